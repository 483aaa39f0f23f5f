import {letters} from '../../core/letters.ts'
import type {LinkedItem, TypedLink, TypedPassage} from '../passage.ts'
import {fullNames} from './full-names.ts'
import {and, inPress, noDate, others} from './words.ts'
import type {CitableWork} from './works.ts'

/**
 * Makes a sure link doubtful if it would replace words that belong neither to its works nor to the words before and
 * after them: a citation in Markdown prints the names, titles and years of its works, and nothing else.
 */
export function withoutLosses(
  link: TypedLink,
  {text}: TypedPassage,
  works: readonly CitableWork[]
): TypedLink {
  if (link.verdict !== 'sure') return link
  const own = link.items.flatMap(({work}) => works.find(({index}) => index === work) ?? [])
  const typed = text.slice(link.start, link.end)
  const given = own.flatMap(work => [...fullNames(typed, work).values()].flat())
  const lost = unprintedWords(typed, {
    kept: link.items.map(({prefix, suffix}) => `${prefix} ${suffix}`),
    lines: [...own.flatMap(({raw, people}) => [raw, people]), given.join(' ')],
    names: own.flatMap(({authors}) => authors.flatMap(({spellings}) => spellings)),
    isNumber: link.form === 'number' || link.form === 'raised'
  })
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
/** Words that styles print beside names: those of editors, and of works by persons with several names. */
const roles = /^(?:eds?|hg|hrsg|dir|coord|trans|vols?|edn|colleagues|chaps?|pp?)$/iu

/** The words that a citation prints: those that stay, those of the works' lines, and other spellings of their names. */
export type PrintedWords = Readonly<{
  kept: readonly string[]
  lines: readonly string[]
  /** The letters of names. */
  names: readonly string[]
  /** Whether the citation is typed as a number, which the style counts anew. */
  isNumber: boolean
}>

/** The typed words of a citation that it does not print. */
export function unprintedWords(
  typed: string,
  {kept, lines, names, isNumber}: PrintedWords
): readonly string[] {
  const left = kept.flatMap(text => [...text.matchAll(word)].map(String))
  const printed = new Set(lines.flatMap(line => [...line.matchAll(word)].map(([each]) => letters(each))))
  const short = lines.flatMap(line => [...line.matchAll(abbreviated)].map(([, each = '']) => letters(each)))
  const joined = names.map(letters).join(' ')
  return [...typed.replace(joints, ' ').matchAll(word)].flatMap(({0: each, index}) => {
    const at = left.indexOf(each)
    if (at !== -1) left.splice(at, 1)
    if (at !== -1 || (isNumber && /^\p{N}+$/u.test(each)) || again.test(each) || roles.test(each)) return []
    const plain = letters(each)
    // An abbreviated word has the first letters of the word in the line, or the line has those of the typed one.
    const isAbbreviated =
      typed[index + each.length] === '.' && [...printed].some(own => own.startsWith(plain))
    const isOwn =
      printed.has(plain) ||
      isAbbreviated ||
      (plain.length > 3 && joined.includes(plain)) ||
      names.includes(plain) ||
      short.some(own => plain.startsWith(own)) ||
      [...printed].some(own => plain.length > 4 && own.startsWith(plain.slice(0, -2)))
    return /^\p{L}?$/u.test(plain) || isOwn ? [] : [each]
  })
}

const abbreviated = /(\p{L}{2,})\./gu
