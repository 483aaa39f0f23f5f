import type {Article, Node, Query, SourcePlace} from '../../core/article.ts'
import {type JoinedTexts, ownPlace} from '../../core/joined-text.ts'
import {type Locator, locator} from '../../core/position.ts'
import type {QueryAnswer} from '../../core/types.ts'
import {childNodes, topTexts, wordsOf} from '../../core/walk-article.ts'
import type {ProofQuery, QueryPlace} from '../../outputs/index.ts'

/** A query of a proof, and where it comes from: a comment, an entry of `queries.yaml`, or a finding of a rule. */
export type AskedQuery = ProofQuery & Readonly<{rule?: string; place?: SourcePlace}>

/** The queries of an article in reading order, each with the words that precede it. */
export function queriesOf(article: Article): readonly AskedQuery[] {
  const found: AskedQuery[] = []
  for (const text of topTexts(article)) collect(text, '', found)
  return found
}

/** Collects the queries in nodes that follow the words `before`; returns the words before the next node. */
function collect(nodes: readonly Node[], before: string, found: AskedQuery[]): string {
  let words = before
  for (const node of nodes) {
    if (node.type === 'query') {
      found.push(asked(node, lastWords(words)))
      continue
    }
    if (startsAnew(node)) words = ''
    const parts = partsOf(node)
    if (parts.every(part => part.length === 0)) words += wordsOf([node])
    for (const part of parts) words = collect(part, parts.length > 1 ? '' : words, found)
  }
  return words
}

/** Whether a node begins a new text, as blocks do but inline nodes do not. */
function startsAnew(node: Node): boolean {
  return 'id' in node && node.id !== undefined && !(node.type === 'equation' && node.inline === true)
}

/** The children of a node; cells and captions are separate lists. */
function partsOf(node: Node): ReadonlyArray<readonly Node[]> {
  if (node.type === 'figure' || node.type === 'figurePart') return [node.children, node.caption ?? []]
  if (node.type === 'table')
    return [node.head, node.body, node.foot].flatMap(rows => rows.flat()).map(({children}) => children)
  return [childNodes(node)]
}

function asked({number, question, place, answers, rule}: Query, about: string): AskedQuery {
  return {
    number,
    question,
    about,
    ...(answers && {answers}),
    ...(rule !== undefined && {rule}),
    ...(place && {place})
  }
}

const mostWords = 8

/** The last words of a text, “… like these”; a short text is returned as a whole. */
function lastWords(text: string): string {
  const words = text.split(/\s+/).filter(word => word !== '')
  return words.length > mostWords ? `… ${words.slice(-mostWords).join(' ')}` : words.join(' ')
}

/** A row of `queries.json`. */
export type QueryRow = Readonly<{
  number: number
  question: string
  about: string
  /** The answers that were given before the round was made. */
  answers?: readonly QueryAnswer[]
  /** The rule whose finding the query is about. */
  rule?: string
  /** The place of the comment, of the entry in `queries.yaml` or of the finding. */
  file?: string
  line?: number
  column?: number
  /** The place of the query in the proof. */
  page?: number
  proofLine?: number
}>

/** The rows of `queries.json`. */
export function queryRows(
  queries: readonly AskedQuery[],
  places: readonly QueryPlace[],
  sourceOf: (file: string) => string | undefined,
  joined?: JoinedTexts | undefined
): readonly QueryRow[] {
  const locators = new Map<string, Locator | undefined>()
  const locatorOf = (file: string): Locator | undefined => {
    const source = locators.has(file) ? undefined : sourceOf(file)
    if (!locators.has(file)) locators.set(file, source === undefined ? undefined : locator(source))
    return locators.get(file)
  }
  const printedAt = new Map(places.toReversed().map(place => [place.number, place]))
  return queries.map(({number, question, about, answers, rule, place}) => {
    const point = place && locatorOf(place.file)?.point(place.start)
    const own = point && ownPlace(joined, place.file, {start: point, end: point})
    const printed = printedAt.get(number)
    return {
      number,
      question,
      about,
      ...(answers && {answers}),
      ...(rule !== undefined && {rule}),
      ...(own && {file: own.file, line: own.place.start.line, column: own.place.start.column}),
      ...(printed && {page: printed.page, proofLine: printed.line})
    }
  })
}

/** The bytes of `queries.json`. */
export function queriesBytes(rows: readonly QueryRow[]): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({version: 1, queries: rows}, undefined, 2)}\n`)
}

/** Parses a `queries.json`; undefined if it is damaged or in another format. */
export function readQueryRows(text: string): readonly QueryRow[] | undefined {
  try {
    const {version, queries} = JSON.parse(text) as {version?: unknown; queries?: unknown}
    if (version !== 1 || !Array.isArray(queries)) return undefined
    return queries.every(isQueryRow) ? queries : undefined
  } catch {
    return undefined
  }
}

function isQueryRow(value: unknown): value is QueryRow {
  if (typeof value !== 'object' || value === null) return false
  const {number, question, about} = value as Record<string, unknown>
  return Number.isInteger(number) && typeof question === 'string' && typeof about === 'string'
}
