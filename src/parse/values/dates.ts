const months = 'january february march april may june july august september october november december'.split(
  ' '
)

/**
 * Converts a date in front matter to ISO 8601 with the same precision: `2022-06-29`, `2022-06`, `2022`. Accepts ISO
 * dates, with or without a time, “29 June 2022”, “June 29, 2022” and “June 2022”; undefined for anything else, and for
 * impossible days.
 */
export function isoDate(text: string): string | undefined {
  const trimmed = text.trim()
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d.*)?$/.exec(trimmed)
  if (iso) return build(iso[1]!, iso[2], iso[3])
  const slashed = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(trimmed)
  if (slashed) return build(slashed[1]!, slashed[2], slashed[3])
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\.?\s+(\p{L}+)\.?,?\s+(\d{4})$/u.exec(trimmed)
  if (dayFirst) return build(dayFirst[3]!, monthNumber(dayFirst[2]!), dayFirst[1])
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(trimmed)
  if (monthFirst) return build(monthFirst[3]!, monthNumber(monthFirst[1]!), monthFirst[2])
  const month = /^(\p{L}+)\.?,?\s+(\d{4})$/u.exec(trimmed)
  return month ? build(month[2]!, monthNumber(month[1]!), undefined) : undefined
}

/** Whether a string is the ISO date of a day that exists. */
export function isDay(text: string): boolean {
  return text.length === 10 && isoDate(text) === text
}

/**
 * The number of an English month, from 1 to 12, given by its name or an abbreviation of at least three letters;
 * otherwise `0`.
 */
function monthNumber(name: string): string {
  const wanted = name.toLowerCase()
  const index = wanted.length < 3 ? -1 : months.findIndex(month => month.startsWith(wanted))
  return String(index + 1)
}

function build(year: string, month?: string, day?: string): string | undefined {
  if (month === undefined) return year
  const monthValue = Number(month)
  if (monthValue < 1 || monthValue > 12) return undefined
  const yearAndMonth = `${year}-${month.padStart(2, '0')}`
  if (day === undefined) return yearAndMonth
  const dayValue = Number(day)
  return dayValue >= 1 && dayValue <= daysIn(Number(year), monthValue)
    ? `${yearAndMonth}-${day.padStart(2, '0')}`
    : undefined
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
