import type {DefinitionList, List, ListItem} from '../../core/article.ts'
import type {ParagraphItem, StoryItem} from './items.ts'
import {paragraph} from './items.ts'
import {isAddition, isGone} from './marks.ts'
import {listIndent} from './numbering.ts'
import {textPieces} from './run.ts'
import {lineOf, type Story, storyIn, textParagraph, type WriteBlocks} from './story.ts'

/**
 * A list: the first paragraph of each item has a number or bullet, and the other paragraphs are indented by the same
 * distance.
 */
export function list(node: List, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const level = story.depth
  const numbering = node.ownMarks
    ? undefined
    : {id: story.context.numbering.idFor(node, level), level: Math.min(level, 8)}
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
  numbering: Readonly<{id: number; level: number}> | undefined,
  story: Story,
  write: WriteBlocks
): readonly StoryItem[] {
  const [first, ...rest] = write(item.children, story)
  const {style} = story.form
  const isOwn = (each: StoryItem | undefined): each is ParagraphItem =>
    each?.kind === 'paragraph' && each.form.numbering === undefined && each.form.style === style
  const numbered = (head: ParagraphItem): ParagraphItem => {
    if (numbering === undefined) return head
    const {indent: _, ...own} = head.form
    return {...head, form: {...own, numbering}}
  }
  const head = isOwn(first) ? first : paragraph(story.form, [], story.marks)
  const box = item.checked === undefined ? [] : textPieces(item.checked ? '☒ ' : '☐ ', lineOf({}, story))
  const pieces = story.context.targets.around(item.anchor, [...box, ...head.pieces])
  const others = isOwn(first) || first === undefined ? rest : [first, ...rest]
  const second = others.find(other => isFirstInItsVersion(other, head))
  return [
    {...numbered(head), pieces},
    ...others.map(other => (other === second && isOwn(other) ? numbered(other) : other))
  ]
}

/**
 * Whether a story's item is in a version, old or new, that lacks the given paragraph, and is therefore the first
 * paragraph of its list item there.
 */
function isFirstInItsVersion(item: StoryItem, {marks}: ParagraphItem): boolean {
  if (item.kind !== 'paragraph') return false
  return (isGone(marks) && !isGone(item.marks)) || (marks.some(isAddition) && !item.marks.some(isAddition))
}

/** Writes terms and definitions, each in a style of its own. */
export function definitionList(node: DefinitionList, story: Story, write: WriteBlocks): readonly StoryItem[] {
  return node.children.flatMap((child): readonly StoryItem[] => {
    const within = storyIn(child.change, story)
    if (child.type === 'term')
      return [textParagraph(child, child.children, within, {style: 'DefinitionTerm'})]
    return write(child.children, {...within, form: {...story.form, style: 'Definition'}})
  })
}
