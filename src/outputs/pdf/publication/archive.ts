import type {PDFDict} from 'pdf-lib'
import type {Operator} from '../file/content-stream.ts'
import {dictionary, type PdfFile, textOf} from '../file/index.ts'
import {putStream, unpacked} from '../file/streams.ts'
import type {PageContent} from '../text/page-content.ts'
import {namesResources, withoutResources} from './named-resources.ts'
import type {Obstacle, ObstacleKind} from './obstacles.ts'
import {showsPrivateCharacter} from './private-characters.ts'
import {srgbProfile} from './srgb.ts'

/** Adds an output intent that declares the document's colours as sRGB (ISO 19005-2, 6.2.3), which Chromium uses. */
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
 * Content in pictures, fonts and text that keeps a file from meeting the standards; all other content conforms.
 * Drawings from PDFs are examined when they are embedded.
 */
export function contentObstacles(file: PdfFile, contents: readonly PageContent[]): readonly Obstacle[] {
  const {document, library, name} = file
  const found = new Set<ObstacleKind>()
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof library.PDFStream) {
      if (textOf(file, object.dict.get(name('Subtype'))) === 'Image') addPictureFaults(object.dict)
    } else if (object instanceof library.PDFDict) addFontFaults(object)
  }
  if (contents.some(({operators}) => deepestState(operators) > 28)) found.add('nested')
  if (contents.some(({hasMissingGlyph}) => hasMissingGlyph)) found.add('glyph-missing')
  if (showsPrivateCharacter(file, contents)) found.add('private-character')
  const bare = withoutResources(file).flatMap(({streams}) => streams)
  if (bare.some(stream => namesResources(unpacked(file, stream)))) found.add('resources-absent')
  return Array.from(found, kind => ({kind}))

  function addFontFaults(font: PDFDict): void {
    if (textOf(file, font.get(name('Type'))) !== 'Font') return
    const kind = textOf(file, font.get(name('Subtype')))
    if (kind !== 'CIDFontType0' && kind !== 'CIDFontType2' && !font.has(name('ToUnicode')))
      found.add('font-nameless')
    if (kind === 'Type0' || kind === 'Type3') return
    const descriptor = dictionary(file, font.get(name('FontDescriptor')))
    const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some(key => descriptor?.has(name(key)))
    if (!isEmbedded) found.add('font-outside')
  }

  function addPictureFaults(picture: PDFDict): void {
    if (String(picture.get(name('Interpolate'))) === 'true') found.add('interpolated')
    if (textOf(file, picture.get(name('ColorSpace'))) === 'DeviceCMYK') found.add('picture-cmyk')
  }
}

/** The maximum depth of nested graphics states. */
export function deepestState(operators: readonly Operator[]): number {
  let depth = 0
  let deepest = 0
  for (const {name} of operators) {
    if (name === 'q') deepest = Math.max(deepest, ++depth)
    else if (name === 'Q') depth--
  }
  return deepest
}
