import type {CslName} from '../../../core/types.ts'
import {checkItem} from '../../../parse/csl/json-item.ts'
import {type FieldCitation, type FieldWork, jsonIn, plainPart} from './cited-works.ts'

/** Reads a citation from a Citavi placeholder, which is JSON in base64. */
export function citaviCitation(
  code: string,
  decode: (text: string) => string | undefined
): FieldCitation | undefined {
  const data = /CitaviPlaceholder\s*\{([A-Za-z0-9+/=\s]+)\}/i.exec(code)?.[1]
  const value =
    data === undefined ? undefined : jsonIn(decode(data.replace(/\s+/g, '')) ?? '', withReferences())
  const entries = listIn(value, 'Entries')
  const works = entries.map(citedWork)
  if (works.length === 0 || !works.every(work => work !== undefined)) return undefined
  return {works, isNarrative: false}
}

/**
 * Returns a reviver for `JSON.parse`. Citavi writes a repeated object as `{"$ref": "7"}`, which is replaced by its
 * first occurrence, the object with `"$id": "7"`.
 */
function withReferences(): (name: string, value: unknown) => unknown {
  const known = new Map<string, unknown>()
  return (_, value) => {
    const same = textIn(value, '$ref')
    if (same !== '') return known.get(same) ?? value
    const id = textIn(value, '$id')
    if (id !== '') known.set(id, value)
    return value
  }
}

function citedWork(entry: unknown): FieldWork | undefined {
  const reference = fieldIn(entry, 'Reference')
  const {csl} = checkItem(reference === undefined ? undefined : itemOf(reference))
  if (csl === undefined) return undefined
  const pages = pagesIn(entry)
  return {
    work: csl,
    part: plainPart(pages.replace(/^(?:S|p|pp)\.\s*/i, ''), {
      prefix: textIn(entry, 'Prefix'),
      suffix: textIn(entry, 'Suffix').replace(/^[\s,;]+/, '')
    })
  }
}

const types: Readonly<Record<string, string>> = {
  JournalArticle: 'article-journal',
  Book: 'book',
  BookEdited: 'book',
  CollectedWorks: 'book',
  Contribution: 'chapter',
  ConferenceProceedings: 'book',
  ContributionInLegalCommentary: 'chapter',
  InternetDocument: 'webpage',
  NewspaperArticle: 'article-newspaper',
  Thesis: 'thesis',
  UnpublishedWork: 'manuscript',
  ReportOrGreyLiterature: 'report',
  StatuteOrRegulation: 'legislation',
  CourtDecision: 'legal_case',
  Lecture: 'speech'
}

function itemOf(reference: unknown): Readonly<Record<string, unknown>> {
  const parent = fieldIn(reference, 'ParentReference')
  const dates = [reference, parent].flatMap(each => [textIn(each, 'Year'), textIn(each, 'Date')])
  const year = /\d{4}/.exec(dates.find(Boolean) ?? '')?.[0]
  const authors = namesIn(reference, 'Authors')
  const [publisher] = [...listIn(reference, 'Publishers'), ...listIn(parent, 'Publishers')]
  const editors = [...namesIn(reference, 'Editors'), ...namesIn(parent, 'Editors')]
  const item: Record<string, unknown> = {
    id: 'citavi',
    type: types[textIn(reference, 'ReferenceType')] ?? 'document',
    title: titleIn(reference),
    author: authors.length > 0 || editors.length > 0 ? authors : namesIn(reference, 'Organizations'),
    editor: editors,
    translator: namesIn(reference, 'Translators'),
    'container-title': textIn(fieldIn(reference, 'Periodical'), 'Name') || titleIn(parent),
    'collection-title': textIn(fieldIn(reference, 'SeriesTitle'), 'Name') || textIn(reference, 'SeriesTitle'),
    volume: textIn(reference, 'Volume') || textIn(parent, 'Volume'),
    issue: textIn(reference, 'Number'),
    page: pagesIn(reference),
    publisher: textIn(publisher, 'Name'),
    'publisher-place': textIn(reference, 'PlaceOfPublication') || textIn(parent, 'PlaceOfPublication'),
    edition: textIn(reference, 'Edition'),
    DOI: textIn(reference, 'Doi'),
    ISBN: textIn(reference, 'Isbn'),
    URL: textIn(reference, 'OnlineAddress')
  }
  const known = Object.fromEntries(
    Object.entries(item).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))
  )
  return year === undefined ? known : {...known, issued: {'date-parts': [[Number(year)]]}}
}

function titleIn(reference: unknown): string {
  return [textIn(reference, 'Title'), textIn(reference, 'Subtitle')].filter(Boolean).join(': ')
}

/** Reads a page range, which is an object, text, or XML whose last `os` element is the range as typed. */
function pagesIn(value: unknown): string {
  const text = textIn(fieldIn(value, 'PageRange'), 'OriginalString') || textIn(value, 'PageRange')
  return text.startsWith('<') ? (/^[\s\S]*<os>([^<]*)<\/os>/.exec(text)?.[1] ?? '') : text
}

function namesIn(value: unknown, name: string): readonly CslName[] {
  return listIn(value, name).map((person): CslName => {
    const [family, given] = [textIn(person, 'LastName'), textIn(person, 'FirstName')]
    const middle = textIn(person, 'MiddleName')
    return given === '' ? {literal: family} : {family, given: middle === '' ? given : `${given} ${middle}`}
  })
}

function fieldIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = fieldIn(value, name)
  return Array.isArray(list) ? list : []
}

function textIn(value: unknown, name: string): string {
  const text = fieldIn(value, name)
  return typeof text === 'string' ? text.trim() : typeof text === 'number' ? String(text) : ''
}
