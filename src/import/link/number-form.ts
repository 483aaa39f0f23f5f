import type {TypedPassage} from '../passage.ts'
import {bracketsIn} from './brackets.ts'
import {numberList, type TypedNumber} from './number-list.ts'
import {closedSign, searchText} from './search-text.ts'

/** Numbers in square or round brackets, or raised. */
export type NumberForm = 'square' | 'round' | 'raised'

/** Numbers that may be a citation. */
export type NumberPlace = Readonly<{
  passage: TypedPassage
  form: NumberForm
  start: number
  end: number
  numbers: readonly TypedNumber[]
  /** The reason why the numbers may not be a citation. */
  doubt?: string | undefined
}>

/** The places in a passage that look like citations by numbers, except those that certainly are not. */
export function numberPlaces(passage: TypedPassage): readonly NumberPlace[] {
  const plain = searchText(passage)
  return [...bracketed(passage, plain), ...raisedPlaces(passage)]
}

function bracketed(passage: TypedPassage, plain: string): readonly NumberPlace[] {
  const places: NumberPlace[] = []
  const zeros = lengthsWithZero(plain)
  for (const {start, end} of bracketsIn(plain)) {
    const isSquare = plain[start] === '['
    const list = numberList(plain.slice(start + 1, end - 1), passage.text.slice(start + 1, end - 1), isSquare)
    if (list === undefined || list.isLed) continue
    const form = isSquare ? 'square' : 'round'
    // In `[7][8]`, as in `x[7][8]`, the words are before the first bracket.
    const before = plain.slice(0, start).replace(isSquare ? /(?:\[[\d\s,;-]+\])+$/ : /$^/, '')
    const after = plain.slice(end)
    if (isOther(before, after, form)) continue
    const doubt =
      zeros.has(list.numbers.length) && !cited.test(before)
        ? 'the numbers may be coordinates'
        : doubtOf({before, after, form, isSpoken: list.isSpoken}, passage)
    const numbers = list.numbers.map(each => ({
      ...each,
      start: each.start + start + 1,
      end: each.end + start + 1
    }))
    places.push({passage, form, start, end, numbers, ...(doubt !== undefined && {doubt})})
  }
  return joined(places, plain)
}

/** The lengths of the bracketed lists of numbers that contain a zero, such as the coordinates `[0, 1]`. */
function lengthsWithZero(plain: string): ReadonlySet<number> {
  const lists = [...plain.matchAll(/[([]([\d\s,]+)[)\]]/g)]
    .filter(({index}) => !interval.test(plain.slice(0, index)))
    .map(([, list]) => list!.split(',').map(Number))
  return new Set(lists.flatMap(numbers => (numbers.includes(0) ? [numbers.length] : [])))
}

/** Words that precede the numbers of things other than works, such as equations, sections, intervals and indices. */
const counted =
  /(?:(?<!\p{L})(?:eqs?|equations?|gl(?:eichung)?|équations?|ecuaci(?:ón|ones)|figs?|figures?|abb|tab(?:le|elle|leau)?s?|sect?(?:ion)?s?|abschnitt|steps?|schritt|étapes?|paso|chapters?|items?|cases?|theorems?|lemmas?|examples?|conditions?|nr|class|type|phases?|stages?|levels?|groups?|intervals?|range|domain|intervall[eo]?)\.?\s?|[=∈<>≤≥±×^_/\\]\s?)$/iu
const measured =
  /(?:(?<!\p{L})(?:eqs?|equations?|intervals?|range|domain|intervall[eo]?|pairs?|tuples?|vectors?|points?|coordinates|ind(?:ex|ices))\.?\s?|[=∈<>≤≥±×^_/\\]\s?)$/iu
const interval = /(?<!\p{L})(?:intervals?|range|domain|intervall[eo]?|[=∈])\s?$/iu
/** Words before the numbers of works. */
const cited = /(?<!\p{L})(?:refs?|references?|literatur|réfs?|références?|referencias?)\.?\s?$/iu
/** A name of one or two letters in a formula or program directly before the bracket: `x[1]`. */
const indexed = /(?<![\p{L}\p{M}\d])\p{L}{1,2}\d?$/u

