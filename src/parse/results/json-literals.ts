import type {JoinedPiece} from '../../core/joined-text.ts'
import type {Stretch} from '../../core/mdast.ts'

/** Text of a literal, and the range of the file in which it is written. */
export type LiteralPiece = Readonly<{text: string}> & Pick<JoinedPiece, 'offset' | 'length'>

/**
 * The string literals of the `source` of each cell in a notebook, without their quotation marks. The notebook must be
 * valid JSON.
 */
export function sourceLiterals(json: string): ReadonlyArray<readonly Stretch[]> {
  const cells = lastMember(json, valueAt(json, 0), 'cells')
  return itemsOf(json, cells ?? json.length).map(cell => {
    const source = lastMember(json, cell, 'source')
    if (source === undefined) return []
    const literals = json[source] === '[' ? itemsOf(json, source) : [source]
    return literals.flatMap(start =>
      json[start] === '"' ? [{start: start + 1, end: endOfString(json, start) - 1}] : []
    )
  })
}

/**
 * The text of a string literal in pieces: runs of characters as in the file, and each escape by itself. CR and CRLF are
 * line ends, as in the text of a notebook.
 */
export function literalPieces(json: string, {start, end}: Stretch): readonly LiteralPiece[] {
  const pieces: LiteralPiece[] = []
  const escapes = /\\(?:r\\n|u[\da-fA-F]{4}|.)/g
  let from = start
  while (from < end) {
    escapes.lastIndex = from
    const found = escapes.exec(json)
    const to = found === null ? end : Math.min(found.index, end)
    if (to > from) pieces.push({text: json.slice(from, to), offset: from, length: to - from})
    from = to
    if (found === null || to === end) break
    const text = (JSON.parse(`"${found[0]}"`) as string).replace(/\r\n?/, '\n')
    pieces.push({text, offset: to, length: found[0].length})
    from += found[0].length
  }
  return pieces
}

/** The beginning of each item of an array. */
function itemsOf(json: string, start: number): readonly number[] {
  const items: number[] = []
  if (json[start] !== '[') return items
  let at = valueAt(json, start + 1)
  while (at < json.length && json[at] !== ']') {
    items.push(at)
    at = afterValue(json, at)
  }
  return items
}

/**
 * The beginning of the value of the member with a name; if several members have the name, of the last, as in
 * `JSON.parse`.
 */
function lastMember(json: string, start: number, name: string): number | undefined {
  if (json[start] !== '{') return undefined
  let found: number | undefined
  let at = valueAt(json, start + 1)
  while (at < json.length && json[at] !== '}') {
    const end = endOfString(json, at)
    const value = valueAt(json, end)
    if (JSON.parse(json.slice(at, end)) === name) found = value
    at = afterValue(json, value)
  }
  return found
}

/** The next value, after the comma or colon before it. */
function valueAt(json: string, from: number): number {
  const value = /[^\s,:]/g
  value.lastIndex = from
  return value.exec(json)?.index ?? json.length
}

/** The beginning of the value after the one at an offset, or of the bracket that closes their container. */
function afterValue(json: string, start: number): number {
  const next = /["[\]{}]/g
  let depth = 0
  for (let at = start; ; ) {
    next.lastIndex = at
    const index = next.exec(json)?.index ?? json.length
    const mark = json[index]
    // A number, `true`, `false` or `null`.
    if (at === start && index > start && mark !== undefined) {
      const comma = json.indexOf(',', start)
      return comma >= 0 && comma < index ? valueAt(json, comma) : index
    }
    if (mark === undefined) return json.length
    if (mark === '"') at = endOfString(json, index)
    else {
      depth += mark === '[' || mark === '{' ? 1 : -1
      at = index + 1
    }
    if (depth === 0) return valueAt(json, at)
  }
}

/** The offset after a string that begins at an offset. */
function endOfString(json: string, start: number): number {
  for (let quote = json.indexOf('"', start + 1); quote >= 0; quote = json.indexOf('"', quote + 1)) {
    let backslashes = 0
    while (json[quote - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return quote + 1
  }
  return json.length
}
