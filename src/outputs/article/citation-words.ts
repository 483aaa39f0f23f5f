import {align} from '../../core/alignment/align.ts'
import {hunksOf} from '../../core/alignment/hunks.ts'
import {plainPrices} from '../../core/alignment/table.ts'
import type {Change, Inline} from '../../core/article.ts'

/** A word of a citation, and the work that it belongs to. */
type Word = Readonly<{text: string; work: Work | undefined}>
type Work = Extract<Inline, Readonly<{type: 'work'}>>

/** The least share of words that two versions of a citation have in common. */
const leastKept = 0.4

/**
 * The text of a citation, with words that only its old version contains marked as deleted: `(5)` and `(see 5, p. 3)`
 * share the number and the brackets. Undefined if the versions have too few words in common, or if one of them has
 * formatted words.
 */
export function withOldWords(
  before: readonly Inline[],
  after: readonly Inline[]
): readonly Inline[] | undefined {
  const [old, next] = [wordsIn(before), wordsIn(after)]
  if (old === undefined || next === undefined) return undefined
  const numbers = new Map<string, number>()
  const items = (words: readonly Word[]): Int32Array =>
    Int32Array.from(words, ({text, work}) => {
      const key = `${work?.key ?? ''}\0${text}`
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      return number
    })
  const match = align(items(old), items(next), plainPrices, {mostCells: 1_000_000, anchorSizes: [1]})
  const kept = match.filter(at => at >= 0).length
  if (kept < leastKept * Math.min(old.length, next.length)) return undefined
  const shown: ShownWord[] = []
  const show = (words: readonly Word[], change?: Change): void => {
    for (const word of words) shown.push({...word, change})
  }
  let beside = 0
  for (const hunk of hunksOf(match, next.length)) {
    show(next.slice(beside, hunk.new))
    show(old.slice(hunk.old, hunk.oldEnd), {kind: 'deleted'})
    show(next.slice(hunk.new, hunk.newEnd), {kind: 'inserted'})
    beside = hunk.newEnd
  }
  show(next.slice(beside))
  return nodesOf(shown)
}

type ShownWord = Word & Readonly<{change: Change | undefined}>

/** The text of a citation that consists only of texts and works; undefined for any other citation. */
function wordsIn(nodes: readonly Inline[], work?: Work): readonly Word[] | undefined {
  const words: Word[] = []
  for (const node of nodes) {
    if (node.type === 'text') for (const text of pieces(node.value)) words.push({text, work})
    else {
      const own = node.type === 'work' && work === undefined ? wordsIn(node.children, node) : undefined
      if (own === undefined) return undefined
      for (const word of own) words.push(word)
    }
  }
  return words
}

function pieces(text: string): readonly string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}]+|./gsu) ?? []
}

/** Words as nodes; consecutive words of the same work, old and new, are in one node. */
function nodesOf(words: readonly ShownWord[]): readonly Inline[] {
  const nodes: Inline[] = []
  for (let at = 0; at < words.length; ) {
    const {work} = words[at]!
    let end = at + 1
    while (end < words.length && words[end]!.work?.key === work?.key) end++
    const own = words.slice(at, end)
    const texts = textsOf(own)
    if (work === undefined) for (const text of texts) nodes.push(text)
    else nodes.push(workOf(own, texts))
    at = end
  }
  return nodes
}

function textsOf(words: readonly ShownWord[]): readonly Inline[] {
  const texts: Inline[] = []
  for (const {text: value, change} of words) {
    const last = texts.at(-1)
    if (last?.type === 'text' && last.change?.kind === change?.kind)
      texts[texts.length - 1] = {...last, value: last.value + value}
    else texts.push({type: 'text', value, ...(change && {change})})
  }
  return texts
}

/**
 * A node with the text of a work. If all of its text is deleted, the work may be missing from the list, so it has no
 * link.
 */
function workOf(words: readonly ShownWord[], texts: readonly Inline[]): Inline {
  const {work} = words.find(({change}) => change?.kind !== 'deleted') ?? words[0]!
  const [only, other] = texts
  if (only?.change === undefined || other !== undefined) return {...work!, children: texts}
  const {target, ...bare} = work!
  const {change, ...text} = only
  const isLinked = target !== undefined && change.kind === 'inserted'
  return {...bare, ...(isLinked && {target}), children: [text as Inline], change}
}
