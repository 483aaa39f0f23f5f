import type {Change, Citation, CitedItem, Inline} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'

/** The work of a rendered citation. */
type Work = Extract<Inline, Readonly<{type: 'work'}>>

const deleted: Change = {kind: 'deleted'}
const inserted: Change = {kind: 'inserted'}

/**
 * The content of a citation; in a redline with the works that it cited before, deleted, before its closing bracket. The
 * new version has no place for them, since it may have another order. A citation that became one of another form, or
 * with another page, is replaced.
 */
export function withLostWorks(citation: Citation): readonly Inline[] {
  const {children, change} = citation
  const [before] = change?.kind === 'changed' ? (change.was ?? []) : []
  if (before?.type !== 'citation') return children
  if (isOfOtherForm(before, citation)) return replaced(before.children, children)
  const lost = lostWorks(before, citation)
  if (lost.length === 0) return children
  const between = separatorIn(before) ?? separatorIn(citation) ?? '; '
  const shown = lost.flatMap(({target: _, ...work}): readonly Inline[] => [
    {type: 'text', value: between, change: deleted},
    {...work, change: deleted}
  ])
  const end = children.at(-1)
  const isClosed = end?.type === 'text'
  return [...(isClosed ? children.slice(0, -1) : children), ...shown, ...(isClosed ? [end] : [])]
}

/** Whether a citation moved into or out of the sentence, or cites a work with other words or another page. */
function isOfOtherForm(before: Citation, after: Citation): boolean {
  const forms = new Map(before.items.map(item => [item.work ?? item.key, formOf(item)]))
  const hasOther = after.items.some(item => {
    const form = forms.get(item.work ?? item.key)
    return form !== undefined && form !== formOf(item)
  })
  return (
    (before.narrative !== after.narrative || hasOther) && wordsOf(before.children) !== wordsOf(after.children)
  )
}

function formOf({mode, prefix, suffix, label, locator}: CitedItem): string {
  return JSON.stringify([mode, wordsOf(prefix), wordsOf(suffix), label, locator])
}

/**
 * The new content beside the old: where both have the same structure, only the differing words, such as another page.
 */
function replaced(before: readonly Inline[], after: readonly Inline[]): readonly Inline[] {
  const isAlike =
    before.length === after.length && before.every((node, index) => node.type === after[index]!.type)
  return isAlike
    ? after.flatMap((node, index) => differing(before[index]!, node))
    : [...struck(before), ...after.map(node => ({...node, change: inserted}))]
}

function differing(one: Inline, other: Inline): readonly Inline[] {
  if (wordsOf([one]) === wordsOf([other])) return [other]
  if (one.type === 'text' && other.type === 'text') return differingWords(one.value, other.value)
  const [text, ...more] = one.type === 'work' ? one.children : []
  const [own, ...others] = other.type === 'work' ? other.children : []
  const isBare = more.length + others.length === 0 && text?.type === 'text' && own?.type === 'text'
  return other.type === 'work' && isBare
    ? [{...other, children: differingWords(text.value, own.value)}]
    : [...struck([one]), {...other, change: inserted}]
}

/** A text with the words of another version inserted in its middle. */
function differingWords(before: string, after: string): readonly Inline[] {
  const [olds, news] = [before, after].map(text => text.match(/\s+|\S+/g) ?? [])
  const most = Math.min(olds!.length, news!.length)
  let start = 0
  while (start < most && olds![start] === news![start]) start++
  let end = 0
  while (end < most - start && olds!.at(-1 - end) === news!.at(-1 - end)) end++
  const text = (words: readonly string[], change?: Change): readonly Inline[] =>
    words.length === 0 ? [] : [{type: 'text', value: words.join(''), ...(change && {change})}]
  return [
    ...text(news!.slice(0, start)),
    ...text(olds!.slice(start, olds!.length - end), deleted),
    ...text(news!.slice(start, news!.length - end), inserted),
    ...text(news!.slice(news!.length - end))
  ]
}

function struck(nodes: readonly Inline[]): readonly Inline[] {
  return withoutTargets(nodes).map(node => ({...node, change: deleted}))
}

/** Nodes without links to works, which may be missing in the new list. */
function withoutTargets(nodes: readonly Inline[]): readonly Inline[] {
  return changeNodes(nodes, node => {
    if (node.type !== 'work') return node
    const {target: _, ...work} = node
    return work
  })
}

/** The works of the old citation that the new one does not cite, each once. */
function lostWorks(before: Citation, {items}: Citation): readonly Work[] {
  const present = new Set(items.map(({work, key}) => work ?? key))
  const gone = new Set(before.items.flatMap(({work, key}) => (present.has(work ?? key) ? [] : [key])))
  const lost = new Map<string, Work>()
  walkNodes(before.children, node => {
    if (node.type === 'work' && gone.has(node.key) && !lost.has(node.key)) lost.set(node.key, node)
    return undefined
  })
  return [...lost.values()]
}

/** The text between two works. */
function separatorIn({children}: Citation): string | undefined {
  const at = children.findIndex(
    (node, index) =>
      node.type === 'text' && children[index - 1]?.type === 'work' && children[index + 1]?.type === 'work'
  )
  const node = children[at]
  return node?.type === 'text' ? node.value : undefined
}
