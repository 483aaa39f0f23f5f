import type {Edit, Manuscript, Reference} from '../../../core/types.ts'
import {commentAbove} from './entry-comment.ts'

/** Whether two BibTeX entries have the same type, fields and values; keys may differ. */
export function isSameEntry(a: Reference, b: Reference): boolean {
  if (a.type !== b.type || a.fields.size === 0 || a.fields.size !== b.fields.size) return false
  return [...a.fields].every(([name, {value}]) => b.fields.get(name)?.value === value)
}

/**
 * The edit that removes an entry from its file, with its lines if no other text is on them, and with its own comment
 * above. Undefined if the entry contains more than its fields, or if an instruction to galley in a comment applies to
 * it, because the instruction would then apply to the next entry.
 */
export function removalOf(entry: Reference, {project}: Manuscript): Edit | undefined {
  const {file} = entry
  const {start, end} = entry.entryPlace
  const text = project.bibliographySources.find(({path}) => path === file)?.text
  const isSpokenOf = project.waivers.some(
    ({writtenIn, lines}) => writtenIn === file && lines && lines.first <= end.line && start.line <= lines.last
  )
  if (text === undefined || isSpokenOf || !hasOnlyFields(entry, text)) return undefined
  const lineStart = start.offset - start.column + 1 + (text.startsWith('\uFEFF') && start.line === 1 ? 1 : 0)
  const [after = ''] = restOfLine.exec(text.slice(end.offset)) ?? []
  const isLast = end.offset + after.length === text.length
  const isAlone = /^\s*$/.test(text.slice(lineStart, start.offset)) && (after !== '' || isLast)
  const above = isAlone ? commentAbove(entry, text, lineStart, end.offset + after.length) : lineStart
  let [from, to] = isAlone ? [above, end.offset + after.length] : [start.offset, end.offset]
  // Blank lines are kept on one side of the entry only.
  const [, blank = ''] = blankLineBefore.exec(text.slice(Math.max(0, from - longestBlank), from)) ?? []
  if (isAlone && blank !== '') {
    if (isLast) from -= blank.length
    else to += restOfLine.exec(text.slice(to))?.[0].length ?? 0
  }
  return {file, start: from, end: to, old: text.slice(from, to), text: ''}
}

/** Whether an entry contains only its parsed fields: no comments, no repeated fields, no lost text. */
function hasOnlyFields({entryPlace, fields}: Reference, text: string): boolean {
  let rest = ''
  let offset = entryPlace.start.offset
  const places = [...fields.values()].map(({place}) => place).sort((a, b) => a.start.offset - b.start.offset)
  for (const {start, end} of places) {
    rest += text.slice(offset, start.offset)
    offset = end.offset
  }
  rest += text.slice(offset, entryPlace.end.offset)
  return /^@\s*[^\s{(,]+\s*[{(]\s*[^\s,]+[\s,]*[})]$/.test(rest)
}

const restOfLine = /^[^\S\r\n]*(?:\r\n|\r|\n|$)/
const longestBlank = 100
const blankLineBefore = /(?:\r\n|\r(?!\n)|\n)([^\S\r\n]*(?:\r\n|\r|\n))$/
