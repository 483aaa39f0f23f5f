import type {Article, Node, Query, SourcePlace} from '../core/article.ts'
import {locator} from '../core/position.ts'
import {childNodes, topNodes, wordsOf} from '../core/walk-article.ts'
import type {ProofQuery, QueryPlace} from '../outputs/index.ts'

/** A query of a proof, and the comment that asks it, as offsets in a file. */
export type AskedQuery = ProofQuery & Readonly<{place?: SourcePlace}>

/** The queries of an article in reading order, each with the words before it. */
export function queriesOf(article: Article): readonly AskedQuery[] {
  const found: AskedQuery[] = []
  collect(topNodes(article), '', found)
  return found
}

/** Collects the queries among nodes that follow some words, and gives the words after which the next nodes come. */
function collect(nodes: readonly Node[], before: string, found: AskedQuery[]): string {
  let words = before
  for (const node of nodes) {
    if (node.type === 'query') found.push(asked(node, lastWords(words)))
    else if (childNodes(node).length === 0) words += wordsOf([node])
    else words = collect(childNodes(node), startsAnew(node) ? '' : words, found)
  }
  return words
}

/** Whether the words before a node are none of its own: blocks begin anew, stretches of a line go on. */
function startsAnew(node: Node): boolean {
  return 'id' in node && node.id !== undefined
}

function asked({number, question, place}: Query, about: string): AskedQuery {
  return {number, question, about, ...(place && {place})}
}

const mostWords = 8

/** “… the last words of a text”, or all of a short one. */
function lastWords(text: string): string {
  const words = text.split(/\s+/).filter(word => word !== '')
  return words.length > mostWords ? `… ${words.slice(-mostWords).join(' ')}` : words.join(' ')
}

/** A row of `queries.json`. */
export type QueryRow = Readonly<{
  number: number
  question: string
  about: string
  /** The comment that asks it. */
  file?: string
  line?: number
  column?: number
  /** Where it stands in the proof. */
  page?: number
  proofLine?: number
}>

/** The rows of `queries.json`. */
export function queryRows(
  queries: readonly AskedQuery[],
  places: readonly QueryPlace[],
  sourceOf: (file: string) => string | undefined
): readonly QueryRow[] {
  return queries.map(({number, question, about, place}) => {
    const source = place && sourceOf(place.file)
    const start = source === undefined ? undefined : locator(source).point(place!.start)
    const printed = places.find(other => other.number === number)
    return {
      number,
      question,
      about,
      ...(start && {file: place!.file, line: start.line, column: start.column}),
      ...(printed && {page: printed.page, proofLine: printed.line})
    }
  })
}

/** The bytes of `queries.json`. */
export function queriesBytes(rows: readonly QueryRow[]): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({version: 1, queries: rows}, undefined, 2)}\n`)
}
