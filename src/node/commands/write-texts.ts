import {existsSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {inProject} from '../files/destination.ts'
import type {ProjectPlace} from '../files/project.ts'
import {writeFiles} from '../files/write.ts'
import {writeFixed} from '../files/write-fixed.ts'
import type {Present} from './present-paper.ts'

/** Writes the texts with answers, each atomically; a new `queries.yaml` last. */
export async function writeTexts(
  {root}: ProjectPlace,
  {savedText}: Present,
  texts: ReadonlyMap<string, string>
): Promise<void> {
  const files = await Promise.all(
    [...texts].map(async ([path, after]) => ({path, before: await savedText(path), after}))
  )
  await writeFixed(
    root,
    files.flatMap(({path, before, after}) => (before === undefined ? [] : [{path, before, after}])),
    {command: 'galley proof --answers'}
  )
  for (const {path, before, after} of files) {
    const target = join(root, path)
    if (before !== undefined || existsSync(target)) continue
    const bytes = new TextEncoder().encode(after)
    await writeFiles(inProject(root, dirname(target)), [{path: basename(target), bytes}])
  }
}
