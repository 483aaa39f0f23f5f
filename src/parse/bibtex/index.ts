import {type Locator, locator} from '../../core/position.ts'
import type {Field, Finding, Place, Source} from '../../core/types.ts'
import {readFields} from './fields.ts'
import {type BibtexBody, type BibtexScan, reportSyntax, skipSpace, wordAt} from './scan.ts'
import {beginsLine, reportLostEntries, reportStrayAt, reportStrayEnd} from './strays.ts'
import {readValue} from './values.ts'

/** An entry `@type{key, ...}` before its LaTeX is parsed. */
export type BibtexEntry = Readonly<{
  /** The type in lower case. */
  type: string
  key: string
  file: string
  /** The place from the `@` to the end of the key. */
  place: Place
  /** The place from the `@` to the closing brace; without one, to where parsing stopped. */
  entryPlace: Place
  /** The entry's own fields by lower-case name; if several have the same name, the first. */
  fields: ReadonlyMap<string, Field>
}>

/** Returns a function that converts two offsets in the value of a field to a place in the file. */
export type PlacesIn = (field: Field) => (start: number, end: number) => Place

export type BibtexFile = Readonly<{
  entries: readonly BibtexEntry[]
  /** The place of each `@string{...}`, from the `@` to the closing delimiter. */
  definitions: readonly Place[]
  findings: readonly Finding[]
  /**
   * Returns the places of parts of a field's value. For a value that is joined by `#` or uses a `@string`, this is
   * always the place of the whole value.
   */
  placesIn: PlacesIn
}>

/**
 * Splits a BibTeX or BibLaTeX file into entries and fields with their places. A fault affects only its field, or the
 * whole entry if its key is missing; parsing continues at the next field, or at the next `@type{` at the beginning of a
 * line. `strings` contains the `@string` definitions of the preceding files, and those of this file are added, because
 * BibTeX shares them. If the text is only a part of the file, `linesBefore` is the number of lines before this part.
 */
export function scanBibtex(
  source: Source,
  strings: Map<string, string> = new Map(),
  linesBefore = 0
): BibtexFile {
  const {text} = source
  const orderedStarts = findStarts(text)
  const scan: BibtexScan = {
    text,
    file: source.path,
    locator: locator(text, linesBefore),
    closing: matchBraces(text),
    starts: new Set(orderedStarts),
    strings,
    budget: {left: 1_000_000 + 4 * text.length},
    findings: []
  }
  const entries: BibtexEntry[] = []
  const definitions: Place[] = []
  const isCommentedOut = commentedOut(scan)
  let startIndex = 0
  let offset = 0

  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', offset)) {
    reportStrayEnd(scan, offset, at)
    reportLostEntries(scan, offset, at)
    command.lastIndex = at
    const [opening = '@', type, delimiter] = command.exec(text) ?? []
    offset = at + opening.length
    while (startIndex < orderedStarts.length && orderedStarts[startIndex]! <= at) startIndex++
    const nextStart = orderedStarts[startIndex] ?? text.length

    if (isCommentedOut(at)) {
      offset = at + 1
    } else if (type?.toLowerCase() === 'comment') {
      offset = skipComment(scan, at, offset, nextStart)
    } else if (type === undefined || delimiter === undefined) {
      offset = at + 1
      if (beginsLine(scan, at)) reportStrayAt(scan, at, at + opening.trimEnd().length)
    } else {
      const open = offset - 1
      const closing = delimiter === '{' ? scan.closing[open]! : -1
      const limit = closing === -1 ? nextStart : closing
      const body: BibtexBody = {
        start: offset,
        limit,
        closed: closing !== -1,
        parentheses: delimiter === '('
      }
      const kind = type.toLowerCase()
      if (kind === 'string' || kind === 'preamble') {
        offset = readDefinition(scan, at, kind, body)
        if (kind === 'string') definitions.push(scan.locator.place(at, offset))
      } else {
        const read = readFields(scan, at, body)
        offset = read.end
        if (read.key !== undefined) {
          entries.push({
            type: kind,
            key: read.key,
            file: scan.file,
            place: scan.locator.place(at, read.keyEnd),
            entryPlace: scan.locator.place(at, read.end),
            fields: read.fields
          })
        }
      }
    }
  }
  reportStrayEnd(scan, offset, text.length)
  reportLostEntries(scan, offset, text.length)
  return {
    entries,
    definitions,
    findings: scan.findings,
    placesIn: placesInText(text, scan.locator)
  }
}

/** Returns the places of parts of values in a text. */
export function placesInText(text: string, {place}: Locator): PlacesIn {
  return field => {
    const from = field.valuePlace.start.offset + 1
    const inner = text.slice(from, field.valuePlace.end.offset - 1)
    if (inner.trim() !== field.value) return () => field.valuePlace
    const first = from + inner.length - inner.trimStart().length
    return (start, end) => place(first + start, first + end)
  }
}

