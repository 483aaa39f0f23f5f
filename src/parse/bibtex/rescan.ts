import {locator} from '../../core/position.ts'
import type {Field, Finding, Place, Point, Source} from '../../core/types.ts'
import {type BibtexEntry, type BibtexFile, placesInText, scanBibtex} from './index.ts'

/** A session's last scans of BibTeX files, by path. */
export type KnownScans = Map<string, KnownScan>

/** A scan with the `@string` definitions before and after it. */
type KnownScan = Readonly<{
  text: string
  before: ReadonlyMap<string, string>
  after: ReadonlyMap<string, string>
  file: BibtexFile
}>

/** A scanned file; `origins` has, for each entry that has only moved, the same entry in the last scan. */
export type RescannedFile = BibtexFile & Readonly<{origins?: ReadonlyMap<BibtexEntry, BibtexEntry>}>

/**
 * Scans a file as `scanBibtex` does, but reads only the lines around an edit if their braces are balanced. Entries before
 * the edit keep their objects, and the faults of the other lines are kept.
 */
export function rescanBibtex(source: Source, strings: Map<string, string>, known: KnownScans): RescannedFile {
  const last = known.get(source.path)
  const before = new Map(strings)
  const spliced = last !== undefined && isSameTable(last.before, before) ? splice(source, last) : undefined
  const file = spliced ?? scanBibtex(source, strings)
  if (spliced !== undefined) for (const [name, value] of last?.after ?? []) strings.set(name, value)
  const {entries, definitions, findings, placesIn} = file
  known.set(source.path, {
    text: source.text,
    before,
    after: new Map(strings),
    file: {entries, definitions, findings, placesIn}
  })
  return file
}

function isSameTable(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([name, value]) => other.get(name) === value)
}

/** The file with the lines around the edit read again; undefined if the whole file must be read. */
function splice(source: Source, last: KnownScan): RescannedFile | undefined {
  const {text} = source
  const {entries, definitions, findings} = last.file
  if (text === last.text) return last.file
  const {start, end} = sharedEnds(last.text, text)
  const kept = keptBefore(last.text, entries, start)
  const from = kept.offset
  const firstMoved = entries.findIndex(
    ({place}, index) =>
      index >= kept.count && place.start.column === 1 && place.start.offset >= last.text.length - end
  )
  const behind = firstMoved === -1 ? [] : entries.slice(firstMoved)
  const oldEnd = behind[0]?.place.start ?? locator(last.text).point(last.text.length)
  const middle = text.slice(from, oldEnd.offset + text.length - last.text.length)
  const isDefinedBefore = definitions.every(place => place.end.offset <= from)
  // In a file with faults, a brace that has no partner in these lines may have one elsewhere.
  if (!isDefinedBefore || !hasBalancedBraces(middle) || (from > 0 && /^\s*[}),]/.test(middle)))
    return undefined
  const told = keptFindings(findings, entries[kept.count - 1], {from, to: oldEnd.offset})
  if (told === undefined) return undefined
  const scanned = scanBibtex({...source, text: middle}, new Map(last.after), kept.lines)
  if (scanned.definitions.length > 0) return undefined
  const newEnd = locator(middle).point(middle.length)
  if (behind.length > 0 && newEnd.column !== 1) return undefined
  const inFile = {lines: 0, offset: from}
  const shift = {
    lines: kept.lines + newEnd.line - oldEnd.line,
    offset: text.length - last.text.length
  }
  // Some findings name the line of an earlier field.
  if (shift.lines !== 0 && told.behind.length > 0) return undefined
  const moved = behind.map(entry => movedEntry(entry, shift))
  return {
    entries: [
      ...entries.slice(0, kept.count),
      ...scanned.entries.map(entry => movedEntry(entry, inFile)),
      ...moved
    ],
    definitions,
    findings: [
      ...told.before,
      ...scanned.findings.map(finding => movedFinding(finding, inFile)),
      ...told.behind.map(finding => movedFinding(finding, shift))
    ],
    placesIn: placesInText(text, locator(text)),
    origins: new Map(moved.map((entry, index) => [entry, behind[index]!]))
  }
}

