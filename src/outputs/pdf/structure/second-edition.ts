import {isElement, mapStructure, type StructureElement, type StructureKid} from '../file/structure-tree.ts'
import {placeCaptions} from './captions.ts'
import {withPlacedGroups} from './placement.ts'

/** Converts a PDF 1.7 structure tree to PDF 2.0 (ISO 32000-2, 14.8, and ISO 14289-2). */
export function inSecondEdition(root: StructureElement): StructureElement {
  return changes.reduce((tree, change) => change(tree), root)
}

/** The table of changes to the tree, in order. */
const changes: ReadonlyArray<(root: StructureElement) => StructureElement> = [
  underOneDocument,
  withTypes,
  placeCaptions,
  withPlacedGroups
]

/** Makes the `Document` the only element under the root, by moving all other elements to its end. */
function underOneDocument(root: StructureElement): StructureElement {
  const document = root.kids.find(kid => isElement(kid, new Set(['Document'])))
  if (!isElement(document) || root.kids.length === 1) return root
  const rest: readonly StructureKid[] = root.kids.filter(kid => kid !== document)
  return {...root, kids: [{...document, kids: [...document.kids, ...rest]}]}
}

/** Converts the types of notes: footnotes become `FENote`s; other PDF 1.7 notes become asides. */
function withTypes(root: StructureElement): StructureElement {
  return mapStructure(root, element => {
    const type =
      element.type === 'Note' && element.noteNumber !== undefined ? 'FENote' : newTypes.get(element.type)
    return type === undefined ? element : {...element, type}
  })
}

/** Types of PDF 1.7, and galley's own types, with their equivalents in PDF 2.0 or HTML. */
const newTypes: ReadonlyMap<string, string> = new Map([
  ['Note', 'Aside'],
  ['Callout', 'Aside'],
  ['Art', 'Part'],
  ['Ins', 'ins'],
  ['Del', 'del']
])
