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

/** A work in a citation. `reference` is the key of its entry, which an alias also names; null for an unknown key. */
export type ListedItem = Readonly<{
  key: string
  reference: string | null
  mode: CitationMode
  /** Words before the work and after it, without markup. */
  prefix: string
  suffix: string
  label: string | null
  locator: string | null
  place: FilePlace
  /** Keys that could be meant by an unknown one, best first. */
  expected?: readonly string[]
}>

/** A citation, as written and as rendered. */
export type ListedCitation = Readonly<{
  /** From 1, over the paper. */
  number: number
  mode: CitationMode
  place: FilePlace
  /** The number of the note that contains it. */
  note?: number
  source: string
  items: readonly ListedItem[]
  /**
   * With the author's name if the sentence has it, followed by the note in parentheses in a note style; `html` is the
   * same with markup.
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
  /** Listed by the settings without being cited. */
  nocite: boolean
  /** Its entry in the list of references; null if it is not listed. */
  rendered: string | null
  csl: CslItem
}>

/** What a paper cites: the document that `galley cite --format json` outputs, version 1 of the format. */
export type CitationListing = Readonly<{
  version: 1
  citations: readonly ListedCitation[]
  /** Listed works in list order, then the others in the order of the bibliography. */
  references: readonly ListedReference[]
}>

/** Lists the citations and references of a paper; `toHast` gives the HTML of the author's words around works. */
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

/** A citation as the paper shows it; in a note style, its note follows in parentheses. */
function wholeCitation({citations, sentences}: RenderedCitations, index: number): readonly Segment[] {
  const content = citations[index] ?? []
  const sentence = sentences[index]
  return sentence === undefined ? content : [...sentence, textSegment(' ('), ...content, textSegment(')')]
}

/** The listing of one work: its citations, under its key or an alias, and its entry. */
export function listingOf(listing: CitationListing, key: string, canonical: string): CitationListing {
  return {
    ...listing,
    citations: listing.citations.filter(({items}) =>
      items.some(item => item.key === key || item.reference === canonical)
    ),
    references: listing.references.filter(reference => reference.key === canonical)
  }
}

/** Whether nothing cites an entry, `nocite` included. */
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
