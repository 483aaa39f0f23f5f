import {monthOf} from './dates.ts'
import {cslNamesOf, nameCase, type Oddity, type ReadLine} from './oddities.ts'

/**
 * Finds lines that depart from the conventions of their list for dates, names, pages and URLs, so that their repair
 * is reported. Returns the oddities of each line, in the order of the lines.
 */
export function unlikeOthers(lines: readonly ReadLine[]): readonly (readonly Oddity[])[] {
  const odd: Oddity[][] = lines.map(() => [])
  for (const {see, share} of conventions) {
    const seen = lines.map(see)
    const keeping = seen.filter(one => one === 'kept').length
    const breaking = seen.filter(one => typeof one === 'object').length
    if (keeping < 3 || keeping < share * (keeping + breaking)) continue
    seen.forEach((one, index) => {
      if (typeof one === 'object') odd[index]!.push(one)
    })
  }
  return odd
}

/** The evidence of one line: it follows the convention, departs from it (the oddity to report), or is inconclusive. */
type Seen = 'kept' | Oddity | undefined

/** A convention, which a list follows if at least the fraction `share` of its conclusive lines do. */
type Convention = Readonly<{see: (line: ReadLine) => Seen; share: number}>

const conventions: readonly Convention[] = [
  {see: yearFirst, share: 0.8},
  {see: familyFirst, share: 0.8},
  {see: initials, share: 0.8},
  {see: barePages, share: 0.8},
  {see: accessDate, share: 1 / 3}
]

/** Detects whether the date in brackets after the author begins with its year: `(2015, March).` (APA 7, 9.13). */
function yearFirst({text, marks}: ReadLine): Seen {
  const date = marks.find(({kind}) => kind === 'date')
  if (!date || !/\)\.$/.test(text.slice(date.start, date.end))) return undefined
  const {value, start, end} = date
  if (/^\d{4}/.test(value)) return 'kept'
  const year = /\d{4}[a-z]?$/.exec(value)?.[0]
  const word = /\p{L}{3,}/u.exec(value)?.[0]
  // A word that is not a month is reported separately.
  if (year === undefined || word === undefined || monthOf(word) === undefined) return undefined
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(value)?.[0]
  if (day === undefined && /\d/.test(value.slice(0, -year.length))) return undefined
  // `April14` is reported separately.
  if (new RegExp(`${word}\\d`).test(value)) return undefined
  const expected = `${year}, ${nameCase(word)}${day === undefined ? '' : ` ${day}`}`
  return {
    variable: 'issued',
    start,
    end,
    message: `The date \`${value}\` has a different form, expected \`${expected}\` as elsewhere in the list`,
    expected: [expected]
  }
}

/** Detects whether the first author's name is inverted, as in `Park, A.`, rather than written as `Alison Park`. */
function familyFirst({text, csl}: ReadLine): Seen {
  const [name] = cslNamesOf(csl.author)
  if (!name?.family || !name.given) return undefined
  if (text.startsWith(`${name.family},`)) return 'kept'
  const written = `${name.given} ${name.family}`
  if (!text.startsWith(written)) return undefined
  const expected = `${name.family}, ${name.given}`
  return {
    variable: 'author',
    start: 0,
    end: written.length,
    message: `The given name comes first in \`${written}\`, expected \`${expected}\` as elsewhere in the list`,
    expected: [expected]
  }
}

/**
 * Detects whether given names are initials: `Schusler, P.` In a list of initials, two names of one word each may be two
 * authors.
 */
function initials({text, csl}: ReadLine): Seen {
  const [name, ...others] = cslNamesOf(csl.author)
  if (!name?.family || !name.given || !text.startsWith(`${name.family},`)) return undefined
  if (/^\p{Lu}\./u.test(name.given)) return 'kept'
  const written = `${name.family}, ${name.given}`
  if (others.length > 0 || !/^\p{L}{3,}$/u.test(name.given) || !text.startsWith(written)) return undefined
  return {
    variable: 'author',
    start: 0,
    end: written.length,
    message: `The name \`${written}\` has no initials, unlike other names in the list, or is two names`
  }
}

/**
 * Detects whether the pages of an article are written without `pp.`, which is only for pages of a chapter (APA 7,
 * 9.25).
 */
function barePages({text, csl}: ReadLine): Seen {
  if (csl.type !== 'article-journal' || typeof csl.page !== 'string') return undefined
  const match = /(?<!\p{L})pp?\.\s*(?=\d)/u.exec(text)
  if (match === null) return 'kept'
  return {
    variable: 'page',
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    message: `\`${match[0].trim()}\` precedes the pages of an article, expected \`${csl.page}\` alone as elsewhere in the list`
  }
}

/** Detects whether a URL has an access date. */
function accessDate({marks, csl}: ReadLine): Seen {
  const url = marks.find(({kind}) => kind === 'url')
  if (url === undefined || csl.DOI !== undefined) return undefined
  if (csl.accessed !== undefined) return 'kept'
  return {
    variable: 'accessed',
    start: url.start,
    end: url.end,
    message: `The URL \`${url.value.replace(/[>.,;:)]+$/, '')}\` has no date of access, unlike other URLs in the list`
  }
}
