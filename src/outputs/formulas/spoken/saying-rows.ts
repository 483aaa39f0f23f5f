import {isOperator} from './joining.ts'
import {plainLetters, stylesOf} from './letters.ts'
import {apply, type Fence, type FormulaPart, isSign, partsOf, type RowPart} from './parts.ts'
import {functionName, isLimited} from './saying-scripts.ts'
import {endsByItself, isBig, leafName} from './shapes.ts'
import {bigSigns} from './signs.ts'
import {inWords, type Speaker} from './speaker.ts'

/** Speaks the parts of a row in order; functions are spoken with their operands. */
export function sayRow(outer: Speaker, {parts}: RowPart): string {
  const speaker = outer.where(meaningsInRow(outer, parts))
  const seen = parts.filter(part => part !== apply)
  const applied = new Set(parts.filter((_, index) => parts[index + 1] === apply))
  const words: string[] = []
  const {language, say} = speaker
  for (let index = 0; index < seen.length; index++) {
    const part = seen[index]!
    const next = seen[index + 1]
    if (isArgument(next) && isFunction(speaker, part, next, applied.has(part))) {
      words.push(sayValue(speaker, part, next))
      index++
    } else if (next !== undefined && isMixed(part, next)) {
      words.push(language.phrase('both', say(part), say(next)))
      index++
    } else
      words.push(
        meaningOfSign(speaker, part, seen[index - 1], next, seen[index + 2]) ??
          sayInRow(speaker, part, next, applied.has(part))
      )
  }
  return inWords(words)
}

/** Whether a whole number and a fraction are a mixed number: `1\tfrac12`. */
function isMixed(part: FormulaPart, next: FormulaPart): boolean {
  if (part.type !== 'number' || next.type !== 'fraction' || !next.hasLine) return false
  const {over, under} = next
  if (over.type !== 'number' || under.type !== 'number') return false
  return [part, over, under].every(({text}) => /^\d+$/.test(text)) && Number(over.text) < Number(under.text)
}

/** The words for signs that have another meaning next to certain signs. */
function meaningsInRow(speaker: Speaker, parts: readonly FormulaPart[]): Speaker['meanings'] {
  const {language} = speaker
  const independence = parts.findIndex(part => isSign(part, '⫫', '⊥'))
  const isConditional =
    (independence >= 0 && parts.slice(independence).some(part => isSign(part, '|'))) ||
    parts.some(part => isSign(baseOf(part), '∼'))
  return {
    ...meaningOfArrow(speaker, parts),
    ...meaningOfCongruence(speaker, parts),
    ...(isConditional && {'|': language.phrase('given')})
  }
}

/** The words for arrows in a row: `→` is “yields” among chemical formulas, and “to” after a colon. */
function meaningOfArrow({language, meanings}: Speaker, parts: readonly FormulaPart[]): Speaker['meanings'] {
  if (meanings['→'] !== undefined) return {}
  if (parts.some(isChemical)) return {'→': language.phrase('yields')}
  const [colon = -1, arrow = -1, double = -1] = [':', '→', '⇒'].map(sign =>
    parts.findIndex(part => isSign(part, sign))
  )
  if (colon > 0 && arrow > colon) return {'→': language.phrase('to')}
  // A natural transformation, `η: F ⇒ G`, rather than a consequence of a condition.
  const isOfArrow = colon === 1 && double > 2 && !parts.slice(2, double).some(isRelation)
  if (isOfArrow) return {'⇒': language.phrase('to')}
  return isSequence(parts) ? {'→': language.signs.get('→') ?? ''} : {}
}

function isRelation(part: FormulaPart): boolean {
  return isSign(part, '=', '≠', '<', '>', '≤', '≥', '∈', '|', ',', ';')
}

