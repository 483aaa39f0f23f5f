import {folderOf, joinPath, stemOf} from '../core/path.ts'
import type {Finding, Settings, Source} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {readSource, readSources} from './sources.ts'

/**
 * Reads the bibliographies of the settings or, by default, `references.bib`, `.json` or `.yaml` next to the settings or
 * in the project, or else the `manual-references.json` of Manubot; and the works in the settings themselves.
 */
export async function loadBibliography(
  world: World,
  settings: Settings,
  entry: string,
  findings: Finding[]
): Promise<readonly Source[]> {
  const files = await loadFiles(world, settings, entry, findings)
  if (!settings.inlineReferences) return files
  const own = await readSource(world, settings.file, undefined, findings)
  return own === undefined ? files : [...files, own]
}

async function loadFiles(
  world: World,
  settings: Settings,
  entry: string,
  findings: Finding[]
): Promise<readonly Source[]> {
  if (settings.bibliography.length > 0) {
    const sources: Source[] = []
    for (const {path, place} of settings.bibliography) {
      const source = await readSource(world, path, {file: settings.file, place}, findings)
      if (source !== undefined) sources.push(source)
    }
    return sources
  }
  if (settings.withoutBibliography) return []
  const folder = folderOf(settings.file)
  const names = [
    'references.bib',
    'references.json',
    'references.yaml',
    'references.yml',
    ...(entry === '' ? [] : [`${stemOf(entry)}.bib`])
  ]
  for (const candidate of [...names.map(name => joinPath(folder, name)), ...names]) {
    const bytes = await world.read(candidate)
    // An unreadable file is a fault, not a missing bibliography.
    if (!isFault(bytes) || bytes.fault !== 'absent')
      return readSources(world, [candidate], settings.file, findings)
  }
  // This file contains the works that Manubot cannot find by an identifier.
  const manual = ((await world.list(folder)) ?? []).filter(name =>
    /^manual-references.*\.(?:json|bib|ya?ml)$/i.test(name)
  )
  return readSources(
    world,
    manual.map(name => joinPath(folder, name)),
    settings.file,
    findings
  )
}

/** The only `.bib` file in the folder of a paper that cites works and names no bibliography. */
export async function onlyBibliography(
  world: World,
  settings: Settings,
  chapters: readonly Source[],
  findings: Finding[]
): Promise<readonly Source[]> {
  if (settings.bibliography.length > 0 || settings.withoutBibliography) return []
  if (!chapters.some(({text}) => citation.test(text))) return []
  const folder = folderOf(settings.file)
  const [only, ...others] = ((await world.list(folder)) ?? []).filter(name => /\.bib$/i.test(name))
  return only === undefined || others.length > 0
    ? []
    : readSources(world, [joinPath(folder, only)], settings.file, findings)
}

/** Matches texts with a citation, and few others. */
const citation = /(?<![\w\\@.])@(?!(?:fig|tbl|tab|eq|sec|lst|thm)[:-])[\p{L}_{]|\{cite|\\cite/iu
