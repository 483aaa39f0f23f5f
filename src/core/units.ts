import {inPerMode} from './unit-fractions.ts'
import {unitTex, type WrittenUnit} from './unit-tex.ts'

/** A formula without siunitx commands, or why one of them cannot be parsed. */
export type WithoutUnits = Readonly<{tex: string} | {fault: string}>

/**
 * Converts the numbers and units of LaTeX’s siunitx to plain TeX: `\SI{3e8}{\meter\per\second}` and `\qty{3e8}{m/s}`,
 * `\si` and `\unit`, `\num`, `\ang`, and their ranges, lists and products, as siunitx prints them: each number of a
 * range or a list has its unit. Of the options in brackets, only `per-mode` has an effect. Commands that the paper
 * defines are not converted.
 */
export function withoutUnits(
  tex: string,
  own: ReadonlySet<string> = none,
  words: JoiningWords = englishWords
): WithoutUnits {
  if (!mayHold.test(tex)) return {tex}
  let result = ''
  let offset = 0
  for (const match of tex.matchAll(command)) {
    const [opening, name = '', options = ''] = match
    const form = forms.get(name)
    if (form === undefined || own.has(name) || match.index < offset) continue
    const read = readArguments(tex, match.index + opening.length, form.arguments)
    if (read === undefined) continue
    const [values, end] = read
    const written = form.write(
      values.map(value => value.trim()),
      {...words, options}
    )
    if (typeof written !== 'string') return written
    result += `${tex.slice(offset, match.index)}{${written}}`
    offset = end
  }
  return {tex: result + tex.slice(offset)}
}

/** Whether a command is one of siunitx; with its arguments it is a formula, even in running text. */
export function isUnitCommand(name: string): boolean {
  return forms.has(name)
}

const none: ReadonlySet<string> = new Set()

/** The words between the ends of a range, and before the last of a list, with their spaces. */
export type JoiningWords = Readonly<{to: string; and: string}>

/** The joining words, and the options of a command in brackets. */
type Wishes = JoiningWords & Readonly<{options: string}>

const englishWords: JoiningWords = {to: ' to ', and: ' and '}

type Form = Readonly<{
  arguments: number
  write: (values: readonly string[], wishes: Wishes) => WrittenUnit
}>

const quantity: Form = {
  arguments: 2,
  write: ([number = '', unit = ''], wishes) => withUnit(numberTex(number), asked(unit, wishes))
}
const quantities: Form = {
  arguments: 2,
  write: ([list = '', unit = ''], wishes) =>
    eachWithUnit(list.split(';'), asked(unit, wishes), each => inList(each, wishes))
}
const quantityRange: Form = {
  arguments: 3,
  write: ([from = '', to = '', unit = ''], wishes) =>
    eachWithUnit([from, to], asked(unit, wishes), each => each.join(inText(wishes.to)))
}
const unitAlone: Form = {arguments: 1, write: ([unit = ''], wishes) => asked(unit, wishes)}

function asked(unit: string, {options}: Wishes): WrittenUnit {
  const written = unitTex(unit)
  return typeof written === 'string' ? inPerMode(written, options) : written
}

const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['SI', quantity],
  ['qty', quantity],
  ['si', unitAlone],
  ['unit', unitAlone],
  ['SIrange', quantityRange],
  ['qtyrange', quantityRange],
  ['SIlist', quantities],
  ['qtylist', quantities],
  [
    'qtyproduct',
    {arguments: 2, write: ([product = '', unit = ''], wishes) => productTex(product, asked(unit, wishes))}
  ],
  ['numproduct', {arguments: 1, write: ([product = '']) => numberTex(product)}],
  ['complexnum', {arguments: 1, write: ([number = '']) => complexTex(number)}],
  [
    'complexqty',
    {
      arguments: 2,
      write: ([number = '', unit = ''], wishes) => withUnit(`(${complexTex(number)})`, asked(unit, wishes))
    }
  ],
  ['tablenum', {arguments: 1, write: ([number = '']) => numberTex(number)}],
  ['num', {arguments: 1, write: ([number = '']) => numberTex(number)}],
  [
    'numrange',
    {arguments: 2, write: ([from = '', to = ''], words) => [from, to].map(numberTex).join(inText(words.to))}
  ],
  [
    'numlist',
    {
      arguments: 1,
      write: ([list = ''], words) =>
        inList(
          list.split(';').map(number => numberTex(number.trim())),
          words
        )
    }
  ],
  ['ang', {arguments: 1, write: ([angle = '']) => angleTex(angle)}]
])

