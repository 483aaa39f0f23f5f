import type {Element, ElementContent} from 'hast'
import type {Nodes, Parents} from 'mdast'
import type {RenderedCitations} from '../../cite/index.ts'
import {citationId} from '../../cite/reference-id.ts'
import {direction, holdsRightToLeft} from '../../core/language.ts'
import type {Cite} from '../../core/mdast.ts'
import type {Manuscript, NumberedCitation, Reference} from '../../core/types.ts'
import {plainText} from '../../core/walk.ts'
import {manuscriptNumerals} from '../../resolve/numerals.ts'
import {h, textNode} from './elements.ts'
import {citationLanguage} from './entry-language.ts'
import {noteCall} from './note-call.ts'

/** A rendered citation. */
type PlacedCitation = Readonly<{
  id: string
  /** Its content in the text. */
  content: readonly ElementContent[]
  /** Its content in the note that a note style makes for it. */
  note?: readonly ElementContent[]
  /** True for a citation in the author's own note: it is set in parentheses after a statement. */
  parenthetic?: boolean
}>

/** The rendered form of every citation of a paper, by its node. */
export type PlacedCitations = ReadonlyMap<Nodes, PlacedCitation>

declare module 'hast' {
  interface ElementData {
    /** Stands for a citation that is not rendered yet: one inside the words of another. */
    cite?: Cite | undefined
    /** Which of the paper's lists of references is to be put here. */
    referenceList?: number | undefined
  }
}

/** Maps each citation's node to its rendered form; `hrefsIn` tells where other links of a chapter lead. */
export function placedCitations(
  manuscript: Manuscript,
  rendered: RenderedCitations,
  hrefsIn: (file: string) => ReadonlyMap<string, string>
): PlacedCitations {
  const printed = new Map<Nodes, PlacedCitation>()
  const turned = turnedWorks(manuscript)
  const files = new Set(manuscript.citations.map(({file}) => file))
  const hrefs = new Map([...files].map(file => [file, hrefsIn(file)]))
  for (const [index, numbered] of manuscript.citations.entries()) {
    const {node, narrative} = numbered.citation
    const id = idOf(numbered)
    const items = numbered.references.flatMap(reference =>
      reference && turned.has(reference) ? [reference.csl] : []
    )
    const spoken = (words: readonly ElementContent[]) =>
      items.length === 0 ? words : citationLanguage(words, items)
    const content = spoken(rendered.citations[index] ?? [])
    if (!rendered.note) printed.set(node, {id, content})
    else if (numbered.note?.own) printed.set(node, {id, content, parenthetic: !narrative})
    else {
      const sentence = spoken(rendered.sentences.get(index) ?? [])
      printed.set(node, {
        id,
        content: [...sentence, noteCall({manuscript, numerals: manuscriptNumerals(manuscript)}, node)],
        note: content
      })
    }
  }
  // A citation inside another comes after it, so the last ones are whole first.
  for (const {citation, file} of manuscript.citations.toReversed()) {
    const form = printed.get(citation.node)!
    const {content, note} = form
    const links = hrefs.get(file) ?? new Map<string, string>()
    // Another citation can appear only in the author's words before or after a key.
    const isPlain = citation.items.every(({prefix, suffix}) => prefix.length === 0 && suffix.length === 0)
    if (links.size === 0 && (isPlain || !(holdsCite(content) || (note && holdsCite(note))))) continue
    const settle = (parts: readonly ElementContent[]) => parts.map(part => settled(part, printed, links))
    printed.set(citation.node, {...form, content: settle(content), ...(note && {note: settle(note)})})
  }
  return printed
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

function holdsCite(parts: readonly ElementContent[]): boolean {
  return parts.some(
    part => part.type === 'element' && (part.data?.cite !== undefined || holdsCite(part.children))
  )
}

/** The id of a citation of the paper. */
function idOf({citation, references, number}: NumberedCitation): string {
  const keys = references.map((reference, index) => reference?.key ?? citation.items[index]!.key)
  return citationId(keys, number)
}

/** A citation in the text; its source, marked, where it is not rendered yet. */
export function citationElement(node: Cite, printed: PlacedCitations, parent?: Parents): Element {
  const citation = printed.get(node)
  if (citation === undefined)
    return {...h('span', {className: ['citation']}, node.children[0].value), data: {cite: node}}
  const {id} = citation
  // Rendered content is kept for the next build, and elements of a page are changed when they are put into a line.
  const content = citation.content.map(copyOf)
  const inBrackets = citation.parenthetic && !beginsSentence(node, parent)
  return h(
    'span',
    {className: ['citation'], id},
    inBrackets ? [textNode('('), ...content, textNode(')')] : content
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

/** A part of a citation with its inner citations, and with links to the list of its own chapter. */
function settled(
  part: ElementContent,
  printed: PlacedCitations,
  hrefs: ReadonlyMap<string, string>
): ElementContent {
  if (part.type !== 'element') return part
  if (part.data?.cite !== undefined) return citationElement(part.data.cite, printed)
  const href = hrefs.get(String(part.properties.href))
  const properties = href === undefined ? part.properties : {...part.properties, href}
  return {...part, properties, children: part.children.map(child => settled(child, printed, hrefs))}
}

function copyOf(part: ElementContent): ElementContent {
  if (part.type !== 'element') return part
  return {...part, properties: {...part.properties}, children: part.children.map(copyOf)}
}
