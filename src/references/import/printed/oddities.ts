import type {CslItem, CslName} from '../../../core/types.ts'
import {monthOf} from './dates.ts'
import type {PrintedMark} from './marks.ts'
import {misplacedNames} from './misplaced-names.ts'

/** Something odd in a line of a printed list, with its place in the text. The parser repairs it, so it is reported. */
export type Oddity = Readonly<{
  /** The CSL variable that the oddity is in. */
  variable: string
  start: number
  end: number
  /** The message: a sentence without the place. */
  message: string
  expected?: readonly string[] | undefined
}>

/** A line and the work parsed from it. */
export type ReadLine = Readonly<{text: string; marks: readonly PrintedMark[]; csl: CslItem}>

/** The oddities of one line by itself, at most one of each kind. */
export function odditiesOf(line: ReadLine): readonly Oddity[] {
  return kinds.flatMap(kind => kind(line) ?? [])
}

type Kind = (line: ReadLine) => Oddity | undefined

const kinds: readonly Kind[] = [
  blank,
  stray,
  undated,
  monthCase,
  furtherNames,
  authorless,
  namesForTitle,
  doiLabel,
  accessDay,
  brokenAddress,
  quotes,
  repeated,
  interview,
  title
]

/** Returns the oddity at the first match of a pattern outside URLs, or at the first group of the match. */
function found(
  {text, marks}: ReadLine,
  pattern: RegExp,
  variable: string,
  message: (part: string) => string
): Oddity | undefined {
  for (const match of text.matchAll(pattern)) {
    const part = match[1] ?? match[0]
    const start = match.index + match[0].indexOf(part)
    const end = start + part.length
    const inAddress = marks.some(
      ({kind, start: from, end: to}) => (kind === 'url' || kind === 'doi') && from < end && to > start
    )
    if (!inAddress) return {variable, start, end, message: message(part)}
  }
  return undefined
}

/** Reports spaces that are removed from fields. In French, a space may precede `;`, `:`, `?` and `!`. */
function blank(line: ReadLine): Oddity | undefined {
  return found(line, /(?<=[\p{L}\p{N}”’)]) [,.)](?=[\s,]|$)(?! \.)|[([] (?=\S)/gu, 'note', part =>
    part.startsWith(' ') ? `A space precedes \`${part.trim()}\`` : `A space follows \`${part.trim()}\``
  )
}

function stray(line: ReadLine): Oddity | undefined {
  return found(line, /,\.(?=\s|$)/g, 'note', () => '`,.` has one mark too many, expected `.`')
}

function undated(line: ReadLine): Oddity | undefined {
  if (line.csl.issued !== undefined) return undefined
  const pattern = /(?<![\p{L}.])(?:n\.\s?d\.|s\.\s?d\.|o\.\s?J\.)/giu
  return found(line, pattern, 'issued', part => `\`${part}\` replaces a year`)
}

/** Reports `MAy`, which is parsed as May. Months in capitals are a convention and are not reported. */
function monthCase(line: ReadLine): Oddity | undefined {
  const date = line.marks.find(({kind}) => kind === 'date')
  const word = date && /\p{L}{3,}/u.exec(date.value)?.[0]
  if (!date || !word || monthOf(word) === undefined || /^\p{L}\p{Ll}+$|^\p{Lu}+$/u.test(word))
    return undefined
  const start = line.text.indexOf(word, date.start)
  const expected = nameCase(word)
  return {
    variable: 'issued',
    start,
    end: start + word.length,
    message: `\`${word}\` is not a month, expected \`${expected}\``,
    expected: [expected]
  }
}

/** Capitalizes a word and puts its other letters in lower case. */
export function nameCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
}

function furtherNames(line: ReadLine): Oddity | undefined {
  if (cslNamesOf(line.csl.author).at(-1)?.literal !== 'et al.') return undefined
  const pattern =
    /(?<!\p{L})(?:et\.?\s*al\b\.?|and others|u\.\s?a\.|und andere|et autres|e altri|y otros|e\.\s*a\.)/giu
  return found(line, pattern, 'author', part => `\`${part}\` replaces the further names`)
}

/**
 * Reports a line that begins with a date in brackets. In APA, the title of a work without an author precedes the
 * date.
 */
function authorless({marks, csl}: ReadLine): Oddity | undefined {
  const [first] = marks
  if (first?.kind !== 'date' || first.start > 0 || csl.author !== undefined || csl.editor !== undefined)
    return undefined
  const {start, end} = first
  return {variable: 'author', start, end, message: 'The date has no author before it'}
}

