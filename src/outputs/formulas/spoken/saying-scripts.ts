import type {SpokenLanguage} from './language.ts'
import {plainLetters, saySign, stylesOf} from './letters.ts'
import {hasArrow} from './limits.ts'
import {apply, type FormulaPart, isSign, partsOf, rowOf, type Scripts} from './parts.ts'
import {endsByItself, isBig, isShortScript, leafName} from './shapes.ts'
import {accentNames, bigSigns, integrals} from './signs.ts'
import {inWords, type Speaker} from './speaker.ts'

/** Speaks a base with its scripts: limits first, then parts above and below, then the index, then the power. */
export function sayScripts(speaker: Speaker, part: Scripts): string {
  const {base, sub, under, over, beforeSub, beforeSuper} = part
  const isDecorated = base.type === 'scripts' && isBig(base) && [under, over].some(each => each !== undefined)
  // The scripts in `\sideset` are not limits.
  if (isDecorated) return sayBig(speaker, part, sayAround(speaker, base))
  const isSided = beforeSub !== undefined || beforeSuper !== undefined
  if (isBig(part) && !isSided) return sayBig(speaker, part)
  const {language, say} = speaker
  const name = functionName(speaker, base)
  if (isLimited(part)) return sayLimit(speaker, name, part)
  const range = rangeOf(part)
  if (range !== undefined) {
    const [from, to] = range.map(say)
    const evaluated = base.type === 'fence' && base.open === '' ? base.inside : base
    return language.phrase('evaluatedFromTo', isSign(base, '|') ? '' : say(evaluated), from!, to!).trim()
  }
  if (sub !== undefined && isEvaluated(base)) {
    const before = base.type === 'fence' ? say(base.inside) : ''
    return withSuper(speaker, language.phrase('evaluatedAt', before, say(sub)).trim(), part)
  }
  // “f restricted to A”
  if (isSign(base, '↾') && sub !== undefined && part.super === undefined)
    return inWords([say(base), say(sub)])
  return sayAround(speaker, part)
}

/** Speaks a base with the parts above and below it, its index, its power, and the scripts before it. */
function sayAround(speaker: Speaker, part: Scripts): string {
  const {language} = speaker
  const {base, sub, under, over, beforeSub, beforeSuper} = part
  const {say} = speaker.where(meaningOfBar(speaker, sub))
  const name = functionName(speaker, base)
  const only = base.type === 'row' ? {...base, parts: base.parts.filter(each => each !== apply)} : base
  const isEquilibrium = isSign(base, '⇌') && [under, over].some(each => each !== undefined)
  let said = isEquilibrium
    ? language.phrase('equilibriumArrow')
    : speaker.say(only) || language.phrase('blank')
  if (over !== undefined) said = sayBeside(speaker, said, base, over, aboveForms)
  if (under !== undefined) said = sayBeside(speaker, said, base, under, belowForms)
  if (sub !== undefined) said = saySub({...speaker, say}, said, name, sub)
  said = withSuper(speaker, said, part)
  if (beforeSuper !== undefined) said = language.phrase('beforeSuper', said, say(beforeSuper))
  return beforeSub === undefined ? said : language.phrase('beforeSub', said, say(beforeSub))
}

/** The meaning of a bar between two parts of an index: `E_{t|t-1}`. */
function meaningOfBar({language}: Speaker, script: FormulaPart | undefined): Speaker['meanings'] {
  return script !== undefined && barIn(script) !== undefined ? {'|': language.phrase('given')} : {}
}

/** The parts after a bar, if other parts precede and follow it. */
function barIn(script: FormulaPart): readonly FormulaPart[] | undefined {
  const parts = partsOf(script)
  const at = parts.findIndex(part => isSign(part, '|'))
  return at > 0 && at < parts.length - 1 ? parts.slice(at + 1) : undefined
}

