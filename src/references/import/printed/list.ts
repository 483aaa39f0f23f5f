import {headingKind, markdownLevel} from './headings.ts'
import {isReferenceLike} from './reference-like.ts'
import {type PrintedLine, printedLines, type ReferenceLine, splitReferences} from './split.ts'

/** The references in a text, and the ranges of text outside the list. */
type FoundList = Readonly<{
  references: readonly ReferenceLine[]
  outside: ReadonlyArray<Readonly<{start: number; end: number}>>
  /** The reason why the text is not a list of references; in that case, no references are returned. */
  refused?: string
}>

/**
 * Finds the list of references in a text: the text from a heading such as “References” to a heading of something else,
 * or the whole text if no heading begins a list. A text that is not a list of references is refused as a whole.
 */
export function findList(text: string): FoundList {
  const lines = printedLines(text)
  const sections = sectionsOf(lines)
  const headed = sections.filter(({kind}) => kind === 'start').map(section => readSection(text, section, 3))
  const others = sections.filter(({kind}) => kind === 'open')
  const found = headed.some(isList) ? headed : others.map(section => readSection(text, section, 2))
  const lists = found.filter(isList)
  if (lists.length > 0) {
    const inside = new Set(lists.flatMap(list => [...list.lines]))
    return {references: lists.flatMap(({references}) => references), outside: outsideOf(lines, inside)}
  }
  const isEmpty = lines.every(line => line.text.trim() === '')
  return {references: [], outside: [], ...(!isEmpty && {refused: 'most of its paragraphs look like none'})}
}

/**
 * A section of the text: a list of references with a heading, text that may be a list, or text that cannot be one
 * because of its heading.
 */
type Section = Readonly<{kind: 'start' | 'open' | 'end'; level: number | undefined; lines: PrintedLine[]}>

function sectionsOf(lines: readonly PrintedLine[]): readonly Section[] {
  const isOfPage = pageMarks(lines)
  const sections: Section[] = [{kind: 'open', level: undefined, lines: []}]
  let before = ''
  for (const line of lines) {
    const {text} = line
    const section = sections.at(-1)!
    const level = markdownLevel(text)
    const kind = goesOn.test(before) && !line.afterBlank ? undefined : headingKind(text)
    if (isOfPage(line)) continue
    if (text.trim() !== '') before = text
    const isBelow = level !== undefined && section.level !== undefined && level > section.level
    if (kind === 'start' || (kind === 'end' && !isBelow)) sections.push({kind, level, lines: []})
    else if (kind === 'part' || (level !== undefined && isBelow)) continue
    else if (level !== undefined) sections.push({kind: 'open', level: undefined, lines: []})
    else section.lines.push(line)
  }
  return sections
}

/**
 * Returns a test of whether a line is a page number or a running head that was copied with the page: rare lines of
 * digits, or repeated ones.
 */
function pageMarks(lines: readonly PrintedLine[]): (line: PrintedLine) => boolean {
  const filled = lines.filter(({text}) => text.trim() !== '')
  const numbers = new Set(filled.filter(({text}) => pageNumber.test(text)))
  const isRare = numbers.size * 8 <= filled.length
  const counts = new Map<string, number>()
  for (const {text} of filled) counts.set(headOf(text), (counts.get(headOf(text)) ?? 0) + 1)
  return line =>
    (isRare && numbers.has(line)) ||
    (line.text.length < 80 && (counts.get(headOf(line.text)) ?? 0) > 1 && runningHead.test(line.text))
}

const pageNumber =
  /^[\s–—-]*(?:(?:page|seite|p\.|s\.)\s*)?\d{1,4}(?:\s*(?:of|von|de|\/)\s*\d{1,4})?[\s–—-]*$/i
/** Words without a full stop at their end, and with a page number before or after them. */
const runningHead = /^\s*(?:\d{1,4}\s+\p{Lu}[^.]*[^.\s\d]|\p{Lu}[^.]*[^.\d]\s\d{1,4})\s*$/u

/** A running head without its page number. */
function headOf(text: string): string {
  return text.replace(/^\s*\d+\s+|\s+\d+\s*$/g, '').trim()
}

/** Matches the end of an unfinished line: the line after it is not a heading. */
const goesOn =
  /(?:[,;:&–-]|(?:^|\s)(?:a|and|au|aux|de|del|della|der|des|di|du|et|for|für|in|la|of|on|the|to|und|y))\s*$/

type ReadSection = Readonly<{
  lines: ReadonlySet<PrintedLine>
  references: readonly ReferenceLine[]
  like: number
  /** The fraction of the references in the section that must look like references. */
  share: number
}>

function readSection(text: string, {lines}: Section, share: number): ReadSection {
  const all = splitReferences(text, lines)
  const likely = all.map(reference => isReferenceLike(reference.text))
  const end = endOf(all, likely)
  const references = all.slice(0, end)
  const last = references.at(-1)?.end ?? 0
  return {
    lines: new Set(lines.filter(({start}) => start < last)),
    references,
    like: likely.slice(0, end).filter(Boolean).length,
    share
  }
}

function isList({references, like, share}: ReadSection): boolean {
  return references.length > 0 && like * share >= references.length
}

/**
 * The index where the list ends before an unknown heading: a line of few words and little punctuation, with hardly any
 * references after it.
 */
function endOf(references: readonly ReferenceLine[], likely: readonly boolean[]): number {
  let like = 0
  let end = references.length
  for (let index = references.length - 1; index > 0; index--) {
    if (likely[index]) like += 1
    const isHeading = /^\p{Lu}[\p{L}’' -]{2,60}$/u.test(references[index]!.text)
    if (isHeading && like * 3 <= references.length - index) end = index
  }
  return end
}

const isAbove: ReadonlySet<string | undefined> = new Set(['start', 'part'])

/** The non-blank lines outside the list, as ranges; headings above or within the list are left out. */
function outsideOf(lines: readonly PrintedLine[], inside: ReadonlySet<PrintedLine>): FoundList['outside'] {
  const outside: {start: number; end: number}[] = []
  let open = false
  for (const line of lines) {
    if (line.text.trim() === '') continue
    if (inside.has(line)) open = false
    else if (!isAbove.has(headingKind(line.text))) {
      const end = line.start + line.text.trimEnd().length
      if (open) outside.at(-1)!.end = end
      else outside.push({start: line.start, end})
      open = true
    }
  }
  return outside
}
