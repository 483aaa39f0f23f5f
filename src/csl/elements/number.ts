import type {Token} from '../output/tokens.ts'
import {append} from '../output/tokens.ts'
import {CALLED, type Context, FILLED, inDigits, itemLanguage, untakenReader} from '../rendering/context.ts'
import {fieldMarks, marksFields} from '../rendering/fields.ts'
import {type Render, wrap} from '../rendering/wrap.ts'
import {curly, withSuperscripts} from '../text/markup.ts'
import {isNumeric, isPlural, longOrdinal, ordinal, pageRange} from '../values/numbers.ts'
import {romanNumeral} from '../values/roman-numeral.ts'
import type {CslElement} from '../xml/reader.ts'
import {readTypedLabel} from './typed-label.ts'

/**
 * Compiles a `number` element: digits, ordinals or Roman numerals for a numeric variable; other values are not changed.
 */
export function compileNumber({attributes}: CslElement): Render {
  const {variable: name = '', form = 'numeric'} = attributes
  const read = untakenReader(name)
  const {start, end} = fieldMarks(name)
  return wrap(
    attributes,
    context => {
      const value = read(context).trim()
      if (value === '') return CALLED
      const isMarked = marksFields(context)
      if (isMarked) context.out.push(start)
      if (name === 'page' || name === 'locator') context.out.push(shownPages(value, name, context))
      else if (isNumeric(value))
        append(
          context.out,
          withSuperscripts([shownNumber(numberText(value, form, name, context), name, context)])
        )
      else append(context.out, withLocator(value, form, name, context) ?? [value])
      if (isMarked) context.out.push(end)
      if (context.isSubstituting) context.taken.push(name)
      return CALLED | FILLED
    },
    itemLanguage
  )
}

/**
 * A number in the digits of the language; a citation number is unchanged, so that it is the same in citations and in
 * the list.
 */
function shownNumber(text: string, name: string, context: Context): string {
  return name === 'citation-number' ? text : inDigits(text, context)
}

/**
 * Renders a number that contains a locator, `7, p. 3-8`: the number in its form, and the label in the language.
 * Undefined for other values.
 */
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

/** Formats one number, or several with the text between them. */
function numberText(value: string, form: string, name: string, context: Context): string {
  const {locale} = context
  const gender = locale.term(name)?.gender
  const inForm = (part: string): string => {
    // Numbers with prefixes or suffixes are rendered as typed (CSL 1.0.2, “Number”): `2nd`, `12a`.
    if (!/^\d+$/.test(part)) return part
    const number = Number(part)
    if (form === 'ordinal') return ordinal(number, locale, gender)
    if (form === 'long-ordinal') return longOrdinal(number, locale, gender)
    return form === 'roman' && number <= 5000 ? romanNumeral(number) : part
  }
  // `14-06` is a report number, not a range.
  const isName = /(?:^|\D)0\d/.test(value)
  return (
    value
      // The comma of `1,234` is a part of the number.
      .split(/(\s*(?:\\-|[-–&]|,(?!\d{3}(?!\d)))\s*)/)
      .map((part, index) => {
        if (index % 2 === 0) return inForm(part)
        const joint = part.trim()
        return joint === '-' && isName ? joint : jointOf(joint, context)
      })
      .join('')
  )
}

function jointOf(joint: string, {locale}: Context): string {
  if (joint === '\\-') return '-'
  if (joint === '-' || joint === '–') return locale.rangeDelimiter
  if (joint === ',') return ', '
  return ` ${locale.term('and', 'symbol')?.single || '&'} `
}

/** Formats pages or a locator by the style's page range format, in the digits of the language. */
export function shownPages(value: string, name: string, context: Context): string {
  return inDigits(pagesOf(value, name, context), context)
}

/** Formats pages or a locator by the style's page range format, before the digits are converted. */
function pagesOf(value: string, name: string, context: Context): string {
  const {locale, cite, pageRangeFormat} = context
  const text = value.trim()
  const isPage = name === 'page' || (cite.label ?? 'page') === 'page' || cite.label === ''
  const delimiter = isPage ? locale.rangeDelimiter : '–'
  const ranged =
    isPage || /^[\d\s,&–-]+$/.test(text)
      ? pageRange(text, isPage ? pageRangeFormat : undefined, delimiter)
      : text
  if (!/[-\\&)]/.test(ranged)) return ranged
  return ranged
    .replaceAll('\\-', '\uE000')
    .replace(/\s*&\s*/g, ` ${locale.term('and', 'symbol')?.single || '&'} `)
    .replace(/(?<![\w])([ivxlcdm]+)\s*-\s*(?=[ivxlcdm]+(?!\w))/gi, `$1${delimiter}`)
    .replace(/\)[-–](?=[(\d])/g, ')–')
    .replace(/(\w)\s*-\s*(?=\w)/g, '$1-')
    .replace(/(\d)-(?=\d)/g, isPage ? '$1-' : '$1–')
    .replaceAll('\uE000', '-')
}
