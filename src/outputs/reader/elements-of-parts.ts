import {all} from './elements.ts'
/** Parts of a page that have changed; undefined if the whole page may have changed. */
export type ChangedParts = readonly Element[] | undefined

/**
 * The elements that match a selector and are in the changed parts, or are such parts themselves. Searching all of a
 * long page takes milliseconds.
 */
export function elementsOfParts<Found extends Element>(
  parts: ChangedParts,
  selector: string
): readonly Found[] {
  if (parts === undefined) return all(selector)
  return parts.flatMap(part => [
    ...(part.matches(selector) ? [part as Found] : []),
    ...all<Found>(selector, part)
  ])
}
