import {isElement, mapElements, type StructureElement} from '../file/structure-tree.ts'

/**
 * The prefix of a formula's label in the HTML: `<span role="img" aria-label="MATH:x squared">`. Chromium gives MathML
 * neither a structure type nor alternative text, but pictures get both.
 */
export const formulaLabel = 'MATH:'

/**
 * Distinguishes pictures, containers and formulas, all of which Chromium tags as `Figure`. Only pictures keep this
 * type, because a `Figure` needs alternative text (ISO 14289-1, 7.3).
 */
export function repairFigures(root: StructureElement): StructureElement {
  return mapElements(root, element => {
    if (element.type !== 'Figure') return element
    const {alternative} = element
    if (alternative?.startsWith(formulaLabel)) {
      return {...element, type: 'Formula', alternative: alternative.slice(formulaLabel.length)}
    }
    // A picture has content of its own; a `figure` contains elements: a picture, a table, a caption.
    const isContainer = alternative === undefined && element.kids.some(kid => isElement(kid))
    return isContainer ? {...element, type: 'Div'} : element
  })
}
