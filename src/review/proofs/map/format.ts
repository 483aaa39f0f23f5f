import {largestOf} from '../../../core/extremes.ts'
import {soundText} from '../../../core/sound-text.ts'

/**
 * The map of a proof: its printed words, their places on the pages, and their sources. Lengths are tenths of a CSS
 * px from the top left of a page; source ranges are offsets in texts with LF line ends.
 */

/** The source of a word that is not running text in the paper. */
export type MapTarget =
  /**
   * Something that stands in for a part of the text, such as a citation, or words that were not found in their text.
   */
  | Readonly<{kind: StandInKind; file: number; start: number; end: number}>
  /** An entry in a list of references, and its field, if that is recognized. */
  | Readonly<{kind: 'reference'; key: string; field: string; file: number; line: number}>
  /** Text from the metadata, or text that galley generates, such as the number of a section. */
  | Readonly<{kind: 'metadata'; name: string}>

export type StandInKind = '' | 'citation' | 'cross-reference' | 'page-reference' | 'note-call' | 'formula'

/** A printed word, or a run of punctuation; `letters` are its characters as printed. */
export type MapWord = Readonly<{
  x: number
  width: number
  letters: string
  /** The range of the word in the file of its line. */
  source?: Readonly<{start: number; end: number}> | undefined
  target?: number | undefined
}>

/** Adjacent words from one file. `number` is the number of the printed line, or 0 if the line has none. */
export type MapLine = Readonly<{
  y: number
  height: number
  number: number
  file: number
  words: readonly MapWord[]
}>

/** The box of a formula, which is mapped as a whole. */
export type MapBox = Readonly<{x: number; y: number; width: number; height: number; target: number}>

export type MapPage = Readonly<{lines: readonly MapLine[]; boxes: readonly MapBox[]}>

export type ProofMap = Readonly<{
  round: number
  /** The hash of the content of the round. */
  content: string
  /** The number of the first page. */
  firstPage: number
  files: readonly string[]
  targets: readonly MapTarget[]
  pages: readonly MapPage[]
}>

/** Returns the texts of the sources, so that the map need not repeat their letters. */
type SourceOf = (file: string) => string | undefined

const version = 1

/** Encodes a map as JSON; equal maps give equal bytes. Letters that are the same in the source are left out. */
export function encodeMap({pages, targets, ...map}: ProofMap, sourceOf: SourceOf): Uint8Array {
  const sources = map.files.map(sourceOf)
  const rows = pages.map(({lines, boxes}) => {
    const letters: string[] = []
    let before = 0
    const numbers = lines.map(({y, height, number, file, words}) => {
      const edge = largestOf([0, ...words.map(({x, width}) => x + width)])
      const row = [y, height, number, file, edge]
      let left = 0
      for (const {x, letters: printed, source, target = 0} of words) {
        row.push(x - left)
        left = x
        if (source === undefined) {
          row.push(0, target)
          letters.push(printed)
          continue
        }
        const {start, end} = source
        const isSame = sources[file]?.slice(start, end) === printed
        if (!isSame) letters.push(printed)
        row.push(isSame ? end - start : start - end, start - before)
        before = end
      }
      return row
    })
    const rectangles = boxes.map(({x, y, width, height, target}) => [x, y, width, height, target])
    return [numbers, letters.join(' '), rectangles]
  })
  const file = {galley: 'map', version, ...map, targets: targets.map(Object.values), pages: rows}
  return new TextEncoder().encode(JSON.stringify(file))
}

/** Reads a map; undefined for anything else. */
export function decodeMap(text: string, sourceOf: SourceOf): ProofMap | undefined {
  try {
    const {galley, version: found, pages, targets, ...map} = JSON.parse(text) as Record<string, unknown>
    const {round, content, firstPage, files} = map
    const isSound =
      galley === 'map' &&
      found === version &&
      isRoundNumber(round) &&
      Number.isInteger(firstPage) &&
      typeof content === 'string' &&
      [files, targets, pages].every(Array.isArray)
    if (!isSound) return undefined
    const sources = (files as readonly string[]).map(sourceOf)
    return {
      ...(map as Omit<ProofMap, 'pages' | 'targets'>),
      targets: (targets as readonly TargetRow[]).map(decodeTarget),
      pages: (pages as readonly PageRow[]).map(row => decodePage(row, sources))
    }
  } catch {
    return undefined
  }
}

/** The highest number that a round can have. */
export const lastRound = 999_999

/** Whether a value can be the number of a round, which becomes the name of a folder. */
export function isRoundNumber(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= lastRound
}

type TargetRow = readonly (string | number)[]

function decodeTarget([kind, ...values]: TargetRow): MapTarget {
  const [first = '', second = '', third = '', fourth = ''] = values
  if (kind === 'metadata') return {kind, name: String(first)}
  if (kind === 'reference')
    return {kind, key: String(first), field: String(second), file: Number(third), line: Number(fourth)}
  return {kind: kind as StandInKind, file: Number(first), start: Number(second), end: Number(third)}
}

type PageRow = readonly [
  lines: readonly (readonly number[])[],
  letters: string,
  boxes: readonly (readonly number[])[]
]

function decodePage([rows, letters, boxes]: PageRow, sources: ReadonlyArray<string | undefined>): MapPage {
  const printed = soundText(letters).split(' ')
  let [next, before] = [0, 0]
  const lines = rows.map(([y = 0, height = 0, number = 0, file = 0, edge = 0, ...numbers]) => {
    const words: MapWord[] = []
    let x = 0
    for (let at = 0; at + 2 < numbers.length; at += 3) {
      const [step = 0, length = 0, value = 0] = numbers.slice(at, at + 3)
      x += step
      if (length === 0) {
        words.push({x, width: 0, letters: printed[next++] ?? '', target: value})
        continue
      }
      const start = before + value
      const end = start + Math.abs(length)
      before = end
      const own = length > 0 ? sources[file]?.slice(start, end) : printed[next++]
      words.push({x, width: 0, letters: own ?? '', source: {start, end}})
    }
    return {y, height, number, file, words: withWidths(words, edge)}
  })
  return {
    lines,
    boxes: boxes.map(([x = 0, y = 0, width = 0, height = 0, target = 0]) => ({x, y, width, height, target}))
  }
}

/**
 * Sets the widths of words: each word reaches to the next word or to the edge of the line, since the map stores no
 * widths.
 */
function withWidths(words: readonly MapWord[], edge: number): readonly MapWord[] {
  const lefts = [...new Set(words.map(({x}) => x))].sort((a, b) => a - b)
  const rights = new Map(lefts.map((x, index) => [x, lefts[index + 1] ?? edge]))
  return words.map(word => ({...word, width: rights.get(word.x)! - word.x}))
}
