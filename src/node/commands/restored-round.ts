import {inflateSync} from 'node:zlib'
import {wholeTexts} from '../../core/joined-text.ts'
import {withLineFeeds} from '../../core/line-ends.ts'
import {type AttachedMap, foreignMap} from '../../review/answers/pdf/attached-map.ts'
import {encodeMap, type ProofMap} from '../../review/proofs/map/format.ts'
import {printedTexts} from '../../review/proofs/map/printed-texts.ts'
import {contentHash} from '../../review/proofs/marks.ts'
import {type QueryRow, queriesBytes, queriesOf, queryRows} from '../../review/proofs/queries.ts'
import {proofSchema, recordBytes, recordedFiles} from '../../review/proofs/record.ts'
import {zipOf} from '../../review/proofs/sources.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {queriesFile} from '../files/round-answers.ts'
import {mapFile, recordFile, sourcesFile} from '../files/rounds.ts'
import {writeRound} from '../files/write-round.ts'
import {galleyVersion} from '../program/package.ts'
import {runOnce} from '../session.ts'
import {articleOutput} from './present-paper.ts'
import {recordedStyle} from './round-style.ts'

/** A round without a folder in this copy of the paper, restored from the map in its PDF. */
export type RestoredRound = Readonly<{
  number: number
  content: string
  map: ProofMap
  rows: readonly QueryRow[]
  /** Writes the folder of the round, so that the round is known when more files are returned. */
  write: () => Promise<void>
}>

/** The maximum size of a map, larger than the map of a book. */
const mostBytes = 64 * 1024 * 1024

/**
 * Restores a round from the map in a PDF, if the paper is unchanged since the round; otherwise returns the reason.
 * `isTaken` tests whether a number belongs to another round.
 */
export async function restoredRound(
  attached: AttachedMap,
  place: ProjectPlace,
  flags: Flags,
  isTaken: (number: number) => boolean
): Promise<RestoredRound | string> {
  const text = unpacked(attached)
  if (text === undefined) return 'carries a map that is damaged, or larger than 64 MB'
  const {output, article} = articleOutput()
  const session = await runOnce(place, flags, {outputs: [output], draft: true, rules: []})
  const {manuscript, files} = session.build
  const content = contentHash(manuscript)
  const textOf = wholeTexts(manuscript.project.joined, files.textOf)
  const map = foreignMap(text, textOf, printedTexts(manuscript, textOf))
  if (map === undefined) return 'carries a map that does not fit the files of this paper'
  if (map.content !== content)
    return `is of round ${map.round}, which is not here, and the paper has changed since: take it where that round is`
  if (isTaken(map.round)) return `is of another round ${map.round} than the one that is here`
  const made = article()
  const rows = queryRows(made === undefined ? [] : queriesOf(made), [], textOf, manuscript.project.joined)
  const sources = session.disk
    .readings()
    .flatMap(({path, bytes}) => (bytes === undefined ? [] : [{path, bytes: withLineFeeds(bytes)}]))
  return {
    number: map.round,
    content,
    map,
    rows,
    async write() {
      const written = [
        {path: queriesFile, bytes: queriesBytes(rows)},
        {path: mapFile, bytes: encodeMap(map, textOf)},
        {path: sourcesFile, bytes: zipOf(sources)}
      ]
      const record = recordBytes({
        schema: proofSchema,
        galley: galleyVersion(),
        round: map.round,
        content,
        entry: place.entry,
        ...recordedStyle(session.named, place.root),
        sources: recordedFiles(sources),
        files: recordedFiles(written)
      })
      await writeRound(place, map.round, {files: [...written, {path: recordFile, bytes: record}]})
    }
  }
}

function unpacked({bytes, isPacked}: AttachedMap): string | undefined {
  try {
    const all = isPacked ? inflateSync(bytes, {maxOutputLength: mostBytes}) : bytes
    return all.length > mostBytes ? undefined : new TextDecoder().decode(all)
  } catch {
    return undefined
  }
}
