import {decodeUtf8} from '../../core/decode.ts'
import {decodeMap, type ProofMap} from '../../review/proofs/map/format.ts'
import type {Destination} from './destination.ts'
import {mapFile, readRoundFile, sourcesFile} from './rounds.ts'
import {mostOfOutput, mostOfRecord} from './size-limits.ts'
import {unzipFile} from './zip.ts'

/** Gives the texts that a round was made from, with LF line ends. */
export async function roundTexts(round: Destination): Promise<(file: string) => string | undefined> {
  const archive = await readRoundFile(round, sourcesFile, mostOfOutput)
  const texts = new Map<string, string | undefined>()
  return file => {
    if (archive !== undefined && !texts.has(file)) texts.set(file, textIn(unzipFile(archive, file)))
    return texts.get(file)
  }
}

/** Reads the map in the folder of a round; undefined if there is none, as where no PDF was made. */
export async function roundMap(round: Destination): Promise<ProofMap | undefined> {
  const bytes = await readRoundFile(round, mapFile, mostOfRecord)
  return bytes && decodeMap(new TextDecoder().decode(bytes), await roundTexts(round))
}

function textIn(bytes: Uint8Array | undefined): string | undefined {
  const decoded = bytes && decodeUtf8(bytes)
  return decoded && 'text' in decoded ? decoded.text : undefined
}
