import type {ElementContent} from 'hast'
import type {Query} from '../../core/article.ts'
import {isOpenQuery} from '../../core/thread-state.ts'
import type {QueryForm} from './context.ts'
import {h} from './elements.ts'

/** A query: as a mark that links to its list, in words, or not at all. */
export function query({number, question, block, answers}: Query, form: QueryForm): readonly ElementContent[] {
  // An answered query is shown only in the list of a proof, next to its answer.
  if (form === 'none' || (form === 'words' && !isOpenQuery(answers))) return []
  const name = `AQ${number}`
  const mark =
    form === 'words'
      ? h('mark', {className: ['query']}, `${name}: ${question}`)
      : h('a', {className: ['query'], id: queryId(number), href: `#${queryEntryId(number)}`}, name)
  return [block ? h('p', {className: ['noindent']}, mark) : mark]
}

/** The `id` of a query's mark in the text. */
export function queryId(number: number): string {
  return `query-${number}`
}

/** The `id` of a query in the list of queries. */
export function queryEntryId(number: number): string {
  return `query-${number}-asked`
}
