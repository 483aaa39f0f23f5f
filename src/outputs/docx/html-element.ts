import type {HtmlElement} from '../../core/article.ts'
import {htmlElementsIn, isBlank, tableOfHtml} from '../html-table.ts'
import {paragraph, type StoryItem} from './items.ts'
import {isRunningText} from './running-text.ts'
import {type Story, textParagraph, type WriteBlocks} from './story.ts'
import {tableItem} from './table.ts'

/**
 * A block of the author's HTML: headings, tables, rules and lines of text. Any other element that contains blocks is
 * replaced by those blocks.
 */
export function blockElement(node: HtmlElement, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const {tagName, children} = node
  if (tagName === 'table') return [...captionsOf(node, story), tableItem(tableOfHtml(node), story, write)]
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

function captionsOf(node: HtmlElement, story: Story): readonly StoryItem[] {
  return htmlElementsIn(node.children).flatMap(child =>
    child.tagName === 'caption'
      ? [textParagraph(child, child.children, story, {style: 'Caption', keepsWithNext: true})]
      : []
  )
}
