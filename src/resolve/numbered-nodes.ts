import type {Heading, Nodes} from 'mdast'
import {smallestOf} from '../core/extremes.ts'
import {shownOutputs} from '../core/output-conditions.ts'
import {perObject} from '../core/per-object.ts'
import {placeOf} from '../core/position.ts'
import {slug} from '../core/slug.ts'
import type {Chapter, NumberedTarget, Target} from '../core/types.ts'
import {walk, wordsWithoutNotes} from '../core/walk.ts'
import {isWithoutNumber} from './section-numbers.ts'

/**
 * A node that may get a number or an id, with the targets at it. `id` is the id that it should get, if no other node
 * has that id.
 */
type NumberedNode = Readonly<{node: Nodes; own: readonly Target[]; id: string}>

/** The nodes of a text that may get a number or an id, with the targets at them. */
export const numberedIn = perObject(({landmarks, targets}: Chapter): readonly NumberedNode[] => {
  const labels = new Map<Nodes, Target[]>()
  for (const target of targets) {
    const own = labels.get(target.node)
    if (own === undefined) labels.set(target.node, [target])
    else own.push(target)
  }
  return landmarks.flatMap(node => {
    const own = labels.get(node) ?? []
    return own.length === 0 && !mayCount(node) ? [] : [{node, own, id: own[0]?.label ?? headingId(node)}]
  })
})

/** Whether a node without a label may get a number or an id. Most formulas within lines get neither. */
function mayCount(node: Nodes): boolean {
  return node.type === 'inlineMath' ? node.data?.lines !== undefined : counted.has(node.type)
}

/** The nodes in words that no output shows, such as those that Quarto shows only on slides. */
export const shownNowhere = perObject(({text, tree}: Chapter): ReadonlySet<Nodes> => {
  const hidden = new Set<Nodes>()
  if (!/\.content-(?:visible|hidden)/.test(text)) return hidden
  walk(tree, node => {
    const {attributes} = node.type === 'div' ? (node.data ?? {}) : {}
    if (attributes === undefined || shownOutputs(attributes)?.length !== 0) return
    walk(node, inner => void hidden.add(inner))
  })
  return hidden
})

const counted: ReadonlySet<string> = new Set<Nodes['type']>([
  'heading',
  'figure',
  'math',
  'listItem',
  'div',
  'indexMark'
])

/**
 * The id that follows from the text of a heading. It is cached, because most headings of an edited text are the same
 * objects as before.
 */
function headingId(node: Nodes): string {
  return node.type === 'heading' ? slugOf(node) : ''
}

const slugOf = perObject((node: Heading) => slug(wordsWithoutNotes(node)))

/**
 * Returns a function that makes a heading without a label into a target. It returns the same object while the heading's
 * id is unchanged.
 */
export const sectionOf = perObject((node: Heading) => {
  let last: Target | undefined
  return (label: string, file: string): Target => {
    if (last?.label !== label || last.file !== file)
      last = {label, kind: 'section', file, place: placeOf(node), node}
    return last
  }
})

type Numbers = Pick<NumberedTarget, 'number' | 'sectionKind' | 'lineId'>

/** A target with its number. It is the same object as in the last build if the number is unchanged. */
export function sameTarget(target: Target, numbers: Numbers): NumberedTarget {
  const known = lastNumbered(target)
  const {made} = known
  const isSame =
    made?.number === numbers.number &&
    made.sectionKind === numbers.sectionKind &&
    made.lineId === numbers.lineId
  if (!isSame) known.made = {...target, ...numbers}
  return known.made!
}

const lastNumbered = perObject((_: Target): {made?: NumberedTarget} => ({}))

/**
 * The depth of the highest numbered heading, so that sections are numbered 1, 2, 3 even if a paper begins with `##`.
 */
export function topDepth(chapters: readonly Chapter[]): number {
  return smallestOf([6, ...chapters.map(topDepthOf)])
}

const topDepthOf = perObject(({tree}: Chapter): number =>
  smallestOf([
    6,
    ...tree.children.flatMap(node => (node.type === 'heading' && !isWithoutNumber(node) ? [node.depth] : []))
  ])
)
