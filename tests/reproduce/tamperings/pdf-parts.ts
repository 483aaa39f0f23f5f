import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef
} from 'pdf-lib'

export const name = (text: string): PDFName => PDFName.of(text)
export const text = (words: string): PDFHexString => PDFHexString.fromText(words)

/** The first object of a document that has these members. */
export function found(
  {context}: PDFDocument,
  wanted: Readonly<Record<string, string>>,
  has?: string
): PDFDict {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const own = object instanceof PDFRawStream ? object.dict : object
    if (!(own instanceof PDFDict) || (has !== undefined && !own.has(name(has)))) continue
    if (Object.entries(wanted).every(([key, value]) => own.get(name(key)) === name(value))) return own
  }
  throw new Error(`no object ${JSON.stringify(wanted)}`)
}

/** Replaces words in a packed or plain stream. */
export function rewrite(
  {context}: PDFDocument,
  ref: PDFObject | undefined,
  change: (text: string) => string
): void {
  const stream = context.lookup(ref)
  if (!(stream instanceof PDFRawStream) || !(ref instanceof PDFRef)) throw new Error('no stream')
  const before = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  const after = change(before)
  if (after === before) throw new Error('nothing to change')
  const dict = stream.dict.clone(context)
  for (const key of ['Filter', 'DecodeParms']) dict.delete(name(key))
  const packed = context.flateStream(Buffer.from(after, 'latin1'))
  dict.set(name('Filter'), name('FlateDecode'))
  context.assign(ref, PDFRawStream.of(dict, packed.contents))
}

export function streamOf({context}: PDFDocument, wanted: Readonly<Record<string, string>>): PDFRef {
  for (const [ref, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream)
      if (Object.entries(wanted).every(([key, value]) => object.dict.get(name(key)) === name(value)))
        return ref
  throw new Error('no such stream')
}

/** The first page of the text: the first one that has links. */
export const page = (document: PDFDocument) =>
  document.getPages().find(({node}) => node.Annots() !== undefined)!
export const contents = (document: PDFDocument): PDFObject | undefined => {
  const value = page(document).node.get(name('Contents'))
  const list = document.context.lookup(value)
  return list instanceof PDFArray ? list.get(0) : value
}
export const link = (document: PDFDocument): PDFDict => {
  const links = page(document)
    .node.Annots()!
    .asArray()
    .map(ref => document.context.lookup(ref, PDFDict))
  return links.find(each => each.lookupMaybe(name('A'), PDFDict)?.has(name('URI')))!
}
export const attachment = (document: PDFDocument): PDFDict => found(document, {Type: 'Filespec'})
export const figure = (document: PDFDocument): PDFDict => found(document, {S: 'Figure'}, 'Alt')
export const info = (document: PDFDocument): PDFDict =>
  document.context.lookup(document.context.trailerInfo.Info, PDFDict)

export function reverseKids(element: PDFDict): void {
  const kids = element.lookup(name('K'), PDFArray)
  const all = kids.asArray().toReversed()
  for (const [index, kid] of all.entries()) kids.set(index, kid)
}

/** A PDF with a change, saved by pdf-lib. */
export async function withChange(
  pdf: Uint8Array,
  change: (document: PDFDocument) => void
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  change(document)
  return document.save({useObjectStreams: false})
}
