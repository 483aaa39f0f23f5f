import {type Locator, locator} from '../../core/position.ts'
import type {CslItem, Finding, Reference, Source} from '../../core/types.ts'
import type {Item} from '../../csl/index.ts'
import {withNoteVariables} from '../../csl/items/note-variables.ts'
import {checkItem} from './json-item.ts'

/**
 * Parses a CSL-JSON file: an array of items, an object with `references` or `items`, or a single item. Each item is
 * parsed by itself, so that a fault affects only that item. The place of a reference is the place of its whole object.
 */
export function parseCslJson(
  source: Source
): Readonly<{references: readonly Reference[]; findings: readonly Finding[]}> {
  const {text, path: file} = source
  const points = locator(text)
  const findings: Finding[] = []
  const references: Reference[] = []
  for (const {start, end} of findItems(text, file, points, findings)) {
    const place = points.place(start, end)
    let value: unknown
    try {
      value = JSON.parse(text.slice(start, end))
    } catch {
      findings.push({
        rule: 'bibliography-syntax',
        file,
        place,
        message: 'The item is not valid JSON'
      })
      continue
    }
    const {csl, faults} = checkItem(isOfZotero(value) ? withNoteVariables(value) : value)
    for (const {message} of faults) {
      findings.push({rule: 'bibliography-syntax', file, place, subject: csl?.id, message})
    }
    if (csl !== undefined) references.push(toReference(csl, file, place))
  }
  return {references, findings}
}

/**
 * Whether an item was exported by Zotero, which is recognized by an `id` that is a library URL, or by a
 * `citation-key`. Users of Zotero write variables for which it has no field into the note.
 */
function isOfZotero(value: unknown): value is Item {
  if (typeof value !== 'object' || value === null || !('id' in value)) return false
  return /^https?:\/\/(?:www\.)?zotero\.org\//.test(String(value.id)) || 'citation-key' in value
}

function toReference(csl: CslItem, file: string, place: Reference['place']): Reference {
  return {key: csl.id, aliases: [], type: csl.type, csl, file, place, entryPlace: place, fields: new Map()}
}

type Range = Readonly<{start: number; end: number}>

function findItems(text: string, file: string, points: Locator, findings: Finding[]): readonly Range[] {
  const report = (start: number, end: number, message: string) => {
    findings.push({
      rule: 'bibliography-syntax',
      file,
      place: points.place(start, Math.min(end, text.length)),
      message
    })
  }
  let offset = skipSpace(text, text.startsWith('\uFEFF') ? 1 : 0)
  if (offset >= text.length) return []
  if (text[offset] === '{') {
    const list = findList(text, offset)
    if (list === undefined) return [{start: offset, end: endOfValue(text, offset)}]
    offset = list
  }
  if (text[offset] !== '[') {
    report(offset, offset + 1, `Unexpected \`${text.charAt(offset)}\`, expected \`[\` and items of CSL-JSON`)
    return []
  }
  const items: Range[] = []
  offset = skipSpace(text, offset + 1)
  while (offset < text.length && text[offset] !== ']') {
    const end = endOfValue(text, offset)
    if (end === offset) {
      report(offset, offset + 1, `Unexpected \`${text.charAt(offset)}\`, expected an item of CSL-JSON`)
      offset = skipSpace(text, offset + 1)
      continue
    }
    items.push({start: offset, end})
    offset = skipSpace(text, end)
    if (text[offset] === ',') offset = skipSpace(text, offset + 1)
    else if (offset < text.length && text[offset] !== ']') {
      report(
        offset,
        offset + 1,
        `Unexpected \`${text.charAt(offset)}\` after an item, expected \`,\` or \`]\``
      )
    }
  }
  if (offset >= text.length) report(text.length, text.length, 'The list of items is not closed, expected `]`')
  return items
}

/** The offset of the array that is the value of `references` or `items` in the outer object. */
function findList(text: string, open: number): number | undefined {
  let offset = skipSpace(text, open + 1)
  while (offset < text.length && text[offset] === '"') {
    const nameEnd = endOfValue(text, offset)
    const name = text.slice(offset + 1, nameEnd - 1)
    const value = skipSpace(text, skipSpace(text, nameEnd) + 1)
    if ((name === 'references' || name === 'items') && text[value] === '[') return value
    offset = skipSpace(text, endOfValue(text, value))
    if (text[offset] === ',') offset = skipSpace(text, offset + 1)
  }
  return undefined
}

/**
 * The offset after the value that begins at an offset. It is found by counting brackets and strings, so the value
 * itself may be invalid.
 */
function endOfValue(text: string, start: number): number {
  let depth = 0
  let offset = start
  while (offset < text.length) {
    const character = text[offset]
    if (character === '"') offset = endOfString(text, offset)
    else if (character === '{' || character === '[') {
      depth++
      offset++
    } else if (character === '}' || character === ']') {
      if (depth === 0) return offset
      depth--
      offset++
    } else if (depth === 0 && (character === ',' || character === ':')) return offset
    else offset++
    if (depth === 0 && (character === '"' || character === '}' || character === ']')) return offset
  }
  return offset
}

function endOfString(text: string, start: number): number {
  for (let offset = start + 1; offset < text.length; offset++) {
    if (text[offset] === '\\') offset++
    else if (text[offset] === '"') return offset + 1
  }
  return text.length
}

function skipSpace(text: string, offset: number): number {
  space.lastIndex = offset
  space.exec(text)
  return space.lastIndex
}

const space = /\s*/y
