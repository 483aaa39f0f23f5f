import {addAll} from '../../../core/add-all.ts'
import type {ListMark} from '../content.ts'

/** An item of a list: its mark, and the lines of its paragraph. */
export type ListEntry = Readonly<{mark: ListMark; lines: readonly string[]}>

/** Writes a list with its nested lists as Markdown; a paragraph without a mark continues the preceding item. */
export function writeList(entries: readonly ListEntry[]): readonly string[] {
  const lines: string[] = []
  const isLoose = entries.some(
    ({mark, lines: own}, index) =>
      mark.format === 'none' || own.length > 1 || (index > 0 && mark.level > 0 && mark.format !== 'bullet')
  )
  // The open items, with the columns at which their content begins.
  let open: Array<Readonly<{level: number; list: string; isBullet: boolean; column: number; last: number}>> =
    []
  for (const {mark, lines: own} of entries) {
    const before = open.at(-1)
    if (mark.format === 'none') {
      while (open.length > 1 && open.at(-1)!.level > mark.level) open.pop()
      const column = open.at(-1)?.column ?? 0
      addAll(lines, ['', ...own.map(line => indented(line, column))])
      continue
    }
    while (open.length > 0 && open.at(-1)!.level > mark.level) open.pop()
    const same = open.at(-1)?.level === mark.level ? open.pop() : undefined
    const isBullet = mark.format === 'bullet'
    const isNew =
      same !== undefined &&
      (same.isBullet !== isBullet || (!isBullet && (same.list !== mark.list || mark.value !== same.last + 1)))
    const parent = open.at(-1)?.column ?? 0
    // Two adjacent lists would be parsed as one.
    if (isNew) lines.push('', indented('<!-- -->', parent), '')
    else if (before !== undefined && isLoose) lines.push('')
    const sign = isBullet ? '-' : markerOf(mark)
    const width = Math.ceil((sign.length + 1) / 4) * 4
    const column = parent + width
    const [first = '', ...rest] = own
    addAll(lines, [
      indented(`${sign.padEnd(width)}${first}`.trimEnd(), parent),
      ...rest.map(line => indented(line, column))
    ])
    open = [...open, {level: mark.level, list: mark.list, isBullet, column, last: mark.value}]
  }
  return lines
}

function indented(line: string, column: number): string {
  return line === '' ? '' : ' '.repeat(column) + line
}

/** The number of a list item with its punctuation, in a form that Markdown supports. */
function markerOf({format, text, value}: ListMark): string {
  const number = numberOf(format, value)
  if (/^\s*\(.*\)\s*$/.test(text)) return `(${number})`
  return /\)\s*$/.test(text) ? `${number})` : `${number}.`
}

function numberOf(format: string, value: number): string {
  if ((format === 'lowerLetter' || format === 'upperLetter') && value >= 1 && value <= 26) {
    const letter = String.fromCharCode(96 + value)
    return format === 'upperLetter' ? letter.toUpperCase() : letter
  }
  const numeral = romans[value - 1]
  if (format === 'lowerRoman' && numeral !== undefined) return numeral
  return format === 'upperRoman' && numeral !== undefined ? numeral.toUpperCase() : String(value)
}

const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ')
