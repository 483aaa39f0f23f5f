import type {BlockKind} from '../../outputs/docx/named-blocks.ts'
import type {AnchoredComment, BaseParagraph} from './base-paragraphs.ts'
import {type BlockEdit, blockEdits} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import {type CitationChange, type Citing, citationChanges} from './citation-changes.ts'
import {fold} from './fold.ts'
import {type FormatChange, formatChanges} from './format-changes.ts'
import {type FormulaChange, formulaChanges} from './formula-changes.ts'
import {withoutBracket, withoutLead} from './lead.ts'
import type {WordChange, WordPiece} from './read/document.ts'
import type {Sent} from './sent.ts'
import {withAtoms, withRetypedAtoms} from './unlinked.ts'
import type {Alignment} from './word-diff.ts'

/** A comment about a range of a block. */
export type BlockComment = Readonly<{comment: AnchoredComment['comment']; start: number; end: number}>

/** The changes that a file makes in a block. */
export type BlockChanges = Readonly<{
  paragraph: BaseParagraph
  of: SourcedBlock
  edits: readonly BlockEdit[]
  comments: readonly BlockComment[]
  /** Changes in generated text: a number before the text, or a citation. */
  made: readonly WordPiece[]
  formats: readonly FormatChange[]
  formulas: readonly FormulaChange[]
  /** Citations that were typed over with words that galley does not understand. */
  citations: readonly CitationChange[]
  /** Whether accepting all edits of the block gives the text of the paragraph; it always should. */
  isComplete: boolean
}>

/** The changes of a block, found by comparing the block with its paragraph. */
export function changesOf(
  paragraph: BaseParagraph,
  of: SourcedBlock,
  diff: (paragraph: string, block: string) => Alignment,
  citing: Citing
): BlockChanges {
  const {sent} = citing
  const {shown, block} = of
  const bare = block.isBracketed ? withoutBracket(paragraph.pieces) : paragraph.pieces
  const {pieces: words, left, changed} = withoutLead(bare, block.lead, shown.text)
  // Only generated text, such as the number, is next to an equation.
  const [own, beside] = block.kind === 'equation' ? besideFormula(words) : [words, []]
  const linked = withRetypedAtoms(withAtoms(own, shown.atoms), shown, diff, citing.known)
  const text = sentText(linked)
  const aligned = diff(text, shown.text)
  const {pieces, hunks, listed} = citationChanges(linked, aligned, of, citing)
  const alignment = {...aligned, hunks}
  const edits = blockEdits(pieces, alignment)
  // If the whole text of a caption is deleted, its label is deleted as well.
  const isGone = shown.text !== '' && acceptedWords(beside.length > 0 ? own : paragraph.pieces).trim() === ''
  const starts = startsOf(words)
  const unitOf = paragraph.comments.length === 0 ? () => 0 : linkedUnits(linked)
  return {
    paragraph,
    of,
    edits,
    made: [
      ...(isGone || isFormulaLeft(paragraph, block.kind) ? [] : joinedPieces([...changed, ...beside])),
      ...changedInAtoms(pieces, sent)
    ],
    comments: paragraph.comments.map(({comment, start, end}) => {
      const at = (piece: number): number => {
        const index = Math.min(Math.max(0, piece - left), words.length)
        return alignment.boundaries[Math.min(unitOf(starts[index]!), text.length)] ?? 0
      }
      return {comment, start: at(start), end: at(end)}
    }),
    formats: formatChanges(pieces, alignment, shown, edits).filter(format => !isOfStyle(format, of)),
    formulas: formulaChanges(pieces, aligned, of, sent),
    citations: listed,
    isComplete: isSameWords(withEdits(shown.text, edits), acceptedWords(pieces))
  }
}

/**
 * Whether the paragraph mark after a display formula is deleted. When LibreOffice deletes a numbered formula, it tracks
 * only the deletion of that mark and leaves the formula itself.
 */
