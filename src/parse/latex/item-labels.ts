import {romanNumeral} from '../../csl/values/roman-numeral.ts'
import {parseLatex, plainLatex} from './text.ts'

/** The label that an item of `enumerate` prints, and the number that `\ref` to it prints. */
export type ItemLabel = Readonly<{
  shown: string
  referred: string
  /** Whether a list of Markdown cannot number its items so, as with `(A\arabic*)`. */
  isOwn: boolean
}>

/** The label of an item from the options of its `enumerate`, for its number and the depth of its list, from 1. */
export function itemLabel(options: string, number: number, depth: number): ItemLabel {
  const [, label] = /\blabel\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|[^,]*)/.exec(options) ?? []
  const [, reference] = /\bref\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|[^,]*)/.exec(options) ?? []
  const short = /^\W*([aAiI1])\W*$/.exec(options.trim())?.[1]
  const standard = counted(short ?? ['1', 'a', 'i', 'A'][depth - 1] ?? '1', number)
  const shown = label === undefined ? standard : filled(label, number)
  return {
    shown,
    referred: reference === undefined ? shown : filled(reference, number),
    isOwn: label !== undefined && !/^\W*(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+)\W*$/.test(shown)
  }
}

/** A label with a number in place of `\arabic*` and its kin, without the commands that set it. */
function filled(label: string, number: number): string {
  const text = label
    .trim()
    .replace(/^\{([\s\S]*)\}$/, '$1')
    .replace(/\\(?:bfseries|itshape|upshape|rmfamily|sffamily|normalfont|scshape)(?![A-Za-z])\s*/g, '')
    .replace(/\\(arabic|alph|Alph|roman|Roman)(?:\*|\{\w+\})/g, (_, command: string) =>
      counted(signs.get(command) ?? '1', number)
    )
  return plainLatex(parseLatex(text)).trim()
}

const signs: ReadonlyMap<string, string> = new Map([
  ['alph', 'a'],
  ['Alph', 'A'],
  ['roman', 'i'],
  ['Roman', 'I']
])

function counted(sign: string, number: number): string {
  if (sign === 'a') return String.fromCharCode(96 + ((number - 1) % 26) + 1)
  if (sign === 'A') return String.fromCharCode(64 + ((number - 1) % 26) + 1)
  if (sign === 'i') return romanNumeral(number)
  return sign === 'I' ? romanNumeral(number).toUpperCase() : String(number)
}
