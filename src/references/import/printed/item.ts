import type {CslItem, CslName} from '../../../core/types.ts'
import {readPrintedDate} from './dates.ts'
import {containerOf, editionOf, imprintOf, pagesOf, titleOf, volumeOf} from './fields.ts'
import {setImprint} from './imprint.ts'
import type {Labelled} from './label.ts'
import {leftOver} from './left-over.ts'
import {misplacedNames} from './misplaced-names.ts'
import {readNames} from './names.ts'
import {guessType} from './type.ts'

/** A doubt for the author to resolve: the text, its variable, and possible meanings. */
export type Doubt = Readonly<{variable: string; written: string; expected: readonly string[]}>

/** The work of a labelled reference, and the variables that are doubtful. */
export type PrintedItem = Readonly<{csl: CslItem; doubtful: readonly string[]; doubts: readonly Doubt[]}>

/**
 * Converts a labelled reference to CSL-JSON. Each field is made from the first range with its label; text that fits
 * no variable goes into `note`.
 */
export function itemOf(labelled: Labelled): PrintedItem {
  const {text, marks} = labelled
  const stretches = stretchesOf(labelled)
  const first = new Map<string, string>()
  for (const {label, value} of stretches) if (!first.has(label)) first.set(label, value)
  const doubtful = new Set<string>()
  const doubts: Doubt[] = []
  const variables: Record<string, unknown> = {}
  const set = (variable: string, value: unknown) => {
    if (value !== undefined && value !== '' && variables[variable] === undefined) variables[variable] = value
  }
  const people = (variable: string, label: string) => {
    const value = first.get(label)
    if (value === undefined) return
    const {names, doubtful: isDoubtful, meant} = readNames(value, text)
    if (names.length > 0) set(variable, names)
    if (isDoubtful || names.length === 0) doubtful.add(variable)
    if (meant) doubts.push({variable, ...meant})
  }
  for (const name of ['author', 'editor', 'translator', 'director', 'producer'] as const) people(name, name)

  const date = readPrintedDate(first.get('date') ?? '')
  set('issued', date.date)
  set('year-suffix', date.suffix)
  if (/\b(in press|forthcoming|im druck|im erscheinen)\b/i.test(first.get('date') ?? ''))
    set('status', imprintOf(first.get('date')!))
  if (date.odd) {
    doubtful.add('issued')
    doubts.push({variable: 'issued', ...date.odd})
  }

  const misplaced = misplacedNames(text)
  set(
    'title',
    titleOf(misplaced ? text.slice(misplaced.title.start, misplaced.title.end) : (first.get('title') ?? ''))
  )
  for (const label of ['journal', 'container-title', 'source'])
    set('container-title', containerOf(first.get(label) ?? ''))
  set('collection-title', imprintOf(containerOf(first.get('collection-title') ?? '')))
  for (const {label, value} of stretches) if (label === 'volume') setVolume(value, first.has('pages'), set)
  for (const [name, part] of Object.entries(pagesOf(first.get('pages') ?? ''))) set(name, part)
  set('edition', editionOf(first.get('edition') ?? ''))
  set('publisher', imprintOf(first.get('publisher') ?? ''))
  set('publisher-place', imprintOf(first.get('location') ?? ''))
  set('medium', imprintOf(first.get('medium') ?? '').replace(/^\[(.*)\]$/, '$1'))
  setGenre(first.get('genre') ?? '', set)

  for (const {kind, value} of marks) {
    const bare = value.replace(/[>.,;:]+$/, '')
    if (kind === 'doi') set('DOI', balanced(bare))
    if (kind === 'url') set('URL', balanced(bare.replace(/\s+/g, '')))
    if (kind === 'isbn') set('ISBN', value)
    if (kind === 'arxiv') set('number', `arXiv:${bare}`)
    if (kind === 'site') set('container-title', value)
    if (kind === 'interviewer') set('interviewer', readNames(value).names)
    if (kind === 'accessed') set('accessed', readPrintedDate(value).date)
  }

  setImprint(variables, labelled, doubtful)
  const textOf = (variable: string) => (typeof variables[variable] === 'string' ? variables[variable] : '')
  const [type, isGuess] = guessType({
    labels: new Set(labelled.labels),
    text,
    title: textOf('title') || firstLiteral(variables.author),
    container: textOf('container-title'),
    genre: textOf('genre'),
    personal: isPersonal(variables.author),
    daily: date.date?.['date-parts']?.[0]?.length === 3,
    has: variable => variables[variable] !== undefined
  })
  if (isGuess) doubtful.add('type')
  const item: CslItem = {...variables, id: '', type}
  const left = leftOver(labelled, item)
  for (const variable of ['title', 'issued']) if (item[variable] === undefined) doubtful.add(variable)
  if (left !== '') doubtful.add('note')
  return {csl: left === '' ? item : {...item, note: left}, doubtful: [...doubtful], doubts}
}

