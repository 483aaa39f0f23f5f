import type {PDFRef} from 'pdf-lib'
import {dictionary, type PdfFile} from '../file/index.ts'
import {putStream} from '../file/streams.ts'
import {pdfDate} from './identity.ts'

/** A file to attach to a PDF. */
export type Attachment = Readonly<{
  name: string
  bytes: Uint8Array
  mediaType: string
  description: string
  /** The relation of the file to the object to which it is attached; `Source` by default. */
  relationship?: 'Source' | 'Supplement' | undefined
}>

/** The manifest's key for the attachments of the PDF, so that `verify` attaches them again. */
export const attachmentsKey = 'pdf attachments'

/** The name of the map of a proof among the attachments of its PDF. */
export const mapName = 'galley-map.json'

/** The map of a proof as an attachment of its PDF; with it, marks in the PDF can be traced to the sources. */
export function mapAttachment(bytes: Uint8Array): Attachment {
  return {
    name: mapName,
    bytes,
    mediaType: 'application/json',
    description: 'Where the words of this proof stand in its sources'
  }
}

/**
 * Attaches files to the document as its sources (ISO 19005-3, 6.8; ISO 32000-2, 14.13). Their only date is the date of
 * the document.
 */
export function attachFiles(file: PdfFile, attachments: readonly Attachment[], date: string): void {
  if (attachments.length === 0) return
  const {catalog, context} = file.document
  const {PDFHexString, PDFName} = file.library
  const sorted = [...attachments].sort((left, right) => (left.name < right.name ? -1 : 1))
  const specifications = sorted.map(
    attachment => [attachment.name, attachFile(file, attachment, date)] as const
  )
  const tree = context.obj({
    Names: specifications.flatMap(([name, reference]) => [PDFHexString.fromText(name), reference])
  })
  const names = dictionary(file, catalog.get(PDFName.of('Names'))) ?? context.obj({})
  names.set(PDFName.of('EmbeddedFiles'), context.register(tree))
  catalog.set(PDFName.of('Names'), names)
  catalog.set(PDFName.of('AF'), context.obj(specifications.map(([, reference]) => reference)))
}

/** Embeds a file, and returns its file specification. */
export function attachFile(
  file: PdfFile,
  {name, bytes, mediaType, description, relationship = 'Source'}: Attachment,
  date: string
): PDFRef {
  const {context} = file.document
  const {PDFHexString, PDFString} = file.library
  const embedded = context.nextRef()
  const stream = {
    Type: 'EmbeddedFile',
    Subtype: mediaType,
    Params: {Size: bytes.length, ModDate: PDFString.of(pdfDate(date))}
  }
  putStream(file, embedded, bytes, context.obj(stream))
  const fileName = PDFHexString.fromText(name)
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: fileName,
      UF: fileName,
      Desc: PDFHexString.fromText(description),
      AFRelationship: relationship,
      EF: {F: embedded, UF: embedded}
    })
  )
}
