import type {Nodes, Paragraph, Parents, PhrasingContent, Root} from 'mdast'
import type {VFile} from 'vfile'
import type {IndexMarkNode, IndexReference, SpanNode} from '../../core/mdast.ts'
import {plainText, walk, wordsWithoutNotes} from '../../core/walk.ts'
import {readIndexEntry} from '../latex/index-entry.ts'
import {parseLatex, plainLatex} from '../latex/text.ts'
import {trimEnd} from '../plugins/attributes/trailing-attributes.ts'
import {sourceOf} from '../plugins/source.ts'

/**
 * Parses the marks of the index: `\index{term!subterm}` and `[words]{.index entry="term!subterm"}` become `indexMark`
 * nodes, and `\printindex` becomes `::: {#index}`. Use it after remark-tex and remark-attributes, and before
 * remark-figure.
 */
export function indexMarks(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const source = sourceOf(file)
    if (!mayHoldMarks.test(source)) return
    walk(tree, node => {
      if (node.type === 'image' && node.data?.caption !== undefined) {
        const caption: Paragraph = {type: 'paragraph', children: node.data.caption}
        if (!readMarks(caption, source)) return
        node.data.caption = caption.children
        node.alt = caption.children.map(wordsWithoutNotes).join('').trim()
      }
      if (!('children' in node)) return
      readMarks(node, source)
      Object.assign(node, {children: (node.children as readonly Nodes[]).flatMap(withPlaceOfIndex)})
    })
  }
}

/** Matches texts that may contain index marks; most do not. */
const mayHoldMarks = /\\(?:index|printindex)\b|\.index\b|\{(?:show-)?index\}/

/** Creates marks among the children of a node; returns whether there were any. */
function readMarks(node: Parents, source: string): boolean {
  if (!node.children.some(isWritten)) return false
  const children: Nodes[] = []
  const all: readonly Nodes[] = node.children
  for (const [at, child] of all.entries()) {
    const made = isWritten(child) ? (ofSpan(child) ?? ofCommand(child)) : undefined
    if (made === undefined) {
      children.push(child)
      continue
    }
    // Keeps one of the two spaces around a mark; LaTeX would print both in `words \index{x} more`.
    const next = all[at + 1]
    const isLast = next === undefined || (next.type === 'text' && /^[\s.,;:!?)]/.test(next.value))
    if (made.length === 1 && isLast) trimEnd(children as PhrasingContent[], source)
    for (const each of made) children.push(each)
  }
  Object.assign(node, {children})
  return true
}

function isWritten(node: Nodes): boolean {
  if (node.type === 'rawTex') return node.name === 'index'
  return node.type === 'span' && node.data?.attributes?.classes.includes('index') === true
}

function ofCommand(node: Nodes): IndexMarkNode[] | undefined {
  if (node.type !== 'rawTex') return undefined
  const argument = /^\\index(?:\[[^\]]*\])?\{([\s\S]*)\}$/.exec(node.value)?.[1]
  const index = argument === undefined ? undefined : readIndexEntry(argument, plainWords)
  return index && [mark(index, node)]
}

/** The text of a span, followed by a mark. This text is also the term, unless `entry` specifies another. */
function ofSpan(node: Nodes): PhrasingContent[] | undefined {
  if (node.type !== 'span') return undefined
  const {attributes = {classes: [], pairs: {}}} = node.data ?? {}
  const {entry, see, 'see-also': seeAlso, ...pairs} = attributes.pairs
  const index = readIndexEntry(entry ?? plainText(node).replace(/["!@|]/g, '"$&'))
  if (index === undefined) return undefined
  const marked = mark({...index, ...(see && {see}), ...(seeAlso && {seeAlso})}, node)
  const classes = attributes.classes.filter(name => name !== 'index')
  const isPlain = classes.length === 0 && attributes.id === undefined && Object.keys(pairs).length === 0
  const words: SpanNode = {...node, data: {...node.data, attributes: {...attributes, classes, pairs}}}
  if (node.children.length === 0) return [marked]
  return isPlain ? [...node.children, marked] : [words, marked]
}

function mark(index: IndexReference, {position}: Nodes): IndexMarkNode {
  return {type: 'indexMark', index, ...(position && {position})}
}

/** Converts LaTeX to plain words; formulas keep their dollars. */
function plainWords(tex: string): string {
  return tex
    .split(/(\$[^$]*\$)/)
    .map((part, at) => (at % 2 === 1 ? part : plainLatex(parseLatex(part))))
    .join('')
}

/** Converts `\printindex` alone on a line of a paragraph of commands. */
function withPlaceOfIndex(node: Nodes): Nodes[] {
  if (node.type !== 'paragraph') return [node]
  const at = node.children.findIndex(child => child.type === 'rawTex' && child.name === 'printindex')
  const command = node.children[at]
  if (command === undefined || !node.children.every(isCommandOrBlank)) return [node]
  const place: Nodes = {
    type: 'div',
    children: [],
    data: {attributes: {id: 'index', classes: [], pairs: {}}},
    ...(command.position && {position: command.position})
  }
  const around = [node.children.slice(0, at), node.children.slice(at + 1)].map(children =>
    children.every(({type}) => type === 'text') ? [] : [{...node, children}]
  )
  return [...around[0]!, place, ...around[1]!]
}

function isCommandOrBlank(node: Nodes): boolean {
  return (
    node.type === 'rawTex' || node.type === 'macros' || (node.type === 'text' && node.value.trim() === '')
  )
}
