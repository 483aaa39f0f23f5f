import type {Field} from '../../core/types.ts'
import {type BibtexBody, type BibtexScan, reportSyntax, skipSpace, wordAt} from './scan.ts'
import {type BibtexValue, readValue, skipBlank, unclosedValue} from './values.ts'

/** The key and the fields of an entry. An entry without a key is reported, and is lost. */
export type BibtexFields = Readonly<{
  key?: string
  keyEnd: number
  fields: ReadonlyMap<string, Field>
  /** The offset at which parsing continues: after the closing brace, or at the start of the next entry. */
  end: number
}>

/**
 * Parses the body of an entry, `key, name = value, ...`, up to its closing delimiter or the start of the next entry.
 */
export function readFields(scan: BibtexScan, at: number, body: BibtexBody): BibtexFields {
  const {text} = scan
  const fields = new Map<string, Field>()
  const key = readKey(scan, at, body)
  if (key === undefined) return {keyEnd: body.start, fields, end: skipEntry(scan, body)}
  let offset = key.next

  for (;;) {
    offset = skipBlank(text, offset)
    if (offset >= body.limit) {
      if (!body.closed) reportUnclosed(scan, at, key, body, fields)
      return {
        key: key.text,
        keyEnd: key.end,
        fields,
        end: body.closed ? body.limit + 1 : trimEnd(text, body.limit)
      }
    }
    const character = text[offset]
    if (body.parentheses && character === ')')
      return {key: key.text, keyEnd: key.end, fields, end: offset + 1}
    if (scan.starts.has(offset)) {
      reportUnclosed(scan, at, key, body, fields)
      return {key: key.text, keyEnd: key.end, fields, end: trimEnd(text, offset)}
    }
    if (character === ',') offset++
    else offset = readField(scan, offset, body, fields)
  }
}

type Key = Readonly<{text: string; end: number; next: number}>

function readKey(scan: BibtexScan, at: number, body: BibtexBody): Key | undefined {
  const {text} = scan
  const start = skipBlank(text, body.start)
  keyPattern.lastIndex = start
  let key = start < body.limit ? keyPattern.exec(text)?.[0] : undefined
  if (key !== undefined && body.parentheses && !key.includes('(')) key = key.replace(/\).*$/s, '')
  if (key !== undefined && start + key.length > body.limit) key = key.slice(0, body.limit - start)
  if (!key || scan.starts.has(start)) {
    const found = start < body.limit && !scan.starts.has(start) ? wordAt(scan, start) : ''
    reportSyntax(
      scan,
      at,
      start + found.length,
      found === '' ? 'The entry has no key' : `\`${found}\` is in the place of the key`
    )
    return undefined
  }
  const end = start + key.length
  let next = skipBlank(text, end)
  if (/^[a-z]+=[^=]?/i.test(key) || text[next] === '=') {
    const name = key.replace(/=.*$/s, '')
    reportSyntax(
      scan,
      at,
      end,
      `The field \`${name}\` is in the place of the key, expected \`@type{key, ${name} = ...\``
    )
    return undefined
  }
  const follows = text[next]
  if (next >= body.limit || follows === ',' || scan.starts.has(next)) return {text: key, end, next}
  if (body.parentheses && follows === ')') return {text: key, end, next}
  if (startsField(text, next)) {
    const name = wordAt(scan, next)
    reportSyntax(
      scan,
      next,
      next + name.length,
      `Unexpected \`${name}\` after the key \`${key}\`, expected \`,\``,
      {subject: key}
    )
    return {text: key, end, next}
  }
  // In `@book{Smith 2000,`, the key includes the space. It is reported, because a citation of that key needs braces.
  restOfKey.lastIndex = next
  const rest = restOfKey.exec(text)?.[0].trimEnd() ?? ''
  const keyEnd = rest !== '' && next + rest.length <= body.limit ? next + rest.length : end
  const wholeKey = text.slice(start, keyEnd)
  const found = wordAt(scan, next)
  const message =
    keyEnd === end
      ? `Unexpected \`${found}\` after the key \`${key}\`, expected \`,\``
      : `The key \`${wholeKey}\` contains a space`
  reportSyntax(scan, start, Math.max(keyEnd, next + found.length), message, {subject: wholeKey})
  next = keyEnd === end ? resume(scan, next, body) : keyEnd
  return {text: wholeKey, end: keyEnd, next}
}

