import type {Element, ElementContent} from 'hast'
import type {Nodes} from 'mdast'
import {referenceHref, referenceId} from '../../cite/reference-id.ts'
import {readRichText} from '../../cite/rich-text.ts'
import type {Numerals} from '../../core/numerals.ts'
import type {Manuscript, ReferenceList} from '../../core/types.ts'
import type {Rendering} from '../output.ts'
import {backLinks} from './back-links.ts'
import type {ArticleContext} from './context.ts'
import {h} from './elements.ts'
import {type EntryLanguage, entryLanguage} from './entry-language.ts'

/** The list in rehype-citation's markup, each entry with links back to the citations that cite it. */
export function referenceList(
  {manuscript, citations}: Rendering,
  context: ArticleContext,
  list: ReferenceList
): ElementContent[] {
  const ids = entryIds(manuscript).get(list)
  const annotated = list.annotated ?? manuscript.settings.annotations
  const entries = citations.bibliography.flatMap(entry => {
    if (!list.keys.has(entry.key)) return []
    const all = manuscript.citedBy.get(entry.key) ?? []
    const cited = list.chapter === undefined ? all : all.filter(({file}) => file === list.chapter)
    const shape: EntryShape = {
      id: ids?.get(entry.key),
      citedIn: cited.flatMap(({citation}) => context.citations.get(citation.node)?.id ?? []),
      label: context.terms.citedIn,
      numerals: context.numerals,
      annotation: annotated ? annotationOf(manuscript, entry.key) : ''
    }
    const {csl} = manuscript.bibliography.byKey.get(entry.key) ?? {}
    return entryElement(entryLanguage(entry.content, csl, manuscript.metadata.lang), shape)
  })
  if (entries.length === 0) return []
  // If an author's element, such as the heading, already has this id, it keeps it.
  const isFirst = manuscript.referenceLists[0] === list
  const isTaken = [...manuscript.ids].some(
    ([node, id]) => id === 'refs' && listIndex(manuscript, node) === undefined
  )
  const id = isFirst && !isTaken ? 'refs' : undefined
  const classes = ['references', 'csl-bib-body', ...(citations.layout.hanging ? ['hanging'] : [])]
  return [h('div', {id, className: classes, role: 'list'}, entries)]
}

/** The shape of an entry, besides its words. */
type EntryShape = Readonly<{
  id: string | undefined
  /** The ids of the citations that cite it. */
  citedIn: readonly string[]
  label: string
  numerals: Numerals
  annotation: string
}>

function entryElement({properties, content}: EntryLanguage, shape: EntryShape): Element {
  const {id, annotation} = shape
  return h(
    'div',
    {id, className: ['csl-entry'], role: 'listitem', ...properties},
    withWaysBack(content, backLinks(shape.citedIn, shape.label, shape.numerals)),
    annotation === '' ? undefined : annotationElement(annotation)
  )
}

/**
 * Appends the links back to the text at the end of the words, even if those are beside a number in a block of their
 * own.
 */
function withWaysBack(content: readonly ElementContent[], ways: readonly ElementContent[]): ElementContent[] {
  const words = content.at(-1)
  const isBlock =
    words?.type === 'element' && [words.properties.className].flat().includes('csl-right-inline')
  if (!isBlock) return [...content, ...ways]
  return [...content.slice(0, -1), {...words, children: [...words.children, ...ways]}]
}

/** The annotation of a work in the bibliography. */
function annotationOf({bibliography}: Manuscript, key: string): string {
  const words = bibliography.byKey.get(key)?.csl.annote
  return typeof words === 'string' && words.trim() !== '' ? words : ''
}

/** A blank line begins a paragraph. */
function annotationElement(words: string): Element {
  const paragraphs = words.split(/\n[ \t]*\n/u).map(paragraph => h('p', {}, readRichText(paragraph.trim())))
  return h('div', {className: ['annotation']}, paragraphs)
}

/** Which list of references a div is, by its place in `referenceLists`. */
export function listIndex({referenceLists}: Manuscript, node: Nodes): number | undefined {
  const index = referenceLists.findIndex(({place}) => place.at === 'div' && place.node === node)
  return index < 0 ? undefined : index
}

/** The `id` of each entry in each list: `bib-KEY`, with a number if it is listed again. */
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
