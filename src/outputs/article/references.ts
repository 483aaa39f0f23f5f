import type {ElementContent} from 'hast'
import type {Nodes} from 'mdast'
import {referenceHref, referenceId} from '../../cite/reference-id.ts'
import {readRichText} from '../../cite/rich-text.ts'
import type {Manuscript, NumberedCitation, ReferenceList} from '../../core/types.ts'
import type {Rendering} from '../output.ts'
import {idOf} from './citation.ts'
import type {ArticleContext} from './context.ts'
import {backArrow, h, textNode} from './elements.ts'

/** The list in rehype-citation's markup, each entry with links back to the citations that cite it. */
export function referenceList(
  {manuscript, citations}: Rendering,
  {terms: words}: ArticleContext,
  list: ReferenceList
): ElementContent[] {
  const ids = entryIds(manuscript).get(list)
  const annotated = list.annotated ?? manuscript.settings.annotations
  const entries = citations.bibliography.flatMap(({key, content}) => {
    if (!list.keys.has(key)) return []
    const all = manuscript.citedBy.get(key) ?? []
    const cited = list.chapter === undefined ? all : all.filter(({file}) => file === list.chapter)
    return h(
      'div',
      {id: ids?.get(key), className: ['csl-entry'], role: 'listitem'},
      content,
      backLinks(cited, words.citedIn),
      annotated ? annotation(manuscript, key) : undefined
    )
  })
  if (entries.length === 0) return []
  const first = manuscript.referenceLists[0] === list
  const classes = ['references', 'csl-bib-body', ...(citations.layout.hanging ? ['hanging'] : [])]
  return [h('div', {id: first ? 'refs' : undefined, className: classes, role: 'list'}, entries)]
}

/** What the bibliography says about a work; a blank line begins a paragraph. */
function annotation({bibliography}: Manuscript, key: string): ElementContent | undefined {
  const words = bibliography.byKey.get(key)?.csl.annote
  if (typeof words !== 'string' || words.trim() === '') return undefined
  const paragraphs = words.split(/\n[ \t]*\n/u).map(paragraph => h('p', {}, readRichText(paragraph.trim())))
  return h('div', {className: ['annotation']}, paragraphs)
}

/** Which list of references a div is, by its place in `referenceLists`. */
export function listIndex({referenceLists}: Manuscript, node: Nodes): number | undefined {
  const index = referenceLists.findIndex(({place}) => place.at === 'div' && place.node === node)
  return index < 0 ? undefined : index
}

/** The `id` of each entry in each list: `bib-KEY`, and with a number where it is listed again. */
function entryIds({referenceLists}: Manuscript): ReadonlyMap<ReferenceList, ReadonlyMap<string, string>> {
  const counts = new Map<string, number>()
  return new Map(
    referenceLists.map(list => {
      const ids = [...list.keys].map(key => {
        const count = (counts.get(key) ?? 0) + 1
        counts.set(key, count)
        return [key, count === 1 ? referenceId(key) : `${referenceId(key)}--${count}`] as const
      })
      return [list, new Map(ids)]
    })
  )
}

/**
 * Where the citations of a chapter lead instead of to the first entry of a work: to the entry in the chapter's own list.
 * Addresses by address; empty where each work is listed once.
 */
export function chapterHrefs(manuscript: Manuscript, file: string): ReadonlyMap<string, string> {
  const own = manuscript.referenceLists.find(({chapter}) => chapter === file)
  const ids = own && entryIds(manuscript).get(own)
  const hrefs = [...(ids ?? [])].map(([key, id]) => {
    return [referenceHref(key), referenceHref(key) + id.slice(referenceId(key).length)] as const
  })
  return new Map(hrefs.filter(([first, here]) => first !== here))
}

function backLinks(cited: readonly NumberedCitation[], label: string): ElementContent[] {
  if (cited.length === 0) return []
  const links = cited.flatMap((numbered, index) => {
    const link = h(
      'a',
      {href: `#${encodeURI(idOf(numbered))}`, ariaLabel: `${label} ${index + 1}`},
      cited.length === 1 ? backArrow() : String(index + 1)
    )
    return index === 0 ? [link] : [textNode('\u2009'), link]
  })
  return [
    textNode(' '),
    h(
      'span',
      {className: ['back-links']},
      cited.length > 1 ? [backArrow(), textNode('\u2009')] : undefined,
      links
    )
  ]
}
