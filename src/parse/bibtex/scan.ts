import type {Locator} from '../../core/position.ts'
import type {Finding} from '../../core/types.ts'

/** The shared state of parsing a file. */
export type BibtexScan = Readonly<{
  text: string
  file: string
  locator: Locator
  /** For the offset of every `{`, that of its `}`, or -1. */
  closing: Int32Array
  /** The offsets of every `@type{` at the beginning of a line, where parsing continues after a fault. */
  starts: ReadonlySet<number>
  /** The `@string` definitions so far, by lower-case name. */
  strings: Map<string, string>
  /** The number of characters that `@string` names can still add, which stops exponential expansion. */
  budget: {left: number}
  findings: Finding[]
}>

/** The text within an entry's delimiters; `limit` is the closing brace, or the offset at which parsing must stop. */
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

/** The word or character at an offset, for messages. */
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
