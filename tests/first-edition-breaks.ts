import {PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef} from 'pdf-lib'
import {type PdfFile, textOf} from '../src/outputs/pdf/file/index.ts'
import {unpacked} from '../src/outputs/pdf/file/streams.ts'
import {elements} from './second-edition-breaks.ts'

const name = PDFName.of

/** The first dictionary in which a key has this value; the fonts of a page come before the parts of these fonts. */
function first(file: PdfFile, key: string, value: string): PDFDict {
  for (const [, object] of file.document.context.enumerateIndirectObjects()) {
    const found = object instanceof PDFRawStream ? object.dict : object
    if (found instanceof PDFDict && textOf(file, found.get(name(key))) === value) return found
  }
  throw new Error(`no ${value}`)
}

/** Changes the content of the first page. */
function content(file: PdfFile, change: (text: string) => string): void {
  const reference = file.pages[0]!.node.get(name('Contents'))
  const stream = file.document.context.lookup(reference)
  if (!(reference instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error('no content')
  const text = Buffer.from(unpacked(file, stream)).toString('latin1')
  const {context} = file.document
  context.assign(reference, context.flateStream(Buffer.from(change(text), 'latin1')))
}

/** Gives the first page a picture of one pixel with these keys. */
function addPicture(file: PdfFile, keys: Readonly<Record<string, string | boolean>>): void {
  const {context} = file.document
  const dict = {Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8, ...keys}
  const picture = context.register(context.flateStream(new Uint8Array(4), dict))
  const resources = file.pages[0]!.node.lookup(name('Resources'), PDFDict)
  resources.set(name('XObject'), context.obj({Broken: picture}))
  content(file, text => `${text}\n/Artifact <</Type /Layout>> BDC\n/Broken Do\nEMC\n`)
}

/** Maps the characters of the first font to private-use characters. */
function makePrivate(file: PdfFile): void {
  const {context} = file.document
  for (const font of fontsOf(file)) {
    const map = '1 beginbfrange\n<0000> <0FFF> <E000>\nendbfrange'
    font.set(name('ToUnicode'), context.register(context.flateStream(map)))
  }
}

function fontsOf(file: PdfFile): readonly PDFDict[] {
  return file.document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && textOf(file, object.get(name('Subtype'))) === 'Type0' ? [object] : []
    )
}

/** Changes that damage a file that is PDF/A-2a and PDF/UA-1, each with the resulting obstacle. */
export const firstBreaks: ReadonlyArray<
  readonly [what: string, obstacle: string, change: (file: PdfFile) => void]
> = [
  ['the characters of a font', 'font-nameless', file => fontsOf(file)[0]!.delete(name('ToUnicode'))],
  [
    'the program of a font',
    'font-outside',
    file => first(file, 'Type', 'FontDescriptor').delete(name('FontFile2'))
  ],
  ['characters of private use', 'private-character', makePrivate],
  [
    'a glyph',
    'glyph-missing',
    file => content(file, text => text.replace(/<[\dA-F]{4}(?=[\dA-F]*> ?T?j?)/, '<0000'))
  ],
  [
    'a smooth picture',
    'interpolated',
    file => addPicture(file, {ColorSpace: 'DeviceRGB', Interpolate: true})
  ],
  ['colours of a picture', 'picture-cmyk', file => addPicture(file, {ColorSpace: 'DeviceCMYK'})],
  [
    'graphics in graphics',
    'nested',
    file => content(file, text => `${'q\n'.repeat(29)}${text}${'\nQ'.repeat(29)}\n`)
  ],
  ['the tree', 'untagged', file => file.document.catalog.delete(name('StructTreeRoot'))],
  ['the words of a picture', 'picture-wordless', file => elements(file, 'Figure')[0]!.delete(name('Alt'))],
  ['the words of a formula', 'formula-wordless', file => elements(file, 'Formula')[0]!.delete(name('Alt'))],
  [
    'the words of a link',
    'link-wordless',
    file => file.pages[0]!.node.lookup(name('Annots'), PDFArray).lookup(0, PDFDict).delete(name('Contents'))
  ],
  ['the scope of a header', 'header-scopeless', file => elements(file, 'TH')[0]!.delete(name('A'))],
  ['a cell of a row', 'table-uneven', file => elements(file, 'TR')[1]!.lookup(name('K'), PDFArray).remove(0)],
  ['the level of a heading', 'heading-skipped', file => elements(file, 'H2')[0]!.set(name('S'), name('H4'))]
]
