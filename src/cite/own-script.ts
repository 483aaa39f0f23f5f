import {directionOfText} from '../core/language.ts'
import {inNumerals, type Numerals, numeralsOf} from '../core/numerals.ts'
import type {CslItem} from '../core/types.ts'
import type {CslSegment} from '../csl/output/segments.ts'
import type {ParsedStyle} from '../csl/style/style.ts'
import type {CslElement} from '../csl/xml/reader.ts'
import {namedPersons} from './named.ts'

/**
 * The form of works in Arabic script in citations and lists: with the script's comma and, in a paper in that script,
 * its digits.
 */
export type OwnScript = Readonly<{
  /** Replaces the separators of a style with the separators of the script. */
  styled: (style: ParsedStyle) => ParsedStyle
  digits: (text: string) => string
  /** Whether a work is rendered in the script. */
  holds: (item: CslItem) => boolean
  /** Whether author-date citations, which are part of the paper's text, are in the script as well. */
  isOfPaper: boolean
}>

/**
 * Returns the script of works in Arabic letters. If the language of the paper uses `،`, these are all works whose names
 * and titles are in such letters, and their digits are `numerals`. Otherwise, they are works without Latin letters in a
 * language that uses `،`.
 */
export function ownScript(lang: string, numerals: Numerals): OwnScript {
  const isOfPaper = hasArabicComma(lang)
  return {
    styled: withOwnSeparators,
    digits: text => (isOfPaper ? inNumerals(text, numerals) : text),
    holds: isOfPaper ? isNamedFromTheRight : isWhollyArabic,
    isOfPaper
  }
}

function hasArabicComma(lang: string): boolean {
  const native = numeralsOf(lang, 'native')
  return native === 'arabic' || native === 'persian'
}

function isNamedFromTheRight(item: CslItem): boolean {
  return directionOfText([...namedPersons(item).names, item.title ?? ''].join(' ')) === 'rtl'
}

function isWhollyArabic(item: CslItem): boolean {
  const {id: _id, type: _type, language, custom: _custom, URL: _url, DOI: _doi, ...shown} = item
  if (typeof language !== 'string' || !hasArabicComma(language) || !isNamedFromTheRight(item)) return false
  return !wordsIn(shown).some(words => /\p{Script=Latin}/u.test(words))
}

/** All texts in a work: its variables and the parts of its names. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}

/** CSL attributes with text that a style puts around and between values. */
const separators: ReadonlySet<string> = new Set([
  'delimiter',
  'prefix',
  'suffix',
  'value',
  'name-delimiter',
  'names-delimiter',
  'sort-separator',
  'cite-group-delimiter',
  'after-collapse-delimiter',
  'year-suffix-delimiter'
])

function withOwnSeparators(style: ParsedStyle): ParsedStyle {
  const {citation, bibliography, macro} = style
  return {
    ...style,
    // In CSL, names and their parts are separated by commas by default.
    options: ownAttributes({'name-delimiter': ', ', 'sort-separator': ', ', ...style.options}),
    citation: citation && ownElement(citation),
    bibliography: bibliography && ownElement(bibliography),
    macro: name => {
      const element = macro(name)
      return element && ownElement(element)
    }
  }
}

function ownElement(element: CslElement): CslElement {
  return {
    ...element,
    attributes: ownAttributes(element.attributes),
    children: element.children.map(ownElement)
  }
}

function ownAttributes(attributes: CslElement['attributes']): CslElement['attributes'] {
  const own = Object.entries(attributes).map(([name, value]) => [
    name,
    separators.has(name) ? ownSeparator(value) : value
  ])
  return Object.fromEntries(own)
}

/** Replaces the comma and the semicolon in a separator with the marks of the script. */
export function ownSeparator(separator: string): string {
  return separator.replaceAll(',', '،').replaceAll(';', '؛')
}

/**
 * Combines two renderings of a citation in which only some works are in the script: those works come from `own`, the
 * others from `usual`. Both renderings have the same structure.
 */
export function inOwnScript(
  usual: readonly CslSegment[],
  own: readonly CslSegment[],
  isOwn: (id: string) => boolean
): readonly CslSegment[] {
  if (usual.length !== own.length) return usual
  const isOwnCite = (segment: CslSegment | undefined): boolean =>
    segment?.type === 'cite' && isOwn(segment.id)
  return usual.map((segment, index): CslSegment => {
    const other = own[index]!
    if (segment.type === 'cite') return isOwnCite(segment) ? other : segment
    if ('children' in segment && other.type === segment.type)
      return {...segment, children: inOwnScript(segment.children, other.children, isOwn)}
    // Text between two works in the script is in that script as well.
    return isOwnCite(usual[index - 1]) && isOwnCite(usual[index + 1]) ? other : segment
  })
}
