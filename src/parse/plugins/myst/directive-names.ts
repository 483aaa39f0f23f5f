import type {CalloutKind} from '../../../core/mdast.ts'
import {theoremKinds} from '../../../core/theorem-kinds.ts'

/** The kind of callout for each admonition in MyST. Other admonitions use their names as titles. */
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

/**
 * The directives whose body is Markdown (MyST guide, “Directives”), with the kind of argument after the name: text, a
 * path or none.
 */
const argumentOf: ReadonlyMap<string, 'words' | 'path' | 'none'> = new Map([
  ...[...admonitions.keys()].map(name => [name, 'words'] as const),
  ['aside', 'words'],
  ['bibliography', 'none'],
  ['blockquote', 'none'],
  ['card', 'words'],
  ['centered', 'words'],
  ['contents', 'path'],
  ['deprecated', 'words'],
  ['div', 'path'],
  ['epigraph', 'none'],
  ['figure', 'path'],
  ['glossary', 'none'],
  ['grid', 'path'],
  ['grid-item', 'none'],
  ['grid-item-card', 'words'],
  ['iframe', 'path'],
  ['image', 'path'],
  ['index', 'path'],
  ['list-table', 'words'],
  ['margin', 'words'],
  ['prf:algorithm', 'words'],
  ['pull-quote', 'none'],
  ['rubric', 'words'],
  ['show-index', 'none'],
  ['sidebar', 'words'],
  ['tab-item', 'words'],
  ['tab-set', 'none'],
  ['table', 'words'],
  ['tableofcontents', 'none'],
  ['toc', 'path'],
  ['topic', 'words'],
  ['versionadded', 'words'],
  ['versionchanged', 'words'],
  ...Object.keys(theoremKinds).map(kind => [`prf:${kind}`, 'words'] as const)
])

/** Matches directives whose body is code or data, which must not be parsed as Markdown. */
const ofCode =
  /^(?:code|code-block|code-cell|sourcecode|math|raw(?::\w+)?|mermaid|dot|graphviz|include|literalinclude|csv-table|parsed-literal|eval-rst|anywidget|any:\w+|embed|glue(?::\w+)?|highlight|autofunction|automodule|autoclass|toctree|r|python|julia|ojs)$/i

/**
 * The kind of text after the name of a directive on its line; undefined for directives that galley does not support.
 */
export function argumentKind(name: string): 'words' | 'path' | 'none' | undefined {
  return argumentOf.get(directiveName(name))
}

/** Whether a directive that galley does not know is parsed as a block of Markdown between colons. */
export function isForeignBlock(name: string): boolean {
  return argumentKind(name) === undefined && /^[A-Za-z][\w:+-]*$/.test(name) && !ofCode.test(name)
}

/** The name of a directive in lower case, because theorems are also written `{prf:Theorem}`. */
export function directiveName(name: string): string {
  return name.startsWith('prf:') ? name.toLowerCase() : name
}
