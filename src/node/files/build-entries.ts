import {lstatSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {UsageFault} from '../program/fault.ts'
import {namedByUser} from './destination.ts'
import {listIn} from './read-file.ts'

/** A build in a cache; `used` is the time when it was last reused, in milliseconds. */
export type BuildEntry = Readonly<{path: string; size: number; used: number}>

/** The builds in a cache; other files in the folder are ignored. Throws a `UsageFault` if the folder does not exist. */
export async function keptBuildsIn(folder: string): Promise<readonly BuildEntry[]> {
  const shelves = await listIn(namedByUser(folder))
  if (shelves === undefined || 'fault' in shelves) throw new UsageFault(`no such folder: ${folder}`)
  const entries: BuildEntry[] = []
  for (const shelf of shelves.filter(name => /^[0-9a-f]{2}$/.test(name)).sort()) {
    const names = await listIn(namedByUser(join(folder, shelf)))
    if (names === undefined || 'fault' in names) continue
    for (const name of names.filter(each => /^[0-9a-f]{64}$/.test(each) && each.startsWith(shelf)).sort()) {
      const path = join(folder, shelf, name)
      const status = lstatSync(path, {throwIfNoEntry: false})
      if (status?.isFile()) entries.push({path, size: status.size, used: status.mtimeMs})
    }
  }
  return entries
}

/** Removes the builds that have not been used for some days, and returns them. */
export function pruneBuilds(
  entries: readonly BuildEntry[],
  days: number,
  now: number
): readonly BuildEntry[] {
  const old = entries.filter(({used}) => now - used >= days * 86_400_000)
  for (const {path} of old) rmSync(path, {force: true})
  return old
}
