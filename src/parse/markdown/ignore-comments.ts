import {addAll} from '../../core/add-all.ts'
import {perObject} from '../../core/per-object.ts'
import {locator} from '../../core/position.ts'
import type {Finding, Place, Reference, Source, Waiver} from '../../core/types.ts'
import {isDay} from '../values/dates.ts'

/** The waivers in comments, and the faults of those comments. */
export type Ignored = Readonly<{waivers: readonly Waiver[]; findings: readonly Finding[]}>

/** The first and the last line of a range in a file. */
export type Lines = Readonly<{first: number; last: number}>

/**
 * Parses a comment: `galley-ignore G203, raw-html until 2027-01-31: reason` applies to `lines`, and `galley-ignore-file
 * G203: reason` to the whole file. Other comments are skipped.
 */
export function readIgnoreComment(words: string, file: string, place: Place, lines: Lines): Ignored {
  const [, directive, written = '', , reason = ''] = comment.exec(words) ?? []
  if (directive === undefined) return nothing
  const fault = (message: string): Ignored => ({
    waivers: [],
    findings: [{rule: 'ignore-comment', file, place, subject: directive, message}]
  })
  const whole = directive === 'galley-ignore-file'
  if (directive !== 'galley-ignore' && !whole)
    return fault(
      `galley has no comment \`${directive}\`, expected \`galley-ignore\` or \`galley-ignore-file\``
    )
  const [, names = '', until] = ending.exec(written.replace(/\s+/g, ' ').trim()) ?? []
  const rules = names.split(/[\s,]+/).filter(name => name !== '')
  if (rules.length === 0)
    return fault(`\`${directive}\` names no rule, expected \`${directive} RULE: reason\``)
  if (reason.trim() === '')
    return fault(`\`${directive}\` gives no reason, expected \`${directive} ${rules[0]}: reason\``)
  if (until !== undefined && !isDay(until))
    return fault(
      `\`${directive}\` ends on \`${until}\`, which is not a day, expected one such as \`2027-01-31\``
    )
  const shared = {file, until, reason: reason.trim().replace(/\s+/g, ' '), writtenIn: file, place}
  return {waivers: rules.map(rule => ({...shared, rule, ...(!whole && {lines})})), findings: []}
}

const nothing: Ignored = {waivers: [], findings: []}
const comment = /^\s*(galley-[a-z-]+)(?![\w-])([^:]*)(:([\s\S]*))?$/i
const ending = /^(.*?)(?: until (\S+))?$/

/** The contents of the HTML comments in raw HTML, in order. */
export function commentsIn(html: string): readonly string[] {
  const comments: string[] = []
  for (let start = html.indexOf('<!--'); start !== -1; ) {
    const end = html.indexOf('-->', start + 4)
    if (end === -1) break
    comments.push(html.slice(start + 4, end))
    start = html.indexOf('<!--', end + 3)
  }
  return comments
}

/**
 * Parses the comment lines of a bibliography, `% galley-ignore G205: reason` in BibTeX, or with `#` in YAML. A comment
 * applies to the entry that follows or contains it.
 */
export function readIgnoreLines(source: Source, references: readonly Reference[]): Ignored {
  if (!mayIgnore(source)) return nothing
  const {path, text} = source
  const at = locator(text)
  const entries = references.filter(({file}) => file === path)
  const openings = /\.bib$/i.test(path)
    ? [...text.matchAll(opening)].map(match => match.index + match[0].length - 1)
    : entries.map(({entryPlace}) => entryPlace.start.offset)
  const waivers: Waiver[] = []
  const findings: Finding[] = []
  let entry = 0
  let next = 0
  // Comments, entries and `@` signs are all in the order of the file, so each list is walked once.
  for (const match of text.matchAll(commentLine)) {
    const start = match.index + match[1]!.length
    const place = at.place(start, match.index + match[0].trimEnd().length)
    while (entry < entries.length && entries[entry]!.entryPlace.end.offset <= start) entry++
    while (next < openings.length && openings[next]! < start) next++
    const around = entries[entry]
    const isInside = around !== undefined && around.entryPlace.start.offset < start
    // Inside the value of a field, such as an abstract, the line is not a comment.
    if (isInside && [...around.fields.values()].some(({valuePlace}) => holds(valuePlace, start))) continue
    const isNext = around !== undefined && around.entryPlace.start.offset === openings[next]
    const lines =
      isInside || isNext ? linesOf(around) : linesFrom(openings[next], openings[next + 1] ?? text.length + 1)
    const ignored = readIgnoreComment(match[2]!, path, place, lines)
    addAll(waivers, ignored.waivers)
    addAll(findings, ignored.findings)
  }
  return {waivers, findings}

  /** The lines from one `@` to the next: an `@string` or similar, or an entry that could not be parsed. */
  function linesFrom(first: number | undefined, after: number): Lines {
    return first === undefined ? noLines : {first: at.point(first).line, last: at.point(after - 1).line}
  }
}

const mayIgnore = perObject(({text}: Source) => text.includes('galley-'))

const commentLine = /^([^\S\r\n]*)[%#]+[^\S\r\n]*(galley-[^\r\n]*)/gm
const opening = /^[^\S\r\n]*@/gm
const noLines: Lines = {first: 1, last: 0}

function holds({start, end}: Place, offset: number): boolean {
  return start.offset <= offset && offset < end.offset
}

function linesOf({entryPlace: {start, end}}: Reference): Lines {
  // In YAML, an item ends at the beginning of the next line.
  return {first: start.line, last: Math.max(start.line, end.column === 1 ? end.line - 1 : end.line)}
}
