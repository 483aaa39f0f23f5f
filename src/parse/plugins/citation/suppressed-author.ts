import type {Event, Token} from 'micromark-util-types'
import './citation-tokens.ts'
import {isCrossReferenceLabel} from './cross-reference-label.ts'

/**
 * Joins the `-` of a bare `-@doe99` or `-@doe99 [p. 3]` with the key, so that the citation omits the author. Hyphens
 * inside brackets have been handled before. A hyphen before the label of a cross-reference is text.
 */
export function joinSuppressedAuthors(events: Event[]): Event[] {
  // The list is changed in place, because the caller keeps a reference to it.
  let length = 0
  for (let index = 0; index < events.length; index++) {
    const event = events[index]!
    const [kind, token] = event
    const cited = events[index + 2]?.[1]
    if (kind === 'enter' && token.type === 'citationSuppression' && cited && citesAuthor(cited, token)) {
      suppress(events, index + 2, token)
      // Skips the exit event of the hyphen as well.
      index++
    } else {
      events[length++] = event
    }
  }
  events.length = length
  return events
}

function citesAuthor(token: Token, suppression: Token): boolean {
  if (token.start.offset !== suppression.end.offset) return false
  if (token.type === 'citationKey') return !isCrossReferenceLabel(token._citationKey ?? '')
  return token.type === 'citation' && token._citationNarrative === true
}

/** Extends the tokens that begin with the key so that they begin with the hyphen. */
function suppress(events: readonly Event[], from: number, suppression: Token): void {
  const {offset} = events[from]![1].start
  for (let index = from; events[index]?.[1].start.offset === offset; index++) {
    const [kind, token] = events[index]!
    if (kind === 'exit') break
    token.start = suppression.start
    token._citationSuppressed = true
    if (token.type === 'citation') token._citationNarrative = false
    if (token._citationItem) {
      token._citationItem = {...token._citationItem, mode: 'suppress-author', start: suppression.start}
    }
  }
}
