import {editValue} from '../../core/edits.ts'
import type {CslDate} from '../../core/types.ts'
import {parseLatex, plainLatex} from '../latex/text.ts'
import {certainDate, type DateFault, parseDate, parseYearMonthDay} from './dates.ts'
import type {EntryReader} from './entry.ts'

/** The dates of an entry by CSL variable. Invalid values and impossible days are reported. */
export function dateVariablesOf(read: EntryReader): Record<string, CslDate | undefined> {
  const issued = dateOf(read, '')
  return {
    issued,
    'event-date': dateOf(read, 'event'),
    'original-date': dateOf(read, 'orig'),
    accessed: dateOf(read, 'url')
  }
}

function dateOf(read: EntryReader, prefix: string): CslDate | undefined {
  const written = read.raw(`${prefix}date`)
  const parsed = written === undefined ? undefined : parseDate(written)
  const year = read.raw(`${prefix}year`)
  if (parsed !== undefined && (parsed.date.literal === undefined || year === undefined)) {
    reportDate(read, `${prefix}date`, parsed.fault)
    reportOtherYear(read, prefix, parsed.date)
    return parsed.date
  }
  // The date cannot be parsed, so the separate `year`, `month` and `day` are used.
  reportDate(read, `${prefix}date`, parsed?.fault)
  const old = parseYearMonthDay(year, read.raw(`${prefix}month`), read.raw(`${prefix}day`))
  reportDate(read, prefix + (old?.fault === 'range' ? 'year' : (old?.fault ?? '')), old?.fault)
  return old?.date ?? parsed?.date
}

/**
 * Reports a `year` that differs from the `date`. As in BibLaTeX, the date is rendered, but only the author knows which
 * one is right.
 */
function reportOtherYear(read: EntryReader, prefix: string, date: CslDate): void {
  const field = read.fields.get(`${prefix}year`)
  const year = field && plainLatex(parseLatex(field.value)).trim()
  const years = date['date-parts']?.map(([number]) => String(number)) ?? []
  if (field === undefined || year === undefined || !/^\d{4}$/.test(year) || years.length === 0) return
  if (Number(years[0]) <= Number(year) && Number(year) <= Number(years.at(-1))) return
  const whole = plainLatex(parseLatex(read.fields.get(`${prefix}date`)?.value ?? ''))
  read.report(
    {
      rule: 'bibliography-value',
      message: `The ${prefix}year \`${year}\` does not match the ${prefix}date \`${whole}\``,
      note: 'The date is printed, and the year is not.'
    },
    field
  )
}

function reportDate(read: EntryReader, name: string, fault: DateFault | undefined): void {
  const field = fault === undefined ? undefined : read.fields.get(name)
  if (field === undefined || fault === undefined) return
  const value = plainLatex(parseLatex(field.value))
  const certain = fault === 'date' ? certainDate(value) : undefined
  const message = {
    date: `\`${value}\` is not a date${certain === undefined ? ', expected one such as `2017-05-31`' : ` that galley recognizes, expected \`${certain}\``}`,
    year: `\`${value}\` is not a year, expected one such as \`2017\``,
    month: `\`${value}\` is not a month, expected one such as \`5\`, \`may\` or \`May\``,
    day: `That month has no day \`${value}\``,
    range: `The range \`${value}\` ends before it begins`
  }[fault]
  const edit = certain === undefined ? undefined : editValue(read.entry.file, field, certain)
  read.report(
    {
      rule: 'bibliography-value',
      message,
      note: dateNotes[fault],
      ...(certain !== undefined && {expected: [certain]}),
      ...(edit && {edits: [edit]})
    },
    field
  )
}

const dateNotes: Readonly<Record<DateFault, string>> = {
  date: 'It is printed as typed.',
  year: 'It is printed as typed.',
  month: 'The year alone is printed.',
  day: 'Year and month alone are printed.',
  range: 'It is printed as typed.'
}
