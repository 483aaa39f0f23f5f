import type {Nodes, Parents} from 'mdast'
import type {Prose} from '../../core/types.ts'

/** The prose of a paragraph, heading, caption or cell; `source` is the text of the file. */
export function proseOf(node: Parents, source: string): Prose {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  let text = ''
  let at = start
  const step = (child: Nodes): void => {
    if (child.type === 'text') {
      const from = child.position?.start.offset ?? -1
      const to = child.position?.end.offset ?? -1
      if (from < at || to > end) return
      text += blank(source.slice(at, from)) + source.slice(from, to)
      at = to
    } else if ('children' in child && child.type !== 'cite' && !isBareAddress(child)) {
      for (const grandchild of child.children) step(grandchild)
    }
  }
  for (const child of node.children) step(child)
  return {node, text: text + blank(source.slice(at, end))}
}

function blank(text: string): string {
  return text === '' ? '' : text.replace(/[^\r\n]/g, '\0')
}

/** Whether the text of a link is its own URL, which is not prose. */
function isBareAddress(node: Parents): boolean {
  const [first] = node.children
  return (
    node.type === 'link' && first?.type === 'text' && /^(?:[a-z][a-z0-9+.-]*:|www\.)\S*$/i.test(first.value)
  )
}
