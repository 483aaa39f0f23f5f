import type {ElementContent} from 'hast'
import type {Nodes} from 'mdast'
import type {RenderedCitations} from '../cite/index.ts'
import {segmentsToHast} from '../cite/segments-to-hast.ts'
import type {Article, Citation, Node} from '../core/article.ts'
import {type Segment, segmentText, textSegment} from '../core/segment.ts'
import {serializeHast} from '../core/serialize.ts'
import {similar} from '../core/similar.ts'
import type {CitationMode, CslItem, Manuscript, NumberedCitation, Place, Reference} from '../core/types.ts'
import {plainText, walk} from '../core/walk.ts'
import {topNodes, walkNodes} from '../core/walk-article.ts'

/** A place in a file of the paper. */
export type FilePlace = Readonly<{file: string}> & Place

/**
 * A work in a citation. `reference` is the key of its entry, which differs from `key` for an alias and is null for an
 * unknown key.
 */
export type ListedItem = Readonly<{
  key: string
  reference: string | null
  mode: CitationMode
  /** Words before and after the work, without markup. */
  prefix: string
  suffix: string
  label: string | null
  locator: string | null
  place: FilePlace
  /** Keys that may be meant by an unknown one, best first. */
  expected?: readonly string[]
}>

/** A citation in the source and as rendered. */
export type ListedCitation = Readonly<{
  /** The number of the citation in the paper, from 1. */
  number: number
  mode: CitationMode
  place: FilePlace
  /** The number of the note that contains the citation. */
  note?: number
  source: string
  items: readonly ListedItem[]
  /**
   * The rendered text: with the author's name if the sentence contains it and, in a note style, the note in
   * parentheses. `html` is the same with markup.
   */
  rendered: string
  html: string
}>

/** An entry of the bibliography, with the numbers of the citations that cite it. */
export type ListedReference = Readonly<{
  key: string
  type: string
  file: string
  place: Place
  cited: readonly number[]
  /** Whether the settings list the work without a citation. */
  nocite: boolean
  /** The work's rendered entry in the list of references; null if it is not listed. */
  rendered: string | null
  csl: CslItem
}>

/**
 * The citations and works of a paper: the document that `galley cite --format json` writes, version 1 of the format.
 */
export type CitationListing = Readonly<{
  version: 1
  citations: readonly ListedCitation[]
  /** Listed works in the order of the list, then the unlisted ones in the order of the bibliography. */
  references: readonly ListedReference[]
}>

/** Lists the citations and references of a paper; `toHast` converts the author's words in citations to HTML. */
export function listCitations(
  manuscript: Manuscript,
  rendered: RenderedCitations,
  article: Article,
  toHast: (words: readonly Node[]) => readonly ElementContent[]
): CitationListing {
  const notes = notesOfCitations(manuscript)
  const composed = citationsIn(article)
  const citations = manuscript.citations.map((citation, index): ListedCitation => {
    const note = notes.get(citation.citation.node)
    const items = composed.get(citation.number)?.items ?? []
    const shown = segmentsToHast(wholeCitation(rendered, index), {
      words: (item, side) => toHast(items[item]?.[side] ?? [])
    })
    return {
      number: citation.number,
      mode: modeOf(citation),
      place: {file: citation.file, ...citation.citation.place},
      ...(note !== undefined && {note}),
      source: oneLine(citation.citation.node.children[0].value),
      items: itemsOf(citation, manuscript),
      rendered: oneLine(textOf(shown)),
      html: serializeHast(shown)
    }
  })
  return {version: 1, citations, references: listReferences(manuscript, rendered)}
}

/** The citations of an article by number. */
function citationsIn(article: Article): ReadonlyMap<number, Citation> {
  const found = new Map<number, Citation>()
  walkNodes(topNodes(article), node => {
    if (node.type === 'citation') found.set(node.number, node)
    return undefined
  })
  return found
}

/** A citation as shown in the paper; in a note style, followed by its note in parentheses. */
function wholeCitation({citations, sentences}: RenderedCitations, index: number): readonly Segment[] {
  const content = citations[index] ?? []
  const sentence = sentences[index]
  return sentence === undefined ? content : [...sentence, textSegment(' ('), ...content, textSegment(')')]
}

/** The listing reduced to one work: its entry, and its citations by its key or an alias. */
export function listingOf(listing: CitationListing, key: string, canonical: string): CitationListing {
  return {
    ...listing,
    citations: listing.citations.filter(({items}) =>
      items.some(item => item.key === key || item.reference === canonical)
    ),
    references: listing.references.filter(reference => reference.key === canonical)
  }
}

/** Whether an entry is neither cited nor listed by `nocite`. */
export function isUncited({cited, nocite}: ListedReference): boolean {
  return cited.length === 0 && !nocite
}

function modeOf({citation}: NumberedCitation): CitationMode {
  if (citation.narrative) return 'narrative'
  return citation.items.every(item => item.mode === 'suppress-author') ? 'suppress-author' : 'normal'
}

function itemsOf(
  {citation, file, references}: NumberedCitation,
  manuscript: Manuscript
): readonly ListedItem[] {
  return citation.items.map((item, index) => {
    const reference = references[index]
    return {
      key: item.key,
      reference: reference?.key ?? null,
      mode: item.mode,
      prefix: oneLine(plainText(item.prefix)),
      suffix: oneLine(plainText(item.suffix)),
      label: item.label ?? null,
      locator: item.locator ?? null,
      place: {file, ...item.place},
      ...(reference === undefined && {expected: similar(item.key, manuscript.bibliography.byKey.keys())})
    }
  })
}

function notesOfCitations({notes}: Manuscript): ReadonlyMap<Nodes, number> {
  const numbers = new Map<Nodes, number>()
  for (const {number, node} of notes) {
    walk(node, inside => {
      if (inside.type === 'cite') numbers.set(inside, number)
      return undefined
    })
  }
  return numbers
}

function listReferences(manuscript: Manuscript, rendered: RenderedCitations): readonly ListedReference[] {
  const {bibliography, citedBy, nocite} = manuscript
  const listed = new Set(nocite.map(reference => reference.key))
  const entries = new Map(rendered.bibliography.map(({key, content}) => [key, oneLine(segmentText(content))]))
  const byKey = new Map([...bibliography.byKey.values()].map(reference => [reference.key, reference]))
  const toListed = ({key, type, file, place, csl}: Reference): ListedReference => ({
    key,
    type,
    file,
    place,
    cited: (citedBy.get(key) ?? []).map(citation => citation.number),
    nocite: listed.has(key),
    rendered: entries.get(key) ?? null,
    csl
  })
  const inList = [...entries.keys()].flatMap(key => byKey.get(key) ?? [])
  const others = [...byKey.values()].filter(reference => !entries.has(reference.key))
  return [...inList, ...others].map(toListed)
}

function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('')
}

function oneLine(text: string): string {
  return text.replace(/[^\S\u00A0\u202F]+/g, ' ').trim()
}
