import type {Article, IndexEntry} from '../../core/article.ts'
import {plural} from '../../core/plural.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'
import type {FieldChange} from './types.ts'

/**
 * The index terms that only one version has, and those with more or fewer places. They are listed because galley
 * generates the index, which therefore has no marks. Empty if a version has no index.
 */
export function changedIndex(old: Article, next: Article): readonly FieldChange[] {
  const [before, after] = [termsOf(old), termsOf(next)]
  const only = (own: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string =>
    [...own]
      .flatMap(([term, places]) => {
        if (!other.has(term)) return [term]
        return other.get(term) === places ? [] : [`${term} (${plural(places, 'place')})`]
      })
      .join('; ')
  const [gone, added] = [only(before, after), only(after, before)]
  return gone === '' && added === '' ? [] : [{name: 'index', old: gone, new: added}]
}

/** The terms in an article's index, including the terms above them, and how many places each has. */
function termsOf({body}: Article): ReadonlyMap<string, number> {
  const terms = new Map<string, number>()
  const add = (entries: readonly IndexEntry[], above: string): void => {
    for (const {words, places, see, seeAlso, entries: below} of entries) {
      const term = `${above}${wordsOf(words)}`
      const others = [
        ...see.map(other => `${term}, see ${other}`),
        ...seeAlso.map(other => `${term}, see also ${other}`)
      ]
      if (places.length > 0 || others.length + below.length === 0) terms.set(term, places.length)
      for (const other of others) terms.set(other, 0)
      add(below, `${term}: `)
    }
  }
  walkNodes(body, node => {
    if (node.type === 'index') add(node.entries, '')
    return undefined
  })
  return terms
}
