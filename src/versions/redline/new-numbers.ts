import type {Article, Citation, CitedWork, Inline, Node} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'

/**
 * The old version, in which works that both versions cite have their new numbers; `works` maps the old keys. With its
 * old number, a deleted citation would look like a citation of another work.
 */
export function withNewNumbers(old: Article, next: Article, works: ReadonlyMap<string, string>): Article {
  const numbers = new Map<string, string>()
  walkNodes(topNodes(next), node => {
    const number = node.type === 'work' ? numberIn(node.children) : undefined
    if (node.type === 'work' && number !== undefined) numbers.set(node.key, number)
    return undefined
  })
  if (numbers.size === 0) return old
  const within = <Kind extends Node>(nodes: readonly Kind[]): readonly Kind[] =>
    changeNodes(nodes, node => (node.type === 'citation' && showsAll(node) ? counted(node) : node))
  const counted = (citation: Citation): Citation => ({
    ...citation,
    children: changeNodes(citation.children, node => {
      const number = node.type === 'work' ? numbers.get(works.get(node.key) ?? '') : undefined
      return number === undefined || node.type !== 'work' ? node : withNumber(node, number)
    })
  })
  const {front} = old
  return {
    ...old,
    front: {...front, abstracts: front.abstracts.map(part => ({...part, children: within(part.children)}))},
    body: within(old.body),
    notes: old.notes.map(note => ({...note, children: within(note.children)})),
    statements: old.statements.map(part => ({...part, children: within(part.children)}))
  }
}

/** The number that represents a work, alone or before a page. */
function numberIn([first, ...rest]: readonly Inline[]): string | undefined {
  const isAlone = rest.length === 0 && first?.type === 'text'
  return isAlone ? /^\d+(?=$|, )/.exec(first.value)?.[0] : undefined
}

function withNumber(work: CitedWork, number: string): CitedWork {
  const [first] = work.children
  const own = numberIn(work.children)
  if (own === undefined || own === number || first?.type !== 'text') return work
  return {...work, children: [{...first, value: number + first.value.slice(own.length)}]}
}

/** Whether a citation shows each of its works, rather than hiding some in a range of numbers. */
function showsAll({items, children}: Citation): boolean {
  const shown = new Set<string>()
  walkNodes(children, node => {
    if (node.type === 'work') shown.add(node.key)
    return undefined
  })
  return items.every(({work, key}) => work === undefined || shown.has(key))
}