const mayHold = /\\(?:SI|si|qty|unit|num|ang|complex|tablenum)/
const command = /\\([A-Za-z]+)(?:\s*\[([^\]]*)\])?\s*(?=\{)/g

/** The contents of some brace groups, and the end of the last; undefined if there are not enough. */
function readArguments(
  tex: string,
  start: number,
  count: number
): [values: string[], end: number] | undefined {
  const values: string[] = []
  let end = start
  while (values.length < count) {
    const open = tex.slice(end).search(/\S/)
    if (open < 0 || tex[end + open] !== '{') return undefined
    const close = closingBrace(tex, end + open)
    if (close === undefined) return undefined
    values.push(tex.slice(end + open + 1, close))
    end = close + 1
  }
  return [values, end]
}

function closingBrace(tex: string, open: number): number | undefined {
  let depth = 0
  for (let index = open; index < tex.length; index++) {
    if (tex[index] === '\\') index++
    else if (tex[index] === '{') depth++
    else if (tex[index] === '}' && --depth === 0) return index
  }
  return undefined
}

function withUnit(number: string, written: WrittenUnit): WrittenUnit {
  return typeof written === 'string' ? besideUnit(number, written) : written
}

function besideUnit(number: string, written: string): string {
  if (written === '' || number === '') return number + written
  // The degree sign follows the number without a space.
  return /^\\text\{[°′″]\}/u.test(written) ? number + written : `${number}\\,${written}`
}

/** Formats `1.2e-3`, `3 +- 1`, `2 x 3`; numbers of five or more digits are grouped by three. */
function numberTex(number: string): string {
  return compactUncertainties(number)
    .replace(/(?:\+\s*-|\\pm)/g, '±')
    .replace(/\s*(?:\\times|[x×])\s*/g, '×')
    .replace(/^[eEdD](?=[+-]?\d)/, '◦e')
    .replace(/(?<!\d)(?=[.,]\d)/g, '0')
    .replace(/(?<![\d.,])(\d+)(?:([.,])(\d+))?/g, (_, whole: string, mark?: string, parts = '') => {
      const fraction = mark === undefined ? '' : `${mark === ',' ? '{,}' : mark}${grouped(parts, false)}`
      return grouped(whole, true) + fraction
    })
    .replace(/\s*[eEdD]\s*\+?(-?\d+)/g, '\\times 10^{$1}')
    .replace(/^◦\\times /, '')
    .replaceAll('±', '\\pm ')
    .replaceAll('×', '\\times ')
    .replaceAll('~', '\\,')
}

/** `1.23+-0.04` as siunitx prints it, `1.23(4)`: the uncertainty in units of the last digit. */
function compactUncertainties(number: string): string {
  return number.replace(
    /(\d+)(?:([.,])(\d*))?\s*(?:\+\s*-|\\pm|±)\s*(\d+)(?:[.,](\d*))?(?![\d.,])/g,
    (_, whole: string, mark = '.', parts = '', uncertain: string, fraction = '') => {
      const places = Math.max(parts.length, fraction.length)
      const decimals = places === 0 ? '' : `${mark}${parts.padEnd(places, '0')}`
      const digits = `${uncertain}${fraction.padEnd(places, '0')}`.replace(/^0+(?=\d)/, '')
      return `${whole}${decimals}(${digits})`
    }
  )
}

/** `2 x 3`, each with the unit. */
function productTex(product: string, unit: WrittenUnit): WrittenUnit {
  return eachWithUnit(product.split(/\s*(?:\\times|[x×])\s*/), unit, each => each.join('\\times '))
}

/** Several numbers, each with the unit. */
function eachWithUnit(
  numbers: readonly string[],
  written: WrittenUnit,
  joined: (each: readonly string[]) => string
): WrittenUnit {
  if (typeof written !== 'string') return written
  return joined(numbers.map(number => besideUnit(numberTex(number.trim()), written)))
}

/** `1+2i`, with an upright unit of imaginary numbers. */
function complexTex(number: string): string {
  return numberTex(number).replace(/[ij]/g, '\\mathrm{$&}')
}

function grouped(digits: string, fromEnd: boolean): string {
  if (digits.length < 5) return digits
  const threes = fromEnd ? /\d(?=(?:\d{3})+$)/g : /\d{3}(?=\d)/g
  return digits.replace(threes, '$&\\,')
}

/** “1, 2 and 3”. */
function inList(items: readonly string[], {and}: JoiningWords): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(inText(', '))}${inText(and)}${last}`
}

function inText(words: string): string {
  return `\\text{${words}}`
}

/** Formats an angle: `45.5`, or degrees, minutes and seconds as `1;2;3`. */
function angleTex(angle: string): string {
  const signs = ['°', '′', '″']
  return angle
    .split(';')
    .flatMap((part, index) =>
      part.trim() === '' ? [] : `${numberTex(part.trim())}\\text{${signs[index] ?? ''}}`
    )
    .join('')
}
