import {patternFor} from '../patterns/patterns.ts'

/** A CSL-JSON name with its particles separated. */
export type Name = Readonly<{
  family: string
  given: string
  droppingParticle: string
  nonDroppingParticle: string
  suffix: string
  hasCommaSuffix: boolean
  /** A name that is shown as written. */
  literal: string | undefined
  /** A key that is the same for all forms of a person's name. */
  person: string
  /** The family name with its particle. */
  wholeFamily: string
  /** Whether the family name comes first, without a comma. */
  isStatic: boolean
}> & {
  /** The most recent initials; undefined until they are rendered. */
  initials: Initials | undefined
}

/** The initials of a name, with their options. */
export type Initials = Readonly<{mark: string; initialize: boolean; keepsHyphen: boolean; text: string}>

/** Parses the names of a variable; invalid values are ignored. */
export function readNameList(value: unknown): readonly Name[] {
  if (!Array.isArray(value)) return []
  const found = lists.get(value)
  if (found !== undefined) return found
  const names = value.flatMap(name =>
    typeof name === 'object' && name !== null
      ? [readName(name as Readonly<Record<string, unknown>>)]
      : typeof name === 'string' && name !== ''
        ? [literalName(name)]
        : []
  )
  lists.set(value, names)
  return names
}

const lists = new WeakMap<object, readonly Name[]>()

function literalName(literal: string): Name {
  return {
    family: '',
    given: '',
    droppingParticle: '',
    nonDroppingParticle: '',
    suffix: '',
    hasCommaSuffix: false,
    literal,
    person: literal,
    wholeFamily: '',
    isStatic: false,
    initials: undefined
  }
}

function readName(value: Readonly<Record<string, unknown>>): Name {
  const part = (name: string): string =>
    value[name] === undefined || value[name] === null ? '' : String(value[name]).trim()
  const literal = part('literal')
  if (literal !== '') return literalName(literal)
  let family = part('family')
  let given = part('given')
  if (/^".*"$/.test(family) && given === '') return literalName(family.slice(1, -1))
  if (family === '' && given !== '' && part('suffix') === '') return literalName(given)
  const isQuoted = /^".*"$/.test(family)
  if (isQuoted) family = family.slice(1, -1)
  let droppingParticle = part('dropping-particle')
  let nonDroppingParticle = part('non-dropping-particle')
  let suffix = part('suffix')
  let hasCommaSuffix = Boolean(value['comma-suffix'])
  if (!isQuoted && nonDroppingParticle === '' && value['parse-names'] !== false) {
    const [particle, rest] = leadingParticle(family)
    nonDroppingParticle = particle
    family = rest
  }
  if (suffix === '' && given.includes(',')) {
    const match = /^(.*?)\s*,(!?)\s*(.+)$/.exec(given)
    const tail = match?.[3] ?? ''
    if (match && firstLower(tail).test(tail) && droppingParticle === '') {
      // `François Hédelin, abbé d'` keeps its comma.
      droppingParticle = `, ${tail}`
      given = match[1]!
    } else if (match) {
      given = match[1]!
      suffix = tail
      hasCommaSuffix ||= match[2] === '!'
    }
  }
  if (droppingParticle === '' && value['parse-names'] !== false) {
    const [rest, particle] = trailingParticle(given)
    given = rest
    droppingParticle = particle
  }
  return {
    family,
    given,
    droppingParticle,
    nonDroppingParticle,
    suffix,
    hasCommaSuffix,
    literal: undefined,
    // `J. J.` and `J.J.` are one person.
    person: [nonDroppingParticle, family, given.replace(/\.\s+/g, '.'), droppingParticle, suffix].join('|'),
    wholeFamily: `${nonDroppingParticle} ${family}`,
    isStatic: Boolean(value['static-ordering']) || isUnspaced(family + given),
    initials: undefined
  }
}

const firstLower = patternFor(/^[a-z]/, /^\p{Ll}/u)
const leading = patternFor(
  /^((?:[a-z’'.-]+(?:\s+|(?<=[’'])\s*|(?<=-)))+)(?=[A-Z"])(.+)$/,
  /^((?:[\p{Ll}\p{M}’'.-]+(?:\s+|(?<=[’'])\s*|(?<=-)))+)(?=[\p{Lu}\p{Lo}\p{Lt}"])(.+)$/u
)
const trailing = patternFor(
  /^(.*?\S)\s+((?:[a-z][a-z’'.-]*\s*)+)$/,
  /^(.*?\S)\s+((?:[\p{Ll}\p{M}][\p{Ll}\p{M}’'.-]*\s*)+)$/u
)

/** Splits off lower-case words before the family name. */
function leadingParticle(family: string): readonly [particle: string, family: string] {
  const match = leading(family).exec(family)
  if (match === null) return ['', family]
  const typed = match[1]!
  // A space after an apostrophe is kept if the author typed it.
  return [
    /[’'-]$/.test(typed.trimEnd()) && /\s$/.test(typed) ? `${typed.trimEnd()} ` : typed.trimEnd(),
    match[2]!
  ]
}

/** Splits off lower-case words after the given name. */
function trailingParticle(given: string): readonly [given: string, particle: string] {
  const match = trailing(given).exec(given)
  return match === null ? [given, ''] : [match[1]!, match[2]!.trim()]
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Mongolian}]/u

/** Whether a text is in a script in which the family name comes first, without a space after it. */
export function isUnspaced(text: string): boolean {
  return /[\u0300-\uffff]/.test(text) && unspaced.test(text)
}
