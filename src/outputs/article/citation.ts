import type {Element, ElementContent} from 'hast'
import type {Nodes} from 'mdast'
import type {RenderedCitations} from '../../cite/index.ts'
import {citationId} from '../../cite/reference-id.ts'
import type {Cite} from '../../core/mdast.ts'
import type {Manuscript, NumberedCitation} from '../../core/types.ts'
import {h, textNode} from './elements.ts'

/** The printed form of every citation of a paper, by its node. */
export type PrintedCitations = ReadonlyMap<Nodes, Readonly<{id: string; content: readonly ElementContent[]}>>

declare module 'hast' {
  interface ElementData {
    /** Stands for a citation whose printed form is not known yet: one inside the words of another. */
    cite?: Cite | undefined
  }
}

/** Puts the printed form of each citation beside its node. */
export function printedCitations({citations}: Manuscript, rendered: RenderedCitations): PrintedCitations {
  const printed = new Map<Nodes, {id: string; content: readonly ElementContent[]}>()
  for (const [index, numbered] of citations.entries()) {
    const content = rendered.citations[index] ?? []
    const sentence = rendered.sentences.get(index)
    printed.set(numbered.citation.node, {
      id: idOf(numbered),
      // Notes of a note style stand in the text, in parentheses, until the paper has notes of its own for them.
      content: rendered.note
        ? [...(sentence ?? []), textNode(sentence ? ' (' : '('), ...content, textNode(')')]
        : content
    })
  }
  // A citation inside another comes after it, so the last ones are whole first.
  for (const [node, {id, content}] of [...printed].reverse())
    printed.set(node, {id, content: content.map(part => settled(part, printed))})
  return printed
}

/** The id of a citation of the paper. */
export function idOf({citation, references, number}: NumberedCitation): string {
  const keys = references.map((reference, index) => reference?.key ?? citation.items[index]!.key)
  return citationId(keys, number)
}

/** A citation in the text; its source, marked, where it is not printed yet. */
export function citationElement(node: Cite, printed: PrintedCitations): Element {
  const citation = printed.get(node)
  if (citation !== undefined) return h('span', {className: ['citation'], id: citation.id}, citation.content)
  return {...h('span', {className: ['citation']}, node.children[0].value), data: {cite: node}}
}

function settled(part: ElementContent, printed: PrintedCitations): ElementContent {
  if (part.type !== 'element') return part
  if (part.data?.cite !== undefined) return citationElement(part.data.cite, printed)
  return {...part, children: part.children.map(child => settled(child, printed))}
}
