import type {Node} from '../../core/article.ts'
import {childNodes} from '../../core/walk-article.ts'
import {lookWithin, type RunLook} from './look.ts'
import type {FormerLooks, Line} from './run.ts'

/**
 * The formatting of the text of some nodes in the old version; undefined unless both versions have the same
 * characters and differ only in formatting.
 */
export function formerLooks(
  was: readonly Node[],
  nodes: readonly Node[],
  line: Line,
  author: string
): FormerLooks | undefined {
  const old = stretchesOf(was, line.look)
  const words = textOf(old)
  if (words === '' || words.includes('\0') || words !== textOf(stretchesOf(nodes, line.look)))
    return undefined
  const rest = old.map(([text, look]): [string, RunLook] => [text, look])
  return {
    author,
    take(text) {
      const taken: Array<readonly [string, RunLook | undefined]> = []
      let at = 0
      while (at < text.length) {
        const next = rest[0]
        if (next === undefined) {
          taken.push([text.slice(at), undefined])
          break
        }
        const length = Math.min(next[0].length, text.length - at)
        taken.push([text.slice(at, at + length), next[1]])
        next[0] = next[0].slice(length)
        if (next[0] === '') rest.shift()
        at += length
      }
      return taken
    }
  }
}

type Stretch = readonly [text: string, look: RunLook]

function textOf(stretches: readonly Stretch[]): string {
  return stretches.map(([text]) => text).join('')
}

/**
 * The texts of nodes with their formatting. Nodes other than text are represented by their type, so that they differ
 * from any text.
 */
function stretchesOf(nodes: readonly Node[], look: RunLook): readonly Stretch[] {
  return nodes.flatMap((node): readonly Stretch[] => {
    const own = lookWithin(node, look)
    if (node.type === 'text') return [[node.value.replace(/[ \t\n\r]+/g, ' '), own]]
    if (node.type === 'inlineCode') return [[node.value, own]]
    const children = childNodes(node)
    if (children.length === 0) return [[`\0${node.type}`, own]]
    return stretchesOf(children, node.type === 'link' ? {...own, style: 'Hyperlink'} : own)
  })
}
