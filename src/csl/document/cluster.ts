import type {Engine} from '../engine/engine.ts'
import {append, hasText, type Token, tokenText} from '../output/tokens.ts'
import type {WorkState} from '../rendering/context.ts'
import {readMarkup} from '../text/markup.ts'
import type {CslCite} from './cite.ts'
import {type CollapsingCite, groups, numberRanges, type RenderCite} from './collapse.ts'
import {capitalisedTokens, inLayout} from './layout.ts'

/** Whether a cite begins a sentence: it has no prefix, or its prefix ends a sentence. */
function beginsSentence(prefix: string | undefined): boolean {
  if (prefix === undefined || prefix.trim() === '') return true
  return /\S\s+\S.*[.!?]["'”’]?\s*$/.test(prefix)
}

/** Returns the tokens of a citation; with `isBare`, without the affixes of the layout. */
export function clusterTokens(
  cites: readonly CslCite[],
  render: RenderCite,
  engine: Engine,
  stateOf: (id: string) => WorkState | undefined,
  isBare: boolean
): readonly Token[] {
  const {citation} = engine
  const {collapse} = citation
  const delimiter = engine.layoutOf('citation').delimiter ?? ''
  const rendered = cites.map((cite, index): CollapsingCite => {
    if (cite.instead !== undefined) {
      const tokens = insteadTokens(cite.instead, cite, render)
      return {cite, tokens, names: '', suffix: '', number: 0}
    }
    const context = render(cite)
    const isFirst = engine.style.options.class === 'note' && (index === 0 || Boolean(cite.prefix))
    const state = stateOf(cite.id)
    return {
      cite,
      tokens:
        context.beginsWithTerm && isFirst && beginsSentence(cite.prefix)
          ? capitalisedTokens(context.out)
          : context.out,
      names: context.firstNames?.words ?? '',
      suffix: state?.suffix ?? '',
      number: state?.number ?? 0
    }
  })
  if (collapse === 'citation-number') engine.counts.numbers++
  const pieces =
    collapse === 'citation-number'
      ? numberRanges(rendered, render, delimiter)
      : groups(rendered, render, engine, delimiter)
  const filled = pieces.filter(
    ({tokens, cite}) => hasText(tokens, 0) || cite.prefix || cite.suffix || cite.before || cite.after
  )
  const joined: Token[] = []
  for (const [at, {tokens, joint, cite}] of filled.entries()) {
    if (at > 0) joined.push(jointFor(joint, filled[at - 1]!.cite.suffix, cite.prefix))
    append(joined, cite.before ?? affixTokens(cite.prefix, engine, 'prefix'))
    joined.push({kind: 'cite', open: true, name: undefined, value: cite.id})
    append(joined, tokens)
    joined.push({kind: 'cite', open: false, name: undefined, value: cite.id})
    append(joined, cite.after ?? affixTokens(cite.suffix, engine, 'suffix'))
  }
  return isBare || !hasText(joined, 0) ? joined : inLayout(joined, engine, 'citation')
}

/** The replacement of a work, followed by its locator. */
function insteadTokens(instead: readonly Token[], cite: CslCite, render: RenderCite): readonly Token[] {
  if (cite.locator === undefined) return instead
  const later = {position: 'subsequent', suppressAuthor: false} as const
  const short = tokenText(render({...cite, locator: undefined, label: undefined}, later).out)
  const {out} = render(cite, later)
  const locator = tokenText(out).startsWith(short) ? behind(out, short.length) : [', ', cite.locator]
  if (instead.length > 0) return [...instead, ...locator]
  const blank = /^[\s,;:]*/.exec(tokenText(locator))![0].length
  return behind(locator, blank)
}

/** The tokens after `length` characters, without unpaired marks. */
function behind(tokens: readonly Token[], length: number): readonly Token[] {
  let left = length
  const rest = tokens.flatMap((token): readonly Token[] => {
    if (typeof token !== 'string') return left > 0 ? [] : [token]
    const text = token.slice(Math.min(left, token.length))
    left -= token.length - text.length
    return text === '' ? [] : [text]
  })
  let depth = 0
  return rest.filter(token => {
    if (typeof token === 'string') return true
    if (token.open) depth++
    else if (depth === 0) return false
    else depth--
    return true
  })
}

/**
 * The delimiter between two cites; a suffix that ends in a comma, or a prefix that begins with punctuation, replaces
 * the style's.
 */
function jointFor(usual: string, suffix: string | undefined, prefix: string | undefined): string {
  if (prefix !== undefined && /^\s*[,.;]/.test(prefix)) return ''
  return suffix !== undefined && /[,;]\s*$/.test(suffix) ? ' ' : usual
}

function affixTokens(text: string | undefined, engine: Engine, side: 'prefix' | 'suffix'): readonly Token[] {
  // In JSON, an absent text may be null.
  if (!text) return []
  const tokens = readMarkup(text, engine.quotes)
  if (side === 'prefix') return /[\s\u00a0(“‘[’'/-]$/.test(text) ? tokens : [...tokens, ' ']
  return /^[\s\u00a0,.;:!?)\]’'/-]/.test(text) ? tokens : [' ', ...tokens]
}
