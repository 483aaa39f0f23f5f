import type {Heading, Node} from '../../core/article.ts'
import {needsSpaceBetween} from '../../core/paragraph-joint.ts'
import {settleNodes} from '../../versions/redline/settle.ts'
import {formerNodes, inVain} from './former-nodes.ts'
import type {ParagraphForm, StoryItem} from './items.ts'
import {withMark} from './marks.ts'
import {textPieces} from './run.ts'
import {lineOf, type Story, storyIn} from './story.ts'

/** Writes a block, ignoring the change of the block itself. */
type WriteBlock = (node: Node, story: Story) => readonly StoryItem[]

/** A block with the marks of a change; `before` is the node before it. */
export function changedBlock(
  node: Node,
  before: Node | undefined,
  story: Story,
  write: WriteBlock
): readonly StoryItem[] {
  const {change} = node
  if (change === undefined) return write(node, story)
  switch (change.kind) {
    case 'split':
    case 'joined':
      return jointBlock(node, change.kind, before, story, write)
    case 'changed':
      return changedProperties(node, change.was?.[0], story, write)
    case 'deleted':
    case 'movedFrom': {
      const within = storyIn(change, story)
      return formerNodes(node, change).flatMap(each => write(each, within))
    }
    default:
      return write(node, storyIn(change, story))
  }
}

/** A paragraph that was split from the previous one or joined with it. */
function jointBlock(
  node: Node,
  kind: 'split' | 'joined',
  before: Node | undefined,
  story: Story,
  write: WriteBlock
): readonly StoryItem[] {
  const {author} = story.context
  const [first, ...rest] = write(node, story)
  if (first?.kind !== 'paragraph') return write(node, story)
  const isSplit = kind === 'split'
  const space = before !== undefined && needsSpaceBetween([before], [node])
  const line = lineOf({}, story)
  const [piece] = space
    ? textPieces(' ', {...line, marks: withMark(story.marks, {kind: isSplit ? 'del' : 'ins', author})})
    : []
  const mark = {kind: isSplit ? 'ins' : 'del', author} as const
  return [{...first, joint: {mark, space: piece}}, ...rest]
}

/**
 * A block whose properties have changed: either its paragraphs record their old forms, or it replaces the old block as
 * a whole.
 */
function changedProperties(
  node: Node,
  was: Node | undefined,
  story: Story,
  write: WriteBlock
): readonly StoryItem[] {
  if (was === undefined) return write(node, story)
  if (node.type === 'heading' && was.type === 'heading')
    return withForms(write(node, story), [headingForm(was, story)], story)
  if (wholeKinds.has(node.type)) return replaced(node, was, story, write)
  if (node.type === was.type) {
    if (!formedKinds.has(node.type)) return write(node, story)
    const former = {...was, children: (node as Readonly<{children?: unknown}>).children} as Node
    return withForms(write(node, story), formsOf(write(former, inVain(story))), story)
  }
  const forms = formsOf(write(was, inVain(story)))
  const isOneText = forms.length === 1 && write(node, inVain(story)).length === 1
  if (!isOneText) return replaced(node, was, story, write)
  return withForms(write(node, story), forms, story)
}

/** The kinds of blocks that are replaced as a whole. */
const wholeKinds: ReadonlySet<Node['type']> = new Set<Node['type']>(['listing', 'equation', 'image'])

/** The kinds of blocks whose properties determine the forms of their paragraphs. */
const formedKinds: ReadonlySet<Node['type']> = new Set<Node['type']>(['list', 'element'])

function replaced(node: Node, was: Node, story: Story, write: WriteBlock): readonly StoryItem[] {
  const {author} = story.context
  const within = (kind: 'del' | 'ins'): Story => ({...story, marks: withMark(story.marks, {kind, author})})
  const old = formerNodes(was, {kind: 'deleted', was: [was]})
  // The block is marked as a whole, so changes of the words in it are not marked again.
  const next = settleNodes([node], 'new')
  return [
    ...old.flatMap(each => write(each, within('del'))),
    ...next.flatMap(each => write(each, within('ins')))
  ]
}

function formsOf(items: readonly StoryItem[]): ReadonlyArray<ParagraphForm | undefined> {
  return items.map(item => (item.kind === 'paragraph' ? item.form : undefined))
}

/** Paragraphs, with the forms that they had in the old version. */
function withForms(
  items: readonly StoryItem[],
  forms: ReadonlyArray<ParagraphForm | undefined>,
  {context: {author}}: Story
): readonly StoryItem[] {
  return items.map((item, index): StoryItem => {
    const form = forms[index]
    if (item.kind === 'table' || form === undefined || JSON.stringify(form) === JSON.stringify(item.form))
      return item
    return {...item, was: {form, author}}
  })
}

/** The form of a heading, by its level. */
export function headingForm({level}: Heading, {isRightToLeft}: Story): ParagraphForm {
  return {style: `Heading${Math.min(6, level)}`, ...(isRightToLeft && {isRightToLeft})}
}
