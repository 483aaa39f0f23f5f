import {addAll} from '../../core/add-all.ts'
import type {Block, Division, Heading, Node, Paragraph, Quotation} from '../../core/article.ts'
import {standsInLine} from '../../core/kinds.ts'
import {byKind} from '../../core/map-article.ts'
import {childNodes} from '../../core/walk-article.ts'
import {changedBlock, headingForm} from './changed-block.ts'
import {formulaRemark, queryAlone} from './comments.ts'
import {contents} from './contents.ts'
import {equationItems} from './equation-paragraph.ts'
import {figure, figurePart} from './figure.ts'
import {blockElement} from './html-element.ts'
import {indexItems} from './index-list.ts'
import {moveRange} from './inline.ts'
import {type ParagraphItem, paragraph, type StoryItem} from './items.ts'
import {definitionList, list} from './list.ts'
import type {Piece} from './marks.ts'
import {uncalledNotes} from './notes.ts'
import {pictureParagraph} from './picture-paragraph.ts'
import {references} from './references.ts'
import {textPieces, verbatimPieces} from './run.ts'
import {lineOf, named, type Story, storyIn, storyWithin, textParagraph} from './story.ts'
import {tableItem} from './table.ts'
import {theorem} from './theorem.ts'
import {withoutTorn} from './torn-paragraphs.ts'

/** The blocks of a story as paragraphs and tables. */
export function blockItems(all: readonly Node[], story: Story): readonly StoryItem[] {
  const nodes = withoutTorn(all, story.context)
  const items: StoryItem[] = []
  const asked: Piece[] = []
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at]!
    if (node.type === 'query') addAll(asked, queryAlone(node, lineOf({}, story)))
    const end = endOfMove(nodes, at)
    const {change} = node
    const made = nodes
      .slice(at, end)
      .flatMap((each, index) => changedBlock(each, nodes[at + index - 1], story, block))
    const isMove = change?.kind === 'movedFrom' || change?.kind === 'movedTo'
    addAll(items, isMove ? inBlockMove(made, change.kind, change.number ?? 0, story) : made)
    const was = nodes[at - 1]
    if (was?.change?.kind === 'deleted' && change?.kind === 'inserted')
      addPieces(items, formulaRemark(was, node, lineOf({}, storyIn(change, story))))
    if (asked.length > 0 && addPieces(items, asked)) asked.length = 0
    at = end
  }
  return asked.length === 0 ? items : [...items, paragraph(story.form, asked, story.marks)]
}

/**
 * Adds pieces to the last paragraph, such as queries between blocks; returns false if the last item is not a paragraph.
 */
function addPieces(items: StoryItem[], pieces: readonly Piece[]): boolean {
  const last = items.at(-1)
  if (last?.kind !== 'paragraph') return false
  items[items.length - 1] = {...last, pieces: [...last.pieces, ...pieces]}
  return true
}

/** The index after consecutive blocks that moved together. */
function endOfMove(nodes: readonly Node[], start: number): number {
  const first = nodes[start]?.change
  let end = start + 1
  if (first?.kind !== 'movedFrom' && first?.kind !== 'movedTo') return end
  const isSame = (node: Node | undefined): boolean =>
    node?.change?.kind === first.kind && node.change.number === first.number
  while (isSame(nodes[end])) end++
  return end
}

/** Adds the marks of a moved range around paragraphs; a table cannot have these marks. */
function inBlockMove(
  items: readonly StoryItem[],
  kind: 'movedFrom' | 'movedTo',
  number: number,
  {context}: Story
): readonly StoryItem[] {
  const [start, end] = moveRange(kind, number, context)
  const [first, last] = [items[0], items.at(-1)]
  if (first?.kind !== 'paragraph' || last?.kind !== 'paragraph') return items
  return items.map((item): StoryItem => {
    if (item.kind === 'table') return item
    return {...item, ...(item === first && {before: start}), ...(item === last && {after: end})}
  })
}

