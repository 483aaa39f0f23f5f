import {parseXml, type XmlElement} from '../../../core/xml.ts'

/** Decodes a part with text: as UTF-8, or in the encoding named by its byte order mark or declaration. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const text = new TextDecoder().decode(bytes)
  const named = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(text)?.[1]
  if (named === undefined || /^utf-?(?:8|16)$/i.test(named)) return text
  try {
    return new TextDecoder(named).decode(bytes)
  } catch {
    return text
  }
}

/**
 * Whether a part has a document type declaration, which Word files must not have (ISO 29500-2, 8.1.4), since it can
 * define any text.
 */
export function hasDocumentType(text: string): boolean {
  return /^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*<!DOCTYPE/i.test(text.slice(0, 10_000))
}

/** Parses a part; names get the usual prefixes, even if the file uses other prefixes or is a strict document. */
export function parsePart(text: string): ReturnType<typeof parseXml> {
  const parsed = parseXml(text)
  const declared = [...text.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g)]
  const isUsual = declared.every(([, prefix = '', name = '']) => {
    const usual = prefixes.get(name)
    return usual === undefined ? !usualPrefixes.has(prefix) : usual === prefix
  })
  return isUsual ? parsed : {...parsed, root: renamed(parsed.root, new Map())}
}

/**
 * The prefixes used in this folder for the namespaces of Word files, both transitional and strict (ISO 29500-1, annex
 * A).
 */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', ''],
  ['http://schemas.openxmlformats.org/officeDocument/2006/custom-properties', ''],
  ['http://purl.oclc.org/ooxml/officeDocument/customProperties', '']
])

const usualPrefixes: ReadonlySet<string> = new Set(prefixes.values())

type Scope = ReadonlyMap<string, string>

function renamed({name, attributes, children}: XmlElement, around: Scope): XmlElement {
  const scope = scopeOf(attributes, around)
  return {
    name: usualName(name, scope),
    attributes: new Map(
      [...attributes].map(([own, value]) => [own.includes(':') ? usualName(own, scope) : own, value])
    ),
    children: children.map(child => (typeof child === 'string' ? child : renamed(child, scope)))
  }
}

function scopeOf(attributes: XmlElement['attributes'], around: Scope): Scope {
  const own = [...attributes].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  return own.length === 0
    ? around
    : new Map([...around, ...own.map(([name, value]) => [name.slice(6), value] as const)])
}

/** A name with the usual prefix of its namespace; if the namespace is unknown, the name cannot be one of Word's. */
function usualName(name: string, scope: Scope): string {
  const [prefix, local] = name.includes(':') ? name.split(':', 2) : ['', name]
  const space = scope.get(prefix!)
  if (space === undefined) return name
  const usual = prefixes.get(space)
  if (usual === undefined) return usualPrefixes.has(prefix!) ? `other:${local}` : name
  return usual === '' ? local! : `${usual}:${local}`
}
