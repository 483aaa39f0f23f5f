/** A day, possibly without day or month; months from 13 to 24 are seasons. */
export type Day = Readonly<{year: number; month?: number | undefined; day?: number | undefined}>

/** A date: one or two days, or a literal. */
export type DateValue = Readonly<{
  from?: Day
  /** The end of a range; without a year, the range is open. */
  to?: Day | 'open'
  isUncertain: boolean
  literal?: string
}>

const known = new WeakMap<object, DateValue | undefined>()

/** Parses a CSL-JSON date; undefined if it is empty or invalid. Never throws. */
export function readDate(value: unknown): DateValue | undefined {
  if (typeof value === 'string') return readRawDate(value)
  if (typeof value !== 'object' || value === null) return undefined
  if (known.has(value)) return known.get(value)
  const date = read(value as Readonly<Record<string, unknown>>)
  known.set(value, date)
  return date
}

function read(value: Readonly<Record<string, unknown>>): DateValue | undefined {
  const isUncertain = Boolean(value.circa) && value.circa !== '0' && value.circa !== 'false'
  const given = Array.isArray(value['date-parts']) ? (value['date-parts'] as readonly unknown[]) : []
  const [first, second] = given.map(parts => dayOf(parts, value.season))
  if (first !== undefined) {
    const to = second ?? (given.length > 1 ? ('open' as const) : undefined)
    return to === undefined ? {from: first, isUncertain} : {from: first, to, isUncertain}
  }
  if (typeof value.raw === 'string') {
    const raw = readRawDate(value.raw)
    return raw && {...raw, isUncertain: raw.isUncertain || isUncertain}
  }
  if (value.literal !== undefined && value.literal !== '')
    return {literal: String(value.literal), isUncertain}
  if (value.year !== undefined) {
    const from = dayOf([value.year, value.month, value.day], value.season)
    return from && {from, isUncertain}
  }
  return undefined
}

function dayOf(parts: unknown, season: unknown): Day | undefined {
  if (!Array.isArray(parts)) return undefined
  const [year, month, day] = parts.map(part => {
    const number = typeof part === 'number' ? part : Number.parseInt(String(part), 10)
    return Number.isFinite(number) ? number : undefined
  })
  if (year === undefined || year === 0) return undefined
  const seasonNumber = Number.parseInt(String(season ?? ''), 10)
  const shown = month ?? (seasonNumber >= 1 && seasonNumber <= 4 ? seasonNumber + 12 : undefined)
  return {year, month: shown || undefined, day: day || undefined}
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const seasonNames: Readonly<Record<string, number>> = {
  spring: 13,
  summer: 14,
  fall: 15,
  autumn: 15,
  winter: 16
}

/** Parses a date in free form: `2005-04-12`, `12 April 2005`, `Apr 2005`, `2005/2006`, `2005?`. */
export function readRawDate(raw: string): DateValue | undefined {
  const text = raw.trim()
  if (text === '') return undefined
  const isUncertain = /\?$|^(?:ca?\.?|circa)\s/i.test(text)
  const bare = text
    .replace(/\?/g, '')
    .replace(/^(?:ca?\.?|circa)\s+/i, '')
    .trim()
  if (/^".*"$/.test(text)) return {literal: text.slice(1, -1), isUncertain: false}
  const whole = readDay(bare)
  if (whole !== undefined) return {from: whole, isUncertain}
  for (const joint of [/\s*\/\s*/, /\s*[–—]\s*/, /\s*--\s*/, /\s+-\s+/, /-/]) {
    const parts = bare.split(joint)
    if (parts.length !== 2) continue
    const range = readRange(parts[0]!, parts[1]!)
    if (range !== undefined) return {...range, isUncertain}
  }
  return {literal: text, isUncertain: false}
}

function readRange(before: string, after: string): Pick<DateValue, 'from' | 'to'> | undefined {
  const to = readDay(after)
  const from = readDay(before)
  if (from !== undefined && after === '') return {from, to: 'open'}
  if (to === undefined) return undefined
  if (from !== undefined) return {from, to}
  // In “May 12–15 2005” and “May–June 2005”, the first day has no year.
  const completed = readDay(`${before} ${to.year}`)
  if (completed === undefined) return undefined
  return {from: completed, to: {...to, month: to.month ?? completed.month}}
}

function readDay(text: string): Day | undefined {
  const iso = /^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text)
  if (iso) return day(Number(iso[1]), number(iso[2]), number(iso[3]))
  const slashed = /^(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?$/.exec(text)
  if (slashed && Number(slashed[2]) <= 12)
    return day(Number(slashed[1]), number(slashed[2]), number(slashed[3]))
  const american = /^(?:(\d{1,2})\/)?(\d{1,2})\/(\d{4})$/.exec(text)
  if (american) {
    const [first, second] = [number(american[1]), number(american[2])]
    if (first === undefined) return day(Number(american[3]), second)
    return first > 12 ? day(Number(american[3]), second, first) : day(Number(american[3]), first, second)
  }
  return worded(text)
}

function number(text: string | undefined): number | undefined {
  return text === undefined || Number(text) === 0 ? undefined : Number(text)
}

function day(year: number, month?: number, ofMonth?: number): Day {
  return {year, month: month || undefined, day: ofMonth || undefined}
}

/** `12 April 2005`, `April 12, 2005`, `Spring 2005`, `500 BC`. */
function worded(text: string): Day | undefined {
  let [year, month, ofMonth]: [number | undefined, number | undefined, number | undefined] = [
    undefined,
    undefined,
    undefined
  ]
  let isBefore = false
  for (const word of text.split(/[\s,.]+/).filter(Boolean)) {
    const name = word.toLowerCase()
    const monthAt = monthNames.indexOf(name.slice(0, 3))
    if (/^b\.?c\.?(e\.?)?$/i.test(word)) isBefore = true
    else if (/^(a\.?d\.?|c\.?e\.?)$/i.test(word)) continue
    else if (seasonNames[name] !== undefined) month = seasonNames[name]
    else if (monthAt >= 0 && /^[a-z]+$/.test(name)) month = monthAt + 1
    else if (
      /^\d{1,2}(?:st|nd|rd|th)?$/.test(name) &&
      ofMonth === undefined &&
      (month !== undefined || year === undefined) &&
      Number.parseInt(name, 10) <= 31
    )
      ofMonth = Number.parseInt(name, 10)
    else if (/^\d{1,4}$/.test(name) && year === undefined) year = Number(name)
    else return undefined
  }
  if (year === undefined && ofMonth !== undefined && month === undefined)
    [year, ofMonth] = [ofMonth, undefined]
  if (year === undefined) return undefined
  return day(isBefore ? -year : year, month, ofMonth)
}
