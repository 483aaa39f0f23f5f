import type {Token} from '../output/tokens.ts'
import {CALLED, type Context, FILLED, inDigits, languageOf, variable} from '../rendering/context.ts'
import {type Render, wrap} from '../rendering/wrap.ts'
import {curly, withSuperscripts} from '../text/markup.ts'
import {isNumeric, isPlural, longOrdinal, ordinal, pageRange, romanNumeral} from '../values/numbers.ts'
import type {XmlElement} from '../xml/reader.ts'
import {readTypedLabel} from './typed-label.ts'

/** A `number` element: digits, ordinals or Roman numerals of a variable that is a number; other values as they are. */
export function compileNumber({attributes}: XmlElement): Render {
  const {variable: name = '', form = 'numeric'} = attributes
  return wrap(
    attributes,
    context => {
      const value = variable(context, name).trim()
      if (value === '') return CALLED
      if (name === 'page' || name === 'locator') context.out.push(shownPages(value, name, context))
      else if (isNumeric(value))
        context.out.push(...withSuperscripts([inDigits(numberText(value, form, name, context), context)]))
      else context.out.push(...(withLocator(value, form, name, context) ?? [value]))
      if (context.isSubstituting) context.taken.push(name)
      return CALLED | FILLED
    },
    languageOf
  )
}

/** A number with a place in it, `7, p. 3-8`: the number in its form, the label as the language has it. */
function withLocator(
  value: string,
  form: string,
  name: string,
  context: Context
): readonly Token[] | undefined {
  const [, number, place] = /^(\d+),(.*)$/.exec(value) ?? []
  if (number === undefined || place === undefined) return undefined
  const labelled = readTypedLabel(place, context.locale)
  if (labelled === undefined) return undefined
  const {kind, rest} = labelled
  const term = context.locale.term(kind, 'short')!
  const label = isPlural(rest, context.locale.term('and')?.single) ? term.multiple : term.single
  return [
    ...withSuperscripts([numberText(number, form, name, context)]),
    `, ${curly(label)} ${kind === 'page' ? pagesOf(rest, kind, context) : rest}`
  ]
}

/** A number, or several with what joins them, in a form. */
function numberText(value: string, form: string, name: string, context: Context): string {
  const {locale} = context
  const gender = locale.term(name)?.gender
  const inForm = (part: string): string =>
    part.replace(/\d+/g, digits => {
      const number = Number(digits)
      if (form === 'ordinal') return ordinal(number, locale, gender)
      if (form === 'long-ordinal') return longOrdinal(number, locale, gender)
      if (form === 'roman' && number <= 5000) return romanNumeral(number)
      return digits
    })
  // `14-06` is the name of a report and no range.
  const isName = /(?:^|\D)0\d/.test(value)
  return value
    .split(/(\s*(?:\\-|[-–&,])\s*)/)
    .map((part, index) => {
      if (index % 2 === 0) return inForm(part)
      const joint = part.trim()
      return joint === '-' && isName ? joint : jointOf(joint, context)
    })
    .join('')
}

function jointOf(joint: string, {locale}: Context): string {
  if (joint === '\\-') return '-'
  if (joint === '-' || joint === '–') return locale.rangeDelimiter
  if (joint === ',') return ', '
  return ` ${locale.term('and', 'symbol')?.single || '&'} `
}

/** Pages, or a locator, in the page range format of the style and the digits of the language. */
export function shownPages(value: string, name: string, context: Context): string {
  return inDigits(pagesOf(value, name, context), context)
}

/** Pages, or a locator, in the page range format of the style. */
function pagesOf(value: string, name: string, context: Context): string {
  const {locale, cite, pageRangeFormat} = context
  const text = value.trim()
  const isPage = name === 'page' || (cite.label ?? 'page') === 'page' || cite.label === ''
  const delimiter = isPage ? locale.rangeDelimiter : '–'
  const ranged =
    isPage || /^[\d\s,&–-]+$/.test(text)
      ? pageRange(text, isPage ? pageRangeFormat : undefined, delimiter)
      : text
  return ranged
    .replaceAll('\\-', '\uE000')
    .replace(/\s*&\s*/g, ` ${locale.term('and', 'symbol')?.single || '&'} `)
    .replace(/(?<![\w])([ivxlcdm]+)\s*-\s*(?=[ivxlcdm]+(?!\w))/gi, `$1${delimiter}`)
    .replace(/\)[-–](?=[(\d])/g, ')–')
    .replace(/(\w)\s*-\s*(?=\w)/g, '$1-')
    .replace(/(\d)-(?=\d)/g, isPage ? '$1-' : '$1–')
    .replaceAll('\uE000', '-')
}
