import type {Parents} from 'mdast'
import type {Edit} from '../../core/types.ts'
import type {WordLook} from '../../outputs/docx/word-look.ts'
import {paragraphSign} from './base-paragraphs.ts'
import type {BlockEdit} from './block-edits.ts'
import type {BlockSource} from './block-source.ts'
import {codeEdit} from './code-edit.ts'
import {withEdgeBlanks, withHiddenBlank} from './edge-blanks.ts'
import {type AtomText, looksOfNodes, markdownOf} from './markdown-text.ts'
import type {SourceText} from './source-text.ts'
import {quotedWords} from './value-source.ts'

/** The edits of a file that write a change as CriticMarkup, or the reason why the change cannot be written. */
export type Written = Readonly<
  | {
      edits: readonly Edit[]
      /**
       * The edits that make the change without marks, for words that are already within an edit, if that is possible.
       */
      plain?: readonly Edit[]
    }
  | {reason: string}
>

/** The context for writing a change of a block into its file. */
type Target = Readonly<{
  source: BlockSource
  /** The text of the file, with LF line ends. */
  text: string
  atomText: AtomText
  /** The prefix for the lines of a new paragraph; undefined if a new paragraph is impossible. */
  prefix: string | undefined
  /** The remark after each edit, which names the author of the change. */
  remark: string
}>

/** A range of a file, and the nodes that contain it. */
export type WrittenStretch = Readonly<{start: number; end: number; within: readonly Parents[]}>

/** Writes a change of a block into its file: puts marks around ranges of the file, and new words after them. */
export function writtenEdit(change: BlockEdit, target: Target): Written {
  const {source, atomText, prefix} = target
  const remark = quotedWords(target.remark, source.quote)
  const {written, units, file} = source
  const at = (offset: number, text: string): Edit => ({file, start: offset, end: offset, old: '', text})
  const taken = change.start === change.end ? [] : stretchesOf(written, units, change.start, change.end)
  const stretches =
    change.pieces.length > 0
      ? taken
      : taken?.map((each, index) =>
          withEdgeBlanks(index === 0 ? withHiddenBlank(each, change.start, source) : each, target.text)
        )
  if (stretches === undefined) return {reason: 'galley generates these words; they are not in the text'}
  const only = stretches.length === 1 ? stretches[0] : undefined
  const spot = only
    ? {offset: only.end, within: only.within}
    : spotOf(change, written, units, stretches.at(-1))
  if (spot === undefined) return {reason: 'galley generates the words around it; they are not in the text'}
  if ([...stretches, spot].some(({within}) => within.some(isWhole))) {
    const code = codeEdit(change, source, target.text)
    if (code === undefined) return {reason: 'it is within code, where no edit can be marked'}
    return {
      edits: [at(code.start, '{~~'), at(code.end, `~>${code.text}~~}${remark}`)],
      plain: [{file, start: code.start, end: code.end, old: code.old, text: code.text}]
    }
  }
  const plain = markdownOf(change.pieces, {looks: looksWithin(spot.within), atomText, prefix})
  const markdown = plain && quotedWords(plain, source.quote)
  if (markdown === undefined) return {reason: unsaidReason(change, prefix)}
  const slice = ({start, end}: WrittenStretch): string => target.text.slice(start, end)
  if ([...stretches].some(stretch => marksIn.test(slice(stretch))))
    return {reason: 'another edit or a question is there'}
  const plainEdits = [
    ...stretches.map(stretch => ({
      file,
      start: stretch.start,
      end: stretch.end,
      old: slice(stretch),
      text: ''
    })),
    ...(markdown === '' ? [] : [at(spot.offset, markdown)])
  ]
  if (only && markdown !== '' && !/~>|\n\s*\n/.test(slice(only) + markdown))
    return {edits: [at(only.start, '{~~'), at(only.end, `~>${markdown}~~}${remark}`)], plain: plainEdits}
  const deleted = stretches.flatMap(stretch => [at(stretch.start, '{--'), at(stretch.end, `--}${remark}`)])
  const inserted = markdown === '' ? [] : [at(spot.offset, `{++${markdown}++}${remark}`)]
  return {edits: [...deleted, ...inserted], plain: plainEdits}
}

/** The marks of edits, which cannot be nested; the marks of questions and highlights can. */
export const editMarksIn = /\{(?:\+\+|--|~~)|(?:\+\+|--|~~)\}/

/** The marks of CriticMarkup. */
export const marksIn = /\{(?:\+\+|--|~~|==|>>)|(?:\+\+|--|~~|==|<<)\}/

function unsaidReason({pieces}: BlockEdit, prefix: string | undefined): string {
  if (prefix === undefined && pieces.some(({text}) => text === paragraphSign))
    return 'there can be no second paragraph there'
  return unsaid
}

/** The reason why an insertion cannot be written. */
export const unsaid = 'Markdown has no words for it: a picture, a formula, a note or a field'

/** Whether marks in a node are not parsed. */
function isWhole({type}: Parents): boolean {
  return (type as string) === 'inlineCode' || (type as string) === 'rawTex'
}

