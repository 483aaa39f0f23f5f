import {soundText} from '../../../core/sound-text.ts'
import {childElements, type XmlElement} from '../../../core/xml.ts'
import type {WordLook} from '../../../outputs/docx/word-look.ts'

/** Elements of a run that are pictures or contain text boxes. */
export const pictures: ReadonlySet<string> = new Set(['w:drawing', 'w:pict', 'w:object'])

/** The characters that elements of a run represent. */
export const signs: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '\u2011'],
  ['w:softHyphen', '']
])

/** A character of a symbol font; its codes are shifted by F000. */
export function symbolOf(code: string | undefined): string {
  const number = Number.parseInt(code ?? '', 16)
  if (!(number > 0 && number <= 0xffff)) return ''
  const sign = String.fromCharCode(number >= 0xf000 && number <= 0xf0ff ? number - 0xf000 : number)
  return soundText(sign) === sign ? sign : ''
}

const lookNames: ReadonlyMap<string, WordLook> = new Map([
  ['w:i', 'italic'],
  ['w:b', 'bold'],
  ['w:strike', 'strike']
])

/** The looks of a run. */
export function looksOf(run: XmlElement): readonly WordLook[] {
  const [properties] = childElements(run)
  if (properties?.name !== 'w:rPr') return noLooks
  const looks: WordLook[] = []
  for (const {name, attributes} of childElements(properties)) {
    const look = lookNames.get(name)
    const value = attributes.get('w:val')
    if (look !== undefined && value !== '0' && value !== 'false' && value !== 'off') looks.push(look)
    if (name === 'w:vertAlign' && (value === 'superscript' || value === 'subscript')) looks.push(value)
  }
  return looks.length === 0 ? noLooks : looks
}

const noLooks: readonly WordLook[] = []
