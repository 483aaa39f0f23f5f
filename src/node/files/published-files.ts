import {readdir, readFile, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {stemOf} from '../../core/path.ts'
import {allOutputs, outputOfFile} from '../../outputs/index.ts'
import type {Manifest} from '../../reproduce/manifest.ts'
import type {PublishedFiles} from '../../reproduce/verify.ts'
import {UsageFault} from '../program/fault.ts'

/** The files of a manifest in the folder of outputs. If one of them exists, all must, and no others. */
export async function publishedIn(
  folder: string,
  manifest: Manifest,
  slug: string,
  isDemanded: boolean
): Promise<PublishedFiles> {
  const stems = new Set([slug, ...manifest.outputs.map(({path}) => stemOf(path))])
  const known = new Set(manifest.outputs.map(({path}) => path))
  const strangers = allOutputs
    .flatMap(({ending}) => [...stems].map(stem => `${stem}.${ending}`))
    .filter(name => !known.has(name))
  const present = await Promise.all(strangers.map(name => readFileIn(folder, name)))
  return {
    files: await filesIn(folder, manifest, new Map()),
    strangers: strangers.filter((_, index) => present[index] !== undefined),
    demand: isDemanded ? 'all' : 'all or none'
  }
}

/**
 * The files of a manifest in any other folder, found by name, or else by extension, because journals rename what they
 * publish. Throws a `UsageFault` if none is found.
 */
export async function publishedElsewhere(
  folder: string,
  manifest: Manifest,
  isDemanded: boolean
): Promise<PublishedFiles> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new UsageFault(`cannot read the folder ${folder} (${error.code ?? 'unknown fault'})`)
  })
  const renamed = new Map(
    manifest.outputs.flatMap(({path}) => {
      const output = outputOfFile(path)
      const alike = output ? names.filter(name => outputOfFile(name) === output) : []
      return names.includes(path) || alike.length !== 1 ? [] : [[path, alike[0]!] as const]
    })
  )
  const files = await filesIn(folder, manifest, renamed)
  if (files.size === 0) {
    const wanted = manifest.outputs.map(({path}) => path).join(', ')
    throw new UsageFault(`${folder} has no file of the paper${wanted && `; the manifest lists ${wanted}`}`)
  }
  return {files, strangers: [], demand: isDemanded ? 'all' : 'any'}
}

async function filesIn(
  folder: string,
  manifest: Manifest,
  renamed: ReadonlyMap<string, string>
): Promise<PublishedFiles['files']> {
  const files = new Map<string, Readonly<{name: string; bytes: Uint8Array}>>()
  for (const {path} of manifest.outputs) {
    const name = renamed.get(path) ?? path
    const bytes = await readFileIn(folder, name)
    if (bytes !== undefined) files.set(path, {name, bytes})
  }
  return files
}

/** The bytes of a regular file; undefined if it does not exist. */
async function readFileIn(folder: string, name: string): Promise<Uint8Array | undefined> {
  const path = join(folder, name)
  try {
    return (await stat(path)).isFile() ? new Uint8Array(await readFile(path)) : undefined
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new UsageFault(`cannot read ${path} (${code ?? 'unknown fault'})`)
  }
}
