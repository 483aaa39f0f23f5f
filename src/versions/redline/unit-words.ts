import type {Node} from '../../core/article.ts'
import {type Kind, standsInLine} from '../../core/kinds.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import type {Subject} from './types.ts'

/** The text of a block on one line; the text of a table by cell and row. */
export function wordsIn(node: Node): string {
  return onOneLine(saidOf(node))
}

/** A text on one line, with single spaces. */
export function onOneLine(text: string): string {
  return text.split(/\s+/u).filter(Boolean).join(' ')
}

function saidOf(node: Node): string {
  if (node.type === 'raw' && node.format === 'html') return withoutTags(node.value)
  if (standsInLine(node)) return wordsOf([node])
  if (node.type === 'lineBlock') return node.lines.map(wordsOf).join(' ')
  if (node.type === 'table')
    return [...node.head, ...node.body, ...node.foot]
      .map(row => row.map(({children}) => saidTogether(children).trim()).join(cellEdge))
      .join(rowEdge)
  if (node.type === 'figure' || node.type === 'figurePart') {
    const {caption, children} = node
    // A picture's description is usually its caption, so it is left out.
    const shown = caption === undefined ? children : children.filter(({type}) => type !== 'image')
    return [wordsOf(caption ?? []), saidTogether(shown)].join(' ')
  }
  const children = childNodes(node)
  return children.length === 0 ? wordsOf([node]) : saidTogether(children)
}

/** The text of HTML that is printed as written, or the HTML itself if it consists only of tags. */
function withoutTags(html: string): string {
  const words = html.replace(/<[^<>]*>/g, ' ')
  return words.trim() === '' ? html : words
}

/** The text of nodes, with spaces around the text of blocks. */
function saidTogether(nodes: readonly Node[]): string {
  return nodes.map(node => (standsInLine(node) ? wordsOf([node]) : ` ${saidOf(node)} `)).join('')
}

const [cellEdge, rowEdge] = [' | ', ' / ']

/** The number of words separated by spaces. */
export function countIn(words: string): number {
  return words.split(' ').filter(word => word !== '' && word !== cellEdge.trim() && word !== rowEdge.trim())
    .length
}

/** The subject of a change to a whole block. */
export function subjectOf(node: Node): Subject {
  return node.type === 'figure' ? node.kind : (subjects[node.type] ?? 'text')
}

/** The kinds that are subjects of their own; all others count as text. */
const subjects: Readonly<Partial<Record<Kind, Subject>>> = {
  heading: 'heading',
  table: 'table',
  equation: 'equation',
  listing: 'listing',
  figurePart: 'figure',
  image: 'figure'
}
