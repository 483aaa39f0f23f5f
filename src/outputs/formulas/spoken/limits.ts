import {plainLetters} from './letters.ts'
import {type FormulaPart, isSign, type Leaf, partsOf, type Scripts} from './parts.ts'
import {accentNames} from './signs.ts'

/** Functions whose index TeX sets below them in a display formula, and beside them in text. */
const limited: ReadonlySet<string> = new Set(
  ['lim', 'max', 'min', 'sup', 'inf', 'det', 'gcd', 'Pr', 'plim'].concat(
    ['lim', 'ess'].flatMap(first => [`${first} sup`, `${first} inf`]),
    ['inj lim', 'proj lim', 'arg max', 'arg min']
  )
)

/** The functions denoted by names that are written as one word. */
const joinedNames: ReadonlyMap<string, string> = new Map(
  [...limited].filter(name => name.includes(' ')).map(name => [name.replace(' ', ''), name])
)

/** The name of a function in the tables of languages: for `argmax`, it is `arg max`. */
export function functionOf(name: string): string {
  return joinedNames.get(name) ?? name
}

/**
 * A function with limits: its index is a limit wherever it is placed, and a line above or below `lim` is part of the
 * name.
 */
export function withLimits(part: Scripts): FormulaPart {
  const {base, sub, under, ...rest} = part
  const name = nameOfFunction(base)
  if (name === undefined) return part
  const variant = name === 'lim' ? variantOf(part) : undefined
  if (variant !== undefined) return {type: 'name', text: variant, isUpright: true}
  const isLimit = limited.has(name) || (name.length > 1 && sub !== undefined && hasArrow(sub))
  return isLimit && sub !== undefined && under === undefined ? {...rest, base, under: sub} : part
}

function nameOfFunction(part: FormulaPart): string | undefined {
  // In `\varlimsup`, the name is a text.
  if (part.type === 'text' && part.text === 'lim') return part.text
  return part.type === 'name' && part.isUpright === true ? plainLetters(part.text) : undefined
}

/**
 * The function that `\varlimsup`, `\varliminf`, `\varinjlim` or `\varprojlim` denotes: `lim` with a line or an arrow.
 */
function variantOf({over, under}: Scripts): Leaf['text'] | undefined {
  const above = accentOf(over)
  const below = accentOf(under)
  if (above === 'bar') return 'lim sup'
  if (below === 'bar') return 'lim inf'
  return below === 'arrow' ? 'inj lim' : below === 'leftArrow' ? 'proj lim' : undefined
}

function accentOf(part: FormulaPart | undefined): string | undefined {
  return part?.type === 'sign' ? accentNames.get(part.text) : undefined
}

/** Whether a part contains an arrow, as in a limit. */
export function hasArrow(part: FormulaPart): boolean {
  return partsOf(part).some(each => isSign(each, '→', '↘', '↗', '↓', '↑'))
}
