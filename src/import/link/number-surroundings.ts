import type {TypedPassage} from '../passage.ts'
import {isCount} from './number-context.ts'
import type {NumberForm} from './number-form.ts'
import {closedSign} from './search-text.ts'
import {partTerms} from './words.ts'

/** Words that precede the numbers of things other than works, such as equations, sections, intervals and indices. */
const counted =
  /(?:(?<!\p{L})(?:eqs?|equations?|gl(?:eichung)?|équations?|ecuaci(?:ón|ones)|figs?|figures?|abb|tab(?:le|elle|leau)?s?|sect?(?:ion)?s?|abschnitt|steps?|schritt|étapes?|paso|chapters?|theorems?|lemmas?|nr|ci|iqr|intervals?|range|domain|intervall[eo]?)\.?\s?|[=∈<>≤≥±×^_/\\]\s?)$/iu
/** Nouns after which a number in brackets may be a count or a citation: `in some cases (5)`. */
const countable =
  /(?<!\p{L})(?:items?|cases?|(?<!\b(?:for|par|por|zum)\s)examples?|conditions?|class|type|phases?|stages?|levels?|groups?|grades?|scores?|scale|skala|inequalit(?:y|ies)|formula[es]?|formeln?|expressions?|constraints?|relations?)\s?$/iu
/**
 * The text before a noun without an article, which names a thing together with its number: `by rule (3)`, `Model (3)`.
 */
const bare = String.raw`(?:^|[.:;,]\s|(?<!\p{L})(?:and|as|at|by|for|from|in|of|see|to|under|using|via|with|am|aus|bei|durch|für|im|mit|nach|siehe|und|unter|vom|von)\s)`
const nounName = new RegExp(
  `${bare}(?:row|column|line|rule|model|proposition|hypothesis|day|sample|compound|sentence|version|system|assumption|axiom|property|criterion|task|experiment|option|panel|zeile|spalte|regel|modell|satz|hypothese|variante|bedingung|aufgabe|verbindung)s?\\s$`,
  'iu'
)
/** The name of a part of a text. */
const ofText = new RegExp(String.raw`${bare}(?:${partTerms}|tabelle|tableau|kapitel|satz)\.?\s$`, 'iu')
/** The name of a part, before a number and the text that it is of: `the paragraph (5) of the judgment`. */
const partName = new RegExp(String.raw`(?<!\p{L})(?:${partTerms})\.?\s$`, 'iu')
const measured =
  /(?:(?<!\p{L})(?:eqs?|equations?|intervals?|range|domain|intervall[eo]?|pair|tuple|vector|point|coordinates|bounds|ind(?:ex|ices)|ci|iqr|scale|skala|paras?|paragraphs?|rn|rz)[.:]?\s?|(?<!\p{L})\p{L}:\s?|(?:UK(?:SC|HL|PC)|EWHC|EWCA|HCA|SCC|SGCA|NZSC|ZACC)(?:\s\p{L}+)?\s\d+\s(?:\(\p{L}+\)\s)?|[=∈<>≤≥±×^_/\\]\s?)$/iu
const interval = /(?<!\p{L})(?:intervals?|range|domain|intervall[eo]?|[=∈])\s?$/iu
/** Words before the numbers of works. */
const cited = /(?<!\p{L})(?:refs?|references?|literatur|réfs?|références?|referencias?)\.?\s?$/iu
/** A name of one or two letters in a formula or program directly before the bracket: `x[1]`. */
const indexed =
  /(?<![\p{L}\p{M}\d])(?:\p{L}\(|\p{L}{1,2}\d?|(?<!\d\s)(?:log|ln|exp|mod|max|min|sin|cos|dim|deg)\s?)$/u

/** Text after brackets of another kind: a formula, an index, a crystal direction, or further brackets. */
const continued =
  /^[\w=^_{]|^\s(?:zone\s)?(?:directions?|planes?|ax[ei]s|surfaces?|facets?|orientations?)(?!\p{L})|^\s?[→↦⊂⊆×∪∩=^]|^\[(?![\d\s,;-]+\])|^\((?!\s?(?:pp?|s)\.?\s?\d)/iu

/** Whether brackets with numbers are certainly not a citation. */
export function isOther(before: string, after: string, form: NumberForm): boolean {
  if ((form === 'square' ? measured : counted).test(before) || indexed.test(before) || continued.test(after))
    return true
  if (form === 'square') return false
  // The number of an equation follows a formula and ends the text; `501(c)(3)` is an article of a law.
  return (before.trimEnd().endsWith(closedSign) && after.trim() === '') || /[)\d]$/.test(before)
}

/** The text around brackets; `isSpoken` is true if the brackets contain words other than a locator. */
export type BracketSurroundings = Readonly<{
  before: string
  after: string
  form: NumberForm
  isSpoken: boolean
  /** Whether a place in a work, or “see”, shows that the numbers are those of works. */
  isWithPlace: boolean
  kind: TypedPassage['kind']
}>

/** The reason for doubting a number after another number: `12 (5)`. */
export const isAfterNumber = 'the number may be that of the one before it'

/** The reason for doubting numbers that may count steps or aims. */
export const isEnumeration = 'the numbers may be those of an enumeration'

/** The reason for doubting brackets that contain words other than a locator. */
export const wordsInBrackets = 'the brackets have other words'

/** The reason why brackets with numbers may not be a citation. */
export function doubtOf({
  before,
  after,
  form,
  isSpoken,
  isWithPlace,
  kind
}: BracketSurroundings): string | undefined {
  if (form === 'square' && before.trim() === '') return 'the number may be that of a list'
  if (isSpoken) return wordsInBrackets
  if (/[“"‘„«]$/.test(before) && /^[”"’“»]/.test(after)) return 'the brackets are quoted'
  if (/^\s(?:to|bis)\s[[(]\d/.test(after) || /[\])]\s(?:to|bis)\s$/.test(before))
    return 'the numbers may be a range'
  if (ofText.test(before) || (partName.test(before) && /^\sof\s/.test(after)))
    return 'the number may be that of a part of the text'
  if (form === 'square') return undefined
  if (!isWithPlace && (countable.test(before) || nounName.test(before))) return isCount
  if (kind === 'cell') return 'the numbers may be values of the table'
  if (/(?:^|[\s(])[\d.,]+\s$|%\s$/.test(before) && !/(?<!\d)(?:1[5-9]|20)\d\d\s$/.test(before))
    return isAfterNumber
  if (/[\p{L}\p{M}]$/u.test(before)) return 'no space is before the brackets'
  const isFirst =
    before.trim() === '' || /[:;,]\s*$|(?<!\p{L}|\d\)\s)(?:and|or|und|oder|et|ou|y|o|e)\s+$/iu.test(before)
  return isFirst && /^\s+\p{L}/u.test(after) ? isEnumeration : undefined
}

/** Whether a text ends with a word such as “interval”. */
export function isAfterInterval(before: string): boolean {
  return interval.test(before)
}

/** Whether a text ends with a word that several numbers in brackets follow, but not one number: `the Likert scale [7]`. */
export function isBeforeSeveral(before: string): boolean {
  return /(?<!\p{L})(?:intervals?|range|domain|intervalle?|bounds|scale|skala)\s$/iu.test(before)
}

/** Whether a text ends with a word such as “refs.”. */
export function isAfterReference(before: string): boolean {
  return cited.test(before)
}
