import type {CslItem} from './types.ts'

/** The keys of the members of a set (biblatex’s `@set`); empty for other works. */
export function membersOf(item: CslItem | undefined): readonly string[] {
  const custom = item?.custom
  if (typeof custom !== 'object' || custom === null || !('entryset' in custom)) return []
  const {entryset} = custom
  return Array.isArray(entryset) ? entryset.filter(key => typeof key === 'string') : []
}
