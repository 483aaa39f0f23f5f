import {isElement, mapElements, type StructureElement} from '../file/structure-tree.ts'

/**
 * The prefix of a formula's label in the HTML: `<span role="img" aria-label="MATH:x squared">`. Chromium gives MathML
 * no structure type and no alternative text, but it does give them to a picture.
 */
export const formulaLabel = 'MATH:'

/**
 * Distinguishes pictures, containers and formulas, all of which Chromium calls `Figure`. Only a picture keeps the type,
 * because a `Figure` needs an alternative text of its own (ISO 14289-1, 7.3).
 */
export function repairFigures(root: StructureElement): StructureElement {
  return mapElements(root, element => {
    if (element.type !== 'Figure') return element
    const {alternative} = element
    if (alternative?.startsWith(formulaLabel)) {
      return {...element, type: 'Formula', alternative: alternative.slice(formulaLabel.length)}
    }
    // A picture is content itself; a `figure` contains elements: a picture, a table, a caption.
    const isContainer = alternative === undefined && element.kids.some(kid => isElement(kid))
    return isContainer ? {...element, type: 'Div'} : element
  })
}