/** Whether the subscript of `base` is the point at which an expression is evaluated: `\left.f\right|_{x=0}`. */
function isEvaluated(base: FormulaPart): boolean {
  return isSign(base, '|') || (base.type === 'fence' && base.open === '' && base.close === '|')
}

/** The limits of an evaluation: in `\left.F\right|_a^b`, and in `[F]_0^1`, where one of the scripts is a number. */
function rangeOf({base, sub, super: above}: Scripts): readonly [FormulaPart, FormulaPart] | undefined {
  if (sub === undefined || above === undefined) return undefined
  const isInBrackets = base.type === 'fence' && base.open === '[' && base.close === ']'
  const isRange = isInBrackets && base.inside.type !== 'grid' && [sub, above].some(isEnd)
  return isEvaluated(base) || isRange ? [sub, above] : undefined
}

function isEnd(part: FormulaPart): boolean {
  const [first, second, ...rest] = partsOf(part)
  const number = isSign(first, '−') ? second : first
  return rest.length === 0 && (number?.type === 'number' || isSign(number, '∞'))
}

/** The TeX name of a function, if the language has words for it. */
export function functionName({language}: Speaker, part: FormulaPart): string | undefined {
  const name = leafName(part)
  if (name?.type !== 'name' || name.isUpright !== true) return undefined
  const plain = plainLetters(name.text).replaceAll(/\s+/g, ' ')
  return language.functions.has(plain) ? plain : undefined
}

/**
 * Speaks a sum or similar: “the sum from i equals 1 to n of”. `decorated` are the words for a sign with scripts that
 * are not limits.
 */
function sayBig(
  {language, say, where}: Speaker,
  {base, sub, under, over, super: above}: Scripts,
  decorated?: string
): string {
  const [from, to] = [under ?? sub, over ?? above]
  const name = decorated ?? say(base)
  if (from === undefined) {
    if (to === undefined) return name
    return language.phrase(
      isSign(base, '⋀') ? 'exteriorPower' : 'bigUpTo',
      ...(isSign(base, '⋀') ? [say(to)] : [name, say(to)])
    )
  }
  const behind = barIn(from)
  const bar = behind?.some(part => isSign(part, '=', '≠', '<', '>', '≤', '≥', '∈', '∼'))
    ? language.phrase('suchThat')
    : (language.signs.get('divides') ?? '')
  const below = where({
    '∈': language.phrase('within'),
    ...(behind !== undefined && {'|': bar})
  }).say(from)
  return to === undefined
    ? language.phrase(
        integrals.has(base.type === 'sign' ? base.text : '') ? 'integralOver' : 'bigOver',
        name,
        below
      )
    : language.phrase('bigFromTo', name, below, say(to))
}

/** Whether a part is a function with something below it that is not an accent. */
export function isLimited({base, under}: Scripts): boolean {
  if (under === undefined || (under.type === 'sign' && accentNames.has(under.text))) return false
  const name = base.type === 'scripts' ? undefined : leafName(base)
  return name?.type === 'name' && name.isUpright === true && name.text.length > 1
}

/** Speaks a function with a limit: “the limit as n approaches infinity of”, “the maximum over x of”. */
function sayLimit(speaker: Speaker, name: string | undefined, part: Scripts): string {
  const {language, where, say} = speaker
  const {phrase, signs} = language
  const {base, under} = part
  // In a display formula, the power of a function is set above it.
  const above = part.super ?? part.over
  const below = where({
    '→': phrase('approaches'),
    '↓': signs.get('↘') ?? '',
    '↑': signs.get('↗') ?? '',
    '∈': phrase('within'),
    '∼': phrase('distributed')
  }).say(withSides(language, say, under ?? rowOf([])))
  const said = withSuper(speaker, say(base), {...part, super: above})
  if (under === undefined || !hasArrow(under)) return phrase('functionOver', said, below)
  return name === 'lim' && above === undefined ? phrase('limit', below) : phrase('limitOf', said, below)
}

