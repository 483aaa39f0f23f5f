import type {Element, ElementContent} from 'hast'
import type {Nodes, Parents, PhrasingContent} from 'mdast'
import type {RenderedCitations} from '../../cite/index.ts'
import {citationId} from '../../cite/reference-id.ts'
import {segmentsToHast} from '../../cite/segments-to-hast.ts'
import {direction, holdsRightToLeft} from '../../core/language.ts'
import type {Cite} from '../../core/mdast.ts'
import type {Segment} from '../../core/segment.ts'
import type {Manuscript, NumberedCitation, Reference} from '../../core/types.ts'
import {childrenOf, plainText, walk} from '../../core/walk.ts'
import {manuscriptNumerals} from '../../resolve/numerals.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'
import {citationLanguage} from './entry-language.ts'
import {noteCall} from './note-call.ts'

/** A rendered citation. */
type PlacedCitation = Readonly<{
  id: string
  /** Its content in the text. */
  content: readonly Segment[]
  /** The call of the note that a note style makes for it, and the content of that note. */
  call?: Element
  note?: readonly Segment[]
  /**
   * True for a citation in the author's own note, but not for one within another citation: it is set in parentheses
   * after a statement.
   */
  parenthetic?: boolean
}>

/** The rendered form of every citation of a paper, by its node. */
export type PlacedCitations = ReadonlyMap<Nodes, PlacedCitation>

declare module 'hast' {
  interface ElementData {
    /** Which of the paper's lists of references is to be put here. */
    referenceList?: number | undefined
  }
}

/** Maps each citation's node to its rendered form; `listsIn` tells to which list the works of a chapter lead. */
export function placedCitations(
  manuscript: Manuscript,
  rendered: RenderedCitations,
  listsIn: (file: string) => ReadonlyMap<string, number>
): PlacedCitations {
  const turned = turnedWorks(manuscript)
  const files = new Set(manuscript.citations.map(({file}) => file))
  const lists = new Map([...files].map(file => [file, listsIn(file)]))
  const numerals = manuscriptNumerals(manuscript)
  const within = citationsWithin(manuscript)
  return new Map(
    manuscript.citations.map((numbered, index): [Nodes, PlacedCitation] => {
      const {node, narrative} = numbered.citation
      const id = idOf(numbered)
      const items = numbered.references.flatMap(reference =>
        reference && turned.has(reference) ? [reference.csl] : []
      )
      const own = lists.get(numbered.file)
      const settled = (segments: readonly Segment[] = nothing): readonly Segment[] => {
        const spoken = items.length === 0 ? segments : citationLanguage(segments, items)
        return own === undefined || own.size === 0 ? spoken : inLists(spoken, own)
      }
      const content = settled(rendered.citations[index])
      if (!rendered.note) return [node, {id, content}]
      if (numbered.note?.own) return [node, {id, content, parenthetic: !narrative && !within.has(node)}]
      const sentence = settled(rendered.sentences[index])
      return [node, {id, content: sentence, call: noteCall({manuscript, numerals}, node), note: content}]
    })
  )
}

const nothing: readonly Segment[] = []

/** The citations in the words around the works of another. */
function citationsWithin({citations}: Manuscript): ReadonlySet<Nodes> {
  const within = new Set<Nodes>()
  for (const {citation} of citations) {
    for (const words of childrenOf(citation.node)) {
      walk(words, node => {
        if (node.type !== 'cite') return undefined
        within.add(node)
        return false
      })
    }
  }
  return within
}

/** Works in letters of the other direction, on a page from left to right; most papers have none. */
function turnedWorks({bibliography, metadata}: Manuscript): ReadonlySet<Reference> {
  if (direction(metadata.lang) === 'rtl') return new Set()
  return new Set(
    bibliography.references.filter(({csl: {author, editor, title}}) =>
      [author, editor, title].some(value => value !== undefined && holdsRightToLeft(JSON.stringify(value)))
    )
  )
}

/** The segments with their works leading to the lists that are given by key. */
function inLists(segments: readonly Segment[], lists: ReadonlyMap<string, number>): readonly Segment[] {
  return segments.map((segment): Segment => {
    if (!('children' in segment)) return segment
    const children = inLists(segment.children, lists)
    if (segment.type !== 'work') return {...segment, children}
    const list = lists.get(segment.key)
    return {...segment, children, ...(list !== undefined && {list})}
  })
}

/** The id of a citation of the paper. */
function idOf({citation, references, number}: NumberedCitation): string {
  const keys = references.map((reference, index) => reference?.key ?? citation.items[index]!.key)
  return citationId(keys, number)
}

/** A citation in the text; `toHast` renders the author's words in it. Its source, where it is not rendered yet. */
export function citationElement(
  node: Cite,
  {citations, math}: Pick<ArticleContext, 'citations' | 'math'>,
  toHast: (words: readonly PhrasingContent[]) => ElementContent[],
  parent?: Parents
): Element {
  const citation = citations.get(node)
  if (citation === undefined) return h('span', {className: ['citation']}, node.children[0].value)
  const {id, call} = citation
  const content = segmentsToHast(citation.content, {
    words: (item, side) => toHast(node.items[item]?.[side] ?? []),
    math: tex => math(tex, false)
  })
  const inBrackets = citation.parenthetic && !beginsSentence(node, parent)
  return h(
    'span',
    {className: ['citation'], id},
    inBrackets ? [textNode('('), ...content, textNode(')')] : content,
    call && structuredClone(call)
  )
}

/** Whether a citation in a note stands as a clause of its own: it begins a sentence, or follows “see” and the like. */
function beginsSentence(node: Cite, parent: Parents | undefined): boolean {
  const siblings: readonly Nodes[] = parent?.children ?? []
  const before = plainText(siblings.slice(0, Math.max(0, siblings.indexOf(node))))
  return leadIn.test(before)
}

/** The end of a sentence or clause, and words with which notes lead to a source, in the languages papers are written in. */
const leadIn =
  /(?:^|[.;:!?([—–])\s*(?:(?:but |and |or )?(?:see(?: also| further| generally| especially|, for example,|, e\.g\.,)?|cf\.?|compare|contra|quoted (?:in|from)|cited in|quoting|citing|following|after|from|in|e\.g\.,?|i\.e\.,?|siehe(?: auch)?|s\.(?: a\.)?|vgl\.?(?: auch)?|vergleiche|zit(?:iert|\.) (?:nach|in)|so|nach|in:|voir(?: aussi)?|cité (?:dans|par|d’après)|d’après|véase(?: también)?|cfr?\.|citado en|vedi(?: anche)?|cit\. in|ver|zie(?: ook)?)\s+)?$/iu
