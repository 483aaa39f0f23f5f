import type {Locale} from '../locale/locale.ts'
import {append, hasText, type Token} from '../output/tokens.ts'
import {CALLED, type Context, FILLED, inDigits, itemLanguage} from '../rendering/context.ts'
import {type FieldMarks, fieldMarks, inField, marksFields} from '../rendering/fields.ts'
import {type Around, around, type Render, wrap} from '../rendering/wrap.ts'
import {readMarkup, withSuperscripts} from '../text/markup.ts'
import {type DateValue, type Day, readDate} from '../values/date.ts'
import {dateKey} from '../values/date-key.ts'
import {ordinal} from '../values/numbers.ts'
import type {CslElement} from '../xml/reader.ts'

type Attributes = Readonly<Record<string, string>>

/** A part of a date with its affixes and formatting; at the ends of a range, one affix is left out. */
type Part = Readonly<{
  name: 'day' | 'month' | 'year'
  attributes: Attributes
  marks: FieldMarks
  around: Readonly<{whole: Around; prefix: Around; suffix: Around}>
}>

function partOf(name: Part['name'], attributes: Attributes): Part {
  const {prefix: _p, ...withoutPrefix} = attributes
  const {suffix: _s, ...withoutSuffix} = attributes
  const ends = {whole: around(attributes), prefix: around(withoutPrefix), suffix: around(withoutSuffix)}
  return {name, attributes, marks: fieldMarks(name), around: ends}
}

/** The sizes of the parts of a date, for comparison. */
const sizes = {day: 1, month: 2, year: 3} as const

/** Compiles a `date` element, with its own parts or the form of the locale. */
export function compileDate({attributes, children}: CslElement): Render {
  const {variable: name = '', form} = attributes
  const own = partsOf(children)
  const {start, end} = fieldMarks(name)
  const wanted = (attributes['date-parts'] ?? 'year-month-day').split('-')
  const {delimiter} = attributes
  // A style is compiled for one locale, so the parts are cached.
  let localised: Readonly<{form: CslElement | undefined; parts: readonly Part[]}> | undefined
  const partsIn = (locale: Locale): readonly Part[] => {
    if (form === undefined) return own
    const found = locale.date(form)
    if (localised === undefined || localised.form !== found)
      localised = {form: found, parts: localisedParts(found, own, wanted)}
    return localised.parts
  }
  const inner: Render = context => {
    if (context.taken.includes(name)) return CALLED
    const date = readDate(context.item[name])
    if (date === undefined) return CALLED
    const parts = partsIn(context.locale)
    if (context.sort !== undefined) {
      context.out.push(dateKey(date, form === undefined ? parts.map(part => part.name) : wanted))
      return CALLED | FILLED
    }
    const before = context.out.length
    const isMarked = marksFields(context)
    if (isMarked) context.out.push(start)
    // A literal date replaces all parts, including the year.
    if (date.literal !== undefined) {
      if (parts.some(part => part.name === 'year')) renderLiteral(date.literal, context)
    } else renderDate(date, parts, delimiter ?? localised?.form?.attributes.delimiter ?? '', context)
    if (isMarked) context.out.push(end)
    if (!hasText(context.out, before)) return CALLED
    if (context.isSubstituting) context.taken.push(name)
    return CALLED | FILLED
  }
  return wrap(attributes, inner, itemLanguage)
}

function partsOf(elements: readonly CslElement[]): readonly Part[] {
  return elements.flatMap(({name, attributes}) => {
    const part = attributes.name
    return name === 'date-part' && (part === 'day' || part === 'month' || part === 'year')
      ? [partOf(part, attributes)]
      : []
  })
}

/** The selected parts of the locale's form; the style may change their attributes, except affixes. */
function localisedParts(
  form: CslElement | undefined,
  own: readonly Part[],
  wanted: readonly string[]
): readonly Part[] {
  return partsOf(form?.children ?? [])
    .filter(({name}) => wanted.includes(name))
    .map(({name, attributes}) => {
      const {prefix: _p, suffix: _s, ...changes} = own.find(part => part.name === name)?.attributes ?? {}
      return partOf(name, {...attributes, ...changes})
    })
}

function renderLiteral(literal: string, context: Context): void {
  append(context.out, readMarkup(literal, context.quotes))
  addSuffix(context.out, context)
}

function renderDate(
  {from, to}: DateValue,
  parts: readonly Part[],
  delimiter: string,
  context: Context
): void {
  if (from === undefined) return
  const shown = parts.filter(
    part =>
      numberOf(part, from) !== undefined ||
      (to !== undefined && to !== 'open' && numberOf(part, to) !== undefined)
  )
  const pieces: Array<readonly Token[]> = []
  if (to === undefined) for (const part of shown) pieces.push(partTokens(part, from, context))
  else if (to === 'open') {
    for (const part of shown) pieces.push(partTokens(part, from, context))
    if (pieces.length > 0) pieces.push([...pieces.pop()!, shown.at(-1)?.attributes['range-delimiter'] ?? '–'])
  } else append(pieces, rangePieces(from, to, shown, delimiter, context))
  const {out} = context
  let isFirst = true
  for (const piece of pieces) {
    if (!piece.some(token => typeof token === 'string' && token !== '')) continue
    if (!isFirst && delimiter !== '') out.push(delimiter)
    append(out, piece)
    isFirst = false
  }
}

