import type {Change, Node} from '../../core/article.ts'
import {wordsOf} from '../../core/walk-article.ts'
import type {DocumentContext, Relationships} from './context.ts'
import {inlines} from './inline.ts'
import {type ParagraphForm, type ParagraphItem, paragraph, type StoryItem} from './items.ts'
import {isRightToLeft} from './look.ts'
import {changeMark, linked, type Mark, type Piece, withMark} from './marks.ts'
import {blockBookmark} from './named-blocks.ts'
import {type Line, type NoteLine, textPieces} from './run.ts'
import {inBookmark} from './targets.ts'

/** The properties that the blocks of a story inherit from the blocks around them. */
export type Story = Readonly<{
  context: DocumentContext
  relationships: Relationships
  /** The form, including the style, of the story's paragraphs. */
  form: ParagraphForm
  marks: readonly Mark[]
  isRightToLeft: boolean
  /** The language of the story, unless it is the paper's. */
  lang?: string
  /** The number of lists that contain the blocks. */
  depth: number
  note?: NoteLine
}>

/** Writes blocks as items of a story. */
export type WriteBlocks = (nodes: readonly Node[], story: Story) => readonly StoryItem[]

/** The line to which the text of a block is written. */
export function lineOf(
  node: Readonly<{lang?: string | undefined; dir?: string | undefined}>,
  story: Story
): Line {
  const {context, relationships, marks, note} = story
  const lang = node.lang ?? story.lang
  const isTurned = isRightToLeft(node, story.isRightToLeft)
  return {
    context,
    relationships,
    look: {...(lang !== undefined && {lang}), ...(isTurned && {isRightToLeft: true})},
    marks,
    ...(note && {note})
  }
}

/**
 * The text of a block, in the bookmark that identifies the block; the number of the bookmark depends on the list of
 * its nodes, or on its node.
 */
export function wordsPieces(
  words: readonly Node[],
  line: Line,
  owner: readonly Node[] | Node = words
): readonly Piece[] {
  return named(owner, inlines(words, line), line.context)
}

/** Pieces in the bookmark that identifies a block, if the block has a number. */
export function named(
  owner: readonly Node[] | Node,
  pieces: readonly Piece[],
  {blockNumbers, nextBookmark}: DocumentContext
): readonly Piece[] {
  const number = blockNumbers.get(owner)
  return number === undefined ? pieces : inBookmark(blockBookmark(number), pieces, nextBookmark)
}

/** A paragraph of a story with the text of a node. */
export function textParagraph(
  node: Readonly<{lang?: string; dir?: string; anchor?: string}>,
  words: readonly Node[],
  story: Story,
  form: ParagraphForm = {},
  lead: readonly Piece[] = []
): ParagraphItem {
  const line = lineOf(node, story)
  const pieces = [...lead, ...wordsPieces(words, line)]
  const isTurned = isRightToLeft(node, story.isRightToLeft, wordsOf(words))
  return paragraph(
    {...story.form, ...form, ...(isTurned && {isRightToLeft: true})},
    story.context.targets.around(node.anchor, pieces),
    story.marks
  )
}

/** Text that links to a URL on the web. */
export function linkTo(url: string, words: string, line: Line): readonly Piece[] {
  const look = {...line.look, style: 'Hyperlink'}
  return [linked({'r:id': line.relationships.link(url)}, textPieces(words, {...line, look}))]
}

/** A story with the mark of a change added. */
export function storyIn(change: Change | undefined, story: Story): Story {
  const mark = change && changeMark(change, story.context.author)
  return mark === undefined ? story : {...story, marks: withMark(story.marks, mark)}
}

/** A story with the language and direction of a block. */
export function storyWithin(node: Readonly<{lang?: string; dir?: string}>, story: Story): Story {
  if (node.lang === undefined && node.dir === undefined) return story
  return {
    ...story,
    ...(node.lang !== undefined && {lang: node.lang}),
    isRightToLeft: isRightToLeft(node, story.isRightToLeft)
  }
}
