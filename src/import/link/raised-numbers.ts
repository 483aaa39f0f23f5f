import type {TypedPassage} from '../passage.ts'
import type {NumberPlace} from './number-form.ts'
import {numberList, type TypedNumber} from './number-list.ts'
import {wordsInBrackets} from './number-surroundings.ts'

/** Raised numbers; brackets may be raised with them, as in `word^[7]^`, whether the paper cites in brackets or not. */
export function raisedPlaces(passage: TypedPassage): readonly NumberPlace[] {
  const {text, raised, kind} = passage
  return raised.flatMap(({start, end}) => {
    const whole = text.slice(start, end)
    const isSquare = /^\s*\[[^[\]]*\](?:\s?[,;‐-]\s?\[[^[\]]*\])*\s*$/.test(whole)
    const written = isSquare ? whole.replace(/[[\]]/g, ' ') : whole
    const plain = written
      .replace(/[‐‑‒–—−]/g, '-')
      .replace(/^\s*\(([^()]*)\)\s*$/, ' $1 ')
      .replace(/,(?=\s*$)/, ' ')
    const list = numberList(plain, written)
    const before = text.slice(0, start)
    if (list === undefined || isPower(before, text.slice(end), list.numbers)) return []
    const doubt =
      start === 0 || kind === 'heading' || isNames.test(plainOf(passage))
        ? 'the numbers may be marks of affiliations'
        : list.isSpoken || list.isLed
          ? wordsInBrackets
          : !isSquare && isFormula(before, list.numbers)
            ? 'the number may belong to a formula'
            : undefined
    const numbers = list.numbers.map(each => ({...each, start: each.start + start, end: each.end + start}))
    const forms = isSquare ? (['square', 'raised'] as const) : (['raised'] as const)
    return forms.map(form => ({passage, form, start, end, numbers, ...(doubt !== undefined && {doubt})}))
  })
}

/** A line of names: words in capitals, and words that join them. */
const isNames =
  /^[^\p{L}]*(?:\p{Lu}[\p{L}\p{M}’'.-]*[\s,;*†‡]+|(?:and|und|et|y|e|de|da|di|del|van|von|der|den|le|la|&)\s)*\p{Lu}[\p{L}\p{M}’'.-]*[\s,;*†‡]*$/u

/** The text of a passage without its raised numbers. */
function plainOf({text, raised}: TypedPassage): string {
  return raised
    .toReversed()
    .reduce((rest, {start, end}) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)
}

/** Units, single letters and spelled Greek letters, after which a raised number is a power. */
const powered =
  /(?<![\p{L}\p{M}])(?:[hkcdmµμn]?m|ft|in|yd|miles?|inch(?:es)?|feet|met(?:er|re)s?|s|k?g|m?[lL]|m?mol|[kMG]?Hz|[kM]?Pa|m[VWJNA]|sp|dim|sin|cos|tan|log|ln|exp|eta|chi|rho|Δ\p{L}|[a-z\p{Script=Greek}]|\p{Lu})$/u

/** Whether a raised number is a power, a charge or the number of an isotope: `m²`, `10³`, `Ca²⁺`, `¹⁴C`. */
function isPower(before: string, after: string, numbers: readonly TypedNumber[]): boolean {
  if (/^[\p{L}\d+]|^\s?[=<>≈≤≥]/u.test(after)) return true
  const [only] = numbers
  if (/[∇∂Δ]$|(?<![\p{L}\d])\d[spdf]$/u.test(before)) return true
  const word = /[\p{L}\p{M}\d.,]*$/u.exec(before)?.[0] ?? ''
  if (/^[\d.,]*\d$/.test(word) && !/\p{L}-\d{1,3}$/u.test(before.slice(-9).replace(/[‐‑–]/g, '-')))
    return !/^(?:1[5-9]|20)\d\d$/.test(word)
  if (numbers.length > 1 || only === undefined) return false
  if (term.test(before)) return only.number < 5
  if (!powered.test(word)) return false
  return only.number < 5 || /^(?:.?m|\p{Ll})$/u.test(word)
}

/** The end of a term: `SU(2)`, `f(x)`, `(a + b)`, `|x|`, `[0, 1]`, `f′`. */
const term = /(?<!\p{L})\p{L}{1,2}\([^\s()]{1,3}\)$|\([^()]*[+−=*/^][^()]*\)$|[|‖ǁ′″]$|\[[\d\s.,;-]+\]$/u

const element =
  'A[cglrstu]|B[aeir]?|C[adeflorsu]?|D[y]|E[ru]|F[er]?|G[ade]|H[efgo]?|I[nr]?|Kr?|L[aiu]|M[gno]|N[abdeip]?|Os?|P[bdrt]?|R[beuh]|S[bceimnr]?|T[abehilm]|U|V|W|Xe|Yb?|Z[nr]'
const formula = new RegExp(String.raw`(?<![\p{L}\p{M}\d])(?:(?:${element})\d*){1,3}$`, 'u')

/** Names that consist of the symbols of elements. */
const named = /(?<![\p{L}\p{M}\d])(?:UK|US|UN|I{2,3}|I?V|VI{1,3}|\p{Lu}{3,})$/u

/** Whether a single small number follows the symbols of elements: `CO²`, `Fe³`. */
function isFormula(before: string, numbers: readonly TypedNumber[]): boolean {
  if (numbers.length === 2 && /(?<![\p{L}\p{M}\d])[HLW]$/u.test(before)) return true
  return numbers.length === 1 && numbers[0]!.number < 8 && formula.test(before) && !named.test(before)
}
