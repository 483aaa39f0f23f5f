import {isElement, type StructureElement, withKids} from '../file/structure-tree.ts'

/** Removes the language of each element whose parent has the same language. */
export function withoutInheritedLanguages(root: StructureElement, inherited?: string): StructureElement {
  const language = root.language ?? inherited
  const kids = root.kids.map(kid => (isElement(kid) ? withoutInheritedLanguages(kid, language) : kid))
  const element = withKids(root, kids)
  return language !== undefined && root.language === inherited ? {...element, language: undefined} : element
}
