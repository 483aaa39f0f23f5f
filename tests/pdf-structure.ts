import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFString
} from 'pdf-lib'
import {paintedText} from './pdf-text.ts'

/**
 * The structure tree of a PDF as one would hear it: a line for each element, indented, with its language,
 * alternative text or identifier where it has one, and the text that it holds itself.
 */
export async function readStructureAloud(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const pages = document.getPages().map(({ref}) => ref)
  const texts = new Map<string, string>()
  for (const {page, id, text, isArtifact} of await paintedText(pdf)) {
    if (id !== undefined && !isArtifact) texts.set(`${page} ${id}`, (texts.get(`${page} ${id}`) ?? '') + text)
  }
  const name = PDFName.of
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict)
  return kidsOf(root).flatMap(kid => spoken(kid, 0))

  function spoken(kid: PDFObject, depth: number): string[] {
    const element = document.context.lookup(kid)
    if (!(element instanceof PDFDict) || !element.has(name('S'))) return []
    const page = element.get(name('Pg'))
    const text = kidsOf(element)
      .map(inner => contentText(inner, page))
      .join('')
    const marks = [
      said(element, 'Lang', 'in '),
      said(element, 'ID', '#'),
      said(element, 'Alt', 'alt '),
      text === '' ? '' : `“${text}”`
    ]
    const line = [element.lookup(name('S'), PDFName).decodeText(), ...marks.filter(mark => mark !== '')].join(
      ' '
    )
    return [' '.repeat(depth) + line, ...kidsOf(element).flatMap(inner => spoken(inner, depth + 1))]
  }

  function contentText(kid: PDFObject, elementPage: PDFObject | undefined): string {
    const found = document.context.lookup(kid)
    const isReference = found instanceof PDFDict
    const id = isReference ? found.lookup(name('MCID')) : found
    const page = isReference ? found.get(name('Pg')) : elementPage
    if (!(id instanceof PDFNumber)) return ''
    return texts.get(`${pages.findIndex(ref => ref.toString() === String(page))} ${id.asNumber()}`) ?? ''
  }

  function said(element: PDFDict, key: string, before: string): string {
    const value = element.lookup(name(key))
    return value instanceof PDFString || value instanceof PDFHexString ? before + value.decodeText() : ''
  }

  function kidsOf(element: PDFDict): PDFObject[] {
    const kids = element.get(name('K'))
    const list = document.context.lookup(kids)
    return list instanceof PDFArray ? list.asArray() : kids ? [kids] : []
  }
}
