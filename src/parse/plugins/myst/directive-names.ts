import type {CalloutKind} from '../../../core/mdast.ts'
import {theoremKinds} from '../../../core/theorem-kinds.ts'

/** The callout for each admonition of MyST; other names are used as titles. */
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

/** The directives whose body is Markdown (MyST guide, “Directives”), with the kind of text after the name. */
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
  ['prf:algorithm', 'words'],
  ['pull-quote', 'none'],
  ['show-index', 'none'],
  ['sidebar', 'words'],
  ['tab-item', 'words'],
  ['tab-set', 'none'],
  ['table', 'words'],
  ...Object.keys(theoremKinds).map(kind => [`prf:${kind}`, 'words'] as const)
])

/** How galley parses the line of a directive; undefined for unsupported ones. */
export function argumentKind(name: string): 'words' | 'path' | 'none' | undefined {
  return argumentOf.get(name)
}
