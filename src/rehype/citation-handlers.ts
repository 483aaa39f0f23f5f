import type {Element, ElementContent} from 'hast'
import type {PhrasingContent} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import type {Cite} from '../core/mdast.ts'
import {placeOf} from '../core/position.ts'
import type {CitationInText} from '../core/types.ts'

/** The text before and after the keys of a citation as hast, by the list of mdast nodes in the citation's items. */
export type CitationWords = ReadonlyMap<readonly PhrasingContent[], readonly ElementContent[]>

declare module 'hast' {
  interface ElementData {
    /** For a `span.citation`, the citation whose source is its only child. */
    citation?: (CitationInText & Readonly<{words: CitationWords}>) | undefined
  }
}

/**
 * Handlers for remark-rehype that pass complete citations to `rehypeCitation`: with exact places, and with the words
 * before and after a key already converted by remark-rehype, which knows the notes and link definitions of the
 * document.
 */
export const citationHandlers = {
  cite(state: State, node: Cite): Element {
    const words = new Map<readonly PhrasingContent[], readonly ElementContent[]>()
    for (const nodes of node.items.flatMap(({prefix, suffix}) => [prefix, suffix])) {
      words.set(nodes, state.all({type: 'paragraph', children: [...nodes]}))
    }
    const citation = {items: node.items, narrative: node.narrative, place: placeOf(node), words}
    const element: Element = {
      type: 'element',
      tagName: 'span',
      properties: {className: ['citation']},
      children: [{type: 'text', value: node.children[0].value}],
      data: {citation}
    }
    state.patch(node, element)
    return element
  }
}
