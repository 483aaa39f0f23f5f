import {folderOf, linkedPath} from '../core/path.ts'
import {perObject} from '../core/per-object.ts'
import type {Chapter, Project} from '../core/types.ts'
import type {World} from '../core/world.ts'

/** Adds the paths of missing files to which links refer. Links that lead out of the project are ignored. */
export async function loadLinkedFiles(world: World, project: Omit<Project, 'absentFiles'>): Promise<Project> {
  const paths = new Set(project.texts.flatMap(pathsIn))
  const folders = new Map<string, ReadonlySet<string>>()
  const absentFiles = new Set<string>()
  for (const path of [...paths].sort()) {
    const folder = folderOf(path)
    const names = folders.get(folder) ?? new Set(await world.list(folder))
    folders.set(folder, names)
    if (!names.has(path.slice(path.lastIndexOf('/') + 1))) absentFiles.add(path)
  }
  return {...project, absentFiles}
}

const pathsIn = perObject(({links, path}: Chapter) => links.flatMap(({url}) => linkedPath(url, path) ?? []))
