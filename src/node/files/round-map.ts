import {decodeUtf8} from '../../core/decode.ts'
import {folderOf, isMarkdown, isNotebook} from '../../core/path.ts'
import type {ReadFault} from '../../core/types.ts'
import {joinChapters} from '../../load/joined-chapters.ts'
import {notebooksAmong} from '../../load/results.ts'
import {mayInclude} from '../../parse/includes/directives.ts'
import {mayRewrite} from '../../parse/includes/rewritten.ts'
import {decodeMap, type ProofMap} from '../../review/proofs/map/format.ts'
import type {Destination} from './destination.ts'
import {mapFile, readRoundFile, sourcesFile} from './rounds.ts'
import {mostOfOutput, mostOfRecord} from './size-limits.ts'
import {filesInZip, unzipFile} from './zip.ts'

/**
 * Returns the texts from which a round was made, with LF line ends; in chapters, included files replace their
 * inclusions.
 */
export async function roundTexts(round: Destination): Promise<(file: string) => string | undefined> {
  const archive = await readRoundFile(round, sourcesFile, mostOfOutput)
  const texts = new Map<string, string | undefined>(archive && (await joinedTexts(archive)))
  return file => {
    if (archive !== undefined && !texts.has(file)) texts.set(file, textIn(unzipFile(archive, file)))
    return texts.get(file)
  }
}

/** The chapters of a round that include other files, with the text of these files in place, and its notebooks. */
async function joinedTexts(archive: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const names = filesInZip(archive) ?? []
  const chapters = names
    .filter(path => isMarkdown(path) || isNotebook(path))
    .flatMap(path => {
      const text = textIn(unzipFile(archive, path))
      const isJoined =
        text !== undefined && (isNotebook(path) || mayInclude.test(text) || mayRewrite.test(text))
      return isJoined ? [{path, text}] : []
    })
  if (chapters.length === 0) return new Map()
  const settings =
    names.find(name => /(?:^|\/)(?:manuscript|metadata)\.ya?ml$|^_quarto\.yml$/.test(name)) ?? ''
  const bibliography = names.flatMap(path => {
    const text = /\.(?:bib|json)$/i.test(path) ? textIn(unzipFile(archive, path)) : undefined
    return text === undefined ? [] : [{path, text}]
  })
  const world = {
    read: async (path: string) => unzipFile(archive, path) ?? absent(path),
    list: async (folder: string) =>
      names.filter(name => folderOf(name) === folder).map(name => name.slice(name.lastIndexOf('/') + 1))
  }
  const notebooks = notebooksAmong(chapters, settings)
  const {joined} = await joinChapters(world, chapters, {
    findings: [],
    settings: {file: settings},
    bibliography,
    notebooks
  })
  return new Map([...joined].map(([path, {text}]) => [path, text]))
}

function absent(path: string): ReadFault {
  return {fault: 'absent', reason: `there is no file ${path}`}
}

/** Reads the map in the folder of a round; undefined if the folder has no map, for example because no PDF was made. */
export async function roundMap(round: Destination): Promise<ProofMap | undefined> {
  const bytes = await readRoundFile(round, mapFile, mostOfRecord)
  return bytes && decodeMap(new TextDecoder().decode(bytes), await roundTexts(round))
}

function textIn(bytes: Uint8Array | undefined): string | undefined {
  const decoded = bytes && decodeUtf8(bytes)
  return decoded && 'text' in decoded ? decoded.text : undefined
}
