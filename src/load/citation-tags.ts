import {folderOf, joinPath} from '../core/path.ts'
import type {Finding, Settings, Source} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {citationTags} from '../parse/citation-tags.ts'
import {readSource} from './sources.ts'

/** The works that the tags in the chapters mean, as in Manubot; the table is next to the settings. */
export async function loadCitationTags(
  world: World,
  {file}: Settings,
  chapters: readonly Source[],
  findings: Finding[]
): Promise<ReadonlyMap<string, string> | undefined> {
  if (!chapters.some(({text}) => text.includes('@tag:'))) return undefined
  const path = joinPath(folderOf(file), 'citation-tags.tsv')
  const bytes = await world.read(path)
  // An unreadable file is a fault, not a missing table.
  if (isFault(bytes) && bytes.fault === 'absent') return undefined
  const table = await readSource(world, path, undefined, findings)
  return table === undefined ? undefined : citationTags(table.text)
}
