import {plainLetters} from './letters.ts'
import {apply, type FormulaPart, isSign, type Leaf, partsOf} from './parts.ts'
import {bigSigns} from './signs.ts'

/**
 * Whether listeners can hear where the spoken text of a part ends, so that they do not attribute the following words
 * to the part.
 */
export function endsByItself(part: FormulaPart | undefined): boolean {
  if (part === undefined) return true
  switch (part.type) {
    case 'number':
    case 'name':
    case 'sign':
      return true
    case 'text':
      return !/\S\s+\S/.test(part.text)
    case 'fence':
      return part.open !== ''
    case 'scripts':
      return (
        part.over?.type === 'sign' || part.under?.type === 'sign' || (!isBig(part) && endsByItself(part.base))
      )
    case 'struck':
      return true
    case 'row':
      return part.parts.length === 0
    case 'root':
      return endsByItself(part.radicand)
    default:
      return false
  }
}

/** Whether a part is a sum, an integral or similar, with or without limits. */
export function isBig(part: FormulaPart): boolean {
  const base = part.type === 'scripts' ? part.base : part
  return base.type === 'sign' && bigSigns.has(base.text)
}

/** Whether a script needs no words to mark its end: a simple part, which may have a sign before it. */
export function isShortScript(part: FormulaPart): boolean {
  const [sign, other, ...rest] = partsOf(part).filter(each => each !== apply)
  if (other === undefined) return endsByItself(sign)
  return rest.length === 0 && isSign(sign, '−', '+', '±') && endsByItself(other)
}

/** Whether a numerator needs no words to mark its beginning: a product of simple parts, which may be negative. */
export function isShortNumerator(part: FormulaPart): boolean {
  if (part.type !== 'row') return endsByItself(part)
  const factors = isSign(part.parts[0], '−') ? part.parts.slice(1) : part.parts
  return factors.length <= 3 && factors.every(each => isFactor(each) || isDifferential(each))
}

function isFactor(part: FormulaPart): boolean {
  return (part.type === 'number' || part.type === 'name' || part.type === 'scripts') && endsByItself(part)
}

/** Whether a denominator needs no words to mark its end: a simple part, or the denominator of a derivative. */
export function isShortDenominator(part: FormulaPart): boolean {
  if (part.type !== 'row') return endsByItself(part)
  const [sign, variable, ...rest] = part.parts
  return rest.length === 0 && sign !== undefined && isDifferential(sign) && endsByItself(variable)
}

/**
 * Whether a fraction is a derivative: both parts begin with a differential, and a variable follows in the denominator.
 */
export function isDerivative(over: FormulaPart, under: FormulaPart): boolean {
  const [first] = partsOf(over)
  const [second, variable] = partsOf(under)
  return (
    first !== undefined &&
    second !== undefined &&
    variable !== undefined &&
    [first, second].every(isDifferential)
  )
}

function isDifferential(part: FormulaPart): boolean {
  const base = part.type === 'scripts' ? part.base : part
  return (
    isSign(base, '∂') ||
    ((base.type === 'name' || base.type === 'text') && /^[dδ]$/u.test(plainLetters(base.text)))
  )
}

/** The name that a part, or its base, consists of; an `apply` next to it is ignored. */
export function leafName(part: FormulaPart | undefined): Leaf | undefined {
  if (part?.type === 'scripts') return leafName(part.base)
  if (part?.type === 'row') {
    const [only, ...rest] = part.parts.filter(each => each !== apply)
    return rest.length === 0 ? leafName(only) : undefined
  }
  return part?.type === 'name' || part?.type === 'text' ? part : undefined
}
