import type {LaidStream} from '../../../browser/word-map.ts'
import {perObject} from '../../../core/per-object.ts'
import type {Manuscript} from '../../../core/types.ts'
import {alignPrinted} from './align.ts'
import {type FoldedLetters, foldPrinted, foldSource} from './folded.ts'
import {type PrintedRange, rangesWithin, type SourceRanges, sourceRanges} from './sources.ts'

/** A range of a file. */
export type FileRange = Readonly<{file: string; start: number; end: number}>

/** The places in the sources from which the words of a stream come. */
export type StreamSource = Readonly<{
  /** The range that the whole stream represents; undefined if the text has no source in the files. */
  whole?: FileRange | undefined
  /** Returns the range of a word's letters, if all of them are adjacent in the source. */
  rangeOf: (offset: number, length: number) => PrintedRange | undefined
  /** Returns the range of the nth formula. */
  formula: (count: number) => PrintedRange | undefined
}>

/** The parts of a manuscript from which its printed words come. */
type PrintedManuscript = Readonly<{
  project: Readonly<{chapters: Manuscript['project']['chapters']; settings: Readonly<{file: string}>}>
  metadata: Pick<Manuscript['metadata'], 'title' | 'subtitle'>
}>

/** Finds the sources of the streams in a laid-out proof. `textOf` returns the text of a file, with LF line ends. */
export function streamSources(
  streams: readonly LaidStream[],
  {project, metadata}: PrintedManuscript,
  textOf: (file: string) => string | undefined
): readonly StreamSource[] {
  const ranges = new Map<string, SourceRanges>()
  for (const chapter of project.chapters) ranges.set(chapter.path, rangesOf(chapter))
  const wholes = streams.map(stream => wholeOf(stream, metadata, project.settings.file))
  const inner = innerRanges(wholes)
  return streams.map((stream, index) => {
    const whole = wholes[index]
    const text = whole && textOf(whole.file)
    const isRead = whole !== undefined && text !== undefined && whole.end <= text.length
    if (!isRead || stream.kind !== '') return {whole, ...nowhere}
    const own = ranges.get(whole.file)
    const range: PrintedRange = [whole.start, whole.end]
    const holes = inner.get(whole) ?? []
    const inside = own === undefined ? [] : rangesWithin(own.words, range, holes)
    // Text in the metadata is Markdown within YAML, and its nodes have no places of their own.
    const words = inside.length === 0 ? [range] : inside
    const formulas = own === undefined ? [] : rangesWithin(own.formulas, range, holes)
    return {
      whole,
      rangeOf: wordRanges(stream.text, text, words),
      formula: (count: number) => formulas[count]
    }
  })
}

/** Cached, because a session requests the same chapters repeatedly. */
const rangesOf = perObject(sourceRanges)

const nowhere = {rangeOf: () => undefined, formula: () => undefined}

/** The source range of a stream: the range of its element, or of a title in the metadata. */
function wholeOf(
  {place, name}: LaidStream,
  {title, subtitle}: PrintedManuscript['metadata'],
  settings: string
): FileRange | undefined {
  const [, start, end, file] = /^(\d+) (\d+) ([\s\S]+)$/.exec(place) ?? []
  if (file !== undefined) return {file, start: Number(start), end: Number(end)}
  const text = name === 'title' ? title : name === 'subtitle' ? subtitle : undefined
  return text && {file: settings, start: text.place.start.offset, end: text.place.end.offset}
}

/** For each range, the sorted ranges of other streams within it; if such ranges are nested, only the outer ones. */
function innerRanges(
  wholes: ReadonlyArray<FileRange | undefined>
): ReadonlyMap<FileRange, readonly PrintedRange[]> {
  const inner = new Map<FileRange, PrintedRange[]>()
  const sorted = wholes
    .filter(whole => whole !== undefined)
    .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start || b.end - a.end))
  const open: FileRange[] = []
  for (const whole of sorted) {
    while (open.length > 0 && !isWithin(whole, open.at(-1)!)) open.pop()
    const outer = open.at(-1)
    // If two streams come from one element, such as a table and its caption, neither contains the other.
    if (outer !== undefined && !isSame(outer, whole)) addRange(inner, outer, [whole.start, whole.end])
    if (outer !== undefined && isSame(outer, whole)) inner.set(whole, listIn(inner, outer))
    open.push(whole)
  }
  return inner
}

function addRange(inner: Map<FileRange, PrintedRange[]>, outer: FileRange, range: PrintedRange): void {
  listIn(inner, outer).push(range)
}

function listIn(inner: Map<FileRange, PrintedRange[]>, whole: FileRange): PrintedRange[] {
  const list = inner.get(whole) ?? []
  inner.set(whole, list)
  return list
}

function isWithin(inner: FileRange, outer: FileRange): boolean {
  return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end
}

function isSame(one: FileRange, other: FileRange): boolean {
  return one.file === other.file && one.start === other.start && one.end === other.end
}

/** Returns a function that finds the words of a printed text in its source. */
function wordRanges(printed: string, text: string, ranges: readonly PrintedRange[]): StreamSource['rangeOf'] {
  const own = foldPrinted(printed)
  const source = foldSource(text, ranges)
  const found = alignPrinted(own.letters, source.letters)
  const firstOf = firstLetters(own, printed.length)
  return (offset, length) => {
    const [from, to] = [firstOf[offset]!, firstOf[offset + length]!]
    const [first, last] = [found[from] ?? -1, found[to - 1] ?? -1]
    // A word is found only if its letters are also adjacent in the source.
    if (from >= to || first < 0 || last - first !== to - from - 1) return undefined
    return [source.starts[first]!, source.ends[last]!]
  }
}

/** For each offset in a text, the index of the first compared letter at that offset or later. */
function firstLetters({letters, starts}: FoldedLetters, length: number): Int32Array {
  const first = new Int32Array(length + 1).fill(letters.length)
  for (let index = letters.length - 1; index >= 0; index--) first[starts[index]!] = index
  for (let at = length - 1; at >= 0; at--) first[at] = Math.min(first[at]!, first[at + 1]!)
  return first
}
