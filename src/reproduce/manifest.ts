import {sha256} from '../core/hash.ts'
import type {Artifact} from '../outputs/index.ts'
import {canonicalJson} from './canonical.ts'

/** A file in a manifest. Texts are hashed with LF line ends. */
export type ManifestFile = Readonly<{path: string; sha256: string; size: number}>

/** A file that a build wrote. */
export type ManifestOutput = ManifestFile &
  Readonly<{
    mediaType: string
    /** The standards that the file claims, such as `PDF/A-2a, PDF/UA-1`. */
    standards?: string
  }>

/** The inputs and outputs of a build. Keys and lists are sorted; no paths, names or times of the machine are in it. */
export type ManifestContent = Readonly<{
  schema: typeof manifestSchema
  /** Versions and hashes that affect the bytes: galley, node, browser, fonts, CSL. */
  environment: Readonly<Record<string, string>>
  /** The entry of the build. */
  entry: string
  inputs: readonly ManifestFile[]
  outputs: readonly ManifestOutput[]
}>

/** A manifest with the SHA-256 of the canonical JSON of its other members, so that changes are detected. */
export type Manifest = ManifestContent & Readonly<{sha256: string}>

/** The version of the format. Schema 1 had no hash of the manifest itself. */
export const manifestSchema = 2

/** Creates the manifest of a build. */
export function manifestOf(
  entry: string,
  inputs: readonly ManifestFile[],
  artifacts: readonly Artifact[],
  environment: Readonly<Record<string, string>>,
  hash: (bytes: Uint8Array) => string = sha256
): Manifest {
  const content: ManifestContent = {
    schema: manifestSchema,
    environment: Object.fromEntries(Object.entries(environment).sort(([a], [b]) => (a < b ? -1 : 1))),
    entry,
    inputs: [...inputs].sort(byPath),
    outputs: artifacts
      .map(({path, bytes, mediaType, standards = []}) => ({
        path,
        sha256: hash(bytes),
        size: bytes.length,
        mediaType,
        ...(standards.length > 0 && {standards: standards.join(', ')})
      }))
      .sort(byPath)
  }
  return sealed(content, hash)
}

/** Adds the hash of its content to a manifest. */
export function sealed(content: ManifestContent, hash: (bytes: Uint8Array) => string = sha256): Manifest {
  return {...content, sha256: hash(new TextEncoder().encode(canonicalJson(content)))}
}

/** The text of `manifest.json`. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}

/** The bytes of `manifest.json`. */
export function manifestBytes(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(manifestText(manifest))
}

function byPath(a: Readonly<{path: string}>, b: Readonly<{path: string}>): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
