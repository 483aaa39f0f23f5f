import {countedLines} from './counted-lines.ts'
import {isReferenceLike} from './reference-like.ts'

/** A reference as printed in a list, and its place. */
export type ReferenceLine = Readonly<{
  /** The text from the first to the last character, with its line breaks. */
  raw: string
  /** The text without its number or bullet, with its lines joined by spaces. */
  text: string
  start: number
  end: number
  /** The number of the reference in the list. */
  number?: string | undefined
  /** The text before the reference that is not part of it: `Vgl. dazu`. */
  lead?: string | undefined
}>

/** A line of a text without its line end; `afterBlank` says whether it follows a blank line. */
export type PrintedLine = Readonly<{text: string; start: number; afterBlank: boolean}>

/**
 * Splits the lines of a list into references: by numbers or bullets, by blank lines, by hanging indents, or one per
 * line, depending on the lines.
 */
export function splitReferences(text: string, lines: readonly PrintedLine[]): readonly ReferenceLine[] {
  const filled = lines.filter(line => line.text.trim() !== '')
  if (filled.length === 0) return []
  const starts = startsOf(lines, filled)
  const groups: PrintedLine[][] = []
  for (const line of filled) {
    if (groups.length === 0 || starts.has(line)) groups.push([line])
    else groups.at(-1)!.push(line)
  }
  return groups.map(group => toReference(text, group, starts.marker))
}

/** The lines that begin a reference, and the pattern of the number or bullet before each. */
type Starts = Readonly<{has: (line: PrintedLine) => boolean; marker?: RegExp}>

/** The lines of a text, without a byte order mark. */
export function printedLines(text: string): readonly PrintedLine[] {
  const lines: PrintedLine[] = []
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

function startsOf(lines: readonly PrintedLine[], filled: readonly PrintedLine[]): Starts {
  const marked = filled.filter(line => marker.test(line.text))
  const first = filled[0]!
  // Lines that begin with a number by chance are few, and the first line of the list is not one of them.
  if (
    marker.test(first.text) &&
    (marked.length > filled.length / 8 || marked.length === filled.length) &&
    ascending(marked)
  )
    return {has: line => marker.test(line.text), marker}
  const numbered = countedLines(filled)
  if (numbered && numbered.lines.size > 2 && numbered.lines.size > filled.length / 8)
    return {has: line => numbered.lines.has(line), marker: numbered.marker}
  // A blank line below the heading does not separate references.
  const blocks = filled.filter(line => line !== first && line.afterBlank).length + 1
  const indented = filled.filter(line => /^(\t| {2,})/.test(line.text))
  const hanging = indented.length > 0 && !indented.includes(first) && indented.length < filled.length
  if (hanging && !lines.some(line => line.afterBlank && /^(\t| {2,})/.test(line.text)))
    return {has: line => !/^(\t| {2,})/.test(line.text)}
  const longest = filled.reduce((most, line) => Math.max(most, line.text.length), 0)
  const wrapped =
    longest <= 110 &&
    filled.filter(line => line.text.length > longest * 0.8).length > filled.length * 0.35 &&
    // Short references also have lines of similar length, but the second line of a longer reference hardly looks like a
    // reference.
    filled.filter(line => isReferenceLike(line.text)).length < filled.length * 0.75
  if (blocks > 1 && (wrapped || blocks > filled.length / 4)) return {has: line => line.afterBlank}
  if (wrapped && filled.length > 2) {
    const before = new Map(filled.map((line, index) => [line, filled[index - 1]]))
    return {has: line => beginsAfter(before.get(line), line)}
  }
  return {has: () => true}
}

function ascending(marked: readonly PrintedLine[]): boolean {
  const numbers = marked.map(line => numberOf(line.text)).filter(number => number !== undefined)
  return numbers.every((number, index) => index === 0 || Number(number) > Number(numbers[index - 1]))
}

function numberOf(line: string, pattern = marker): string | undefined {
  const match = pattern.exec(line)
  return match?.[1] ?? match?.[2] ?? match?.[3]
}

/**
 * Whether a line begins a reference in text with line breaks: the line before it ends with a full stop or a URL, and
 * the line itself begins with a name.
 */
function beginsAfter(before: PrintedLine | undefined, line: PrintedLine): boolean {
  if (!before) return true
  const ended = /[.)\]”"’]\s*$|https?:\S+\s*$/.test(before.text)
  return (
    ended &&
    /^(\p{Lu}[\p{L}’'-]+,?\s|\p{Lu}\.|(van|von|de|di|da|la|le|del)\s\p{Lu}|[—–_-]{2,})/u.test(line.text)
  )
}

function toReference(
  text: string,
  group: readonly PrintedLine[],
  numbering: RegExp | undefined
): ReferenceLine {
  const last = group.at(-1)!
  const blank = /^\s*/.exec(group[0]!.text)![0].length
  const start = group[0]!.start + blank
  const end = last.start + last.text.trimEnd().length
  const number = numbering && numberOf(group[0]!.text, numbering)
  const joined = group
    .map((line, index) => (numbering && index === 0 ? line.text.replace(numbering, '') : line.text).trim())
    .join(' ')
  const lead = leadIn.exec(joined)?.[0]
  return {
    raw: text.slice(start, end),
    text: lead === undefined ? joined : joined.slice(lead.length),
    start,
    end,
    ...(number !== undefined && {number}),
    ...(lead !== undefined && {lead: lead.trim()})
  }
}

/** The phrases with which notes refer to a work: “Vgl. dazu Luhmann, Niklas: …”. */
const leadIn =
  /^(?:(?:Vgl\.|Vergleiche|Siehe|S\.\s(?=auch|dazu|hierzu)|Cf\.|Cfr\.|Voir|Véase|Vid\.|Zie|See(?=\s(?:also|e\.g\.|for example|further|generally)\b))(?:\s(?:dazu|hierzu|auch|etwa|insb\.|insbesondere|ferner|u\.\s?a\.|z\.\s?B\.|also|e\.g\.,?|for example,?|further|generally|aussi|notamment|también|anche|ook))*:?|See(?=\s\p{Lu}[\p{L}’'-]+,\s\p{Lu}[^,]*[,.(]))\s+(?=\p{L}|["“„«‘])/u