function namesForTitle({text}: ReadLine): Oddity | undefined {
  const misplaced = misplacedNames(text)
  if (misplaced === undefined) return undefined
  const {start, end} = misplaced.names
  const names = text.slice(start, end - 1)
  return {
    variable: 'note',
    start,
    end: end - 1,
    message: `The names \`${names}\` precede the title instead of being with the authors or editors`
  }
}

function brokenAddress({text, marks}: ReadLine): Oddity | undefined {
  for (const {kind, start, end} of marks) {
    const blank = kind === 'url' ? /(?<=[a-z]\.[a-z]\S*)\s+(?=\S)/iu.exec(text.slice(start, end)) : null
    if (blank) {
      const at = start + blank.index
      return {
        variable: 'URL',
        start: at,
        end: at + blank[0].length,
        message: 'The URL contains a space'
      }
    }
  }
  return undefined
}

function doiLabel({text, marks}: ReadLine): Oddity | undefined {
  for (const {kind, start, end} of marks) {
    const label =
      kind === 'doi' ? /^\[?doi\s*[:.>]*(?=\s*https?:)/i.exec(text.slice(start, end))?.[0] : undefined
    if (label !== undefined)
      return {
        variable: 'DOI',
        start,
        end,
        message: `\`${label}\` precedes a URL`
      }
  }
  return undefined
}

function accessDay({marks, csl}: ReadLine): Oddity | undefined {
  const mark = marks.find(({kind, value}) => kind === 'accessed' && value !== '')
  const parts = (csl.accessed as {'date-parts'?: readonly (readonly number[])[]} | undefined)?.['date-parts']
  // A numeric date has a day, though the order of day and month is uncertain.
  if (mark === undefined || (parts?.[0]?.length ?? 3) >= 3 || /\d[./-]\d/.test(mark.value)) return undefined
  const {start, end, value} = mark
  return {
    variable: 'accessed',
    start,
    end,
    message: `The date of access \`${value}\` has no day`
  }
}

/** Reports quotation marks of different pairs around a title; they are removed like a pair. */
function quotes({text, csl}: ReadLine): Oddity | undefined {
  if (typeof csl.title !== 'string') return undefined
  const at = text.indexOf(csl.title)
  const open = text.charAt(at - 1)
  const close = /^[,.]?([”"“»’'])/.exec(text.slice(at + csl.title.length))?.[1]
  const partners = pairs.get(open)
  if (at < 1 || close === undefined || partners === undefined || partners.includes(close)) return undefined
  return {
    variable: 'title',
    start: at - 1,
    end: at + csl.title.length + 1,
    message: `The quotation marks \`${open}\` and \`${close}\` around the title are not a pair`
  }
}

const pairs: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“”'],
  ['‘', '’'],
  ['«', '»'],
  ['"', '"'],
  ["'", "'"]
])

/**
 * Reports a publisher that is also the author. BibTeX requires both in a report, so the rule `author-repeated` accepts
 * it.
 */
function repeated({text, csl}: ReadLine): Oddity | undefined {
  const [author, ...others] = cslNamesOf(csl.author)
  const {publisher} = csl
  if (csl.type !== 'report' || typeof publisher !== 'string' || others.length > 0) return undefined
  if (author?.literal?.toLowerCase() !== publisher.toLowerCase()) return undefined
  const start = text.lastIndexOf(publisher)
  return {
    variable: 'publisher',
    start,
    end: start + publisher.length,
    message: `The publisher \`${publisher}\` is also the author`
  }
}

/** Reports an interview. BibLaTeX has no such type, so later rules could not detect it (APA 7, 8.9). */
function interview({text, csl, marks}: ReadLine): Oddity | undefined {
  if (csl.type !== 'interview') return undefined
  const mark = marks.find(({kind}) => kind === 'interviewer')
  return {
    variable: 'type',
    start: mark?.start ?? 0,
    end: mark?.end ?? text.length,
    message: 'An interview is listed, though readers cannot look it up'
  }
}

/** Reports a title before the name of an interviewed person; for other authors, an initial D is part of the name. */
function title(line: ReadLine): Oddity | undefined {
  if (line.csl.type !== 'interview') return undefined
  return found(line, /^\p{L}+, D\. (?:\p{Lu}\.)+/gu, 'author', part => {
    const expected = part.replace('D. ', '')
    return `\`D.\` in \`${part}\` may be “Dr.”, expected \`${expected}\` in that case`
  })
}

/** The names of a CSL variable. */
export function cslNamesOf(value: unknown): readonly CslName[] {
  return Array.isArray(value) ? (value as readonly CslName[]) : []
}