/** Replaces a one-sided limit, `0^+`, with a text: “0 from above”. */
function withSides({phrase}: SpokenLanguage, say: Speaker['say'], below: FormulaPart): FormulaPart {
  return rowOf(
    partsOf(below).map((part, index, parts) => {
      const isGoal = part.type === 'scripts' && isSign(parts[index - 1], '→', '↓', '↑')
      if (!isGoal || !isSign(part.super, '+', '−')) return part
      const side = phrase(part.super.text === '+' ? 'fromAbove' : 'fromBelow', say(part.base))
      return {type: 'text', text: side}
    })
  )
}

const aboveForms = {accent: ['accent', 'longAccent'], text: ['over', 'longOver']} as const
const belowForms = {accent: ['accentBelow', 'longAccentBelow'], text: ['under', 'longUnder']} as const

/** Speaks the part above or below a base: an accent, or a text at an arrow or brace. */
function sayBeside(
  {language, say}: Speaker,
  said: string,
  base: FormulaPart,
  beside: FormulaPart,
  forms: typeof aboveForms | typeof belowForms
): string {
  const isShort = endsByItself(base)
  const accent = beside.type === 'sign' ? accentNames.get(beside.text) : undefined
  if (accent === undefined || base.type === 'sign')
    return language.phrase(
      forms.text[isShort && isShortScript(beside) ? 0 : 1],
      said,
      isSign(beside, '∼') ? (language.signs.get('~') ?? '') : say(beside)
    )
  if (accent === 'arrow' && forms === aboveForms)
    return language.phrase(isShort ? 'vector' : 'longVector', said)
  return language.phrase(forms.accent[isShort ? 0 : 1], said, language.accents.get(accent) ?? accent)
}

function saySub({language, say}: Speaker, said: string, name: string | undefined, sub: FormulaPart): string {
  if (name === 'log' && isShortScript(sub)) return language.phrase('logBase', said, say(sub))
  return language.phrase(isShortScript(sub) ? 'sub' : 'longSub', said, say(sub))
}

/** Speaks the superscript after a base that is already in words: a power, primes, a mark, or a word. */
function withSuper(speaker: Speaker, said: string, part: Scripts): string {
  const {base, super: above, isIndexed} = part
  const {language, say} = speaker
  if (above === undefined) return said
  const signs = partsOf(above)
  const primes = signs.map(each => (each.type === 'sign' ? '′″‴⁗'.indexOf(each.text) + 1 : 0))
  if (primes.every(count => count > 0))
    return sayPrimes(
      speaker,
      said,
      primes.reduce((count, more) => count + more, 0)
    )
  if (isSign(above, '∘', '°'))
    return isMeasured(base) ? language.phrase('degrees', said) : ringed(language, said)
  if (isTransposed(base, above)) return language.phrase('transpose', said)
  if (isSign(above, '⊥', 'bottom')) return language.phrase('orthogonal', said)
  // The dot in `H^{\bullet}` does not mean multiplication.
  if (isSign(above, '⋅')) return language.phrase('superscript', said, language.accents.get('dot') ?? '')
  if (isSign(above, '∗', '†', '‡')) return inWords([said, saySign(above.text, language)])
  // `x'^2`
  const marks = primes.indexOf(0)
  if (marks > 0) {
    const count = primes.slice(0, marks).reduce((sum, more) => sum + more, 0)
    return withSuper(speaker, sayPrimes(speaker, said, count), {...part, super: rowOf(signs.slice(marks))})
  }
  const isIndex =
    isIndexed === true ||
    isSign(base, ...bigSigns) ||
    isSign(above, 'exclamation') ||
    (part.sub !== undefined && partsOf(part.sub).some(each => isSign(each, '='))) ||
    partsOf(above).some(each => isSign(each, ','))
  if (isIndex || isMark(above))
    return language.phrase(isShortScript(above) ? 'superscript' : 'longSuperscript', said, say(above))
  if (above.type === 'number' && above.text === '2') return language.phrase('squared', said)
  if (above.type === 'number' && above.text === '3') return language.phrase('cubed', said)
  if (isInverse(speaker, base, above)) return language.phrase('inverse', said)
  return language.phrase(isShortScript(above) ? 'power' : 'longPower', said, say(above))
}

