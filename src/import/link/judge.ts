import type {LinkVerdict} from '../passage.ts'
import {agreement, typedNames} from './names.ts'
import {and, others} from './words.ts'
import type {CitableWork} from './works.ts'
import {type TypedYear, yearAgreement} from './years.ts'

/** The works that a name and a year may denote, and the offset where the names begin in the text before the year. */
export type Judged = Readonly<{
  verdict: LinkVerdict
  start: number
  candidates: readonly CitableWork[]
  doubt?: string | undefined
}>

/** Whether no work of the list has these names, even with another year. */
export function isUnknown({verdict, candidates}: Judged): boolean {
  return verdict === 'none' && candidates.length === 0
}

/** A place in the text before a year where the names may begin. */
const nameStart =
  /(?<=^|[\s("“‘'«„[/-]|(?<!\p{L})[dlDL][’'])(?:["“‘'«„]?[\p{Lu}\p{Lo}]|(?:van|von|vom|de|der|den|del|della|di|da|dos|du|la|le|el|al|zu|ten|ter|bin|ibn|d[’'])(?=[\s\p{Lu}-])|[a-z]+[A-Z])/gu

const mostStarts = 24

/** The places in a text where names may begin, in order. */
export function nameStarts(text: string): readonly number[] {
  return Array.from(text.matchAll(nameStart), ({index}) => index).slice(-mostStarts)
}

/**
 * Finds the works that are denoted by the names at the end of a text together with a year. The names are the longest
 * run of words that matches a work. Undefined if no word looks like a name.
 */
export function judge(text: string, typed: TypedYear, works: readonly CitableWork[]): Judged | undefined {
  const starts = nameStarts(text)
  const ofYear = works.filter(work => yearAgreement(typed, work) !== undefined)
  let part: Judged | undefined
  for (const start of starts) {
    const names = typedNames(text.slice(start))
    const found = ofYear.flatMap(work => {
      const level = agreement(names, work)
      return level === undefined ? [] : [{work, isWhole: level === 'whole'}]
    })
    const whole = found.filter(({isWhole}) => isWhole).map(({work}) => work)
    if (whole.length > 0) return decide(typed, start, whole)
    if (found.length > 0)
      part ??= {
        verdict: 'doubted',
        start,
        candidates: found.map(({work}) => work),
        doubt: 'the first author and the year agree, the other authors do not'
      }
  }
  if (part !== undefined) return part
  const [first] = starts
  if (first === undefined) return undefined
  const start = starts.find(each => onlyNames.test(text.slice(each))) ?? first
  return {verdict: 'none', start, candidates: near(text.slice(start), works)}
}

/** Decides between the works with matching names. */
function decide(typed: TypedYear, start: number, whole: readonly CitableWork[]): Judged {
  const exact = whole.filter(work => yearAgreement(typed, work) === 'whole')
  const [only] = exact
  if (exact.length === 1 && only !== undefined && !(typed.letter === '' && whole.length > 1))
    return {verdict: 'sure', start, candidates: [only]}
  const candidates = exact.length > 1 ? exact : whole
  const doubt =
    candidates.length > 1
      ? `${candidates.length} works in the list have these authors and this year`
      : `the letter after the year is not that of the list`
  return {verdict: 'doubted', start, candidates, doubt}
}

/** Up to five works by the authors that a text names, from any year. */
function near(text: string, works: readonly CitableWork[]): readonly CitableWork[] {
  const names = typedNames(text)
  return works.filter(work => agreement(names, work) === 'whole').slice(0, 5)
}

const name = String.raw`(?:\p{Ll}{1,3}\s|[dl][’'])*\p{Lu}[\p{L}\p{M}’'-]+(?:\s\p{Lu}[\p{L}\p{M}’'-]+)?`
/** Matches a text that contains only names; any words before the names belong to the sentence. */
const onlyNames = new RegExp(
  String.raw`^${name}(?:,\s${name})*(?:,?\s${and}\s${name}|,?\s${others})?[,.\s]*$`,
  'u'
)
