import {fieldKind, isBibliography} from '../../../review/word/read/fields.ts'
import type {TypedParagraph, TypedWrapper} from '../content.ts'
import {leave, type OpenWordField, type ReadAround, type ReadState} from './state.ts'

/** Determines the structure of a field's words by its instruction; called when the field begins to show words. */
export function settleField(field: OpenWordField, state: ReadState): void {
  const {instruction} = field
  const kind = fieldKind(instruction)
  const [name = '', second = ''] = instruction.trim().split(/\s+/, 2)
  if (kind === 'list') field.made = isBibliography(instruction) ? 'references' : 'contents'
  else if (kind === 'citation' || /^ADDIN\s+CitaviPlaceholder/i.test(instruction.trim()))
    field.wrapper = {kind: 'citation', code: withData(field)}
  else if (/^ADDIN\s+CITAVI[.\s]BIBLIOGRAPHY/i.test(instruction.trim())) field.made = 'references'
  else if (/^HYPERLINK$/i.test(name)) field.wrapper = linkOf(instruction)
  else if (kind === 'reference')
    field.wrapper = {kind: 'reference', bookmark: second, instruction: instruction.trim()}
  else if (/^SEQ$/i.test(name)) field.wrapper = {kind: 'sequence', name: second}
  else if (!/^(?:ADDIN|PAGE|NUMPAGES|QUOTE)$/i.test(name) && name !== '')
    leave(state, `field ${name.toUpperCase()}, of which the words are kept`)
}

/** The instruction of a citation, with its data; Word also stores data with links, which is ignored. */
function withData({instruction, data}: OpenWordField): string {
  const code = instruction.trim()
  return data !== undefined && /^ADDIN\s+EN\.CITE$/i.test(code) ? `${code} ${data}` : code
}

/** A link to a URL, or to a position in the file. */
function linkOf(instruction: string): TypedWrapper {
  const place = /\\l\s+"?([^"\s]+)"?/i.exec(instruction)?.[1]
  const address = /^\s*HYPERLINK\s+"([^"]*)"/i.exec(instruction)?.[1] ?? ''
  if (place !== undefined && address === '') return {kind: 'link', url: `#${place}`}
  return {kind: 'link', url: place === undefined ? address : `${address}#${place}`}
}

/** The structure around the following text: the outermost of the open fields, links and bookmarks. */
export function currentWrapper(state: ReadState, {within, depth = 0}: ReadAround): TypedWrapper | undefined {
  const at = state.fields.findIndex(({wrapper}) => wrapper !== undefined)
  const field = state.fields[at]?.wrapper
  const mark = [...state.marks.values()].find(value => value !== 'references')
  const isInField = field !== undefined && (within === undefined || at < depth)
  return mark ?? (isInField ? field : within)
}

/** The generated list that the next paragraph belongs to. */
export function currentMade(state: ReadState): TypedParagraph['made'] | undefined {
  const made = state.fields.find(field => field.made !== undefined)?.made
  if (made !== undefined) return made
  return [...state.marks.values()].includes('references') ? 'references' : undefined
}

/**
 * The meaning of a program's bookmark: Zotero and LibreOffice's Mendeley store the citation in the properties of the
 * file, in pieces of 255 letters.
 */
export function programMark(
  name: string,
  properties: ReadonlyMap<string, string>
): TypedWrapper | 'references' | undefined {
  if (!/^(?:ZOTERO_BREF_|Mendeley_Bookmark_|CSL_BOOKMARK_)/i.test(name)) return undefined
  let code = properties.get(name) ?? ''
  for (let part = 1; properties.has(`${name}_${part}`); part++) code += properties.get(`${name}_${part}`)
  if (code === '') return undefined
  return /^\s*(?:ADDIN\s+)?(?:ZOTERO_BIBL|Mendeley Bibliography)/i.test(code)
    ? 'references'
    : {kind: 'citation', code}
}

/** The meaning of a content control, by its tag or its gallery. */
export function controlOf(
  tag: string,
  gallery: string
): Readonly<{within?: TypedWrapper; made?: 'contents' | 'references'}> {
  if (/^MENDELEY_CITATION_/i.test(tag)) return {within: {kind: 'citation', code: tag}}
  if (/^(?:MENDELEY_BIBLIOGRAPHY|CitaviBibliography)/i.test(tag) || /^Bibliographies$/i.test(gallery))
    return {made: 'references'}
  return /^Table of Contents$/i.test(gallery) ? {made: 'contents'} : {}
}
