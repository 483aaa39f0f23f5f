import {type Atom, atomSign} from '../../outputs/docx/block-text.ts'
import {fold} from './fold.ts'
import type {WordPiece} from './read/document.ts'

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

/** Puts an atom in the place of units of the text that nobody inserted. */
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
    if (piece.ins !== undefined || piece.atom !== undefined) {
      if (first >= 0 && last < 0) return undefined
      continue
    }
    const [begin, to] = [at, at + piece.text.length]
    at = to
    if (to <= start || begin >= end) continue
    if (first < 0) first = index
    if (begin < start) before.push({...piece, text: piece.text.slice(0, start - begin)})
    inside.push(piece)
    if (to > end) after.push({...piece, text: piece.text.slice(end - begin)})
    if (to >= end) last = index
  }
  if (first < 0 || last < 0) return undefined
  const del = inside.every(piece => piece.del !== undefined) ? inside[0]!.del : undefined
  const atom: WordPiece = {
    text: atomSign,
    atom: field,
    looks: [],
    ...(del && {del})
  }
  return {first: from + first, last: from + last, pieces: [...before, atom, ...after]}
}
