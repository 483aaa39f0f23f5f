import {similar} from '../../core/similar.ts'
import type {CslItem, Finding} from '../../core/types.ts'
import {parseLatex, plainLatex} from '../latex/text.ts'
import {archiveVariables} from './archive-variables.ts'
import type {InheritedFields} from './crossref.ts'
import {dateVariablesOf} from './date-variables.ts'
import {cslText, type EntryReader, entryReader, isPreprint, trimmed} from './entry.ts'
import {addressOnly, identifierVariables} from './identifiers.ts'
import type {BibtexEntry} from './index.ts'
import {languageTag} from './languages.ts'
import {nameVariablesOf} from './name-variables.ts'
import {numberVariablesOf} from './numbers.ts'
import {titleVariables} from './titles.ts'
import {cslTypes, genres, legalTypes} from './types.ts'

/** An entry as CSL-JSON, and its faults. */
export type MappedEntry = Readonly<{csl: CslItem; findings: readonly Finding[]}>

/**
 * Converts an entry with its inherited fields to CSL-JSON: names, dates, titles in sentence case, numbers by the type
 * of entry. Where the BibLaTeX manual and the CSL specification leave a choice, the conversion follows Pandoc. The
 * abstract is omitted, because styles would render it in the list.
 */
export function mapEntry(entry: BibtexEntry, fields: InheritedFields): MappedEntry {
  const findings: Finding[] = []
  const read = entryReader(entry, fields, findings)
  if (!cslTypes.has(entry.type)) findings.push(unknownType(entry))

  const language = languageOf(read)
  const csl: {id: string; type: string; [variable: string]: unknown} = {id: entry.key, type: typeOf(read)}
  const add = (variables: Readonly<Record<string, unknown>>) => {
    for (const name in variables) if (variables[name] !== undefined) csl[name] = variables[name]
  }
  add(nameVariablesOf(read))
  add(dateVariablesOf(read))
  const isEnglish = language === undefined || /^en(?:-|$)/.test(language)
  // The title of a case or a law is a proper name, whose capitals are kept: “Asma Jilani v. Government of the Punjab”.
  add(titleVariables(read, isEnglish && !legalTypes.has(csl.type)))
  add(numberVariablesOf(read))
  add(publisherVariables(read))
  add(archiveVariables(read, csl))
  add(identifierVariables(read))
  add(noteVariables(read))
  add(customVariables(read))
  if (language !== undefined) csl.language = language
  return {csl, findings}
}

function unknownType(entry: BibtexEntry): Finding {
  const known = [...cslTypes.keys()]
  return {
    rule: 'bibliography-entry-type',
    file: entry.file,
    place: entry.place,
    subject: entry.type,
    message: `\`@${entry.type}\` is not a BibTeX or BibLaTeX entry type`,
    expected: similar(entry.type, known),
    note: 'The entry is treated as `@misc`.'
  }
}

function typeOf(read: EntryReader): string {
  const type = cslTypes.get(read.entry.type) ?? 'document'
  const subtype = read.raw('entrysubtype')?.toLowerCase()
  if (type === 'article-journal' && (subtype === 'magazine' || subtype === 'newspaper'))
    return `article-${subtype}`
  // As in biblatex-chicago, which has no entry type for collections in archives.
  if (subtype === 'collection' && (type === 'manuscript' || type === 'document')) return 'collection'
  const isEvent = ['eventdate', 'eventtitle', 'venue'].some(name => read.fields.has(name))
  if (type === 'manuscript' && isEvent) return 'speech'
  if (type === 'treaty' && /\sv(?:s|ersus)?\.?\s/.test(read.raw('title') ?? '')) return 'legal_case'
  if (type === 'document' && isPreprint(read)) return 'article'
  return type
}

function languageOf(read: EntryReader): string | undefined {
  const variant = /variant\s*=\s*(\w+)/i.exec(read.raw('langidopts') ?? '')?.[1]?.toLowerCase()
  const langid = read.raw('langid')
  if (langid !== undefined) return languageTag(plainLatex(parseLatex(langid)), variant) ?? langid
  const language = read.raw('language')
  return language === undefined ? undefined : languageTag(plainLatex(parseLatex(language)))
}

