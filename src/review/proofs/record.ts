import {sha256} from '../../core/hash.ts'
import type {ManifestFile} from '../../reproduce/manifest.ts'

/** The content of `proof.json`: the sources and the files of a round of proofs. */
export type ProofRecord = Readonly<{
  schema: typeof proofSchema
  /** The version of galley. */
  galley: string
  round: number
  /** ISO date of the last change of the sources and their git revision, if they are in git. */
  date?: string | undefined
  revision?: string | undefined
  /** The hash of all sources together, which the proof shows. */
  content: string
  /** The entry of the build: a Markdown file, or `''` for a folder of chapters. */
  entry: string
  sources: readonly ManifestFile[]
  files: readonly ManifestFile[]
}>

/** The version of the format. */
export const proofSchema = 1

/** A file that is written or was read. */
export type NamedBytes = Readonly<{path: string; bytes: Uint8Array}>

/** The rows of a record for files, sorted by path. */
export function recordedFiles(files: readonly NamedBytes[]): readonly ManifestFile[] {
  return sortedRows(files.map(({path, bytes}) => ({path, sha256: sha256(bytes), size: bytes.length})))
}

/** Sorts the rows of a record by path, in the same order in every locale. */
export function sortedRows(rows: readonly ManifestFile[]): readonly ManifestFile[] {
  return rows.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** The bytes of `proof.json`. */
export function recordBytes(record: ProofRecord): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(record, undefined, 2)}\n`)
}

/** Parses a `proof.json`; undefined if it is damaged or in another format. */
export function readRecord(text: string): ProofRecord | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  return isRecord(value) ? value : undefined
}

function isRecord(value: unknown): value is ProofRecord {
  if (typeof value !== 'object' || value === null) return false
  const {schema, round, content, entry, galley, sources, files} = value as Record<string, unknown>
  return (
    schema === proofSchema &&
    Number.isInteger(round) &&
    [content, entry, galley].every(text => typeof text === 'string') &&
    [sources, files].every(list => Array.isArray(list) && list.every(isFileRow))
  )
}

function isFileRow(value: unknown): value is ManifestFile {
  if (typeof value !== 'object' || value === null) return false
  const {path, sha256: hash, size} = value as Record<string, unknown>
  return typeof path === 'string' && typeof hash === 'string' && Number.isInteger(size)
}
