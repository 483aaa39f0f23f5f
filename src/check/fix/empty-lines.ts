import type {Stretch} from '../../core/mdast.ts'

/**
 * The ranges to remove from a text, in order. A range is extended to its whole line if only the mark of a quotation,
 * a list item or a heading, or the bars of a table, would remain on the line. One of the blank lines around such a
 * line is also removed, so that inserting a paragraph and removing it leaves no trace.
 */
export function withEmptyLines(text: string, stretches: readonly Stretch[]): readonly Stretch[] {
  const sorted = stretches.toSorted((a, b) => a.start - b.start)
  const removed: Stretch[] = []
  /** Whether the line before the last removed lines is blank. */
  let wasAfterBlank = false
  for (let index = 0; index < sorted.length; ) {
    const first = lineAt(text, sorted[index]!.start)
    let end = lineEnd(text, sorted[index]!.end)
    let next = index + 1
    // Stretches that begin on the same lines are handled together.
    while (next < sorted.length && sorted[next]!.start < end)
      end = Math.max(end, lineEnd(text, sorted[next++]!.end))
    const group = sorted.slice(index, next)
    const lines = {start: first.start, end}
    if (isEmptied(text, lines, group)) {
      // Adjacent removals are merged.
      const above = removed.at(-1)?.end === lines.start ? removed.pop() : undefined
      if (above === undefined)
        wasAfterBlank = lines.start === 0 || isBlank(text, lineAt(text, lines.start - 1))
      const gone = {start: above?.start ?? lines.start, end}
      removed.push(wasAfterBlank ? withBlankLine(text, gone, removed.at(-1)?.end ?? 0) : gone)
    } else for (const stretch of group) removed.push(stretch)
    index = next
  }
  return removed
}

/** The line at an offset, with its line end. */
function lineAt(text: string, offset: number): Stretch {
  return {start: offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1, end: lineEnd(text, offset)}
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

function isEmptied(text: string, lines: Stretch, removed: readonly Stretch[]): boolean {
  let left = ''
  let at = lines.start
  for (const {start, end} of removed) {
    left += text.slice(at, start)
    at = Math.max(at, end)
  }
  left = (left + text.slice(at, lines.end)).replace(/\r?\n$/, '')
  if (/^[ \t>]*(?:#{1,6}[ \t]*)?$/.test(left)) return true
  const next = text.slice(lines.end, lineEnd(text, lines.end))
  if (/^[ \t>]*\|[ \t|]*$/.test(left)) return !/^[ \t>]*\|?[ \t]*:?-+/.test(next)
  // Further paragraphs of a list item are indented to its content.
  return (
    /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|:)[ \t]*$/.test(left) &&
    indentAfter(text, lines.end) < left.trimEnd().length
  )
}

/** The indentation of the next non-blank line. */
function indentAfter(text: string, offset: number): number {
  indented.lastIndex = offset
  return indented.exec(text)?.[1]?.length ?? 0
}

const indented = /(?:[ \t]*\r?\n)*([ \t]*)/y

/**
 * Extends a range of lines by the blank line after it or, at the end of a text or quotation, by the blank line before
 * it.
 */
function withBlankLine(text: string, {start, end}: Stretch, done: number): Stretch {
  const after = end < text.length ? lineAt(text, end) : undefined
  if (after !== undefined && !isBlank(text, after)) return {start, end}
  const depth = (stretch: Stretch): number => text.slice(stretch.start, stretch.end).split('>').length
  if (after !== undefined && (start === 0 || depth(after) === depth(lineAt(text, start - 1))))
    return {start, end: after.end}
  const before = start > 0 ? lineAt(text, start - 1) : undefined
  return before !== undefined && before.start >= done ? {start: before.start, end} : {start, end}
}

function isBlank(text: string, {start, end}: Stretch): boolean {
  return /^[ \t>]*\r?\n?$/.test(text.slice(start, end))
}
