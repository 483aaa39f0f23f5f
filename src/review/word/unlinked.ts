import {type Atom, atomSign, type BlockText} from '../../outputs/docx/block-text.ts'
import {fold} from './fold.ts'
import type {KnownCitations} from './known-citations.ts'
import {likenessOfLetters} from './likeness-of-letters.ts'
import type {WordPiece} from './read/document.ts'
import {atomPiece} from './read/fields.ts'
import type {Alignment} from './word-diff.ts'

/**
 * The pieces of a paragraph in which citations and references that became plain text, as a program writes them that does
 * not know fields, are atoms again: the words that galley showed, at their place among the atoms of the block.
 */
export function withAtoms(pieces: readonly WordPiece[], atoms: readonly Atom[]): readonly WordPiece[] {
  const own = pieces.filter(({atom, ins}) => atom !== undefined && ins === undefined).length
  if (own >= atoms.length) return pieces
  let result = [...pieces]
  let from = 0
  for (const atom of atoms) {
    const next = result.findIndex((piece, index) => index >= from && piece.atom && piece.ins === undefined)
    const found = isField(atom) ? placeOf(result, from, atom, next < 0 ? result.length : next) : undefined
    if (found === undefined) {
      if (next >= 0 && result[next]!.atom!.kind === atom.kind) from = next + 1
      continue
    }
    result = [...result.slice(0, found.first), ...found.pieces, ...result.slice(found.last + 1)]
    from = found.first + found.pieces.findIndex(piece => piece.atom !== undefined) + 1
  }
  return result
}

/** Whether an atom is a field, of which a program can leave the words. */
function isField({kind}: Atom): boolean {
  return kind === 'citation' || kind === 'reference'
}

type Found = Readonly<{first: number; last: number; pieces: readonly WordPiece[]}>

/** Finds the words of an atom among pieces that nobody inserted, from one piece up to another. */
function placeOf(
  pieces: readonly WordPiece[],
  from: number,
  {kind, shown}: Pick<Atom, 'kind' | 'shown'>,
  end: number
): Found | undefined {
  const wanted = fold(shown).text.trim()
  if (wanted === '') return undefined
  const run = pieces.slice(from, end)
  const text = run
    .map(piece => (piece.ins === undefined && piece.atom === undefined ? piece.text : ''))
    .join('')
  const folded = fold(text)
  const at = folded.text.indexOf(wanted)
  if (at < 0) return undefined
  return cut(run, from, folded.places[at]!, folded.places[at + wanted.length]!, {kind, shown})
}

/** Puts an atom in the place of units of the text that was sent, together with what was inserted among them. */
function cut(
  run: readonly WordPiece[],
  from: number,
  start: number,
  end: number,
  field: Pick<Atom, 'kind' | 'shown'>
): Found | undefined {
  let at = 0
  let first = -1
  let last = -1
  const inside: WordPiece[] = []
  const [before, after]: [WordPiece[], WordPiece[]] = [[], []]
  for (const [index, piece] of run.entries()) {
    const isInside = first >= 0 && last < 0
    if (piece.atom !== undefined) {
      if (isInside) return undefined
      continue
    }
    if (piece.ins !== undefined) {
      if (isInside) inside.push(piece)
      continue
    }
    const [begin, to] = [at, at + piece.text.length]
    at = to
    if (to <= start || begin >= end) continue
    if (first < 0) first = index
    if (begin < start) before.push({...piece, text: piece.text.slice(0, start - begin)})
    inside.push({...piece, text: piece.text.slice(Math.max(0, start - begin), end - begin)})
    if (to > end) after.push({...piece, text: piece.text.slice(end - begin)})
    if (to >= end) last = index
  }
  if (first < 0 || last < 0) return undefined
  const atom = atomPiece({...field, shown: wordsNow(inside) || field.shown}, inside)
  return {first: from + first, last: from + last, pieces: [...before, atom, ...after]}
}

/** The words of pieces if everything is accepted. */
function wordsNow(pieces: readonly WordPiece[]): string {
  return pieces.map(({text, del}) => (del === undefined ? text : '')).join('')
}

/**
 * The pieces of a paragraph in which citations that became plain text, and over which somebody has typed, are atoms
 * again: where the block has a citation, and the paragraph words like it.
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
  let result = pieces
  // From the end, so that the places before stay the same.
  for (const hunk of diff(sent, text).hunks.toReversed()) {
    const sign = text.indexOf(atomSign, hunk.blockStart)
    const atom = atoms[text.slice(0, sign).split(atomSign).length - 1]
    if (sign < 0 || sign >= hunk.blockEnd || atom?.kind !== 'citation') continue
    const [before, behind] = [text.slice(hunk.blockStart, sign), text.slice(sign + 1, hunk.blockEnd)]
    const words = sent.slice(hunk.start, hunk.end)
    if (!words.startsWith(before) || !words.endsWith(behind)) continue
    const [start, end] = [hunk.start + before.length, hunk.end - behind.length]
    if (end <= start || !isLikeCitation(sent.slice(start, end), atom.shown, known)) continue
    const found = cut(result, 0, start, end, {kind: 'citation', shown: atom.shown})
    if (found !== undefined)
      result = [...result.slice(0, found.first), ...found.pieces, ...result.slice(found.last + 1)]
  }
  return result
}

/** Whether words can be those of a citation after somebody typed over it. */
function isLikeCitation(words: string, shown: string, {named}: KnownCitations): boolean {
  if (words.includes(atomSign)) return false
  if (citationForm.test(words) && named(words, []) !== undefined) return true
  const isNumber = (text: string): boolean => /^[([]?\d[\d\s,;–-]*[)\]]?$/.test(text.trim())
  return likenessOfLetters(words, shown) >= alike || (isNumber(words) && isNumber(shown))
}

const alike = 0.4

/** “(Doe, 2001)”, “Doe (2001)”. */
const citationForm = /^\s*(?:[([].*\d{4}.*[)\]]|\p{Lu}[^()]{0,80}\(\d{4}[^()]*\))\s*$/u
