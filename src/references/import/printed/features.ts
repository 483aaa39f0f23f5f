import {type WordClass, wordClasses} from './lexicon.ts'

/**
 * The model's input for a reference: for each word, a list of features as 24-bit hashes, and the class of the join with
 * the word before. Because of the hashes, the weights contain no text of the training data.
 */
export type Features = Readonly<{
  rows: readonly Int32Array[]
  /** Features for a word that begins a field. */
  begins: readonly Int32Array[]
  joins: Uint8Array
}>

/** The number of classes of joins. */
export const joinCount = 16

/** The features of the words of a reference, in linear time. */
export function featuresOf(words: readonly string[]): Features {
  const seen = words.map(look)
  const surroundings = surroundingsOf(seen)
  return {
    rows: seen.map((_, index) => rowOf(seen, surroundings, index)),
    begins: seen.map((_, index) => beginOf(seen, surroundings, index)),
    joins: Uint8Array.from(seen, (_, index) => joinOf(seen, surroundings, index))
  }
}

/** Properties of a word by itself. */
type Look = Readonly<{
  lower: string
  bare: string
  shape: string
  lead: string
  trail: string
  number: string
  classes: readonly WordClass[]
  capital: boolean
  initial: boolean
}>

function look(text: string): Look {
  const lower = text.toLowerCase()
  const lead = /^[^\p{L}\p{N}]*/u.exec(lower)![0]
  const trail = lead.length === lower.length ? '' : /[^\p{L}\p{N}]*$/u.exec(lower)![0]
  const bare = lower.slice(lead.length, lower.length - trail.length)
  const core = text.slice(lead.length, text.length - trail.length)
  const capital = /^\p{Lu}/u.test(core)
  return {
    lower,
    bare,
    shape: shapeOf(text),
    lead,
    trail,
    number: numberOf(core),
    // “Or.” is the state of Oregon, but “or” is not.
    classes: wordClasses(bare).filter(name => capital || (name !== 'region' && name !== 'given')),
    capital,
    initial: /^(\p{Lu}\.?-?){1,3}$/u.test(core) && (trail.startsWith('.') || core.length <= 3)
  }
}

/** The shape of a word: `Aaa` for `Psychology`, `00)` for `1999)`; runs are shortened to two characters. */
function shapeOf(text: string): string {
  return text
    .slice(0, 24)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\p{Nd}/gu, '0')
    .replace(/(.)\1{2,}/g, '$1$1')
}

