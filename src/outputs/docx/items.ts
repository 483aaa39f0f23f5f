import {element} from '../../core/write-xml.ts'
import type {Counter} from './marks.ts'
import {changeAttributes, isAddition, joinPieces, type Mark, markProperties, type Piece} from './marks.ts'
import {withMovedEnds} from './moved-ends.ts'
import {withSeams} from './seams.ts'

/** The items of a story of the document: the body, a cell, a note. */
export type StoryItem = ParagraphItem | TableItem

/** A table as XML. */
export type TableItem = Readonly<{kind: 'table'; xml: string}>

export type ParagraphItem = Readonly<{
  kind: 'paragraph'
  form: ParagraphForm
  pieces: readonly Piece[]
  /** The changes of the paragraph mark. */
  marks: readonly Mark[]
  /** Set if the paragraph was split from the previous one, or joined with it. */
  joint?: Joint
  /** The form of the paragraph in the old version, if it differs, and the author of the change. */
  was?: Readonly<{form: ParagraphForm; author: string}>
  /** XML before and after the paragraph, such as the ends of moved ranges. */
  before?: string
  after?: string
}>

export type Joint = Readonly<{mark: Mark; space: Piece | undefined}>

/** The properties of a paragraph; undefined properties are taken from its style. */
export type ParagraphForm = Readonly<{
  style?: string
  keepsWithNext?: true
  numbering?: Readonly<{id: number; level: number}>
  isRightToLeft?: boolean
  /** Space before the paragraph, in twentieths of a point. */
  spaceBefore?: number
  isClose?: true
  indent?: number
  hanging?: number
  align?: 'left' | 'center' | 'right'
  /** Whether Word continues with the next paragraph on the same line, as after a run-in heading. */
  isRunIn?: true
}>

/** A paragraph whose form has not changed. */
export function paragraph(
  form: ParagraphForm,
  pieces: readonly Piece[],
  marks: readonly Mark[] = []
): ParagraphItem {
  return {kind: 'paragraph', form, pieces, marks}
}

/** The children of `w:pPr`, without the properties of the paragraph mark, in the order of the schema. */
function formProperties(form: ParagraphForm): string {
  const {style, keepsWithNext, numbering, isRightToLeft, spaceBefore, isClose, indent, hanging, align} = form
  return [
    style === undefined ? '' : element('w:pStyle', {'w:val': style}),
    keepsWithNext ? element('w:keepNext') : '',
    numbering === undefined
      ? ''
      : element(
          'w:numPr',
          {},
          element('w:ilvl', {'w:val': numbering.level}),
          element('w:numId', {'w:val': numbering.id})
        ),
    isRightToLeft ? element('w:bidi') : '',
    spaceBefore === undefined ? '' : element('w:spacing', {'w:before': spaceBefore}),
    indent === undefined && hanging === undefined
      ? ''
      : element('w:ind', {'w:left': indent, 'w:hanging': hanging}),
    isClose ? element('w:contextualSpacing') : '',
    align === undefined ? '' : element('w:jc', {'w:val': align})
  ].join('')
}

/** The items of a story as XML; the last is a paragraph, as Word requires. */
export function serializeItems(
  items: readonly StoryItem[],
  {nextChange, date}: Readonly<{nextChange: Counter; date: string}>,
  isBody = false
): string {
  const settled = withSeams(withMovedEnds(withLastMark(withJoints(spaced(items)), isBody)), date)
  return settled.map(item => (item.kind === 'table' ? item.xml : paragraphXml(item, nextChange))).join('')
}

/** Adds space after tables, and a paragraph between two tables, because Word would join them. */
function spaced(items: readonly StoryItem[]): readonly StoryItem[] {
  return items.flatMap((item, index): readonly StoryItem[] => {
    const before = items[index - 1]
    if (item.kind === 'table') return before?.kind === 'table' ? [between, item] : [item]
    if (before?.kind !== 'table' || item.form.spaceBefore !== undefined) return [item]
    return [{...item, form: {...item.form, spaceBefore: 240}}]
  })
}

const between = paragraph({style: 'TableText'}, [])

/**
 * Moves each joint (the paragraph mark that a split inserted or a join deleted) to the previous paragraph, where Word
 * keeps it. Skips paragraphs that exist only in the version with two separate halves, because such a paragraph may be
 * between the halves.
 */
function withJoints(items: readonly StoryItem[]): readonly StoryItem[] {
  const joined = new Map<StoryItem, Joint>()
  for (const [index, item] of items.entries()) {
    if (item.kind === 'table' || item.joint === undefined) continue
    const isSplit = isAddition(item.joint.mark)
    const before = items
      .slice(0, index)
      .findLast(each => each.kind === 'table' || !each.marks.some(mark => isAddition(mark) === isSplit))
    if (before?.kind === 'paragraph') joined.set(before, item.joint)
  }
  return items.map((item): StoryItem => {
    const joint = joined.get(item)
    if (joint === undefined || item.kind === 'table') return item
    const {mark, space} = joint
    return {...item, pieces: space === undefined ? item.pieces : [...item.pieces, space], marks: [mark]}
  })
}

/**
 * Keeps the last paragraph mark of a story, because Word cannot delete it. If the last paragraphs are inserted or
 * deleted, each of them uses the mark before it instead; in the body, an empty paragraph is added, because the item
 * before may be a table.
 */
function withLastMark(items: readonly StoryItem[], isBody: boolean): readonly StoryItem[] {
  const last = items.at(-1)
  if (last === undefined || last.kind === 'table') return [...items, paragraph({style: 'TableText'}, [])]
  if (last.marks.length === 0) return items
  if (isBody) return [...items, paragraph({style: 'BodyText'}, [])]
  return withMarksBefore(items)
}

/**
 * If the last items are inserted or deleted, makes them use the paragraph marks before them instead of their own, so
 * that the last mark of the story is kept.
 */
export function withMarksBefore(items: readonly StoryItem[]): readonly StoryItem[] {
  const start = 1 + items.findLastIndex(item => item.kind === 'table' || item.marks.length === 0)
  return items.map((item, index): StoryItem => {
    if (item.kind === 'table' || index < start - 1) return item
    const after = items[index + 1]
    return {...item, marks: after?.kind === 'paragraph' ? after.marks : []}
  })
}

function paragraphXml(item: ParagraphItem, next: Counter): string {
  const {form, pieces, marks, was, before = '', after = ''} = item
  const mark = markProperties(marks, next) + (form.isRunIn ? '<w:vanish/><w:specVanish/>' : '')
  const change = was
    ? element('w:pPrChange', changeAttributes(was, next), `<w:pPr>${formProperties(was.form)}</w:pPr>`)
    : ''
  const properties = formProperties(form) + (mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`) + change
  const content = (properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`) + joinPieces(pieces, next)
  return `${before}<w:p>${content}</w:p>${after}`
}
