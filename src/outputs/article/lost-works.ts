import type {Change, Citation, Inline} from '../../core/article.ts'
import {walkNodes} from '../../core/walk-article.ts'

/** The work of a rendered citation. */
type Work = Extract<Inline, Readonly<{type: 'work'}>>

const deleted: Change = {kind: 'deleted'}

/**
 * The content of a citation; in a redline with the works that it cited before, deleted, before its closing bracket. The
 * new version has no place for them, since it may have another order.
 */
export function withLostWorks(citation: Citation): readonly Inline[] {
  const {children, change} = citation
  const [before] = change?.kind === 'changed' ? (change.was ?? []) : []
  if (before?.type !== 'citation') return children
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
