import {letters} from '../../core/letters.ts'
import type {LinkedItem, TypedLink, TypedPassage} from '../passage.ts'
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
  const lost = unprintedWords(link, text.slice(link.start, link.end), works)
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
  /^(?:ibid|ibidem|ebd|ebenda|ibíd|ivi|ebenso|idem|id|ders|dies|derselbe|dieselbe|the|der|die|das|la|le|les|el|los)$/iu

function unprintedWords(link: TypedLink, typed: string, works: readonly CitableWork[]): readonly string[] {
  const kept = link.items.flatMap(({prefix, suffix}) => [...`${prefix} ${suffix}`.matchAll(word)].map(String))
  const own = link.items.flatMap(({work}) => works.find(({index}) => index === work) ?? [])
  const lines = own.map(({raw}) => letters(raw))
  const names = new Set(own.flatMap(({authors}) => authors.flatMap(({spellings}) => spellings)))
  return [...typed.replace(joints, ' ').matchAll(word)].map(String).filter(each => {
    const at = kept.indexOf(each)
    if (at !== -1) kept.splice(at, 1)
    const isNumber = link.form === 'number' || link.form === 'raised'
    if (at !== -1 || (isNumber && /^\p{N}+$/u.test(each)) || again.test(each)) return false
    const plain = letters(each)
    return plain.length > 1 && !names.has(plain) && !lines.some(line => line.includes(plain))
  })
}
