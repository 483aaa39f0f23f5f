import type {Nodes, Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import type {Attributes} from '../src/core/mdast.ts'
import {walk} from '../src/core/walk.ts'
import {remarkAttributes} from '../src/parse/plugins/remark-attributes.ts'
import {remarkCrossReference} from '../src/parse/plugins/remark-cross-reference.ts'
import {remarkDiv} from '../src/parse/plugins/remark-div.ts'
import {remarkFancyList} from '../src/parse/plugins/remark-fancy-list.ts'
import {remarkFigure} from '../src/parse/plugins/remark-figure.ts'
import {remarkInlineNote} from '../src/parse/plugins/remark-inline-note.ts'
import {remarkMyst} from '../src/parse/plugins/remark-myst.ts'
import {remarkSubSuperscript} from '../src/parse/plugins/remark-sub-superscript.ts'
import {remarkTable} from '../src/parse/plugins/remark-table.ts'
import {remarkTex} from '../src/parse/plugins/remark-tex.ts'
import {remarkTheorem} from '../src/parse/plugins/remark-theorem.ts'
import {remarkTitledDiv} from '../src/parse/plugins/remark-titled-div.ts'
import {remarkTrackedEdit} from '../src/parse/plugins/remark-tracked-edit.ts'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm, {singleTilde: false})
  .use(remarkMath, {singleDollarTextMath: false})
  .use(remarkTable)
  .use(remarkSubSuperscript)
  .use(remarkTrackedEdit)
  .use(remarkTex)
  .use(remarkAttributes)
  .use(remarkCrossReference)
  .use(remarkDiv)
  .use(remarkMyst)
  .use(remarkTheorem)
  .use(remarkTitledDiv)
  .use(remarkFancyList)
  .use(remarkInlineNote)
  .use(remarkFigure)
  .freeze()

/** Parses a text with all of galley's notation; returns the tree, and the messages of the plugins. */
export function parse(text: string): {tree: Root; messages: readonly string[]} {
  const file = new VFile({value: text})
  const tree = processor.runSync(processor.parse(file), file) as Root
  return {tree, messages: file.messages.map(message => `${message} (${message.ruleId})`)}
}

/** The tree in one line: `type{attributes}<name>(children)` or `type"value"`; text nodes have no type. */
export function outline(node: string | Nodes): string {
  if (typeof node === 'string') return outline(parse(node).tree).replace(/^root\((.*)\)$/s, '$1')
  if (node.type === 'text') return JSON.stringify(node.value)
  const attributes = node.data?.attributes === undefined ? '' : written(node.data.attributes)
  const display = node.type === 'inlineMath' && node.data?.display === true ? '!' : ''
  const labels = (node.data?.labels ?? []).map(label => `+${label}`).join('')
  const self = `${node.type}${display}${attributes}${labels}${nameOf(node)}`
  if ('children' in node) return `${self}(${(node.children as Nodes[]).map(outline).join(' ')})`
  return 'value' in node ? self + JSON.stringify(node.value) : self
}

/** The source of each node of a type, by its position. */
export function sources(text: string, type: Nodes['type']): readonly string[] {
  const slices: string[] = []
  walk(parse(text).tree, node => {
    if (node.type === type) slices.push(text.slice(node.position?.start.offset, node.position?.end.offset))
  })
  return slices
}

/** All of the author's text in a tree: values, labels, alternative texts, addresses, attributes, remarks. */
export function wordsOf(tree: Root): string {
  const words: string[] = []
  const add = (attributes: Attributes | undefined): void => {
    if (attributes !== undefined) words.push(JSON.stringify(attributes))
  }
  const visit = (node: Nodes): undefined => {
    if (node.type === 'deleted') for (const child of node.content) walk(child, visit)
    for (const field of [
      'value',
      'alt',
      'url',
      'title',
      'label',
      'identifier',
      'lang',
      'meta',
      'name',
      'question'
    ] as const) {
      const value: unknown = Reflect.get(node, field)
      if (typeof value === 'string') words.push(value)
    }
    add(node.data?.attributes)
    if ((node.type === 'math' || node.type === 'inlineMath') && node.data?.labels)
      words.push(...node.data.labels)
  }
  walk(tree, visit)
  for (const {author = '', remark = ''} of tree.data?.edits ?? []) words.push(author, remark)
  return words.join(' ')
}

function written({id, classes, pairs}: Attributes): string {
  const parts = [
    ...(id === undefined ? [] : [`#${id}`]),
    ...classes.map(name => `.${name}`),
    ...Object.entries(pairs).map(([key, value]) => `${key}=${value}`)
  ]
  return `{${parts.join(' ')}}`
}

function nameOf(node: Nodes): string {
  switch (node.type) {
    case 'figure':
      return `<${node.kind}>`
    case 'crossReference':
      return `<${node.form} ${node.label}>`
    case 'rawTex':
      return `<${node.name}>`
    case 'image':
      return `<${node.url}|${node.alt}>`
    case 'link':
      return `<${node.url}>`
    case 'code':
      return node.lang ? `<${node.lang}>` : ''
    default:
      return ''
  }
}
