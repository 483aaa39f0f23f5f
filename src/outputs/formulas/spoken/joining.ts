import {
  apply,
  type Fence,
  type FormulaPart,
  isEmpty,
  isSign,
  type Leaf,
  pause,
  rowOf,
  type Scripts,
  space
} from './parts.ts'
import {bars, bigSigns, brackets, closingBrackets} from './signs.ts'
import {withIndices} from './tensors.ts'

/**
 * Joins parts of a row: the groups of digits of a long number, the letters of an upright word, scripts without a base
 * and their neighbour, brackets and their content. Removes spaces.
 */
export function joinRow(parts: readonly FormulaPart[]): FormulaPart {
  const flat = parts.flatMap(part => (part.type === 'row' ? part.parts : [part]))
  const joined = joinScripts(joinNames(joinLetters(joinDigits(flat)))).filter(part => part !== space)
  return rowOf(withPauses(pairBrackets(withIndices(joinSigns(joined)))))
}

/** Keeps a pause only if the two formulas around it are not already separated. */
function withPauses(parts: readonly FormulaPart[]): readonly FormulaPart[] {
  return parts.filter((part, index) => {
    if (part !== pause) return true
    const before = parts.slice(0, index).findLast(each => each !== apply)
    const next = parts.slice(index + 1).find(each => each !== apply)
    const isText = before?.type === 'text' && next?.type !== 'number'
    const isEnd = before === undefined || before === pause || isText || isOperator(before)
    return !isEnd && next !== undefined && begins(next, before)
  })
}

/**
 * Whether a part can begin a formula. A minus can do so only after a quantity; otherwise it continues the formula
 * before it.
 */
function begins(part: FormulaPart, before: FormulaPart): boolean {
  if (part.type === 'text') return false
  if (part.type === 'fence') return !holdsModulus(part.inside)
  if (part.type === 'scripts' && part.base.type === 'sign') return begins(part.base, before)
  if (part.type !== 'sign') return true
  return beginning.has(part.text) || (isSign(part, '−') && isQuantity(before))
}

const beginning: ReadonlySet<string> = new Set([...bigSigns, ...'∂∇∀∃¬∞∅△□⋄∠ℵ…'])

function holdsModulus(inside: FormulaPart): boolean {
  return inside.type === 'row' ? inside.parts.some(each => isSign(each, 'mod')) : isSign(inside, 'mod')
}

/** Whether a part is a number, possibly with a power, or the sign of an angle. */
function isQuantity(part: FormulaPart): boolean {
  const base = part.type === 'scripts' ? part.base : part
  return base.type === 'number' || isSign(base, '°', 'arcminute', 'arcsecond')
}

/** Joins the groups of digits of a number, as in “10 000”. */
function joinDigits(parts: readonly FormulaPart[]): readonly FormulaPart[] {
  const joined: FormulaPart[] = []
  for (const part of parts) {
    const [number, gap] = joined.slice(-2)
    const isBehind = gap === space && number?.type === 'number' && /\d$/.test(number.text)
    // The last group of decimals can be shorter.
    const group = isBehind && /[.,]\d+$/.test(number.text) ? /^\d{1,3}$/ : /^\d{3}(?:\D|$)/
    if (isBehind && part.type === 'number' && group.test(part.text))
      joined.splice(-2, 2, {type: 'number', text: number.text + part.text})
    else joined.push(part)
  }
  return joined
}

function isUpright(part: FormulaPart | undefined): part is Leaf {
  return part?.type === 'name' && part.isUpright === true
}

/** Pairs of signs that mean one thing: `\perp\!\!\!\perp` denotes independence. */
const joinedSigns: Readonly<Record<string, string>> = {'⊥⊥': '⫫', ':=': '≔', '=:': '≕', '!!': '‼'}

function joinSigns(parts: readonly FormulaPart[]): readonly FormulaPart[] {
  const joined: FormulaPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const pair =
      part.type === 'sign' && last?.type === 'sign' ? joinedSigns[last.text + part.text] : undefined
    if (pair === undefined) joined.push(part)
    else joined.splice(-1, 1, {type: 'sign', text: pair})
  }
  return joined
}

/**
 * Joins upright letters, which are separate nodes in `\mathrm{kg\,m^2}`; “d” before a variable remains a separate word.
 */
