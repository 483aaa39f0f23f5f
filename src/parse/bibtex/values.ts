import {type BibtexBody, type BibtexScan, reportSyntax, wordAt} from './scan.ts'

/** A value with its `@string` names expanded and without delimiters, and its offsets in the file. */
export type BibtexValue = Readonly<{text: string; start: number; end: number}>

/** The maximum nesting depth of braces. Deeper braces are rejected, because they could overflow the stack. */
const deepestBraces = 100

/**
 * The maximum length of a delimited value, because parsing its LaTeX takes four hundred bytes of memory per character.
 */
export const longestValue = 1_000_000

/** The `kind` of findings about unclosed values. */
export const unclosedValue = 'unclosed-value'

const longestExpansion = 100_000

/**
 * Parses a value from an offset after the `=`: `{text}`, `"text"`, a number, or a `@string` name, joined by `#`. A
 * missing or unclosed value is reported, and the result is undefined.
 */
export function readValue(
  scan: BibtexScan,
  from: number,
  body: BibtexBody,
  name: string
): BibtexValue | undefined {
  const {text} = scan
  let start: number | undefined
  let offset = from
  let value = ''
  for (;;) {
    offset = skipBlank(text, offset)
    start ??= offset
    const part = readPart(scan, offset, body, name)
    if (part === undefined) return undefined
    value += part.text
    offset = part.end
    const next = skipBlank(text, offset)
    if (text[next] !== '#' || next >= body.limit) return {text: value.trim(), start, end: offset}
    offset = next + 1
  }
}

/** The offset after white space and comments; a comment extends from `%` to the end of its line. */
export function skipBlank(text: string, offset: number): number {
  blank.lastIndex = offset
  blank.exec(text)
  return blank.lastIndex
}

const blank = /(?:\s+|%[^\r\n]*)*/y

type Part = Readonly<{text: string; end: number}>

function readPart(scan: BibtexScan, offset: number, body: BibtexBody, name: string): Part | undefined {
  const character = offset < body.limit ? scan.text[offset] : undefined
  if (character === '{') return readBraced(scan, offset, body, name)
  if (character === '"') return readQuoted(scan, offset, body, name)
  const pattern = body.parentheses ? bareInParentheses : bare
  pattern.lastIndex = offset
  const token = character === undefined ? undefined : pattern.exec(scan.text)?.[0]
  if (token === undefined) {
    const found = offset < body.limit ? wordAt(scan, offset) : ''
    const subject = found === '' ? 'end' : `\`${found}\``
    reportSyntax(
      scan,
      offset,
      offset + found.length,
      `Unexpected ${subject}, expected a value of \`${name}\``
    )
    return undefined
  }
  return /^[\p{N}+-]/u.test(token)
    ? readNumber(scan, token, offset)
    : readName(scan, token, offset, body, name)
}

