/**
 * Renders citations and the reference list with a CSL style. Importing this file loads the CSL processor, so import it
 * only if the paper has citations.
 */
import type {CslItem} from '../core/types.ts'
import {
  type CitationStyle,
  type CitationToRender,
  createRenderer,
  type RenderedCitations
} from './renderer.ts'

export type {BibliographyLayout} from './processor.ts'
export {referenceHref, referenceId} from './reference-id.ts'
export * from './renderer.ts'

/**
 * Renders all citations of a manuscript and its reference list. `references` are the works by canonical key;
 * `citations` are in document order with canonical keys; `listed` are keys of works to list without a citation. An
 * unknown key appears as `key?`. Throws only if the style is not valid CSL.
 */
export function renderCitations(
  style: CitationStyle,
  references: ReadonlyMap<string, CslItem>,
  citations: readonly CitationToRender[],
  listed: readonly string[]
): RenderedCitations {
  const cited = citations.flatMap(({items}) => items.map(({key}) => key))
  return createRenderer(style, references, cited, listed).render(citations)
}
