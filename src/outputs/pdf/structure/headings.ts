import {mapInOrder, type StructureElement} from '../file/structure-tree.ts'

/**
 * Closes gaps between the levels of headings: each heading is at most one level below the previous one (ISO 14289-1,
 * 7.4.2), even if the author skipped levels. The page looks the same.
 */
export function closeHeadingGaps(root: StructureElement): StructureElement {
  const open: number[] = []
  return mapInOrder(root, element => {
    const level = Number(/^H([1-6])$/.exec(element.type)?.[1] ?? 0)
    if (level === 0) return element
    while ((open.at(-1) ?? 0) >= level) open.pop()
    open.push(level)
    return open.length === level ? element : {...element, type: `H${open.length}`}
  })
}
