import type {FilePoint, SetPages} from '../browser/messages.ts'
import {type FileText, filePoint} from './file-points.ts'

/** A word of a typeset page: its element, and how many times the word occurs in that element before this place. */
export type PrintedWord = Readonly<{page: number; source: number; word: string; count: number}>

/**
 * The point of a file from which a word of a typeset page comes: the word itself, or the beginning of the enclosing
 * source.
 */
export function printedPoint(
  {pages}: SetPages,
  {page, source, word, count}: PrintedWord,
  textOf: FileText
): FilePoint | undefined {
  const found = pages[page]?.sources[source]
  const [, start, end, file = ''] = /^(\d+) (\d+) ([\s\S]+)$/.exec(found?.place ?? '') ?? []
  const text = textOf(file)
  if (found === undefined || text === undefined) return undefined
  const from = Number(start)
  const written = text.slice(from, Number(end))
  const starts = wordStarts(written, word)
  const at = starts[count + wordStarts(found.before, word).length] ?? starts.at(-1) ?? 0
  return {file, ...filePoint(text, from + at)}
}

/** The offsets of a word in a text. */
function wordStarts(text: string, word: string): readonly number[] {
  if (word === '') return []
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(({0: found, index}) =>
    found === word ? index : []
  )
}