/**
 * Whether a raised ring after this base means degrees, as after a number. After a capital letter, which may be a set,
 * it means the interior.
 */
function isMeasured(base: FormulaPart): boolean {
  return base.type === 'number' || (base.type === 'name' && !/^\p{Lu}/u.test(plainLetters(base.text)))
}

function ringed({phrase, accents: words}: SpokenLanguage, said: string): string {
  return phrase('superscript', said, words.get('ring') ?? '')
}

function sayPrimes({language}: Speaker, said: string, count: number): string {
  if (count > 3) return inWords([said, ...Array.from({length: count}, () => saySign('′', language))])
  return language.phrase(count === 1 ? 'prime' : count === 2 ? 'doublePrime' : 'triplePrime', said)
}

/** Whether a superscript transposes: `X^\top`, `X^{\mathsf T}`; italic T does so after one capital or bold letter. */
function isTransposed(base: FormulaPart, above: FormulaPart): boolean {
  if (isSign(above, '⊤')) return true
  const name = leafName(above)
  if (name === undefined || plainLetters(name.text) !== 'T') return false
  if (name.type === 'text' || name.isUpright || stylesOf(name.text).length > 0) return true
  const letter = leafName(base)?.text ?? ''
  return /^[A-ZΓΔΘΛΞΠΣΦΨΩ]$/.test(letter) || stylesOf(letter).includes('bold')
}

/** Whether a superscript is something other than a power: words, only signs, or a part in brackets. */
function isMark(above: FormulaPart): boolean {
  if (above.type === 'text' || above.type === 'fence') return true
  if (above.type === 'name') return above.isUpright === true && above.text.length > 1
  return partsOf(above).every(each => each.type === 'sign' && each.text !== '∞')
}

function isInverse(speaker: Speaker, base: FormulaPart, above: FormulaPart): boolean {
  const [sign, one, ...rest] = partsOf(above)
  if (rest.length > 0 || !isSign(sign, '−') || one?.type !== 'number' || one.text !== '1') return false
  const name = leafName(base)
  const isLetter = name?.type === 'name' && name.isUpright !== true && /^[fgh]$/.test(name.text)
  return functionName(speaker, base) !== undefined || isLetter
}

/**
 * Speaks a part of a chemical formula, in which numbers and charges are neither indices nor powers: “S O 4 2 minus”.
 */
export function sayChemical(
  {say, language}: Speaker,
  {beforeSuper, beforeSub, base, sub, super: above}: Scripts
): string {
  // An oxidation number belongs to its element, so it is spoken before the number of atoms.
  const isOxidized = above !== undefined && /^[IVX]+$/.test(leafName(above)?.text ?? '')
  const parts = [beforeSuper, beforeSub, base, ...(isOxidized ? [above, sub] : [sub])]
  const said = parts.map(part => (part === undefined ? '' : say(part)))
  if (isOxidized) return inWords(said)
  // The dot of a radical, `H^{.}`.
  const mark = isSign(above, '⋅') ? language.accents.get('dot') : undefined
  return inWords([...said, mark ?? (above === undefined ? '' : (charge(above) ?? say(above)))])

  /** The words for a charge, “2 minus”, without the words for addition. */
  function charge(script: FormulaPart): string | undefined {
    const parts = partsOf(script)
    const last = parts.at(-1)
    if (!isSign(last, '+', '−') || parts.slice(0, -1).some(({type}) => type !== 'number')) return undefined
    return inWords([
      ...parts.slice(0, -1).map(say),
      language.phrase(isSign(last, '+') ? 'positive' : 'negative')
    ])
  }
}
