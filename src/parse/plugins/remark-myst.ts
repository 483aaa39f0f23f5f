import type {Nodes, Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Div} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {addLabel} from './attributes/inline-attributes.ts'
import {codeOfDirective} from './myst/code-directives.ts'
import {aroundComments} from './myst/comments.ts'
import {nodesOfDirective} from './myst/directive-nodes.ts'
import {readRoles} from './myst/roles.ts'
import {moved, sourceOf} from './source.ts'

/**
 * The notation of MyST. Directives, `:::{note}` and ```` ```{figure} a.svg ````, become the nodes of their equivalents
 * in Pandoc's notation. Roles, `` {numref}`fig` ``, become references, formulas and words; `` {cite:p}`doe99` ``
 * becomes LaTeX's `\citep{doe99}`. `(label)=` becomes the label of the block below it, and `+++` is removed. Use it
 * after remark-div and before remark-figure. Unknown forms are unchanged.
 */
export function remarkMyst(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const source = sourceOf(file)
    if (!mayHold.test(source)) return
    // In other languages, a line that begins with a percent sign is text.
    const hasComments = /\n[ \t>]*%/.test(source) && isMyst.test(source)
    walk(tree, node => {
      if (!('children' in node)) return undefined
      Object.assign(node, {
        children: labelled(
          (node.children as Nodes[])
            .flatMap(child => (hasComments ? aroundComments(child, source) : [child]))
            .flatMap(child => readBlock(child, source)),
          source
        )
      })
      readRoles(node, source)
      return undefined
    })
  }
}

/** Matches texts with the notation of MyST, and few others. */
const isMyst =
  /^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{[A-Za-z][\w:-]*\}|^\([\w:.-]+\)=|^\+\+\+|\{[a-z][\w:-]*\}`/m

/** Matches texts that may contain MyST's notation; most do not. */
const mayHold =
  /^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{|\}`|^\([\w:.-]+\)=|^\+\+\+|^%[ \t]|\[\]\((?:#|https?:)|\${2}[ \t]*\(/m

function readBlock(node: Nodes, source: string): Nodes[] {
  if (node.type === 'div' && node.data?.directive !== undefined) {
    // Labels above the pictures in a figure belong to its parts.
    if (node.data.directive.name === 'figure')
      node.children = labelled(node.children, source).map(ofOnlyPicture) as typeof node.children
    return nodesOfDirective(node, source)
  }
  if (node.type === 'code') return [codeOfDirective(node)]
  return [node]
}

/** Moves the labels of a paragraph to its only picture. */
function ofOnlyPicture(node: Nodes): Nodes {
  const [image, ...others] =
    node.type === 'paragraph'
      ? node.children.filter(child => child.type !== 'text' || child.value.trim() !== '')
      : []
  const labels = [node.data?.attributes?.id, ...(node.data?.labels ?? [])]
  if (image?.type !== 'image' || others.length > 0) return node
  for (const label of labels) addLabel(image, label)
  delete node.data
  return node
}

/** Gives labels, `(label)=`, to the blocks below them, and removes comments and the breaks between blocks, `+++`. */
function labelled(children: readonly Nodes[], source: string): Nodes[] {
  const nodes: Nodes[] = []
  let labels: string[] = []
  let kept: Nodes[] = []
  /** The block that one output leaves out. */
  let hidden: Div | undefined
  for (const node of children.flatMap(child => lines(child, source))) {
    const label = labelOf(node)
    if (label !== undefined) {
      labels.push(label)
      kept.push(node)
    } else if (isBreak(node)) {
      hidden = hiddenBy(node)
      if (hidden !== undefined) nodes.push(hidden)
    } else if (!isComment(node, source)) {
      for (const each of labels) addLabel(node, each)
      labels = []
      kept = []
      if (hidden === undefined) nodes.push(node)
      else hidden.children.push(node as Div['children'][number])
    }
  }
  // Labels that no block follows are kept, and reported.
  return [...nodes, ...kept]
}

/** Splits a paragraph that begins with lines of labels or comments into these lines and the rest. */
function lines(node: Nodes, source: string): Nodes[] {
  const marks: Nodes[] = []
  let rest = node
  for (;;) {
    const divided = withoutFirstLine(rest, source)
    if (divided === undefined) return [...marks, rest]
    const {line} = divided
    const start = rest.position?.start
    const position = start && {start, end: moved(start, source, (start.offset ?? 0) + line.length)}
    if (!line.startsWith('%'))
      marks.push({type: 'paragraph', children: [{type: 'text', value: line}], ...(position && {position})})
    rest = divided.rest
  }
}

/** Splits off the first line of a paragraph if it is a label or a comment; undefined if it is neither. */
function withoutFirstLine(node: Nodes, source: string): Readonly<{line: string; rest: Nodes}> | undefined {
  const start = node.position?.start.offset ?? 0
  if (node.type !== 'paragraph' || !/[(%]/.test(source[start] ?? '')) return undefined
  const [first, ...others] = node.children
  if (first?.type !== 'text') return undefined
  const [line] = /^(?:\([\w:.-]+\)=|%(?: .*)?)[ \t]*\n/.exec(first.value) ?? []
  const isTitle = line?.startsWith('%') === true && source.slice(0, start).trim() === ''
  if (line === undefined || isTitle) return undefined
  const position = first.position && {
    start: moved(first.position.start, source, source.indexOf('\n', start) + 1),
    end: first.position.end
  }
  const rest: Nodes = {
    ...node,
    children: [{...first, value: first.value.slice(line.length), ...(position && {position})}, ...others],
    ...(position && node.position && {position: {start: position.start, end: node.position.end}})
  }
  return {line: line.trim(), rest}
}

function labelOf(node: Nodes): string | undefined {
  return /^\(([\w:.-]+)\)=$/.exec(onlyText(node))?.[1]
}

/**
 * Whether a paragraph is a comment, in which all lines begin with `%`. At the start of a text, it may be a title in
 * Pandoc's notation.
 */
function isComment({type, position}: Nodes, source: string): boolean {
  const start = position?.start.offset ?? 0
  if (type !== 'paragraph' || source[start] !== '%' || source.slice(0, start).trim() === '') return false
  return source
    .slice(start, position?.end.offset)
    .split('\n')
    .every(line => /^\s*%(?:\s|$)/.test(line))
}

function isBreak(node: Nodes): boolean {
  return /^\+\+\+(?:\s*\{(?![^{}]*"part")[^\n]*\})?$/.test(onlyText(node))
}

/** The empty division for a block that one output leaves out, `+++ {"no-pdf": true}`; undefined for other nodes. */
function hiddenBy(node: Nodes): Div | undefined {
  const [, output = ''] = /"no-(pdf|tex|docx|html|jats)"\s*:\s*true/.exec(onlyText(node)) ?? []
  if (output === '') return undefined
  const format = output === 'tex' ? 'pdf' : output
  const attributes = {classes: ['content-hidden'], pairs: {'when-format': format}}
  return {type: 'div', children: [], data: {attributes}, ...(node.position && {position: node.position})}
}

function onlyText(node: Nodes): string {
  const [first, ...others] = node.type === 'paragraph' ? node.children : []
  return first?.type === 'text' && others.length === 0 ? first.value.trim() : ''
}
