import type {PDFDict} from 'pdf-lib'
import type {Operator} from '../file/content-stream.ts'
import {dictionary, type PdfFile, textOf} from '../file/index.ts'
import {putStream} from '../file/streams.ts'
import type {PageContent} from '../text/page-content.ts'
import {srgbProfile} from './srgb.ts'

/** Declares the document's colours as sRGB (ISO 19005-2, 6.2.3), which Chromium uses. */
export function intendScreenColours(file: PdfFile): void {
  const {catalog, context} = file.document
  const {PDFName, PDFString} = file.library
  if (catalog.has(PDFName.of('OutputIntents'))) return
  const profile = context.nextRef()
  putStream(file, profile, srgbProfile(), context.obj({N: 3}))
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    RegistryName: PDFString.of('http://www.color.org'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile
  })
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]))
}

/**
 * The faults that keep a file from being PDF/A-2a. They depend on the pictures and fonts of an article; everything else
 * conforms. Empty for a file that can claim conformance.
 */
export function archivalFaults(file: PdfFile, contents: readonly PageContent[]): readonly string[] {
  const {document, library, name} = file
  const faults = new Set<string>()
  if (!document.catalog.has(name('StructTreeRoot'))) faults.add('no tags')
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof library.PDFStream) {
      if (textOf(file, object.dict.get(name('Subtype'))) === 'Image') addPictureFaults(object.dict)
    } else if (object instanceof library.PDFDict) addFontFaults(object)
  }
  if (contents.some(({operators}) => deepestState(operators) > 28)) faults.add('graphics nested too deep')
  if (contents.some(({text}) => showsMissingGlyph(text))) faults.add('character without a glyph')
  return [...faults].sort()

  function addFontFaults(font: PDFDict): void {
    if (textOf(file, font.get(name('Type'))) !== 'Font') return
    const kind = textOf(file, font.get(name('Subtype')))
    if (kind !== 'CIDFontType0' && kind !== 'CIDFontType2' && !font.has(name('ToUnicode')))
      faults.add('font without Unicode')
    if (kind === 'Type0' || kind === 'Type3') return
    const descriptor = dictionary(file, font.get(name('FontDescriptor')))
    const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some(key => descriptor?.has(name(key)))
    if (!isEmbedded) faults.add('font that is not embedded')
  }

  function addPictureFaults(picture: PDFDict): void {
    if (String(picture.get(name('Interpolate'))) === 'true') faults.add('interpolated picture')
    if (textOf(file, picture.get(name('ColorSpace'))) === 'DeviceCMYK') faults.add('picture in CMYK')
  }
}

/** The maximum number of nested graphics states. */
export function deepestState(operators: readonly Operator[]): number {
  let depth = 0
  let deepest = 0
  for (const {name} of operators) {
    if (name === 'q') deepest = Math.max(deepest, ++depth)
    else if (name === 'Q') depth--
  }
  return deepest
}

/** Whether text shows glyph 0, the box for a missing character (6.2.11.8). Chromium writes a glyph as four digits. */
function showsMissingGlyph(text: string): boolean {
  for (let found = text.indexOf('0000'); found >= 0; found = text.indexOf('0000', found + 1)) {
    const digits = text.slice(text.lastIndexOf('<', found) + 1, found)
    if (/^(?!FEFF)(?:[\dA-F]{4})*$/i.test(digits)) return true
  }
  return false
}
