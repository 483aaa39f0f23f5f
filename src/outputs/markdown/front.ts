import type {Node} from '../../core/article.ts'
import {standsInLine} from '../../core/kinds.ts'
import {printedName} from '../../core/printed-name.ts'
import type {Rendering} from '../output.ts'
import {rightsLine} from '../page/rights.ts'
import {markdownBlocks} from './blocks.ts'
import type {MarkdownContext} from './context.ts'
import {escapeMarkdown} from './escape.ts'
import {markdownInlines} from './inline.ts'

/** The metadata of a paper in Pandoc's form: YAML with values in JSON, whose strings are Markdown. */
export function pandocMetadata(
  {manuscript}: Pick<Rendering, 'manuscript'>,
  context: MarkdownContext,
  bibliography: string | undefined
): string {
  const {front, metadata} = context.article
  const {authors, affiliations, keywords, dates, journal, doi, license, lang} = metadata
  const plain = (text: string | undefined): string | undefined => text && escapeMarkdown(text)
  const words = (nodes: readonly Node[]): string =>
    nodes.every(standsInLine)
      ? markdownInlines(nodes, context).trim()
      : markdownBlocks(nodes, context).join(' ')
  const blocks = (nodes: readonly Node[]): string => markdownBlocks(nodes, context).join('\n\n')
  const [abstract, ...abstracts] = front.abstracts
  const values: Readonly<Record<string, unknown>> = {
    title: words(front.title) || escapeMarkdown(manuscript.slug),
    subtitle: words(front.subtitle) || undefined,
    titles: filled(front.titles.map(({lang: own, children}) => ({lang: own, title: words(children)}))),
    author: filled(authors.map(({name}) => escapeMarkdown(printedName(name)))),
    authors: filled(
      authors.map(({name, orcid, email, affiliations: places, note}) => ({
        name: escapeMarkdown(printedName(name)),
        orcid,
        email: plain(email),
        affiliations: filled(places.flatMap(index => plain(affiliations[index]?.name) ?? [])),
        note: plain(note)
      }))
    ),
    date: dates.published,
    lang,
    abstract: abstract && blocks(abstract.children),
    abstracts: filled(abstracts.map(({lang: own, children}) => ({lang: own, abstract: blocks(children)}))),
    keywords: filled(keywords.flatMap(({words: own}) => own.map(escapeMarkdown))),
    journal: plain(journal.title),
    doi: plain(doi),
    license: license?.url,
    rights: plain(rightsLine(manuscript)),
    bibliography,
    'link-citations': bibliography === undefined ? undefined : true
  }
  const lines = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`]
  )
  return ['---', ...lines, '---'].join('\n')
}

function filled<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items
}
