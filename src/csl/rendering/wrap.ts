import {append, formatsOf, hasText, type Token, type TokenMark, tokenMark} from '../output/tokens.ts'
import {changeCase} from '../text/case.ts'
import {withSuperscripts} from '../text/markup.ts'
import type {Context} from './context.ts'

type Attributes = Readonly<Record<string, string>>

/** Renders an element and returns its status, the bits `CALLED` and `FILLED`. */
export type Render = (context: Context) => number

/** Adds an element's affixes and formatting to tokens. */
export type Around = (tokens: readonly Token[], context: Context) => readonly Token[]

/**
 * Returns a renderer that adds affixes, formatting, quotation marks, text case and display to an element's output,
 * unless that is empty. Affixes are outside the formatting, except in a layout.
 */
export function wrap(attributes: Attributes, inner: Render, language: (context: Context) => string): Render {
  const wrapping = wrappingOf(attributes, language)
  if (wrapping === undefined) return inner
  const {before, after, change} = wrapping
  return context => {
    const {out} = context
    const start = out.length
    append(out, before)
    const content = out.length
    const status = inner(context)
    if (!hasText(out, content)) {
      out.length = start
      return status
    }
    change?.(out, content, context)
    append(out, after)
    return status
  }
}

/** Returns a function that adds affixes and formatting like `wrap`, but to existing tokens. */
export function around(attributes: Attributes): Around {
  const wrapping = wrappingOf(attributes, ({locale}) => locale.lang)
  if (wrapping === undefined) return tokens => tokens
  const {before, after, change} = wrapping
  return (tokens, context) => {
    if (!hasText(tokens, 0)) return []
    const out = [...before, ...tokens]
    change?.(out, before.length, context)
    append(out, after)
    return out
  }
}

type Wrapping = Readonly<{
  before: readonly Token[]
  after: readonly Token[]
  /** Changes the tokens from an index on. */
  change: ((out: Token[], from: number, context: Context) => void) | undefined
}>

/** The affixes and formatting of attributes; undefined without affixes and formatting. */
function wrappingOf(attributes: Attributes, language: (context: Context) => string): Wrapping | undefined {
  const {prefix = '', suffix = '', display} = attributes
  const textCase = attributes['text-case']
  const strips = attributes['strip-periods'] === 'true'
  const opening: TokenMark[] = []
  const closing: TokenMark[] = []
  for (const [name, value] of formatsOf(attributes)) {
    opening.push(tokenMark('format', true, name, value))
    closing.unshift(tokenMark('format', false, name, value))
  }
  if (attributes.quotes === 'true') {
    opening.unshift(tokenMark('quote', true))
    closing.push(tokenMark('quote', false))
  }
  const ends = (open: boolean): TokenMark[] =>
    display === undefined ? [] : [tokenMark('display', open, undefined, display)]
  const before = [...ends(true), ...affix(prefix), ...opening]
  const after = [...closing, ...affix(suffix), ...ends(false)]
  const changes = strips || textCase !== undefined
  if (before.length === 0 && after.length === 0 && !changes) return undefined
  return {
    before,
    after,
    change: changes
      ? (out, from, context) => {
          if (strips) stripPeriods(out, from)
          if (textCase !== undefined) changeCase(out, from, textCase, language(context))
        }
      : undefined
  }
}

/**
 * Like `wrap`, for a label in the language of the locale. In title case, a label in a language other than English is
 * capitalized: “(Éd.)”.
 */
export function wrapLabel(attributes: Attributes, inner: Render): Render {
  const language = ({locale}: Context): string => locale.lang
  const usual = wrap(attributes, inner, language)
  if (attributes['text-case'] !== 'title') return usual
  const capitalised = wrap({...attributes, 'text-case': 'capitalize-first'}, inner, language)
  return context => (/^en\b/i.test(context.locale.lang) ? usual : capitalised)(context)
}

/** The tokens of an affix. Its quotation marks are not changed. */
export function affix(text: string): readonly Token[] {
  return text === '' ? [] : withSuperscripts([text])
}

function stripPeriods(out: Token[], from: number): void {
  for (let index = from; index < out.length; index++) {
    const token = out[index]!
    if (typeof token === 'string') out[index] = token.replaceAll('.', '')
  }
}
