import type {CslItem} from './types.ts'

/** The keys of the works in a set (`@set` in BibLaTeX); empty for a work that is not a set. */
export function membersOf(item: CslItem | undefined): readonly string[] {
  const custom = item?.custom
  if (typeof custom !== 'object' || custom === null || !('entryset' in custom)) return []
  const {entryset} = custom
  return Array.isArray(entryset) ? entryset.filter(key => typeof key === 'string') : []
}
