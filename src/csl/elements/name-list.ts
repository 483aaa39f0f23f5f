import {append, hasText, type Token} from '../output/tokens.ts'
import type {Context} from '../rendering/context.ts'
import {fieldMarks, inField} from '../rendering/fields.ts'
import {curly} from '../text/markup.ts'
import {isUnspaced, type Name} from '../values/name.ts'
import type {NameOptions} from './name-options.ts'
import {type GivenOptions, givenText, isInverted, type ListStyle, nameTokens} from './name-tokens.ts'

/** Separators of name parts and of names in sort keys; they sort before all letters and spaces. */
export const [PART, NAME] = ['\u0001', '\u0002']

/** The number of names that a list shows. */
export function shownCount(total: number, options: NameOptions, context: Context): number {
  const isLater = context.area === 'citation' && (context.cite.position ?? 'first') !== 'first'
  const min = isLater ? options.etAlSubsequentMin : options.etAlMin
  const useFirst = isLater ? options.etAlSubsequentUseFirst : options.etAlUseFirst
  if (!(total >= min) || total <= useFirst) return total
  const {area, namesInCitation, sort, state} = context
  if (sort !== undefined || state.extraNames === 0) return Math.min(total, useFirst)
  // The bibliography shows at least the names that disambiguate citations. They are the first names of an entry; later
  // lists, such as editors, follow the style.
  if (area === 'bibliography' && context.firstList !== undefined) return Math.min(total, useFirst)
  const least = area === 'citation' ? useFirst : namesInCitation
  return Math.min(total, Math.max(useFirst, least + state.extraNames))
}

const [wholeName, literalName, others] = [fieldMarks('name'), fieldMarks('literal'), fieldMarks('et-al')]

/** A range of tokens. */
type Place = Readonly<{from: number; to: number}>

/** Whether a name represents further names: `and others` in BibTeX, “et al.” in other sources. */
function saysOthers({literal, family, given}: Name): boolean {
  return /^(?:and )?others$|^et\.? al\.?$/i.test((literal ?? `${given} ${family}`).trim())
}

/** Renders a list of names and returns the range of each; no ranges in a sort key. */
export function renderList(given: readonly Name[], style: ListStyle, context: Context): readonly Place[] {
  const {options} = style
  const {out} = context
  // A last name that means “and others” is not a name.
  const isOpen = given.length > 1 && saysOthers(given.at(-1)!)
  const names = isOpen ? given.slice(0, -1) : given
  const count = shownCount(given.length, options, context)
  const isCut = count < names.length || isOpen
  if (count < names.length) context.hidden = Math.max(context.hidden, names.length - count)
  if (context.sort !== undefined) {
    out.push(sortWords(names, count, style, context))
    return []
  }
  if (count < names.length) for (const name of names.slice(count)) context.hiddenNames.push(name)
  const tokensOf = (index: number): readonly Token[] =>
    style.name(
      inField(
        names[index]!.literal === undefined ? wholeName : literalName,
        nameTokens(names[index]!, index, style, context),
        context
      ),
      context
    )
  const list: Array<readonly Token[]> = []
  for (let index = 0; index < count && index < names.length; index++) {
    const tokens = tokensOf(index)
    if (hasText(tokens, 0)) list.push(tokens)
  }
  const places: Place[] = []
  const add = (tokens: readonly Token[]): void => {
    const from = out.length
    append(out, tokens)
    places.push({from, to: out.length})
  }
  for (let index = 0; index < list.length; index++) {
    const isLast = index === list.length - 1
    if (index > 0) {
      if (isLast && !isCut && options.and !== undefined)
        append(out, andTokens(index, names, list, style, context))
      else out.push(options.delimiter)
    }
    add(list[index]!)
  }
  if (!isCut || count <= 0) return places
  if (!isOpen && options.etAlUseLast && names.length > count + 1) {
    out.push(count > 1 || options.precedesEtAl === 'always' ? options.delimiter : ' ', '… ')
    add(tokensOf(names.length - 1))
  } else append(out, etAlTokens(list, names, style, context, isOpen && count >= names.length))
  return places
}

function andTokens(
  index: number,
  names: readonly Name[],
  list: ReadonlyArray<readonly Token[]>,
  {options}: ListStyle,
  {locale, cite}: Context
): readonly Token[] {
  const {precedesLast, delimiter} = options
  const and = cite.inSentence ? 'text' : options.and
  const word =
    and === 'symbol' ? locale.term('and', 'symbol')?.single || '&' : (locale.term('and')?.single ?? 'and')
  const shown = curly(and === 'symbol' && word === locale.term('and')?.single ? '&' : word)
  const wants =
    precedesLast === 'always' ||
    (precedesLast === 'contextual' && list.length > 2) ||
    (precedesLast === 'after-inverted-name' && isInverted(names[index - 1], index - 1, options))
  const isTight = isUnspaced(shown)
  if (isTight) return [wants && precedesLast === 'always' ? delimiter : '', shown]
  // A conjunction that attaches to the next word contains its own space.
  if (/[^\S ]$/.test(shown)) return [wants ? delimiter : '', shown]
  const blank = ' '
  if (wants) return [/\s$/.test(delimiter) ? delimiter : `${delimiter} `, `${shown.trimStart()}${blank}`]
  return [' ', `${shown.trimStart()}${blank}`]
}

function etAlTokens(
  list: ReadonlyArray<readonly Token[]>,
  names: readonly Name[],
  {options, etAl, etAlTerm}: ListStyle,
  context: Context,
  isOpen: boolean
): readonly Token[] {
  const {precedesEtAl, delimiter} = options
  const term = curly(context.locale.term(etAlTerm)?.single ?? '')
  if (term === '') return []
  const last = list.length - 1
  // “Et al.” is delimited like one more name.
  const wants = isOpen
    ? options.and === undefined ||
      options.precedesLast === 'always' ||
      (options.precedesLast === 'contextual' && list.length > 1) ||
      (options.precedesLast === 'after-inverted-name' && isInverted(names[last], last, options))
    : precedesEtAl === 'always' ||
      (precedesEtAl === 'contextual' && list.length > 1) ||
      (precedesEtAl === 'after-inverted-name' && isInverted(names[last], last, options))
  const joint = wants ? delimiter : isUnspaced(term) ? '' : ' '
  return [joint, ...etAl(inField(others, [term], context), context)]
}

/** The sort key of a list of names. */
function sortWords(names: readonly Name[], count: number, style: ListStyle, context: Context): string {
  const {options} = style
  const shown = names.slice(0, count)
  const last = options.etAlUseLast && count < names.length ? [names.at(-1)!] : []
  return [...shown, ...last].map(name => sortName(name, options, context)).join(NAME)
}

/** The sort key of one name: family name first, particles after the given name if the style demotes them. */
export function sortName(name: Name, options: GivenOptions, context: Context): string {
  if (name.literal !== undefined) return name.literal
  const {family, given, droppingParticle, nonDroppingParticle, suffix} = name
  const demotes = context.demotes !== 'never'
  const first = demotes ? family : `${nonDroppingParticle} ${family}`.trim()
  if (options.form === 'short') return first
  const shown = options.initializeWith === undefined ? given : givenText(name, options, context)
  const rest = [shown, droppingParticle, demotes ? nonDroppingParticle : ''].filter(Boolean).join(' ')
  const parts = [first, rest, suffix]
  return parts.slice(0, parts.findLastIndex(part => part !== '') + 1).join(PART)
}
