import {type Token, textOf} from '../output/tokens.ts'
import type {Context} from '../rendering/context.ts'
import {wrap} from '../rendering/wrap.ts'
import {readMarkup} from '../text/markup.ts'
import {initials} from '../values/initials.ts'
import {isUnspaced, type Name, personKey} from '../values/name.ts'
import type {NameOptions} from './name-options.ts'

type Attributes = Readonly<Record<string, string>>

/** How a list of names is rendered: its options, and the formatting of its parts. */
export type ListStyle = Readonly<{
  options: NameOptions
  name: Attributes
  family: Attributes
  given: Attributes
  etAl: Attributes
}>

/** Tokens with the affixes and formatting of attributes. */
export function around(tokens: readonly Token[], attributes: Attributes, context: Context): Token[] {
  const own: Context = {...context, out: []}
  wrap(
    attributes,
    ({out}) => {
      out.push(...tokens)
      return 0
    },
    ({locale}) => locale.lang
  )(own)
  return own.out
}

/** Whether a name of a list has its family name first, before a comma. */
export function isInverted(name: Name | undefined, index: number, options: NameOptions): boolean {
  if (name === undefined || name.literal !== undefined || name.isStatic) return false
  return options.form === 'long' && comesFirst(index, options)
}

/** Whether the family name stands first where the given name is rendered, if only to tell persons apart. */
function comesFirst(index: number, {nameAsSortOrder}: NameOptions): boolean {
  return nameAsSortOrder === 'all' || (nameAsSortOrder === 'first' && index === 0)
}

/** How much of the given name is shown: nothing, initials, or all. */
export type GivenOptions = Pick<NameOptions, 'form' | 'initializeWith' | 'initialize'>

export function givenText(name: Name, options: GivenOptions, context: Context): string {
  const level = context.state.givens.get(personKey(name)) ?? 0
  const {initializeWith, initialize, form} = options
  if (form === 'short' && level === 0) return ''
  const isFull = initializeWith === undefined || (form === 'short' ? level === 2 : level === 2)
  if (isFull) return name.given
  return initials(name.given, initializeWith, {
    initializes: initialize,
    keepsHyphen: context.initializesWithHyphen
  })
}

/** One name of a list. */
export function nameTokens(name: Name, index: number, style: ListStyle, context: Context): Token[] {
  const {options} = style
  context.persons.set(personKey(name), index)
  context.shownNames.set(personKey(name), name)
  const part = (text: string, kind: 'family' | 'given'): Token[] => formatted(text, style[kind], context)
  const within = (tokens: readonly Token[], kind: 'family' | 'given'): Token[] =>
    around(tokens, affixesOf(style[kind]), context)
  if (name.literal !== undefined) return within(part(name.literal, 'family'), 'family')
  const given = givenText(name, options, context)
  const {family, droppingParticle, nonDroppingParticle, suffix} = name
  const wholeFamily = spaced([part(nonDroppingParticle, 'family'), part(family, 'family')])
  if (options.form === 'short' && given === '') return within(wholeFamily, 'family')
  // A name keeps its own order as long as it is written out: “Mao Zedong”, but “Mao, Z.”
  if (name.isStatic && given === name.given) {
    const pieces = [within(wholeFamily, 'family'), within(part(given, 'given'), 'given')]
    return isUnspaced(family + given) ? pieces.flat() : spaced(pieces)
  }
  if (comesFirst(index, options)) return invertedTokens(name, given, style, context, {part, within})
  const isBehind = droppingParticle.startsWith(',')
  const withParticle = spaced([isBehind ? [] : part(droppingParticle, 'given'), wholeFamily])
  const behind = isBehind ? part(droppingParticle, 'given') : []
  const end = suffix === '' ? [] : [name.hasCommaSuffix ? ', ' : ' ', suffix]
  return spaced([
    within(part(given, 'given'), 'given'),
    within([...withParticle, ...behind, ...end], 'family')
  ])
}

type PartMakers = Readonly<{
  part: (text: string, kind: 'family' | 'given') => Token[]
  within: (tokens: readonly Token[], kind: 'family' | 'given') => Token[]
}>

function invertedTokens(
  {family, droppingParticle, nonDroppingParticle, suffix}: Name,
  given: string,
  {options}: ListStyle,
  context: Context,
  {part, within}: PartMakers
): Token[] {
  const demotes = context.demotes === 'display-and-sort'
  const first = demotes
    ? part(family, 'family')
    : spaced([part(nonDroppingParticle, 'family'), part(family, 'family')])
  const after = spaced([
    part(given, 'given'),
    part(droppingParticle, 'given'),
    demotes ? part(nonDroppingParticle, 'family') : []
  ])
  const pieces = [within(first, 'family'), within(after, 'given'), suffix === '' ? [] : [suffix]]
  return pieces
    .filter(tokens => textOf(tokens) !== '')
    .flatMap((tokens, at) => (at === 0 ? tokens : [options.sortSeparator, ...tokens]))
}

/** A text in the format of a part of a name, without its affixes. */
function formatted(text: string, attributes: Attributes, context: Context): Token[] {
  const {prefix: _p, suffix: _s, ...rest} = attributes
  return text === '' ? [] : around(readMarkup(text, context.quotes), rest, context)
}

function affixesOf({prefix, suffix}: Attributes): Attributes {
  return {...(prefix !== undefined && {prefix}), ...(suffix !== undefined && {suffix})}
}

function spaced(parts: ReadonlyArray<readonly Token[]>): Token[] {
  const out: Token[] = []
  for (const part of parts) {
    if (textOf(part) === '') continue
    const before = textOf(out)
    if (before !== '' && !/[’'\u00a0\s-]$/.test(before) && !/^[\u00a0,]/.test(textOf(part))) out.push(' ')
    out.push(...part)
  }
  return out
}
