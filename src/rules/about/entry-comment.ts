import type {Reference} from '../../core/types.ts'

/**
 * Where the lines of an entry begin: at the comment above that is the entry's own, or at `lineStart` if there is none.
 * `next` is where the line after the entry begins.
 *
 * A comment is the entry's own if the two stand together without other entries, and it speaks of the entry. All others
 * may be headings over several entries.
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

/** A blank line, a comment or the end. */
const aloneAfter = /^[^\S\n]*(?:\n|%|$)/

type Line = Readonly<{start: number; words: string}>

/** The line that ends where another begins. */
function lineBefore(text: string, start: number): Line | undefined {
  if (start === 0) return undefined
  const before = text.lastIndexOf('\n', start - 2) + 1
  return {start: before, words: text.slice(before, start).replace('\uFEFF', '').trim()}
}

/** Whether a comment has the key of an entry, its year, its DOI, a name or a long word of its title. */
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
