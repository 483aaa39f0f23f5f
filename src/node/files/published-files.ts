import {join} from 'node:path'
import {stemOf} from '../../core/path.ts'
import {allOutputs, outputOfFile} from '../../outputs/index.ts'
import type {Manifest} from '../../reproduce/manifest.ts'
import type {PublishedFiles} from '../../reproduce/verify.ts'
import {UsageFault} from '../program/fault.ts'
import {makerOf} from '../program/process-name.ts'
import {type Destination, namedByUser} from './destination.ts'
import {itIs, listIn, readIn} from './read-file.ts'
import {mostOfOutput} from './size-limits.ts'
import {unzipFile} from './zip.ts'

/**
 * The files of a manifest in the output folder. If one of them exists, all must exist; and the folder must contain no
 * other outputs of this paper, and no files that galley did not make.
 */
export async function publishedIn(
  folder: Destination,
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
    others: await othersIn(folder, new Set([...known, ...strangers])),
    demand: isDemanded ? 'all' : 'all or none'
  }
}

/** The files in the folder that galley did not make, neither for this paper nor for others. */
async function othersIn(folder: Destination, known: ReadonlySet<string>): Promise<readonly string[]> {
  const names = (await listIn(folder)) ?? []
  if ('fault' in names) return []
  const others = names.filter(name => !known.has(name) && !isUsual(name)).sort()
  const areTold = await Promise.all(others.map(async name => !(await isOfGalley(folder, name))))
  return others.filter((_, index) => areTold[index])
}

/** Whether a name belongs to the manifest, to a lock or temporary file of galley, or to a file of git or macOS. */
function isUsual(name: string): boolean {
  return (
    name === 'manifest.json' ||
    ['.gitignore', '.gitkeep', '.gitattributes', '.DS_Store'].includes(name) ||
    makerOf(name, 'tmp') !== undefined ||
    makerOf(name, 'lock') !== undefined
  )
}

/**
 * Whether a file has a mark of galley, as the outputs of other papers do; also true for a folder, and for a file that
 * no longer exists.
 */
async function isOfGalley(folder: Destination, name: string): Promise<boolean> {
  const bytes = await readIn(folder, name, mostOfOutput)
  if (!(bytes instanceof Uint8Array)) return bytes.fault === 'directory' || bytes.fault === 'absent'
  const output = outputOfFile(name)?.name
  if (output === undefined) return false
  const about = output === 'docx' ? unzipFile(bytes, 'docProps/app.xml') : bytes
  const file = Buffer.from(about ?? new Uint8Array())
  return ownMarks[output]?.some(mark => file.includes(mark)) === true
}

/** The marks that galley writes into its outputs. */
const ownMarks: Readonly<Record<string, readonly string[]>> = {
  html: ['<meta name="generator" content="galley">'],
  pdf: ['<xmp:CreatorTool>galley'],
  docx: ['<Application>galley</Application>'],
  fragment: ['id="galley-'],
  head: ['<meta name="citation_title"']
}

/**
 * The files of a manifest in any other folder, found by name or, because journals rename published files, by extension.
 * Throws a `UsageFault` if none is found.
 */
export async function publishedElsewhere(
  named: string,
  manifest: Manifest,
  isDemanded: boolean
): Promise<PublishedFiles> {
  const folder = namedByUser(named)
  const names = await listIn(folder)
  if (names === undefined || 'fault' in names)
    throw new UsageFault(`cannot read the folder ${named}: there is no such folder`)
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
    throw new UsageFault(`${named} has no file of the paper${wanted && `; the manifest lists ${wanted}`}`)
  }
  return {files, strangers: [], others: [], demand: isDemanded ? 'all' : 'any'}
}

async function filesIn(
  folder: Destination,
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
async function readFileIn(folder: Destination, name: string): Promise<Uint8Array | undefined> {
  const bytes = await readIn(folder, name, mostOfOutput)
  if (bytes instanceof Uint8Array) return bytes
  if (bytes.fault === 'absent' || bytes.fault === 'directory') return undefined
  throw new UsageFault(`cannot read ${join(folder.folder, name)}: ${itIs(bytes)}`)
}
