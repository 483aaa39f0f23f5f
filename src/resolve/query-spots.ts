import type {Nodes} from 'mdast'
import type {Chapter} from '../core/types.ts'
import {childrenOf} from '../core/walk.ts'
import {type LooseWords, looseWords} from './loose-words.ts'

/** The spot at which a query appears: after a node or, in a text node, after `at` UTF-16 units. */
export type Spot = Readonly<{node: Nodes; at?: number}>

/**
 * The spot at an offset in a text: directly after the text before it. Without text before it, the node is the root of
 * the tree.
 */
export function spotAt({tree, text}: Chapter, offset: number): Spot {
  return lastSpot(tree, offset, text) ?? {node: tree}
}

/** The spot at the end of a node: in a figure, at the end of its caption; in other blocks, after the last words. */
export function spotBehind(node: Nodes, {text}: Chapter): Spot {
  const caption = node.type === 'figure' ? node.children.find(({type}) => type === 'caption') : undefined
  const within = caption ?? node
  return (entersAlways(within) ? lastSpot(within, Number.POSITIVE_INFINITY, text) : undefined) ?? {node}
}

/** The last spot inside a node that is not after an offset. */
function lastSpot(parent: Nodes, offset: number, text: string): Spot | undefined {
  const child = childrenOf(parent).findLast(({position}) => (position?.start.offset ?? 0) < offset)
  if (child === undefined) return undefined
  const end = child.position?.end.offset ?? 0
  if (child.type === 'text')
    return offset < end ? {node: child, at: unitsBefore(child, offset, text)} : {node: child}
  const deeper = entersAlways(child) || offset < end ? inside(child, offset, text) : undefined
  return deeper ?? (holdsNoQuery.has(parent.type) ? undefined : {node: child})
}

/**
 * The last spot inside a node before an offset; undefined for nodes that are not entered: links, because links cannot
 * contain links, and citations, because their words are not nodes of the text.
 */
function inside(node: Nodes, offset: number, text: string): Spot | undefined {
  return isWhole(node) ? undefined : lastSpot(node, offset, text)
}

function isWhole({type}: Nodes): boolean {
  return type === 'link' || type === 'linkReference' || type === 'cite'
}

/**
 * Whether to look inside a node that ended before an offset: the last spot in a block is after its last words, but
 * inline nodes are not entered.
 */
function entersAlways({type}: Nodes): boolean {
  return blocks.has(type)
}

const blocks: ReadonlySet<Nodes['type']> = new Set<Nodes['type']>([
  'root',
  'heading',
  'paragraph',
  'blockquote',
  'list',
  'listItem',
  'definitionList',
  'definitionTerm',
  'definitionDescription',
  'lineBlock',
  'line',
  'caption',
  'table',
  'tableRow',
  'tableCell',
  'blockCell',
  'div',
  'footnoteDefinition',
  'quotationSource'
])

/** Nodes between whose children no query can be placed. */
const holdsNoQuery: ReadonlySet<Nodes['type']> = new Set<Nodes['type']>([
  'list',
  'definitionList',
  'lineBlock',
  'table',
  'tableRow',
  'figure',
  'cite'
])

/**
 * The number of UTF-16 units of a text node before an offset in the file, extended to the end of a word. If the text
 * differs from its source, because of typographic quotes or escapes, both are compared without typography.
 */
function unitsBefore(node: Extract<Nodes, {type: 'text'}>, offset: number, text: string): number {
  const start = node.position?.start.offset ?? 0
  const written = text.slice(start, node.position?.end.offset)
  if (written === node.value) return endOfWord(node.value, offset - start)
  const {words} = looseWords(text.slice(start, offset))
  const {ends} = looseWords(node.value)
  return endOfWord(node.value, ends[words.length - 1] ?? node.value.length)
}

/** The end of the word that contains an offset, because a query inside a word would prevent its hyphenation. */
function endOfWord(words: string, offset: number): number {
  const isInside = /[\p{L}\p{M}\p{N}]$/u.test(words.slice(0, offset))
  return isInside ? offset + /^[\p{L}\p{M}\p{N}]*/u.exec(words.slice(offset))![0].length : offset
}

/** A line of running text prepared for searching: its pieces, and their words without typography. */
export type SearchedLine = Readonly<{pieces: readonly Piece[]; loose: LooseWords}>

/** A piece of a line: a text node with its text, or another node with its source. */
type Piece = Readonly<{node: Nodes; words: string}>

/** All lines of running text in a chapter or another text, prepared for searching. */
export function searchedLines({tree, text}: Chapter): readonly SearchedLine[] {
  const runs: Piece[][] = []
  collectRuns(tree, text, undefined, runs)
  return runs.map(pieces => ({pieces, loose: looseWords(pieces.map(({words}) => words).join(''))}))
}

/** The spots after each occurrence of the sought words, compared without typography. */
export function spotsOfWords(lines: readonly SearchedLine[], sought: string): readonly Spot[] {
  const wanted = looseWords(sought).words.trim()
  return wanted === '' ? [] : lines.flatMap(line => occurrences(line, wanted))
}

function collectRuns(node: Nodes, text: string, open: Piece[] | undefined, runs: Piece[][]): void {
  if (open === undefined || node.type === 'inlineNote') {
    const run = lines.has(node.type) ? [] : undefined
    if (run !== undefined) runs.push(run)
    for (const child of childrenOf(node)) collectRuns(child, text, run, runs)
  } else if (isWhole(node) || childrenOf(node).length === 0) open.push({node, words: wordsOf(node, text)})
  else for (const child of childrenOf(node)) collectRuns(child, text, open, runs)
}

const lines: ReadonlySet<Nodes['type']> = new Set<Nodes['type']>([
  'heading',
  'paragraph',
  'definitionTerm',
  'line',
  'caption',
  'tableCell',
  'quotationSource',
  'inlineNote'
])

function wordsOf(node: Nodes, text: string): string {
  if (node.type === 'html' || node.type === 'editorQuery' || node.type === 'deleted') return ''
  if (node.type === 'break') return ' '
  if (node.type === 'link' || node.type === 'linkReference')
    return node.children.map(child => wordsOf(child, text)).join('')
  if ('value' in node) return node.value
  if ('children' in node && node.children.length > 0)
    return (node.children as readonly Nodes[]).map(child => wordsOf(child, text)).join('')
  const {start, end} = node.position ?? {}
  return text.slice(start?.offset ?? 0, end?.offset ?? 0)
}

function occurrences({pieces, loose: {words, ends}}: SearchedLine, wanted: string): readonly Spot[] {
  const spots: Spot[] = []
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + wanted.length))
    spots.push(spotIn(pieces, ends[at + wanted.length - 1] ?? 0))
  return spots
}

/** The spot after a number of UTF-16 units in a line. */
function spotIn(run: readonly Piece[], units: number): Spot {
  let start = 0
  for (const {node, words} of run) {
    const end = start + words.length
    if (units <= end && units > start)
      return node.type === 'text' ? {node, at: endOfWord(words, units - start)} : {node}
    start = end
  }
  return {node: run.at(-1)!.node}
}
