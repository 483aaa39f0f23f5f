import {type BaseParagraph, paragraphSign} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {levelOfStyle} from './levels.ts'
import {markdownOf} from './markdown-text.ts'
import type {Matching} from './match-blocks.ts'
import {insertion} from './moved.ts'
import type {Planner} from './plan-edit.ts'
import type {WordPiece} from './read/document.ts'
import type {SourceUnit} from './source-units.ts'
import {unsaid, type Written} from './written-edits.ts'

/** A new paragraph, and the block of the text next to which it is written. */
export type WrittenBeside = Readonly<{of: SourcedBlock; isBehind: boolean; written: Written}>

/**
 * Writes a new paragraph between two blocks of a text, on separate lines: after the whole list or table, and before the
 * first block if only titles and abstracts precede that. Undefined within a block, such as between two items.
 */
export function writtenBeside(
  index: number,
  pieces: readonly WordPiece[],
  planner: Planner,
  remark: string
): WrittenBeside | undefined {
  const {paragraphs, units, atomText, around} = planner
  const paragraph = paragraphs[index]!
  const [before, after] = [around.before[index], around.after[index]]
  const [last, next] = [before && units.unitOf(before.of), after && units.unitOf(after.of)]
  if (last === next || (last !== undefined && isGoingOn(paragraph, before!.paragraph, last))) return undefined
  const unit = last ?? next!
  const edges = around.edges.get(unit)!
  const words = markdownOf([{text: paragraphSign, looks: []}, ...pieces], {looks: [], atomText, prefix: ''})
  const isBehind = last !== undefined
  const of = isBehind ? edges.last : edges.first
  if (words === undefined) return {of, isBehind, written: {reason: unsaid}}
  const added = `{++\n\n${headingMark(paragraph)}${words.trimStart()}\n\n++}${remark}`
  const text = isBehind ? `\n\n${added}` : `${added}\n\n`
  const edits = [insertion(unit.file, isBehind ? unit.end : unit.start, text)]
  return {of, isBehind, written: {edits}}
}

type Neighbour = Readonly<{paragraph: BaseParagraph; of: SourcedBlock}>

/** For each paragraph of a file, its neighbours in the text; and for each unit, its first and last block. */
export type Surroundings = Readonly<{
  before: ReadonlyArray<Neighbour | undefined>
  after: ReadonlyArray<Neighbour | undefined>
  edges: ReadonlyMap<SourceUnit, Readonly<{first: SourcedBlock; last: SourcedBlock}>>
}>

/** Finds, for each paragraph, the nearest paragraphs whose blocks have not moved. */
export function surroundings(
  paragraphs: readonly BaseParagraph[],
  {blocks: matched}: Pick<Matching, 'blocks'>,
  {blocks, units}: Pick<Planner, 'blocks' | 'units'>,
  isMoved: Planner['isMoved']
): Surroundings {
  const own = paragraphs.map((paragraph): Neighbour | undefined => {
    const of = paragraph.story === 'body' ? matched.get(paragraph) : undefined
    return of === undefined || of.block.kind === 'entry' || isMoved(of) ? undefined : {paragraph, of}
  })
  const edges = new Map<SourceUnit, {first: SourcedBlock; last: SourcedBlock}>()
  for (const of of blocks) {
    const unit = units.unitOf(of)
    if (unit !== undefined) edges.set(unit, {first: edges.get(unit)?.first ?? of, last: of})
  }
  return {before: lastBefore(own), after: lastBefore(own.toReversed()).toReversed(), edges}
}

/** For each index of a list, the last defined item before it. */
function lastBefore<Item>(items: ReadonlyArray<Item | undefined>): ReadonlyArray<Item | undefined> {
  let last: Item | undefined
  return items.map(item => {
    const found = last
    last = item ?? last
    return found
  })
}

/** Whether a paragraph continues the list or quotation before it, judged by its form. */
function isGoingOn(paragraph: BaseParagraph, before: BaseParagraph, {node}: SourceUnit): boolean {
  if (node.type === 'list') return paragraph.isItem
  return containers.has(node.type) && paragraph.style !== '' && paragraph.style === before.style
}

const containers: ReadonlySet<string> = new Set(['blockquote', 'div', 'definitionList', 'lineBlock'])

/** The marks of a heading, from its style in Word. */
function headingMark({style}: BaseParagraph): string {
  const level = levelOfStyle(style)
  return level === 0 ? '' : `${'#'.repeat(level)} `
}