const command = /@\s*([^\s{}()@,="#%'\\]+)?\s*([{(])?/y

function readDefinition(scan: BibtexScan, at: number, kind: 'string' | 'preamble', body: BibtexBody): number {
  // A preamble contains LaTeX to run before the bibliography, so it is ignored.
  if (kind === 'preamble' && body.closed) return body.limit + 1
  let offset = body.start
  let name: string | undefined
  if (kind === 'string') {
    definedName.lastIndex = offset
    const match = definedName.exec(scan.text)
    if (match === null || definedName.lastIndex > body.limit) {
      const found = wordAt(scan, offset)
      reportSyntax(
        scan,
        at,
        offset + found.length,
        'This `@string` has no name, expected `@string{name = {text}}`'
      )
      return body.closed ? body.limit + 1 : offset
    }
    name = match[1]!.toLowerCase()
    offset = definedName.lastIndex
  }
  const value = readValue(scan, offset, body, name ?? 'preamble')
  if (value !== undefined && name !== undefined) define(scan, name, value.text, at, body.start)
  if (body.closed) {
    if (value !== undefined) reportRest(scan, value.end, body.limit)
    return body.limit + 1
  }
  const end = value?.end ?? offset
  if (body.parentheses) {
    const close = skipSpace(scan.text, end)
    if (scan.text[close] === ')') return close + 1
  }
  const missing = body.parentheses ? ')' : '}'
  reportSyntax(scan, at, at + kind.length + 1, `This \`@${kind}\` is not closed, expected \`${missing}\``)
  return end
}

/** Defines a `@string` name. As in BibTeX, a second definition applies to everything after it. */
function define(scan: BibtexScan, name: string, value: string, at: number, nameStart: number): void {
  const before = scan.strings.get(name)
  scan.strings.set(name, value)
  if (before === undefined || before === value) return
  scan.findings.push({
    rule: 'bibliography-duplicate-string',
    file: scan.file,
    place: scan.locator.place(at, skipSpace(scan.text, nameStart) + name.length),
    subject: name,
    message: `\`${name}\` is defined twice`,
    note: 'Entries between the two definitions use the first value, later entries the second.'
  })
}

const definedName = /\s*([^\s{}()@,="#%'\\]+)\s*=/y

function reportRest(scan: BibtexScan, end: number, limit: number): void {
  let offset = skipSpace(scan.text, end)
  if (scan.text[offset] === ',') offset = skipSpace(scan.text, offset + 1)
  if (offset >= limit) return
  const found = wordAt(scan, offset)
  reportSyntax(
    scan,
    offset,
    offset + found.length,
    `Unexpected \`${found}\` after the value, expected \`#\` or \`}\``
  )
}

/** The offset after a comment, which ends with its closing brace or, without braces, with its line. */
function skipComment(scan: BibtexScan, at: number, offset: number, nextStart: number): number {
  if (scan.text[offset - 1] === '{') {
    // As in BibTeX, an unclosed comment ends at the next entry, so no entry is lost.
    const closing = scan.closing[offset - 1]!
    return closing === -1 ? nextStart : closing + 1
  }
  lineEnd.lastIndex = skipSpace(scan.text, at + 1)
  return lineEnd.exec(scan.text)?.index ?? scan.text.length
}

const lineEnd = /[\r\n]/g

/**
 * Returns a function that tests whether the line of an offset begins with `%` and so is a comment, as in Biber. The
 * last result is cached, because lines can be long.
 */
function commentedOut(scan: BibtexScan): (offset: number) => boolean {
  let lastLine = 0
  let lastAnswer = false
  return offset => {
    const {line, column} = scan.locator.point(offset)
    if (line !== lastLine) {
      const lineStart = offset - column + 1
      leading.lastIndex = lineStart
      leading.exec(scan.text)
      lastLine = line
      lastAnswer = scan.text[leading.lastIndex] === '%'
    }
    return lastAnswer
  }
}

const leading = /[ \t\uFEFF]*/y

function findStarts(text: string): readonly number[] {
  const starts: number[] = []
  for (const match of text.matchAll(/(?:^|[\r\n])[ \t\uFEFF]*(@)[ \t]*[^\s{}()@,="#%'\\]+\s*[{(]/g)) {
    starts.push(match.index + match[0].indexOf('@'))
  }
  return starts
}

/** Finds matching braces. Like BibTeX, counts a brace even after a backslash. */
function matchBraces(text: string): Int32Array {
  const closing = new Int32Array(text.length).fill(-1)
  const open: number[] = []
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    if (code === 123) open.push(offset)
    else if (code === 125) {
      const start = open.pop()
      if (start !== undefined) closing[start] = offset
    }
  }
  return closing
}
