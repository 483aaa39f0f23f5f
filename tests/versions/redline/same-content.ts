import type {Article} from '../../../src/core/article.ts'

const ofGalley: ReadonlySet<string> = new Set([
  'note',
  'number',
  'label',
  'id',
  'change',
  'key',
  'source',
  'anchor',
  'citedIn',
  'calls',
  'work',
  'was'
])

/** The nodes of an article, without generated names and numbers. */
export function contentOf({body, notes, lists}: Article): string {
  return JSON.stringify([body, notes, lists], (name, value) => (ofGalley.has(name) ? undefined : value))
}

/** Whether two articles consist of the same nodes with the same words. */
export function sameContent(one: Article, other: Article): boolean {
  return contentOf(one) === contentOf(other)
}
