import type {DefinitionList, List, ListItem} from '../../core/article.ts'
import type {Item, ParagraphItem} from './items.ts'
import {paragraph} from './items.ts'
import {listIndent} from './numbering.ts'
import {textPieces} from './run.ts'
import {lineOf, type Story, storyIn, textParagraph, type WriteBlocks} from './story.ts'

/** A list: the first paragraph of each item has its number or bullet, others are indented as far. */
export function list(node: List, story: Story, write: WriteBlocks): readonly Item[] {
  const level = story.depth
  const numbering = {id: story.context.numbering.idFor(node, level), level: Math.min(level, 8)}
  const within: Story = {
    ...story,
    depth: level + 1,
    form: {
      ...story.form,
      style: 'ListParagraph',
      indent: listIndent(level),
      ...(!node.loose && {isClose: true})
    }
  }
  return node.children.flatMap(item => listItem(item, numbering, storyIn(item.change, within), write))
}

function listItem(
  item: ListItem,
  numbering: Readonly<{id: number; level: number}>,
  story: Story,
  write: WriteBlocks
): readonly Item[] {
  const [first, ...rest] = write(item.children, story)
  const {indent: _, ...form} = story.form
  const isOwn =
    first?.kind === 'paragraph' && first.form.numbering === undefined && first.form.style === form.style
  const head: ParagraphItem = isOwn ? first : paragraph(story.form, [], story.marks)
  const {indent: __, ...own} = head.form
  const box = item.checked === undefined ? [] : textPieces(item.checked ? '☒ ' : '☐ ', lineOf({}, story))
  const pieces = story.context.targets.around(item.anchor, [...box, ...head.pieces])
  const numbered: ParagraphItem = {...head, form: {...own, numbering}, pieces}
  return [numbered, ...(isOwn || first === undefined ? rest : [first, ...rest])]
}

/** Terms and definitions, each in a style of its own. */
export function definitionList(node: DefinitionList, story: Story, write: WriteBlocks): readonly Item[] {
  return node.children.flatMap((child): readonly Item[] => {
    const within = storyIn(child.change, story)
    if (child.type === 'term')
      return [textParagraph(child, child.children, within, {style: 'DefinitionTerm'})]
    return write(child.children, {...within, form: {...story.form, style: 'Definition'}})
  })
}
