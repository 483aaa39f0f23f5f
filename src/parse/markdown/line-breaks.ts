import type {Break, PhrasingContent, Root, Text} from 'mdast'
import type {LineBreaks} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'

/**
 * Handles line ends within paragraphs as Pandoc's extensions do: `hard_line_breaks` makes each a line break,
 * `ignore_line_breaks` removes all, and `east_asian_line_breaks` removes those between wide characters.
 */
export function lineBreaks(kind: LineBreaks | undefined): ((tree: Root) => void) | undefined {
  if (kind === undefined) return undefined
  return tree =>
    walk(tree, node => {
      if (!('children' in node)) return undefined
      const children = node.children as PhrasingContent[]
      if (!children.some(child => child.type === 'text' && child.value.includes('\n'))) return undefined
      Object.assign(node, {
        children: children.flatMap(child => (child.type === 'text' ? linesOf(child, kind) : [child]))
      })
      return undefined
    })
}

function linesOf(node: Text, kind: LineBreaks): PhrasingContent[] {
  if (kind !== 'hard')
    return [{...node, value: node.value.replace(kind === 'none' ? /\n/g : betweenWide, '')}]
  const lines = node.value.split('\n')
  if (lines.length === 1) return [node]
  const {start, end} = node.position ?? {}
  return lines.flatMap((value, index): PhrasingContent[] => {
    const line: Text = {type: 'text', value, ...(start && end && {position: {start, end}})}
    const shown = value === '' ? [] : [line]
    return index === 0 ? shown : [{type: 'break'} satisfies Break, ...shown]
  })
}

const wide = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]`
const betweenWide = new RegExp(String.raw`(?<=${wide})\n(?=${wide})`, 'gu')
