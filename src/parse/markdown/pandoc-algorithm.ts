import type {Nodes, Paragraph} from 'mdast'
import type {Div} from '../../core/mdast.ts'
import {addLabel} from '../plugins/attributes/inline-attributes.ts'
import {takeLabel} from '../plugins/tex/label.ts'

/** The names of LaTeX environments for floating algorithms. */
const floats: ReadonlySet<string> = new Set([
  'algorithm',
  'algorithm*',
  'algorithm2e',
  'procedure',
  'function'
])

/**
 * Parses the division that Pandoc makes from a floating algorithm. A label at its beginning becomes the label of the
 * division, and its last paragraph is marked so that it is not parsed as a caption. Returns whether the lines are
 * missing, because Pandoc omits them for algorithm2e.
 */
export function readPandocAlgorithm(div: Div, source: string): boolean {
  const {attributes} = div.data ?? {}
  if (
    attributes === undefined ||
    attributes.id !== undefined ||
    !attributes.classes.some(name => floats.has(name))
  )
    return false
  const [first] = div.children
  if (first?.type === 'paragraph' && hasLabel(first)) {
    addLabel(div, takeLabel(first.children, source))
    if (first.children.length === 0) div.children = div.children.slice(1)
  } else if (first?.type !== 'paragraph' || !isStep(first.children[0])) return false
  if (!div.children.every(({type}) => type === 'paragraph')) return false
  const {position} = div
  const lines: Div = {type: 'div', children: div.children, data: {attributes: {classes: [], pairs: {}}}}
  div.children = [{...lines, ...(position && {position})}]
  return true
}

/** Whether a paragraph begins with `[]{#alg:x label="alg:x"}`, which Pandoc writes for `\label`. */
function hasLabel({children: [node]}: Paragraph): boolean {
  return (
    node?.type === 'span' && node.children.length === 0 && node.data?.attributes?.pairs.label !== undefined
  )
}

/** Whether a step begins with this node: a formula or a keyword, but not a sentence. */
function isStep(node: Nodes | undefined): boolean {
  return node?.type === 'inlineMath' || node?.type === 'strong'
}