/** The ranges of consecutive words with the same label, as in the text. */
function stretchesOf({text, words, labels}: Labelled): readonly Readonly<{label: string; value: string}>[] {
  const stretches: {label: string; start: number; end: number}[] = []
  words.forEach((word, index) => {
    const label = labels[index]!
    const last = stretches.at(-1)
    if (last?.label === label) last.end = word.end
    else stretches.push({label, start: word.start, end: word.end})
  })
  // A subtitle after a full stop can look like names, but unlike names of editors it has no role after it.
  for (const [index, stretch] of stretches.entries()) {
    const before = stretches[index - 1]
    if (before?.label !== 'title' || !makers.has(stretch.label)) continue
    const between = text.slice(stretch.start, stretch.end)
    if (isRole.test(between) || !/[.?!:]$/.test(text.slice(before.start, before.end))) continue
    stretch.label = 'title'
    stretch.start = before.start
    before.label = ''
  }
  const [names, title] = stretches
  // In `Kaplan, Steven L. Bread, Politics and Markets`, the word after the initial begins the title.
  if (names?.label === 'author' && title?.label === 'title') {
    const word = titleAfterInitial.exec(text.slice(names.start, names.end))?.[1]
    if (word !== undefined) {
      title.start = names.end - word.length
      names.end = title.start - 1
    }
  }
  return stretches.map(({label, start, end}) => ({label, value: text.slice(start, end)}))
}

const titleAfterInitial = /^\p{Lu}[\p{L}’'-]+,\s\p{Lu}\p{Ll}+(?:\s\p{Lu}\.)+\s(\p{Lu}\p{Ll}{3,},)$/u

/** Sets volume and issue. Without other pages, the number after a colon is a page number: `Brain 128:2822`. */
function setVolume(text: string, hasPages: boolean, set: (variable: string, value: unknown) => void): void {
  const {issue, ...others} = volumeOf(text)
  for (const [name, part] of Object.entries(others)) set(name, part)
  const isPage = !hasPages && others.volume !== undefined && /\d:\s?\d+[\s.,;]*$/.test(text)
  set(isPage ? 'page' : 'issue', issue)
}

const makers: ReadonlySet<string> = new Set(['translator', 'director', 'producer'])
const isRole =
  /(?:^|[\s(])(?:trans|transl|translated|translators?|tr|trad|traduit|traduction|traduzione|tradotto|[üu]bers|[üu]bersetzt|dir|directors?|directed|prod|producers?|produced|performed|aus dem)(?![\p{L}])/iu

/** Splits “Technical Report TR93-3” into genre and number. */
function setGenre(text: string, set: (variable: string, value: unknown) => void): void {
  const genre = imprintOf(text).replace(/^[([](.*?)[)\]]?$/, '$1')
  const numbered = /^([\p{L}\s.’'-]{4,}?)[,\s]+(?:(?:No|Nr|Number)\.?\s*)?([A-Z]*[\w/.-]*\d[\w/.-]*)$/u.exec(
    genre
  )
  set('genre', numbered ? numbered[1] : genre)
  if (numbered) set('number', numbered[2])
}

/** A URL or a DOI without an unmatched closing bracket. */
function balanced(text: string): string {
  const opened = text.split('(').length
  return text.endsWith(')') && text.split(')').length > opened
    ? balanced(text.slice(0, -1).replace(/[.,;:]+$/, ''))
    : text
}

function isPersonal(author: unknown): boolean {
  return (
    Array.isArray(author) &&
    (author as readonly CslName[]).some(name => name.family !== undefined && name.given !== undefined)
  )
}

function firstLiteral(author: unknown): string {
  return Array.isArray(author) ? ((author as readonly CslName[])[0]?.literal ?? '') : ''
}
