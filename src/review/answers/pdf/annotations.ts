import type {PDFDict, PDFObject} from 'pdf-lib'
import {soundText} from '../../../core/sound-text.ts'
import type {Box} from '../../../outputs/pdf/file/geometry.ts'
import {
  dictionary,
  members,
  numberOf,
  openPdf,
  type PdfFile,
  textOf
} from '../../../outputs/pdf/file/index.ts'
import {type AttachedMap, attachedMap} from './attached-map.ts'
import {boxAround} from './geometry.ts'

/** An annotation of a page, from its dictionary (ISO 32000-1, 12.5). */
export type Annotation = Readonly<{
  /** A number that identifies the annotation in its file. */
  id: number
  subtype: string
  /** The page in the file, from 0. */
  page: number
  rect: Box
  /** The rectangles of the marked words; empty for annotations that mark no words. */
  quads: readonly Box[]
  person: string
  text: string
  name: string
  intent: string
  /** The annotation that this one replies to or is a part of. */
  replyTo?: number | undefined
  isGroup: boolean
  /** A state, such as “Accepted”, and its model; an annotation with a state describes another annotation. */
  state?: Readonly<{model: string; value: string}> | undefined
  isState: boolean
  isHidden: boolean
  /** The tip of a callout's line: x, y. */
  callout?: readonly [number, number] | undefined
  /** The rectangle around a hand drawing. */
  ink?: Box | undefined
  /** Whether a program moved only the rectangle, so that the other coordinates are useless. */
  isDisplaced?: boolean | undefined
}>

/** The contents of a returned PDF other than its pages. */
export type ReturnedPdf = Readonly<{
  pages: number
  producer: string
  isSigned: boolean
  isForm: boolean
  isPortfolio: boolean
  annotations: readonly Annotation[]
  /** The number of annotations beyond the limit, which are not read. */
  unread: number
  /** The map of the proof, if it is among the attachments. */
  map?: AttachedMap | undefined
}>

/** The reason why a PDF cannot be read. */
export type PdfReadFault = Readonly<{fault: 'encrypted' | 'broken'}>

/** The maximum number of annotations that are read, more than people make; the rest are reported. */
const mostAnnotations = 20_000

/** Reads the annotations of a PDF. */
export async function readAnnotations(bytes: Uint8Array): Promise<ReturnedPdf | PdfReadFault> {
  try {
    const file = await openPdf(bytes)
    const {catalog, context} = file.document
    if (file.pages.length === 0) return {fault: 'broken'}
    const form = dictionary(file, catalog.get(file.name('AcroForm')))
    const info = dictionary(file, context.trailerInfo.Info)
    const dicts = annotationsIn(file)
    return {
      pages: file.pages.length,
      producer: textOf(file, info?.get(file.name('Producer'))) ?? '',
      isSigned: ((numberOf(file, form?.get(file.name('SigFlags'))) ?? 0) & 1) === 1,
      isForm: form?.has(file.name('XFA')) === true,
      isPortfolio: catalog.has(file.name('Collection')),
      annotations: annotationsOf(file, dicts.slice(0, mostAnnotations)),
      unread: Math.max(0, dicts.length - mostAnnotations),
      map: attachedMap(file)
    }
  } catch (error) {
    return {fault: error instanceof Error && /encrypted/i.test(error.message) ? 'encrypted' : 'broken'}
  }
}

type PageDict = Readonly<{dict: PDFDict; page: number}>

function annotationsIn(file: PdfFile): readonly PageDict[] {
  return file.pages.flatMap(({node}, page) =>
    members(file, node.get(file.name('Annots'))).flatMap(object => {
      const dict = dictionary(file, object)
      return dict === undefined ? [] : [{dict, page}]
    })
  )
}

function annotationsOf(file: PdfFile, dicts: readonly PageDict[]): readonly Annotation[] {
  const ids = new Map(dicts.map(({dict}, id) => [dict, id]))
  const copies = new Map(dicts.map(({dict}, id) => [signature(file, dict), id]))
  // If a program copied annotations, replies may still refer to the originals.
  const idOf = (dict: PDFDict): number | undefined => ids.get(dict) ?? copies.get(signature(file, dict))
  return dicts.flatMap(({dict, page}, id) => annotation(file, dict, {id, page}, idOf) ?? [])
}

/** The properties that an annotation shares with its copies. */
function signature(file: PdfFile, dict: PDFDict): string {
  const keys = ['Subtype', 'T', 'NM', 'CreationDate', 'M', 'Contents', 'QuadPoints']
  return keys.map(key => dict.get(file.name(key))?.toString().slice(0, 1000)).join('\n')
}

