import type {Nodes} from 'mdast'
import type {Block, Definition, Term} from '../core/article.ts'
import type {Div} from '../core/mdast.ts'
import {perObject} from '../core/per-object.ts'
import type {Chapter, Manuscript} from '../core/types.ts'
import {blockOf, type Composing} from './context.ts'
import {entryLanguage} from './entry-language.ts'
import {inlinesOfSegments} from './segments.ts'

/** Whether a node is the placeholder of the list of sigla, `::: {#sigla}`. */
export function isSiglaPlace(node: Nodes): node is Div {
  return node.type === 'div' && node.data?.attributes?.id === 'sigla'
}

/** Whether a text contains the placeholder of the list of sigla. */
export const holdsSigla = perObject(({landmarks}: Chapter): boolean => landmarks.some(isSiglaPlace))

/**
 * Composes the sigla of the paper and the works that they abbreviate, as a definition list; empty for a paper without
 * sigla.
 */
export function siglaList(node: Div, composing: Composing): readonly Block[] {
  const {manuscript, rendered, entryAnchor} = composing
  const entries = new Map(rendered?.bibliography.map(({key, content}) => [key, content]))
  const children = (rendered?.sigla ?? []).flatMap(({key, words}): ReadonlyArray<Term | Definition> => {
    const {csl} = manuscript.bibliography.byKey.get(key) ?? {}
    const {properties, content} = entryLanguage(entries.get(key) ?? [], csl, manuscript.metadata.lang)
    const block = {id: `${composing.identify(node)}-${key}`}
    const linked = [{type: 'work' as const, key, children: words}]
    return [
      {type: 'term', children: inlinesOfSegments(linked, entryAnchor, () => [])},
      {
        type: 'definition',
        children: [
          {
            type: 'paragraph',
            ...block,
            ...properties,
            children: inlinesOfSegments(
              content,
              () => undefined,
              () => []
            )
          }
        ]
      }
    ]
  })
  if (children.length === 0) return []
  const {id, ...place} = blockOf(node, composing)
  return [{type: 'definitionList', id: `${id}-list`, ...place, children}]
}

/** Whether the paper contains a list of sigla. */
export function listsSigla({chapters}: Manuscript): boolean {
  return chapters.some(chapter => holdsSigla(chapter))
}
