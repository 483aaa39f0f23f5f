import type {Html, Nodes, Parents} from 'mdast'
import {addAll} from '../core/add-all.ts'
import type {Article, Node, Query} from '../core/article.ts'
import {changeNodes} from '../core/change-article.ts'
import type {EditorQuery} from '../core/mdast.ts'
import {queriesAt} from '../core/query.ts'
import type {PlacedQuestion} from '../core/types.ts'
import {gatherer} from '../core/walk-article.ts'
import {type Composing, placeIn} from './context.ts'

/**
 * Composes a comment into its open and answered queries, which `withQueryNumbers` later numbers through the whole
 * article.
 */
export function queries(
  node: Html | EditorQuery,
  composing: Composing,
  parent: Parents | undefined
): readonly Query[] {
  return queriesAt(node, parent).map(({question, answers}) => ({
    type: 'query',
    number: 0,
    ...(parent !== undefined && blockParents.has(parent.type) && {block: true}),
    question,
    ...(answers.length > 0 && {answers}),
    ...placeIn(node, composing)
  }))
}

const blockParents: ReadonlySet<Parents['type']> = new Set<Parents['type']>([
  'root',
  'blockquote',
  'div',
  'footnoteDefinition',
  'listItem',
  'definitionDescription',
  'blockCell'
])

/** Composes the questions at a node into queries among the children of `parent`. */
function asQueries(placed: readonly PlacedQuestion[], parent: Parents): readonly Query[] {
  return placed.map(({question: {question, answers, rule, file, place}}) => ({
    type: 'query',
    number: 0,
    ...(blockParents.has(parent.type) && {block: true}),
    question,
    ...(answers.length > 0 && {answers}),
    ...(rule !== undefined && {rule}),
    ...(place && {place: {file, start: place.start.offset, end: place.end.offset}})
  }))
}

/** The queries at the beginning of a text, if `parent` is the root of its tree. */
export function queriesAtBeginning(parent: Parents, {questionsAt}: Composing): readonly Query[] {
  return parent.type === 'root' ? asQueries(questionsAt.get(parent) ?? [], parent) : []
}

/** The composed node with the queries that follow it. A text node is split at queries inside it. */
export function withQuestions(
  node: Nodes,
  parent: Parents,
  {questionsAt}: Composing,
  composed: readonly Node[]
): readonly Node[] {
  const placed = questionsAt.get(node)
  if (placed === undefined) return composed
  if (node.type !== 'text' || node.data?.edit !== undefined)
    return [...composed, ...asQueries(placed, parent)]
  const nodes: Node[] = []
  let done = 0
  for (const question of placed.toSorted(
    (a, b) => (a.at ?? node.value.length) - (b.at ?? node.value.length)
  )) {
    const at = question.at ?? node.value.length
    if (at > done) nodes.push({type: 'text', value: node.value.slice(done, at)})
    addAll(nodes, asQueries([question], parent))
    done = Math.max(done, at)
  }
  return done < node.value.length ? [...nodes, {type: 'text', value: node.value.slice(done)}] : nodes
}

/** Groups questions by the node at which they appear. */
export function questionsByNode(
  questions: readonly PlacedQuestion[]
): ReadonlyMap<Nodes, readonly PlacedQuestion[]> {
  const byNode = new Map<Nodes, PlacedQuestion[]>()
  for (const question of questions) {
    const others = byNode.get(question.node)
    if (others === undefined) byNode.set(question.node, [question])
    else others.push(question)
  }
  return byNode
}

/** Numbers the queries of an article from 1 in reading order. */
export function withQueryNumbers(article: Article): Article {
  if (queriesIn(article).length === 0) return article
  let count = 0
  const number = (node: Node): Node => (isQuery(node) ? {...node, number: ++count} : node)
  const numbered = <Kind extends Node>(nodes: readonly Kind[]): readonly Kind[] => changeNodes(nodes, number)
  const within = <Part extends Readonly<{children: readonly Node[]}>>(part: Part): Part => ({
    ...part,
    children: numbered(part.children)
  })
  const {front} = article
  // The order of these properties is the reading order, because evaluating them counts the queries.
  return {
    ...article,
    front: {
      title: numbered(front.title),
      subtitle: numbered(front.subtitle),
      titles: front.titles.map(within),
      abstracts: front.abstracts.map(within)
    },
    body: numbered(article.body),
    notes: article.notes.map(within),
    statements: article.statements.map(within)
  }
}

const queriesIn = gatherer(node => (isQuery(node) ? [node] : []))

function isQuery(node: Node): node is Query {
  return node.type === 'query'
}
