import type {CslItem} from '../core/types.ts'

/** The names of a work in a sentence: its authors, or else their substitutes. */
export type Named = Readonly<{names: readonly string[]; hasOthers: boolean}>

/** The names of a work; the last may mean “and others”. */
export function namedPersons(item: CslItem): Named {
  for (const role of ['author', 'editor', 'translator', 'director', 'composer', 'interviewer']) {
    const list = item[role]
    if (!Array.isArray(list) || list.length === 0) continue
    const hasOthers = list.length > 1 && saysOthers(list.at(-1))
    const shown = hasOthers ? list.slice(0, -1) : list
    return {names: shown.map(shortName).filter(name => name !== ''), hasOthers}
  }
  return {names: [], hasOthers: false}
}

/** Whether a name, the last of a list, is “and others” (BibTeX) or “et al.” (pasted lists). */
export function saysOthers(name: unknown): boolean {
  if (!isObject(name)) return false
  const words = [name.literal, name.given, name.family].filter(part => typeof part === 'string')
  return /^(?:and )?others$|^et\.? al\.?$/iu.test(words.join(' ').trim())
}

function shortName(name: unknown): string {
  if (!isObject(name)) return ''
  const parts = [name['non-dropping-particle'], name.family ?? name.literal ?? name.given]
  return parts.filter(part => typeof part === 'string').join(' ')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