/**
 * The number of characters that two texts share at the start, and the number of the remaining ones that they share at
 * the end.
 */
function sharedEnds(before: string, after: string): Readonly<{start: number; end: number}> {
  const most = Math.min(before.length, after.length)
  const start = longest(most, length => before.slice(0, length) === after.slice(0, length))
  const isSameEnd = (length: number): boolean =>
    before.slice(before.length - length) === after.slice(after.length - length)
  return {start, end: longest(most - start, isSameEnd)}
}

/** The greatest length up to `most` that meets a condition; all shorter lengths must meet it as well. */
function longest(most: number, holds: (length: number) => boolean): number {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The entries before an edit, up to the last one that ends its line: their number, the number of lines up to there, and
 * the offset after them.
 */
function keptBefore(
  text: string,
  entries: readonly BibtexEntry[],
  edit: number
): Readonly<{count: number; lines: number; offset: number}> {
  for (let count = entries.length; count > 0; count--) {
    const {end} = entries[count - 1]!.entryPlace
    if (end.offset >= edit) continue
    lineEnd.lastIndex = end.offset
    if (lineEnd.test(text) && lineEnd.lastIndex <= edit)
      return {count, lines: end.line, offset: lineEnd.lastIndex}
  }
  return {count: 0, lines: 0, offset: 0}
}

const lineEnd = /[ \t]*\r?\n/y

/**
 * The findings before and behind the lines that are read again; undefined if the last entry before these lines has a
 * finding, because the end of that entry may then depend on them.
 */
function keptFindings(
  findings: readonly Finding[],
  entry: BibtexEntry | undefined,
  {from, to}: Readonly<{from: number; to: number}>
): Readonly<{before: readonly Finding[]; behind: readonly Finding[]}> | undefined {
  const start = entry?.place.start.offset ?? 0
  const places = findings.map(({place}) => place)
  if (places.some(place => place === undefined || (place.start.offset < from && place.end.offset > start)))
    return undefined
  return {
    before: findings.filter(({place}) => place!.end.offset <= start),
    behind: findings.filter(({place}) => place!.start.offset >= to)
  }
}

/** Whether every brace in a text has its partner in the text. */
function hasBalancedBraces(text: string): boolean {
  let depth = 0
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    if (code === 123) depth++
    else if (code === 125 && --depth < 0) return false
  }
  return depth === 0
}

type Shift = Readonly<{lines: number; offset: number}>

/** An entry that begins a line, moved to another line. */
function movedEntry(entry: BibtexEntry, shift: Shift): BibtexEntry {
  const {place, entryPlace, fields} = entry
  const moved = new Map<string, Field>()
  for (const [name, field] of fields) moved.set(name, movedField(field, shift))
  return {
    ...entry,
    place: movedPlace(place, shift),
    entryPlace: movedPlace(entryPlace, shift),
    fields: moved
  }
}

function movedFinding(finding: Finding, shift: Shift): Finding {
  return finding.place === undefined ? finding : {...finding, place: movedPlace(finding.place, shift)}
}

function movedField(field: Field, shift: Shift): Field {
  const {valueStart, place, valuePlace} = field
  return {
    ...field,
    place: movedPlace(place, shift),
    valuePlace: movedPlace(valuePlace, shift),
    ...(valueStart !== undefined && {valueStart: valueStart + shift.offset})
  }
}

function movedPlace({start, end}: Place, shift: Shift): Place {
  return {start: movedPoint(start, shift), end: movedPoint(end, shift)}
}

function movedPoint({line, column, offset}: Point, shift: Shift): Point {
  return {line: line + shift.lines, column, offset: offset + shift.offset}
}
