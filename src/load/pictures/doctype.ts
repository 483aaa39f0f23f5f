import {xmlEntities, xmlName} from '../../core/xml-markup.ts'
import {endOfComment, endOfInstruction, match, type RefusedXml} from './xml-parts.ts'

/** The entities of a document by name, and the number of characters that they may still add. */
export type Entities = {readonly values: Map<string, string>; left: number}

/**
 * Parses a document type: returns the offset after it, and the entities that it declares, with which drawing programs
 * abbreviate namespace URLs. An entity that refers to a file is a fault, and so is one that refers to other entities,
 * because a few of these can expand to gigabytes of text.
 */
export function readDoctype(
  text: string,
  at: number
): Readonly<{end: number; values: ReadonlyMap<string, string>}> | RefusedXml {
  const head = match(doctype, text, at)
  if (head === undefined) return {fault: 'document type', offset: at}
  const values = new Map<string, string>()
  let position = at + head[0].length
  if (!head[0].endsWith('[')) {
    return text[position] === '>' ? {end: position + 1, values} : {fault: 'document type', offset: at}
  }
  for (;;) {
    position += match(/\s*/y, text, position)![0].length
    const end = match(/\]\s*>/y, text, position)
    if (end !== undefined) return {end: position + end[0].length, values}
    const next = readDeclaration(text, position, values)
    if (typeof next !== 'number') return next
    position = next
  }
}

const doctype = new RegExp(
  `<!DOCTYPE\\s+${xmlName}(?:\\s+(?:SYSTEM|PUBLIC\\s+(?:"[^"]*"|'[^']*'))\\s+(?:"[^"]*"|'[^']*'))?\\s*\\[?`,
  'y'
)
const entity = new RegExp(`<!ENTITY\\s+(${xmlName})\\s+(?:"([^"]*)"|'([^']*)')\\s*>`, 'y')
const reference = new RegExp(`&(?:#x([\\dA-Fa-f]{1,6})|#(\\d{1,7})|(${xmlName}));`, 'y')

function readDeclaration(text: string, at: number, values: Map<string, string>): number | RefusedXml {
  if (text.startsWith('<!--', at)) return endOfComment(text, at)
  if (text.startsWith('<?', at)) return endOfInstruction(text, at)
  const [whole, name = '', double, single] = match(entity, text, at) ?? []
  if (whole !== undefined) {
    const value = double ?? single ?? ''
    if (/[<&%]/.test(value)) return {fault: `entity \`${name}\` that is more than words`, offset: at}
    // If an entity is declared twice, the first declaration counts.
    if (!values.has(name)) values.set(name, value)
    return at + whole.length
  }
  const isOther = match(/<!(?:ELEMENT|ATTLIST|NOTATION)\s/y, text, at) !== undefined
  const end = isOther ? endOfDeclaration(text, at) : undefined
  return end ?? {fault: 'entity that names something outside', offset: at}
}

/** The offset after a declaration; a `>` in quotation marks does not end it. */
function endOfDeclaration(text: string, start: number): number | undefined {
  const sign = /["'>]/g
  sign.lastIndex = start
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    if (found[0] === '>') return sign.lastIndex
    const close = text.indexOf(found[0], sign.lastIndex)
    if (close < 0) return undefined
    sign.lastIndex = close + 1
  }
  return undefined
}

/** Replaces the references in a text, or returns the first unknown one as a fault. */
export function decodeReferences(text: string, entities: Entities): string | RefusedXml {
  if (!text.includes('&')) return text
  let decoded = ''
  for (let at = 0; ; ) {
    const next = text.indexOf('&', at)
    decoded += text.slice(at, next < 0 ? text.length : next)
    if (next < 0) return decoded
    const [whole, hex, decimal, name = ''] = match(reference, text, next) ?? []
    const value =
      hex === undefined && decimal === undefined
        ? (xmlEntities.get(name) ?? entities.values.get(name))
        : characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
    if (whole === undefined || value === undefined)
      return {fault: whole === undefined ? '`&`' : `reference \`${whole}\``, offset: next}
    entities.left -= value.length
    if (entities.left < 0) return {fault: 'entities for more than a million characters', offset: next}
    decoded += value
    at = next + whole.length
  }
}

function characterOf(code: number): string | undefined {
  const isCharacter =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code < 0xd800) ||
    (code > 0xdfff && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff)
  return isCharacter ? String.fromCodePoint(code) : undefined
}