export function isFormulaLeft({joined}: Pick<BaseParagraph, 'joined'>, kind: BlockKind): boolean {
  return kind === 'equation' && joined !== undefined
}

/** Separates the formula of a paragraph, and text inserted next to it, from text deleted next to it. */
function besideFormula(
  words: readonly WordPiece[]
): readonly [own: readonly WordPiece[], beside: readonly WordPiece[]] {
  const isOwn = ({ins, atom}: WordPiece): boolean => ins !== undefined || atom !== undefined
  return [words.filter(isOwn), words.filter(piece => !isOwn(piece) && piece.del !== undefined)]
}

/** Joins adjacent pieces with the same change by the same person, also across pieces that consist of spaces. */
export function joinedPieces(pieces: readonly WordPiece[]): readonly WordPiece[] {
  const joined: WordPiece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last !== undefined && last.ins === piece.ins && last.del === piece.del)
      joined[joined.length - 1] = {...last, text: last.text + piece.text}
    else joined.push(piece)
  }
  return joined.filter(({text}) => text.trim() !== '')
}

/** Changes within the text of references. */
function changedInAtoms(pieces: readonly WordPiece[], {isOwn}: Pick<Sent, 'isOwn'>): readonly WordPiece[] {
  return pieces.flatMap(({atom}) =>
    atom?.kind === 'citation'
      ? []
      : joinedPieces((atom?.changed ?? []).filter(({ins, del}) => !isOwn((ins ?? del)!)))
  )
}

/**
 * Whether a whole heading, or another text with a style of its own, was formatted with tracking off: programs write the
 * formatting of the style in this way.
 */
function isOfStyle({start, end, change}: FormatChange, {block, shown}: SourcedBlock): boolean {
  const isAll = shown.text.slice(0, start).trim() === '' && shown.text.slice(end).trim() === ''
  const isHead = block.cell !== undefined && block.cell.row < block.cell.table.head.length
  return change === undefined && isAll && (isHead || styledKinds.has(block.kind))
}

const styledKinds: ReadonlySet<BlockKind> = new Set<BlockKind>(['heading', 'title', 'term', 'caption'])

/** The text of pieces before tracked changes. */
function sentText(pieces: readonly WordPiece[]): string {
  return pieces.map(({text, ins}) => (ins === undefined ? text : '')).join('')
}

/** The start of each piece in the text before tracked changes; the last number is the end. */
function startsOf(pieces: readonly WordPiece[]): readonly number[] {
  const starts = [0]
  for (const {text, ins} of pieces) starts.push(starts.at(-1)! + (ins === undefined ? text.length : 0))
  return starts
}

/** Returns a function that maps units of the file's text to units of the text in which citations are atoms. */
function linkedUnits(linked: readonly WordPiece[]): (unit: number) => number {
  const units: number[] = []
  let at = 0
  for (const {text, ins, atom} of linked) {
    if (ins !== undefined) continue
    const length = atom?.units ?? text.length
    for (let unit = 0; unit < length; unit++) units.push(at + Math.min(unit, text.length - 1))
    at += text.length
  }
  return unit => units[unit] ?? at
}

function acceptedWords(pieces: readonly WordPiece[]): string {
  return pieces.map(({text, del}) => (del === undefined ? text : '')).join('')
}

/** The text of a block after some edits. */
export function withEdits(text: string, edits: readonly BlockEdit[]): string {
  let result = ''
  let at = 0
  for (const {start, end, pieces} of edits) {
    result += text.slice(at, start) + pieces.map(piece => piece.text).join('')
    at = Math.max(at, end)
  }
  return result + text.slice(at)
}

/** Whether texts have the same words and atoms, regardless of spaces. */
function isSameWords(one: string, other: string): boolean {
  return plainWords(one) === plainWords(other)
}

/** The words and atoms of a text in compared form, without spaces. */
export function plainWords(text: string): string {
  return fold(text).text.replaceAll(' ', '')
}

/** The name of a change's author, or an empty string. */
export function personOf(change: WordChange | undefined): string {
  return change?.author.trim() ?? ''
}
