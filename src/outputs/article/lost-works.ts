import type {Change, Citation, CitedItem, Inline} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'
import {withOldWords} from './citation-words.ts'

/** The work of a rendered citation. */
type Work = Extract<Inline, Readonly<{type: 'work'}>>

const deleted: Change = {kind: 'deleted'}
const inserted: Change = {kind: 'inserted'}

/**
 * The content of a citation. In a redline, works that the new version no longer cites are added before its closing
 * bracket, as deleted, because the new version may have another order. If the form of the citation or a page in it has
 * changed, both versions are shown.
 */
export function withLostWorks(citation: Citation): readonly Inline[] {
  const {children, change} = citation
  const [before] = change?.kind === 'changed' ? (change.was ?? []) : []
  if (before?.type !== 'citation') return children
  const isReplaced = isOfOtherForm(before, citation) || isOtherRange(before, citation)
  if (isReplaced) return replaced(before, citation)
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

/** Whether the works that are hidden inside ranges of citation numbers, such as 5 in “4–6”, have changed. */
function isOtherRange(before: Citation, after: Citation): boolean {
  const [olds, news] = [hiddenIn(before), hiddenIn(after)]
  return olds.size !== news.size || [...news].some(work => !olds.has(work))
}

/** The works that a citation cites but does not show. */
function hiddenIn({items, children}: Citation): ReadonlySet<string> {
  const shown = new Set<string>()
  walkNodes(children, node => {
    if (node.type === 'work') shown.add(node.key)
    return undefined
  })
  return new Set(items.flatMap(({work, key}) => (work === undefined || shown.has(key) ? [] : [work])))
}

function formOf({mode, prefix, suffix, label, locator}: CitedItem): string {
  return JSON.stringify([mode, wordsOf(prefix), wordsOf(suffix), label, locator])
}

/**
 * The new content with the old words that differ marked as deleted in place; if the versions cannot be merged, all of
 * the old content as deleted, then the new.
 */
function replaced(before: Citation, after: Citation): readonly Inline[] {
  const bare = after.children.map(({change: _, ...node}) => node as Inline)
  const words = before.narrative === after.narrative ? withOldWords(before.children, bare) : undefined
  return [
    ...numberIn(after.children),
    ...(words ?? [...struck(before.children), ...bare.map(node => ({...node, change: inserted}))])
  ]
}

/** An empty node with the number of the change, if one of the replaced nodes had that number. */
function numberIn(children: readonly Inline[]): readonly Inline[] {
  const starts: Change[] = []
  walkNodes(children, ({change}) => {
    if (change?.start) starts.push(change)
    return undefined
  })
  return starts.slice(0, 1).map(start => ({type: 'span', children: [], change: {...start, kind: 'changed'}}))
}

function struck(nodes: readonly Inline[]): readonly Inline[] {
  return withoutTargets(nodes).map(node => ({...node, change: deleted}))
}

/** Nodes without links to works, because the new list may lack these works. */
function withoutTargets(nodes: readonly Inline[]): readonly Inline[] {
  return changeNodes(nodes, node => {
    if (node.type !== 'work') return node
    const {target: _, ...work} = node
    return work
  })
}

/** The works that the old citation cites and the new one does not, each once. */
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
