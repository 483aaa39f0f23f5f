import type {Heading, Nodes} from 'mdast'
import type {Project, ReferencesPlacement} from '../core/types.ts'
import {walk} from '../core/walk.ts'
import {isReferencesHeading} from './numbering.ts'
import {terms} from './terms.ts'

/**
 * Where the list of references goes: into `::: {#refs}`, else under a closing heading such as “References”,
 * else at the end under a heading in the paper's language.
 */
export function placeReferences({chapters, settings, metadata}: Project): ReferencesPlacement {
  let div: Nodes | undefined
  for (const {tree} of chapters) {
    walk(tree, node => {
      if (node.type === 'div' && node.data?.attributes?.id === 'refs') div ??= node
    })
  }
  if (div !== undefined) return {at: 'div', node: div}
  const heading = closingHeading(chapters.flatMap(chapter => chapter.tree.children))
  if (heading !== undefined) return {at: 'heading', node: heading}
  return {at: 'end', title: settings.referencesTitle ?? terms(metadata.lang).references}
}

/** The last heading that announces references, if nothing but notes and further headings' emptiness follows it. */
function closingHeading(blocks: readonly Nodes[]): Heading | undefined {
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index]!
    if (block.type === 'heading') return isReferencesHeading(block) ? block : undefined
    if (!['footnoteDefinition', 'definition', 'yaml', 'html'].includes(block.type)) return undefined
  }
  return undefined
}
