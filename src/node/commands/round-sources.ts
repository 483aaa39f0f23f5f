import {basename} from 'node:path'
import {sha256} from '../../core/hash.ts'
import {shown} from '../../reproduce/first-difference.ts'
import type {ProofRecord} from '../../review/proofs/record.ts'
import type {Destination} from '../files/destination.ts'
import {inMegabytes} from '../files/read-file.ts'
import {readRoundFile, recordFile, sourcesFile} from '../files/rounds.ts'
import {mostOfOutput, mostOfPaper} from '../files/size-limits.ts'
import {unzipFile} from '../files/zip.ts'
import {UsageFault} from '../program/fault.ts'
import {soundFile} from './attached-paper.ts'

/** The files from which a round was made, with LF line ends, and the entry to build. */
export type RoundSources = Readonly<{
  round: number
  /** The hash of the sent content. */
  content: string
  entry: string
  files: ReadonlyArray<Readonly<{path: string; bytes: Uint8Array}>>
}>

/**
 * Reads the sources of a round; throws a usage fault if one was altered. `purpose` is the use of the sources:
 * “compare with”.
 */
export async function roundSources(
  folder: Destination,
  record: ProofRecord | undefined,
  purpose: string
): Promise<RoundSources> {
  const name = basename(folder.folder)
  if (record === undefined)
    throw new UsageFault(`cannot ${purpose} ${name}: its ${recordFile} is missing or damaged`)
  const archive = await readRoundFile(folder, sourcesFile, mostOfOutput)
  if (archive === undefined) throw new UsageFault(`cannot ${purpose} ${name}: its ${sourcesFile} is missing`)
  // All files are unpacked at once, so a small archive could exhaust memory.
  if (record.sources.reduce((sum, {size}) => sum + Math.max(0, size), 0) > mostOfPaper)
    throw new UsageFault(
      `cannot ${purpose} ${name}: its files are larger than ${inMegabytes(mostOfPaper)} in total`
    )
  const files = record.sources.map(({path, size, sha256: hash}) => {
    const file = soundFile(name, {path, bytes: unzipFile(archive, path, size)})
    if (sha256(file.bytes) !== hash)
      throw new UsageFault(`cannot ${purpose} ${name}: \`${shown(path)}\` in its ${sourcesFile} was altered`)
    return file
  })
  return {round: record.round, content: record.content, entry: record.entry, files}
}
