import {type BibtexScan, reportSyntax, skipSpace} from './scan.ts'
import {cslTypes} from './types.ts'

/**
 * Reports a comma or a closing delimiter directly after an entry, which suggests that the entry ended too early. Any
 * other text between entries is a comment.
 */
export function reportStrayEnd(scan: BibtexScan, from: number, to: number): void {
  if (from === 0) return
  const offset = skipSpace(scan.text, from)
  const found = scan.text.charAt(offset)
  if (offset >= to || !['}', ')', ','].includes(found) || scan.text[from - 1] === '@') return
  // A comma after an entry is harmless, unless other text follows that may be lost fields.
  if (found === ',' && skipSpace(scan.text, offset + 1) >= to) return
  reportSyntax(
    scan,
    offset,
    offset + 1,
    `Unexpected \`${found}\` after the end of an entry, expected \`@\` and the next entry`
  )
}

/** Reports `article{doe, ...` without the `@`, because such an entry would count as a comment and be lost silently. */
export function reportLostEntries(scan: BibtexScan, from: number, to: number): void {
  // The rest of the line on which the last entry or a commented-out `@` ends is not the beginning of a line.
  const between = scan.text.slice(from, to)
  const lineEnd = from === 0 ? 0 : between.indexOf('\n')
  if (lineEnd === -1) return
  const start = from + lineEnd
  for (const match of between.slice(lineEnd).matchAll(lostEntry)) {
    const [written, indent = '', sign = '', type = ''] = match
    if (!cslTypes.has(type.toLowerCase())) continue
    const opening = written.slice(indent.length).replace(/\s*,$/, '')
    const offset = start + match.index + indent.length
    const message = `\`${opening}\` has no \`@\`, expected \`@${opening.slice(sign.length)}\``
    reportSyntax(scan, offset, offset + opening.length, message)
  }
}

const lostEntry = /^([^\S\r\n]*)([^\w\s%@{}]?)([a-z]+)[^\S\r\n]*[{(][^\S\r\n]*[^\s,{}()="#%\\]{1,100}\s*,/gimu

/** Reports an `@` at the beginning of a line where no entry begins. */
export function reportStrayAt(scan: BibtexScan, at: number, end: number): void {
  const found = scan.text.slice(at, Math.min(end, at + 40))
  reportSyntax(scan, at, end, `Unexpected \`${found}\`, expected an entry such as \`@article{key,\``)
}

/** Whether only white space precedes an offset on its line. */
export function beginsLine(scan: BibtexScan, at: number): boolean {
  let offset = at - 1
  while (offset >= 0 && at - offset < 200 && /[ \t\uFEFF]/.test(scan.text.charAt(offset))) offset--
  return offset < 0 || /[\r\n]/.test(scan.text.charAt(offset))
}