function block(node: Node, around: Story): readonly StoryItem[] {
  return itemsOf(node, storyWithin(node as Readonly<{lang?: string; dir?: string}>, around))
}

/** Returns the paragraphs and tables for a block, by its kind. */
const itemsOf = byKind<Block, [story: Story], readonly StoryItem[]>(
  {
    heading: (node, story) => [heading(node, story)],
    paragraph: (node, story) => [ordinaryParagraph(node, story)],
    listing: (node, story) => [listing(node, story)],
    list: (node, story) => list(node, story, blockItems),
    definitionList: (node, story) => definitionList(node, story, blockItems),
    figure: (node, story) => figure(node, story, blockItems),
    figurePart: (node, story) => figurePart(node, story, blockItems),
    table: (node, story) => [tableItem(node, story, blockItems)],
    equation: equationItems,
    quotation: (node, story) => [
      ...blockItems(node.children, {...story, form: quotationForm(story)}),
      ...source(node, story)
    ],
    division: (node, story) => [...blockItems(node.children, story), ...source(node, story)],
    callout,
    theorem: (node, story) => theorem(node, story, blockItems),
    lineBlock: ({lines}, story) =>
      lines.map((words, index) =>
        textParagraph({}, words, story, {style: 'Verse', ...(index < lines.length - 1 && {isClose: true})})
      ),
    thematicBreak: (_, story) => [paragraph({...story.form, style: 'Separator'}, [], story.marks)],
    notes: (node, story) => uncalledNotes(node, story, blockItems),
    references: (node, story) => references(node, story, blockItems),
    contents,
    index: indexItems,
    element: (node, story) => blockElement(node, story, blockItems),
    raw: (node, story) => [
      paragraph(
        {...story.form, style: 'SourceCode'},
        verbatimPieces(node.value, lineOf(node, story)),
        story.marks
      )
    ],
    query: () => []
  },
  (node, story) => {
    if (node.type === 'image') return [pictureParagraph([node], story)]
    const children = childNodes(node)
    const isBlock = !standsInLine(node) && children.length > 0
    return isBlock ? blockItems(children, story) : [textParagraph({}, [node], story)]
  }
)

/** The source of a quotation or an epigraph. */
function source({source}: Quotation | Division, story: Story): readonly StoryItem[] {
  return source ? [textParagraph({}, source, story, {style: 'Source'})] : []
}

function heading(node: Heading, story: Story): ParagraphItem {
  const {targets} = story.context
  const line = lineOf(node, story)
  const number =
    node.number === undefined
      ? []
      : [...targets.aroundNumber(node.anchor, textPieces(node.number, line)), ...textPieces(' ', line)]
  return textParagraph(node, node.children, {...story, form: {}}, headingForm(node, story), number)
}

function ordinaryParagraph(node: Paragraph, story: Story): ParagraphItem {
  const [only] = node.children
  if (node.children.length === 1 && only?.type === 'image' && only.change === undefined)
    return pictureParagraph([only], story)
  return textParagraph(node, node.children, story)
}

function listing(node: Extract<Node, {type: 'listing'}>, story: Story): ParagraphItem {
  const pieces = named(node, verbatimPieces(node.value, lineOf(node, story)), story.context)
  const form = {...story.form, style: 'SourceCode'}
  return paragraph(form, story.context.targets.around(node.anchor, pieces), story.marks)
}

function quotationForm({form}: Story): ParagraphItem['form'] {
  const {indent} = form
  return form.style === 'Quote' ? {...form, indent: (indent ?? 720) + 720} : {...form, style: 'Quote'}
}

function callout(node: Extract<Node, {type: 'callout'}>, story: Story): readonly StoryItem[] {
  const within: Story = {...story, form: {...story.form, style: 'Callout'}}
  const line = lineOf(node, within)
  const title = textPieces(node.title, {...line, look: {...line.look, bold: true}})
  return [
    paragraph(
      {...within.form, keepsWithNext: true},
      story.context.targets.around(node.anchor, title),
      story.marks
    ),
    ...blockItems(node.children, within)
  ]
}