/** Whether several arrows form a sequence of maps: `0 → A → B → 0`. */
function isSequence(parts: readonly FormulaPart[]): boolean {
  const arrows = parts.flatMap((part, index) => (isSign(baseOf(part), '→') ? [index] : []))
  const [first = 0, ...others] = arrows
  return (
    others.length > 0 &&
    !parts.slice(first, others.at(-1)).some(part => isRelation(part) || part.type === 'text')
  )
}

function baseOf(part: FormulaPart | undefined): FormulaPart | undefined {
  return part?.type === 'scripts' ? part.base : part
}

/** `≡` is “congruent” beside a modulus. */
function meaningOfCongruence({language}: Speaker, parts: readonly FormulaPart[]): Speaker['meanings'] {
  const isModular = parts.some(
    part => holdsModulus(part) || (part.type === 'fence' && holdsModulus(part.inside))
  )
  return isModular ? {'≡': language.phrase('congruent')} : {}
}

function holdsModulus(part: FormulaPart): boolean {
  return partsOf(part).some(each => isSign(each, 'mod'))
}

function isChemical(part: FormulaPart): boolean {
  if (part.type === 'name') return part.isChemical === true
  if (part.type !== 'scripts') return false
  return (
    part.isChemical === true ||
    [part.over, part.under].some(each => each !== undefined && partsOf(each).some(isChemical))
  )
}

function sayInRow(
  speaker: Speaker,
  part: FormulaPart,
  next: FormulaPart | undefined,
  isApplied: boolean
): string {
  const {language, say} = speaker
  const said = say(part)
  const hasOperand =
    next !== undefined && (next.type !== 'sign' || bigSigns.has(next.text) || isSign(next, '∂', '∇', '∞'))
  // `\mathrm{Re}` means the real part only if something follows.
  if (!hasOperand) return part.type === 'name' && /^(?:Re|Im)$/.test(part.text) ? part.text : said
  if (part.type === 'sign' && isBig(part)) return language.phrase('bigOf', said)
  const hasLimits = part.type === 'scripts' && isLimited(part)
  const isNamed = isApplied || functionName(speaker, part) !== undefined
  return isNamed && !hasLimits ? language.phrase('functionOf', said) : said
}

/**
 * The words for a sign by the parts before and after it; undefined if its usual words apply. A dot or cross next to a
 * vector or after `∇` does not mean “times”, `→` before infinity or after an indexed term means “tends to”, and `∼`
 * before a distribution does not mean similarity.
 */
function meaningOfSign(
  speaker: Speaker,
  part: FormulaPart,
  before: FormulaPart | undefined,
  next: FormulaPart | undefined,
  afterNext: FormulaPart | undefined
): string | undefined {
  const {language, meanings} = speaker
  if (isSign(part, '−', '+') && next !== undefined && isOperator(before))
    return language.phrase(part.text === '−' ? 'negative' : 'positive')
  // `\\lambda x.\\,M`
  if (isSign(part, '.') && next !== undefined && leafName(before) !== undefined)
    return language.signs.get('dot')
  if (isSign(part, '|') && part.isMiddle === true && meanings['|'] === undefined && next !== undefined)
    return language.signs.get('divides')
  if (isSign(part, ',') && [before, next].every(isCounted)) return language.phrase('numberComma')
  if (
    isSign(part, '⋅', '×') &&
    [before, next].some(isVector) &&
    [before, next].every(each => each?.type !== 'number')
  )
    return language.signs.get(part.text === '⋅' ? 'dot' : 'cross')
  if (isSign(part, '→') && meanings['→'] === undefined && isGoal(before, next))
    return language.phrase('tends')
  const isDistribution = leafName(next) !== undefined && isArgument(afterNext)
  if (!isDistribution || !isSign(baseOf(part), '∼')) return undefined
  return speaker.where({'∼': language.phrase('distributed')}).say(part)
}

/** Whether a part is a number, or the ellipsis in a series of numbers. */
function isCounted(part: FormulaPart | undefined): boolean {
  return part?.type === 'number' || isSign(part, '…')
}

