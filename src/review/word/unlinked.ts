import {addAll} from '../../core/add-all.ts'
import {type Atom, atomPlaces, atomSign, type BlockText} from '../../outputs/docx/block-text.ts'
import {type Folded, fold} from './fold.ts'
import type {KnownCitations} from './known-citations.ts'
import {likenessOfLetters} from './likeness-of-letters.ts'
import type {WordPiece} from './read/document.ts'
import {atomPiece} from './read/fields.ts'
import type {Alignment} from './word-diff.ts'

/**
 * Turns citations and references that became plain text, as in files from programs without fields, into atoms again:
 * the texts that galley showed, in the order of the block's atoms.
 */
export function withAtoms(pieces: readonly WordPiece[], atoms: readonly Atom[]): readonly WordPiece[] {
  const own = pieces.filter(({atom, ins}) => atom !== undefined && ins === undefined).length
  if (own >= atoms.length) return pieces
  const result: WordPiece[] = []
  let run = runFrom(pieces, 0)
  for (const atom of atoms) {
    if (isField(atom) && take(run, atom)) continue
    if (pieces[run.end]?.atom?.kind !== atom.kind) continue
    for (const piece of [...withCuts(run.pieces, run.cuts), pieces[run.end]!]) result.push(piece)
    run = runFrom(pieces, run.end + 1)
  }
  for (const piece of withCuts(run.pieces, run.cuts)) result.push(piece)
  for (const piece of pieces.slice(run.end)) result.push(piece)
  return result
}

/** Whether an atom is a field, of which a program may keep only the text. */
function isField({kind}: Atom): boolean {
  return kind === 'citation' || kind === 'reference'
}

/** Words to be turned into an atom, by their units in the text as it was sent. */
type Cut = Readonly<{start: number; end: number; field: Pick<Atom, 'kind' | 'shown'>}>

/** The pieces up to the next atom that was sent. */
type Run = Readonly<{
  pieces: readonly WordPiece[]
  /** The index of the atom after the pieces. */
  end: number
  /** The text that was sent, in compared form. */
  folded: Folded
  /** The units before which atoms were inserted. */
  inserted: readonly number[]
  cuts: Cut[]
  /**
   * The offset in the folded text from which the next atom is searched for, and the index of the next inserted atom.
   */
  next: {from: number; inserted: number}
}>

function runFrom(pieces: readonly WordPiece[], first: number): Run {
  let end = first
  while (end < pieces.length && (pieces[end]!.atom === undefined || pieces[end]!.ins !== undefined)) end++
  const own = pieces.slice(first, end)
  const inserted: number[] = []
  const texts: string[] = []
  let length = 0
  for (const {text, ins, atom} of own) {
    if (atom !== undefined) inserted.push(length)
    if (ins !== undefined) continue
    texts.push(text)
    length += text.length
  }
  return {pieces: own, end, folded: fold(texts.join('')), inserted, cuts: [], next: {from: 0, inserted: 0}}
}

/** The maximum distance from the last atom to the text of the next one. */
const furthest = 20_000

/** Turns the next words of a run into an atom if they equal the atom's shown text; returns whether it did. */
function take({folded, inserted, cuts, next}: Run, {kind, shown}: Pick<Atom, 'kind' | 'shown'>): boolean {
  const wanted = fold(shown).text.trim()
  if (wanted === '') return false
  const near = folded.text.slice(next.from, next.from + furthest + wanted.length).indexOf(wanted)
  if (near < 0) return false
  const at = next.from + near
  const [start, end] = [folded.places[at]!, folded.places[at + wanted.length]!]
  while (next.inserted < inserted.length && inserted[next.inserted]! <= start) next.inserted++
  const isSplit = next.inserted < inserted.length && inserted[next.inserted]! < end
  if (isSplit || end <= start) return false
  cuts.push({start, end, field: {kind, shown}})
  next.from = at + wanted.length
  return true
}

