import type {Reference} from '../../../core/types.ts'

/**
 * The start of an entry's lines: the start of the entry's own comment above it, or `lineStart` without such a
 * comment. `next` is the start of the line after the entry. A comment belongs to the entry if it mentions the entry
 * and no other entry follows directly. Any other comment may be a heading for several entries.
 */
export function commentAbove(entry: Reference, text: string, lineStart: number, next: number): number {
  let from = lineStart
  for (let line = lineBefore(text, from); line?.words.startsWith('%'); line = lineBefore(text, from))
    from = line.start
  if (from === lineStart) return lineStart
  const above = lineBefore(text, from)
  const isFirst = above === undefined || above.words === '' || above.words.endsWith('}')
  const isTogether = isFirst && aloneAfter.test(text.slice(next))
  return isTogether && speaksOf(text.slice(from, lineStart), entry) ? from : lineStart
}

/** A blank line, a comment or the end of the file after an entry. */
const aloneAfter = /^[^\S\n]*(?:\n|%|$)/

type Line = Readonly<{start: number; words: string}>

/** The line that ends at the start of another line. */
function lineBefore(text: string, start: number): Line | undefined {
  if (start === 0) return undefined
  const before = text.lastIndexOf('\n', start - 2) + 1
  return {start: before, words: text.slice(before, start).replace('\uFEFF', '').trim()}
}

/** Whether a comment contains the key of an entry, its year, its DOI, a name or a long word of its title. */
function speaksOf(comment: string, {key, fields}: Reference): boolean {
  const wordsOf = (text: string, word: RegExp): readonly string[] => text.toLowerCase().match(word) ?? []
  const fieldsOf = (...names: readonly string[]): string =>
    names.map(name => fields.get(name)?.value ?? '').join(' ')
  const words = new Set(wordsOf(comment, /[\p{L}\p{N}]+/gu))
  const own = [
    key.toLowerCase(),
    ...wordsOf(fieldsOf('author', 'editor'), /(?!and\b)\p{L}{2,}/gu),
    ...wordsOf(fieldsOf('title'), /\p{L}{5,}/gu),
    ...wordsOf(fieldsOf('year', 'date'), /\p{N}{4}/gu)
  ]
  return (
    own.some(word => words.has(word)) ||
    [key, fieldsOf('doi')].some(id => id.trim().length > 3 && comment.includes(id))
  )
}
