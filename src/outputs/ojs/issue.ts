import type {Article} from '../../core/article.ts'
import type {JournalSection, OjsSettings} from '../../core/types.ts'
import type {XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'
import {ojsArticle} from './article.ts'
import {type OjsContext, type OjsPaper, ojsContext} from './paper.ts'

/**
 * An issue with some of its papers, in order, in the form that OJS imports. If OJS already has an issue with the same
 * volume, number and year, the papers are added to that issue, which is otherwise unchanged. If not, OJS creates an
 * issue, which is not published yet.
 */
export function ojsIssue(
  papers: readonly [OjsPaper, ...OjsPaper[]],
  settings: OjsSettings | undefined
): XmlElement {
  const context = ojsContext(settings)
  const [{article: first}] = papers
  return xml(
    'issue',
    {
      xmlns: 'http://pkp.sfu.ca',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': 'http://pkp.sfu.ca native.xsd',
      published: 0,
      current: 0,
      // Open access; the journal's own policy is set in its OJS.
      access_status: 1
    },
    identification(first),
    sections(
      papers.map(({article}) => article),
      context
    ),
    xml(
      'articles',
      {},
      papers.map((paper, index) => ojsArticle(paper, index, context))
    )
  )
}

/** The volume, number and year of an issue. OJS accepts only whole numbers as volumes. */
function identification({metadata: {journal, dates}}: Article): XmlElement {
  const one = (name: string, value: string | undefined): XmlElement | undefined =>
    value === undefined ? undefined : xml(name, {}, value)
  return xml(
    'issue_identification',
    {},
    one('volume', isWhole(journal.volume) ? journal.volume : undefined),
    one('number', journal.issue),
    one('year', dates.published?.slice(0, 4))
  )
}

/** Whether OJS accepts a volume. */
export function isWhole(volume: string | undefined): boolean {
  return volume === undefined || /^\d{1,9}$/.test(volume)
}

/** The sections of the papers, as named in the journal's style; OJS creates missing sections. */
function sections(articles: readonly Article[], {localeOf}: OjsContext): XmlElement | undefined {
  const named = new Map<string, readonly [JournalSection, Article]>()
  for (const article of articles) {
    const {section, sections: all = []} = article.metadata.journal
    const found = all.find(({title}) => title === section)
    if (found !== undefined && !named.has(found.ref)) named.set(found.ref, [found, article])
  }
  if (named.size === 0) return undefined
  return xml(
    'sections',
    {},
    [...named.values()].map(([{ref, title}, article], index) => {
      const locale = localeOf(article.lang, article)
      const usual = {editor_restricted: 0, meta_indexed: 1, meta_reviewed: 1, abstracts_not_required: 0}
      return xml(
        'section',
        {ref, seq: index, ...usual, hide_title: 0, hide_author: 0, abstract_word_count: 0},
        xml('abbrev', {locale}, ref),
        xml('title', {locale}, title)
      )
    })
  )
}
