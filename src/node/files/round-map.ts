import {join} from 'node:path'
import {decodeUtf8} from '../../core/decode.ts'
import {decodeMap, type ProofMap} from '../../review/proofs/map/format.ts'
import {readRegularFile} from './read-file.ts'
import {mapFile, sourcesFile} from './rounds.ts'
import {unzipFile} from './zip.ts'

/** Gives the texts that a round was made from, with LF line ends. */
export async function roundTexts(folder: string): Promise<(file: string) => string | undefined> {
  const archive = await bytesOf(join(folder, sourcesFile))
  const texts = new Map<string, string | undefined>()
  return file => {
    if (archive !== undefined && !texts.has(file)) texts.set(file, textIn(unzipFile(archive, file)))
    return texts.get(file)
  }
}

/** Reads the map in the folder of a round; undefined if there is none, as where no PDF was made. */
export async function roundMap(folder: string): Promise<ProofMap | undefined> {
  const bytes = await bytesOf(join(folder, mapFile))
  return bytes && decodeMap(new TextDecoder().decode(bytes), await roundTexts(folder))
}

function textIn(bytes: Uint8Array | undefined): string | undefined {
  const decoded = bytes && decodeUtf8(bytes)
  return decoded && 'text' in decoded ? decoded.text : undefined
}

async function bytesOf(path: string): Promise<Uint8Array | undefined> {
  const bytes = await readRegularFile(path).catch(() => undefined)
  return bytes instanceof Uint8Array ? bytes : undefined
}
