import {append, hasText, type Token, tokenText} from '../output/tokens.ts'
import type {Context} from '../rendering/context.ts'
import {fieldMarks, inField} from '../rendering/fields.ts'
import {type Around, around} from '../rendering/wrap.ts'
import {readMarkup} from '../text/markup.ts'
import {initials} from '../values/initials.ts'
import {isUnspaced, type Name} from '../values/name.ts'
import type {NameOptions} from './name-options.ts'

type Attributes = Readonly<Record<string, string>>

/** The options of a list of names, and the affixes and formatting of names, their parts and “et al.”. */
export type ListStyle = Readonly<{
  options: NameOptions
  name: Around
  family: PartStyle
  given: PartStyle
  etAl: Around
  etAlTerm: string
}>

const [familyMarks, givenMarks, suffixMarks] = [
  fieldMarks('family'),
  fieldMarks('given'),
  fieldMarks('suffix')
]

/** The formatting of each text of a name part, and the affixes of the part. */
type PartStyle = Readonly<{text: Around; whole: Around}>

/** Separates a part's attributes: formatting applies to each text, affixes to the whole part. */
export function partStyle({prefix, suffix, ...formatting}: Attributes): PartStyle {
  return {
    text: around(formatting),
    whole: around({...(prefix !== undefined && {prefix}), ...(suffix !== undefined && {suffix})})
  }
}

/** Whether a name of a list is inverted: family name first, before a comma. */
export function isInverted(name: Name | undefined, index: number, options: NameOptions): boolean {
  if (name === undefined || name.literal !== undefined || name.isStatic) return false
  return options.form === 'long' && comesFirst(index, options)
}

/** Whether a name at this position is inverted if its given name is shown. */
function comesFirst(index: number, {nameAsSortOrder}: NameOptions): boolean {
  return nameAsSortOrder === 'all' || (nameAsSortOrder === 'first' && index === 0)
}

/** The options that decide whether a given name is hidden, shown as initials, or shown in full. */
export type GivenOptions = Pick<NameOptions, 'form' | 'initializeWith' | 'initialize'>

export function givenText(name: Name, options: GivenOptions, context: Context): string {
  const {givens} = context.state
  const level = givens.size === 0 ? 0 : (givens.get(name.person) ?? 0)
  const {initializeWith, initialize, form} = options
  if (form === 'short' && level === 0) return ''
  const isFull = initializeWith === undefined || (form === 'short' ? level === 2 : level === 2)
  if (isFull) return name.given
  const keepsHyphen = context.initializesWithHyphen
  const known = name.initials
  if (
    known !== undefined &&
    known.mark === initializeWith &&
    known.initialize === initialize &&
    known.keepsHyphen === keepsHyphen
  )
    return known.text
  // Scripts without spaces have no initials: 王小明.
  const text = isUnspaced(name.given)
    ? name.given
    : initials(name.given, initializeWith, {initializes: initialize, keepsHyphen})
  name.initials = {mark: initializeWith, initialize, keepsHyphen, text}
  return text
}

/** Renders one name of a list. */
export function nameTokens(name: Name, index: number, style: ListStyle, context: Context): readonly Token[] {
  const {options} = style
  context.shownNames.push({name, index})
  // Affixes of the family name do not apply to an organization.
  if (name.literal !== undefined) return textIn(style.family, name.literal, context)
  const given = givenText(name, options, context)
  const {family, droppingParticle, nonDroppingParticle, suffix} = name
  const ownFamily = textIn(style.family, family, context)
  const wholeFamily = inField(
    familyMarks,
    nonDroppingParticle === ''
      ? ownFamily
      : spaced([textIn(style.family, nonDroppingParticle, context), ownFamily]),
    context
  )
  if (options.form === 'short' && given === '') return style.family.whole(wholeFamily, context)
  const givenPart = style.given.whole(
    inField(givenMarks, textIn(style.given, given, context), context),
    context
  )
  // A name written out keeps its native order: “Mao Zedong”, but “Mao, Z.”
  if (name.isStatic && given === name.given) {
    const pieces = [style.family.whole(wholeFamily, context), givenPart]
    return isUnspaced(family + given) ? pieces.flat() : spaced(pieces)
  }
  if (comesFirst(index, options)) return invertedTokens(name, given, style, context)
  const particle = textIn(style.given, droppingParticle, context)
  const isBehind = droppingParticle.startsWith(',')
  const end =
    suffix === '' ? [] : [name.hasCommaSuffix ? ', ' : ' ', ...inField(suffixMarks, [suffix], context)]
  const whole = [...spaced([isBehind ? [] : particle, wholeFamily]), ...(isBehind ? particle : []), ...end]
  return spaced([givenPart, style.family.whole(whole, context)])
}

/** The tokens of one text of a name part. */
function textIn(style: PartStyle, text: string, context: Context): readonly Token[] {
  return text === '' ? [] : style.text(readMarkup(text, context.quotes), context)
}

function invertedTokens(
  {family, droppingParticle, nonDroppingParticle, suffix}: Name,
  given: string,
  {options, family: familyStyle, given: givenStyle}: ListStyle,
  context: Context
): readonly Token[] {
  const demotes = context.demotes === 'display-and-sort'
  const particle = textIn(familyStyle, nonDroppingParticle, context)
  const ownFamily = textIn(familyStyle, family, context)
  const after = spaced([
    inField(givenMarks, textIn(givenStyle, given, context), context),
    textIn(givenStyle, droppingParticle, context),
    demotes ? particle : []
  ])
  const out: Token[] = []
  const add = (tokens: readonly Token[]): void => {
    if (!hasText(tokens, 0)) return
    if (out.length > 0) out.push(options.sortSeparator)
    append(out, tokens)
  }
  const shown = demotes ? ownFamily : spaced([particle, ownFamily])
  add(familyStyle.whole(inField(familyMarks, shown, context), context))
  add(givenStyle.whole(after, context))
  add(suffix === '' ? [] : inField(suffixMarks, [suffix], context))
  return out
}

function spaced(parts: ReadonlyArray<readonly Token[]>): Token[] {
  const out: Token[] = []
  let before = ''
  for (const part of parts) {
    const text = tokenText(part)
    if (text === '') continue
    if (before !== '' && !/[’'\u00a0\s-]$/.test(before) && !/^[\u00a0,]/.test(text)) out.push(' ')
    append(out, part)
    before = text
  }
  return out
}
