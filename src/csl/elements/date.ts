import type {Locale} from '../locale/locale.ts'
import {hasText, type Token} from '../output/tokens.ts'
import {CALLED, type Context, FILLED, inDigits, languageOf} from '../rendering/context.ts'
import {type Render, wrap} from '../rendering/wrap.ts'
import {readMarkup, withSuperscripts} from '../text/markup.ts'
import {type DateValue, type Day, readDate} from '../values/date.ts'
import {dateKey} from '../values/date-key.ts'
import {ordinal} from '../values/numbers.ts'
import type {XmlElement} from '../xml/reader.ts'

type Attributes = Readonly<Record<string, string>>

/** A part of a date: `day`, `month` or `year`. */
type Part = Readonly<{name: 'day' | 'month' | 'year'; attributes: Attributes}>

/** How large each part is. */
const sizes = {day: 1, month: 2, year: 3} as const

/** A `date` element, by its own parts or by the form of the locale. */
export function compileDate({attributes, children}: XmlElement): Render {
  const {variable: name = '', form} = attributes
  const own = partsOf(children)
  const wanted = (attributes['date-parts'] ?? 'year-month-day').split('-')
  const {delimiter} = attributes
  const inner: Render = context => {
    if (context.taken.has(name)) return CALLED
    const date = readDate(context.item[name])
    if (date === undefined) return CALLED
    const localised = form === undefined ? undefined : context.locale.date(form)
    const parts = form === undefined ? own : localisedParts(localised, own, wanted)
    if (context.sort !== undefined) {
      context.out.push(dateKey(date, form === undefined ? parts.map(part => part.name) : wanted))
      return CALLED | FILLED
    }
    const before = context.out.length
    // Words stand for the whole date, and so for its year.
    if (date.literal !== undefined) {
      if (parts.some(part => part.name === 'year')) renderLiteral(date.literal, context)
    } else renderDate(date, parts, delimiter ?? localised?.attributes.delimiter ?? '', context)
    if (!hasText(context.out, before)) return CALLED
    if (context.isSubstituting) context.taken.add(name)
    return CALLED | FILLED
  }
  return wrap(attributes, inner, languageOf)
}

function partsOf(elements: readonly XmlElement[]): readonly Part[] {
  return elements.flatMap(({name, attributes}) => {
    const part = attributes.name
    return name === 'date-part' && (part === 'day' || part === 'month' || part === 'year')
      ? [{name: part, attributes} as const]
      : []
  })
}

/** The parts of the locale that are wanted; the style may change their form, but not their affixes. */
function localisedParts(
  form: XmlElement | undefined,
  own: readonly Part[],
  wanted: readonly string[]
): readonly Part[] {
  return partsOf(form?.children ?? [])
    .filter(({name}) => wanted.includes(name))
    .map(({name, attributes}) => {
      const {prefix: _p, suffix: _s, ...changes} = own.find(part => part.name === name)?.attributes ?? {}
      return {name, attributes: {...attributes, ...changes}}
    })
}

function renderLiteral(literal: string, context: Context): void {
  context.out.push(...readMarkup(literal, context.quotes))
  addSuffix(context)
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
  const pieces: Token[][] = []
  if (to === undefined) for (const part of shown) pieces.push(partTokens(part, from, context))
  else if (to === 'open') {
    for (const part of shown) pieces.push(partTokens(part, from, context))
    const last = pieces.at(-1)
    const range = shown.at(-1)?.attributes['range-delimiter'] ?? '–'
    if (last !== undefined) last.push(range)
  } else pieces.push(...rangePieces(from, to, shown, delimiter, context))
  const {out} = context
  let isFirst = true
  for (const piece of pieces) {
    if (!piece.some(token => typeof token === 'string' && token !== '')) continue
    if (!isFirst && delimiter !== '') out.push(delimiter)
    const start = out.length
    out.push(...piece)
    const year = piece as Token[] & {year?: number}
    if (year.year !== undefined) noteYear(start, start + piece.length, context)
    isFirst = false
  }
}

/**
 * Two days: what is equal in both is rendered once, the parts from the largest that differs on twice, with the range
 * delimiter of that part between them (CSL 1.0.2, “Date Ranges”).
 */
function rangePieces(
  from: Day,
  to: Day,
  parts: readonly Part[],
  delimiter: string,
  context: Context
): Token[][] {
  const differing = parts.filter(part => numberOf(part, from) !== numberOf(part, to))
  const largest = differing.reduce((size, {name}) => Math.max(size, sizes[name]), 0)
  if (largest === 0) return parts.map(part => partTokens(part, from, context))
  const isRanged = ({name}: Part): boolean => sizes[name] <= largest
  const first = parts.findIndex(isRanged)
  const last = parts.findLastIndex(isRanged)
  const between = parts.find(({name}) => sizes[name] === largest)?.attributes['range-delimiter'] ?? '–'
  const ranged = parts.slice(first, last + 1)
  const joined = (day: Day, without: 'prefix' | 'suffix', isLast: boolean): Token[] => {
    const tokens: Token[] = []
    const own = ranged.filter(part => numberOf(part, day) !== undefined)
    for (const [index, part] of own.entries()) {
      const isEdge = without === 'suffix' ? index === own.length - 1 : index === 0
      const {[without]: _, ...attributes} = part.attributes
      const made = partTokens(
        isEdge ? {...part, attributes} : part,
        day,
        isLast
          ? context
          : ({...context, state: {...context.state, suffix: ''}, year: context.year} as Context)
      )
      if (tokens.length > 0 && delimiter !== '' && made.length > 0) tokens.push(delimiter)
      tokens.push(...made)
    }
    return tokens
  }
  const range = [...joined(from, 'suffix', false), between, ...joined(to, 'prefix', true)]
  const yearIsRanged = largest === sizes.year
  if (yearIsRanged) Object.assign(range, {year: 1})
  return [
    ...parts.slice(0, first).map(part => partTokens(part, from, context)),
    range,
    ...parts.slice(last + 1).map(part => partTokens(part, from, context))
  ]
}

function numberOf({name}: Part, day: Day): number | undefined {
  return name === 'year' ? day.year : name === 'month' ? day.month : day.day
}

function partTokens(part: Part, day: Day, context: Context): Token[] {
  const own: Context = {...context, out: []}
  const text = inDigits(wordsOf(part, day, context), context)
  if (text === '') return []
  wrap(
    part.attributes,
    inner => {
      inner.out.push(...withSuperscripts([text]))
      if (part.name === 'year') addSuffix(inner)
      return 0
    },
    ({locale}) => locale.lang
  )(own)
  if (own.isSuffixed) context.isSuffixed = true
  const tokens = own.out as Token[] & {year?: number}
  if (part.name === 'year') tokens.year = day.year
  return tokens
}

/** The year suffix stands behind the first year of a cite, where the style does not place it itself. */
function addSuffix(context: Context): void {
  const {state, hasSuffixVariable, isSuffixed} = context
  if (state.suffix === '' || hasSuffixVariable || isSuffixed) return
  context.isSuffixed = true
  context.out.push(state.suffix)
}

function noteYear(from: number, to: number, context: Context): void {
  context.year ??= {from, to, withSuffix: to}
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
