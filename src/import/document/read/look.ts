import {childElements, type XmlElement} from '../../../core/xml.ts'
import type {TypedLook} from '../content.ts'

/** The formatting that run properties give to letters. `letters` returns the formatting of a character style. */
export function lookOf(
  properties: XmlElement,
  letters: ((style: string) => TypedLook) | undefined
): TypedLook {
  let look: Writable = {}
  for (const {name, attributes} of childElements(properties)) {
    const value = attributes.get('w:val')
    if (name === 'w:rStyle' && letters !== undefined) look = {...letters(value ?? ''), ...look}
    const key = toggles.get(name)
    if (key !== undefined) {
      if (isOff(value)) delete look[key]
      else look[key] = true
    } else if (name === 'w:u' && value !== 'none' && value !== undefined) look.underline = true
    else if (name === 'w:vertAlign') {
      if (value === 'superscript' || value === 'subscript') look.raised = value
      else delete look.raised
    } else if (name === 'w:sz') {
      const size = Number(value) / 2
      if (size > 0) look.size = size
    } else if (name === 'w:lang') setLanguage(look, attributes)
    else if (name === 'w:rFonts' && isMono(attributes)) look.code = true
  }
  if (look.rtl === true && look.langRtl !== undefined) look.lang = look.langRtl
  const {langRtl: _, ...own} = look
  return own
}

type Writable = {-readonly [Key in keyof TypedLook]: TypedLook[Key]} & {langRtl?: string}

const toggles: ReadonlyMap<string, 'bold' | 'italic' | 'strike' | 'smallCaps' | 'rtl'> = new Map([
  ['w:b', 'bold'],
  ['w:i', 'italic'],
  ['w:strike', 'strike'],
  ['w:dstrike', 'strike'],
  ['w:smallCaps', 'smallCaps'],
  ['w:rtl', 'rtl']
])

function isOff(value: string | undefined): boolean {
  return value === '0' || value === 'false' || value === 'off'
}

function setLanguage(look: Writable, attributes: XmlElement['attributes']): void {
  const [lang, bidi] = [attributes.get('w:val'), attributes.get('w:bidi')]
  if (isTag(lang)) look.lang = lang
  if (isTag(bidi)) look.langRtl = bidi
}

function isTag(lang: string | undefined): lang is string {
  return lang !== undefined && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(lang)
}

/** Whether letters are set in a monospaced font, which authors use for code. */
function isMono(attributes: XmlElement['attributes']): boolean {
  return monoFonts.test(attributes.get('w:ascii') ?? attributes.get('w:hAnsi') ?? '')
}

const monoFonts =
  /^(?:courier|consolas|menlo|monaco|lucida console|lucida sans typewriter|andale mono|(?:dejavu|liberation|noto|ubuntu|roboto|source code|fira|jetbrains|ibm plex) ?(?:sans )?(?:mono|code|pro)|source code pro|fira code|inconsolata|cascadia)/i
