import {mapInOrder, type StructureElement} from '../file/structure-tree.ts'

/**
 * Closes gaps between the levels of headings: each heading is at most one level below the previous heading (ISO
 * 14289-1, 7.4.2), whatever the author has written. The page looks the same.
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
