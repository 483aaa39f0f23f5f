import type {Replacement, RunningText, TextPiece} from './running-text.ts'

/**
 * Replaces spaces with no-break spaces, in cases on which house styles agree: after abbreviations (Pandoc's list),
 * between an abbreviation, § or № and its number, between a number and its unit (SI brochure, 5.4.3), and between two
 * initials; in French before `; : ! ?` and inside guillemets (Imprimerie nationale); in Czech, Slovak and Polish after
 * a one-letter preposition. Only spaces that the author typed are changed.
 */
export function spaceChanges({text, pieces}: RunningText): readonly Replacement[] {
  const changes = new Map<number, string>()
  const forbid = (at: number, blank = '\u00A0'): void => {
    if (!changes.has(at)) changes.set(at, blank)
  }
  for (const {index} of text.matchAll(/\. (?=\S)/g)) {
    const word = wordBefore(text, index)
    if (abbreviations.has(word)) forbid(index + 1)
    else if (beforeNumbers.has(word.toLowerCase()) && /^[\divxlc]/i.test(text.slice(index + 2)))
      forbid(index + 1)
    else if (isPair(word, text.slice(index + 2))) forbid(index + 1)
  }
  for (const {index} of text.matchAll(/[§¶№] (?=[\p{L}\d])|[nN][°º] (?=\d)/gu))
    forbid(text.indexOf(' ', index))
  for (const {index} of text.matchAll(beforeUnit)) forbid(index + 1)
  for (const [index, piece] of pieces.entries()) {
    const language = piece.lang.slice(0, 2).toLowerCase()
    const own = byLanguage[language]
    if (own !== undefined) own(textOf(text, pieces, index), piece.start, forbid)
  }
  return [...changes].map(([start, blank]) => ({start, end: start + 1, text: blank}))
}

/** Additional rules for the spaces of one language. */
type LanguageSpaces = (text: string, start: number, forbid: (at: number, blank?: string) => void) => void

const french: LanguageSpaces = (text, start, forbid) => {
  for (const {index} of text.matchAll(/ (?=[;!?])/g)) forbid(start + index, '\u202F')
  for (const {index} of text.matchAll(/« /g)) forbid(start + index + 1)
  for (const {index} of text.matchAll(/ (?=»|:(?!\S))/g)) forbid(start + index)
}

const shortPrepositions: LanguageSpaces = (text, start, forbid) => {
  for (const {index} of text.matchAll(/(?<![^\s(„«"])[aikosuvwzAIKOSUVWZ] (?=\S)/g)) forbid(start + index + 1)
}

const byLanguage: Readonly<Record<string, LanguageSpaces>> = {
  fr: french,
  cs: shortPrepositions,
  sk: shortPrepositions,
  pl: shortPrepositions
}

/** The text of a node with the character after it, because the node may end with a space. */
function textOf(text: string, pieces: readonly TextPiece[], index: number): string {
  const {start, node} = pieces[index]!
  return text.slice(start, start + node.value.length + 1)
}

/** Whether two words are initials, or parts of one abbreviation. */
function isPair(word: string, after: string): boolean {
  if (/^\p{Lu}\.$/u.test(word)) return /^\p{Lu}\./u.test(after)
  return pairs.has(`${word} ${after.slice(0, after.indexOf('.') + 1)}`)
}

/** Abbreviations that contain a space, in German and Latin. */
const pairs: ReadonlySet<string> = new Set(
  'z. B.,d. h.,d. i.,u. a.,u. ä.,o. ä.,o. Ä.,u. U.,v. a.,z. T.,z. Z.,i. d.,d. R.,i. e.,e. g.,s. o.,s. u.,a. a.,a. O.,n. Chr.,v. Chr.,p. ej.'.split(
    ','
  )
)

/**
 * The word that ends with a full stop at an offset, without brackets and quotation marks before it. At most eight
 * characters are examined, because abbreviations are short.
 */
function wordBefore(text: string, stop: number): string {
  let start = stop
  while (start > 0 && stop - start < 8 && !/[\s([{"'“„‘‚«\u00A0]/u.test(text[start - 1]!)) start--
  return text.slice(start, stop + 1)
}

/** Abbreviations after which a line must not break: titles of persons, and Pandoc's list. */
const abbreviations: ReadonlySet<string> = new Set(
  (
    'Mr. Mrs. Ms. Dr. Prof. Rev. Fr. Hon. Gov. Pres. Gen. Capt. Sgt. Sen. Rep. St. Jr. Sr. Ph.D. M.A. M.D. Bros. Co. Corp. ' +
    'Inc. Ltd. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. p. pp. vol. No. n. nn. ch. chs. chap. sec. pt. ' +
    'bk. col. fig. fol. fols. fl. f. ff. fasc. ed. eds. d. c. cf. cp. e.g. i.e. viz. vs. esp. incl. ill. n.b. q.v. s.v. s.vv. ' +
    'aet. aetat. al. saec. univ. M. Mme. Hr. Fr. Sr. Sra.'
  ).split(' ')
)

/** Words after which a line must not break before a number. */
const beforeNumbers: ReadonlySet<string> = new Set(
  (
    'abb. abs. abschn. anm. app. art. arts. aufl. bd. bde. cap. eq. eqs. ex. figs. h. jg. kap. l. ll. no. nos. nr. núm. pag. ' +
    'pág. págs. para. r. rn. s. sect. sek. t. tab. tabl. vols. z. § fig. vol. ch. chap. sec.'
  ).split(' ')
)

/**
 * Matches the symbols of SI units, and of units accepted for use with the SI, as whole words, except symbols that are
 * also words, or letters that can begin a sentence.
 */
const beforeUnit =
  /\d (?=(?:%|‰|°[CF]?|Å|[µμnkcmdMG]?m[²³]?|[µμnmkM]?g|[µμnm]?s|min|h|[kMGT]?Hz|[kMG]?Pa|hPa|[kM]?J|[mkMG]?W|kWh|[kMGT]?eV|m?V|mA|[mµμ]?[lL]|[mµμn]?mol|mM|µM|K|kcal|dB|[kKMGT]i?B|px|pt|dpi|ha|€|£|\$)(?![\p{L}\p{N}]))/gu
