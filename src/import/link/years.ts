import {inPress, noDate} from './words.ts'
import type {CitableWork} from './works.ts'

/** A year in a citation: `1969`, `2019a`, `n.d.`, `1867/1962`, `[1867] 1962`. */
export const year = String.raw`(?:(?:1[4-9]|20)\d\d(?:-(?:(?:1[4-9]|20)\d\d|\d\d)(?!\d))?(?:[a-z](?![\p{L}\p{M}]))?|${noDate}(?:-?[a-z](?![\p{L}\p{M}]))?|${inPress})`
const original = String.raw`(?:\[(?:1[4-9]|20)\d\d\]\s?|(?:1[4-9]|20)\d\d\s?/\s?)?`

const reprinted = String.raw`(?:\s?\[(?:1[4-9]|20)\d\d\])?`

/** The years after names: `1969`, `2019a, b`, `2019a/b`, `1969, 1975`, `2000 [1989]`. */
export const years = String.raw`${original}${year}${reprinted}(?:(?:\s?,\s?|(?<=[a-z]\s?)[/+]\s?(?=[a-z])|\s?[,&]?\s?(?:and|und|et|y|e|&)\s)(?:${year}|(?<=[a-z]\s?[,&/+]\s?|[a-z]\s(?:and|und|et|y|e)\s)[a-z](?![\p{L}\p{M}.])))*(?![\d\p{L}])`

/** A year with its letter, and its offsets in a list of years. */
export type TypedYear = Readonly<{start: number; end: number; year: string; letter: string}>

/** The years in a list; in `2019a, b`, the `b` has the year before it. */
export function yearsIn(list: string): readonly TypedYear[] {
  const found: TypedYear[] = []
  const pattern = new RegExp(
    String.raw`${original}(${year})${reprinted}|(?<=[\s,/+])([a-z])(?![\p{L}\p{M}.])`,
    'gu'
  )
  for (const {0: written, 1: whole, 2: alone, index} of list.matchAll(pattern)) {
    const before = found.at(-1)
    const letter = alone ?? /(?<=\d|\.-?)[a-z]$/u.exec(whole ?? '')?.[0] ?? ''
    const value =
      alone === undefined ? (whole ?? '').slice(0, (whole ?? '').length - letter.length) : before?.year
    if (value === undefined) continue
    const number = /^\d{4}/.exec(value)?.[0]
    found.push({start: index, end: index + written.length, year: number ?? value.replace(/-$/, ''), letter})
  }
  return found
}

/** Whether a work has a typed year: `whole` if the letter is also the same, otherwise `part`. */
export function yearAgreement(typed: TypedYear, work: CitableWork): 'whole' | 'part' | undefined {
  if (/^\d/.test(typed.year)) {
    if (work.year !== typed.year) return undefined
    return typed.letter === work.letter ? 'whole' : 'part'
  }
  const isPress = new RegExp(`^${inPress}$`, 'u').test(typed.year)
  const agrees = isPress ? work.isInPress : work.hasNoDate || work.isLaw
  if (!agrees) return undefined
  return typed.letter === work.letter ? 'whole' : 'part'
}
