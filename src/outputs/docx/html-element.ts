import type {HtmlElement, Node, Table, TableCell, TableRow} from '../../core/article.ts'
import {paragraph, type StoryItem} from './items.ts'
import {isRunningText} from './running-text.ts'
import {type Story, textParagraph, type WriteBlocks} from './story.ts'
import {tableItem} from './table.ts'

/** A block of the author's HTML: headings, tables, rules and lines of text; whatever contains blocks is only them. */
export function blockElement(node: HtmlElement, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const {tagName, children} = node
  if (tagName === 'table') return [...captionsOf(node, story), tableItem(tableOf(node), story, write)]
  if (tagName === 'hr') return [paragraph({...story.form, style: 'Separator'}, [], story.marks)]
  if (tagName === 'br') return []
  const within: Story = tagName === 'blockquote' ? {...story, form: {...story.form, style: 'Quote'}} : story
  if (!isRunningText(children)) return write(children, within)
  if (children.every(isBlank)) return []
  const style = styles[tagName]
  return [textParagraph(node, children, within, style === undefined ? {} : {style})]
}

const styles: Readonly<Record<string, string>> = {
  h1: 'Heading1',
  h2: 'Heading2',
  h3: 'Heading3',
  h4: 'Heading4',
  h5: 'Heading5',
  h6: 'Heading6',
  pre: 'SourceCode',
  dt: 'DefinitionTerm',
  dd: 'Definition',
  li: 'ListParagraph',
  figcaption: 'Caption',
  caption: 'Caption',
  summary: 'BodyText'
}

function isBlank(node: Node): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

function captionsOf(node: HtmlElement, story: Story): readonly StoryItem[] {
  return elementsIn(node.children).flatMap(child =>
    child.tagName === 'caption'
      ? [textParagraph(child, child.children, story, {style: 'Caption', keepsWithNext: true})]
      : []
  )
}

/** A table of HTML as a table of the article. */
function tableOf(node: HtmlElement): Table {
  const rowsIn = (...names: readonly string[]): readonly TableRow[] =>
    elementsIn(node.children)
      .filter(({tagName}) => names.includes(tagName))
      .flatMap(part => (part.tagName === 'tr' ? [part] : elementsIn(part.children)))
      .filter(({tagName}) => tagName === 'tr')
      .map(row => elementsIn(row.children).map(cellOf))
  return {
    type: 'table',
    id: node.id ?? '',
    head: rowsIn('thead'),
    body: rowsIn('tbody', 'tr'),
    foot: rowsIn('tfoot')
  }
}

function elementsIn(nodes: readonly Node[]): readonly HtmlElement[] {
  return nodes.filter((node): node is HtmlElement => node.type === 'element')
}

function cellOf({tagName, columns, rows, children}: HtmlElement): TableCell {
  const count = (text: string | undefined): number =>
    Math.min(1000, Math.max(1, Math.floor(Number(text)) || 1))
  return {
    ...(tagName === 'th' && {isHead: true as const}),
    ...(count(columns) > 1 && {columns: count(columns)}),
    ...(count(rows) > 1 && {rows: count(rows)}),
    children: children.filter(child => !isBlank(child))
  }
}
