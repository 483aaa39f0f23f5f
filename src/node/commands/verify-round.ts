import {join} from 'node:path'
import {sha256} from '../../core/hash.ts'
import {shown} from '../../reproduce/first-difference.ts'
import type {ManifestFile} from '../../reproduce/manifest.ts'
import type {BuildVerdict} from '../../reproduce/verify.ts'
import {type ProofRecord, readRecord} from '../../review/proofs/record.ts'
import {type Destination, namedByUser} from '../files/destination.ts'
import {isFileInside, itIs, readIn} from '../files/read-file.ts'
import {recordFile, sourcesFile} from '../files/rounds.ts'
import {mostOfOutput, mostOfRecord} from '../files/size-limits.ts'
import {unzipFile} from '../files/zip.ts'

/** Whether a folder contains a round of proofs. */
export function isRound(folder: string): Promise<boolean> {
  return isFileInside(folder, recordFile)
}

/** Compares the files of a round, and the sources in it, with its record, without a build. */
export async function verifyRound(folder: string): Promise<BuildVerdict> {
  const round = namedByUser(folder)
  const bytes = await readIn(round, recordFile, mostOfRecord)
  if (!(bytes instanceof Uint8Array)) return fault(`cannot read ${join(folder, recordFile)}: ${itIs(bytes)}`)
  const record = readRecord(new TextDecoder().decode(bytes))
  if (record === undefined)
    return fault(`${join(folder, recordFile)} is not a record of a round that galley can read`)
  const lines = [
    ...(record.altered === undefined ? [] : [`altered: ${join(folder, recordFile)}: ${record.altered}`]),
    ...(await Promise.all(record.files.map(file => fileLine(round, file)))).flat(),
    ...(await sourceLines(round, record))
  ]
  if (lines.length > 0) return {result: 'differs', lines}
  const {files, sources} = record
  return {
    result: 'same',
    lines: [`round ${record.round}: ${files.length} files and ${sources.length} sources as they were written`]
  }
}

function fault(line: string): BuildVerdict {
  return {result: 'not comparable', lines: [line]}
}

async function fileLine(
  round: Destination,
  {path, sha256: hash, size}: ManifestFile
): Promise<readonly string[]> {
  const bytes = await readIn(round, path, mostOfOutput)
  if (bytes instanceof Uint8Array) {
    if (sha256(bytes) === hash) return []
    const sizes = bytes.length === size ? '' : `: it has ${bytes.length} bytes, and ${size} were written`
    return [`${shown(path)} differs${sizes}`]
  }
  return [
    bytes.fault === 'absent' ? `${shown(path)} is missing` : `cannot read ${shown(path)}: ${itIs(bytes)}`
  ]
}

/**
 * Lines about differences between the sources in the archive and in the record; a separate line reports that the
 * archive itself differs.
 */
async function sourceLines(round: Destination, {sources}: ProofRecord): Promise<readonly string[]> {
  const archive = await readIn(round, sourcesFile, mostOfOutput)
  if (!(archive instanceof Uint8Array)) return []
  return sources.flatMap(({path, sha256: hash, size}) => {
    const bytes = unzipFile(archive, path, size)
    if (bytes === undefined) return [`${shown(path)} is missing in ${sourcesFile}`]
    return sha256(bytes) === hash ? [] : [`${shown(path)} in ${sourcesFile} differs`]
  })
}
