import type {Token, TokenizeContext} from 'micromark-util-types'
import {addAll} from '../../../core/add-all.ts'
import {atom, atomsOf, type CitationAtom, cutAtoms, textOfAtoms} from './citation-events.ts'
import type {SeparatorFault} from './citation-tokens.ts'
import {isCrossReferenceLabel} from './cross-reference-label.ts'

/** A part of a bracket, delimited by `;`. */
export type BracketSegment = Readonly<{
  atoms: readonly CitationAtom[]
  /** The indexes in `atoms` of the keys that cite works. */
  citations: readonly number[]
  /** The number of keys that are labels of cross-references. */
  labels: number
  /** The `;` after the part; undefined after the last part. */
  end?: CitationAtom
}>

/** The parts of an item before its events are created. */
export type ItemParts = Readonly<{
  /** The text that separates the item from the previous one, if it is not a `;`. */
  gap: readonly CitationAtom[]
  prefix: readonly CitationAtom[]
  suppression: CitationAtom | undefined
  key: Token
  /** The text between a narrative key and its bracket. */
  joint: readonly CitationAtom[]
  suffix: readonly CitationAtom[]
}>

/** Splits the content of brackets at each `;` that is not inside inner brackets or quotation marks. */
export function bracketSegments(atoms: readonly CitationAtom[], context: TokenizeContext): BracketSegment[] {
  const segments: BracketSegment[] = []
  let part: CitationAtom[] = []
  let citations: number[] = []
  let labels = 0
  let depth = 0

  for (const whole of atoms) {
    const {type} = whole.token
    if (type === 'labelLink' || type === 'labelImage') depth++
    if (type === 'data') {
      addData(whole)
      continue
    }
    const key = keyOf(whole)
    if (key !== undefined && depth === 0) {
      if (isCrossReferenceLabel(key)) labels++
      else citations.push(part.length)
    }
    part.push(whole)
  }
  close()
  return segments

  function addData(whole: CitationAtom): void {
    let rest = whole
    let from = 0
    for (const match of whole.text.matchAll(bracketSeparatorOrQuotation)) {
      if (match[0] === ']') depth = Math.max(depth - 1, 0)
      if (match[0] !== ';' || depth > 0) continue
      const [before, after] = cutAtoms([rest], match.index - from, context)
      const [separator, tail] = cutAtoms(after, 1, context)
      addAll(part, before)
      close(separator[0])
      from = match.index + 1
      if (!tail[0]) return
      rest = tail[0]
    }
    part.push(rest)
  }

  function close(end?: CitationAtom): void {
    segments.push({atoms: part, citations, labels, ...(end && {end})})
    part = []
    citations = []
    labels = 0
  }
}

/**
 * A `'` opens a quotation only at the beginning or after white space or `(`, unless white space or a digit follows. It
 * closes the quotation only if no letter or digit follows; otherwise it is an apostrophe.
 */
const bracketSeparatorOrQuotation = new RegExp(
  [
    '[\\];]',
    '(?<![^\\s(])"[^"[\\]]*"',
    '“[^“”[\\]]*”',
    '„[^„“”[\\]]*[“”]',
    '«[^«»[\\]]*»',
    "(?<![^\\s(])'(?![\\s\\d])(?:[^'[\\]]|(?<=[\\p{L}\\p{N}])'(?=[\\p{L}\\p{N}]))*(?<!\\s)'(?![\\p{L}\\p{N}])",
    '‘(?:[^‘’[\\]]|(?<=[\\p{L}\\p{N}])’(?=[\\p{L}\\p{N}]))*’(?![\\p{L}\\p{N}])'
  ].join('|'),
  'gu'
)

/** The key of a citation without brackets, or with only its own brackets, such as `@doe99 [p. 3]`. */
function keyOf({token}: CitationAtom): string | undefined {
  if (token.type === 'citationKey') return token._citationKey
  return token.type === 'citation' ? token._citationEvents?.[0]?.[1]._citationKey : undefined
}

/** Joins the `-` of `-@fig:x` and the label into one atom. */
export function joinSuppressedLabels(
  atoms: readonly CitationAtom[],
  context: TokenizeContext
): CitationAtom[] {
  const joined: CitationAtom[] = []
  for (const each of atoms) {
    const previous = joined.at(-1)
    const {token} = each
    const isLabel = token.type === 'citationKey' && isCrossReferenceLabel(token._citationKey ?? '')
    if (previous?.token.type === 'citationSuppression' && isLabel) {
      joined.pop()
      joined.push(atom({...token, start: previous.token.start, _citationSuppressed: true}, context))
    } else {
      joined.push(each)
    }
  }
  return joined
}

