import type {LinkedItem, TypedLink, TypedPassage} from '../passage.ts'
import {leastSure, linkedItem} from './item.ts'
import {weighed} from './number-evidence.ts'
import {type NumberForm, type NumberPlace, numberedThings, numberPlaces} from './number-form.ts'
import {isAfterAuthor} from './number-habits.ts'
import {wordsInBrackets} from './number-surroundings.ts'
import type {CitableWork} from './works.ts'

/**
 * The citations of a manuscript by number: `[12]`, `[3–5]`, `(7,9)`, or raised. Of these forms, the one that cites most
 * of the list is used. If it cites only a part of the list, or if the list has no numbers and is in alphabetical order,
 * the citations are doubtful.
 */
export function numberLinks(
  passages: readonly TypedPassage[],
  works: readonly CitableWork[]
): readonly TypedLink[] {
  const byNumber = new Map<number, CitableWork>()
  const isNumbered = works.filter(({number}) => number !== undefined).length * 2 > works.length
  for (const work of works) {
    const number = isNumbered ? Number(work.number) : work.index + 1
    if (!byNumber.has(number)) byNumber.set(number, work)
  }
  const things = numberedThings(passages)
  const places = passages.flatMap(passage => numberPlaces(passage, things))
  const certain = evidence(
    places.filter(({doubt}) => doubt === undefined),
    byNumber
  )
  // In some papers, every citation has a letter or a mark: `[3a]`, `[*4]`.
  const forms = certain.some(isEnough)
    ? certain
    : evidence(
        places.filter(({form, doubt}) => form === 'square' && doubt === wordsInBrackets),
        byNumber
      )
  const best = forms.reduce((a, b) => (b.cited > a.cited ? b : a))
  if (!isEnough(best)) return []
  const doubt =
    best.cited * 2 < byNumber.size
      ? 'few of the numbers of the list are cited so'
      : !isNumbered && !(best.isInOrder && best.cited * 5 > byNumber.size * 4)
        ? 'the list has no numbers'
        : undefined
  const bracketed = weighed(
    places.filter(({form}) => form === best.form),
    passages,
    byNumber
  )
  const own = best.form === 'named' ? bracketed : [...bracketed, ...namedApart(places, bracketed)]
  const runs = best.form === 'round' ? enumerated(own, passages, byNumber) : new Set()
  return [...own, ...placesOfOtherForm(best, forms, places)].map(place =>
    linkOf(
      place,
      byNumber,
      place.form !== best.form && place.form !== 'named'
        ? 'other citations are in another form'
        : runs.has(place)
          ? 'the numbers may be those of an enumeration'
          : doubt
    )
  )
}

/** The places that name references without brackets, apart from those within other citations. */
function namedApart(places: readonly NumberPlace[], others: readonly NumberPlace[]): readonly NumberPlace[] {
  return places.filter(
    ({form, passage, start, end}) =>
      form === 'named' &&
      !others.some(other => other.passage === passage && other.start < end && start < other.end)
  )
}

/** Places of a second form that cite works not cited in the first form: some manuscripts use two forms. */
function placesOfOtherForm(
  best: Evidence,
  forms: readonly Evidence[],
  places: readonly NumberPlace[]
): readonly NumberPlace[] {
  const other = forms.find(({form, numbers, outside, places: count}) => {
    const added = [...numbers].filter(number => !best.numbers.has(number)).length
    return form !== best.form && form !== 'round' && form !== 'named' && added > 1 && outside * 4 <= count
  })
  return places.filter(({form}) => form === other?.form)
}

type Evidence = Readonly<{
  form: NumberForm
  places: number
  /** The listed numbers that are cited, their count, and the number of places that cite numbers outside the list. */
  numbers: ReadonlySet<number>
  cited: number
  outside: number
  /** The number of works in the list. */
  size: number
  /** Whether the works are cited in the order of the list. */
  isInOrder: boolean
}>

/** Whether a form cites enough of the list. */
function isEnough({cited, outside, places, size}: Evidence): boolean {
  return cited > 0 && cited * 4 >= size && outside <= places / 2
}

/** The evidence for each form. */
function evidence(
  places: readonly NumberPlace[],
  byNumber: ReadonlyMap<number, CitableWork>
): readonly Evidence[] {
  return (['square', 'raised', 'round', 'named'] as const).map(form =>
    evidenceOf(
      form,
      places.filter(place => place.form === form),
      byNumber
    )
  )
}