function joinLetters(parts: readonly FormulaPart[]): readonly FormulaPart[] {
  const joined: FormulaPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (isUpright(part) && isUpright(last) && part.text.length === 1 && /^\p{L}+$/u.test(last.text))
      joined.splice(-1, 1, {...last, text: last.text + part.text})
    else joined.push(part)
  }
  return joined
}

/** Joins names: `\arg\max` is one name, even if the second word has limits. */
function joinNames(parts: readonly FormulaPart[]): readonly FormulaPart[] {
  const joined: FormulaPart[] = []
  for (const part of parts) {
    const at = joined.findLastIndex(each => each !== space && each !== pause && each !== apply)
    const first = joined[at]
    const second = part.type === 'scripts' ? part.base : part
    if (isUpright(first) && isUpright(second) && doubleNames.has(`${first.text} ${second.text}`)) {
      const name: Leaf = {...second, text: `${first.text} ${second.text}`}
      joined.splice(at, joined.length, part.type === 'scripts' ? {...part, base: name} : name)
    } else joined.push(part)
  }
  return joined
}

const doubleNames: ReadonlySet<string> = new Set([
  'arg max',
  'arg min',
  'lim sup',
  'lim inf',
  'ess sup',
  'ess inf',
  'inj lim',
  'proj lim'
])

/** Joins scripts without a base to the preceding part, or otherwise to the following part, as in chemical formulas. */
function joinScripts(parts: readonly FormulaPart[]): readonly FormulaPart[] {
  const joined: FormulaPart[] = []
  let waiting: Scripts | undefined
  for (const part of parts) {
    if (part.type === 'row' && isEmpty(part)) continue
    const last = joined.at(-1)
    if (part.type === 'scripts' && isEmpty(part.base)) {
      const before = last === space ? joined.at(-2) : last
      if (isSign(part.super, '∘', '°') && before?.type === 'number') {
        // `25\,^\circ\mathrm{C}`
        joined.splice(joined.lastIndexOf(before), 2, {...part, base: before})
      } else if (last !== undefined && canHaveScripts(last, part))
        joined.splice(-1, 1, withScripts(last, part))
      else waiting = part
    } else if (waiting !== undefined && part !== space) {
      joined.push({
        ...(part.type === 'scripts' ? part : {type: 'scripts', base: part}),
        beforeSub: waiting.sub,
        beforeSuper: waiting.super
      })
      waiting = undefined
    } else joined.push(part)
  }
  return waiting === undefined ? joined : [...joined, waiting]
}

function canHaveScripts(part: FormulaPart, {sub, super: above}: Scripts): boolean {
  if (part.type === 'scripts')
    return part.super === undefined || (part.sub === undefined && sub !== undefined && above === undefined)
  return part.type === 'name' || part.type === 'fence' || isSign(part, ...closingBrackets)
}

function withScripts(part: FormulaPart, {sub, super: above}: Scripts): FormulaPart {
  const given = {...(sub !== undefined && {sub}), ...(above !== undefined && {super: above})}
  const isJoined = part.type === 'scripts' && !(part.sub !== undefined && sub !== undefined)
  const scripts: Scripts = isJoined ? {...part, ...given} : {type: 'scripts', base: part, ...given}
  // Scripts are chemical unless their base is a slanted or Greek letter, as in tensors.
  const {base} = scripts
  const isLetter = base.type === 'name' && (base.isUpright !== true || !/^\p{Script=Latin}/u.test(base.text))
  return isLetter ? scripts : {...scripts, isChemical: true}
}

type Opened = {open: string; parts: FormulaPart[]}

