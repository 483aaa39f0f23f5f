import type {Event, Token, TokenizeContext} from 'micromark-util-types'
import {resolveInside} from '../syntax.ts'
import {atomsOf, type CitationAtom, single, textOfAtoms} from './citation-events.ts'
import {itemEvents, markEvents} from './citation-item.ts'
import {
  type BracketSegment,
  bracketSegments,
  citationItems,
  joinLabelSegments,
  joinSuppressedLabels
} from './citation-segments.ts'
import {isLabelBeforeCitation} from './cross-reference-label.ts'

/**
 * Replaces the events of a bracket, in place, with the events of a citation, or of text if the bracket is not a
 * citation. `opening` is the index of the `[` or `![`; the last two events belong to the `]`; `before` is the index
 * of the key to which the bracket belongs, as in `@doe99 [p. 3]`, or -1. As in Pandoc, each part between `;` must
 * have its own key, except the first part after a narrative key. If a key is missing, the bracket is text, and its
 * keys are narrative citations.
 */
export function buildCitation(
  events: Event[],
  opening: number,
  before: number,
  context: TokenizeContext,
  language: string | undefined
): Event[] {
  const closing = events[events.length - 1]![1]
  const label = events.slice(opening, opening + (events[opening]![1].type === 'labelImage' ? 6 : 4))
  // The `!` of `![see @doe99]` is text, because this is not an image.
  const exclamation = label.length === 6 ? single({...label[1]![1], type: 'data'}, context) : []
  const bracket = label[label.length - 2]![1]
  // Resolved separately, because emphasis must not extend across the brackets.
  const inside = resolveInside(events.slice(opening + label.length, -2), context)
  const atoms = joinSuppressedLabels(atomsOf(inside, context), context)
  const content = atoms.flatMap(each => each.events)
  const segments = bracketSegments(atoms, context)
  const isCitation = segments.some(({citations}) => citations.length > 0)

  if (!isCitation && segments.every(({labels}) => labels > 0)) {
    const references: Token = {type: 'crossReferences', start: bracket.end, end: closing.start}
    return replace(events, opening, [
      ...exclamation,
      ...markEvents(bracket.start, bracket.end, context),
      ['enter', references, context],
      ...content,
      ['exit', references, context],
      ...markEvents(closing.start, closing.end, context)
    ])
  }

  const nearest = before > -1 && textOfAtoms(atoms).trim() !== '' ? events[before]![1] : undefined
  const isCited = segments.every(({citations}) => citations.length > 0)
  const narrativeKey = isLabelBeforeCitation(nearest?._citationKey ?? '', isCited) ? undefined : nearest
  const keyless = segments.findIndex(
    ({citations, labels}, index) => citations.length + labels === 0 && !(narrativeKey && index === 0)
  )
  const asText = [
    ...label,
    ...content,
    ...single({type: 'data', start: closing.start, end: closing.end}, context)
  ]
  if (keyless > -1 || !(isCitation || narrativeKey)) {
    if (isCitation) blame(segments, keyless)
    return replace(events, opening, asText)
  }

  const token: Token = {type: 'citation', start: bracket.start, end: closing.end}
  if (!narrativeKey) {
    return replace(events, opening, [
      ...exclamation,
      ...citationEvents(token, segments, undefined, context, language)
    ])
  }
  const key = events.slice(before, opening)
  const narrative = {key: narrativeKey, joint: atomsOf(key.slice(2), context)}
  const ownKeys = segments.every(({citations, labels}) => citations.length + labels > 0)
  // If the key turns out to belong to a surrounding bracket, as in `[@doe99 [see @roe]]`, this bracket is a citation of
  // its own.
  const alone = ownKeys ? citationEvents({...token}, segments, undefined, context, language) : asText
  token.start = narrativeKey.start
  token._citationEvents = [...key, ...alone]
  return replace(events, before, citationEvents(token, segments, narrative, context, language))
}

/** The events of a citation. `narrative` is the key before the brackets, with the events between the two. */
function citationEvents(
  token: Token,
  segments: readonly BracketSegment[],
  narrative: Readonly<{key: Token; joint: readonly CitationAtom[]}> | undefined,
  context: TokenizeContext,
  language: string | undefined
): Event[] {
  const joined = joinLabelSegments(segments, narrative !== undefined, context)
  const {items, faults} = citationItems(joined, narrative, context)
  token._citationNarrative = narrative !== undefined
  token._citationFaults = faults
  return [
    ['enter', token, context],
    ...items.flatMap((item, index) =>
      itemEvents(item, index === 0 && narrative !== undefined, context, language)
    ),
    ['exit', token, context]
  ]
}

function replace(events: Event[], from: number, by: readonly Event[]): Event[] {
  events.length = from
  for (const event of by) events.push(event)
  return events
}

/** Records that a part of a bracket has no key, as a fault of the first key in the bracket. */
function blame(segments: readonly BracketSegment[], keyless: number): void {
  const key = segments.flatMap(({atoms, citations}) => citations.map(at => atoms[at]!.token))[0]
  const place =
    placeOf(segments[keyless]!) ?? segments[keyless]?.end?.token ?? segments[keyless - 1]?.end?.token
  if (key && place) {
    key._citationFaults = [{kind: 'words', key: key._citationKey, start: place.start, end: place.end}]
  }
}

function placeOf({atoms}: BracketSegment): Pick<Token, 'start' | 'end'> | undefined {
  const [first, last] = [atoms.find(({text}) => text.trim() !== ''), atoms.at(-1)]
  return first && last ? {start: first.token.start, end: last.token.end} : undefined
}
