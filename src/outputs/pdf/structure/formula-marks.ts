import {readFormulaLabel} from '../../formula-label.ts'
import {
  contentIn,
  keyOf,
  mapStructure,
  type StructureElement,
  visitElements,
  withKids
} from '../file/structure-tree.ts'

/** The numbers of the formulas in a structure tree, by the keys of their marked content. */
export function formulaMarks(root: StructureElement): ReadonlyMap<number, number> {
  const formulas = new Map<number, number>()
  let number = 0
  visitElements(root, element => {
    if (element.alternative === undefined || readFormulaLabel(element.alternative) === undefined) return
    // The numbers of its lines keep separate marks.
    const numbered = new Set(labelsIn(element).flatMap(label => [...contentIn(label)]))
    for (const content of contentIn(element)) if (!numbered.has(content)) formulas.set(keyOf(content), number)
    number++
  })
  return formulas
}

/** The labels within an element. */
function labelsIn(element: StructureElement): readonly StructureElement[] {
  const labels: StructureElement[] = []
  visitElements(element, inner => {
    if (inner.type === 'Lbl') labels.push(inner)
  })
  return labels
}

/** The tree without marked content that is now part of the preceding mark. */
export function withoutJoined(root: StructureElement, joined: ReadonlySet<number>): StructureElement {
  if (joined.size === 0) return root
  return mapStructure(root, element =>
    withKids(
      element,
      element.kids.filter(kid => kid.kind !== 'content' || !joined.has(keyOf(kid)))
    )
  )
}