function annotation(
  file: PdfFile,
  dict: PDFDict,
  {id, page}: Readonly<{id: number; page: number}>,
  idOf: (dict: PDFDict) => number | undefined
): Annotation | undefined {
  const get = (key: string): PDFObject | undefined => dict.get(file.name(key))
  const text = (key: string): string => textIn(file, get(key))
  const subtype = text('Subtype')
  if (subtype === '') return undefined
  const numbers = (key: string): readonly number[] => numbersIn(file, get(key))
  // If a program wrote the text of a note only into its popup window, that text belongs to the note.
  const parent = subtype === 'Popup' ? dictionary(file, get('Parent')) : undefined
  const replied = dictionary(file, get('IRT')) ?? parent
  const [x, y] = numbers('CL')
  const isCallout = text('IT') === 'FreeTextCallout' && x !== undefined && y !== undefined
  const strokes = members(file, get('InkList')).flatMap(stroke => numbersIn(file, stroke))
  const contents = soundText(text('Contents'))
  const overlay = subtype === 'Redact' ? soundText(text('OverlayText')).trim() : ''
  const isCopy =
    parent !== undefined && soundText(textIn(file, parent.get(file.name('Contents')))) === contents
  const own = contents.trim() === '' ? soundText(wordsOfRichText(text('RC'))) : contents
  // The text typed into a form field, or the text of the annotation itself.
  const words = subtype === 'Widget' ? soundText(text('V')) : own
  const hasState = get('StateModel') !== undefined || get('State') !== undefined
  const rect = boxAround(numbers('Rect')) ?? [0, 0, 0, 0]
  return {
    id,
    subtype,
    page,
    rect,
    quads: quadsIn(numbers('QuadPoints')),
    person: plain(text('T')),
    text: isCopy ? '' : overlay === '' ? words : `${words} “${overlay}” in their place`.trim(),
    name: text('NM'),
    intent: text('IT'),
    replyTo: replied && idOf(replied),
    isGroup: text('RT') === 'Group' || (parent !== undefined && hasNoWords(file, parent)),
    state: hasState ? {model: text('StateModel'), value: text('State').trim()} : undefined,
    isState: hasState && (replied !== undefined || own.trim() === ''),
    isHidden: ((numberOf(file, get('F')) ?? 0) & hiddenFlags) !== 0,
    callout: isCallout ? [x, y] : undefined,
    ink: inkWithin(rect, boxAround(strokes))
  }
}

/** Whether an annotation has no text, except possibly in its popup window. */
function hasNoWords(file: PdfFile, dict: PDFDict): boolean {
  return ['Contents', 'RC'].every(key => textIn(file, dict.get(file.name(key))).trim() === '')
}

/**
 * The rectangle of a drawing, if it is within the rectangle of its annotation: a program that scales a page scales only
 * the annotation's rectangle.
 */
function inkWithin(rect: Box, ink: Box | undefined): Box | undefined {
  const isWithin = ink !== undefined && [0, 1].every(side => ink[side]! > rect[side]! - strokeWidth)
  return isWithin && [2, 3].every(side => ink[side]! < rect[side]! + strokeWidth) ? ink : undefined
}

/** The distance by which a stroke may extend beyond its rectangle, in points. */
const strokeWidth = 4

/** Flags for annotations that are hidden or must not be shown on a screen. */
const hiddenFlags = 2 | 32

/**
 * The text of a string or name; only the beginning if it is long. Texts in UTF-8, which pdf-lib does not support, begin
 * with a mark (ISO 32000-2, 7.9.2.2).
 */
function textIn(file: PdfFile, object: PDFObject | undefined): string {
  const value = file.document.context.lookup(object)
  const {PDFString, PDFHexString, PDFStream} = file.library
  if (value instanceof PDFStream) return new TextDecoder().decode(value.getContents().subarray(0, mostUnits))
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return textOf(file, value) ?? ''
  const units = value.asString()
  const form = value instanceof PDFString ? PDFString : PDFHexString
  const text = units.length > mostUnits ? form.of(units.slice(0, mostUnits)) : value
  const bytes = text.asBytes()
  const isUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return isUtf8 ? new TextDecoder().decode(bytes) : text.decodeText()
}

/** The length to which a text is read, since pdf-lib fails on very long texts; more than a person would write. */
const mostUnits = 60_000

function numbersIn(file: PdfFile, object: PDFObject | undefined): readonly number[] {
  return members(file, object).flatMap(each => numberOf(file, each) ?? [])
}

/**
 * The rectangles in a list of numbers. Different programs write the four corners of a rectangle in different orders.
 */
function quadsIn(numbers: readonly number[]): readonly Box[] {
  return Array.from({length: Math.floor(numbers.length / 8)}, (_, index) =>
    boxAround(numbers.slice(index * 8, index * 8 + 8))
  ).filter(box => box !== undefined)
}

/** The text of an XHTML value, which is used if the annotation has no plain text. */
function wordsOfRichText(text: string): string {
  return text
    .replace(/<\/p>|<br\s*\/?>/gi, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => characters[name] ?? '')
}

const characters: Readonly<Record<string, string>> = {lt: '<', gt: '>', quot: '"', apos: "'", amp: '&'}

/** A name on one line, shortened and without control characters. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\s\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, 100)
}
