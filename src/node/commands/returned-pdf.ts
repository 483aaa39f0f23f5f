import {groupedNumber} from '../../core/grouped-number.ts'
import {noteText} from '../../outputs/pdf/article-metadata.ts'
import {type PdfReadFault, type ReturnedPdf, readAnnotations} from '../../review/answers/pdf/annotations.ts'
import type {Glyph} from '../../review/answers/pdf/glyphs.ts'
import {returnedMarks} from '../../review/answers/pdf/index.ts'
import {longText, mostWritten} from '../../review/answers/pdf/long-texts.ts'
import {isMark} from '../../review/answers/pdf/meaning.ts'
import type {Returned, ReturnedFile} from '../../review/answers/returned.ts'
import type {QueryRow} from '../../review/proofs/queries.ts'
import type {Round} from '../../review/proofs/rounds.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {itIs, readNamed} from '../files/read-file.ts'
import {queriesFile, roundQueries} from '../files/round-answers.ts'
import {faultLines, roundFaults} from '../files/round-faults.ts'
import {roundMap} from '../files/round-map.ts'
import {mapFile, roundAt, sourcesFile} from '../files/rounds.ts'
import {mostOfPdf} from '../files/size-limits.ts'
import {inflate} from '../inflate.ts'
import {readGlyphs, unlockedPdf} from '../pdf-glyphs.ts'
import {UsageFault} from '../program/fault.ts'
import {type RestoredRound, restoredRound} from './restored-round.ts'

/**
 * The content of a returned PDF, and the queries of its round; `write` writes the folder of a round that this copy of
 * the paper did not have.
 */
export type ReturnedPdfFile = ReturnedFile &
  Readonly<{
    isSigned: boolean
    /** The number of annotations beyond the limit, which are not read. */
    unread: number
    rows: readonly QueryRow[]
    write?: (() => Promise<void>) | undefined
  }>

/** Reads a returned PDF; throws a usage fault of one line if it is not a proof of this paper with marks. */
export async function readReturnedPdf(
  path: string,
  place: ProjectPlace,
  flags: Flags,
  rounds: readonly Round[]
): Promise<ReturnedPdfFile> {
  const saved = await readNamed(path, mostOfPdf)
  if (!(saved instanceof Uint8Array))
    throw fault(path, `cannot be read: ${saved.fault === 'absent' ? 'no such file' : itIs(saved)}`)
  const {bytes, pdf} = await opened(path, saved)
  if ('fault' in pdf) throw fault(path, faultWords[pdf.fault])
  if (pdf.isForm) throw fault(path, 'is an XFA form, which has no pages of the proof')
  if (pdf.isPortfolio) throw fault(path, 'is a portfolio; extract the proof, and save it as a separate file')
  const marked = new Set(pdf.annotations.filter(isMark).map(({page}) => page))
  const numbers = [...new Set([...firstPages(pdf), ...marked])]
  const read = await readGlyphs(bytes, numbers)
  if ('fault' in read) throw fault(path, faultWords.broken)
  const pages = numbers.map((page, index) => ({page, glyphs: read[index]!}))
  const {number, content, map, rows, write, doubt} =
    (await keptRound(path, pages, place, rounds)) ?? (await carriedRound(path, pdf, place, flags, rounds))
  const asked = new Map(rows.map(row => [row.number, noteText(row)]))
  const marks = returnedMarks({pdf, pages, map, asked})
  const returned = doubt === undefined ? marks : marks.map(mark => inDoubt(mark, doubt))
  if (returned.length === 0)
    throw fault(
      path,
      'has no marks: they were never saved, or they became part of the pages when the file was printed to a new PDF'
    )
  const {isSigned, unread} = pdf
  return {round: number, content, returned, rows, write, isSigned, unread}
}

type FoundRound = Omit<RestoredRound, 'write'> &
  Partial<Pick<RestoredRound, 'write'>> &
  Readonly<{
    /** The reason why no place in the PDF is certain. */
    doubt?: string | undefined
  }>

/** Makes a mark unsure if its position is doubtful, so that it is not written as an edit. */
function inDoubt(mark: Returned, doubt: string): Returned {
  return mark.verdict === 'sure' && mark.kind !== 'answer'
    ? {...mark, verdict: 'unsure', reason: doubt}
    : mark
}

