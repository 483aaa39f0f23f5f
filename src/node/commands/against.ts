import {statSync} from 'node:fs'
import {basename, resolve} from 'node:path'
import {inflateSync} from 'node:zlib'
import {sha256} from '../../core/hash.ts'
import {readRecord} from '../../review/proofs/record.ts'
import type {Round} from '../../review/proofs/rounds.ts'
import type {Composed} from '../../versions/compare.ts'
import type {Flags} from '../command.ts'
import {type Destination, namedByUser} from '../files/destination.ts'
import {findProject, type ProjectPlace} from '../files/project.ts'
import {readIn, requireNamed} from '../files/read-file.ts'
import {recordFile, roundAt} from '../files/rounds.ts'
import {mostOfPdf, mostOfRecord} from '../files/size-limits.ts'
import {filesAt} from '../git/revision-files.ts'
import {UsageFault} from '../program/fault.ts'
import {composeOnce} from '../session.ts'
import {inFolder, readAttachedPaper} from './attached-paper.ts'
import {roundSources} from './round-sources.ts'
import {changedSources, withStyleOf} from './round-style.ts'

/** An earlier version of a paper and its name, such as “round 1”. */
export type EarlierVersion = Readonly<{name: string; composed: Composed}>

/**
 * Finds the version that `--against` names and composes its article. Throws a `UsageFault` if that version does not
 * exist.
 */
export async function earlierVersion(
  wanted: string,
  place: ProjectPlace,
  rounds: readonly Round[],
  flags: Flags
): Promise<EarlierVersion> {
  if (wanted === 'last') return ofRound(await lastRound(place, rounds), place, flags)
  const number = /^[1-9]\d{0,5}$/.test(wanted) ? Number(wanted) : undefined
  const round = rounds.find(each => each.number === number)
  if (round !== undefined) return ofRound(round, place, flags)
  const info = statSync(resolve(wanted), {throwIfNoEntry: false})
  if (info?.isDirectory()) return ofFolder(wanted, flags)
  if (info?.isFile() && /\.pdf$/i.test(wanted)) return ofPdf(wanted, place, rounds, flags)
  if (info?.isFile())
    return {name: wanted, composed: await composeOnce(findProject([wanted], undefined), flags)}
  const files = await filesAt(place.root, wanted)
  if (files === undefined)
    throw new UsageFault(`no round, folder, PDF or git revision is called ${wanted}${roundsThere(rounds)}`)
  return {name: `revision ${wanted}`, composed: await composeFiles(files, place.entry, flags)}
}

function roundsThere(rounds: readonly Round[]): string {
  if (rounds.length === 0) return '; there is no round yet'
  return `; the rounds are ${rounds.map(({number}) => number).join(', ')}`
}

/** The last round whose sources differ from the current files. The latest round may have the same sources. */
async function lastRound(place: ProjectPlace, rounds: readonly Round[]): Promise<Round> {
  for (const round of rounds.toReversed())
    if (round.record === undefined || (await changedSources(round.record, place.root)).length > 0)
      return round
  throw new UsageFault(
    rounds.length === 0
      ? 'there is no round to compare with; `galley proof` makes the first'
      : 'nothing has changed since the only round'
  )
}

function ofRound(round: Round, place: ProjectPlace, flags: Flags): Promise<EarlierVersion> {
  return ofRoundFolder(roundAt(place, round.number), round, flags)
}

async function ofRoundFolder(
  folder: Destination,
  sent: Pick<Round, 'record'>,
  flags: Flags
): Promise<EarlierVersion> {
  const {round, files, entry} = await roundSources(folder, sent.record, 'compare with')
  return {name: `round ${round}`, composed: await composeFiles(files, entry, withStyleOf(flags, sent))}
}

/** Composes an earlier version from the folder of a round or of a paper. */
async function ofFolder(folder: string, flags: Flags): Promise<EarlierVersion> {
  const round = namedByUser(resolve(folder))
  const record = await readIn(round, recordFile, mostOfRecord)
  if (record instanceof Uint8Array)
    return ofRoundFolder(round, {record: readRecord(new TextDecoder().decode(record))}, flags)
  return {name: folder, composed: await composeOnce(findProject([folder], undefined), flags)}
}

/** Composes an earlier version from a PDF: a proof that was sent, or any PDF with attached sources. */
async function ofPdf(
  file: string,
  place: ProjectPlace,
  rounds: readonly Round[],
  flags: Flags
): Promise<EarlierVersion> {
  const pdf = await requireNamed(file, mostOfPdf)
  const hash = sha256(pdf)
  const round = rounds.find(({record}) => record?.files.some(row => row.sha256 === hash))
  if (round !== undefined) return ofRound(round, place, flags)
  const paper = attachedIn(file, pdf)
  for (const entry of paper.entries) {
    const composed = await composeFiles(paper.files, entry, flags)
    if (composed.manuscript.chapters.length > 0) return {name: basename(file), composed}
  }
  throw new UsageFault(`the sources in ${file} contain no paper`)
}

function attachedIn(file: string, pdf: Uint8Array): ReturnType<typeof readAttachedPaper> {
  try {
    return readAttachedPaper(file, pdf, packed => inflateSync(packed))
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error
    throw new UsageFault(
      `${file} is not the proof of a round of this paper, and contains no sources to compare with`
    )
  }
}

function composeFiles(
  files: ReadonlyArray<Readonly<{path: string; bytes: Uint8Array}>>,
  entry: string,
  flags: Flags
): Promise<Composed> {
  return inFolder({files, entries: [entry]}, root => composeOnce({root, entry, outputFolder: root}, flags))
}