function publisherVariables(read: EntryReader): Record<string, string | undefined> {
  const isPatent = read.entry.type === 'patent'
  const isCase = typeOf(read) === 'legal_case'
  const howpublished =
    addressOnly(read.raw('howpublished')) === undefined ? read.text('howpublished') : undefined
  const publishers = [
    isCase ? undefined : list(read, 'institution'),
    list(read, 'organization'),
    howpublished,
    list(read, 'publisher') ??
      (isPreprint(read) ? eprintArchives.get(read.raw('eprinttype')!.toLowerCase()) : undefined)
  ].filter(publisher => publisher !== undefined)
  const location = list(read, 'location')
  return {
    publisher: trimmed([...new Set(publishers)].join('; ')),
    'publisher-place': isPatent ? undefined : location,
    jurisdiction: isPatent ? location : undefined,
    authority: isCase ? list(read, 'institution') : undefined,
    'original-publisher': list(read, 'origpublisher'),
    'original-publisher-place': list(read, 'origlocation'),
    'event-place': read.text('venue'),
    genre: genreOf(read),
    status: localised(read.text('pubstate'))
  }
}

const eprintArchives: ReadonlyMap<string, string> = new Map([
  ['arxiv', 'arXiv'],
  ['biorxiv', 'bioRxiv'],
  ['medrxiv', 'medRxiv']
])

/** Converts a literal list of BibLaTeX: items joined by ` and `, except inside braces. */
function list(read: EntryReader, name: string): string | undefined {
  const value = read.raw(name) ?? ''
  if (!/\sand\s/.test(value)) return localised(read.text(name))
  return trimmed(
    splitList(value)
      .map(item => localised(cslText(item)))
      .join('; ')
  )
}

function splitList(value: string): readonly string[] {
  const items: string[] = []
  let depth = 0
  let start = 0
  for (let offset = 0; offset < value.length; offset++) {
    const character = value.charAt(offset)
    if (character === '{') depth++
    else if (character === '}') depth--
    else if (depth === 0 && /\s/.test(character) && /^and\s/.test(value.slice(offset + 1, offset + 5))) {
      items.push(value.slice(start, offset))
      start = offset + 4
    }
  }
  return [...items, value.slice(start)]
}

function localised(value: string | undefined): string | undefined {
  return value === undefined ? undefined : (genres.get(value.toLowerCase()) ?? value)
}

function genreOf(read: EntryReader): string | undefined {
  const type = localised(read.text('type'))
  if (type !== undefined) return type
  if (read.entry.type === 'mastersthesis') return genres.get('mathesis')
  // CSL has only one type for films and videos.
  if (read.entry.type === 'video') return 'video'
  return read.entry.type === 'phdthesis' ? genres.get('phdthesis') : undefined
}

function noteVariables(read: EntryReader): Record<string, string | undefined> {
  const note = addressOnly(read.raw('note')) === undefined ? read.text('note') : undefined
  const notes = [note, read.text('addendum')].filter(text => text !== undefined)
  return {
    note: trimmed(notes.join('. ').replace(/\.\. /g, '. ')),
    annote: read.text('annotation'),
    keyword: read.text('keywords'),
    'citation-label': read.text('shorthand') ?? read.text('label')
  }
}

/** The values that CSL has no variables for: the siglum of a work, and those that `galley import` adds. */
function customVariables(read: EntryReader): Record<string, unknown> {
  const sigla = ['shorthand', 'shorthandintro'].map(name => [name, read.text(name)] as const)
  const custom = Object.fromEntries(
    [...sigla, ...importValues(read)].filter(([, value]) => value !== undefined)
  )
  return Object.keys(custom).length === 0 ? {} : {custom}
}

/**
 * The values that `galley import` adds to entries from a printed list: the original line, and the names of doubtful
 * variables.
 */
function importValues(read: EntryReader): ReadonlyArray<readonly [string, string | undefined]> {
  return ['printed', 'doubtful'].map(name => {
    const value = read.raw(name)
    return [name, value === undefined ? undefined : plainLatex(parseLatex(value))]
  })
}
