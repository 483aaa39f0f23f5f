import {referencesOf, type SvgReference} from './svg-references.ts'
import type {DrawnElement} from './xml.ts'

/** The maximum number of elements drawn by an SVG; every thousand characters of an element count as another one. */
export const mostDrawn = 250_000

/** The work of a drawing: the number of elements drawn, and the nesting depth of references. */
type Work = Readonly<{count: number; depth: number}>

/**
 * Counts the elements that a browser draws, each as often as a `use`, a pattern, a mask, a marker or a filter refers to
 * it. Ten levels that each use the next one ten times give ten billion elements. An element that uses itself is not
 * drawn.
 */
export function workOf(elements: readonly DrawnElement[]): Work {
  const needed = neededBy(elements)
  const works = new Map<number, Work | 'open'>()
  // A stack instead of recursion, because drawings may be nested deeper than calls can be.
  const stack = [0]
  for (let index = stack.at(-1); index !== undefined; index = stack.at(-1)) {
    const known = works.get(index)
    if (known === undefined) {
      works.set(index, 'open')
      for (const {part} of needed[index]!) if (!works.has(part)) stack.push(part)
      continue
    }
    stack.pop()
    if (known === 'open') works.set(index, sum(elements[index]!, needed[index]!, works))
  }
  return works.get(0) as Work
}

type Needed = Readonly<{part: number; times: number; layer: number; isNamed: boolean}>

/** The other elements that each element draws: its children, and those that it refers to. */
function neededBy(elements: readonly DrawnElement[]): readonly (readonly Needed[])[] {
  const byId = new Map<string, number>()
  for (const [index, {attributes}] of elements.entries()) {
    const id = attributes.get('id')
    if (id !== undefined && !byId.has(id)) byId.set(id, index)
  }
  const named = ({id, times, layer}: SvgReference): readonly Needed[] => {
    const part = byId.get(id)
    return part === undefined || paints.has(elements[part]!.name) ? [] : [{part, times, layer, isNamed: true}]
  }
  const needed: Needed[][] = referencesOf(elements).map(references => references.flatMap(named))
  const around: number[] = []
  for (const [index, {depth}] of elements.entries()) {
    around[depth] = index
    if (depth > 0) needed[around[depth - 1]!]!.push({part: index, times: 1, layer: 0, isNamed: false})
  }
  return needed
}

/** The elements of gradients, which are evaluated for each point but not drawn. */
const paints: ReadonlySet<string> = new Set(['linearGradient', 'radialGradient'])

function sum(
  {name, attributes, text}: DrawnElement,
  needed: readonly Needed[],
  works: ReadonlyMap<number, Work | 'open'>
): Work {
  let characters = text.length
  // An embedded picture is long but fast to draw.
  for (const [key, value] of attributes) if (!/href$/.test(key)) characters += value.length
  let count = (name.startsWith('fe') ? filterStep : 1) + Math.floor(characters / 1000)
  let depth = 0
  for (const {part, times, layer, isNamed} of needed) {
    const work = works.get(part)
    if (work === undefined || work === 'open') continue
    count += layer + times * work.count
    depth = Math.max(depth, work.depth + (isNamed ? 1 : 0))
  }
  return {count, depth}
}

/** The measured cost, in elements, of a filter step, which processes every pixel. */
const filterStep = 1000