/**
 * Renders a range (CSL 1.0.2, “Date Ranges”). Parts that both days share are rendered once. The others are rendered
 * twice, with the range delimiter of the largest differing part between them.
 */
function rangePieces(
  from: Day,
  to: Day,
  parts: readonly Part[],
  delimiter: string,
  context: Context
): ReadonlyArray<readonly Token[]> {
  const differing = parts.filter(part => numberOf(part, from) !== numberOf(part, to))
  const largest = differing.reduce((size, {name}) => Math.max(size, sizes[name]), 0)
  if (largest === 0) return parts.map(part => partTokens(part, from, context))
  const isRanged = ({name}: Part): boolean => sizes[name] <= largest
  const first = parts.findIndex(isRanged)
  const last = parts.findLastIndex(isRanged)
  const between = parts.find(({name}) => sizes[name] === largest)?.attributes['range-delimiter'] ?? '–'
  const ranged = parts.slice(first, last + 1)
  const joined = (day: Day, without: 'prefix' | 'suffix'): Token[] => {
    const tokens: Token[] = []
    const own = ranged.filter(part => numberOf(part, day) !== undefined)
    for (const [index, part] of own.entries()) {
      const isEdge = without === 'suffix' ? index === own.length - 1 : index === 0
      // Both years share one year suffix, after the second.
      const made = partTokens(part, day, context, isEdge ? without : 'whole', day === to)
      if (tokens.length > 0 && delimiter !== '' && made.length > 0) tokens.push(delimiter)
      append(tokens, made)
    }
    return tokens
  }
  return [
    ...parts.slice(0, first).map(part => partTokens(part, from, context)),
    [...joined(from, 'suffix'), between, ...joined(to, 'prefix')],
    ...parts.slice(last + 1).map(part => partTokens(part, from, context))
  ]
}

function numberOf({name}: Part, day: Day): number | undefined {
  return name === 'year' ? day.year : name === 'month' ? day.month : day.day
}

function partTokens(
  part: Part,
  day: Day,
  context: Context,
  end: keyof Part['around'] = 'whole',
  hasSuffix = true
): readonly Token[] {
  const text = inDigits(wordsOf(part, day, context), context)
  if (text === '') return []
  const words = [...inField(part.marks, withSuperscripts([text]), context)]
  if (part.name === 'year' && hasSuffix) addSuffix(words, context)
  return part.around[end](words, context)
}

/** Adds the year suffix after the first year of a cite, unless the style itself renders the suffix. */
function addSuffix(out: Token[], context: Context): void {
  const {state, hasSuffixVariable, isSuffixed} = context
  if (state.suffix === '' || hasSuffixVariable || isSuffixed) return
  context.isSuffixed = true
  out.push(state.suffix)
}

function wordsOf({name, attributes}: Part, day: Day, {locale}: Context): string {
  const {form} = attributes
  if (name === 'year') return yearText(day.year, form, locale)
  if (name === 'month') return monthText(day.month, form ?? 'long', locale)
  return dayText(day, form ?? 'numeric', locale)
}

function yearText(year: number, form: string | undefined, locale: Locale): string {
  if (year < 0) return `${-year}${locale.term('bc')?.single ?? ' BC'}`
  if (form === 'short' && year > 999) return String(year).slice(-2)
  return year < 1000 ? `${year}${locale.term('ad')?.single ?? ''}` : String(year)
}

function monthText(month: number | undefined, form: string, locale: Locale): string {
  if (month === undefined || month < 1) return ''
  if (month > 12) {
    if (month > 24) return ''
    return locale.term(`season-0${((month - 13) % 4) + 1}`)?.single ?? ''
  }
  if (form === 'numeric') return String(month)
  const digits = String(month).padStart(2, '0')
  if (form === 'numeric-leading-zeros') return digits
  return locale.term(`month-${digits}`, form)?.single ?? ''
}

function dayText({day, month}: Day, form: string, locale: Locale): string {
  if (day === undefined || month === undefined || day < 1) return ''
  if (form === 'numeric-leading-zeros') return String(day).padStart(2, '0')
  const limited = locale.option('limit-day-ordinals-to-day-1') === 'true'
  if (form !== 'ordinal' || (limited && day !== 1)) return String(day)
  const gender = locale.term(`month-${String(month).padStart(2, '0')}`)?.gender
  return ordinal(day, locale, gender)
}
