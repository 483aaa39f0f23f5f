import type {Nodes, Parents} from 'mdast'
import {slice} from '../plugins/source.ts'

/** Matches texts that may contain TeX's quotation marks, ` ``words'' `. */
export const mayHoldTexQuotes = /``[^`\n]/

/**
 * Converts TeX's quotation marks in a paragraph. If the paragraph contains two pairs, Markdown parses everything from
 * the first opening mark to the second as code, which is undone.
 */
export function readTexQuotes({children}: Parents, source: string): void {
  for (const [index, node] of children.entries()) {
    if (node.type === 'inlineCode') {
      const written = slice(node, source)
      if (!/^``(?!`)/.test(written) || !node.value.includes("''") || written.includes("''``")) continue
      const words = written.slice(2, -2).replaceAll("''", '”')
      children[index] = {type: 'text', value: `“${words}“`, ...(node.position && {position: node.position})}
    } else if (node.type === 'text' && node.value.includes('``')) {
      const isClosed = children.slice(index).some(isClosing)
      if (isClosed) node.value = node.value.replaceAll('``', '“')
    }
  }
  readSingleQuotes(children)
  let isOpen = false
  for (const node of children) {
    if (node.type !== 'text') continue
    // A closing mark is only converted after an opening one, because `''` can mean seconds of arc.
    node.value = node.value.replace(/“|''/g, mark => {
      if (mark === '“') {
        isOpen = true
        return mark
      }
      if (!isOpen) return mark
      isOpen = false
      return '”'
    })
  }
}

/** Converts `` `words' `` inside double quotation marks; the backtick there does not begin code. */
function readSingleQuotes(children: readonly Nodes[]): void {
  for (const node of children)
    if (node.type === 'text') node.value = node.value.replace(/`([^`'\n]+)'(?!\p{L})/gu, '‘$1’')
}

function isClosing(node: Nodes): boolean {
  return node.type === 'text' && node.value.includes("''")
}