const bare = /[^\s,#{}"=%]+/y
const bareInParentheses = /[^\s,#{}"=%()]+/y

function readBraced(scan: BibtexScan, offset: number, body: BibtexBody, name: string): Part | undefined {
  const closing = scan.closing[offset]!
  if (closing === -1 || closing > body.limit) {
    const message = `The value of \`${name}\` is not closed, expected \`}\``
    reportSyntax(scan, offset, offset + 1, message, {kind: unclosedValue})
    return undefined
  }
  return whole(scan, offset, closing, name)
}

function readQuoted(scan: BibtexScan, offset: number, body: BibtexBody, name: string): Part | undefined {
  // In BibTeX, `"a\"` ends at the second quote; Pandoc accepts `"G\"odel"`. An escaped quote therefore ends a value
  // only if no unescaped one follows.
  const closing =
    findQuote(scan, offset + 1, body.limit, true) ?? findQuote(scan, offset + 1, body.limit, false)
  if (closing === undefined) {
    const message = `The value of \`${name}\` is not closed, expected \`"\``
    reportSyntax(scan, offset, offset + 1, message, {kind: unclosedValue})
    return undefined
  }
  return whole(scan, offset, closing, name)
}

function findQuote(scan: BibtexScan, from: number, limit: number, escapes: boolean): number | undefined {
  for (let offset = from; offset < limit; offset++) {
    const character = scan.text[offset]
    if (character === '"') return offset
    if (character === '\\' && escapes && scan.text[offset + 1] === '"') offset++
    else if (character === '{') {
      const closing = scan.closing[offset]!
      if (closing === -1 || closing >= limit) return undefined
      offset = closing
    } else if (character === '}') return undefined
  }
  return undefined
}

function whole(scan: BibtexScan, open: number, closing: number, name: string): Part | undefined {
  if (closing - open - 1 > longestValue) {
    const message = `The value of \`${name}\` has more than ${longestValue} characters`
    reportSyntax(scan, open, open + 1, message)
    return undefined
  }
  const text = scan.text.slice(open + 1, closing)
  if (depth(text) < deepestBraces) return {text, end: closing + 1}
  const message = `The value of \`${name}\` has braces nested ${deepestBraces} deep`
  reportSyntax(scan, open, closing + 1, message)
  return undefined
}

function depth(text: string): number {
  let current = 0
  let deepest = 0
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    if (code === 123) deepest = Math.max(deepest, ++current)
    else if (code === 125) current--
  }
  return deepest
}

/**
 * Reads a value that begins with digits, which need no delimiters. BibTeX rejects all other values without delimiters;
 * here they are kept as written.
 */
function readNumber(scan: BibtexScan, token: string, offset: number): Part {
  const end = offset + token.length
  if (!/^\d+$/.test(token)) {
    scan.findings.push({
      rule: 'bibliography-value',
      file: scan.file,
      place: scan.locator.place(offset, end),
      subject: token,
      message: `\`${token}\` is not in braces, expected \`{${token}}\``,
      note: 'Without braces, BibTeX accepts only digits.'
    })
  }
  return {text: token, end}
}

/** Expands a `@string` name. An unknown name, and text without delimiters, is kept as written and reported. */
function readName(scan: BibtexScan, token: string, offset: number, body: BibtexBody, name: string): Part {
  const end = offset + token.length
  const key = token.toLowerCase()
  const value = scan.strings.get(key) ?? months.get(key)
  if (value !== undefined) return {text: expand(scan, token, offset, value), end}
  const loose = readUndelimited(scan, offset, end, body)
  if (loose !== undefined) {
    const message = `The value of \`${name}\` is not in braces, expected \`{...}\``
    reportSyntax(scan, offset, loose.end, message, {subject: name})
    return loose
  }
  scan.findings.push({
    rule: 'bibliography-undefined-string',
    file: scan.file,
    place: scan.locator.place(offset, end),
    subject: token,
    message: `No \`@string\` defines \`${token}\`, expected \`{${token}}\` for literal text`
  })
  return {text: token, end}
}

/**
 * Parses words without delimiters up to the end of the field, as in `title = “So it goes”` from a word processor, or
 * `title = So it goes`.
 */
function readUndelimited(
  scan: BibtexScan,
  offset: number,
  tokenEnd: number,
  body: BibtexBody
): Part | undefined {
  const {text} = scan
  quotation.lastIndex = offset
  const quoted = quotation.exec(text)
  if (quoted !== null && quotation.lastIndex <= body.limit)
    return {text: quoted[0].slice(1, -1), end: quotation.lastIndex}
  const pattern = body.parentheses ? restInParentheses : rest
  pattern.lastIndex = tokenEnd
  const following = pattern.exec(text)?.[0].trimEnd() ?? ''
  const end = tokenEnd + following.length
  if (following === '' || end > body.limit) return undefined
  // In `publisher = pup year = 2000`, the comma is missing.
  return text[skipBlank(text, end)] === '=' ? undefined : {text: text.slice(offset, end), end}
}

const quotation =
  /(?:“[^“”\r\n{}]*”|„[^„“\r\n{}]*“|«[^«»\r\n{}]*»|‘[^‘’\r\n{}]*’|'[^'\r\n{}]*')(?=\s*[,})])/uy
const rest = /[^\S\r\n]+[^\r\n,#{}"=%]+/y
const restInParentheses = /[^\S\r\n]+[^\r\n,#{}"=%()]+/y

function expand(scan: BibtexScan, token: string, offset: number, value: string): string {
  if (value.length > longestExpansion || value.length > scan.budget.left) {
    const message = `\`${token}\` expands to ${value.length} more characters than galley allows`
    reportSyntax(scan, offset, offset + token.length, message, {subject: token})
    return token
  }
  scan.budget.left -= value.length
  return value
}

const months: ReadonlyMap<string, string> = new Map(
  'January February March April May June July August September October November December'
    .split(' ')
    .map(month => [month.slice(0, 3).toLowerCase(), month])
)
