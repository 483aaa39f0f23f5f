import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream
} from 'pdf-lib'
import {readToUnicode} from '../src/outputs/pdf/text/to-unicode.ts'

/**
 * The faults of the fonts in a PDF by Chromium, glyph by glyph: the numbers are those of the Matterhorn Protocol 1.1.
 * Fonts are tested with the codes that pages and forms show in them.
 */
export function* fontFaults(document: PDFDocument): Generator<string> {
  for (const [font, codes] of shownCodes(document)) {
    const kind = String(font.get(name('Subtype')))
    // The fonts of drawings come from other programs.
    if (kind !== '/Type0') continue
    const [descendant] = font.lookup(name('DescendantFonts'), PDFArray).asArray()
    const cid = document.context.lookup(descendant, PDFDict)
    yield* encodingFaults(font, cid)
    yield* unicodeFaults(font, codes)
    yield* programFaults(document, cid, codes)
  }
}

const name = PDFName.of

/** The codes shown by content, in hexadecimal, by font. */
function shownCodes(document: PDFDocument): ReadonlyMap<PDFDict, ReadonlySet<string>> {
  const shown = new Map<PDFDict, Set<string>>()
  const {context} = document
  const read = (owner: PDFDict, streams: readonly PDFObject[]) => {
    const fonts = owner.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('Font'), PDFDict)
    let current: PDFDict | undefined
    for (const stream of streams) {
      const raw = context.lookup(stream)
      if (!(raw instanceof PDFRawStream) || fonts === undefined) continue
      const content = Buffer.from(decodePDFRawStream(raw).decode()).toString('latin1')
      for (const [, face, strings] of content.matchAll(/\/(\S+) [\d.-]+ Tf|(<[^<>]*>|\[[^\]]*\]) ?T[Jj]/g)) {
        if (face !== undefined) current = fonts.lookupMaybe(name(face), PDFDict)
        if (strings === undefined || current === undefined) continue
        const codes = shown.get(current) ?? new Set()
        shown.set(current, codes)
        for (const [, digits = ''] of strings.matchAll(/<([\dA-Fa-f]*)>/g))
          for (const code of digits.toUpperCase().match(/.{4}/g) ?? []) codes.add(code)
      }
    }
  }
  for (const {node} of document.getPages()) {
    const contents = node.Contents()
    read(node, contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [])
  }
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && String(object.dict.get(name('Subtype'))) === '/Form')
      read(object.dict, [reference])
  }
  return shown
}

function* encodingFaults(font: PDFDict, cid: PDFDict): Generator<string> {
  if (String(font.get(name('Encoding'))) !== '/Identity-H') yield 'font with another encoding [31-006]'
  const system = cid.lookup(name('CIDSystemInfo'), PDFDict)
  const [registry, ordering] = ['Registry', 'Ordering'].map(key => String(system.get(name(key))))
  if (registry !== '(Adobe)' || ordering !== '(Identity)') yield 'font of another collection [31-001]'
  if (String(cid.get(name('CIDToGIDMap'))) !== '/Identity') yield 'font without CIDToGIDMap [31-005]'
  if (cid.lookupMaybe(name('FontDescriptor'), PDFDict)?.has(name('CIDSet')))
    yield 'a CIDSet that nobody has compared with the font [31-014]'
}

function* unicodeFaults(font: PDFDict, codes: ReadonlySet<string>): Generator<string> {
  const map = font.lookup(name('ToUnicode'))
  if (!(map instanceof PDFRawStream)) return
  const texts = readToUnicode(Buffer.from(decodePDFRawStream(map).decode()).toString('latin1'))
  for (const code of codes) {
    const text = texts.get(code)
    if (text === undefined || text === '') yield 'glyph that says nothing [10-001]'
    else if (/[\0\ufeff\ufffe]/.test(text)) yield 'glyph that says what is no character [31-028]'
    else if (/\p{Co}/u.test(text)) yield 'glyph of private use [ISO 19005-2, 6.2.11.7.3]'
  }
}

/**
 * The faults of the embedded program of a font: it must have the shown glyphs, in the widths that the dictionary
 * states.
 */
function* programFaults({context}: PDFDocument, cid: PDFDict, codes: ReadonlySet<string>): Generator<string> {
  if (codes.has('0000')) yield 'glyph of no character, .notdef [31-030]'
  const file = cid.lookupMaybe(name('FontDescriptor'), PDFDict)?.lookup(name('FontFile2'))
  if (!(file instanceof PDFRawStream)) return
  const {glyphs, widthOf} = readTrueType(decodePDFRawStream(file).decode())
  const widths = declaredWidths(cid, object => context.lookup(object))
  for (const code of codes) {
    const glyph = Number.parseInt(code, 16)
    if (glyph >= glyphs) yield 'glyph that the font has not [31-011]'
    else if (Math.abs((widths.get(glyph) ?? defaultWidth(cid)) - widthOf(glyph)) > 1)
      yield 'glyph that is wider or narrower than said [31-016]'
  }
}

function defaultWidth(cid: PDFDict): number {
  return cid.lookupMaybe(name('DW'), PDFNumber)?.asNumber() ?? 1000
}

/** The widths that a font's `W` declares (ISO 32000-1, 9.7.4.3): `c [w1 w2 …]` or `first last w`. */
function declaredWidths(cid: PDFDict, lookup: (object: PDFObject) => unknown): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  const list = cid.lookupMaybe(name('W'), PDFArray)?.asArray().map(lookup) ?? []
  const number = (object: unknown) => (object as PDFNumber).asNumber()
  for (let index = 0; index < list.length; ) {
    const first = number(list[index])
    const next = list[index + 1]
    if (next instanceof PDFArray) {
      for (const [offset, width] of next.asArray().entries())
        widths.set(first + offset, number(lookup(width)))
      index += 2
    } else {
      for (let glyph = first; glyph <= number(next); glyph++) widths.set(glyph, number(list[index + 2]))
      index += 3
    }
  }
  return widths
}

/** The number of glyphs of a TrueType font, and their widths in thousandths of the type size. */
function readTrueType(bytes: Uint8Array): {glyphs: number; widthOf: (glyph: number) => number} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, number>()
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + index * 16
    tables.set(String.fromCharCode(...bytes.subarray(entry, entry + 4)), view.getUint32(entry + 8))
  }
  const at = (table: string) => tables.get(table)!
  const size = view.getUint16(at('head') + 18)
  const measured = view.getUint16(at('hhea') + 34)
  return {
    glyphs: view.getUint16(at('maxp') + 4),
    widthOf: glyph => (view.getUint16(at('hmtx') + Math.min(glyph, measured - 1) * 4) * 1000) / size
  }
}
