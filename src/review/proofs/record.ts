import {sha256} from '../../core/hash.ts'
import {canonicalJson, type Json} from '../../reproduce/canonical.ts'
import type {ManifestFile} from '../../reproduce/manifest.ts'

/** The content of `proof.json`: the sources and the files of a round of proofs. */
export type ProofRecord = Readonly<{
  schema: typeof proofSchema
  /** The version of galley that made the proof. */
  galley: string
  round: number
  /** The date (as an ISO date) and git revision of the last change to the sources, if they are in git. */
  date?: string | undefined
  revision?: string | undefined
  /** The hash of all sources together; the proof shows it. */
  content: string
  /** The entry that was built: a Markdown file, or `''` for a folder of chapters. */
  entry: string
  /** The journal style given by `galley proof --style`. */
  style?: string | undefined
  /**
   * The folder of `style`, relative to the paper's folder, if it is outside the paper; the style's files are among the
   * sources.
   */
  styleFolder?: string | undefined
  /**
   * The day by which the proof should be returned, as an ISO date, and the e-mail address to which it should be
   * returned.
   */
  due?: string | undefined
  replyTo?: string | undefined
  sources: readonly ManifestFile[]
  files: readonly ManifestFile[]
  /**
   * The reason why the record differs from the one that galley wrote; this is determined on reading and not stored in
   * the file.
   */
  altered?: string | undefined
}>

/** The version of the format. */
export const proofSchema = 1

/** A file that was read or is to be written. */
export type NamedBytes = Readonly<{path: string; bytes: Uint8Array}>

/** The entries for files in a record, sorted by path. */
export function recordedFiles(files: readonly NamedBytes[]): readonly ManifestFile[] {
  return sortedRows(files.map(({path, bytes}) => ({path, sha256: sha256(bytes), size: bytes.length})))
}

/** Sorts the entries of a record by path, in the same order in every locale. */
export function sortedRows(rows: readonly ManifestFile[]): readonly ManifestFile[] {
  return rows.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** The bytes of `proof.json`, with the SHA-256 of its other content, so that changes to the file are detected. */
export function recordBytes({altered: _, ...content}: ProofRecord): Uint8Array {
  const sealed = {...content, sha256: sealOf(content)}
  return new TextEncoder().encode(`${JSON.stringify(sealed, undefined, 2)}\n`)
}

function sealOf(content: object): string {
  // Members whose value is undefined are not in the file.
  return sha256(canonicalJson(JSON.parse(JSON.stringify(content)) as Json))
}

/** Parses a `proof.json`; undefined if it is damaged or in another format. */
export function readRecord(text: string): ProofRecord | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isRecord(value)) return undefined
  const {sha256: seal, altered: _, ...record} = value as ProofRecord & {sha256?: unknown}
  if (seal === undefined) return {...record, altered: 'it has no SHA-256 of its contents'}
  if (seal !== sealOf(record)) return {...record, altered: 'its SHA-256 is not that of its contents'}
  // A checkout may have other line endings.
  const isOwn = new TextDecoder().decode(recordBytes(record)) === text.replaceAll('\r\n', '\n')
  return isOwn ? record : {...record, altered: 'it is not as galley writes it'}
}

function isRecord(value: unknown): value is ProofRecord {
  if (typeof value !== 'object' || value === null) return false
  const {schema, round, content, entry, galley, sources, files, ...more} = value as Record<string, unknown>
  return (
    schema === proofSchema &&
    Number.isInteger(round) &&
    [content, entry, galley].every(text => typeof text === 'string') &&
    ['style', 'styleFolder', 'due', 'replyTo'].every(
      name => more[name] === undefined || typeof more[name] === 'string'
    ) &&
    [sources, files].every(list => Array.isArray(list) && list.every(isFileRow))
  )
}

function isFileRow(value: unknown): value is ManifestFile {
  if (typeof value !== 'object' || value === null) return false
  const {path, sha256: hash, size} = value as Record<string, unknown>
  return typeof path === 'string' && typeof hash === 'string' && Number.isInteger(size)
}