/** The round of a PDF, if this copy of the paper has its folder. */
async function keptRound(
  path: string,
  pages: readonly Page[],
  place: ProjectPlace,
  rounds: readonly Round[]
): Promise<FoundRound | undefined> {
  const round = roundOf(path, pages, rounds)
  if (round === undefined) return undefined
  const {number, record} = round
  const folder = roundAt(place, number)
  const map = await roundMap(folder)
  if (map === undefined)
    throw fault(path, `belongs to round ${number}, whose map or sources are missing or damaged`)
  const faults = await roundFaults(folder, record, [mapFile, sourcesFile, queriesFile])
  for (const line of faultLines(number, faults)) process.stderr.write(line)
  const unsure = faults.find(({path}) => path !== queriesFile)
  return {
    number,
    content: record!.content,
    map,
    rows: await roundQueries(folder),
    doubt: unsure && `${unsure.path} ${unsure.says}`
  }
}

/** The round of a PDF, restored from the map in the PDF. */
async function carriedRound(
  path: string,
  {map}: ReturnedPdf,
  place: ProjectPlace,
  flags: Flags,
  rounds: readonly Round[]
): Promise<FoundRound> {
  const isTaken = (wanted: number): boolean => rounds.some(({number}) => number === wanted)
  const restored = map && (await restoredRound(map, place, flags, isTaken))
  if (restored === undefined) throw fault(path, 'is a proof of another paper, or of a round that is not here')
  if (typeof restored === 'string') throw fault(path, restored)
  return restored
}

/**
 * Reads the annotations of a file. A file that only forbids changes needs no password to open, and is also accepted.
 */
async function opened(
  path: string,
  bytes: Uint8Array
): Promise<Readonly<{bytes: Uint8Array; pdf: ReturnedPdf | PdfReadFault}>> {
  const long = longText(bytes, inflate)
  if (long !== undefined)
    throw fault(
      path,
      `contains text of ${groupedNumber(long.length)} bytes in object ${long.object}; at most ${groupedNumber(mostWritten)} are read`
    )
  const pdf = await quietly(() => readAnnotations(bytes))
  if (!('fault' in pdf) || pdf.fault !== 'encrypted') return {bytes, pdf}
  const copy = await unlockedPdf(bytes)
  return copy === undefined ? {bytes, pdf} : {bytes: copy, pdf: await quietly(() => readAnnotations(copy))}
}

/** Runs without the warnings of pdf-lib, which reports each object that it repairs. */
async function quietly<Result>(read: () => Promise<Result>): Promise<Result> {
  const {warn} = console
  console.warn = () => undefined
  try {
    return await read()
  } finally {
    console.warn = warn
  }
}

const faultWords: Readonly<Record<PdfReadFault['fault'], string>> = {
  encrypted: 'is encrypted; save it without a password',
  broken: 'is damaged, or no PDF'
}

function fault(path: string, words: string): UsageFault {
  return new UsageFault(`${path} ${words}; nothing was written`)
}

/** The first few pages: one of them identifies the proof, even if other pages were put before it. */
function firstPages({pages}: ReturnedPdf): readonly number[] {
  return Array.from({length: Math.min(pages, 4)}, (_, page) => page)
}

type Page = Readonly<{page: number; glyphs: readonly Glyph[]}>

/**
 * The round whose content hash is in the running heads of some pages; undefined if this copy of the paper does not have
 * that round.
 */
function roundOf(path: string, pages: readonly Page[], rounds: readonly Round[]): Round | undefined {
  const letters = pages.map(({glyphs}) => glyphs.map(({letter}) => letter).join(''))
  const round = rounds.findLast(({record}) => {
    const name = record && `content${record.content.slice(0, 12)}`
    return name !== undefined && letters.some(text => text.includes(name))
  })
  if (round !== undefined) return round
  if (letters.every(text => text === ''))
    throw fault(path, 'has no text on its first pages: it is a scan, or pictures of pages')
  if (letters.some(text => /content[\da-f]{12}/.test(text))) return undefined
  throw fault(path, 'is not a proof made by galley')
}
