import type {ElementContent} from 'hast'
import type {CslItem} from '../core/types.ts'
import {JOINING, withBrackets} from './marks.ts'
import {plainText, readRichText} from './rich-text.ts'
import {linkAddresses} from './web-links.ts'

/**
 * The content of an entry of the reference list, with its web addresses as links; empty if the style renders nothing.
 */
export function renderedEntry(html: string, item: CslItem): ElementContent[] {
  const nodes = readRichText(withBrackets(html.replaceAll(JOINING, '')))
  const entry = nodes.find(node => node.type === 'element' && node.tagName === 'div')
  const children = withoutBlanks(entry?.type === 'element' ? entry.children : nodes)
  return plainText(children).trim() === '' ? [] : linkAddresses(children, item)
}

/** Without the white space around an entry and between the blocks of one. */
function withoutBlanks(nodes: readonly ElementContent[]): ElementContent[] {
  const blocks = nodes.some(node => node.type === 'element' && node.tagName === 'div')
  return nodes.flatMap((node, index): ElementContent[] => {
    if (node.type !== 'text') return [node]
    if (blocks && node.value.trim() === '') return []
    const start = index === 0 || blocks ? node.value.trimStart() : node.value
    const value = index === nodes.length - 1 || blocks ? start.trimEnd() : start
    return value === '' ? [] : [{...node, value}]
  })
}