/** Pairs brackets of any kind, so that half-open intervals are also pairs; unclosed brackets stay single. */
function pairBrackets(parts: readonly FormulaPart[]): readonly FormulaPart[] {
  const levels: Opened[] = [{open: '', parts: []}]
  const signs = parts.map(bracketOf)
  const lastOf = new Map(signs.map((sign, index) => [sign, index]))
  /**
   * Whether a bar opens: if an operand must follow and a later sign can close the bar, or if the next bracket is `⟩`,
   * as in `|ψ⟩`.
   */
  const opens = (sign: string, {open, parts: inside}: Opened, index: number): boolean => {
    if (sign === 'no prefix' || brackets.has(sign)) return true
    if (!bars.has(sign)) return false
    const side = sideOf(parts[index])
    if (side !== undefined && !(side === 'open' && open === '⟨')) return side === 'open'
    if (sign === '|' && open !== '⟨' && nextOutside(signs, index) === '⟩') return true
    const last = inside.at(-1)
    return (
      (isOperator(last) || isBarred(last) || isBig(last) || isFunction(last)) &&
      [sign, '⟩', 'no postfix'].some(each => (lastOf.get(each) ?? 0) > index)
    )
  }
  /**
   * The bracket directly after an index, empty if another part follows; undefined if no angle bracket closes later, as
   * after `\bra{a}`.
   */
  const nextOf = (index: number): string | undefined =>
    index + 1 < parts.length && (lastOf.get('⟩') ?? -1) > index ? (signs[index + 1] ?? '') : undefined
  parts.forEach((part, index) => {
    const current = levels.at(-1)!
    const sign = signs[index]
    if (sign === undefined) current.parts.push(part)
    else if (sideOf(part) !== 'open' && closes(sign, current, nextOf(index))) {
      levels.pop()
      const close = sign === 'no postfix' ? '' : sign
      const fence: Fence = {
        type: 'fence',
        open: current.open === 'no prefix' ? '' : current.open,
        close,
        inside: rowOf(current.parts)
      }
      levels.at(-1)!.parts.push(part.type === 'scripts' ? {...part, base: fence} : fence)
    } else if (part.type === 'sign' && opens(sign, current, index)) levels.push({open: sign, parts: []})
    else if (!sign.startsWith('no ')) current.parts.push(part)
  })
  return levels.flatMap(({open, parts: inside}, depth) =>
    depth === 0 || open === 'no prefix' ? inside : [{type: 'sign', text: open} as const, ...inside]
  )
}

/** The next bracket or bar after an index, skipping brackets that are opened and closed in between. */
function nextOutside(signs: ReadonlyArray<string | undefined>, start: number): string | undefined {
  let depth = 0
  for (const sign of signs.slice(start + 1)) {
    if (sign === undefined) continue
    if (brackets.has(sign)) depth++
    else if (depth === 0) return sign
    else if (closingBrackets.has(sign)) depth--
  }
  return undefined
}

/** The side of a bar or bracket, opening or closing, if its node specifies one. */
function sideOf(part: FormulaPart | undefined): Leaf['side'] {
  const leaf = part?.type === 'scripts' ? part.base : part
  return leaf?.type === 'sign' ? leaf.side : undefined
}

/** The bracket or bar that a part represents, with or without scripts; undefined for another part. */
function bracketOf(part: FormulaPart): string | undefined {
  const leaf = part.type === 'scripts' ? part.base : part
  if (leaf.type !== 'sign') return undefined
  const {text} = leaf
  const isBracket =
    brackets.has(text) || closingBrackets.has(text) || bars.has(text) || text.startsWith('no ')
  return isBracket ? text : undefined
}

/**
 * Whether a sign closes the open bracket; `next` is the bracket directly after the sign, empty if another part follows.
 */
function closes(sign: string, {open, parts}: Opened, next: string | undefined): boolean {
  if (open === '') return false
  if (sign === 'no postfix' || closingBrackets.has(sign)) return true
  if (!bars.has(sign) || isOperator(parts.at(-1))) return false
  // In `⟨ψ|`, the bar closes at the end; in `\left.x\right|`, it closes anywhere.
  return open === sign || open === 'no prefix' || (open === '⟨' && (next === undefined || bars.has(next)))
}

/** Whether an operand must follow a part; also true if the part is missing. */
export function isOperator(part: FormulaPart | undefined): boolean {
  return (
    part === undefined || (part.type === 'sign' && !/^(?:[!‼%°′…∞∅]|arc(?:minute|second))$/u.test(part.text))
  )
}

/** Whether a part is a sum, an integral or similar, with its limits, after which an operand must follow. */
function isBig(part: FormulaPart | undefined): boolean {
  return part?.type === 'scripts' && part.base.type === 'sign' && bigSigns.has(part.base.text)
}

/** Whether a part is a function, with or without limits, after which an operand must follow: `\max_i |x_i|`. */
function isFunction(part: FormulaPart | undefined): boolean {
  const base = part?.type === 'scripts' ? part.base : part
  return base?.type === 'name' && base.isUpright === true && base.text.length > 1
}

function isBarred(part: FormulaPart | undefined): boolean {
  const base = part?.type === 'scripts' ? part.base : part
  return base?.type === 'fence' && (bars.has(base.open) || bars.has(base.close))
}
