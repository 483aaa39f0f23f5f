import type {Citation, CitedWork, Inline} from '../../core/article.ts'
import {walkNodes} from '../../core/walk-article.ts'
import type {JatsContext} from './context.ts'

/**
 * The text of a citation, with a reference to each of its works. In “[1–3]”, the dash is the reference to the second
 * work; for any other work without text, an empty reference is added at the end. In a note style, the references are
 * in the note.
 */
export function withRanges(citation: Citation, {entries}: JatsContext): readonly Inline[] {
  const shown = new Set<string>()
  walkNodes(citation.children, node => {
    if (node.type === 'work') shown.add(node.key)
    return undefined
  })
  const isInNote = citation.note !== undefined && !citation.note.own
  const cited = citation.items.flatMap(({work}) => (work === undefined || shown.has(work) ? [] : [work]))
  const missing = new Set(cited.filter(work => entries.has(work)))
  if (missing.size === 0 || isInNote) return citation.children
  const own = joined(citation.children)
  const rest = [...missing].map(
    (key): CitedWork => ({
      type: 'work',
      key,
      target: entries.get(key)!.anchor,
      children: []
    })
  )
  return [...own, ...rest]

  function joined(nodes: readonly Inline[]): readonly Inline[] {
    return nodes.map((node, index): Inline => {
      if (node.type === 'text') {
        const between = isDash(node.value) ? worksBetween(nodes[index - 1], nodes[index + 1]) : []
        const [key] = between
        if (key === undefined) return node
        for (const each of between) missing.delete(each)
        const target = between.map(each => entries.get(each)!.anchor).join(' ')
        return {type: 'work', key, target, children: [node]}
      }
      if (node.type === 'formatted' || node.type === 'language' || node.type === 'span')
        return {...node, children: joined(node.children)}
      return node
    })
  }

  function worksBetween(before: Inline | undefined, after: Inline | undefined): readonly string[] {
    if (before?.type !== 'work' || after?.type !== 'work') return []
    const [first, last] = [entries.get(before.key)?.place ?? 0, entries.get(after.key)?.place ?? 0]
    return [...missing].filter(key => {
      const {place} = entries.get(key)!
      return place > first && place < last
    })
  }
}

function isDash(text: string): boolean {
  return /^\s*[-–—]\s*$/u.test(text)
}
