import type {ElementContent} from 'hast'
import {isSafeUrl} from '../core/url.ts'

/** Removes links from citations to entries in the list. */
export function withoutCitationLinks(nodes: readonly ElementContent[]): ElementContent[] {
  return unlink(nodes, properties => properties.role === 'doc-biblioref')
}

/** Removes links with unsafe protocols, because rehype-sanitize may have run before citations were rendered. */
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
