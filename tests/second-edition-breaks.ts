import {PDFArray, PDFDict, PDFName, type PDFObject} from 'pdf-lib'
import {type PdfFile, textOf} from '../src/outputs/pdf/file/index.ts'

const name = PDFName.of

/** The elements of a type in the structure tree of a file. */
export function elements(file: PdfFile, type: string): readonly PDFDict[] {
  return file.document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const isOne =
      object instanceof PDFDict && object.has(name('P')) && textOf(file, object.get(name('S'))) === type
    return isOne ? [object] : []
  })
}

function namesOf({document}: PdfFile): PDFArray {
  const names = document.catalog.lookup(name('Names'), PDFDict).lookup(name('Dests'), PDFDict)
  return names.lookup(name('Names'), PDFArray)
}

/** Moves the caption of the first table between its rows. */
function moveCaption(file: PdfFile): void {
  const table = elements(file, 'Table')[0]!
  const [caption, ...rest] = table.lookup(name('K'), PDFArray).asArray() as [PDFObject, ...PDFObject[]]
  const [first, ...others] = rest as [PDFObject, ...PDFObject[]]
  table.set(name('K'), file.document.context.obj([first, caption, ...others]))
}

/** Manual damage to a PDF/UA-2, and the resulting obstacle. */
export const breaks: ReadonlyArray<
  readonly [what: string, obstacle: string, change: (file: PdfFile) => void]
> = [
  ['the namespace of a tag', 'tag-nameless', file => elements(file, 'P')[0]!.delete(name('NS'))],
  [
    'the namespace of the document',
    'tag-nameless',
    file => elements(file, 'Document')[0]!.set(name('NS'), elements(file, 'Code')[0]!.get(name('NS'))!)
  ],
  [
    'a structure destination',
    'place-elementless',
    file => namesOf(file).lookup(1, PDFDict).delete(name('SD'))
  ],
  [
    'the destination of an entry of the outline',
    'place-elementless',
    file =>
      file.document.catalog
        .lookup(name('Outlines'), PDFDict)
        .lookup(name('First'), PDFDict)
        .lookup(name('A'), PDFDict)
        .delete(name('SD'))
  ],
  ['the reference of a note', 'note-referless', file => elements(file, 'FENote')[0]!.delete(name('Ref'))],
  [
    'the reference of a call',
    'note-referless',
    file =>
      elements(file, 'Link')
        .find(link => link.has(name('Ref')))!
        .delete(name('Ref'))
  ],
  ['the place of a caption', 'caption-amid', moveCaption],
  ['a cell of a row', 'table-uneven', file => elements(file, 'TR')[1]!.lookup(name('K'), PDFArray).remove(0)],
  ['a paragraph', 'tag-misplaced', file => elements(file, 'Em')[0]!.set(name('S'), name('P'))],
  ['the words of a formula', 'formula-wordless', file => elements(file, 'Formula')[0]!.delete(name('Alt'))],
  ['the words of a picture', 'picture-wordless', file => elements(file, 'Figure')[0]!.delete(name('Alt'))]
]
