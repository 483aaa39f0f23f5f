import type {Entry, Node, ReferencesPlace} from '../../core/article.ts'
import {haveMarks} from '../../core/walk-article.ts'
import {fieldEnd, fieldStart} from './field.ts'
import {inlines} from './inline.ts'
import {type ParagraphForm, type ParagraphItem, paragraph, type StoryItem, withMarksBefore} from './items.ts'
import {isRightToLeft} from './look.ts'
import {type Mark, type Piece, withMark} from './marks.ts'
import {piece, textPieces} from './run.ts'
import {lineOf, named, type Story, storyIn, textParagraph, type WriteBlocks} from './story.ts'

/** A list of references under its heading; if it is the only list of the paper, it is Zotero's bibliography field. */
export function references(node: ReferencesPlace, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const {lists} = story.context.article
  const list = lists[node.list]
  const line = lineOf({}, story)
  const title = titleItems(node, story)
  const before = [...title, ...write(node.children ?? [], story)]
  const entries = list?.entries.flatMap(entry => entryItems(entry, list.hanging, story)) ?? []
  if (lists.length !== 1 || entries.length === 0) return [...before, ...entries]
  const last = entries.length - 1
  const inField = entries.map((item, index) => {
    const start = index === 0 ? fieldStart(bibliographyInstruction, line) : []
    const end = index === last ? [fieldEnd(line)] : []
    return {...item, pieces: [...start, ...item.pieces, ...end]}
  })
  // The end of the field must not be removed with a paragraph that only one version contains.
  return [...before, ...(inField.some(({marks}) => marks.length === 0) ? withMarksBefore(inField) : inField)]
}

/** The heading that galley generates for a list, and the heading in the old version. */
function titleItems({title, oldTitle, anchor}: ReferencesPlace, story: Story): readonly StoryItem[] {
  const {targets, author} = story.context
  const shape = story.isRightToLeft ? {isRightToLeft: true} : {}
  const heading = (words: string | undefined, marks: readonly Mark[], name?: string): readonly StoryItem[] =>
    words === undefined || words === ''
      ? []
      : [
          paragraph(
            {style: 'Heading1', ...shape},
            targets.around(name, textPieces(words, {...lineOf({}, story), marks})),
            marks
          )
        ]
  if (oldTitle === undefined) return heading(title, story.marks, anchor)
  return [
    ...heading(oldTitle, withMark(story.marks, {kind: 'del', author})),
    ...heading(title, withMark(story.marks, {kind: 'ins', author}), anchor)
  ]
}

const bibliographyInstruction = `ADDIN ZOTERO_BIBL ${JSON.stringify({uncited: [], omitted: [], custom: []})} CSL_BIBLIOGRAPHY`

/**
 * The paragraphs of an entry, without its annotation. In a changed entry, the changed words are marked. If none are
 * marked because the style has changed, the whole entry replaces the old one.
 */
function entryItems(entry: Entry, hanging: boolean, story: Story): readonly ParagraphItem[] {
  const {annotation = [], was, change} = entry
  const {author} = story.context
  const isReplaced = was !== undefined && !haveMarks(entry.children)
  const within = isReplaced ? {...story, marks: [{kind: 'ins', author} as const]} : storyIn(change, story)
  const old = isReplaced ? [entryItem(was, hanging, {...story, marks: [{kind: 'del', author}]})] : []
  return [
    ...old,
    entryItem(entry, hanging, within),
    ...annotation.map(words => textParagraph({}, words, within, {style: 'BodyText', indent: 720}))
  ]
}

function entryItem(entry: Entry, hanging: boolean, story: Story): ParagraphItem {
  const line = lineOf(entry, story)
  const isNumbered = entry.children.some(isMargin)
  const pieces = entry.children.flatMap((child): readonly Piece[] => {
    if (!isMargin(child)) return inlines([child], line)
    return [...inlines([child], line), piece('<w:tab/>', line)]
  })
  const form: ParagraphForm = {
    style: 'Bibliography',
    ...(isRightToLeft(entry, story.isRightToLeft) && {isRightToLeft: true}),
    ...(isNumbered ? {indent: 480, hanging: 480} : hanging ? {indent: 720, hanging: 720} : {})
  }
  const words = story.context.targets.around(entry.anchor, named(entry.children, pieces, story.context))
  return paragraph(form, words, story.marks)
}

function isMargin(node: Node): boolean {
  return node.type === 'entryPart' && node.part === 'left-margin'
}
