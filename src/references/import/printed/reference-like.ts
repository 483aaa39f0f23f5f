import {lawOrArchive} from './laws.ts'
import {printedMarks} from './marks.ts'

/**
 * Whether a text is most likely a reference: it has a date, a URL or pages as references have them, begins with
 * authors, a title, or the name of a law or a case, and is not running prose.
 */
export function isReferenceLike(text: string): boolean {
  if (text.length > 2000) return false
  const marks = printedMarks(text)
  const dated = marks.some(({kind, end}) => kind === 'date' && end < 300)
  const isLaw = !dated && text.length < 250 && lawOrArchive(text) !== undefined
  if (!dated && !isLaw && !marks.some(({kind}) => telling.has(kind)) && !imprint.test(text)) return false
  if (!dated && !isLaw && !begins.test(text)) return false
  return !isProse(text)
}

const telling: ReadonlySet<string> = new Set([
  'doi',
  'isbn',
  'arxiv',
  'url',
  'accessed',
  'pages',
  'interviewer'
])

/**
 * A year before punctuation or at the end, a volume or an issue (`12(3)`, `12: 3–9`, `vol. 3`, `no. 4`), or words in
 * place of a year, such as “forthcoming”.
 */
const imprint =
  /(?<![\p{L}\d])(?:1[4-9]|20)\d\d[a-z]?(?:[-–/]\d{1,4})?[\])”"’]*(?:[.,;:)\]]|$)|(?<![\p{L}\d])\d{1,4}\s?\(\d{1,3}[^)]{0,12}\)|\d+\s?:\s?\d+\s?[-–]\s?\d+|(?<!\p{L})(?:n\.\s?d\.|s\.\s?d\.|s\.\s?a\.|in press|forthcoming|unpublished|no\. \d|vol\. ?\d)/iu

const capital = "\\p{Lu}[\\p{L}\\p{M}’'.-]*"
const small = '(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|zu|and|&|und|et|y|e|of|for|on|the|in)'
/**
 * The beginning of a reference: numbering, then authors or a title in quotation marks, up to the first comma, full
 * stop, colon or bracket.
 */
const begins = new RegExp(
  `^[[(]?\\d{0,3}[\\])]?\\.?\\s*(?:["“„«‘'—–_•-]|\\p{Lo}|(?:d[’']|l[’']|${small}\\s)?${capital}(?:\\s(?:${capital}|${small}|d[’']${capital})){0,9}(?:\\s?[,.:;([]|$))`,
  'u'
)

/** Function words in the supported languages, which are rare in references. */
const glue =
  /^(?:is|are|was|were|has|have|had|been|be|we|our|they|their|it|its|this|these|that|which|will|can|may|not|but|also|as|ist|sind|wird|wurde|wurden|haben|hat|wir|nicht|auch|dass|diese|dieser|est|sont|nous|qui|que|cette|ces|ont|été|pas|è|sono|che|questo|questa|non|son|está|han|este|esta|no)$/

function isProse(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const count = words.filter(word => glue.test(word)).length
  return count >= 4 && count / words.length > 0.08
}
