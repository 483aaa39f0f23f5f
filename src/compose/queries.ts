import type {Html, Parents} from 'mdast'
import type {Article, Node, Query} from '../core/article.ts'
import {changeNodes} from '../core/change-article.ts'
import {queriesIn} from '../core/query.ts'
import {holds} from '../core/walk-article.ts'
import {type Composing, placeIn} from './context.ts'

/** The queries in a comment. `withQueryNumbers` numbers them, because numbers run through the whole article. */
export function queries(node: Html, composing: Composing, parent: Parents | undefined): readonly Query[] {
  return queriesIn(node.value).map(question => ({
    type: 'query',
    number: 0,
    ...(parent !== undefined && blockParents.has(parent.type) && {block: true}),
    question,
    ...placeIn(node, composing)
  }))
}

const blockParents: ReadonlySet<Parents['type']> = new Set<Parents['type']>([
  'root',
  'blockquote',
  'div',
  'footnoteDefinition',
  'listItem'
])

/** Numbers the queries of an article from 1, in reading order. */
export function withQueryNumbers(article: Article): Article {
  if (!holds(article, isQuery)) return article
  let count = 0
  const number = (node: Node): Node => (isQuery(node) ? {...node, number: ++count} : node)
  const numbered = <Kind extends Node>(nodes: readonly Kind[]): readonly Kind[] => changeNodes(nodes, number)
  const within = <Part extends Readonly<{children: readonly Node[]}>>(part: Part): Part => ({
    ...part,
    children: numbered(part.children)
  })
  const {front} = article
  // The properties are in reading order, in which they are evaluated.
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

function isQuery(node: Node): node is Query {
  return node.type === 'query'
}
