import {letters} from '../../core/letters.ts'
import type {LinkedItem, TypedLink, TypedPassage} from '../passage.ts'
import {fullNames} from './full-names.ts'
import {and, inPress, noDate, others} from './words.ts'
import type {CitableWork} from './works.ts'

/**
 * Makes a sure link doubtful if typed words would be lost: a citation in Markdown prints only the names, titles and
 * years of its works, and the text before and after them.
 */
export function withoutLosses(
  link: TypedLink,
  {text}: TypedPassage,
  works: readonly CitableWork[],
  known: KnownLines = new Map()
): TypedLink {
  if (link.verdict !== 'sure') return link
  const own = link.items.flatMap(({work}) => works.find(({index}) => index === work) ?? [])
  const typed = text.slice(link.start, link.end)
  const given = own.flatMap(work => [...fullNames(typed, work).values()].flat())
  const lost = unprintedWords(
    typed,
    {
      kept: link.items.map(({prefix, suffix}) => `${prefix} ${suffix}`),
      lines: [...own.flatMap(({raw, people}) => [raw, people]), given.join(' ')],
      names: own.flatMap(({authors}) => authors.flatMap(({spellings}) => spellings)),
      isNumber: link.form === 'number' || link.form === 'raised'
    },
    known
  )
  if (lost.length === 0) return link
  const doubt = `“${lost.join(' ')}” is not in the work`
  const items = link.items.map(({work: _, ...item}): LinkedItem => ({...item, verdict: 'doubted', doubt}))
  return {...link, verdict: 'doubted', items}
}

const word = /[\p{L}\p{M}\p{N}]+/gu
const joints = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${others}|${noDate}|${inPress}|${and})(?![\\p{L}\\p{M}])`,
  'giu'
)
const again =
  /^(?:ibid|ibidem|ebd|ebenda|ibíd|ivi|idem|id|ders|dies|derselbe|dieselbe|the|der|die|das|la|le|les|el|los)$/iu
/** Words for which styles have terms of their own: for editors, volumes, pages and further authors. */
const roles = /^(?:eds?|hg|hrsg|dir|coord|trans|vols?|edn|colleagues|chaps?|pp?)$/iu

/**
 * The words that a citation prints: the typed words that stay, the words of the works' lines, and other spellings of
 * the names.
 */
export type PrintedWords = Readonly<{
  kept: readonly string[]
  lines: readonly string[]
  /** The letters of names. */
  names: readonly string[]
  /** Whether the citation is typed as a number; the style numbers the works itself. */
  isNumber: boolean
}>

/** The typed words that a citation does not print. */
export function unprintedWords(
  typed: string,
  {kept, lines, names, isNumber}: PrintedWords,
  known: KnownLines = new Map()
): readonly string[] {
  const left = kept.flatMap(text => [...text.matchAll(word)].map(String))
  const own = lines.map(line => wordsOfLine(line, known))
  const joined = names.map(letters).join(' ')
  return [...typed.replace(joints, ' ').matchAll(word)].flatMap(({0: each, index}) => {
    const at = left.indexOf(each)
    if (at !== -1) left.splice(at, 1)
    if (at !== -1 || (isNumber && /^\p{N}+$/u.test(each)) || again.test(each) || roles.test(each)) return []
    const plain = letters(each)
    if (/^\p{L}?$/u.test(plain) || names.includes(plain) || own.some(({words}) => words.has(plain))) return []
    if (plain.length > 3 && joined.includes(plain)) return []
    // The typed word may abbreviate a word in the line, or the line may abbreviate the typed word.
    const isShort = typed[index + each.length] === '.'
    const isAlike = own.some(
      ({words, short}) =>
        short.some(start => plain.startsWith(start)) ||
        ((isShort || plain.length > 4) &&
          [...words].some(start => start.startsWith(isShort ? plain : plain.slice(0, -2))))
    )
    return isAlike ? [] : [each]
  })
}

/** The words of the lines that were read so far, by line. */
export type KnownLines = Map<string, LineWords>

/** The letters of the words in a line, and the letters of those words that end with a full stop. */
type LineWords = Readonly<{words: ReadonlySet<string>; short: readonly string[]}>

function wordsOfLine(line: string, known: KnownLines): LineWords {
  const read = known.get(line)
  if (read !== undefined) return read
  const found = [...line.matchAll(word)].map(({0: each, index}) => ({
    plain: letters(each),
    isShort: line[index + each.length] === '.' && each.length > 1
  }))
  const words = {
    words: new Set(found.map(({plain}) => plain)),
    short: found.filter(({isShort}) => isShort).map(({plain}) => plain)
  }
  known.set(line, words)
  return words
}
