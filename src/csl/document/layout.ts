import type {Area, Engine} from '../engine/engine.ts'
import {append, formatsOf, type Token, tokenMark} from '../output/tokens.ts'
import {patternFor} from '../patterns/patterns.ts'
import {affix} from '../rendering/wrap.ts'
import {addressesIn} from '../text/addresses.ts'

/** Adds the affixes of a layout, inside its formatting. */
export function inLayout(tokens: readonly Token[], engine: Engine, area: Area): readonly Token[] {
  const {before, suffix, after} = endsOf(engine.layoutOf(area))
  const out = [...before]
  append(out, withSuffix(tokens, suffix))
  append(out, after)
  return out
}

type Ends = Readonly<Record<'before' | 'suffix' | 'after', readonly Token[]>>

const known = new WeakMap<object, Ends>()

function endsOf(layout: Readonly<Record<string, string>>): Ends {
  const found = known.get(layout)
  if (found !== undefined) return found
  const {prefix = '', suffix = ''} = layout
  const formats = formatsOf(layout)
  const ends: Ends = {
    before: [...formats.map(([name, value]) => tokenMark('format', true, name, value)), ...affix(prefix)],
    suffix: affix(suffix),
    after: formats.map(([name, value]) => tokenMark('format', false, name, value)).toReversed()
  }
  known.set(layout, ends)
  return ends
}

/** Puts the suffix of a layout into the last block; a space at the end of the suffix follows the block. */
function withSuffix(tokens: readonly Token[], suffix: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1)
  if (typeof last !== 'object' || last.kind !== 'display')
    return suffix.length === 0 ? tokens : [...tokens, ...suffix]
  const within = [...tokens.slice(0, -1), ...suffix]
  const at = within.findLastIndex(token => typeof token === 'string' && token !== '')
  const text = within[at]
  if (typeof text !== 'string' || !/\s$/.test(text)) return [...within, last]
  return [...within.with(at, text.trimEnd()), last, ' ']
}

const firstLower = patternFor(/^\s*[a-z]/, /^\s*\p{Ll}/u)

/** Capitalizes the first letter of tokens, unless it is the first letter of a URL. */
export function capitalisedTokens(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(token => typeof token === 'string' && token.trim() !== '')
  const text = tokens[at]
  if (typeof text !== 'string' || addressesIn(text)[0]?.start === text.search(/\S/)) return tokens
  return tokens.with(
    at,
    text.replace(firstLower(text), letter => letter.toUpperCase())
  )
}
