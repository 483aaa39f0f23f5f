import {largestOf} from '../core/extremes.ts'
import {soundText} from '../core/sound-text.ts'
import type {CslDate, CslItem, CslName} from '../core/types.ts'
import {parseBibliography} from '../parse/bibliography.ts'
import {articleTypes, chapterTypes, seriesTypes} from '../parse/bibtex/types.ts'
import {latexDate} from './biblatex-dates.ts'
import {latexNames} from './biblatex-names.ts'
import {escapeLatex, latexText, latexTitle} from './biblatex-text.ts'
import {babelLanguages, entryTypes} from './biblatex-types.ts'
import type {ExportProblem} from './export.ts'

/** A BibLaTeX entry, and the parts of the work that it does not contain. */
export type WrittenEntry = Readonly<{text: string; problems: readonly ExportProblem[]}>

/**
 * Converts a CSL-JSON work to a BibLaTeX entry with its `id` as the key: the inverse of the parser in `src/parse/`,
 * which checks the result. Variables without a field are reported.
 */
export function biblatexEntry(item: CslItem): WrittenEntry {
  const type = entryTypes.get(item.type) ?? 'misc'
  const text = entryText(type, item.id, fieldsOf(item, type))
  return {text, problems: lossesOf(item, text)}
}

/** Fields and their values as LaTeX. */
export type Fields = readonly (readonly [name: string, value: string])[]

/** Serializes an entry; fields without a value are left out. */
export function entryText(type: string, key: string, fields: Fields): string {
  const given = fields.filter(([, value]) => value !== '')
  const widest = largestOf([0, ...given.map(([name]) => name.length)])
  const lines = given.map(([name, value]) => `  ${name.padEnd(widest)} = {${value}}`)
  return soundText(`@${type}{${[key, ...lines].join(',\n')}\n}`)
}

/** The fields of a work in an entry of a type. */
export function fieldsOf(item: CslItem, type: string): Fields {
  const isArticle = articleTypes.has(type)
  const inSeries = seriesTypes.has(type)
  const isChapter = chapterTypes.has(type)
  const language = textOf(item.language)
  const english = language === undefined || /^en(?:-|$)/i.test(language)
  const text = (field: string, ...variables: readonly string[]): Fields => {
    const value = firstText(item, variables)
    return value === undefined ? [] : [[field, latexText(value)]]
  }
  const title = (field: string, isWork: boolean, ...variables: readonly string[]): Fields => {
    const value = firstText(item, variables)
    return value === undefined ? [] : [[field, latexTitle(value, english && isWork)]]
  }
  const list = (field: string, variable: string): Fields =>
    // BibLaTeX would split a list at a bare “and”.
    text(field, variable).map(([name, value]) => [name, /\sand\s/.test(value) ? `{${value}}` : value])
  const verbatim = (field: string, variable: string): Fields => {
    const value = textOf(item[variable])
    return value === undefined ? [] : [[field, value.trim().replace(/[{}\\]/g, encodeURIComponent)]]
  }
  const date = (variable: string, prefix: string): Fields => {
    const value = item[variable]
    return isRecord(value) ? latexDate(value as CslDate, prefix) : []
  }
  const pages = text('pages', 'page').map(
    ([name, value]) => [name, value.replace(/-(?:\{\})?/g, '--')] as const
  )
  const publisher =
    {report: 'institution', thesis: 'institution', online: 'organization'}[type] ?? 'publisher'

  const container = isChapter ? 'booktitle' : 'journaltitle'
  const isContainerWork = isChapter && type !== 'inproceedings'
  // A volume has the title of the whole work in addition to its own.
  const ofVolume = textOf(item['volume-title']) !== undefined && (isChapter || inSeries)
  const titles = [
    ...title(ofVolume && !isChapter ? 'maintitle' : 'title', true, 'title'),
    ...title(ofVolume && isChapter ? 'maintitle' : container, isContainerWork, 'container-title'),
    ...(ofVolume
      ? title(isChapter ? 'booktitle' : 'title', isContainerWork || !isChapter, 'volume-title')
      : [])
  ]

  return [
    ...nameFields(item),
    ...titles,
    ...title('shorttitle', true, 'title-short', 'shortTitle'),
    ...text('shortjournal', 'container-title-short', 'journalAbbreviation'),
    ...title('eventtitle', false, 'event-title', 'event'),
    ...text('venue', 'event-place'),
    ...date('event-date', 'event'),
    ...title('series', false, 'collection-title'),
    ...subtypeFields(item.type),
    ...date('issued', ''),
    ...date('original-date', 'orig'),
    ...text('edition', 'edition'),
    ...text('version', 'version'),
    ...text('volume', 'volume'),
    ...text('volumes', 'number-of-volumes'),
    ...(isArticle ? text('number', 'issue') : text('issue', 'issue')),
    ...(inSeries ? text('number', 'collection-number') : isArticle ? [] : text('number', 'number')),
    ...text('chapter', 'chapter-number'),
    ...pages,
    // An article number is used for a work without pages.
    ...(isArticle && pages.length === 0 ? text('eid', 'number') : []),
    ...text('pagetotal', 'number-of-pages'),
    ...list(publisher, 'publisher'),
    ...(type === 'jurisdiction' ? list('institution', 'authority') : []),
    ...list('location', type === 'patent' ? 'jurisdiction' : 'publisher-place'),
    ...list('origpublisher', 'original-publisher'),
    ...list('origlocation', 'original-publisher-place'),
    ...title('origtitle', false, 'original-title'),
    ...text('type', 'genre'),
    ...text('pubstate', 'status'),
    ...text('library', 'call-number'),
    ...languageFields(language),
    ...verbatim('doi', 'DOI'),
    ...verbatim('isbn', 'ISBN'),
    ...verbatim('issn', 'ISSN'),
    ...verbatim('pmid', 'PMID'),
    ...verbatim('pmcid', 'PMCID'),
    ...verbatim('url', 'URL'),
    ...date('accessed', 'url'),
    ...text('note', 'note'),
    ...text('annotation', 'annote'),
    ...text('keywords', 'keyword'),
    ...text('abstract', 'abstract'),
    ...customFields(item.custom)
  ]
}

