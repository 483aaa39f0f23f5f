import type {Article, Entry, Node, Note, TableRow} from './article.ts'
import {factsOf, type Slot, slotsOf} from './kinds.ts'
import {perItems, perObject} from './per-object.ts'
import {proofMark} from './theorem-kinds.ts'

/** The child nodes of a node in reading order; a caption comes last. */
export function childNodes(node: Node): readonly Node[] {
  const slots = slotsOf(node)
  if (slots.length === 0) return none
  if (slots.length === 1) return nodesIn(node, slots[0]!)
  return slots.flatMap(slot => nodesIn(node, slot))
}

const none: readonly Node[] = []

/** The nodes that a slot of a node contains. */
function nodesIn(node: Node, [name, form]: Slot): readonly Node[] {
  const held = (node as unknown as Readonly<Record<string, unknown>>)[name] ?? none
  if (form === 'lines') return (held as ReadonlyArray<readonly Node[]>).flat()
  if (form === 'rows') return (held as readonly TableRow[]).flatMap(row => row.flatMap(cell => cell.children))
  return held as readonly Node[]
}

/** Calls `visit` for every node in reading order; if it returns `false`, the children are skipped. */
export function walkNodes(nodes: readonly Node[], visit: (node: Node) => boolean | undefined): void {
  for (const node of nodes) if (visit(node) !== false) walkNodes(childNodes(node), visit)
}

/** The texts of an article in reading order: front matter, body, notes, lists of references, statements. */
export function topTexts({front, body, notes, lists, statements}: Article): ReadonlyArray<readonly Node[]> {
  return [
    front.title,
    front.subtitle,
    ...front.titles.map(({children}) => children),
    ...front.abstracts.map(({children}) => children),
    body,
    ...notes.map(({children}) => children),
    ...lists.flatMap(({entries}) =>
      entries.map(({children, annotation = []}) => [...children, ...annotation.flat()])
    ),
    ...statements.map(({children}) => children)
  ]
}

/** The top-level nodes of an article. */
export function topNodes(article: Article): readonly Node[] {
  return topTexts(article).flat()
}

/**
 * Returns a function that collects the results of `find` for all nodes of an article, in reading order. If an article
 * shares lists of nodes with an earlier one, their results are reused.
 */
export function gatherer<Found>(
  find: (node: Node) => readonly Found[]
): (article: Article) => readonly Found[] {
  const within = (node: Node): readonly Found[] => {
    const inside = childNodes(node).flatMap(within)
    const own = find(node)
    return own.length === 0 ? inside : [...own, ...inside]
  }
  const inNodes = perObject((nodes: readonly Node[]) => nodes.flatMap(within))
  const inBlocks = perItems(perObject(within))
  const inNotes = perItems(({children}: Note) => inNodes(children))
  const inEntry = perObject(({children, annotation = []}: Entry) => [
    ...inNodes(children),
    ...annotation.flatMap(inNodes)
  ])
  const inEntries = perObject((entries: readonly Entry[]) => entries.flatMap(inEntry))
  return perObject(({front, body, notes, lists, statements}: Article) =>
    [
      inNodes(front.title),
      inNodes(front.subtitle),
      ...[...front.titles, ...front.abstracts].map(({children}) => inNodes(children)),
      inBlocks(body),
      inNotes(notes),
      ...lists.map(({entries}) => inEntries(entries)),
      ...statements.map(({children}) => inNodes(children))
    ].flat()
  )
}

/** Whether any of the nodes, or a node inside one of them, is marked as changed. */
export function haveMarks(nodes: readonly Node[]): boolean {
  return nodes.some(node => node.change !== undefined || haveMarks(childNodes(node)))
}

/** Whether an article contains a node that passes a test. */
export function holds(article: Article, test: (node: Node) => boolean): boolean {
  const within = (nodes: readonly Node[]): boolean =>
    nodes.some(node => test(node) || within(childNodes(node)))
  return within(topNodes(article))
}

/** Whether a formula in a proof has the proof’s mark at its line, because the author wrote `\qedhere` there. */
export function hasMarkInFormula(proof: Node): boolean {
  const has = (node: Node): boolean =>
    node.type === 'equation' ? node.bare?.includes(proofMark) === true : childNodes(node).some(has)
  return has(proof)
}

/**
 * The text of nodes without markup, with citations as rendered and formulas as TeX, but without note calls and
 * deleted text.
 */
export function wordsOf(nodes: readonly Node[]): string {
  let words = ''
  for (const node of nodes) words = node.type === 'noteCall' ? words.trimEnd() : words + wordsOfNode(node)
  return words
}

function wordsOfNode(node: Node): string {
  if ('change' in node && node.change?.kind === 'deleted') return ''
  const {words} = factsOf(node)
  if (words === 'none') return ''
  return (words === 'slots' ? undefined : words(node)) ?? wordsOf(childNodes(node))
}
