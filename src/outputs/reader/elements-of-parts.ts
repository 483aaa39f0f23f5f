import {all} from './elements.ts'
/** Parts of a page that have changed; undefined for the whole page. */
export type ChangedParts = readonly Element[] | undefined

/** The elements of a selector in the parts, which may be such elements themselves. A search of a long page takes milliseconds. */
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
