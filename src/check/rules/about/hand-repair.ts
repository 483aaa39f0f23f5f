import {editOf} from '../../../core/edits.ts'
import type {Chapter, CslName, Edit, Reference} from '../../../core/types.ts'
import {type HandCitation, makersOf, type NamedWorks, openers} from './hand-citations.ts'
import {yearOf} from './same-work.ts'
import {signals} from './signals.ts'

/**
 * The edit that replaces a typed citation by one with keys. It is offered only if all words of the text are in the
 * rendered citation, and each name and year identifies one work. `from` is the start of the names.
 */
export function handRepair(
  chapter: Chapter,
  worksOf: NamedWorks,
  citation: HandCitation,
  from: number
): Edit | undefined {
  const {passage, narrative} = citation
  if (passage.node.type === 'heading') return undefined
  const start = passage.node.position?.start.offset ?? 0
  const source = chapter.text.slice(start, passage.node.position?.end.offset)
  if (source.length > longest) return undefined
  const opening = narrative ? from : source.lastIndexOf('(', from)
  const end = source.indexOf(')', citation.to - (narrative ? 1 : 0)) + 1
  if (opening === -1 || end === 0 || !isPlainAround(source, opening, end)) return undefined
  const written = source.slice(opening, end)
  const text = narrative
    ? isOpener(passage.text.slice(citation.from, from)) && byKey(written, citation, worksOf)
    : byKeys(written, citation, worksOf)
  if (!text) return undefined
  return editOf(chapter.path, passage.place(opening, end), written, text)
}

/**
 * Whether a citation can be inserted: it is not in other brackets, and the following text would not be parsed as part
 * of its key or as a suffix.
 */
function isPlainAround(source: string, from: number, to: number): boolean {
  const before = source.slice(0, from)
  return !isInBrackets(before) && /(?:^|[\s(“‘"'—–])$/u.test(before) && after.test(source.slice(to))
}

/** Whether a bracket is open at the end of a text, other than the bracket of a note, `^[`. */
function isInBrackets(before: string): boolean {
  const open: number[] = []
  for (const {0: sign, index} of before.matchAll(/[[\]]/g)) {
    if (sign === '[') open.push(index)
    else open.pop()
  }
  return open.some(at => before.charAt(at - 1) !== '^')
}

/**
 * The maximum length of a paragraph in which brackets are counted: in a longer one, it would take too long to count
 * brackets for each citation.
 */
const longest = 50_000

const after = /^[.,;:!?)\]”’"'»—–]*(?:\s(?!\s*[[(])|$)/u

/** Whether the words between the start and the names are only words that may begin a sentence. */
function isOpener(words: string): boolean {
  return words.split(/\s+/).every(word => word === '' || openers.test(word))
}

const pages = String.raw`pp?\.\s?\d+(?:\s?[-–,]\s?\d+)*`
const sentence = new RegExp(String.raw`^(.+?)\s+\((\d{4})(?:,\s+(${pages}))?\)$`, 'su')
const cited = new RegExp(
  String.raw`^\s*(?:(${signals})\s+)?(\p{Lu}.*?|\p{Ll}.*?\s\p{Lu}.*?),?\s+(\d{4})(?:,\s+(${pages}))?\s*$`,
  'su'
)

function byKey(written: string, citation: HandCitation, worksOf: NamedWorks): string | undefined {
  const [, names = '', year = '', place] = sentence.exec(written) ?? []
  const work = onlyWork(names, year, citation, worksOf)
  return work && `@${work.key}${place === undefined ? '' : ` [${place}]`}`
}

/** Rewrites the citations in one pair of brackets with keys; undefined unless all of them can be replaced. */
function byKeys(written: string, citation: HandCitation, worksOf: NamedWorks): string | undefined {
  const items: string[] = []
  for (const part of written.slice(1, -1).split(';')) {
    const [, signal, names = '', year = '', place] = cited.exec(part) ?? []
    const work = onlyWork(names, year, citation, worksOf)
    if (work === undefined) return undefined
    const prefix = signal === undefined ? '' : `${signal} `
    items.push(`${prefix}@${work.key}${place === undefined ? '' : `, ${place}`}`)
  }
  return `[${items.join('; ')}]`
}

/** The only work that the names and the year can mean, if its citation has exactly these names. */
function onlyWork(
  written: string,
  year: string,
  {passage, from}: HandCitation,
  worksOf: NamedWorks
): Reference | undefined {
  const [names = '', others] = written.split(/\s+(\*et al\.\*|_et al\._|et al\.)$/u)
  const [first = '', second, ...more] = names.split(/\s+(?:and|&|und|et|y)\s+/u)
  const named = {
    first: [first],
    second: second === undefined ? [] : [second],
    others: others !== undefined,
    year,
    passage,
    from
  }
  const {works} = worksOf(named)
  const [work] = works
  if (work === undefined || works.length > 1 || more.length > 0 || yearOf(work) !== year) return undefined
  const families = makersOf(work).map(printedFamily)
  const count =
    others !== undefined ? families.length > 2 : families.length === (second === undefined ? 1 : 2)
  const isSame = oneForm(first) === families[0] && (second === undefined || oneForm(second) === families[1])
  return count && isSame && !(others !== undefined && second !== undefined) && isPlainKey(work.key)
    ? work
    : undefined
}

/** The name in a citation: without a particle that belongs to the given name. */
function printedFamily(name: CslName): string {
  return oneForm(name.literal ?? `${name['non-dropping-particle'] ?? ''} ${name.family ?? ''}`)
}

function oneForm(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ').replace(/’/gu, "'")
}

/** Whether a key needs no braces before any following text. */
function isPlainKey(key: string): boolean {
  return /^[\p{L}\p{N}_]+(?:[-.:/+][\p{L}\p{N}_]+)*$/u.test(key)
}
