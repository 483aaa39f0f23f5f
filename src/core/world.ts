import type {FormulaLayouter} from './formula-layout.ts'
import type {Hash} from './hash.ts'
import type {PdfFault, PdfPicture} from './pdf-picture.ts'
import type {ReadyFont} from './ready-font.ts'
import type {Journal, ReadFault} from './types.ts'
import type {TypesetDocument, TypesettingFace, TypesettingJob} from './typesetting.ts'

/**
 * The core's only access to the outside. Paths are relative to the project and never lead out of it. Tests pass a world
 * that is backed by a map of texts.
 */
export type World = Readonly<{
  /** Names of the files directly in a folder, sorted by code point; undefined if there is no such folder. */
  list: (folder: string) => Promise<readonly string[] | undefined>
  read: (path: string) => Promise<Uint8Array | ReadFault>
  /** Returns why a file cannot be read, without reading it; undefined if only reading shows that. */
  fault?: ((path: string) => Promise<ReadFault | undefined>) | undefined
  /** Reads a picture by a path outside the project; undefined if this is not permitted. */
  readOutside?: ((path: string) => Promise<Uint8Array | ReadFault | undefined>) | undefined
  /** Reads a file that comes with galley: `styles/insights/style.yaml`, or `npm:package/file` for a font. */
  asset: (path: string) => Promise<Uint8Array | undefined>
  /** The CSL styles repository that comes with galley; undefined if it does not. */
  cslRepository?: CslRepository | undefined
  /** CSL locale as XML, for a tag such as `en-GB`; undefined if there is none. */
  locale: (tag: string) => string | undefined
  /** SOURCE_DATE_EPOCH as an ISO date; used if the paper has no date. */
  date?: string | undefined
  /**
   * The sizes of the parts of a zlib stream after unpacking, without keeping the data: up to the first damage or the
   * end, and at most `most`. Undefined if the core trusts the declared size.
   */
  inflatedSize?: ((parts: readonly Uint8Array[], most: number) => Promise<number>) | undefined
  typeset: (job: TypesettingJob) => Promise<TypesetDocument>
  /**
   * Returns a font as WOFF2, subset to what some words need, or nothing if it is damaged; undefined if pages embed whole
   * fonts.
   */
  subsetFont?:
    | ((font: Uint8Array, words: readonly string[], keep?: SubsetKind) => Promise<Uint8Array | undefined>)
    | undefined
  /**
   * Returns a font of the text as WOFF2, reduced to some letters and features, or nothing if it is damaged;
   * undefined if pages embed whole fonts.
   */
  subsetLetters?:
    | ((font: Uint8Array, letters: string, features: readonly string[]) => Promise<Uint8Array | undefined>)
    | undefined
  /** galley's prepared data for a font, by its SHA-256 in hexadecimal; undefined for other fonts. */
  readyFont?: ((hash: string) => ReadyFont | undefined) | undefined
  /** Decompresses a WOFF font, or returns nothing if it is damaged; undefined if fonts cannot be decompressed. */
  unpackFont?: ((font: Uint8Array) => Promise<Uint8Array | undefined>) | undefined
  /** Draws the first page of a PDF, or returns why it cannot. Rejects with `SlowPdf` if the machine takes too long. */
  readPdf: (pdf: Uint8Array) => Promise<PdfPicture | PdfFault>
  /** galley's version, for metadata and manifest. */
  version: string
  /** Abbreviations for citations that the user names, in place of those of the settings. */
  abbreviations?: NamedFile | undefined
  /** The journal style that the user names, in place of that of the settings: a name, or a folder of the project. */
  style?: string | undefined
  /** The facts that the issue of a journal has about the paper. */
  issue?: PartOfIssue | undefined
  machine?: Machine | undefined
}>

/** The facts that the issue of a journal has about one of its papers, which replace those of the paper. */
export type PartOfIssue = Readonly<{
  journal: Pick<Journal, 'title' | 'volume' | 'issue' | 'section' | 'firstPage' | 'lastPage'>
  /** The date of publication, if the paper has none. */
  published?: string | undefined
  /** Its place in the issue, from 1. */
  order: number
}>

/** A file by the name that the user gave, which may be anywhere. */
export type NamedFile = Readonly<{path: string; bytes: Uint8Array}>

/** The part of a font that a subset keeps: the shapes of some words, or the signs of formulas in all their sizes. */
export type SubsetKind = 'words' | 'formulas'

/** The CSL styles by name, including dependent styles and old names of renamed ones. */
export type CslRepository = Readonly<{
  style: (name: string) => Promise<string | undefined>
  names: () => Promise<readonly string[]>
}>

/** Optional capabilities of a machine that speed up builds without changing their bytes. */
export type Machine = Readonly<{
  /** A fast SHA-256 in hexadecimal; if undefined, the core uses its own. */
  hash?: Hash | undefined
  /**
   * Decompresses a zlib stream (RFC 1950), or returns nothing if it is damaged; if undefined, the core uses slower
   * libraries.
   */
  inflate?: ((packed: Uint8Array) => Uint8Array | undefined) | undefined
  /** Compresses in the background to the same bytes as the core; undefined if that is not possible. */
  deflate?: ((bytes: Uint8Array) => Promise<Uint8Array>) | undefined
  /** Lays out formulas in the background; undefined if that is not possible. */
  layOutFormulas?: FormulaLayouter | undefined
  /** Preloads the fonts that the next document begins with. */
  prepare?: ((faces: readonly TypesettingFace[]) => void) | undefined
  /** Lets other work run before a build stage; throws `Superseded` if the build is no longer wanted. */
  pause?: (() => Promise<void>) | undefined
  /** Reports the start of a build stage, for measurements; the returned function reports its end. */
  stage?: ((name: string) => () => void) | undefined
}>

/** Whether a read returned a fault instead of bytes. */
export function isFault(result: Uint8Array | ReadFault): result is ReadFault {
  return !(result instanceof Uint8Array)
}