/** The siglum of a work, its line in a printed list, and the parts about which the parser was not sure. */
function customFields(custom: unknown): Fields {
  if (!isRecord(custom)) return []
  return ['shorthand', 'shorthandintro', 'printed', 'doubtful'].flatMap((name): Fields => {
    const value = textOf(custom[name])
    if (value === undefined) return []
    return [[name, name.startsWith('shorthand') ? latexText(value) : escapeLatex(value)]]
  })
}

const ownNameFields = [
  ['author', 'author'],
  ['container-author', 'bookauthor'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['illustrator', 'illustrator'],
  ['original-author', 'origauthor']
] as const

/** Roles that BibLaTeX writes as `editora` to `editorc` with a type. */
const editorRoles = ['compiler', 'director', 'producer', 'performer', 'organizer', 'contributor']

function nameFields(item: CslItem): Fields {
  const own = ownNameFields.flatMap(([variable, field]): Fields => {
    const names = namesOf(item[variable])
    return names.length === 0 ? [] : [[field, latexNames(names)]]
  })
  const roles = editorRoles.filter(role => namesOf(item[role]).length > 0).slice(0, 3)
  const others = roles.flatMap((role, index): Fields => {
    const field = `editor${'abc'.charAt(index)}`
    const type: Fields = role === 'contributor' ? [] : [[`${field}type`, role]]
    return [[field, latexNames(namesOf(item[role]))], ...type]
  })
  return [...own, ...others]
}

function subtypeFields(type: string): Fields {
  const subtype = type === 'collection' ? type : /^article-(magazine|newspaper)$/.exec(type)?.[1]
  return subtype === undefined ? [] : [['entrysubtype', subtype]]
}

function languageFields(language: string | undefined): Fields {
  if (language === undefined) return []
  const name = babelLanguages.get(language)
  return name === undefined ? [['language', latexText(language)]] : [['langid', name]]
}

/** Standard names of variables that programs write with another name. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['event', 'event-title'],
  ['journalAbbreviation', 'container-title-short'],
  ['shortTitle', 'title-short']
])

/** Variables that the entry contains although the parser does not return them, or that only repeat the key. */
const notRead: ReadonlySet<string> = new Set(['id', 'type', 'abstract', 'citation-key', 'system_id'])

function lossesOf(item: CslItem, text: string): readonly ExportProblem[] {
  const problem = (message: string): ExportProblem => ({key: item.id, message})
  const read = parseBibliography([{path: 'written.bib', text}]).references[0]?.csl
  if (read?.id !== item.id) return [problem('is not a key that BibLaTeX can read')]
  const lost = Object.entries(item)
    .filter(([name, value]) => !notRead.has(name) && !isEmpty(value))
    .map(([name]) => name)
    .filter(name => {
      // An article number is parsed as `page`.
      const isArticleNumber = name === 'number' && item.page === undefined && read.page !== undefined
      return !isArticleNumber && read[otherNames.get(name) ?? name] === undefined
    })
  return [
    ...(read.type === item.type
      ? []
      : [problem(`\`${item.type}\` has no entry type in BibLaTeX and is read as \`${read.type}\``)]),
    ...lost.map(name => problem(`\`${name}\` has no field in BibLaTeX and is left out`))
  ]
}

function firstText(item: CslItem, variables: readonly string[]): string | undefined {
  return variables.map(variable => textOf(item[variable])).find(value => value !== undefined)
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function namesOf(value: unknown): readonly CslName[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0)
}

function isRecord(value: unknown): value is Readonly<Record<string, never>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
