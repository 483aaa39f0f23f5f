import {readFormulaLabel} from '../../formula-label.ts'
import {
  contentIn,
  keyOf,
  mapStructure,
  type StructureElement,
  visitElements,
  withKids
} from '../file/structure-tree.ts'

/** The formulas in a structure tree, numbered, by the keys of their marked content. */
export function formulaMarks(root: StructureElement): ReadonlyMap<number, number> {
  const formulas = new Map<number, number>()
  let number = 0
  visitElements(root, element => {
    if (element.alternative === undefined || readFormulaLabel(element.alternative) === undefined) return
    // The numbers of a formula's lines are labels, whose marks must not be joined.
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

/** The tree without marked content that has been joined with the preceding mark. */
export function withoutJoined(root: StructureElement, joined: ReadonlySet<number>): StructureElement {
  if (joined.size === 0) return root
  return mapStructure(root, element =>
    withKids(
      element,
      element.kids.filter(kid => kid.kind !== 'content' || !joined.has(keyOf(kid)))
    )
  )
}
