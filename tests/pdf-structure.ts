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
 * The structure tree of a PDF as it would be spoken: an indented line for each element, with its language, alternative
 * text or identifier if it has one, and its own text.
 */
export async function readStructureAloud(pdf: Uint8Array): Promise<readonly string[]> {
  const {root, document, kidsOf, contentText} = await openStructure(pdf)
  return kidsOf(root).flatMap(kid => spoken(kid, 0))

  function spoken(kid: PDFObject, depth: number): string[] {
    const element = document.context.lookup(kid)
    if (!(element instanceof PDFDict) || !element.has(name('S'))) return []
    const page = element.get(name('Pg'))
    const text =
      actualText(element) ??
      kidsOf(element)
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

  function said(element: PDFDict, key: string, before: string): string {
    const value = element.lookup(name(key))
    return value instanceof PDFString || value instanceof PDFHexString ? before + value.decodeText() : ''
  }
}

/** The text of a PDF in the order of its tags; content that continues on another page is in one element. */
export async function readTextAloud(pdf: Uint8Array): Promise<string> {
  const {root, document, kidsOf, contentText} = await openStructure(pdf)
  return kidsOf(root)
    .map(kid => textOf(kid, undefined))
    .join('')

  function textOf(kid: PDFObject, page: PDFObject | undefined): string {
    const element = document.context.lookup(kid)
    if (!(element instanceof PDFDict) || !element.has(name('S'))) return contentText(kid, page)
    const said = actualText(element)
    if (said !== undefined) return said
    return kidsOf(element)
      .map(inner => textOf(inner, element.get(name('Pg')) ?? page))
      .join('')
  }
}

const name = PDFName.of

/** The replacement text of an element. */
function actualText(element: PDFDict): string | undefined {
  const value = element.lookup(name('ActualText'))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

/** The tags of a PDF, and the text of its marked content. */
export type Structure = Readonly<{
  document: PDFDocument
  root: PDFDict
  kidsOf: (element: PDFDict) => readonly PDFObject[]
  /**
   * The text of marked content that is a kid of an element; it is on the element's page unless the kid names another.
   */
  contentText: (kid: PDFObject, elementPage: PDFObject | undefined) => string
}>

/** Opens a PDF to follow its tags. */
export async function openStructure(pdf: Uint8Array): Promise<Structure> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const pages = new Map(document.getPages().map(({ref}, page) => [ref.toString(), page]))
  const texts = new Map<string, string>()
  for (const {page, id, text, isArtifact} of await paintedText(pdf)) {
    if (id !== undefined && !isArtifact) texts.set(`${page} ${id}`, (texts.get(`${page} ${id}`) ?? '') + text)
  }
  return {
    document,
    root: document.catalog.lookup(name('StructTreeRoot'), PDFDict),
    kidsOf(element) {
      const kids = element.get(name('K'))
      const list = document.context.lookup(kids)
      return list instanceof PDFArray ? list.asArray() : kids ? [kids] : []
    },
    contentText(kid, elementPage) {
      const found = document.context.lookup(kid)
      const isReference = found instanceof PDFDict
      const id = isReference ? found.lookup(name('MCID')) : found
      const page = isReference ? found.get(name('Pg')) : elementPage
      if (!(id instanceof PDFNumber)) return ''
      return texts.get(`${pages.get(String(page))} ${id.asNumber()}`) ?? ''
    }
  }
}
