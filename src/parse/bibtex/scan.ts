import type {Locator} from '../../core/position.ts'
import type {Finding} from '../../core/types.ts'

/** The shared state of the readers of a file. */
export type BibtexScan = Readonly<{
  text: string
  file: string
  locator: Locator
  /** By offset of every `{`: the offset of its `}`, or -1. */
  closing: Int32Array
  /** Offsets of every `@type{` that begins a line: reading continues there after a fault. */
  starts: ReadonlySet<number>
  /** The `@string` definitions so far, by lower-case name. */
  strings: Map<string, string>
  /** How many characters `@string` names may still add; it keeps doubling definitions from filling the memory. */
  budget: {left: number}
  findings: Finding[]
}>

/** The text between the delimiters of an entry: `limit` is the closing brace, or where reading must stop. */
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

/** The word or the character at an offset, for a message. */
export function wordAt(scan: BibtexScan, offset: number): string {
  if (offset >= scan.text.length) return ''
  word.lastIndex = offset
  return word.exec(scan.text)?.[0] ?? scan.text.charAt(offset)
}

const word = /[\p{L}\p{N}_-]{1,40}|./uy

/** The offset of the first character that is not white space. */
export function skipSpace(text: string, offset: number): number {
  space.lastIndex = offset
  space.exec(text)
  return space.lastIndex
}

const space = /\s*/y
