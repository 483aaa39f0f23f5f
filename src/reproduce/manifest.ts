import {sha256} from '../core/hash.ts'
import type {Artifact} from '../outputs/index.ts'

/** A file of a manifest. */
export type ManifestFile = Readonly<{path: string; sha256: string; size: number}>

/** What a build was made from and what it made. Keys and lists are sorted; nothing of the machine's is in it. */
export type Manifest = Readonly<{
  schema: 1
  /** Versions and hashes that shape the bytes: galley, node, browser, fonts, CSL. */
  environment: Readonly<Record<string, string>>
  /** What to build again. */
  entry: string
  inputs: readonly ManifestFile[]
  outputs: ReadonlyArray<ManifestFile & Readonly<{mediaType: string}>>
}>

/** The manifest of a build. */
export function manifestOf(
  entry: string,
  inputs: readonly ManifestFile[],
  artifacts: readonly Artifact[],
  environment: Readonly<Record<string, string>>,
  hash: (bytes: Uint8Array) => string = sha256
): Manifest {
  return {
    schema: 1,
    environment: Object.fromEntries(Object.entries(environment).sort(([a], [b]) => (a < b ? -1 : 1))),
    entry,
    inputs: [...inputs].sort(byPath),
    outputs: artifacts
      .map(({path, bytes, mediaType}) => ({path, sha256: hash(bytes), size: bytes.length, mediaType}))
      .sort(byPath)
  }
}

/** The bytes of `manifest.json`. */
export function manifestBytes(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`)
}

/** A manifest from its text, or why it is none. */
export function readManifest(text: string): Manifest | Readonly<{fault: string}> {
  try {
    const value = JSON.parse(text) as Partial<Manifest> | null
    const sound =
      value?.schema === 1 &&
      Array.isArray(value.inputs) &&
      Array.isArray(value.outputs) &&
      typeof value.environment === 'object'
    return sound ? (value as Manifest) : {fault: 'it is not a manifest of galley, schema 1'}
  } catch {
    return {fault: 'it is not JSON'}
  }
}

function byPath(a: Readonly<{path: string}>, b: Readonly<{path: string}>): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
