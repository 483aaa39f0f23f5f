import type {Construct, Event, Extension, TokenizeContext} from 'micromark-util-types'
import {buildCitation} from './citation-cluster.ts'
import {definitionWithoutCitation, nameOfDefinition} from './citation-definition.ts'
import {citationKey, citationSuppression} from './citation-key.ts'
import {isCrossReferenceLabel} from './cross-reference-label.ts'
import {emphasisBeforeKey, markBeforeKey} from './mark-before-key.ts'

/**
 * The micromark extension for citations in Pandoc's notation: `@key`, `[see @key, p. 3; -@other]`, `@key [p. 3]`.
 * Links, images and footnotes take precedence for brackets; code, escapes, emphasis and links keep their meaning in
 * CommonMark; and every token has its exact place.
 */
export function citationSyntax(language: string | undefined): Extension {
  /** The state of each tokenizer; every paragraph, heading and cell has its own tokenizer. */
  const progress = new WeakMap<TokenizeContext, Progress>()
  const of = (context: TokenizeContext): Progress => {
    let found = progress.get(context)
    if (!found) {
      found = {openings: [], keys: 0, closing: undefined}
      progress.set(context, found)
    }
    return found
  }

  const key = citationKey(context => {
    of(context).keys++
  })

  /** Records that a bracket may open here, and leaves the character to the next construct. */
  const bracketStart: Construct = {
    name: 'citationBracketStart',
    tokenize(_effects, _ok, nok) {
      const {openings, keys} = of(this)
      openings.push({index: this.events.length, offset: this.now().offset, keys, depth: 0})
      return nok
    }
  }

  /** Handles a `]` that closes neither a link nor a footnote call. */
  const bracketEnd: Construct = {
    name: 'citationBracketEnd',
    add: 'after',
    tokenize(effects, ok, nok) {
      const state = of(this)
      const opening = lastOpening(state.openings, this.events)
      const maybe =
        opening !== undefined &&
        opening.depth <= mostNested &&
        (state.keys > opening.keys || keyBefore(this.events, opening.index, this) > -1)
      state.closing = maybe ? opening : undefined
      // Nested brackets are processed again at each level, so their depth is limited.
      const outer = state.openings.at(-1)
      if (opening && outer) outer.depth = Math.max(outer.depth, opening.depth + (maybe ? 1 : 0))
      return code => {
        if (!maybe) return nok(code)
        effects.enter('citationBracketEnd')
        effects.consume(code)
        effects.exit('citationBracketEnd')
        return ok
      }
    },
    resolveTo(events, context) {
      const {closing} = of(context)
      if (!closing) return events
      const before = keyBefore(events, closing.index, context)
      return buildCitation(events, closing.index, before, context, language)
    }
  }

  return {
    contentInitial: {91: definitionWithoutCitation},
    disable: {null: [nameOfDefinition]},
    text: {
      33: bracketStart,
      43: markBeforeKey,
      45: [citationSuppression(key), markBeforeKey],
      46: markBeforeKey,
      64: key,
      91: bracketStart,
      93: bracketEnd,
      95: emphasisBeforeKey
    }
  }
}

/**
 * The maximum nesting depth of citations, `[see [@doe99] and @roe]`; deeper brackets are text, and their keys are
 * narrative citations.
 */
const mostNested = 3

/** A `[` or `![` for which a `]` may follow. */
type BracketOpening = {
  /** The index of its event. */
  readonly index: number
  readonly offset: number
  /** The number of keys before the bracket. */
  readonly keys: number
  /** The nesting depth of brackets with keys inside this one. */
  depth: number
}

type Progress = {openings: BracketOpening[]; keys: number; closing: BracketOpening | undefined}

/**
 * Removes the innermost open bracket from the list, and returns it; brackets after it that have become links or text
 * are discarded.
 */
function lastOpening(openings: BracketOpening[], events: readonly Event[]): BracketOpening | undefined {
  for (;;) {
    const opening = openings.pop()
    if (!opening) return undefined
    const token = events[opening.index]?.[1]
    if (token?.start.offset !== opening.offset) continue
    if (token.type === 'labelLink' || token.type === 'labelImage') return opening
  }
}

/**
 * The index at which the events of a bare key begin, if only white space separates it from `before`, as in `@doe99 [p.
 * 3]`; otherwise -1.
 */
function keyBefore(events: readonly Event[], before: number, context: TokenizeContext): number {
  if (events[before]?.[1].type !== 'labelLink') return -1
  for (let index = before - 1; index > 0; index--) {
    const token = events[index]![1]
    if (token.type === 'citationKey') return isCrossReferenceLabel(token._citationKey ?? '') ? -1 : index - 1
    const blank =
      token.type === 'lineEnding' ||
      token.type === 'linePrefix' ||
      (token.type === 'data' && /^[ \t]+$/.test(context.sliceSerialize(token)))
    if (!blank) return -1
  }
  return -1
}
