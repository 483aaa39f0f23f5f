import type {NumberedLines} from '../../../browser/line-numbers.ts'
import type {LaidWords} from '../../../browser/word-map.ts'
import wordMap from '../../../browser/word-map.ts?script'
import type {Article} from '../../../core/article.ts'
import type {Manuscript} from '../../../core/types.ts'
import {callScript} from '../../../core/typesetting.ts'
import {encodeMap, type MapBox, type MapLine, type MapWord} from './format.ts'
import {collectTargets, type Targets} from './targets.ts'
import {type StreamSource, streamSources} from './texts.ts'

/** The expression that returns the words of a laid-out proof after its lines were numbered. */
export const wordMapScript: string = callScript(wordMap, 'mapWords', {})

/** A proof whose words are to be mapped. */
export type MappedProof = Readonly<{
  manuscript: Manuscript
  article: Article
  round: number
  /** The hash of the proof's content. */
  content: string
  /** Returns the text of a file that was read, with LF line ends. */
  textOf: (file: string) => string | undefined
}>

/** The bytes of the map of a proof, from the words and lines of its page. */
export function mapBytes(proof: MappedProof, laid: LaidWords, {lines}: NumberedLines): Uint8Array {
  const {manuscript, round, content, textOf} = proof
  const sources = streamSources(laid.streams, manuscript, textOf)
  const targets = collectTargets(proof, laid.streams, sources)
  const pageOfWord = rowsOf(laid.words, 8)
  const pageOfBox = rowsOf(laid.formulas, 7)
  const count = Math.max(pageOfWord.length, pageOfBox.length)
  const pages = Array.from({length: count}, (_, page) => ({
    lines: linesOf(
      pageOfWord[page] ?? [],
      laid,
      sources,
      targets,
      lines.filter(line => line[0] === page)
    ),
    boxes: (pageOfBox[page] ?? []).flatMap(row => boxOf(row, targets))
  }))
  const firstPage = manuscript.metadata.journal.firstPage ?? 1
  const {files: paths, targets: all} = targets
  return encodeMap({round, content, firstPage, files: paths, targets: all, pages}, textOf)
}

type Row = readonly number[]

/** Splits a list of numbers into rows, grouped by page; the first number in each row is its page. */
function rowsOf(numbers: Row, width: number): readonly (readonly Row[])[] {
  const pages: Row[][] = []
  for (let at = 0; at < numbers.length; at += width) {
    const row = numbers.slice(at, at + width)
    const page = row[0]!
    while (pages.length <= page) pages.push([])
    pages[page]!.push(row)
  }
  return pages
}

/** The words of a page, grouped into lines: words that are adjacent, at the same height, and from the same file. */
function linesOf(
  rows: readonly Row[],
  {streams}: LaidWords,
  sources: readonly StreamSource[],
  targets: Targets,
  numbered: NumberedLines['lines']
): readonly MapLine[] {
  const lines: (Omit<MapLine, 'words'> & {words: MapWord[]})[] = []
  for (const [, x = 0, y = 0, width = 0, height = 0, stream = 0, offset = 0, length = 0] of rows) {
    const {whole, rangeOf} = sources[stream]!
    const range = rangeOf(offset, length)
    const file = targets.file(whole?.file ?? '')
    const place = {x: tenths(x), width: tenths(width)}
    const letters = streams[stream]!.text.slice(offset, offset + length)
    const word: MapWord =
      range === undefined
        ? {...place, letters, target: targets.ofWord(stream, offset)}
        : {...place, letters, source: {start: range[0], end: range[1]}}
    const last = lines.at(-1)
    if (last?.y === tenths(y) && last.height === tenths(height) && last.file === file) last.words.push(word)
    else {
      const number = numberAt(numbered, y + height / 2, height)
      lines.push({y: tenths(y), height: tenths(height), number, file, words: [word]})
    }
  }
  return lines
}

/** The number of the printed line at a height; 0 if no numbered line is there. */
function numberAt(numbered: NumberedLines['lines'], middle: number, height: number): number {
  let nearest: NumberedLines['lines'][number] | undefined
  for (const line of numbered) {
    const isNearer = nearest === undefined || Math.abs(line[1] - middle) < Math.abs(nearest[1] - middle)
    if (isNearer) nearest = line
  }
  return nearest !== undefined && Math.abs(nearest[1] - middle) <= height ? nearest[2] : 0
}

function boxOf(
  [, x = 0, y = 0, width = 0, height = 0, stream = -1, count = 0]: Row,
  targets: Targets
): MapBox[] {
  if (stream < 0) return []
  const target = targets.ofFormula(stream, count)
  return [{x: tenths(x), y: tenths(y), width: tenths(width), height: tenths(height), target}]
}

function tenths(length: number): number {
  return Math.round(length * 10)
}
