import type {Area, Engine} from '../engine/engine.ts'
import {formatsOf, mark, type Token} from '../output/tokens.ts'
import {affix} from '../rendering/wrap.ts'

/** The affixes and the formatting of a layout, which stands around its affixes. */
export function inLayout(tokens: readonly Token[], engine: Engine, area: Area): readonly Token[] {
  const layout = engine.layoutOf(area)
  const {prefix = '', suffix = ''} = layout
  const formats = formatsOf(layout)
  return [
    ...formats.map(([name, value]) => mark('format', true, name, value)),
    ...affix(prefix),
    ...withSuffix(tokens, affix(suffix)),
    ...formats.map(([name, value]) => mark('format', false, name, value)).toReversed()
  ]
}

/** The suffix of a layout goes into the last block. */
function withSuffix(tokens: readonly Token[], suffix: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1)
  if (typeof last !== 'object' || last.kind !== 'display') return [...tokens, ...suffix]
  const within = suffix.map(token => (typeof token === 'string' ? token.trimEnd() : token))
  const blank = suffix.some(token => typeof token === 'string' && /\s$/.test(token)) ? [' '] : []
  return [...tokens.slice(0, -1), ...within, last, ...blank]
}

/** Tokens whose first letter is a capital. */
export function capitalised(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(token => typeof token === 'string' && token.trim() !== '')
  const text = tokens[at]
  if (typeof text !== 'string') return tokens
  return tokens.with(
    at,
    text.replace(/^\s*\p{Ll}/u, letter => letter.toUpperCase())
  )
}
