import type {ElementContent} from 'hast'
import type {Entry, Node, Note} from '../../core/article.ts'
import {perItems, perObject, sameEnds} from '../../core/per-object.ts'
import {isSameWithoutPlaces} from '../../core/same-nodes.ts'
import {walkNodes} from '../../core/walk-article.ts'
import type {ArticleContext, QueryForm} from './context.ts'
import {textNode} from './elements.ts'

/** Converts the elements of a block to the form that a page needs. The memo caches the result under `name`. */
export type Finish = Readonly<{
  name: string
  finish: (elements: readonly ElementContent[]) => ElementContent
}>

/** A rendered block, and all parts of the article that it shows. */
export type KnownBlock = Readonly<{shown: readonly unknown[]; elements: readonly ElementContent[]}>

/** The blocks of the last build by name and in order, and the parts of blocks. */
export type KnownBlocks = {
  readonly blocks: Map<string, KnownBlock>
  run: Run
  lines: Lines
  readonly parts: Map<string, Readonly<{shown: Note | Entry; element: ElementContent}>>
}

/** Blocks in order; `queries` is the way in which they show queries. */
type Run = Readonly<{
  queries: string
  nodes: readonly Node[]
  names: readonly string[]
  elements: ReadonlyArray<readonly ElementContent[]>
}>

/** The elements of blocks, and the same elements in one list, each block on a line of its own. */
type Lines = Readonly<{elements: Run['elements']; content: readonly ElementContent[]}>

export function emptyBlocks(): KnownBlocks {
  return {
    blocks: new Map(),
    run: {queries: '', nodes: [], names: [], elements: []},
    lines: {elements: [], content: []},
    parts: new Map()
  }
}

/**
 * The elements of an article's blocks. Leading and trailing blocks that are the same objects as in the previous article
 * are known to be unchanged; for all others, `render` decides. Lists show content from outside their blocks, so they
 * are always rendered with `render`.
 */
export function runOfBlocks(
  known: KnownBlocks,
  nodes: readonly Node[],
  queries: string,
  render: (node: Node, name: string) => KnownBlock
): Run['elements'] {
  const {blocks, run} = known
  const {start, same} = run.queries === queries ? sameEnds(run.nodes, nodes) : {start: 0, same: 0}
  const end = nodes.length - same
  const behind = run.nodes.length - same
  const names = [
    ...run.names.slice(0, start),
    ...nodes.slice(start, end).map((node, index) => nameOf(node, start + index)),
    ...run.names.slice(behind)
  ]
  const rendered = new Map<number, KnownBlock>()
  const look = (index: number): void => {
    rendered.set(index, render(nodes[index]!, names[index]!))
  }
  for (let index = start; index < end; index++) look(index)
  for (const list of listsAmong(nodes)) {
    const index = nodes.indexOf(list)
    if (!rendered.has(index)) look(index)
  }
  // Only the blocks of the last build are kept.
  for (const name of run.names.slice(start, behind)) blocks.delete(name)
  const elements = [...run.elements.slice(0, start), ...nodes.slice(start, end).map(() => none)]
  for (const old of run.elements.slice(behind)) elements.push(old)
  for (const [index, block] of rendered) {
    elements[index] = block.elements
    blocks.set(names[index]!, block)
  }
  known.run = {queries, nodes, names, elements}
  return elements
}

/**
 * The elements of blocks in one list, each block on a line of its own. The beginning and the end of the last list are
 * copied as far as their blocks are the same objects.
 */
export function linesOfRun(known: KnownBlocks, elements: Run['elements']): readonly ElementContent[] {
  const {lines} = known
  const before = lines.elements
  const {start, same} = sameEnds(before, elements)
  if (start === before.length && start === elements.length && start > 0) return lines.content
  // A line end precedes each block except the first.
  const isFirst = same === elements.length || same === before.length
  const [head, tail] = isFirst && same > 0 ? [0, 0] : [start, same]
  const headLength = lengthOf(before.slice(0, head)) + Math.max(0, head - 1)
  const tailLength = lengthOf(before.slice(before.length - tail)) + tail
  const content = lines.content.slice(0, headLength)
  for (let index = head; index < elements.length - tail; index++) {
    if (index > 0) content.push(lineBetween)
    for (const element of elements[index]!) content.push(element)
  }
  const joined = tail === 0 ? content : content.concat(lines.content.slice(-tailLength))
  known.lines = {elements, content: joined}
  return joined
}

function lengthOf(blocks: Run['elements']): number {
  let length = 0
  for (const block of blocks) length += block.length
  return length
}

/** The line end between blocks. */
export const lineBetween = textNode('\n')

const none: readonly ElementContent[] = []

function nameOf(node: Node, index: number): string {
  return 'id' in node ? `${node.type} ${node.id}` : `${node.type} at ${index}`
}

/** The lists of notes and of references in a block, itself included: they show content from outside the block. */
export const listsIn = perObject((block: Node): readonly Node[] => {
  const lists: Node[] = []
  walkNodes([block], node => {
    if (node.type === 'notes' || node.type === 'references') lists.push(node)
    return undefined
  })
  return lists
})

const listsAmong = perItems((block: Node) => (listsIn(block).length > 0 ? [block] : []))

/** Finishes parts of blocks one by one, so that in a long list only the changed entries are rendered again. */
export function knownPart(
  {parts}: KnownBlocks,
  {finish}: Finish,
  queries: QueryForm
): ArticleContext['part'] {
  return (part, shown, render) => {
    const name = `${part} ${queries}`
    const last = parts.get(name)
    if (last !== undefined && isSameWithoutPlaces(last.shown, shown)) return last.element
    const element = finish([render()])
    parts.set(name, {shown, element})
    return element
  }
}
