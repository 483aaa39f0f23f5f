import type {FlowItem} from './composition.ts'
import type {ColumnFlow} from './endless-columns.ts'
import {marginOnGrid} from './floats.ts'

/** A part of the text in an endless column, while it is moved to pages. */
export type FlowInPages = Readonly<{
  flow: ColumnFlow
  composed: readonly FlowItem[]
  /** Floats that were removed from their places, by the indexes of their items. */
  floats: Map<number, HTMLElement>
}>

/** Removes floats from their places in an endless column, unless they already are in another column. */
export function takeFloats({flow, composed, floats}: FlowInPages, left: readonly number[]): void {
  let first: number | undefined
  for (const index of left) {
    first = left.includes(index - 1) ? first : index
    if (floats.has(index)) continue
    const float = flow.items[index]!.float!
    const next = float.nextElementSibling
    const margin = marginOnGrid(composed, first!, index)
    if (margin !== undefined && next instanceof HTMLElement) next.style.marginTop = `${margin}px`
    float.remove()
    floats.set(index, float)
  }
}

/** Returns a removed float, with space added to it for one end of a column. */
export function floated({composed, floats}: FlowInPages, index: number, end: 'head' | 'foot'): HTMLElement {
  const float = floats.get(index)!
  const {above, below} = composed[index]!.float!
  float.classList.add('floated')
  float.style.marginTop = end === 'foot' ? `${above}px` : '0'
  float.style.marginBottom = end === 'head' ? `${below}px` : '0'
  return float
}
