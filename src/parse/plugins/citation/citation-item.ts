import type {Event, Point, Token, TokenizeContext} from 'micromark-util-types'
import {addAll} from '../../../core/add-all.ts'
import {type CitationAtom, cutAtoms, single, textOfAtoms} from './citation-events.ts'
import {readCitationLocator} from './citation-locator.ts'
import type {ItemParts} from './citation-segments.ts'

/**
 * The events of an item: `citationPrefix` and `citationSuffix` with their inline content, and marks for everything
 * else. Leading and trailing white space of the prefix, and trailing white space of the suffix, become marks.
 */
export function itemEvents(
  {gap, prefix, suppression, key, joint, suffix}: ItemParts,
  narrative: boolean,
  context: TokenizeContext,
  language: string | undefined
): Event[] {
  const [before, inPrefix, afterPrefix] = trimmed(prefix, context)
  const [, written, afterSuffix] = trimmed(suffix, context, true)
  const inSuffix = withSetNumbers(written, context)
  const locator = readCitationLocator(textOfAtoms(inSuffix), language)
  const [lead, located] = cutAtoms(inSuffix, locator?.start ?? inSuffix.length, context)
  const [replaced, tail] = locator ? cutAtoms(located, locator.end - locator.start, context) : [[], located]

  const start = suppression?.token.start ?? key.start
  const events: Event[] = [
    ...marks(before, context),
    ...group('citationPrefix', inPrefix, context),
    ...marks(afterPrefix, context),
    ...single({type: 'citationMark', start, end: key.end}, context),
    ...marks(joint, context),
    ...(lead.length > 0 ? [] : marks(replaced, context)),
    ...group(
      'citationSuffix',
      lead.length > 0 ? [...lead, ...markAtom(replaced, context), ...tail] : tail,
      context
    ),
    ...marks(afterSuffix, context)
  ]
  const token: Token = {
    type: 'citationItem',
    start: events[0]![1].start,
    end: events.at(-1)![1].end,
    _citationItem: {
      key: key._citationKey ?? '',
      mode: narrative ? 'narrative' : suppression ? 'suppress-author' : 'normal',
      ...(locator?.label && {label: locator.label}),
      ...(locator?.locator && {locator: locator.locator}),
      start,
      end: key.end
    }
  }
  return [...marks(gap, context), ['enter', token, context], ...events, ['exit', token, context]]
}

/**
 * Accepts numbers in italics or bold as part of a locator, as in `p. **3**`, because the style decides their
 * formatting. Without a label before it, such a number could be a volume number, and is kept as written.
 */
function withSetNumbers(atoms: readonly CitationAtom[], context: TokenizeContext): readonly CitationAtom[] {
  return atoms.map((each, index) => {
    const {type} = each.token
    if ((type !== 'strong' && type !== 'emphasis') || !/\S/u.test(textOfAtoms(atoms.slice(0, index))))
      return each
    const [data, ...others] = each.events.filter(
      ([kind, token]) => kind === 'enter' && token.type !== type && !token.type.startsWith(type)
    )
    const text = data === undefined || others.length > 0 ? '' : context.sliceSerialize(data[1])
    return /^\p{Nd}+(?:[-–]+\p{Nd}+)?$/u.test(text) ? {...each, text} : each
  })
}

/** A token for text that is not shown as written; none for an empty range. */
export function markEvents(start: Point, end: Point, context: TokenizeContext): Event[] {
  return start.offset === end.offset ? [] : single({type: 'citationMark', start, end}, context)
}

/**
 * Creates tokens for atoms that are not shown as written. A line ending gets a token of its own, because micromark
 * finds lines by counting tokens without content that extend over a line ending.
 */
function marks(atoms: readonly CitationAtom[], context: TokenizeContext): Event[] {
  const events: Event[] = []
  let open: Token | undefined
  for (const {token} of atoms) {
    if (open && open.end.line === token.start.line && token.start.line === token.end.line) {
      open.end = token.end
    } else {
      const next: Token = {type: 'citationMark', start: token.start, end: token.end}
      addAll(events, single(next, context))
      open = token.start.line === token.end.line ? next : undefined
    }
  }
  return events
}

function markAtom(atoms: readonly CitationAtom[], context: TokenizeContext): CitationAtom[] {
  return atoms[0] ? [{token: atoms[0].token, events: marks(atoms, context), text: ''}] : []
}

function group(
  type: 'citationPrefix' | 'citationSuffix',
  atoms: readonly CitationAtom[],
  context: TokenizeContext
): Event[] {
  const [first, last] = [atoms[0], atoms.at(-1)]
  if (!first || !last) return []
  const token: Token = {type, start: first.token.start, end: last.token.end}
  return [['enter', token, context], ...atoms.flatMap(({events}) => events), ['exit', token, context]]
}

/** Splits atoms into leading white space, content, and trailing white space. */
function trimmed(
  atoms: readonly CitationAtom[],
  context: TokenizeContext,
  onlyEnd = false
): [before: CitationAtom[], content: CitationAtom[], after: CitationAtom[]] {
  const text = textOfAtoms(atoms)
  const end = text.trimEnd().length
  const [content, after] = cutAtoms(atoms, end, context)
  const start = onlyEnd ? 0 : Math.min(text.length - text.trimStart().length, end)
  return [...cutAtoms(content, start, context), after]
}
