import {isElement, type StructureElement} from './structure-tree.ts'

/** The tree with languages only where they differ from those of the element around. */
export function withoutInheritedLanguages(root: StructureElement, inherited?: string): StructureElement {
  const language = root.language ?? inherited
  const kids = root.kids.map(kid => (isElement(kid) ? withoutInheritedLanguages(kid, language) : kid))
  return {...root, language: root.language === inherited ? undefined : root.language, kids}
}
