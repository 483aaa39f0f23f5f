import type {Locator} from '../../core/position.ts'
import type {Finding} from '../../core/types.ts'

/** The state that all functions share while a file is parsed. */
export type BibtexScan = Readonly<{
  text: string
  file: string
  locator: Locator
  /** For the offset of each `{`, the offset of the matching `}`; -1 for an unclosed `{`. */
  closing: Int32Array
  /** The offsets of each `@type{` at the beginning of a line; parsing continues there after a fault. */
  starts: ReadonlySet<number>
  /** The `@string` definitions so far, by name in lower case. */
  strings: Map<string, string>
  /** The number of characters that expanding `@string` names may still add, which prevents exponential growth. */
  budget: {left: number}
  findings: Finding[]
}>

/**
 * The body of an entry, between its delimiters. `limit` is the offset of the closing delimiter or, without one, the
 * offset at which parsing must stop.
 */
export type BibtexBody = Readonly<{start: number; limit: number; closed: boolean; parentheses: boolean}>

/** Adds a `bibliography-syntax` finding. */
export function reportSyntax(
  scan: BibtexScan,
  start: number,
  end: number,
  message: string,
  details: Partial<Finding> = {}
): void {
  const place = scan.locator.place(start, Math.max(start, Math.min(end, scan.text.length)))
  scan.findings.push({rule: 'bibliography-syntax', file: scan.file, place, message, ...details})
}

/** The word or character at an offset, for use in messages. */
export function wordAt(scan: BibtexScan, offset: number): string {
  if (offset >= scan.text.length) return ''
  word.lastIndex = offset
  return word.exec(scan.text)?.[0] ?? scan.text.charAt(offset)
}

const word = /[\p{L}\p{N}_-]{1,40}|./uy

/** The offset of the next character that is not white space. */
export function skipSpace(text: string, offset: number): number {
  space.lastIndex = offset
  space.exec(text)
  return space.lastIndex
}

const space = /\s*/y