/**
 * Joins each segment that contains only cross-references to the preceding item or, at the beginning, to the following
 * item.
 */
export function joinLabelSegments(
  segments: readonly BracketSegment[],
  narrative: boolean,
  context: TokenizeContext
): BracketSegment[] {
  const joined: BracketSegment[] = []
  for (const [index, segment] of segments.entries()) {
    const previous = joined.at(-1)
    const ownItem = segment.citations.length > 0 || (narrative && index === 0)
    if (!previous || (ownItem && (previous.citations.length > 0 || (narrative && joined.length === 1)))) {
      joined.push(segment)
      continue
    }
    const separator = previous.end ? [atom({...previous.end.token, type: 'data'}, context)] : []
    const shift = previous.atoms.length + separator.length
    joined.pop()
    joined.push({
      atoms: [...previous.atoms, ...separator, ...segment.atoms],
      citations: [...previous.citations, ...segment.citations.map(at => at + shift)],
      labels: previous.labels + segment.labels,
      ...(segment.end && {end: segment.end})
    })
  }
  return joined
}

/**
 * The items in the segments. If only a comma or white space separates two keys in one segment, both are items, which is
 * a fault. Any other second key is a narrative citation in the suffix, `[@roe, as cited in @doe99]`. A lone “and”
 * between keys is also a fault, but stays in the suffix, because it is the author's word.
 */
export function citationItems(
  segments: readonly BracketSegment[],
  narrative: Readonly<{key: Token; joint: readonly CitationAtom[]}> | undefined,
  context: TokenizeContext
): {items: ItemParts[]; faults: SeparatorFault[]} {
  const items: ItemParts[] = []
  const faults: SeparatorFault[] = []

  for (const [index, {atoms, citations}] of segments.entries()) {
    if (narrative && index === 0) {
      const own = citations.length === 0
      items.push({...narrative, gap: [], prefix: [], suppression: undefined, suffix: own ? atoms : []})
      if (own) continue
    }
    let from = 0
    let at = citations[0] ?? 0
    let gap: CitationAtom[] = []
    for (const next of citations.slice(1)) {
      const suppressed = atoms[next - 1]?.token.type === 'citationSuppression'
      const between = atoms.slice(at + 1, suppressed ? next - 1 : next)
      const text = textOfAtoms(between)
      if (text === '') continue
      const separator = /[,،؛，；、]?\s*$/.exec(text)![0]
      const mark = separator.trim().slice(0, 1)
      const kind = mark === '' ? 'space' : 'comma'
      if (kind === 'space' && separator.length < text.length) {
        const [lead, and] = onlyAnd.exec(text)?.slice(1) ?? []
        if (lead === undefined || and === undefined) continue
        const [, rest] = cutAtoms(between, lead.length, context)
        blame(cutAtoms(rest, and.length, context)[0], {kind: 'and', mark: and, key: keyOf(atoms[next]!)})
        continue
      }
      const [suffix, nextGap] = cutAtoms(between, text.length - separator.length, context)
      const key = keyOf(atoms[next]!)
      if (kind === 'space') blame(nextGap, {kind, key})
      else blame(cutAtoms(nextGap, 1, context)[0], {kind, mark, key})
      items.push(item(gap, [...atoms.slice(from, at + 1), ...suffix], at - from, context))
      gap = nextGap
      from = suppressed ? next - 1 : next
      at = next
    }
    items.push(item(gap, atoms.slice(from), at - from, context))
  }
  return {items, faults}

  function blame(blamed: readonly CitationAtom[], fault: Omit<SeparatorFault, 'start' | 'end'>): void {
    const [start, end] = [blamed[0]?.token.start, blamed.at(-1)?.token.end]
    if (start && end) faults.push({...fault, start, end})
  }
}

/** Matches a lone “and” in a language whose locators are known. */
const onlyAnd = /^(\s*,?\s*)(&|and|und|et|y|e|en|و|اور)\s*$/u

function item(
  gap: readonly CitationAtom[],
  atoms: readonly CitationAtom[],
  at: number,
  context: TokenizeContext
): ItemParts {
  // Inside brackets, `@doe99 [p. 3]` is a key with a suffix.
  const own = atoms[at]!.token._citationEvents
  const [key, ...rest] = own ? atomsOf(own, context) : [atoms[at]!]
  const suppression = atoms[at - 1]?.token.type === 'citationSuppression' ? atoms[at - 1] : undefined
  return {
    gap,
    joint: [],
    prefix: atoms.slice(0, suppression ? at - 1 : at),
    suppression,
    key: key!.token,
    suffix: [...rest, ...atoms.slice(at + 1)]
  }
}