/** The kind of a number; empty for other words. */
function numberOf(core: string): string {
  if (/^https?:|^www\.|^ftp:|\.(com|org|edu|net|gov)\b/i.test(core)) return 'url'
  if (/^(doi:?)?10\.\d{4}/i.test(core)) return 'doi'
  if (!/\d/.test(core))
    return /^[ivxlcdm]+$/i.test(core) ? (core === core.toUpperCase() ? 'ROMAN' : 'roman') : ''
  if (/^(1[4-9]|20)\d\d[a-z]?$/.test(core)) return 'year'
  if (/^(1[4-9]|20)\d\d[-–—/](1[4-9]|20)?\d\d$/.test(core)) return 'years'
  if (/^\d+[-–—−]+\d+$/.test(core)) return 'range'
  if (/^[a-z]{0,2}\d+[-–—−]+[a-z]{0,2}\d+$/i.test(core)) return 'letterrange'
  if (/^\d+\(\d/.test(core)) return 'volume(issue'
  if (/^\d+(st|nd|rd|th|e|er|a|o|\.)$/i.test(core)) return 'ordinal'
  if (/^\d+$/.test(core)) return core.length > 4 ? 'digits5' : `digits${core.length}`
  if (/^[\d-]{9,17}[xX]?$/.test(core)) return 'isbn'
  if (/^\d+(p|pp|pages|s)$/i.test(core)) return 'pages'
  return /^\d/.test(core) ? 'mixed' : 'lettermixed'
}

/** Properties of a word from its context. */
type Surroundings = Readonly<{
  depth: number[]
  quoted: string[]
  yearsBefore: number[]
  /** The number of years after a word, at most two. */
  yearsAfter: number[]
  stopsBefore: number[]
  /**
   * For each word, the last word before it that introduces a note (“reprinted”, “available”); empty if no word does.
   */
  noted: string[]
  /**
   * For each word, the ranges that contain it: between commas or stronger marks, between full stops or stronger
   * marks, and between brackets.
   */
  clause: Stretches
  sentence: Stretches
  bracket: Stretches
  whole: string
}>

type Stretches = Readonly<{of: number[]; start: number[]; end: number[]; say: string[]; rough: string[]}>

function surroundingsOf(seen: readonly Look[]): Surroundings {
  const depth: number[] = []
  const quoted: string[] = []
  const yearsBefore: number[] = []
  const stopsBefore: number[] = []
  let open = 0
  let inQuotes = false
  let quotes = 0
  let years = 0
  let stops = 0
  let note = ''
  const noted: string[] = []
  const yearsSoFar: number[] = []
  for (const word of seen) {
    noted.push(note)
    if (ofNotes.test(word.bare)) note = word.bare
    yearsSoFar.push(years)
    if (/[([]/.test(word.lead)) open += 1
    if (/[“"„«‘`]/.test(word.lead) && !inQuotes) {
      inQuotes = true
      quotes += 1
    }
    depth.push(Math.min(open, 2))
    quoted.push(inQuotes ? 'in' : quotes > 0 ? 'after' : 'no')
    yearsBefore.push(Math.min(years, 3))
    stopsBefore.push(Math.min(stops, 6))
    if (/[”"»’']/.test(word.trail) && (inQuotes || word.trail.includes('”'))) inQuotes = false
    if (open > 0 && /[)\]]/.test(word.trail + (word.bare === '' ? word.lead : '')) && !/\(/.test(word.bare))
      open -= 1
    if (word.number === 'year') years += 1
    if (endsSentence(word)) stops += 1
  }
  const clause = stretchesOf(
    seen,
    word => /[,.;:?!]/.test(word.trail) && !(word.initial && !/[,;:]/.test(word.trail))
  )
  const sentence = stretchesOf(seen, endsSentence)
  const bracket = stretchesOf(
    seen,
    (word, index) => /[)\]]/.test(word.trail) || /[([]/.test(seen[index + 1]?.lead ?? '')
  )
  const yearsAfter = seen.map(({number}, index) =>
    Math.min(years - yearsSoFar[index]! - (number === 'year' ? 1 : 0), 2)
  )
  const whole = wholeOf(seen, quotes)
  return {depth, quoted, yearsBefore, yearsAfter, stopsBefore, noted, clause, sentence, bracket, whole}
}

const ofNotes =
  /^(?:reprint(?:ed)?|repr|available|retrieved|accessed|published|submitted|appear|presented|see|also|cited|special|prepared|unpublished|manuscript|online|web|translation|originally|reissued)$/

function endsSentence(word: Look): boolean {
  return /[.?!]/.test(word.trail) && !word.initial && !(word.bare.length <= 3 && word.classes.length > 0)
}

function stretchesOf(seen: readonly Look[], ends: (word: Look, index: number) => boolean): Stretches {
  const stretches: Stretches = {of: [], start: [], end: [], say: [], rough: []}
  let start = 0
  seen.forEach((word, index) => {
    stretches.of.push(stretches.start.length)
    if (!ends(word, index) && index < seen.length - 1) return
    stretches.start.push(start)
    stretches.end.push(index)
    const inside = seen.slice(start, index + 1)
    const classes = new Set(inside.flatMap(({classes}) => classes))
    const long = inside.filter(({bare}) => bare.length > 3 && /^\p{L}/u.test(bare))
    const capitals = long.filter(({capital}) => capital).length
    const casing = long.length < 2 ? 's' : capitals === long.length ? 'T' : capitals <= 1 ? 'l' : 'm'
    const initials = inside.some(({initial}) => initial) ? 'I' : ''
    const numbers = new Set(inside.map(({number}) => number).filter(number => number !== ''))
    const length = inside.length
    const size = length > 6 ? 7 : length > 3 ? 4 : length
    const known = (
      ['publisher', 'body', 'journal', 'meeting', 'thesis', 'report', 'editor', 'place', 'month'] as const
    )
      .filter(name => classes.has(name))
      .map(name => name.slice(0, 3))
      .join('')
    const number = numbers.has('year') ? 'Y' : numbers.has('range') ? 'R' : numbers.size > 0 ? 'N' : ''
    stretches.say.push(`${casing}${initials}${number}${size}${known}`)
    stretches.rough.push(`${casing}${initials}${number}${Math.min(size, 4)}`)
    start = index + 1
  })
  return stretches
}

/** Properties of the whole reference. */
function wholeOf(seen: readonly Look[], quotes: number): string {
  const has = (test: (word: Look) => boolean) => (seen.some(test) ? '1' : '0')
  return [
    quotes > 0 ? 'q' : '-',
    has(word => word.classes.includes('publisher')),
    has(word => word.number === 'volume(issue' || word.classes.includes('volume')),
    has(word => word.number === 'range'),
    has(word => word.bare === 'in' && word.capital)
  ].join('')
}

function joinOf(seen: readonly Look[], {depth}: Surroundings, index: number): number {
  const before = seen[index - 1]
  const word = seen[index]!
  if (!before) return 0
  const {trail} = before
  const mark = /[)\]]/.test(trail)
    ? 1
    : /[”"»’]/.test(trail)
      ? 2
      : trail.includes(',') || trail.includes(';')
        ? 3
        : trail.includes(':')
          ? 4
          : /[.?!]/.test(trail)
            ? before.initial || before.bare.length <= 3
              ? 5
              : 6
            : 0
  const opens = /[([“"„«‘]/.test(word.lead) || (depth[index]! > 0 && mark === 0 && /[([]/.test(word.lead))
  return 1 + mark * 2 + (opens ? 1 : 0)
}

function rowOf(seen: readonly Look[], where: Surroundings, index: number): Int32Array {
  const word = seen[index]!
  const row: number[] = []
  const add = (name: string, value: string | number) => row.push(hash(`${name}=${value}`))
  const at = (offset: number) => seen[index + offset]
  const {bare, trail, lead, number} = word
  const count = seen.length

  add('w', word.lower)
  add('b', bare)
  add('sh', word.shape)
  add('e', trail)
  add('l', lead)
  add('n', number)
  for (const size of [2, 3, 4]) {
    if (bare.length < size) break
    add(`p${size}`, bare.slice(0, size))
    add(`x${size}`, bare.slice(-size))
  }
  const kind = kindOf(word)
  add('k', kind)
  for (const name of word.classes) add('c', name)
  add('kc', `${kind}|${trail}|${lead}`)
  add('pos', Math.floor((10 * index) / count))
  add('i', Math.min(index, 5))
  add('z', Math.min(count - 1 - index, 4))
  add('d', `${where.depth[index]}|${kind}`)
  add('q', `${where.quoted[index]}|${where.whole[0]}`)
  add('qs', `${where.quoted[index]}|${Math.min(where.stopsBefore[index]!, 3)}`)
  add('y', `${where.yearsBefore[index]}|${kind}`)
  add('ys', `${where.yearsBefore[index]}|${where.stopsBefore[index]}`)
  add('st', `${where.stopsBefore[index]}|${kind}`)
  add('wh', `${where.whole}|${where.stopsBefore[index]}`)
  add('wy', `${where.whole}|${where.yearsBefore[index]}|${kind[0]}`)

  for (const offset of [-3, -2, -1, 1, 2, 3]) {
    const other = at(offset)
    add(`k${offset}`, other ? kindOf(other) : '∅')
    if (Math.abs(offset) > 2) continue
    add(`b${offset}`, other ? other.bare : '∅')
    add(`sh${offset}`, other ? other.shape : '∅')
    add(`e${offset}`, other ? `${other.trail}|${other.lead}` : '∅')
    if (other) for (const name of other.classes) add(`c${offset}`, name)
  }
  const before = at(-1)
  const after = at(1)
  add('pe', `${before ? before.trail : '∅'}|${kind}`)
  add('pb', `${before ? before.bare : '∅'}|${bare}`)
  add('pk', `${before ? kindOf(before) : '∅'}|${before?.trail}|${kind}|${trail}`)
  add('nk', `${kind}|${trail}|${after ? kindOf(after) : '∅'}|${after?.trail}`)
  add('ppk', `${at(-2) ? kindOf(at(-2)!) : '∅'}|${before ? kindOf(before) : '∅'}|${kind}`)
  add('nnk', `${kind}|${after ? kindOf(after) : '∅'}|${at(2) ? kindOf(at(2)!) : '∅'}`)

  add('ya', `${where.yearsAfter[index]}|${kind}`)
  add('nt', where.noted[index]!)
  add('ntk', `${where.noted[index] === '' ? '' : 'N'}|${kind}`)
  const bracketed = where.bracket.of[index]!
  const within = where.depth[index]! > 0 ? 'I' : 'O'
  add('Ps', `${within}|${where.bracket.say[bracketed]}`)
  add('Pf', within === 'O' ? 'O' : seen[where.bracket.start[bracketed]!]!.bare)
  add('Pl', within === 'O' ? 'O' : seen[where.bracket.end[bracketed]!]!.bare)

  for (const [name, stretches] of [
    ['C', where.clause],
    ['S', where.sentence]
  ] as const) {
    const own = stretches.of[index]!
    const start = stretches.start[own]!
    const end = stretches.end[own]!
    const next = seen[end + 1]
    const first = seen[start]!
    const ahead = next ? `${kindOf(next)}${next.lead}` : '∅'
    add(`${name}s`, stretches.say[own]!)
    add(`${name}r`, `${stretches.rough[own]}|${Math.min(own, 4)}`)
    add(`${name}n`, stretches.say[own + 1] ?? '∅')
    add(`${name}p`, stretches.say[own - 1] ?? '∅')
    add(`${name}rn`, `${stretches.rough[own]}|${ahead}`)
    add(`${name}a`, ahead)
    add(`${name}e`, `${seen[end]!.trail}|${stretches.rough[own]}`)
    add(`${name}f`, first.bare)
    add(`${name}fk`, `${kindOf(first)}|${first.lead}|${Math.min(index - start, 2)}`)
    add(
      `${name}o`,
      `${Math.min(own, 6)}|${stretches.start.length - own > 3 ? 4 : stretches.start.length - own}`
    )
    add(`${name}l`, seen[end]!.bare)
    add(
      `${name}z`,
      `${start === index ? 'B' : 'I'}|${stretches.rough[own]}|${kindOf(seen[start - 1] ?? first)}`
    )
  }
  return Int32Array.from(row)
}

/** The features of a word that begins a field: the word, the words before it, and the range that begins there. */
function beginOf(seen: readonly Look[], where: Surroundings, index: number): Int32Array {
  const word = seen[index]!
  const before = seen[index - 1]
  const row: number[] = []
  const add = (name: string, value: string | number) => row.push(hash(`B${name}=${value}`))
  const kind = kindOf(word)
  const trail = before ? before.trail : '∅'
  add('b', word.bare)
  add('k', `${kind}|${word.lead}`)
  add('t', trail)
  add('tk', `${trail}|${kind}|${word.lead}`)
  add('p', before ? before.bare : '∅')
  add('pk', before ? `${kindOf(before)}|${trail}|${kind}` : '∅')
  add('d', `${where.depth[index]}|${trail}`)
  add('q', `${where.quoted[index]}|${where.whole[0]}|${word.lead}`)
  add('y', `${where.yearsBefore[index]}|${Math.min(where.stopsBefore[index]!, 4)}`)
  add('w', `${where.whole}|${kind}`)
  add('n', seen[index + 1] ? `${kind}|${word.trail}|${kindOf(seen[index + 1]!)}` : '∅')
  for (const name of word.classes) add('c', name)
  add('ya', `${where.yearsAfter[index]}|${kind}|${trail}`)
  for (const [name, stretches] of [
    ['C', where.clause],
    ['S', where.sentence]
  ] as const) {
    const own = stretches.of[index]!
    const inside = stretches.start[own] !== index
    add(`${name}i`, `${inside ? 'I' : 'B'}|${stretches.rough[own]}`)
    add(`${name}s`, `${inside ? 'I' : stretches.say[own]}|${stretches.say[own + 1]?.slice(0, 3)}`)
    add(`${name}p`, `${inside ? 'I' : stretches.say[own]}|${stretches.say[own - 1]?.slice(0, 3)}`)
    add(`${name}o`, `${inside ? 'I' : 'B'}|${Math.min(own, 6)}`)
  }
  return Int32Array.from(row)
}

/** The kind of a word, one of about twenty. */
function kindOf(word: Look): string {
  if (word.number !== '' && word.number !== 'roman') return word.number
  if (word.initial) return 'J'
  const [first] = word.classes
  if (first && !['place', 'journal', 'body', 'publisher', 'region', 'given', 'series'].includes(first))
    return first
  if (word.bare === '') return 'mark'
  if (/^\p{Lu}{2,}$/u.test(word.shape.replace(/[^A]/g, 'A')) && /^[^a]*AA[^a]*$/.test(word.shape))
    return 'CAPS'
  return word.capital ? 'Cap' : 'low'
}

/** A 24-bit hash, FNV-1a over UTF-16 units: small to store, with few collisions. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return (value ^ (value >>> 15)) & 0xffffff
}
