import type {Article} from '../../core/article.ts'
import type {XmlElement} from '../../core/xml.ts'
import {type XmlNode, xml} from '../../core/xml-tree.ts'
import {copyrightOf} from '../page/rights.ts'
import {printedEntry} from '../printed-entry.ts'
import {authors, primaryContact} from './authors.ts'
import {galleysOf} from './galleys.ts'
import {abstractHtml, titleHtml} from './html.ts'
import type {OjsContext, OjsPaper} from './paper.ts'
import {statusNumbers} from './versions.ts'

/** A paper with its files as an OJS submission, which contains the publication that readers see. */
export function ojsArticle(paper: OjsPaper, index: number, context: OjsContext): XmlElement {
  const {article, files, slug} = paper
  const {dates} = article.metadata
  const {settings, form, localeOf, next} = context
  const id = next('article')
  const status = statusNumbers[settings.status ?? 'published']
  const locale = localeOf(article.lang, article)
  const {submitted, galleys} = galleysOf(files, {slug, locale}, context)
  return xml(
    'article',
    {
      locale,
      date_submitted: day(dates.received),
      status,
      submission_progress: form.progress,
      current_publication_id: id,
      stage: 'production'
    },
    xml('id', {type: 'internal', advice: 'ignore'}, String(id)),
    submitted,
    publication(paper, {id, status, index, locale, galleys}, context)
  )
}

type Place = Readonly<{
  id: number
  status: string
  index: number
  locale: string
  galleys: readonly XmlElement[]
}>

function publication(
  paper: OjsPaper,
  {id, status, index, locale, galleys}: Place,
  context: OjsContext
): XmlElement {
  const {article} = paper
  const {metadata, lists} = article
  const {journal, dates, doi} = metadata
  const people = authors(article, context)
  const entries = lists.flatMap(list => list.entries)
  const pages = pagesOf(article)
  return xml(
    'publication',
    {
      locale: context.form.hasLocaleOfPublication ? locale : undefined,
      version: 1,
      status,
      primary_contact_id: people.find(primaryContact(article))?.attributes.get('id'),
      url_path: '',
      seq: index,
      access_status: 0,
      date_published: day(dates.published),
      section_ref: journal.sections?.find(({title}) => title === journal.section)?.ref ?? journal.section
    },
    xml('id', {type: 'internal', advice: 'ignore'}, String(id)),
    doi === undefined ? undefined : xml('id', {type: 'doi', advice: 'update'}, doi),
    titles(paper, locale, context),
    abstracts(paper, context),
    rights(article, locale),
    words(article, locale, context),
    xml('authors', {}, people),
    galleys,
    entries.length === 0
      ? undefined
      : xml(
          'citations',
          {},
          entries.map(entry => xml('citation', {}, printedEntry(entry)))
        ),
    pages === undefined ? undefined : xml('pages', {}, pages)
  )
}

/** A date with its day, because OJS accepts no other dates. */
function day(iso: string | undefined): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.exec(iso ?? '')?.[0]
}

function pagesOf({metadata: {journal}}: Article): string | undefined {
  const {firstPage, lastPage, articleNumber} = journal
  return firstPage === undefined ? articleNumber : [firstPage, lastPage].filter(Boolean).join('-')
}

function titles(paper: OjsPaper, locale: string, context: OjsContext): readonly XmlElement[] {
  const {article} = paper
  const {front} = article
  const one = (name: string, lang: string, nodes: Article['front']['title']): readonly XmlElement[] =>
    nodes.length === 0
      ? []
      : [xml(name, {locale: lang}, titleHtml(nodes, paper, context.form.hasMarkedTitles))]
  return [
    ...one('title', locale, front.title),
    ...front.titles.flatMap(({lang, children}) => one('title', context.localeOf(lang, article), children)),
    ...one('subtitle', locale, front.subtitle)
  ]
}

function abstracts(paper: OjsPaper, {localeOf}: OjsContext): readonly XmlElement[] {
  const {article} = paper
  return article.front.abstracts.map(({lang, children}) =>
    xml('abstract', {locale: localeOf(lang, article)}, abstractHtml(children, paper))
  )
}

function rights({metadata}: Article, locale: string): readonly XmlElement[] {
  const {holder, year} = copyrightOf(metadata)
  return [
    ...(metadata.license === undefined ? [] : [xml('licenseUrl', {}, metadata.license.url)]),
    ...(holder === undefined ? [] : [xml('copyrightHolder', {locale}, holder)]),
    ...(/^\d{4}$/.test(year ?? '') ? [xml('copyrightYear', {}, year)] : [])
  ]
}

/** The keywords by language, and the funders as agencies. */
function words(article: Article, locale: string, {form, localeOf}: OjsContext): readonly XmlElement[] {
  const {keywords, funders = []} = article.metadata
  const list = (name: string, item: string, lang: string, all: readonly string[]): XmlElement => {
    const inside = (word: string): XmlNode => (form.hasNamedWords ? xml('name', {}, word) : word)
    return xml(
      name,
      {locale: lang},
      all.map(word => xml(item, {}, inside(word)))
    )
  }
  return [
    ...keywords.map(own => list('keywords', 'keyword', localeOf(own.lang, article), own.words)),
    ...(funders.length === 0
      ? []
      : [
          list(
            'agencies',
            'agency',
            locale,
            funders.map(({name}) => name)
          )
        ])
  ]
}
