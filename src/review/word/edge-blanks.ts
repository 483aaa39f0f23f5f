import type {BlockSource} from './block-source.ts'
import {looksOfNodes} from './markdown-text.ts'
import type {WrittenStretch} from './written-edits.ts'

/**
 * Extends a deletion by a preceding space that is not shown, for example before a citation that a style turns into a
 * note.
 */
export function withHiddenBlank(
  stretch: WrittenStretch,
  start: number,
  {units, written: {text, starts, ends}}: BlockSource
): WrittenStretch {
  const isBlank = (unit: number | undefined): boolean => /\s/.test(text[unit ?? -1] ?? '')
  const before = units.slice(start).find(unit => unit >= 0)! - 1
  if (start === 0 || isBlank(units[start - 1]) || !isBlank(before) || ends[before] !== stretch.start)
    return stretch
  return {...stretch, start: starts[before]!}
}

/**
 * Extends a deletion by spaces that would otherwise remain at the edge of emphasis, whose marks would then not be
 * parsed.
 */
export function withEdgeBlanks(stretch: WrittenStretch, text: string): WrittenStretch {
  const node = stretch.within.at(-1)
  const [first, last] = [
    node?.children[0]?.position?.start.offset,
    node?.children.at(-1)?.position?.end.offset
  ]
  if (node === undefined || looksOfNodes[node.type] === undefined) return stretch
  let {start, end} = stretch
  if (end === last) while (start > first! && /\s/.test(text[start - 1]!)) start--
  else if (start === first) while (end < last! && /\s/.test(text[end]!)) end++
  return {...stretch, start, end}
}
