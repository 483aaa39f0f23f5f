import type {Heading} from 'mdast'
import {wordsWithoutNotes} from './walk.ts'

/** Headings of reference lists in the languages of papers. */
const referencesHeadings =
  /^(references|bibliography|works cited|literature cited|cited literature|literature|références(?: bibliographiques)?|bibliographie|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|referenzen|bibliografía|referencias(?: bibliográficas)?|bibliografia|riferimenti(?: bibliografici)?|referências(?: bibliográficas)?|literatuur|kaynakça|حوالہ جات|کتابیات|منابع|فهرست منابع|مراجع|المراجع|المصادر والمراجع|संदर्भ|referenser|referencer|referanser|litteratur|参考文献|литература|список литературы)$/iu

/** Whether a heading is that of a reference list. */
export function isReferencesHeading(heading: Heading): boolean {
  return referencesHeadings.test(wordsWithoutNotes(heading).trim())
}
