import type {PdfFile} from './file.ts'
import {pdfDate} from './identity.ts'
import {xmpPacket} from './xmp.ts'

/** What a PDF says of itself. Texts are plain, dates ISO 8601. */
export type PdfMetadata = Readonly<{
  title: string
  authors: readonly string[]
  /** A short description of the article. */
  subject?: string | undefined
  keywords: readonly string[]
  /** BCP 47 tag of the text. */
  lang: string
  /** The one date of the file, `2025-01-02` or `2025-01-02T03:04:05Z`: no clock is ever asked. */
  date: string
  /** The notice of copyright and licence as the article prints it. */
  rights?: string | undefined
  /** `name` in full, since the file may be all that a reader has. */
  license?: Readonly<{name: string; url: string}> | undefined
  /** Without `https://doi.org/`. */
  doi?: string | undefined
  journal?:
    | Readonly<{
        title: string
        issn?: string | undefined
        volume?: string | undefined
        issue?: string | undefined
        publisher?: string | undefined
      }>
    | undefined
  publicationDate?: string | undefined
  copyrightHolder?: string | undefined
  /** The number of the first page, which viewers then show. */
  firstPage?: number | undefined
  /** Such as `galley 1.2.3`. */
  creator: string
  producer: string
}>

/** Writes the metadata into the document: its information dictionary, XMP, language and page labels. */
export function describeDocument(file: PdfFile, metadata: PdfMetadata): void {
  const {catalog, context} = file.document
  const {PDFName, PDFString} = file.library
  writeInformation(file, metadata)
  const packet = new TextEncoder().encode(xmpPacket(metadata))
  const xmp = context.stream(packet, {Type: 'Metadata', Subtype: 'XML'})
  catalog.set(PDFName.of('Metadata'), context.register(xmp))
  catalog.set(PDFName.of('Lang'), PDFString.of(metadata.lang))
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({DisplayDocTitle: true}))
  if (metadata.firstPage !== undefined) {
    const label = context.obj({S: 'D', St: metadata.firstPage})
    catalog.set(PDFName.of('PageLabels'), context.obj({Nums: context.obj([0, label])}))
  }
}

/** A new information dictionary: Chromium's names its version, and so would change with every update. */
function writeInformation(file: PdfFile, metadata: PdfMetadata): void {
  const {context} = file.document
  const {PDFHexString, PDFString, PDFRef} = file.library
  const date = PDFString.of(pdfDate(metadata.date))
  const texts = {
    Title: metadata.title,
    Author: metadata.authors.join('; '),
    Subject: metadata.subject ?? '',
    Keywords: metadata.keywords.join('; '),
    Creator: metadata.creator,
    Producer: metadata.producer
  }
  const entries = Object.entries(texts).flatMap(([name, text]) =>
    text === '' ? [] : [[name, PDFHexString.fromText(text)]]
  )
  const old = context.trailerInfo.Info
  if (old instanceof PDFRef) context.delete(old)
  const information = context.obj({...Object.fromEntries(entries), CreationDate: date, ModDate: date})
  context.trailerInfo.Info = context.register(information)
}
