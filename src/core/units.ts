import {inPerMode} from './unit-fractions.ts'
import {angleTex, complexTex, writtenNumber} from './unit-numbers.ts'
import {type NumberStyle, numberStyle, unitOptions} from './unit-options.ts'
import {unitTex, type WrittenUnit} from './unit-tex.ts'

/** A formula without siunitx commands, or the reason why one of them cannot be parsed. */
export type WithoutUnits = Readonly<{tex: string} | {fault: string}>

/**
 * Converts the numbers and units of LaTeX's package siunitx to plain TeX: `\SI{3e8}{\meter\per\second}` and
 * `\qty{3e8}{m/s}`, `\si` and `\unit`, `\num`, `\ang`, and the commands for ranges, lists and products. As in siunitx,
 * each number of a range or list gets its unit. An option that galley does not support is a fault. Commands that the
 * paper itself defines are not converted.
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
    const asked = unitOptions(options)
    const style = numberStyle(asked)
    if ('fault' in style) return style
    const written = form.write(
      values.map(value => value.trim()),
      {...words, ...(style.to !== undefined && {to: style.to}), style, perMode: asked.get('per-mode') ?? ''}
    )
    if (typeof written !== 'string') return written
    result += `${tex.slice(offset, match.index)}{${written}}`
    offset = end
  }
  return {tex: result + tex.slice(offset)}
}

/** Whether a command belongs to siunitx; with its arguments, it is a formula even in running text. */
export function isUnitCommand(name: string): boolean {
  return forms.has(name)
}

const none: ReadonlySet<string> = new Set()

/** The words between the ends of a range, and before the last item of a list, including the spaces around them. */
export type JoiningWords = Readonly<{to: string; and: string}>

/** The joining words, and the styles that the options of a command specify. */
type Wishes = JoiningWords & Readonly<{style: NumberStyle; perMode: string}>

const englishWords: JoiningWords = {to: ' to ', and: ' and '}

type Form = Readonly<{
  arguments: number
  write: (values: readonly string[], wishes: Wishes) => WrittenUnit
}>

const quantity: Form = {
  arguments: 2,
  write: ([number = '', unit = ''], wishes) =>
    withUnit(writtenNumber(number, wishes.style), asked(unit, wishes))
}
const quantities: Form = {
  arguments: 2,
  write: ([list = '', unit = ''], wishes) =>
    eachWithUnit(list.split(';'), asked(unit, wishes), wishes, each => inList(each, wishes))
}
const quantityRange: Form = {
  arguments: 3,
  write: ([from = '', to = '', unit = ''], wishes) =>
    eachWithUnit([from, to], asked(unit, wishes), wishes, each => each.join(inText(wishes.to)))
}
const unitAlone: Form = {arguments: 1, write: ([unit = ''], wishes) => asked(unit, wishes)}

function asked(unit: string, {perMode}: Wishes): WrittenUnit {
  const written = unitTex(unit)
  return typeof written === 'string' ? inPerMode(written, perMode) : written
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
    {
      arguments: 2,
      write: ([product = '', unit = ''], wishes) => productTex(product, asked(unit, wishes), wishes)
    }
  ],
  ['numproduct', {arguments: 1, write: ([product = ''], {style}) => writtenNumber(product, style)}],
  ['complexnum', {arguments: 1, write: ([number = ''], {style}) => complexTex(number, style)}],
  [
    'complexqty',
    {
      arguments: 2,
      write: ([number = '', unit = ''], wishes) =>
        withUnit(`(${complexTex(number, wishes.style)})`, asked(unit, wishes))
    }
  ],
  ['tablenum', {arguments: 1, write: ([number = ''], {style}) => writtenNumber(number, style)}],
  ['num', {arguments: 1, write: ([number = ''], {style}) => writtenNumber(number, style)}],
  [
    'numrange',
    {
      arguments: 2,
      write: ([from = '', to = ''], wishes) =>
        [from, to].map(number => writtenNumber(number, wishes.style)).join(inText(wishes.to))
    }
  ],
  [
    'numlist',
    {
      arguments: 1,
      write: ([list = ''], wishes) =>
        inList(
          list.split(';').map(number => writtenNumber(number.trim(), wishes.style)),
          wishes
        )
    }
  ],
  ['ang', {arguments: 1, write: ([angle = ''], {style}) => angleTex(angle, style)}]
])

const mayHold = /\\(?:SI|si|qty|unit|num|ang|complex|tablenum)/
const command = /\\([A-Za-z]+)(?:\s*\[([^\]]*)\])?\s*(?=\{)/g

/**
 * Parses the contents of consecutive groups in braces; returns them with the end of the last group, or undefined if
 * the text has too few groups.
 */
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
  if (/^[^(]*\\pm /.test(number)) return besideUnit(`(${number})`, written)
  // The degree sign follows the number without a space.
  return /^\\text\{[°′″]\}/u.test(written) ? number + written : `${number}\\,${written}`
}

/** Formats a product such as `2 x 3`, each number with the unit. */
function productTex(product: string, unit: WrittenUnit, wishes: Wishes): WrittenUnit {
  return eachWithUnit(product.split(/\s*(?:\\times|[x×])\s*/), unit, wishes, each => each.join('\\times '))
}

/** Formats several numbers, each with the unit. */
function eachWithUnit(
  numbers: readonly string[],
  written: WrittenUnit,
  {style}: Wishes,
  joined: (each: readonly string[]) => string
): WrittenUnit {
  if (typeof written !== 'string') return written
  return joined(numbers.map(number => besideUnit(writtenNumber(number.trim(), style), written)))
}

/** “1, 2 and 3”. */
function inList(items: readonly string[], {and}: JoiningWords): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(inText(', '))}${inText(and)}${last}`
}

function inText(words: string): string {
  return `\\text{${words}}`
}
