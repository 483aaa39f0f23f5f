import {readFormulaLabel} from '../../formula-label.ts'
import {isElement, mapStructure, type StructureElement} from '../file/structure-tree.ts'

/**
 * Distinguishes pictures, containers and formulas, all of which Chromium tags as `Figure`. Only pictures keep this
 * type, because a `Figure` must have alternative text (ISO 14289-1, 7.3).
 */
export function repairFigures(root: StructureElement): StructureElement {
  return mapStructure(root, element => {
    if (element.type !== 'Figure') return element
    const {alternative} = element
    const formula = alternative === undefined ? undefined : readFormulaLabel(alternative)
    if (formula !== undefined)
      return {
        ...element,
        type: 'Formula',
        alternative: formula.words,
        language: formula.lang ?? element.language
      }
    // A picture contains only marked content; a `figure` contains elements, such as a picture, a table, or a caption.
    const isContainer = alternative === undefined && element.kids.some(kid => isElement(kid))
    if (!isContainer && !holdsTable(element)) return element
    return {...element, type: 'Div', alternative: undefined}
  })
}

/**
 * Whether an element contains a table: if its type were `Figure`, a screen reader would speak the label instead of the
 * table.
 */
function holdsTable({kids}: StructureElement): boolean {
  return kids.some(kid => isElement(kid) && (kid.type === 'Table' || holdsTable(kid)))
}
