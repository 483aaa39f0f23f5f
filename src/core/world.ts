import type {PdfFault, PdfPicture} from './pdf-picture.ts'
import type {ReadFault} from './types.ts'
import type {TypesetDocument, TypesettingFace, TypesettingJob} from './typesetting.ts'

/**
 * All that the core may ask of the outside. Paths are relative to the project and never lead out of it.
 * Tests hand the core a world that is a map of texts.
 */
export type World = Readonly<{
  /** Names of the files that stand directly in a folder, sorted by code point; undefined where there is no such folder. */
  list: (folder: string) => Promise<readonly string[] | undefined>
  read: (path: string) => Promise<Uint8Array | ReadFault>
  /** A file that comes with galley: `styles/insights/style.yaml`, or `npm:package/file` of a font. */
  asset: (path: string) => Promise<Uint8Array | undefined>
  /** CSL locale as XML, for a tag such as `en-GB`; undefined where there is none. */
  locale: (tag: string) => string | undefined
  /** SOURCE_DATE_EPOCH as an ISO date; it stands in for a paper's date that is not given. */
  date?: string | undefined
  /**
   * How many bytes the parts of a stream of zlib unpack to, without keeping them: up to where it is damaged or ends,
   * and not further than `most`. Undefined where the core takes their number on trust.
   */
  inflatedSize?: ((parts: readonly Uint8Array[], most: number) => Promise<number>) | undefined
  typeset: (job: TypesettingJob) => Promise<TypesetDocument>
  /**
   * A font as WOFF2 with what these words need of it, or with all that it makes of their letters, small capitals and
   * figures of all kinds included; undefined where pages take fonts whole.
   */
  subsetFont?:
    | ((font: Uint8Array, words: readonly string[], keep?: 'words' | 'letters') => Promise<Uint8Array>)
    | undefined
  /** A font without the packing of WOFF, or nothing where it is not sound; undefined where nothing unpacks fonts. */
  unpackFont?: ((font: Uint8Array) => Promise<Uint8Array | undefined>) | undefined
  /** The first page of a PDF as a picture, or why there is none. Rejects with `SlowPdf` where the machine takes too long. */
  readPdf: (pdf: Uint8Array) => Promise<PdfPicture | PdfFault>
  /** Version of galley, for metadata and manifest. */
  version: string
  machine?: Machine | undefined
}>

/** What makes builds quicker where a machine has it; without any of it, they give the same bytes. */
export type Machine = Readonly<{
  /** SHA-256 in hexadecimal; undefined where only the core’s own is known, which is slower. */
  hash?: ((bytes: Uint8Array) => string) | undefined
  /** Unpacks a stream of zlib (RFC 1950), or gives nothing where it is not sound; undefined where only libraries do, which are slower. */
  inflate?: ((packed: Uint8Array) => Uint8Array | undefined) | undefined
  /** Packs as the core does, to the same bytes, but beside it; undefined where there is nothing beside it. */
  deflate?: ((bytes: Uint8Array) => Promise<Uint8Array>) | undefined
  /** Tells in good time which faces the next document begins with, so that they are there when it is typeset. */
  prepare?: ((faces: readonly TypesettingFace[]) => void) | undefined
  /** Whether nothing of the program has run yet, so that it pays to run it in before it is needed. */
  isFresh?: boolean | undefined
}>

/** Whether a read gave a fault rather than bytes. */
export function isFault(result: Uint8Array | ReadFault): result is ReadFault {
  return !(result instanceof Uint8Array)
}
