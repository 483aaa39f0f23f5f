import type {ElementContent} from 'hast'
import {isSafeUrl} from '../core/url.ts'

/** Content without the links from citations to the list. */
export function withoutCitationLinks(nodes: readonly ElementContent[]): ElementContent[] {
  return unlink(nodes, properties => properties.role === 'doc-biblioref')
}

/**
 * Content without links that could run something: citations bring the author's own links past rehype-sanitize, if that
 * was used before.
 */
export function safeLinks(nodes: readonly ElementContent[]): ElementContent[] {
  return unlink(nodes, ({href}) => typeof href === 'string' && !isSafeUrl(href))
}

type Properties = Extract<ElementContent, {type: 'element'}>['properties']

function unlink(
  nodes: readonly ElementContent[],
  unwanted: (properties: Properties) => boolean
): ElementContent[] {
  return nodes.flatMap(node => {
    if (node.type !== 'element') return [node]
    const children = unlink(node.children, unwanted)
    return node.tagName === 'a' && unwanted(node.properties) ? children : [{...node, children}]
  })
}
