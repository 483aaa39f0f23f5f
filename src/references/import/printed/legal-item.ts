import type {CslItem} from '../../../core/types.ts'
import {readPrintedDate} from './dates.ts'
import {lawOrArchive} from './laws.ts'

/** The kinds of works in the tables of a legal paper. */
export type LegalKind = 'legal_case' | 'legislation'

/**
 * The CSL item of a statute, a treaty or a case, which has a name instead of authors; undefined for other works. The
 * line as printed is the title, without the year at its end. `listedAs` is the kind of the list that contains the line.
 */
export function legalItem(raw: string, csl: CslItem, listedAs?: LegalKind): CslItem | undefined {
  const line = raw
    .replace(/^\s*(?:\[\d+\]|\d+[.)]\s)?\s*/, '')
    .trim()
    .replace(/\.$/, '')
  const kind = kindOf(line) ?? listedAs
  if (kind === undefined || (listedAs === undefined && (byPerson.test(line) || isParsed(csl))))
    return undefined
  const url = /\s*\(?https?:\/\/\S+$/.exec(line)?.[0] ?? ''
  const text = line.slice(0, line.length - url.length).replace(/[.,\s]+$/, '')
  const dated = dateAtEnd.exec(text)
  // In `[2018] EWCA Civ 1812`, the last number is that of the decision.
  const isYearWithin = /\[\d{4}\]/.test(text)
  const [ending = '', court = '', year] = dated === null && !isYearWithin ? (yearAtEnd.exec(text) ?? []) : []
  const issued =
    year === undefined
      ? (readPrintedDate(dated?.[1] ?? '').date ?? yearOf(text))
      : {'date-parts': [[Number(year)]]}
  const {URL, accessed} = csl
  return {
    id: csl.id,
    type: kind === 'legislation' && treaty.test(text) ? 'treaty' : kind,
    title: text.slice(0, text.length - (dated?.[0] ?? ending).length).replace(/[.,\s]+$/, ''),
    ...(court.trim() !== '' && {authority: court.trim()}),
    ...(issued !== undefined && {issued}),
    ...(url !== '' && {URL, accessed}),
    ...(csl['citation-number'] !== undefined && {'citation-number': csl['citation-number']})
  }
}

/** `(Wis. 2016)`, `, 1992`, ` 1998` at the end of a line. */
const yearAtEnd =
  /(?:\s\(([^()\d]*)|,\s|(?<!\s(?:of|von|de|du|del|\d{1,2}\.?\s\p{L}+))\s)((?:1[4-9]|20)\d\d)\)?$/u
/** `vom 18. August 1896` at the end of a line. */
const dateAtEnd = /,?\s(?:vom|of|du|del|dated)\s(\d{1,2}\.?\s(?:de\s)?\p{L}+\s(?:de\s)?(?:1[4-9]|20)\d\d)$/u
const treaty =
  /^(?:[\p{L}’'-]+\s){0,4}(?:Convention|Covenant|Protocol|Treaty|Charter|Declaration|Vertrag|Convenio|Tratado|Traité)(?!\p{L})/u
const byPerson = /^\p{Lu}[\p{L}’'-]+,\s\p{Lu}(?:\.|\p{Ll}+[.,])/u
const decision =
  /^(?:BVerfG|BVerwG|BGH|BSG|BAG|BFH|RG|OLG|VGH|EuGH|EGMR|CJEU|ECtHR|Cass\.|C\.?E\.,|Cons\. const\.|STC|STS|Sentencia|Arrêt)(?:E|Z|St|SE)?(?!\p{L})/u
const parties = /^[^,]{0,90}?[\p{L})\].]\s(?:vs?|c|gegen)\.?\s\p{Lu}/u
/** A case without parties: `Reference re Secession of Quebec, [1998] 2 SCR 217`. */
const inRe = /^(?:Reference\sre|(?:In\s)?[Rr]e|Ex\sparte|In\sthe\s[Mm]atter\sof)\s\p{Lu}[^“”"]*\d\.?$/u
const named =
  /(?:\b(?:Act|Code|Statute|Ordinance|Treaty|Convention|Covenant|Charter|Protocol|Regulations?|Bill)|[Gg]esetz(?:buch)?|[Oo]rdnung|[Vv]erfassung|[Vv]ertrag|قانون|آئین|آرڈیننس)(?:,?\s(?:of\s)?\d{4})?$|^(?:Treaty|Convention|Constitution|Constitución|Charter|Protocol|Covenant|Loi|Décret|Ordonnance|Ley|Código|Decreto|Legge|Codice|Gesetz|Verordnung|Richtlinie|Regulation|Directive|Règlement|Reglamento|Verfassung|Vertrag|\p{Lu}\p{Ll}+(?:gesetz|ordnung)|Code)\s|\b(?:Pub\. L\.|U\.S\.C\.|BGBl\.|RGBl\.|Stat\.\s\d)/u

function kindOf(line: string): LegalKind | undefined {
  const name = lawOrArchive(line) ?? line.replace(dateAtEnd, '').slice(0, 160)
  if (decision.test(line) || inRe.test(line) || (parties.test(line) && /\d/.test(line))) return 'legal_case'
  const plain = name.replace(/\s\([^()]*\)$/, '')
  return (named.test(plain) || /\b(?:Pub\. L\. No|U\.S\.C\.|BGBl\.)/.test(line)) && /\d|§/.test(line)
    ? 'legislation'
    : undefined
}

/** Whether a line without authors is parsed as a statute or a case, or as the title of a publication. */
function isParsed({type, title, author, publisher, DOI, ISBN, URL}: CslItem): boolean {
  const isKnown = legalTypes.has(type) || (publisher ?? DOI ?? ISBN ?? URL) !== undefined
  return title !== undefined && author === undefined && isKnown
}

const legalTypes: ReadonlySet<string> = new Set(['legal_case', 'legislation', 'treaty'])

function yearOf(text: string): CslItem['issued'] | undefined {
  // In `Decreto 1594 de 1984`, the first number is that of the law.
  const year = /(?<!\d)(?:1[4-9]|20)\d\d(?![\d/]|\s(?:de|of)\s(?:1[4-9]|20)\d\d(?!\d))/.exec(text)?.[0]
  return year === undefined ? undefined : {'date-parts': [[Number(year)]]}
}
