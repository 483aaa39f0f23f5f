import {sha256} from '../core/hash.ts'
import type {Artifact} from '../outputs/index.ts'
import {canonicalJson} from './canonical.ts'

/** A file of a manifest. The hash of a text is that of the text with LF line ends. */
export type ManifestFile = Readonly<{path: string; sha256: string; size: number}>

/** A file that a build made. */
export type ManifestOutput = ManifestFile & Readonly<{mediaType: string}>

/** The inputs and outputs of a build. Keys and lists are sorted; it contains nothing about the machine. */
export type ManifestContent = Readonly<{
  schema: typeof manifestSchema
  /** Versions and hashes that shape the bytes: galley, node, browser, fonts, CSL. */
  environment: Readonly<Record<string, string>>
  /** The entry to build again. */
  entry: string
  inputs: readonly ManifestFile[]
  outputs: readonly ManifestOutput[]
}>

/** With the SHA-256 of everything else, in the form of `canonicalJson`, so that an altered manifest is detected. */
export type Manifest = ManifestContent & Readonly<{sha256: string}>

/** The version of the format. Schema 1 had no hash of its own. */
export const manifestSchema = 2

/** The manifest of a build. */
export function manifestOf(
  entry: string,
  inputs: readonly ManifestFile[],
  artifacts: readonly Artifact[],
  environment: Readonly<Record<string, string>>,
  hash: (bytes: Uint8Array) => string = sha256
): Manifest {
  return sealed({
    schema: manifestSchema,
    environment: Object.fromEntries(Object.entries(environment).sort(([a], [b]) => (a < b ? -1 : 1))),
    entry,
    inputs: [...inputs].sort(byPath),
    outputs: artifacts
      .map(({path, bytes, mediaType}) => ({path, sha256: hash(bytes), size: bytes.length, mediaType}))
      .sort(byPath)
  })
}

/** The manifest with the hash of its content. */
export function sealed(content: ManifestContent): Manifest {
  return {...content, sha256: sha256(canonicalJson(content))}
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
