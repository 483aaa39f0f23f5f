import type {PdfFault, PdfPicture} from './pdf-picture.ts'
import type {ReadFault} from './types.ts'
import type {TypesetDocument, TypesettingFace, TypesettingJob} from './typesetting.ts'

/**
 * The core's only access to the outside. Paths are relative to the project and never lead out of it. Tests pass a world
 * that is a map of texts.
 */
export type World = Readonly<{
  /** Names of the files directly in a folder, sorted by code point; undefined if there is no such folder. */
  list: (folder: string) => Promise<readonly string[] | undefined>
  read: (path: string) => Promise<Uint8Array | ReadFault>
  /** A picture by a path that leads out of the project; undefined if no such picture is let in. */
  readOutside?: ((path: string) => Promise<Uint8Array | ReadFault | undefined>) | undefined
  /** A file that comes with galley: `styles/insights/style.yaml`, or `npm:package/file` of a font. */
  asset: (path: string) => Promise<Uint8Array | undefined>
  /** The CSL styles repository, as it comes with galley; undefined where it does not. */
  cslRepository?: CslRepository | undefined
  /** CSL locale as XML, for a tag such as `en-GB`; undefined if there is none. */
  locale: (tag: string) => string | undefined
  /** SOURCE_DATE_EPOCH as an ISO date; used if the paper has no date. */
  date?: string | undefined
  /**
   * The size of the parts of a zlib stream after unpacking, without keeping them: up to the first damage or the end,
   * and at most `most`. Undefined if the core trusts the declared size.
   */
  inflatedSize?: ((parts: readonly Uint8Array[], most: number) => Promise<number>) | undefined
  typeset: (job: TypesettingJob) => Promise<TypesetDocument>
  /**
   * A font as WOFF2, cut to what these words need, or to everything that it makes of their letters, small capitals and
   * figures of all kinds included; undefined if pages get whole fonts.
   */
  subsetFont?:
    | ((font: Uint8Array, words: readonly string[], keep?: 'words' | 'letters') => Promise<Uint8Array>)
    | undefined
  /** A font without the packing of WOFF, or nothing if it is damaged; undefined if fonts cannot be unpacked. */
  unpackFont?: ((font: Uint8Array) => Promise<Uint8Array | undefined>) | undefined
  /**
   * The first page of a PDF as a picture, or why there is none. Rejects with `SlowPdf` if the machine takes too long.
   */
  readPdf: (pdf: Uint8Array) => Promise<PdfPicture | PdfFault>
  /** Version of galley, for metadata and manifest. */
  version: string
  machine?: Machine | undefined
}>

/** The styles of the world by their names, dependent ones and old names of renamed ones included. */
export type CslRepository = Readonly<{
  style: (name: string) => Promise<string | undefined>
  names: () => Promise<readonly string[]>
}>

/** Capabilities that speed up builds on a machine that has them; builds without them give the same bytes. */
export type Machine = Readonly<{
  /** SHA-256 in hexadecimal; undefined where only the core’s own is known, which is slower. */
  hash?: ((bytes: Uint8Array) => string) | undefined
  /**
   * Unpacks a zlib stream (RFC 1950), or gives nothing if it is damaged; undefined if only the slower libraries can.
   */
  inflate?: ((packed: Uint8Array) => Uint8Array | undefined) | undefined
  /** Compresses to the same bytes as the core, but in the background; undefined if that is not possible. */
  deflate?: ((bytes: Uint8Array) => Promise<Uint8Array>) | undefined
  /** Announces early the faces that the next document begins with, so that they are loaded when it is typeset. */
  prepare?: ((faces: readonly TypesettingFace[]) => void) | undefined
  /** Tells that a stage of the build begins, for people who measure; what it gives tells that the stage has ended. */
  stage?: ((name: string) => () => void) | undefined
}>

/** Whether a read gave a fault rather than bytes. */
export function isFault(result: Uint8Array | ReadFault): result is ReadFault {
  return !(result instanceof Uint8Array)
}
