import {isReferenceLike} from './reference-like.ts'

/** A reference as printed in a list, and its place. */
export type ReferenceLine = Readonly<{
  /** The text from the first to the last character, with its line breaks. */
  raw: string
  /** The text without its number or bullet, with its lines joined by spaces. */
  text: string
  start: number
  end: number
  /** Its number in the list. */
  number?: string | undefined
}>

/** A line of a text without its line end; `afterBlank` says whether it follows a blank line. */
export type Line = Readonly<{text: string; start: number; afterBlank: boolean}>

/**
 * Splits the lines of a list into references: by numbers or bullets, by blank lines, by hanging indents, or one per
 * line, depending on the lines.
 */
export function splitReferences(text: string, lines: readonly Line[]): readonly ReferenceLine[] {
  const filled = lines.filter(line => line.text.trim() !== '')
  if (filled.length === 0) return []
  const starts = startsOf(lines, filled)
  const groups: Line[][] = []
  for (const line of filled) {
    if (groups.length === 0 || starts.has(line)) groups.push([line])
    else groups.at(-1)!.push(line)
  }
  return groups.map(group => toReference(text, group, starts.marked))
}

type Starts = Readonly<{has: (line: Line) => boolean; marked: boolean}>

/** The lines of a text, without a byte order mark. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let afterBlank = false
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (match[0] === '') continue
    const line = match[0].replace(/[\r\n]+$/, '')
    const skipped = match.index === 0 && line.startsWith('\ufeff') ? 1 : 0
    lines.push({text: line.slice(skipped), start: match.index + skipped, afterBlank})
    afterBlank = line.trim() === ''
  }
  return lines
}

const marker = /^\s*(?:\[(\d{1,4})\]|\((\d{1,3})\)|(\d{1,3})[.)](?=\s)|[-*•–](?=\s))\s*/

function startsOf(lines: readonly Line[], filled: readonly Line[]): Starts {
  const marked = filled.filter(line => marker.test(line.text))
  const first = filled[0]!
  // Only few lines start with a number by chance, and not the first of the list.
  if (
    marker.test(first.text) &&
    (marked.length > filled.length / 8 || marked.length === filled.length) &&
    ascending(marked)
  )
    return {has: line => marker.test(line.text), marked: true}
  // A blank line below the heading does not separate references.
  const blocks = filled.filter(line => line !== first && line.afterBlank).length + 1
  const indented = filled.filter(line => /^(\t| {2,})/.test(line.text))
  const hanging = indented.length > 0 && !indented.includes(first) && indented.length < filled.length
  if (hanging && !lines.some(line => line.afterBlank && /^(\t| {2,})/.test(line.text)))
    return {has: line => !/^(\t| {2,})/.test(line.text), marked: false}
  const longest = filled.reduce((most, line) => Math.max(most, line.text.length), 0)
  const wrapped =
    longest <= 110 &&
    filled.filter(line => line.text.length > longest * 0.8).length > filled.length * 0.35 &&
    // Short references also have lines of similar length, but the second line of a longer one hardly looks like a
    // reference.
    filled.filter(line => isReferenceLike(line.text)).length < filled.length * 0.75
  if (blocks > 1 && (wrapped || blocks > filled.length / 4))
    return {has: line => line.afterBlank, marked: false}
  if (wrapped && filled.length > 2) {
    const before = new Map(filled.map((line, index) => [line, filled[index - 1]]))
    return {has: line => beginsAfter(before.get(line), line), marked: false}
  }
  return {has: () => true, marked: false}
}

function ascending(marked: readonly Line[]): boolean {
  const numbers = marked.map(line => numberOf(line.text)).filter(number => number !== undefined)
  return numbers.every((number, index) => index === 0 || Number(number) > Number(numbers[index - 1]))
}

function numberOf(line: string): string | undefined {
  const match = marker.exec(line)
  return match?.[1] ?? match?.[2] ?? match?.[3]
}

/**
 * Whether a line begins a reference in text with line breaks: the line before it ends with a full stop or a web
 * address, and it begins with a name.
 */
function beginsAfter(before: Line | undefined, line: Line): boolean {
  if (!before) return true
  const ended = /[.)\]”"’]\s*$|https?:\S+\s*$/.test(before.text)
  return (
    ended &&
    /^(\p{Lu}[\p{L}’'-]+,?\s|\p{Lu}\.|(van|von|de|di|da|la|le|del)\s\p{Lu}|[—–_-]{2,})/u.test(line.text)
  )
}

function toReference(text: string, group: readonly Line[], marked: boolean): ReferenceLine {
  const last = group.at(-1)!
  const lead = /^\s*/.exec(group[0]!.text)![0].length
  const start = group[0]!.start + lead
  const end = last.start + last.text.trimEnd().length
  const number = marked ? numberOf(group[0]!.text) : undefined
  const joined = group
    .map((line, index) => (marked && index === 0 ? line.text.replace(marker, '') : line.text).trim())
    .join(' ')
  return {raw: text.slice(start, end), text: joined, start, end, ...(number === undefined ? {} : {number})}
}
