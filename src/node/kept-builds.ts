import {existsSync, utimesSync} from 'node:fs'
import {join} from 'node:path'
import type {BuildOptions, RenderedAll, RenderedFacts} from '../build.ts'
import {isFault} from '../core/world.ts'
import {canonicalJson} from '../reproduce/canonical.ts'
import {programName} from './cache.ts'
import {namedByUser} from './files/destination.ts'
import type {NamedInputs} from './files/named-inputs.ts'
import {readNamed} from './files/read-file.ts'
import {mostOfOutput} from './files/size-limits.ts'
import {writeFiles} from './files/write.ts'
import {hashOf} from './hash.ts'
import {packedBuild, unpackedBuild} from './packed-build.ts'
import {WriteFault} from './program/fault.ts'
import type {DiskWorld} from './world.ts'

/** A rendering that may come from a cache; `pages` is the number of pages if it does. */
export type KeptRendering = Readonly<{
  rendering: BuildOptions['kept']
  pages: () => number | undefined
}>

/** A cache of renderings in a folder, which processes and machines can share; its keys are hashes of the content. */
export type BuildCache = Readonly<{
  folder: string
  /** Everything other than the sources that determines the bytes of a build: options, browser. */
  about: Readonly<Record<string, string>>
  /** Writes one line for the user. */
  say: (line: string) => void
  /** Called for each build that came from the cache. */
  taken?: () => void
}>

/**
 * Reads the rendering of a build from a cache, or stores it there. The paper is always read and checked first, so that
 * the findings are current, and the key is the content of every file that was read. For files that only the rendering
 * reads, the entry contains hashes. An entry is written once, by renaming a file; a damaged entry is replaced.
 */
export function keptRendering(
  {folder, about, say, taken}: BuildCache,
  {readings, world}: DiskWorld,
  {abbreviations, style, issue}: NamedInputs,
  pages: () => number | undefined
): KeptRendering {
  const program = programName()
  let known: number | undefined
  const read = (): readonly string[] =>
    readings().map(({path, asked, hash}) => `${path}\0${asked ?? ''}\0${hash ?? ''}`)
  const named = {
    abbreviations: abbreviations === undefined ? '' : `${abbreviations.path} ${hashOf(abbreviations.bytes)}`,
    style: style ?? '',
    issue: JSON.stringify(issue ?? ''),
    date: world.date ?? ''
  }

  async function rendering(render: () => Promise<RenderedAll>, facts: RenderedFacts): Promise<RenderedAll> {
    if (program === undefined) return render()
    const key = hashOf(canonicalJson({program, ...about, ...named, ...facts, files: read()}))
    const place = join(folder, key.slice(0, 2))
    const found = await find(join(place, key), key)
    if (found !== undefined) {
      known = found.pages
      taken?.()
      return found.rendered
    }
    const before = new Set(readings().map(({path}) => path))
    const rendered = await render()
    const later = readings()
      .filter(({path, asked}) => !before.has(path) && asked === undefined)
      .map(({path, hash}) => [path, hash ?? ''] as const)
    try {
      const bytes = packedBuild(key, {rendered, later, pages: pages()})
      await writeFiles(namedByUser(place), [{path: key, bytes}])
    } catch (error) {
      if (!(error instanceof WriteFault)) throw error
      say(`warning: the build is not cached: ${error.message}`)
    }
    return rendered
  }

  async function find(file: string, key: string): Promise<ReturnType<typeof unpackedBuild>> {
    if (!existsSync(file)) return undefined
    const bytes = await readNamed(file, mostOfOutput)
    const entry = isFault(bytes) ? undefined : unpackedBuild(key, bytes)
    if (entry === undefined) {
      say(`warning: ${file} is damaged; the paper is built again`)
      return undefined
    }
    for (const [path, hash] of entry.later) {
      const now = await world.read(path)
      if ((isFault(now) ? '' : hashOf(now)) !== hash) return undefined
    }
    markAsUsed(file)
    return entry
  }

  return {rendering, pages: () => known}
}

/** Sets the time of a file to now, so that `galley cache --prune` keeps it. */
function markAsUsed(file: string): void {
  const now = Date.now() / 1000
  try {
    utimesSync(file, now, now)
  } catch {
    // The file belongs to another user, or was pruned in the meantime.
  }
}
