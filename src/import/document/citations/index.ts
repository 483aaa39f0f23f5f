import {fromBase64} from '../../../core/base64.ts'
import type {CslItem} from '../../../core/types.ts'
import {citaviCitation} from './citavi.ts'
import {cslCitation, type FieldCitation, jsonIn} from './cited-works.ts'
import {endnoteCitation} from './endnote.ts'
import {wordCitation} from './word.ts'

/** The programs whose citations galley recognizes, each by the beginning of its fields. */
const programs: ReadonlyArray<readonly [name: string, pattern: RegExp]> = [
  ['Zotero', /^\s*(?:ADDIN\s+)?ZOTERO_ITEM/i],
  ['Mendeley', /^\s*(?:ADDIN\s+(?:CSL_CITATION|Mendeley Citation)|MENDELEY_CITATION_|CSL_CITATION)/i],
  ['EndNote', /^\s*ADDIN\s+EN\.CITE/i],
  ['Citavi', /^\s*ADDIN\s+Citavi/i],
  ['Word', /^\s*CITATION\b/i]
]

/** The program that made a citation; `another program` if it is unknown. */
export function citingProgram(code: string): string {
  return programs.find(([, pattern]) => pattern.test(code))?.[0] ?? 'another program'
}

/** Reads a citation made by a program; undefined if it does not name its works. */
export function readCitation(code: string, sources: ReadonlyMap<string, CslItem>): FieldCitation | undefined {
  const program = citingProgram(code)
  if (program === 'EndNote') return endnoteCitation(code, decodeBase64)
  if (program === 'Citavi') return citaviCitation(code, decodeBase64)
  if (program === 'Word') return wordCitation(code, sources)
  const packed = /^MENDELEY_CITATION_v\d+_([A-Za-z0-9+/=_-]+)$/i.exec(code.trim())?.[1]
  return cslCitation(jsonIn(packed === undefined ? code : (decodeBase64(packed) ?? '')))
}

/** Decodes base64; undefined for any other text. */
function decodeBase64(text: string): string | undefined {
  try {
    return new TextDecoder().decode(fromBase64(text.replace(/-/g, '+').replace(/_/g, '/')))
  } catch {
    return undefined
  }
}
