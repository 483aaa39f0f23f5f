import {lstatSync} from 'node:fs'
import {basename, join} from 'node:path'
import type {ManifestFile} from '../../reproduce/manifest.ts'
import {readRecord} from '../../review/proofs/record.ts'
import type {Round} from '../../review/proofs/rounds.ts'
import {UsageFault} from '../program/fault.ts'
import {makerOf} from '../program/process-name.ts'
import type {Destination} from './destination.ts'
import {folderInOutputs, outputsOf, type ProjectPlace} from './project.ts'
import {itIs, listIn, readIn} from './read-file.ts'
import {mostOfRecord} from './size-limits.ts'
import {displayed} from './write-fault.ts'

/** The name of a round's folder. */
export function roundFolder(number: number): string {
  return `round-${number}`
}

/** The file with the sources of a round. */
export const sourcesFile = 'sources.zip'

/** The file with the map from the words of the proof to its sources. */
export const mapFile = 'map.json'

/** The file that records the sources of a round. */
export const recordFile = 'proof.json'

/** The folder of a round, for reading and writing. */
export function roundAt(place: ProjectPlace, number: number): Destination {
  return folderInOutputs(place, roundFolder(number))
}

/**
 * Reads the rounds of a paper, sorted by number; returns none if the folder of rounds does not exist. Throws a
 * `UsageFault` if a link leads out of the project, for example to the rounds of another paper.
 */
export async function readRounds(place: ProjectPlace): Promise<readonly Round[]> {
  const found = await Promise.all(
    (await namesIn(outputsOf(place))).map(async name => {
      const number = Number(/^round-([1-9]\d{0,5})$/.exec(name)?.[1] ?? 0)
      const isRound = number > 0 && !(await isStopped(roundAt(place, number)))
      return isRound ? [number] : []
    })
  )
  const numbers = found.flat().sort((a, b) => a - b)
  return Promise.all(numbers.map(async number => ({number, record: await recordIn(roundAt(place, number))})))
}

/** Reads a file of a round; undefined if it does not exist. Throws a `UsageFault` if it cannot be read. */
export async function readRoundFile(
  round: Destination,
  name: string,
  most: number
): Promise<Uint8Array | undefined> {
  const bytes = await readIn(round, name, most)
  if (bytes instanceof Uint8Array) return bytes
  if (bytes.fault === 'absent') return undefined
  throw new UsageFault(
    `cannot read ${displayed(join(round.folder, name))}: ${itIs(bytes)}; nothing was written`
  )
}

/** The files in the record of a round, except those with the given names, links, and files that no longer exist. */
export function otherFiles(
  folder: string,
  record: Round['record'],
  names: readonly string[]
): readonly ManifestFile[] {
  return (record?.files ?? []).filter(
    ({path}) => path === basename(path) && !names.includes(path) && isFile(join(folder, path))
  )
}

async function recordIn(round: Destination): Promise<Round['record']> {
  const bytes = await readRoundFile(round, recordFile, mostOfRecord)
  return bytes && readRecord(new TextDecoder().decode(bytes))
}

/** The names in a folder; empty if it does not exist. Throws a `UsageFault` if a link leads out of the project. */
export async function namesIn(folder: Destination): Promise<readonly string[]> {
  const names = (await listIn(folder)) ?? []
  if (!('fault' in names)) return names
  throw new UsageFault(
    `cannot read ${displayed(folder.folder)}: ${itIs(names)}; choose another folder with \`--output\``
  )
}

/** Whether a folder contains at most temporary files, as after a killed run. */
async function isStopped(folder: Destination): Promise<boolean> {
  return (await namesIn(folder)).every(name => makerOf(name, 'tmp') !== undefined)
}

function isFile(path: string): boolean {
  return lstatSync(path, {throwIfNoEntry: false})?.isFile() === true
}
