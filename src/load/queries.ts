import {folderOf, joinPath, stemOf} from '../core/path.ts'
import type {Finding, Settings, Source} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {readSource} from './sources.ts'

/** The editor's queries next to the settings; for a single file also `paper.queries.yaml` next to `paper.md`. */
export async function loadQueries(
  world: World,
  settings: Settings,
  entry: string,
  findings: Finding[]
): Promise<Source | undefined> {
  const names = [...(entry === '' ? [] : [`${stemOf(entry)}.queries.yaml`]), 'queries.yaml']
  for (const name of names) {
    const path = joinPath(folderOf(settings.file), name)
    const bytes = await world.read(path)
    if (!isFault(bytes) || bytes.fault !== 'absent') return readSource(world, path, undefined, findings)
  }
  return undefined
}
