import {readFormulaLabel} from '../../formula-label.ts'
import {isElement, mapStructure, type StructureElement} from '../file/structure-tree.ts'

/**
 * Distinguishes pictures, containers and formulas, all of which Chromium tags as `Figure`. Only pictures keep this
 * type, because a `Figure` needs alternative text (ISO 14289-1, 7.3).
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
    // A picture has content of its own; a `figure` contains elements: a picture, a table, a caption.
    const isContainer = alternative === undefined && element.kids.some(kid => isElement(kid))
    if (!isContainer && !holdsTable(element)) return element
    return {...element, type: 'Div', alternative: undefined}
  })
}

/** A reader would hear the label of the `figure` instead of its table. */
function holdsTable({kids}: StructureElement): boolean {
  return kids.some(kid => isElement(kid) && (kid.type === 'Table' || holdsTable(kid)))
}