function evidenceOf(
  form: NumberForm,
  own: readonly NumberPlace[],
  byNumber: ReadonlyMap<number, CitableWork>
): Evidence {
  const cited = new Set<number>()
  let [outside, highest, steps] = [0, 0, 0]
  for (const {numbers} of own) {
    if (numbers.some(({number}) => !byNumber.has(number))) outside++
    for (const {number} of numbers) {
      if (!byNumber.has(number)) continue
      cited.add(number)
      if (number === highest + 1) steps++
      if (number > highest) highest = number
    }
  }
  return {
    form,
    places: own.length,
    numbers: cited,
    cited: cited.size,
    outside,
    size: byNumber.size,
    isInOrder: steps * 5 >= cited.size * 4
  }
}

/**
 * Places that probably are numbered steps of a process: single numbers that count from 1 to 3 or more in neighbouring
 * passages, although work 1 was cited before. Steps are counted without a gap. Numbers that are often repeated, or
 * repeated in another passage, are citations.
 */
function enumerated(
  places: readonly NumberPlace[],
  passages: readonly TypedPassage[],
  works: ReadonlyMap<number, CitableWork>
): ReadonlySet<NumberPlace> {
  const order = new Map(passages.map(({id}, index) => [id, index]))
  const isNear = (last: NumberPlace | undefined, next: NumberPlace) =>
    last !== undefined && order.get(next.passage.id)! - order.get(last.passage.id)! < 3
  const found = new Set<NumberPlace>()
  let isKnown = false
  let run: NumberPlace[] = []
  const end = () => {
    const count = firstNumber(run.at(-1))
    const isCode =
      run.length === 2 && isListed(run[0]!, run[1]!) && !run.every(place => isAfterAuthor(place, works))
    if (isCode || (count > 2 && run.length < count * 2)) for (const place of run) found.add(place)
    run = []
  }
  for (const place of places) {
    const last = run.at(-1)
    const number = firstNumber(place)
    // A number with a page, such as `(6, p. 40)`, is not part of a count.
    const isSingle = place.numbers.length === 1 && place.numbers[0]!.suffix === ''
    if (isSingle && isKnown && number === 1) {
      end()
      run = [place]
    } else if (
      isSingle &&
      isNear(last, place) &&
      (isNext(last!, place) || (run.length === 1 && isListed(last!, place)))
    )
      run.push(place)
    else end()
    isKnown ||= number === 1
  }
  end()
  return found
}

function firstNumber(place: NumberPlace | undefined): number {
  return place?.numbers[0]?.number ?? 0
}

/**
 * Whether two numbers are codes for the words of a list, such as answers: `no (1) or yes (2)`, `never (1) to always
 * (5)`.
 */
function isListed(last: NumberPlace, next: NumberPlace): boolean {
  const {text} = last.passage
  return (
    last.passage === next.passage &&
    firstNumber(last) < firstNumber(next) &&
    /^\s(?:or|to|and|oder|bis|und|ou|à|et|o|a|y)\s\p{L}+\s$/u.test(text.slice(last.end, next.start))
  )
}

/** Whether a place continues a count, which may repeat its last number in the same passage. */
function isNext(last: NumberPlace, next: NumberPlace): boolean {
  const step = firstNumber(next) - firstNumber(last)
  return step === 1 || (step === 0 && last.passage.id === next.passage.id)
}

function linkOf(
  {passage, form, start, end, numbers, doubt: own}: NumberPlace,
  byNumber: ReadonlyMap<number, CitableWork>,
  ofForm: string | undefined
): TypedLink {
  const doubt = own ?? ofForm
  const items: readonly LinkedItem[] = numbers.map(({number, prefix, suffix, ...place}) => {
    const work = byNumber.get(number)
    if (work === undefined) return linkedItem({verdict: 'none', candidates: []}, place)
    const verdict = doubt === undefined ? 'sure' : 'doubted'
    return linkedItem({verdict, candidates: [work], doubt}, {...place, prefix, suffix})
  })
  return {
    passage: passage.id,
    start,
    end,
    form: form === 'raised' ? 'raised' : 'number',
    verdict: leastSure(items),
    narrative: false,
    yearOnly: false,
    items
  }
}
