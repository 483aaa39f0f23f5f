import {PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString} from 'pdf-lib'
import {fileBy} from './programs.ts'
import {boxOf, type MarkKind, markKinds, type PrintedWords, putMark} from './put-marks.ts'
import {changedPdf} from './sent-proof.ts'

/** A mark on words. */
export type WordMark = Readonly<{kind: MarkKind; printed: PrintedWords; text: string; person?: string}>

/** A program that writes marks into a file. */
export type Maker = Readonly<{
  name: string
  kinds: readonly MarkKind[]
  put: (pdf: Uint8Array, marks: readonly WordMark[]) => Promise<Uint8Array>
}>

/** The author of marks if none is named. */
const anyone = 'Ann Doe'

/** Programs that put marks on a page. The marks of Acrobat and Preview are modelled on their files. */
export const makers: readonly Maker[] = [
  {
    name: 'pdf-lib',
    kinds: markKinds,
    put: (pdf, marks) =>
      changedPdf(
        pdf,
        putAll(marks, () => undefined)
      )
  },
  {name: 'PyMuPDF', kinds: markKinds, put: putByPyMuPdf},
  {name: 'as Acrobat', kinds: markKinds, put: (pdf, marks) => changedPdf(pdf, putAll(marks, asAcrobat))},
  {
    name: 'as Preview',
    // Preview has no carets, squiggly lines, or conversations.
    kinds: ['StrikeOut', 'Highlight', 'Underline', 'Text', 'FreeText', 'Ink', 'Square'],
    put: (pdf, marks) =>
      changedPdf(pdf, document => {
        putAll(marks, asPreview)(document)
        strip(document)
      })
  }
]

async function putByPyMuPdf(pdf: Uint8Array, marks: readonly WordMark[]): Promise<Uint8Array> {
  const rows = marks.map(({kind, printed: {page, lines}, text, person = anyone}) => {
    return {kind, page, boxes: lines.map(boxOf), text, person}
  })
  return fileBy('pymupdf', ['tests/review/marks/put_marks.py'], pdf, {input: JSON.stringify(rows)})
}

type Finish = (document: PDFDocument, dict: PDFDict, reference: PDFRef) => void

/** Returns a function that puts marks on a document; `finish` adds the program's own extras. */
function putAll(marks: readonly WordMark[], finish: Finish): (document: PDFDocument) => void {
  return document => {
    const before = new Set(annotationsOf(document))
    for (const {kind, printed, text, person = anyone} of marks) putMark(document, kind, printed, text, person)
    for (const reference of annotationsOf(document))
      if (!before.has(reference)) finish(document, document.context.lookup(reference, PDFDict), reference)
  }
}

function annotationsOf(document: PDFDocument): readonly PDFRef[] {
  return document.getPages().flatMap(page => (page.node.Annots()?.asArray() ?? []) as PDFRef[])
}

/**
 * Adds what Acrobat writes: rich text besides plain text, popups, dates, frames around the marked words, and replies
 * that are not drawn.
 */
function asAcrobat(document: PDFDocument, dict: PDFDict, reference: PDFRef): void {
  const {context} = document
  const get = (key: string): string => String(dict.get(PDFName.of(key)) ?? '')
  const set = (key: string, value: unknown): void =>
    dict.set(PDFName.of(key), context.obj(value as Readonly<Record<string, string>>))
  const subtype = get('Subtype')
  const contents = dict.lookupMaybe(PDFName.of('Contents'), PDFHexString)?.decodeText()
  set('NM', PDFString.of(`5a3c0f6e-0000-4000-8000-${String(reference.objectNumber).padStart(12, '0')}`))
  set('M', PDFString.of("D:20260301101500+01'00'"))
  set('CreationDate', PDFString.of("D:20260301101400+01'00'"))
  set('C', [0.9, 0.13, 0.2])
  set('Subj', PDFString.of(subjects[subtype.slice(1)] ?? subtype.slice(1)))
  if (contents !== undefined) {
    set('RC', PDFHexString.fromText(richText(contents)))
    // One-byte letters are in PDFDocEncoding, with the line ends of a Mac.
    set('Contents', PDFString.of(`${contents}\\r`))
  }
  const isReply = subtype === '/Text' && get('IRT') !== ''
  if (isReply) set('F', 30)
  else if (subtype === '/Text') set('F', 28)
  const padding = subtype === '/Square' ? 0.5 : subtype === '/Ink' ? 1.5 : get('QuadPoints') === '' ? 0 : 2.7
  const [left = 0, bottom = 0, right = 0, top = 0] = rectOf(dict)
  set('Rect', [left - padding, bottom - padding, right + padding, top + padding])
  if (subtype === '/Square') set('RD', [0.5, 0.5, 0.5, 0.5])
  if (subtype === '/FreeText') return
  const popup = {
    Type: 'Annot',
    Subtype: 'Popup',
    Parent: reference,
    F: 28,
    Open: false,
    Rect: [595, 600, 799, 714]
  }
  const page = document.getPages().find(({node}) => node.Annots()?.asArray().includes(reference))!
  const own = context.register(context.obj(popup))
  page.node.addAnnot(own)
  set('Popup', own)
  set('P', page.ref)
}

const subjects: Readonly<Record<string, string>> = {
  StrikeOut: 'Cross-Out',
  Caret: 'Inserted Text',
  Text: 'Sticky Note',
  FreeText: 'Text Box',
  Ink: 'Pencil',
  Square: 'Rectangle'
}

function richText(text: string): string {
  return `<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml" xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/" xfa:APIVersion="Acrobat:23.8.0" xfa:spec="2.0.2"><p dir="ltr"><span dir="ltr" style="font-size:10.5pt;text-align:left;color:#000000;font-weight:normal;font-style:normal">${text}</span></p></body>`
}

function rectOf(dict: PDFDict): readonly number[] {
  return String(dict.get(PDFName.of('Rect')))
    .match(/-?[\d.]+/g)!
    .map(Number)
}

/** Adds what Preview writes: its own keys, and a popup on the page for each note. */
function asPreview(document: PDFDocument, dict: PDFDict, reference: PDFRef): void {
  const {context} = document
  const set = (key: string, value: unknown): void =>
    dict.set(PDFName.of(key), context.obj(value as Readonly<Record<string, string>>))
  set('AAPL:AKExtras', {
    'AAPL:AKAnnotationUUID': PDFString.of(`${reference.objectNumber}`),
    'AAPL:AKPDFAnnotationDictionary': {}
  })
  set('M', PDFString.of("D:20260301091500Z00'00'"))
  set('Border', [0, 0, 0])
}

/** Removes the tags, attachments and metadata from a document, as Preview does when it saves. */
function strip({catalog, context}: PDFDocument): void {
  for (const key of ['Names', 'AF', 'StructTreeRoot', 'MarkInfo', 'Metadata', 'Outlines'])
    catalog.delete(PDFName.of(key))
  context.trailerInfo.Info = context.register(
    context.obj({Producer: PDFString.of('macOS Version 14.4 (Build 23E214) Quartz PDFContext')})
  )
}
