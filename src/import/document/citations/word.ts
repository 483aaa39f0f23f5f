import type {CslItem, CslName} from '../../../core/types.ts'
import {childElements, parseXml, type XmlElement, xmlText} from '../../../core/xml.ts'
import {type FieldCitation, type FieldWork, plainPart} from './cited-works.ts'

/** The sources that Word stores in a file for its own citations, by their tags (ISO 29500-1, 22.6). */
export function wordSources(parts: readonly string[]): ReadonlyMap<string, CslItem> {
  const sources = parts.flatMap(part => {
    if (!part.includes('Sources')) return []
    return childElements(parseXml(part).root).flatMap(root =>
      childElements(root).filter(({name}) => localName(name) === 'Source')
    )
  })
  return new Map(sources.map(source => [valueIn(source, 'Tag'), itemOf(source)]))
}

/** Reads a citation from a field of Word: `CITATION Gal69 \p 171 \m Fre70`. */
export function wordCitation(code: string, sources: ReadonlyMap<string, CslItem>): FieldCitation | undefined {
  const words = code.match(/"[^"]*"|\S+/g) ?? []
  const works: FieldWork[] = []
  let open: {work: CslItem; pages: string; prefix: string; suffix: string; isSuppressed: boolean} | undefined
  const close = (): void => {
    if (open === undefined) return
    const {work, pages, ...words} = open
    works.push({work, part: plainPart(pages, words)})
  }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const next = (words[at + 1] ?? '').replace(/^"|"$/g, '')
    if (/^CITATION$/i.test(word) || /^\\m$/i.test(word)) {
      close()
      const work = sources.get(next)
      if (work === undefined) return undefined
      open = {work, pages: '', prefix: '', suffix: '', isSuppressed: false}
      at++
    } else if (open === undefined) continue
    else if (/^\\p$/i.test(word)) open.pages = next
    else if (/^\\f$/i.test(word)) open.prefix = next.trim()
    else if (/^\\s$/i.test(word)) open.suffix = next.replace(/^[\s,;]+/, '')
    else if (/^\\n$/i.test(word)) open.isSuppressed = true
  }
  close()
  return works.length === 0 ? undefined : {works, isNarrative: false}
}

const types: Readonly<Record<string, string>> = {
  Book: 'book',
  BookSection: 'chapter',
  JournalArticle: 'article-journal',
  ArticleInAPeriodical: 'article-magazine',
  ConferenceProceedings: 'paper-conference',
  Report: 'report',
  InternetSite: 'webpage',
  DocumentFromInternetSite: 'webpage',
  ElectronicSource: 'webpage',
  Case: 'legal_case',
  Patent: 'patent',
  Film: 'motion_picture',
  Interview: 'interview',
  SoundRecording: 'song',
  Art: 'graphic',
  Performance: 'speech'
}

/** The CSL variables, by Word's names for them. */
const variables: ReadonlyArray<readonly [name: string, variable: string]> = [
  ['Title', 'title'],
  ['BookTitle', 'container-title'],
  ['JournalName', 'container-title'],
  ['PeriodicalTitle', 'container-title'],
  ['ConferenceName', 'event-title'],
  ['InternetSiteTitle', 'container-title'],
  ['Publisher', 'publisher'],
  ['Institution', 'publisher'],
  ['City', 'publisher-place'],
  ['Volume', 'volume'],
  ['Issue', 'issue'],
  ['Pages', 'page'],
  ['Edition', 'edition'],
  ['StandardNumber', 'note'],
  ['DOI', 'DOI'],
  ['URL', 'URL']
]

function itemOf(source: XmlElement): CslItem {
  const item: Record<string, unknown> = {}
  for (const [name, variable] of variables) {
    const value = valueIn(source, name)
    if (value !== '' && item[variable] === undefined) item[variable] = value
  }
  const year = /\d{4}/.exec(valueIn(source, 'Year'))?.[0]
  const [author, editor] = [peopleIn(source, 'Author'), peopleIn(source, 'Editor')]
  return {
    ...item,
    ...(author.length > 0 && {author}),
    ...(editor.length > 0 && {editor}),
    ...(year !== undefined && {issued: {'date-parts': [[Number(year)]]}}),
    id: valueIn(source, 'Tag'),
    type: types[valueIn(source, 'SourceType')] ?? 'document'
  }
}

/** The people in a role: `b:Author` contains an element for each role, with a list of names or an organization. */
function peopleIn(source: XmlElement, role: string): readonly CslName[] {
  const roles = childElements(source).find(({name}) => localName(name) === 'Author')
  const own = childElements(roles).find(({name}) => localName(name) === role)
  const corporate = childElements(own).find(({name}) => localName(name) === 'Corporate')
  if (corporate !== undefined) return [{literal: xmlText(corporate)}]
  return descendants(own, 'Person').map((person): CslName => {
    const [family, given] = [
      valueIn(person, 'Last'),
      [valueIn(person, 'First'), valueIn(person, 'Middle')].filter(Boolean).join(' ')
    ]
    return given === '' ? {literal: family} : {family, given}
  })
}

function descendants(element: XmlElement | undefined, wanted: string): readonly XmlElement[] {
  return childElements(element).flatMap(child =>
    localName(child.name) === wanted ? [child] : descendants(child, wanted)
  )
}

function valueIn(element: XmlElement, wanted: string): string {
  return xmlText(childElements(element).find(({name}) => localName(name) === wanted))
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
