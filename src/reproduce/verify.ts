import {sha256} from '../core/hash.ts'
import {withLineFeeds} from '../core/line-ends.ts'
import {docxOutput} from '../outputs/docx/index.ts'
import {epubOutput} from '../outputs/epub/index.ts'
import type {Artifact} from '../outputs/index.ts'
import {jatsOutput} from '../outputs/jats/index.ts'
import {byteDifference} from './byte-difference.ts'
import {shown} from './first-difference.ts'
import {markupDifference} from './html-difference.ts'
import type {Manifest, ManifestFile, ManifestOutput} from './manifest.ts'
import {packageDifference, type Unzip} from './package-difference.ts'
import {type PdfReading, pdfDifference} from './pdf-difference.ts'

/** The result of comparing a rebuild with its manifest and the published files, in lines for people. */
export type BuildVerdict = Readonly<{result: 'same' | 'differs' | 'not comparable'; lines: readonly string[]}>

/** The inputs of a comparison. */
export type Comparison = Readonly<{
  manifest: Manifest
  /** Whether the manifest was altered. If so, the result is always `differs`, and the lines name the places. */
  isAltered?: boolean
  rebuilt: Readonly<{manifest: Manifest; artifacts: readonly Artifact[]}>
  published: PublishedFiles
  tools: FileReading & Readonly<{hash?: (bytes: Uint8Array) => string}>
}>

/**
 * The functions that comparing files needs, which the environment provides; without `unzip`, packages are compared by
 * bytes.
 */
export type FileReading = PdfReading & Readonly<{unzip?: Unzip}>

/** The published files. */
export type PublishedFiles = Readonly<{
  /** The files by path in the manifest; undefined for a missing file. */
  files: ReadonlyMap<string, Readonly<{name: string; bytes: Uint8Array}> | undefined>
  /** The names of other files that look like outputs of the paper but are not in the manifest. */
  strangers: readonly string[]
  /** The names of other files in the folder, which are only mentioned. */
  others: readonly string[]
  /** The files that must exist: all; all if one does; or none. */
  demand: 'all' | 'all or none' | 'any'
}>

/**
 * Compares manifest, published files and a rebuild. Equal bytes are never a fault, regardless of the environment. If
 * the inputs are the same, bytes that the rebuild does not reproduce are a fault only if browser, fonts and versions
 * are also the same. A published file that differs from the manifest is always a fault.
 */
export async function compareBuilds(comparison: Comparison): Promise<BuildVerdict> {
  const {manifest, rebuilt, isAltered = false} = comparison
  const inputs = [
    ...(manifest.entry === rebuilt.manifest.entry ? [] : ['the manifest has another entry']),
    ...fileDifferences(manifest.inputs, rebuilt.manifest.inputs, 'input')
  ]
  const outputs = fileDifferences(manifest.outputs, rebuilt.manifest.outputs, 'output')
  const environment = environmentLine(manifest.environment, rebuilt.manifest.environment)
  const files = await publishedLines(comparison)
  const nothing = manifest.outputs.length === 0 ? ['the manifest lists no outputs'] : []
  const faults = [...nothing, ...inputs, ...files.faults]
  const about = environment === undefined ? [] : [environment]
  if (isAltered || faults.length > 0) {
    const found = [...faults, ...outputs, ...about]
    const seal = found.length === 0 ? ['all else in the manifest is as the rebuild has it'] : []
    return {result: 'differs', lines: [...found, ...seal, ...files.remarks]}
  }
  if (outputs.length > 0)
    return {
      result: environment === undefined ? 'differs' : 'not comparable',
      lines: [...about, ...outputs, ...files.remarks]
    }
  const same = manifest.outputs.map(file => `same: ${shown(file.path)} ${file.sha256}`)
  return {result: 'same', lines: [...same, ...about, ...files.remarks]}
}

type Lines = Readonly<{faults: readonly string[]; remarks: readonly string[]}>

/** The lines about the published files. */
async function publishedLines(comparison: Comparison): Promise<Lines> {
  const {manifest, published, tools} = comparison
  const {files, strangers, others, demand} = published
  const notes = others.map(name => `note: ${shown(name)} is in the folder, and not in the manifest`)
  const present = manifest.outputs.filter(({path}) => files.get(path) !== undefined)
  const missing = manifest.outputs.filter(({path}) => files.get(path) === undefined)
  const names = missing.map(({path}) => shown(path)).join(', ')
  const isDemanded = demand === 'all' || (demand === 'all or none' && present.length > 0)
  const here = present.length === 0 ? 'published files: not here' : `published files: not here: ${names}`
  const faults = strangers.map(name => `published file ${shown(name)} is not in the manifest`)
  for (const output of present) {
    const {name, bytes} = files.get(output.path)!
    if ((tools.hash ?? sha256)(bytes) === output.sha256 && bytes.length === output.size) continue
    faults.push(`published file ${shown(name)} ${await placeOfDifference(output, bytes, comparison)}`)
  }
  if (missing.length === 0) return {faults, remarks: notes}
  return isDemanded
    ? {
        faults: [...faults, ...missing.map(({path}) => `published file ${shown(path)} is missing`)],
        remarks: notes
      }
    : {faults, remarks: [here, ...notes]}
}