const keyPattern = /[^\s,{}"%#\\]+/y
const restOfKey = /[^\r\n,{}"%#\\=]+(?=,)/y

function readField(scan: BibtexScan, start: number, body: BibtexBody, fields: Map<string, Field>): number {
  const {text} = scan
  fieldName.lastIndex = start
  const written = fieldName.exec(text)?.[0]
  if (written === undefined || start + written.length > body.limit) {
    const found = wordAt(scan, start)
    reportSyntax(
      scan,
      start,
      start + found.length,
      `Unexpected \`${found}\`, expected a field such as \`title = {...}\``
    )
    return resume(scan, start, body)
  }
  const name = written.toLowerCase()
  const equals = skipBlank(text, start + written.length)
  if (text[equals] !== '=' || equals >= body.limit) {
    const found = equals < body.limit ? wordAt(scan, equals) : ''
    const unexpected = found === '' ? 'end of the entry' : `\`${found}\``
    const message = `Unexpected ${unexpected} after \`${written}\`, expected \`=\``
    reportSyntax(scan, start, equals + found.length, message, {subject: written})
    return resume(scan, start + written.length, body)
  }
  const value = readValue(scan, equals + 1, body, name)
  if (value === undefined) return resume(scan, equals + 1, body)

  const {point} = scan.locator
  const place = {start: point(start), end: point(value.end)}
  const first = fields.get(name)
  if (first === undefined) {
    const valueStart = letterStart(text, value)
    fields.set(name, {
      name,
      value: value.text,
      place,
      valuePlace: {start: point(value.start), end: place.end},
      ...(valueStart !== undefined && {valueStart})
    })
  } else {
    scan.findings.push({
      rule: 'bibliography-duplicate-field',
      file: scan.file,
      place,
      subject: name,
      message: `The entry has the field \`${name}\` twice`,
      note: `The first is on line ${first.place.start.line}; its value is used.`
    })
  }

  const next = skipBlank(text, value.end)
  if (next >= body.limit || text[next] === ',' || scan.starts.has(next)) return next
  if (body.parentheses && text[next] === ')') return next
  const found = wordAt(scan, next)
  reportSyntax(
    scan,
    next,
    next + found.length,
    `Unexpected \`${found}\` after the value of \`${name}\`, expected \`,\``
  )
  const following = found === ';' ? skipBlank(text, next + 1) : next
  return startsField(text, following) ? following : resume(scan, next, body)
}

/** The offset of the first character of a value, if the value is a single string between delimiters. */
function letterStart(text: string, value: BibtexValue): number | undefined {
  const open = text[value.start]
  if (open !== '{' && open !== '"') return undefined
  const start = skipSpace(text, value.start + 1)
  if (!text.startsWith(value.text, start)) return undefined
  return skipSpace(text, start + value.text.length) === value.end - 1 ? start : undefined
}

const fieldName = /[^\s{}()@,="#%'\\]+/y
const fieldStart = /[^\s{}()@,="#%'\\]+\s*=/y

function startsField(text: string, offset: number): boolean {
  fieldStart.lastIndex = offset
  return fieldStart.test(text)
}

/** The start of the next field, which follows a comma or a line end outside braces; `limit` if no field follows. */
function resume(scan: BibtexScan, from: number, body: BibtexBody): number {
  const {text} = scan
  let offset = from
  while (offset < body.limit) {
    if (scan.starts.has(offset) && offset > from) return offset
    const character = text[offset]
    if (character === '{') {
      const closing = scan.closing[offset]!
      offset = closing > offset && closing < body.limit ? closing + 1 : offset + 1
    } else if (character === ',' || character === '\n' || character === '\r') {
      const next = skipBlank(text, offset + 1)
      if (next >= body.limit || scan.starts.has(next) || startsField(text, next))
        return Math.min(next, body.limit)
      if (body.parentheses && text[next] === ')') return next
      offset = next
    } else offset++
  }
  return body.limit
}

function skipEntry(scan: BibtexScan, body: BibtexBody): number {
  if (body.closed) return body.limit + 1
  return body.parentheses ? body.start : trimEnd(scan.text, body.limit)
}

function trimEnd(text: string, offset: number): number {
  let end = offset
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--
  return end
}

function reportUnclosed(
  scan: BibtexScan,
  at: number,
  key: Key,
  body: BibtexBody,
  fields: ReadonlyMap<string, Field>
): void {
  // If a value is unclosed, so is the entry; the value has been reported already.
  const last = scan.findings.at(-1)
  if (last?.kind === unclosedValue && last.place!.start.offset > at) return
  const missing = body.parentheses ? ')' : '}'
  const message = `The entry \`${key.text}\` is not closed, expected \`${missing}\``
  const swallowing = [...fields.values()].find(field => swallowed.test(field.value))
  const note =
    swallowing === undefined
      ? undefined
      : `The value of \`${swallowing.name}\` on line ${swallowing.place.start.line} holds what looks like a field: a \`}\` may be missing there.`
  reportSyntax(scan, at, key.end, message, {subject: key.text, note})
}

const swallowed = /,[^\S\r\n]*[\r\n]\s*[a-z][\w-]*\s*=\s*["{\w]/i
