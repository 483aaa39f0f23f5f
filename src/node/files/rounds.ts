import {lstatSync, readdirSync} from 'node:fs'
import {unlink} from 'node:fs/promises'
import {basename, join} from 'node:path'
import type {ManifestFile} from '../../reproduce/manifest.ts'
import {readRecord} from '../../review/proofs/record.ts'
import type {Round} from '../../review/proofs/rounds.ts'
import {readRegularFile} from './read-file.ts'

/** The name of a round's folder. */
export function roundFolder(number: number): string {
  return `round-${number}`
}

/** The file with the sources of a round. */
export const sourcesFile = 'sources.zip'

/** The file with the map from the words of the proof to its sources. */
export const mapFile = 'map.json'

/** The file that records what a round was made from. */
export const recordFile = 'proof.json'

/** Reads the rounds in a folder, sorted by number; none if the folder does not exist. Links are not followed. */
export async function readRounds(folder: string): Promise<readonly Round[]> {
  const numbers = namesIn(folder).flatMap(name => {
    const number = /^round-([1-9]\d{0,5})$/.exec(name)?.[1]
    return number === undefined || isEmpty(join(folder, name)) ? [] : [Number(number)]
  })
  return Promise.all(
    numbers
      .sort((a, b) => a - b)
      .map(async number => ({number, record: await recordIn(join(folder, roundFolder(number)))}))
  )
}

/**
 * The files in the record of a round, without those of the given names, links, and files that are not in the folder.
 */
export function otherFiles(
  folder: string,
  record: Round['record'],
  names: readonly string[]
): readonly ManifestFile[] {
  return (record?.files ?? []).filter(
    ({path}) => path === basename(path) && !names.includes(path) && isFile(join(folder, path))
  )
}

/** Removes files of a round. */
export async function removeFiles(folder: string, files: readonly ManifestFile[]): Promise<void> {
  for (const {path} of files) await unlink(join(folder, path))
}

async function recordIn(folder: string): Promise<Round['record']> {
  const path = join(folder, recordFile)
  if (!isFile(path)) return undefined
  const bytes = await readRegularFile(path).catch(() => undefined)
  return bytes instanceof Uint8Array ? readRecord(new TextDecoder().decode(bytes)) : undefined
}

function namesIn(folder: string): readonly string[] {
  return lstatSync(folder, {throwIfNoEntry: false})?.isDirectory() ? readdirSync(folder) : []
}

/** Whether a folder is empty, as a stopped run may leave it. */
function isEmpty(folder: string): boolean {
  return lstatSync(folder).isDirectory() && readdirSync(folder).length === 0
}

function isFile(path: string): boolean {
  return lstatSync(path, {throwIfNoEntry: false})?.isFile() === true
}
