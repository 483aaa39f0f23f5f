import type {CslItem} from '../core/types.ts'
import type {Locale} from './locale.ts'
import {createProcessor} from './processor.ts'

/**
 * Finds the works that the CSL processor cannot render, by rendering each one alone; gives the processor's message by
 * index. It is slow: call it only after the processor has thrown. Throws if the style itself is at fault.
 */
export function faultyItems(
  style: string,
  locale: Locale,
  items: readonly CslItem[]
): ReadonlyMap<number, string> {
  try {
    createProcessor(style, locale, [], [], [])
  } catch (error) {
    // The processor also throws strings.
    throw error instanceof Error ? error : new Error(String(error))
  }
  const faults = new Map<number, string>()
  for (const [index, item] of items.entries()) {
    try {
      const processor = createProcessor(style, locale, [item], [0], [])
      processor.cluster({cites: [{item: 0}], inOrder: true})
      processor.bibliography()
    } catch (error) {
      faults.set(index, error instanceof Error ? error.message : String(error))
    }
  }
  return faults
}
