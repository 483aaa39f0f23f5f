import type {Event, Point, Token, TokenizeContext} from 'micromark-util-types'
import './citation-tokens.ts'
import {notText} from './citation-locator.ts'

/**
 * An indivisible unit of inline content: a range of data, an escape, or emphasis with its content. `text` is its
 * plain text, which is a single character for everything except data.
 */
export type CitationAtom = Readonly<{token: Token; events: Event[]; text: string}>

/** Splits events at their top level into atoms. */
export function atomsOf(events: readonly Event[], context: TokenizeContext): CitationAtom[] {
  const atoms: CitationAtom[] = []
  let depth = 0
  let start = 0
  for (const [index, [kind, token]] of events.entries()) {
    if (kind === 'enter') {
      if (depth === 0) start = index
      depth++
    } else if (--depth === 0) {
      atoms.push({token, events: events.slice(start, index + 1), text: plainText(token, context)})
    }
  }
  return atoms
}

/** Creates an atom from a single token. */
export function atom(token: Token, context: TokenizeContext): CitationAtom {
  return {token, events: single(token, context), text: plainText(token, context)}
}

/** The two events of a token without content. */
export function single(token: Token, context: TokenizeContext): Event[] {
  return [
    ['enter', token, context],
    ['exit', token, context]
  ]
}

/** The plain text of atoms, in which each atom has the length of its own text. */
export function textOfAtoms(atoms: readonly CitationAtom[]): string {
  return atoms.map(({text}) => text).join('')
}

/** Splits a list of atoms in two at an index of their plain text; only data atoms can be cut. */
export function cutAtoms(
  atoms: readonly CitationAtom[],
  at: number,
  context: TokenizeContext
): [before: CitationAtom[], after: CitationAtom[]] {
  let start = 0
  for (const [index, whole] of atoms.entries()) {
    const end = start + whole.text.length
    if (at <= start) return [atoms.slice(0, index), atoms.slice(index)]
    if (at < end) {
      const point = pointWithin(whole.token, at - start, context)
      const left = {type: whole.token.type, start: whole.token.start, end: point}
      const right = {type: whole.token.type, start: {...point}, end: whole.token.end}
      return [
        [...atoms.slice(0, index), atom(left, context)],
        [atom(right, context), ...atoms.slice(index + 1)]
      ]
    }
    start = end
  }
  return [[...atoms], []]
}

function plainText(token: Token, context: TokenizeContext): string {
  switch (token.type) {
    case 'data':
      return context.sliceSerialize(token)
    case 'lineEnding':
    case 'linePrefix':
    case 'lineSuffix':
      return ' '
    case 'labelLink':
      return '['
    case 'characterEscape': {
      const character = context.sliceSerialize(token).slice(1)
      return character === '{' || character === '}' ? notText : character
    }
    case 'characterReference':
      return characterReferences[context.sliceSerialize(token)] ?? notText
    default:
      return notText
  }
}

/** The character references that authors write in locators. */
const characterReferences: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00A0',
  '&#160;': '\u00A0',
  '&#xA0;': '\u00A0',
  '&#xa0;': '\u00A0',
  '&ensp;': '\u2002',
  '&thinsp;': '\u2009',
  '&ndash;': '–',
  '&#8211;': '–',
  '&mdash;': '—',
  '&sect;': '§',
  '&para;': '¶',
  '&amp;': '&'
}

/**
 * The point at a number of UTF-16 units after the start of a token, within one line. A tab counts as one unit, and its
 * virtual spaces as none.
 */
function pointWithin(token: Token, units: number, context: TokenizeContext): Point {
  let index = token.start._index
  let left = units
  let first = true
  for (const chunk of context.sliceStream(token)) {
    const length = typeof chunk === 'string' ? chunk.length : chunk === -1 ? 0 : 1
    if (typeof chunk === 'string' && left < length) {
      return point(index, (first ? Math.max(token.start._bufferIndex, 0) : 0) + left)
    }
    if (typeof chunk !== 'string' && left === 0 && length > 0) break
    left -= length
    index++
    first = false
  }
  return point(index, -1)

  function point(chunkIndex: number, bufferIndex: number): Point {
    const {line, column, offset} = token.start
    return {
      line,
      column: column + units,
      offset: offset + units,
      _index: chunkIndex,
      _bufferIndex: bufferIndex
    }
  }
}
