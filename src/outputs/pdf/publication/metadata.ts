import type {PDFRef} from 'pdf-lib'
import type {PdfStandard} from '../../../core/pdf-standard.ts'
import type {PdfFile} from '../file/index.ts'
import {pdfDate} from './identity.ts'
import {xmpPacket} from './xmp.ts'

/** A text and the BCP 47 tag of its language. */
export type Local = Readonly<{lang: string; text: string}>

/** The metadata of a PDF. Texts are plain, dates are ISO 8601. */
export type PdfMetadata = Readonly<{
  title: string
  /** The titles in other languages. */
  titles: readonly Local[]
  authors: readonly string[]
  /** The ORCID iDs of the authors who have one, in order. */
  orcids: readonly string[]
  /** The abstracts, the one in the language of the text first. */
  descriptions: readonly Local[]
  /** The keywords, those in the language of the text first. */
  keywords: ReadonlyArray<Readonly<{lang: string; words: readonly string[]}>>
  /** The BCP 47 tag of the text's language. */
  lang: string
  /** The only date in the file, `2025-01-02` or `2025-01-02T03:04:05Z`; the current time is never used. */
  date: string
  /** The copyright and licence notice, as in the article. */
  rights?: string | undefined
  /** `name` is the full name, because a reader may have only this file. */
  license?: Readonly<{name: string; url: string}> | undefined
  /** Without `https://doi.org/`. */
  doi?: string | undefined
  /** The DOIs of related works. */
  related?: readonly string[] | undefined
  journal?:
    | Readonly<{
        title: string
        /** The ISSN of the printed journal, if the journal has two. */
        issn?: string | undefined
        electronicIssn?: string | undefined
        section?: string | undefined
        volume?: string | undefined
        issue?: string | undefined
        publisher?: string | undefined
      }>
    | undefined
  publicationDate?: string | undefined
  copyrightHolder?: string | undefined
  /** The numbers of the first and last page, as counted in the journal. */
  pages?: Readonly<{first: number; last: number}> | undefined
  /** The standards that the file claims to conform to. */
  claims: readonly PdfStandard[]
  /** Whether the information dictionary contains the metadata as well. */
  hasInformation: boolean
  /** For example `galley 1.2.3`. */
  creator: string
  producer: string
}>

/** Writes the metadata to the document: to its information dictionary, its XMP and its language. */
export function describeDocument(file: PdfFile, metadata: PdfMetadata): void {
  const {catalog, context} = file.document
  const {PDFName, PDFString, PDFRef} = file.library
  const information = context.trailerInfo.Info
  if (information instanceof PDFRef) context.delete(information)
  delete context.trailerInfo.Info
  if (metadata.hasInformation) context.trailerInfo.Info = informationOf(file, metadata)
  const packet = new TextEncoder().encode(xmpPacket(metadata))
  const old = catalog.get(PDFName.of('Metadata'))
  if (old instanceof PDFRef) context.delete(old)
  // The packet is uncompressed, so that programs without PDF support find it.
  const xmp = context.stream(packet, {Type: 'Metadata', Subtype: 'XML'})
  catalog.set(PDFName.of('Metadata'), context.register(xmp))
  catalog.set(PDFName.of('Lang'), PDFString.of(metadata.lang))
}

/**
 * A new information dictionary, because Chromium's dictionary contains its version and would change with every
 * update.
 */
function informationOf(file: PdfFile, metadata: PdfMetadata): PDFRef {
  const {context} = file.document
  const {PDFHexString, PDFString} = file.library
  const date = PDFString.of(pdfDate(metadata.date))
  const texts = {
    Title: metadata.title,
    Author: metadata.authors.join('; '),
    Subject: metadata.descriptions[0]?.text ?? '',
    Keywords: metadata.keywords[0]?.words.join('; ') ?? '',
    Creator: metadata.creator,
    Producer: metadata.producer
  }
  const entries = Object.entries(texts).flatMap(([name, text]) =>
    text === '' ? [] : [[name, PDFHexString.fromText(text)]]
  )
  return context.register(context.obj({...Object.fromEntries(entries), CreationDate: date, ModDate: date}))
}
