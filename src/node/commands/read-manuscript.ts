import {pictureType} from '../../core/picture-type.ts'
import {trackedIn, withAccepted} from '../../import/document/accept-tracked.ts'
import type {FormerNames} from '../../import/document/former-names.ts'
import {type ImportedPaper, type ImportFacts, importDocument} from '../../import/document/index.ts'
import {readDocument} from '../../import/document/read/index.ts'
import {officeFormat, sourceFormat} from '../files/other-formats.ts'
import {inMegabytes, itIs, readNamed} from '../files/read-file.ts'
import {mostOfManuscript, mostOfPaper} from '../files/size-limits.ts'
import {refuseWord, wordParts} from '../files/word-file.ts'
import {filesInZip, unzipFile} from '../files/zip.ts'
import {UsageFault} from '../program/fault.ts'

/** A manuscript as a paper, and its pictures by the paths of their parts. */
export type ReadManuscript = Readonly<{
  paper: ImportedPaper
  pictures: ReadonlyMap<string, Uint8Array>
  /** The tracked changes of the manuscript. */
  tracked: ReadonlySet<string>
}>

/** Data about a version that its file does not contain, such as which of its tracked changes count as accepted. */
type VersionFacts = Omit<ImportFacts, 'endingOf' | 'former'> &
  Readonly<{
    accepted?: ReadonlySet<string> | 'all'
    former?: ((pictureOf: (part: string) => Uint8Array | undefined) => FormerNames) | undefined
  }>

/** Reads a Word manuscript as a paper; throws a usage fault of one line if that is impossible. */
export function readManuscript(
  path: string,
  bytes: Uint8Array,
  {accepted, former, ...facts}: VersionFacts = {}
): ReadManuscript {
  const read = readDocument(wordParts(path, bytes), filesInZip(bytes) ?? [])
  if ('fault' in read) return refuseWord(path, read.fault)
  const tracked = trackedIn(read)
  const document = withAccepted(read, accepted === 'all' ? tracked : (accepted ?? new Set()))
  const pictures = new Map<string, Uint8Array>()
  const paper = importDocument(path, document, {
    ...facts,
    endingOf: part => endingOf(part, bytes, pictures),
    ...(former && {former: former(part => pictures.get(part))})
  })
  return {paper, pictures, tracked}
}

/** The bytes of a manuscript file. */
export async function manuscriptBytes(path: string): Promise<Uint8Array> {
  const bytes = await readNamed(path, mostOfManuscript)
  if (bytes instanceof Uint8Array) {
    const other = officeFormat(path, bytes) ?? sourceFormat(path, bytes)
    return other === undefined ? bytes : refuseWord(path, other)
  }
  if (bytes.fault === 'large')
    return refuseWord(path, `is larger than ${inMegabytes(mostOfManuscript)}, which no manuscript is`)
  return refuseWord(path, `cannot be read: ${bytes.fault === 'absent' ? 'no such file' : itIs(bytes)}`)
}

/** The files of a paper by their paths. */
export function manuscriptFiles({
  paper,
  pictures
}: ReadManuscript): ReadonlyArray<Readonly<{path: string; bytes: Uint8Array}>> {
  const encoder = new TextEncoder()
  return [
    ...paper.pictures.flatMap(({part, path}) => ({path, bytes: pictures.get(part) ?? new Uint8Array()})),
    ...[...paper.texts].map(([path, text]) => ({path, bytes: encoder.encode(text)})),
    ...(paper.works.length > 0 ? [{path: 'references.bib', bytes: encoder.encode(paper.bibliography)}] : [])
  ]
}

/** The file extension of a picture, by its bytes; undefined if the part does not exist. */
function endingOf(part: string, archive: Uint8Array, pictures: Map<string, Uint8Array>): string | undefined {
  const bytes = pictures.get(part) ?? unzipFile(archive, part, mostBytesOfPicture)
  if (bytes === undefined) return undefined
  pictures.set(part, bytes)
  const total = [...pictures.values()].reduce((sum, {length}) => sum + length, 0)
  if (total > mostOfPaper)
    throw new UsageFault('its pictures unpack to more than 1000 MB; nothing was written')
  const type = pictureType(part, bytes)
  const named = /\.([a-z]{3,4})$/i.exec(part)?.[1]?.toLowerCase()
  return endings[type ?? ''] ?? (named !== undefined && others.has(named) ? named : 'bin')
}

const mostBytesOfPicture = 100_000_000

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg'
}

/** Pictures that no browser can draw; `galley check` reports each. */
const others: ReadonlySet<string> = new Set(['emf', 'wmf', 'tif', 'tiff', 'eps', 'bmp', 'pict'])
