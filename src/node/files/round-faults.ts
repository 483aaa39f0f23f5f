import {basename} from 'node:path'
import {sha256} from '../../core/hash.ts'
import {withLineFeeds} from '../../core/line-ends.ts'
import {shown} from '../../reproduce/first-difference.ts'
import type {ProofRecord} from '../../review/proofs/record.ts'
import type {Round} from '../../review/proofs/rounds.ts'
import type {Destination} from './destination.ts'
import type {ProjectPlace} from './project.ts'
import {itIs, readIn} from './read-file.ts'
import {queriesFile} from './round-answers.ts'
import {mapFile, namesIn, recordFile, roundAt, sourcesFile} from './rounds.ts'
import {mostOfOutput} from './size-limits.ts'
import {unzipFile} from './zip.ts'

/** A file of a round that has changed since the proof was made, and the rest of a sentence that says how. */
export type RoundFault = Readonly<{path: string; says: string}>

/** The files of a round that have changed since it was made: among the given names, or among all. */
export async function roundFaults(
  round: Destination,
  record: ProofRecord | undefined,
  names: readonly string[] = []
): Promise<readonly RoundFault[]> {
  if (record === undefined) return [{path: recordFile, says: 'is missing or damaged'}]
  const own = record.files.filter(({path}) => names.length === 0 || names.includes(path))
  const found = await Promise.all(
    own.map(async ({path, sha256: hash}) => {
      const bytes = path === basename(path) ? await readIn(round, path, mostOfOutput) : undefined
      if (bytes instanceof Uint8Array) {
        // A checkout may have other line endings.
        const isSame = sha256(bytes) === hash || sha256(withLineFeeds(bytes)) === hash
        return isSame ? [] : [{path, says: altered(path, bytes, record)}]
      }
      return [{path, says: bytes === undefined || bytes.fault === 'absent' ? 'is missing' : itIs(bytes)}]
    })
  )
  const listed = new Set(record.files.map(({path}) => path))
  const needed = names.length === 0 ? [mapFile, queriesFile, sourcesFile] : names
  const present = new Set(await namesIn(round))
  const unlisted = needed
    .filter(name => present.has(name) && !listed.has(name))
    .map(path => ({path, says: `is not among the files in ${recordFile}`}))
  const ofRecord =
    record.altered === undefined ? [] : [{path: recordFile, says: `was altered: ${record.altered}`}]
  return [...ofRecord, ...found.flat(), ...unlisted]
}

/** Lines that warn of changed files. */
export function faultLines(round: number, faults: readonly RoundFault[]): readonly string[] {
  return faults.map(({path, says}) => `galley: warning: round ${round}: ${shown(path)} ${says}\n`)
}

function altered(path: string, bytes: Uint8Array, {sources}: ProofRecord): string {
  const says = 'was altered after the proof was made'
  if (path !== sourcesFile) return says
  const wrong = sources.find(source => {
    const file = unzipFile(bytes, source.path, source.size)
    return file === undefined || sha256(file) !== source.sha256
  })
  return wrong === undefined ? says : `${says} (\`${shown(wrong.path)}\` in it)`
}

/** Warns of files of a round that have changed since it was made: among the given names, or among all. */
export async function warnOfFaults(
  place: ProjectPlace,
  {number, record}: Round,
  names?: readonly string[]
): Promise<void> {
  const faults = await roundFaults(roundAt(place, number), record, names)
  for (const line of faultLines(number, faults)) process.stderr.write(line)
}