function isOther(before: string, after: string, form: NumberForm): boolean {
  if (
    (form === 'square' ? measured : counted).test(before) ||
    indexed.test(before) ||
    /^[\w=^_{]|^\[(?![\d\s,;-]+\])|^\((?!\s?(?:pp?|s)\.?\s?\d)|^\s?[=^]/i.test(after)
  )
    return true
  if (form === 'square') return false
  // The number of an equation follows a formula and ends the text; `501(c)(3)` is an article of a law.
  return (before.trimEnd().endsWith(closedSign) && after.trim() === '') || /[)\d]$/.test(before)
}

type Surroundings = Readonly<{before: string; after: string; form: NumberForm; isSpoken: boolean}>

function doubtOf({before, after, form, isSpoken}: Surroundings, {kind}: TypedPassage): string | undefined {
  if (form === 'square' && before.trim() === '') return 'the number may be that of a list'
  if (isSpoken) return 'the brackets have other words'
  if (form === 'square') return undefined
  if (kind === 'cell') return 'the numbers may be values of the table'
  if (/(?:^|[\s(])[\d.,]+\s$|%\s$/.test(before) && !/(?<!\d)(?:1[5-9]|20)\d\d\s$/.test(before))
    return 'the number may belong to the one before it'
  if (/[\p{L}\p{M}]$/u.test(before)) return 'no space is before the brackets'
  const isFirst =
    before.trim() === '' || /[:;,]\s*$|(?<!\p{L})(?:and|or|und|oder|et|ou|y|o|e)\s+$/iu.test(before)
  return isFirst && /^\s+\p{L}/u.test(after) ? 'the numbers may be those of an enumeration' : undefined
}

/** Joins `[1]–[3]` into one citation of three works. */
function joined(places: readonly NumberPlace[], plain: string): readonly NumberPlace[] {
  const made: NumberPlace[] = []
  for (const place of places) {
    const last = made.at(-1)
    const first = last?.numbers.at(-1)?.number ?? 0
    const next = place.numbers[0]!.number
    const isRange =
      last !== undefined &&
      last.form === place.form &&
      /^\s?-\s?$/.test(plain.slice(last.end, place.start)) &&
      first < next &&
      next - first < 40
    if (!isRange) {
      made.push(place)
      continue
    }
    const {start} = last.numbers.at(-1)!
    const between = Array.from({length: next - first - 1}, (_, index) => ({
      start,
      end: place.numbers[0]!.end,
      number: first + index + 1,
      prefix: '',
      suffix: ''
    }))
    made[made.length - 1] = {
      ...last,
      end: place.end,
      numbers: [...last.numbers, ...between, ...place.numbers]
    }
  }
  return made
}

/** Units and single letters, after which a raised number is a power. */
const powered = /(?<![\p{L}\p{M}])(?:[kcdmµμn]?m|ft|in|yd|s|[a-zχσπθλω]|[A-Z])$/u

/** Raised numbers; brackets may be raised with them, as in `word^[7]^`, whether the paper cites in brackets or not. */
function raisedPlaces(passage: TypedPassage): readonly NumberPlace[] {
  const {text, raised, kind} = passage
  return raised.flatMap(({start, end}) => {
    const whole = text.slice(start, end)
    const isSquare = /^\s*\[[^[\]]*\]\s*$/.test(whole)
    const written = isSquare ? whole.replace(/[[\]]/g, ' ') : whole
    const plain = written
      .replace(/[‐‑‒–—−]/g, '-')
      .replace(/[()]/g, ' ')
      .replace(/,(?=\s*$)/, ' ')
    const list = numberList(plain, written)
    if (list === undefined || isPower(text.slice(0, start), text.slice(end), list.numbers)) return []
    const doubt = start === 0 || kind === 'heading' ? 'the numbers may be marks of affiliations' : undefined
    const numbers = list.numbers.map(each => ({...each, start: each.start + start, end: each.end + start}))
    const forms = isSquare ? (['square', 'raised'] as const) : (['raised'] as const)
    return forms.map(form => ({passage, form, start, end, numbers, ...(doubt !== undefined && {doubt})}))
  })
}

/** Whether a raised number is a power or the number of an isotope: `m²`, `10³`, `¹⁴C`. */
function isPower(before: string, after: string, numbers: readonly TypedNumber[]): boolean {
  if (/^[\p{L}\d]/u.test(after)) return true
  const [only] = numbers
  const word = /[\p{L}\p{M}\d.,]*$/u.exec(before)?.[0] ?? ''
  if (/^[\d.,]*\d$/.test(word)) return !/^(?:1[5-9]|20)\d\d$/.test(word)
  if (numbers.length > 1 || only === undefined || !powered.test(word)) return false
  return only.number < 5 || /^(?:.?m|\p{Ll})$/u.test(word)
}