/**
 * The ranges of the file for units of a block, each within one node. Emphasis that is only partly included stays where
 * it is, and emphasis that is included as a whole goes with its words. Undefined if a unit has no place.
 */
export function stretchesOf(
  written: SourceText,
  units: Int32Array,
  start: number,
  end: number
): readonly WrittenStretch[] | undefined {
  let [first, last] = [start, end - 1]
  while (first < end && units[first]! < 0) first++
  while (last > first && units[last]! < 0) last--
  if (first >= end) return undefined
  const from = units[first]!
  // Spaces of the file that are a single space in the text belong together.
  const next = nextPlaced(units, end)
  const isBlank = /\s/.test(written.text[units[last]!]!)
  const to = isBlank && next !== undefined && last === end - 1 ? next - 1 : units[last]!
  return to < from ? undefined : stretchesIn(written, from, to, 0)
}

function nextPlaced(units: Int32Array, from: number): number | undefined {
  for (let at = from; at < units.length; at++) if (units[at]! >= 0) return units[at]!
  return undefined
}

/**
 * The ranges of the source file that contain the units `from` to `to`, at one depth of the syntax tree; adjacent ranges
 * are merged.
 */
function stretchesIn(
  written: SourceText,
  from: number,
  to: number,
  depth: number
): readonly WrittenStretch[] {
  const stretches: WrittenStretch[] = []
  const add = (stretch: WrittenStretch): void => {
    const before = stretches.at(-1)
    if (
      before !== undefined &&
      before.end === stretch.start &&
      before.within.length === stretch.within.length
    )
      stretches[stretches.length - 1] = {...before, end: stretch.end}
    else stretches.push(stretch)
  }
  for (let at = from; at <= to; ) {
    const within = written.within[at]!
    const node = within[depth]
    if (node === undefined) {
      add({start: written.starts[at]!, end: written.ends[at]!, within})
      at++
      continue
    }
    let last = at
    while (last < to && written.within[last + 1]![depth] === node) last++
    const isAll =
      written.within[at - 1]?.[depth] !== node &&
      written.within[last + 1]?.[depth] !== node &&
      !isSpanned(node)
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (isAll && start !== undefined && end !== undefined) add({start, end, within: within.slice(0, depth)})
    else for (const stretch of stretchesIn(written, at, last, depth + 1)) add(stretch)
    at = last + 1
  }
  return stretches
}

/** Whether a node has no place. HTML elements and spans have none, because they may begin before their words. */
function isSpanned({position}: Parents): boolean {
  return position === undefined
}

type Spot = Readonly<{offset: number; within: readonly Parents[]}>

/**
 * The place in the file at which new words are inserted: after the deleted words, or between two units, within the
 * nodes that give the words their formatting.
 */
function spotOf(
  {start, end, pieces}: BlockEdit,
  written: SourceText,
  units: Int32Array,
  deleted: WrittenStretch | undefined
): Spot | undefined {
  if (deleted !== undefined && pieces.length === 0) return {offset: deleted.end, within: []}
  const left = start > 0 ? units[start - 1]! : -1
  const right = end < units.length ? units[end]! : -1
  if (deleted === undefined && left < 0 && right < 0) return undefined
  const wanted = new Set(pieces.flatMap(({looks, text}) => (text.trim() === '' ? [] : looks)))
  const before = deleted ?? (left >= 0 ? endAt(written, left, right) : undefined)
  const after = right >= 0 ? {offset: written.starts[right]!, within: written.within[right]!} : undefined
  if (before === undefined) return after && outside(after, [], wanted, 'start')
  const offset = 'end' in before ? before.end : before.offset
  const spot = {offset, within: before.within}
  return outside(spot, after?.within ?? [], wanted, 'end')
}

/** The end of a unit; if it is a space, the end of all spaces that are one space in the text. */
function endAt(written: SourceText, left: number, right: number): Spot {
  const isBlank = /\s/.test(written.text[left]!)
  const last =
    isBlank && right > left && written.within[right - 1] === written.within[left] ? right - 1 : left
  return {offset: written.ends[last]!, within: written.within[left]!}
}

/**
 * Moves a spot out of nodes that do not contain the neighbour, if the new words do not have the look of these nodes.
 */
function outside(
  {offset, within}: Spot,
  neighbour: readonly Parents[],
  wanted: ReadonlySet<WordLook>,
  edge: 'start' | 'end'
): Spot {
  for (const [depth, node] of within.entries()) {
    if (neighbour[depth] === node) continue
    const look = looksOfNodes[node.type]
    if (look !== undefined && wanted.has(look)) continue
    return {offset: node.position?.[edge].offset ?? offset, within: within.slice(0, depth)}
  }
  return {offset, within}
}

function looksWithin(within: readonly Parents[]): readonly WordLook[] {
  return within.flatMap(({type}) => looksOfNodes[type] ?? [])
}

/** The offset in the file after a unit of a block, outside emphasis that ends there. */
export function insertionPoint(boundary: number, written: SourceText, units: Int32Array): number | undefined {
  return spotOf({start: boundary, end: boundary, pieces: []}, written, units, undefined)?.offset
}
