import {directionOfText} from '../core/language.ts'
import {inNumerals, type Numerals, numeralsOf} from '../core/numerals.ts'
import type {CslItem} from '../core/types.ts'
import type {CslSegment} from '../csl/output/segments.ts'
import type {Style} from '../csl/style/style.ts'
import type {XmlElement} from '../csl/xml/reader.ts'
import {namesOf} from './named.ts'

/** How works in Arabic letters are cited and listed: with its comma and, in a paper in such letters, its digits. */
export type OwnScript = Readonly<{
  /** The style with the separators of the script. */
  styled: (style: Style) => Style
  digits: (text: string) => string
  /** Whether a work has the script. */
  holds: (item: CslItem) => boolean
  /** Whether it also has the script in citations of author and year, which stand among the words of the paper. */
  isOfPaper: boolean
}>

/**
 * The script of works in Arabic letters in a paper: in one that is written with `،`, of all that are named by words in
 * such letters, with the digits of the paper, `numerals`; in any other, of those whose language it is and that have no
 * Latin letters.
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
  return directionOfText([...namesOf(item).names, item.title ?? ''].join(' ')) === 'rtl'
}

function isWhollyArabic(item: CslItem): boolean {
  const {id: _id, type: _type, language, custom: _custom, URL: _url, DOI: _doi, ...shown} = item
  if (typeof language !== 'string' || !hasArabicComma(language) || !isNamedFromTheRight(item)) return false
  return !wordsIn(shown).some(words => /\p{Script=Latin}/u.test(words))
}

/** The texts among the values of a work: its variables, and the parts of its names. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}

/** The attributes of CSL that put words of the style between and around those of a work. */
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

function withOwnSeparators(style: Style): Style {
  const {citation, bibliography, macro} = style
  return {
    ...style,
    // CSL joins names and their parts by a comma where a style says nothing.
    options: ownAttributes({'name-delimiter': ', ', 'sort-separator': ', ', ...style.options}),
    citation: citation && ownElement(citation),
    bibliography: bibliography && ownElement(bibliography),
    macro: name => {
      const element = macro(name)
      return element && ownElement(element)
    }
  }
}

function ownElement(element: XmlElement): XmlElement {
  return {
    ...element,
    attributes: ownAttributes(element.attributes),
    children: element.children.map(ownElement)
  }
}

function ownAttributes(attributes: XmlElement['attributes']): XmlElement['attributes'] {
  const own = Object.entries(attributes).map(([name, value]) => [
    name,
    separators.has(name) ? ownSeparator(value) : value
  ])
  return Object.fromEntries(own)
}

/** A separator with the comma and the semicolon of the script. */
export function ownSeparator(separator: string): string {
  return separator.replaceAll(',', '،').replaceAll(';', '؛')
}

/**
 * A citation of which only some works are in the script: these from its rendering with `own` separators, the others
 * from the `usual` one. Both have the same parts.
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
    // What stands between two works of the script is of the script too.
    return isOwnCite(usual[index - 1]) && isOwnCite(usual[index + 1]) ? other : segment
  })
}
