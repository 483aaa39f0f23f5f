import type {CslDate} from '../../../core/types.ts'

/** A parsed date; `rest` is the text that is not part of it. */
export type PrintedDate = Readonly<{
  date?: CslDate | undefined
  /** The letter after a year: `b` in `2018b`. */
  suffix?: string | undefined
  /** A word in place of a month that is not one, or a month without a space before the day. */
  odd?: Readonly<{written: string; expected: readonly string[]}> | undefined
}>

const names: readonly string[] = [
  'january jan januar janvier janv enero ene gennaio gen janeiro',
  'february feb februar février fevrier févr febrero febbraio fevereiro',
  'march mar märz maerz mars marzo março',
  'april apr avril avr abril abr aprile',
  'may mai mayo maggio mag maio',
  'june jun juni juin junio giugno giu junho',
  'july jul juli juillet juil julio luglio lug julho',
  'august aug août aout agosto ago',
  'september sep sept septembre septiembre settembre setiembre set setembro',
  'october oct oktober okt octobre octubre ottobre ott outubro',
  'november nov novembre noviembre novembro',
  'december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro'
]
const months = new Map(
  names.flatMap((list, index) => list.split(' ').map(name => [name, index + 1] as const))
)
const seasons = new Map(
  [
    'spring primavera printemps frühjahr frühling',
    'summer sommer estate été',
    'autumn fall herbst automne autunno',
    'winter hiver inverno'
  ].flatMap((list, index) => list.split(' ').map(name => [name, index + 1] as const))
)

/** The month, 1 to 12, that a word names in one of the supported languages. */
export function monthOf(word: string): number | undefined {
  return months.get(word.toLowerCase().replace(/\.$/, ''))
}

/**
 * Parses a printed date: year, month and day in any order, ranges of years, seasons. Of all oddities only a missing
 * space is repaired.
 */
export function readPrintedDate(text: string): PrintedDate {
  const years = [...text.matchAll(/(?<!\d)(1[4-9]\d\d|20\d\d)([a-z])?(?![\d\p{L}])/gu)]
  const iso = /(\d{4})-(\d\d)-(\d\d)/.exec(text)
  if (iso && valid(Number(iso[2]), Number(iso[3])))
    return {date: {'date-parts': [[Number(iso[1]), Number(iso[2]), Number(iso[3])]]}}
  const first = years[0]
  if (!first) return {}
  const year = Number(first[1])
  const suffix = first[2]
  const range = /(1[4-9]\d\d|20\d\d)\s*[-–—/]\s*((?:1[4-9]|20)?\d\d)(?!\d)/.exec(text)
  if (range) {
    const end = range[2]!.length === 2 ? Number(range[1]!.slice(0, 2) + range[2]!) : Number(range[2])
    if (end > year) return {date: {'date-parts': [[year], [end]]}, suffix}
  }
  const rest = text.slice(0, first.index) + text.slice(first.index + first[0].length)
  const words = rest.match(/\p{L}[\p{L}\d]*/gu) ?? []
  const word = words.find(candidate => /^\p{L}{3,}/u.test(candidate) && !/^circa$/i.test(candidate))
  if (word === undefined) return {date: {'date-parts': [[year]]}, suffix}
  const month = monthOf(word)
  const season = seasons.get(word.toLowerCase())
  if (season) return {date: {'date-parts': [[year]], season}, suffix}
  if (month === undefined) {
    const glued = /^(\p{L}+)(\d{1,2})$/u.exec(word)
    const named = glued && monthOf(glued[1]!)
    if (named && valid(named, Number(glued[2])))
      return {
        date: {'date-parts': [[year, named, Number(glued[2])]]},
        suffix,
        odd: {written: word, expected: [`${glued[1]} ${glued[2]}`]}
      }
    return {date: {'date-parts': [[year]]}, suffix, odd: {written: word, expected: likely(word)}}
  }
  const day = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|º|er)?\.?(?![\d\p{L}])/u.exec(rest)
  if (day && valid(month, Number(day[1])))
    return {date: {'date-parts': [[year, month, Number(day[1])]]}, suffix}
  return {date: {'date-parts': [[year, month]]}, suffix}
}

function valid(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/** The English months that a misspelt word may mean, because they begin like it. */
function likely(word: string): readonly string[] {
  const month = monthOf(word.slice(0, 3))
  const [name] = month === undefined ? [] : names[month - 1]!.split(' ')
  return name === undefined ? [] : [name[0]!.toUpperCase() + name.slice(1)]
}