/** The place where a published file differs from the rebuild; the manifest has only the hash of the file. */
async function placeOfDifference(
  {path, mediaType}: ManifestOutput,
  bytes: Uint8Array,
  {rebuilt, tools}: Comparison
): Promise<string> {
  const expected = rebuilt.artifacts.find(artifact => artifact.path === path)?.bytes
  if (expected === undefined) return 'is not the one of the manifest'
  const place = await differenceOf(mediaType, expected, bytes, tools)
  // The published file equals the rebuild, so its entry in the manifest was altered.
  return place === undefined ? 'is that of the rebuild, and not the one of the manifest' : `differs: ${place}`
}

/** The first difference between a file and the expected one, depending on its type; undefined if none exists. */
export async function differenceOf(
  mediaType: string,
  expected: Uint8Array,
  found: Uint8Array,
  tools: FileReading
): Promise<string | undefined> {
  if (expected.length === found.length && expected.every((byte, at) => byte === found[at])) return undefined
  if (found.length === 0) return `empty, expected ${expected.length} bytes`
  const lean = withLineFeeds(found)
  if (lean.length === expected.length && lean.every((byte, at) => byte === expected[at]))
    return 'the same words with CRLF line ends, as a checkout of git may have them'
  if (mediaType === 'application/pdf') return pdfDifference(expected, found, tools)
  if (packages.has(mediaType) && tools.unzip !== undefined)
    return packageDifference(expected, found, tools.unzip)
  const place = markupDifference(expected, found)
  return place
    ? `${place.line}:${place.column} ${place.where}: ${place.words}`
    : byteDifference(expected, found)
}

/** The types of files that are packages of other files. */
const packages: ReadonlySet<string> = new Set(
  [docxOutput, epubOutput, jatsOutput].map(({mediaType}) => mediaType)
)

function fileDifferences(
  expected: readonly ManifestFile[],
  found: readonly ManifestFile[],
  kind: string
): readonly string[] {
  const byPath = new Map(found.map(file => [file.path, file]))
  const lines = expected.flatMap(file => {
    const name = `${kind} ${shown(file.path)}`
    const other = byPath.get(file.path)
    byPath.delete(file.path)
    if (other === undefined) return [`${name} is missing`]
    return file.sha256 === other.sha256
      ? memberDifferences(file, other).map(difference => `${name} has another ${difference}`)
      : [`${name} differs: expected ${short(file)}, got ${short(other)}`]
  })
  return [...lines, ...[...byPath.keys()].map(path => `${kind} ${shown(path)} is not in the manifest`)]
}

/** The members of the manifest's entry for a file that are wrong although its hash is right. */
function memberDifferences(expected: ManifestFile, found: ManifestFile): readonly string[] {
  const members = {...expected} as Readonly<Record<string, string | number>>
  const others = {...found} as Readonly<Record<string, string | number>>
  return Object.keys(members)
    .filter(member => members[member] !== others[member])
    .map(member => `${member}: expected ${shown(String(members[member]))}, got ${others[member]}`)
}

/** A line with the differences in the environment. */
function environmentLine(
  expected: Readonly<Record<string, string>>,
  found: Readonly<Record<string, string>>
): string | undefined {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort()
  const differing = names
    .filter(name => expected[name] !== found[name])
    .map(name => `${shown(name)}: expected ${brief(expected[name])}, got ${brief(found[name])}`)
  if (differing.length === 0) return undefined
  const more = differing.length > mostNamed ? `; and ${differing.length - mostNamed} more` : ''
  return `made in another environment: ${differing.slice(0, mostNamed).join('; ')}${more}`
}

const mostNamed = 6

function brief(value: string | undefined): string {
  if (value === undefined) return 'none'
  return shown(/^[0-9a-f]{64}$/.test(value) ? value.slice(0, 12) : value.slice(0, 80))
}

function short({sha256: hash, size}: ManifestFile): string {
  return `${hash.slice(0, 12)} (${size} bytes)`
}
