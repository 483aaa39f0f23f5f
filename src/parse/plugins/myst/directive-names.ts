import type {CalloutKind} from '../../../core/mdast.ts'
import {theoremKinds} from '../../../core/theorem-kinds.ts'

/** The callout that each admonition of MyST is; the rest of its names are titles of their own. */
export const admonitions: ReadonlyMap<string, CalloutKind> = new Map([
  ['admonition', 'note'],
  ['attention', 'important'],
  ['callout', 'note'],
  ['caution', 'caution'],
  ['danger', 'caution'],
  ['dropdown', 'note'],
  ['error', 'caution'],
  ['hint', 'tip'],
  ['important', 'important'],
  ['note', 'note'],
  ['seealso', 'note'],
  ['tip', 'tip'],
  ['todo', 'note'],
  ['warning', 'warning']
])

/** The directives whose body is Markdown (MyST guide, “Directives”), with what follows the name on its line. */
const argumentOf: ReadonlyMap<string, 'words' | 'path' | 'none'> = new Map([
  ...[...admonitions.keys()].map(name => [name, 'words'] as const),
  ['aside', 'words'],
  ['bibliography', 'none'],
  ['blockquote', 'none'],
  ['div', 'none'],
  ['epigraph', 'none'],
  ['figure', 'path'],
  ['glossary', 'none'],
  ['image', 'path'],
  ['index', 'path'],
  ['list-table', 'words'],
  ['margin', 'words'],
  ['pull-quote', 'none'],
  ['show-index', 'none'],
  ['sidebar', 'words'],
  ['tab-item', 'words'],
  ['tab-set', 'none'],
  ['table', 'words'],
  ...Object.keys(theoremKinds).map(kind => [`prf:${kind}`, 'words'] as const)
])

/** How galley reads the line of a directive; undefined for those that it does not read. */
export function argumentKind(name: string): 'words' | 'path' | 'none' | undefined {
  return argumentOf.get(name)
}
