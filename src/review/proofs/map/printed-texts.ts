import type {Manuscript} from '../../../core/types.ts'
import {foldPrinted, foldSource} from './folded.ts'
import {type PrintedRange, sourceRanges} from './sources.ts'

/** The ranges of a paper's files that are printed. */
export type PrintedTexts = Readonly<{
  /** Whether a range of a file has the given letters and is printed; labels, settings and keys are not printed. */
  hasLetters: (file: string, stretch: PrintedRange, letters: string) => boolean
  /** Whether a range is within a text of the paper. */
  isText: (file: string, stretch: PrintedRange) => boolean
}>

/** Collects the printed ranges of a paper: its chapters, and the titles in its settings. */
export function printedTexts(
  {project, metadata: {title, subtitle}}: Manuscript,
  textOf: (file: string) => string | undefined
): PrintedTexts {
  const words = new Map<string, PrintedRange[]>()
  const texts = new Map<string, PrintedRange[]>()
  const add = (ranges: Map<string, PrintedRange[]>, file: string, own: readonly PrintedRange[]): void => {
    ranges.set(
      file,
      [...(ranges.get(file) ?? []), ...own].sort((a, b) => a[0] - b[0])
    )
  }
  for (const chapter of project.chapters) {
    add(words, chapter.path, sourceRanges(chapter).words)
    const parts = chapter.tree.children.filter(({type}) => type !== 'yaml')
    const [start, end] = [parts[0]?.position?.start.offset, parts.at(-1)?.position?.end.offset]
    if (start !== undefined && end !== undefined) add(texts, chapter.path, [[start, end]])
  }
  const titles = [title, subtitle].flatMap(text =>
    text === undefined ? [] : [[text.place.start.offset, text.place.end.offset] as const]
  )
  for (const ranges of [words, texts]) add(ranges, project.settings.file, titles)
  return {
    hasLetters(file, [start, end], letters) {
      const text = textOf(file)
      if (text === undefined) return false
      const found = foldSource(text, within(words.get(file) ?? [], [start, end])).letters
      return found !== '' && found === foldPrinted(letters).letters
    },
    isText: (file, [start, end]) =>
      (texts.get(file) ?? []).some(([first, last]) => first <= start && end <= last)
  }
}

/** The parts of sorted ranges that are within another range. */
function within(ranges: readonly PrintedRange[], [start, end]: PrintedRange): readonly PrintedRange[] {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]![1] <= start) low = middle + 1
    else high = middle
  }
  const parts: PrintedRange[] = []
  for (let at = low; at < ranges.length && ranges[at]![0] < end; at++)
    parts.push([Math.max(start, ranges[at]![0]), Math.min(end, ranges[at]![1])])
  return parts
}
