import type {AlignType} from 'mdast'
import {addAll} from '../../../core/add-all.ts'
import {endOfGroup} from './scan.ts'

/** A column of a table. `width` is a share of the text width; `style` is the format of its cells. */
export type LatexColumn = Readonly<{
  align: AlignType
  width?: number | undefined
  style?: 'strong' | 'emphasis' | undefined
  /** Whether the cells are numbers, as in the columns of siunitx and dcolumn. */
  isNumeric?: true
}>

/** The maximum number of columns, which no real table reaches. */
const mostColumns = 200

/**
 * Parses the column specification of a table, `l c r`, `p{3cm}`, `X`, `S`, `*{3}{c}`, including the text inserted
 * between columns.
 */
export function columnsOf(spec: string): readonly LatexColumn[] {
  const columns: LatexColumn[] = []
  let align: AlignType | undefined
  let style: LatexColumn['style']
  for (let at = 0; at < spec.length && columns.length < mostColumns; at++) {
    const sign = spec[at] ?? ''
    if (sign === '*') {
      const count = groupAt(spec, at + 1)
      const repeated = groupAt(spec, count.end)
      const inner = columnsOf(repeated.text)
      for (let left = Math.min(Number(count.text) || 0, mostColumns); left > 0; left--) addAll(columns, inner)
      at = repeated.end - 1
    } else if ('@!><'.includes(sign)) {
      const {text, end} = groupAt(spec, at + 1)
      if (sign === '>')
        style = /\\(?:bfseries|bf\b)/.test(text)
          ? 'strong'
          : /\\(?:itshape|em\b|it\b)/.test(text)
            ? 'emphasis'
            : style
      if (sign === '>')
        align = /\\raggedleft/.test(text) ? 'right' : /\\centering/.test(text) ? 'center' : align
      at = end - 1
    } else if (sign === '[') {
      at = Math.max(at, spec.indexOf(']', at))
    } else if (sign === '{') {
      at = endOfGroup(spec, at) - 1
    } else if (/[A-Za-z]/.test(sign)) {
      const share = 'pmb'.includes(sign) ? groupAt(spec, at + 1).text : ''
      const number = /([\d.]+)\s*\\(?:text|line|column)width/.exec(share)?.[1]
      columns.push({
        align: align ?? alignments.get(sign) ?? null,
        width: number === undefined ? undefined : Number(number),
        ...(style && {style}),
        ...('SDd'.includes(sign) && {isNumeric: true as const})
      })
      align = undefined
      style = undefined
    }
  }
  return columns
}

const alignments: ReadonlyMap<string, AlignType> = new Map([
  ['l', 'left'],
  ['L', 'left'],
  ['c', 'center'],
  ['C', 'center'],
  ['r', 'right'],
  ['R', 'right'],
  ['S', 'right'],
  ['D', 'right'],
  ['d', 'right']
])

function groupAt(spec: string, start: number): Readonly<{text: string; end: number}> {
  let at = start
  while (spec[at] === ' ') at++
  if (spec[at] !== '{') return {text: spec[at] ?? '', end: at + 1}
  const end = endOfGroup(spec, at)
  return {text: spec.slice(at + 1, end - 1), end}
}
