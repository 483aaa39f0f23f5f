import type {Parents} from 'mdast'
import {citationId} from '../cite/reference-id.ts'
import type {CitedItem, Inline} from '../core/article.ts'
import {direction, holdsRightToLeft} from '../core/language.ts'
import type {Cite} from '../core/mdast.ts'
import {perItems, perObject} from '../core/per-object.ts'
import type {Segment} from '../core/segment.ts'
import type {CslItem, Manuscript, NumberedCitation, Reference} from '../core/types.ts'
import {bareSegments} from './bare-citation.ts'
import {articleText, type Composing} from './context.ts'
import {isolatedCitation} from './entry-language.ts'
import {noteCall} from './note-call.ts'
import {runningTextOf} from './running-text.ts'
import {inlinesOfSegments} from './segments.ts'
import {wordsBefore} from './words-before.ts'

/** Composes a citation with its rendered text, or with its source if citations are not rendered. */
export function citation(node: Cite, parent: Parents | undefined, composing: Composing): Inline {
  const index = composing.citationIndexes.get(node)
  const numbered = index === undefined ? undefined : composing.manuscript.citations[index]
  const source = node.children[0].value
  if (index === undefined || numbered === undefined)
    return {type: 'span', classes: ['citation'], children: [articleText(source)]}
  const {number, note, citation: cited} = numbered
  const items = itemsOf(numbered, composing)
  const {start, end} = cited.place
  return {
    type: 'citation',
    number,
    anchor: citationAnchor(numbered),
    items,
    ...(cited.narrative && {narrative: true}),
    ...(note && {note}),
    source,
    place: {file: composing.file, start: start.offset, end: end.offset},
    children: wordsInText(index, node, parent, items, composing) ?? [articleText(source)]
  }
}

/** The anchor of a citation: its keys and its number in the paper. */
export const citationAnchor = perObject(({citation: {items}, references, number}: NumberedCitation): string =>
  citationId(
    references.map((reference, index) => reference?.key ?? items[index]!.key),
    number
  )
)

/** The content of the note that a note style makes for a citation. */
export function wordsInNote(node: Cite, composing: Composing): readonly Inline[] {
  const index = composing.citationIndexes.get(node)
  const numbered = index === undefined ? undefined : composing.manuscript.citations[index]
  if (index === undefined || numbered === undefined) return []
  const segments = composing.rendered?.citations[index] ?? []
  return inlines(segments, numbered, itemsOf(numbered, composing), composing)
}

function itemsOf(
  {citation: {items}, references}: NumberedCitation,
  composing: Composing
): readonly CitedItem[] {
  const within: Composing = {...composing, isWithinCitation: true}
  return items.map(({key, mode, label, locator, prefix, suffix}, index) => {
    const work = references[index]?.key
    return {
      key,
      ...(work !== undefined && {work}),
      mode,
      prefix: prefix.length === 0 ? [] : runningTextOf(prefix, within),
      suffix: suffix.length === 0 ? [] : runningTextOf(suffix, within),
      ...(label !== undefined && {label}),
      ...(locator !== undefined && {locator})
    }
  })
}

/**
 * The content of a citation in the text: its rendered text or, in a note style, the author's name and the note call.
 */
function wordsInText(
  index: number,
  node: Cite,
  parent: Parents | undefined,
  items: readonly CitedItem[],
  composing: Composing
): readonly Inline[] | undefined {
  const {rendered, manuscript} = composing
  const numbered = manuscript.citations[index]
  if (rendered === undefined || numbered === undefined) return undefined
  const words = (segments: readonly Segment[] = []): readonly Inline[] =>
    inlines(bareSegments(segments, node, numbered, rendered), numbered, items, composing)
  if (!rendered.note) return words(rendered.citations[index])
  if (numbered.note?.own !== true) return [...words(rendered.sentences[index]), noteCall(node, composing)]
  const content = words(rendered.citations[index])
  // In a note written by the author, a citation after a statement is in parentheses.
  const inBrackets =
    !numbered.citation.narrative && !composing.isWithinCitation && !beginsClause(node, parent)
  return inBrackets ? [articleText('('), ...content, articleText(')')] : content
}

function inlines(
  segments: readonly Segment[],
  numbered: NumberedCitation,
  items: readonly CitedItem[],
  composing: Composing
): readonly Inline[] {
  const turned = numbered.references.flatMap(reference =>
    reference && composing.turnedWorks.has(reference) ? [reference.csl] : []
  )
  const spoken = turned.length === 0 ? segments : isolatedCitation(segments, turned)
  return inlinesOfSegments(spoken, composing.entryAnchor, (item, side) => items[item]?.[side] ?? [])
}

/** The works with right-to-left names or titles; none if the paper itself is right-to-left. */
export function turnedWorksOf({bibliography, metadata}: Manuscript): ReadonlySet<Reference> {
  if (direction(metadata.lang) === 'rtl') return new Set()
  return new Set(turnedAmong(bibliography.references))
}

const turnedAmong = perItems((reference: Reference) => (isTurned(reference.csl) ? [reference] : []))

const isTurned = perObject(({author, editor, title}: CslItem) =>
  [author, editor, title].some(value => value !== undefined && holdsRightToLeft(JSON.stringify(value)))
)

/** Whether a citation in a note is a clause by itself: it begins a sentence, or follows “see” or a similar phrase. */
function beginsClause(node: Cite, parent: Parents | undefined): boolean {
  return leadIn.test(wordsBefore(node, parent) ?? '')
}

/**
 * Matches the end of a sentence or clause, optionally followed by a phrase that introduces a source in a note, in the
 * main languages of papers.
 */
const leadIn =
  /(?:^|[.;:!?([—–])\s*(?:(?:but |and |or )?(?:see(?: also| further| generally| especially|, for example,|, e\.g\.,)?|cf\.?|compare|contra|quoted (?:in|from)|cited in|quoting|citing|following|after|from|in|e\.g\.,?|i\.e\.,?|siehe(?: auch)?|s\.(?: a\.)?|vgl\.?(?: auch)?|vergleiche|zit(?:iert|\.) (?:nach|in)|so|nach|in:|voir(?: aussi)?|cité (?:dans|par|d’après)|d’après|véase(?: también)?|cfr?\.|citado en|vedi(?: anche)?|cit\. in|ver|zie(?: ook)?)\s+)?$/iu
