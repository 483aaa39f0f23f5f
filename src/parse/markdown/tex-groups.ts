import type {Nodes} from 'mdast'
import {declarations} from './tex-declarations.ts'

/** Removes the braces around a single command, as in `{\ldots}` and `{\textit{words}}`, which TeX does not print. */
export function withoutBraces(children: readonly Nodes[], source: string): readonly Nodes[] {
  const alone = new Set(children.filter((_, index) => isAlone(children, index, source)))
  if (alone.size === 0) return children
  return children.flatMap((node, index): Nodes[] => {
    // The end of the group, not a space, ends the name of the command.
    if (node.type === 'rawTex' && alone.has(node) && bareName.test(node.value))
      return [{...node, value: `${node.value}{}`}]
    if (node.type !== 'text') return [node]
    const [last, next] = [children[index - 1], children[index + 1]]
    const start = last !== undefined && alone.has(last) ? 1 : 0
    const end = next !== undefined && alone.has(next) ? -1 : undefined
    const value = node.value.slice(start, end)
    return value === '' ? [] : [value === node.value ? node : {...node, value}]
  })
}

const bareName = /^\\[A-Za-z]+$/

/**
 * Whether a command is the whole content of a group, whose braces are in the text nodes around it; `\{` is a brace that
 * is printed, and `[words]{…}` has attributes.
 */
function isAlone(children: readonly Nodes[], index: number, source: string): boolean {
  const [before, node, after] = [children[index - 1], children[index]!, children[index + 1]]
  if (node.type !== 'rawTex' || node.block || declarations.has(node.name)) return false
  if (before?.type !== 'text' || !before.value.endsWith('{')) return false
  if (after?.type !== 'text' || !after.value.startsWith('}')) return false
  const from = node.position?.start.offset ?? 0
  const to = node.position?.end.offset ?? 0
  return source[from - 1] === '{' && source[to] === '}' && !/[\\\]]/.test(source[from - 2] ?? '')
}
