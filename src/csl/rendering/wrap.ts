import {formatsOf, hasText, type Mark, mark, type Token} from '../output/tokens.ts'
import {changeCase} from '../text/case.ts'
import {withSuperscripts} from '../text/markup.ts'
import type {Context} from './context.ts'

type Attributes = Readonly<Record<string, string>>

/** Renders something and gives its status: the bits of `CALLED` and `FILLED`. */
export type Render = (context: Context) => number

/**
 * Puts affixes, formatting, quotation marks, text case and display around what an element renders; nothing around
 * nothing. Affixes stand outside the formatting, except those of a layout.
 */
export function wrap(attributes: Attributes, inner: Render, language: (context: Context) => string): Render {
  const {prefix = '', suffix = '', display} = attributes
  const textCase = attributes['text-case']
  const strips = attributes['strip-periods'] === 'true'
  const opening: Mark[] = []
  const closing: Mark[] = []
  for (const [name, value] of formatsOf(attributes)) {
    opening.push(mark('format', true, name, value))
    closing.unshift(mark('format', false, name, value))
  }
  if (attributes.quotes === 'true') {
    opening.unshift(mark('quote', true))
    closing.push(mark('quote', false))
  }
  const isPlain = prefix === '' && suffix === '' && display === undefined && opening.length === 0
  if (isPlain && textCase === undefined && !strips) return inner
  return context => {
    const {out} = context
    const start = out.length
    if (display !== undefined) out.push(mark('display', true, undefined, display))
    if (prefix !== '') out.push(...affix(prefix))
    out.push(...opening)
    const content = out.length
    const status = inner(context)
    if (!hasText(out, content)) {
      out.length = start
      return status
    }
    if (strips) stripPeriods(out, content)
    if (textCase !== undefined) changeCase(out, content, textCase, language(context))
    out.push(...closing)
    if (suffix !== '') out.push(...affix(suffix))
    if (display !== undefined) out.push(mark('display', false, undefined, display))
    return status
  }
}

/**
 * Puts the same around a label, whose words are those of the language of the text. In title case a label of another
 * language than English has a capital, too: “(Éd.)”.
 */
export function wrapLabel(attributes: Attributes, inner: Render): Render {
  const language = ({locale}: Context): string => locale.lang
  const usual = wrap(attributes, inner, language)
  if (attributes['text-case'] !== 'title') return usual
  const capitalised = wrap({...attributes, 'text-case': 'capitalize-first'}, inner, language)
  return context => (/^en\b/i.test(context.locale.lang) ? usual : capitalised)(context)
}

/** The tokens of an affix: its quotation marks stay as the style has them. */
export function affix(text: string): readonly Token[] {
  return text === '' ? [] : withSuperscripts([text])
}

function stripPeriods(out: Token[], from: number): void {
  for (let index = from; index < out.length; index++) {
    const token = out[index]!
    if (typeof token === 'string') out[index] = token.replaceAll('.', '')
  }
}