/** Replaces words of the sent text, including insertions among them, with atoms. */
function withCuts(pieces: readonly WordPiece[], cuts: readonly Cut[]): readonly WordPiece[] {
  if (cuts.length === 0) return pieces
  const result: WordPiece[] = []
  let [at, next] = [0, 0]
  let inside: WordPiece[] = []
  for (const piece of pieces) {
    if (piece.ins !== undefined) {
      ;(inside.length > 0 ? inside : result).push(piece)
      continue
    }
    const begin = at
    let place = begin
    at += piece.text.length
    const partTo = (end: number): readonly WordPiece[] => {
      const text = piece.text.slice(place - begin, Math.max(place, end) - begin)
      place = Math.max(place, end)
      return text === '' ? [] : [{...piece, text}]
    }
    for (let cut = cuts[next]; cut !== undefined && cut.start < at; cut = cuts[next]) {
      addAll(result, partTo(cut.start))
      addAll(inside, partTo(Math.min(at, cut.end)))
      if (cut.end > at) break
      const {field, start, end} = cut
      const atom = {...field, shown: wordsNow(inside) || field.shown, units: end - start}
      result.push(atomPiece(atom, inside))
      inside = []
      next++
    }
    addAll(result, partTo(at))
  }
  return result
}

/** The text of pieces with all changes accepted. */
function wordsNow(pieces: readonly WordPiece[]): string {
  return pieces.map(({text, del}) => (del === undefined ? text : '')).join('')
}

/**
 * Turns citations that became plain text, and over which words were typed, into atoms again: where the block has a
 * citation and the paragraph has similar words.
 */
export function withRetypedAtoms(
  pieces: readonly WordPiece[],
  {text, atoms}: BlockText,
  diff: (paragraph: string, block: string) => Alignment,
  known: KnownCitations
): readonly WordPiece[] {
  const isThere = ({atom, ins}: WordPiece): boolean => atom?.kind === 'citation' && ins === undefined
  const citations = atoms.filter(({kind}) => kind === 'citation').length
  if (pieces.filter(isThere).length >= citations) return pieces
  const sent = pieces.map(piece => (piece.ins === undefined ? piece.text : '')).join('')
  const signs = atomPlaces(text)
  const cuts: Cut[] = []
  let index = 0
  for (const hunk of diff(sent, text).hunks) {
    while (index < signs.length && signs[index]! < hunk.blockStart) index++
    const [sign, atom] = [signs[index], atoms[index]]
    if (sign === undefined || sign >= hunk.blockEnd || atom?.kind !== 'citation') continue
    const [before, behind] = [text.slice(hunk.blockStart, sign), text.slice(sign + 1, hunk.blockEnd)]
    const words = sent.slice(hunk.start, hunk.end)
    if (!words.startsWith(before) || !words.endsWith(behind)) continue
    const [start, end] = [hunk.start + before.length, hunk.end - behind.length]
    if (end <= start || !isLikeCitation(sent.slice(start, end), atom.shown, known)) continue
    cuts.push({start, end, field: {kind: 'citation', shown: atom.shown}})
  }
  return withCuts(pieces, withoutInsertedAtoms(pieces, cuts))
}

/** The cuts that contain no inserted atom. */
function withoutInsertedAtoms(pieces: readonly WordPiece[], cuts: readonly Cut[]): readonly Cut[] {
  if (cuts.length === 0) return cuts
  const inserted: number[] = []
  let length = 0
  for (const {text, ins, atom} of pieces) {
    if (ins === undefined) length += text.length
    else if (atom !== undefined) inserted.push(length)
  }
  let next = 0
  return cuts.filter(({start, end}) => {
    while (next < inserted.length && inserted[next]! <= start) next++
    return next === inserted.length || inserted[next]! >= end
  })
}

/** Whether words may have been typed over a citation. */
function isLikeCitation(words: string, shown: string, {named}: KnownCitations): boolean {
  if (words.includes(atomSign)) return false
  if (citationForm.test(words) && named(words, []) !== undefined) return true
  const isNumber = (text: string): boolean => /^[([]?\d[\d\s,;–-]*[)\]]?$/.test(text.trim())
  return likenessOfLetters(words, shown) >= alike || (isNumber(words) && isNumber(shown))
}

const alike = 0.4

/** “(Doe, 2001)”, “Doe (2001)”. */
const citationForm = /^\s*(?:[([].*\d{4}.*[)\]]|\p{Lu}[^()]{0,80}\(\d{4}[^()]*\))\s*$/u
