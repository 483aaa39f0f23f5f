import {romanNumeral} from '../../csl/values/roman-numeral.ts'
import {parseLatex, plainLatex} from './text.ts'

/** The label that an item of `enumerate` prints, and the number that `\ref` prints for it. */
export type ItemLabel = Readonly<{
  shown: string
  referred: string
  /** Whether a list in Markdown cannot have this label, such as `(A\arabic*)`. */
  isOwn: boolean
}>

/**
 * Makes the label of an item from the options of its `enumerate`, the number of the item, and the depth of its list,
 * from 1.
 */
export function itemLabel(options: string, number: number, depth: number): ItemLabel {
  const [, label] = /\blabel\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|[^,]*)/.exec(options) ?? []
  const [, reference] = /\bref\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|[^,]*)/.exec(options) ?? []
  const template = shortTemplate(options)
  const short = template === undefined ? /^\W*([aAiI1])\W*$/.exec(options.trim())?.[1] : undefined
  const standard = countedLabel(short ?? ['1', 'a', 'i', 'A'][depth - 1] ?? '1', number)
  const shown = label === undefined ? (template?.(number) ?? standard) : filled(label, number)
  return {
    shown,
    referred: reference === undefined ? shown : filled(reference, number),
    isOwn:
      template !== undefined ||
      (label !== undefined && !/^\W*(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+)\W*$/.test(shown))
  }
}

/**
 * Returns a function for labels such as `[Step 1.]` of the package enumerate, in which the first separate 1, a, A, i or
 * I is replaced by the number of the item.
 */
function shortTemplate(options: string): ((number: number) => string) | undefined {
  const text = options.trim()
  if (text.includes('=') || !/[A-Za-z]{2}|[A-Za-z]1/.test(text)) return undefined
  const hidden = text.replace(/\{[^{}]*\}|\\[A-Za-z]+/g, group => ' '.repeat(group.length))
  const found = /1(?!\d)|(?<![A-Za-z])[aAiI](?![A-Za-z])/.exec(hidden)
  if (found === null) return undefined
  const [sign] = found
  return number =>
    printed(`${text.slice(0, found.index)}${countedLabel(sign, number)}${text.slice(found.index + 1)}`)
}

/**
 * Fills in a label: `\arabic*` and similar commands are replaced by the number, and commands for formatting are
 * removed.
 */
function filled(label: string, number: number): string {
  const text = label
    .trim()
    .replace(/^\{([\s\S]*)\}$/, '$1')
    .replace(/\\(arabic|alph|Alph|roman|Roman)(?:\*|\{\w+\})/g, (_, command: string) =>
      countedLabel(signs.get(command) ?? '1', number)
    )
  return printed(text)
}

/** The text of a label, without commands for formatting. */
function printed(label: string): string {
  const text = label.replace(
    /\\(?:bfseries|itshape|upshape|rmfamily|sffamily|normalfont|scshape|bf|it|rm|sc)(?![A-Za-z])\s*/g,
    ''
  )
  return plainLatex(parseLatex(text)).trim()
}

const signs: ReadonlyMap<string, string> = new Map([
  ['alph', 'a'],
  ['Alph', 'A'],
  ['roman', 'i'],
  ['Roman', 'I']
])

/** Writes a number in the style of `a`, `A`, `i`, `I` or `1`. */
export function countedLabel(sign: string, number: number): string {
  if (sign === 'a') return String.fromCharCode(96 + ((number - 1) % 26) + 1)
  if (sign === 'A') return String.fromCharCode(64 + ((number - 1) % 26) + 1)
  if (sign === 'i') return romanNumeral(number)
  return sign === 'I' ? romanNumeral(number).toUpperCase() : String(number)
}