/** Whether an arrow denotes a limit: after a part with an index, or before infinity or a number. */
function isGoal(before: FormulaPart | undefined, next: FormulaPart | undefined): boolean {
  // An arrow before a sum or product is a map rather than a limit.
  if (next !== undefined && isBig(next)) return false
  if (before?.type === 'scripts' && before.sub !== undefined) return true
  const base = next?.type === 'scripts' ? next.base : next
  return base?.type === 'number' || isSign(base, '∞', '−', '+')
}

function isVector(part: FormulaPart | undefined): boolean {
  const name = leafName(part)
  if (part?.type === 'scripts' && isSign(part.over, '→', '⇀')) return true
  return isSign(part, '∇') || (name !== undefined && stylesOf(name.text).includes('bold'))
}

/** A part in brackets after a function; the brackets can have scripts. */
type Argument = Fence | Extract<FormulaPart, {type: 'scripts'}>

function isArgument(part: FormulaPart | undefined): part is Argument {
  const fence = part?.type === 'scripts' ? part.base : part
  return fence?.type === 'fence' && (fence.open === '(' || fence.open === '[') && fence.inside.type !== 'grid'
}

/** Whether a part is applied to the brackets after it, rather than multiplied by them. */
function isFunction(speaker: Speaker, part: FormulaPart, argument: Argument, isApplied: boolean): boolean {
  if (isApplied || functionName(speaker, part) !== undefined) return true
  if (isChemical(part) || isChemical(argument)) return false
  if (part.type === 'scripts' && part.super?.type === 'number') return false
  const name = leafName(part)
  if (name === undefined || part.type === 'row') return false
  const plain = plainLetters(name.text)
  if (name.type === 'text') return /^\p{L}+$/u.test(plain)
  const fence = argument.type === 'scripts' ? argument.base : argument
  const hasArguments = fence.type === 'fence' && holdsArguments(fence.inside)
  // Fields and tensors can have the same letters as functions: `\bar\psi(…)`, `g^{\mu\nu}(…)`.
  const isField = part.type === 'scripts' && (part.isIndexed === true || isSign(part.over, '‾', '¯', 'ˉ'))
  if (isField) return hasArguments
  // A ring of polynomials is not the value of a function: `\mathbb{Z}[x]`.
  const isRing = stylesOf(name.text).includes('doubleStruck') && /^[ZQRCFKN]$/.test(plain)
  if (isRing && fence.type === 'fence' && fence.open === '[') return false
  if (Array.from(plain).length > 1 || /^[fghFGHOζφψΓΦΨ]$/u.test(plain)) return true
  return fence.type === 'fence' && (fence.open === '[' || hasArguments)
}

/** Whether the content of brackets is an argument rather than a factor: `(x)`, `(x, y)`, `(A|B)`, `(X = x)`. */
function holdsArguments(inside: FormulaPart): boolean {
  const parts = partsOf(inside)
  if (parts.length === 1)
    return parts[0]?.type === 'name' || parts[0]?.type === 'scripts' || parts[0]?.type === 'number'
  return parts.some(part => isSign(part, ',', ';', '|', '=', '<', '>', '≤', '≥', '∈', '⋅'))
}

/** Speaks a function with its argument: “f of x”, “f of open paren x plus 1 close paren”. */
function sayValue(speaker: Speaker, part: FormulaPart, argument: Argument): string {
  const {language, say} = speaker
  const isSimple =
    argument.type === 'fence' &&
    argument.inside.type !== 'fence' &&
    endsByItself(argument.inside) &&
    !isChemical(argument.inside)
  const inside = argument.type === 'fence' && isSimple ? say(argument.inside) : say(argument)
  if (functionName(speaker, part) === undefined) return language.phrase('valueAt', say(part), inside)
  const hasLimits = part.type === 'scripts' && isLimited(part)
  return inWords([hasLimits ? say(part) : language.phrase('functionOf', say(part)), inside])
}
