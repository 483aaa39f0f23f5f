import type {FormulaLayouter} from './formula-layout.ts'
import type {Hash} from './hash.ts'
import type {PdfFault, PdfPicture} from './pdf-picture.ts'
import type {ReadyFont} from './ready-font.ts'
import type {Journal, ReadFault} from './types.ts'
import type {TypesetDocument, TypesettingFace, TypesettingJob} from './typesetting.ts'

/**
 * The core's only access to the outside. Paths are relative to the project and never lead outside it. Tests pass a
 * world that reads from a map of texts.
 */
export type World = Readonly<{
  /** The names of the files directly in a folder, sorted by code point; undefined if the folder does not exist. */
  list: (folder: string) => Promise<readonly string[] | undefined>
  read: (path: string) => Promise<Uint8Array | ReadFault>
  /**
   * Returns the reason why a file cannot be read, without reading it; undefined if only reading the file would show the
   * reason.
   */
  fault?: ((path: string) => Promise<ReadFault | undefined>) | undefined
  /** Reads a picture at a path outside the project; undefined if such pictures are not permitted. */
  readOutside?: ((path: string) => Promise<Uint8Array | ReadFault | undefined>) | undefined
  /** Reads a file that comes with galley: `styles/insights/style.yaml`, or `npm:package/file` for a font. */
  asset: (path: string) => Promise<Uint8Array | undefined>
  /** The repository of CSL styles that comes with galley; undefined if it is not installed. */
  cslRepository?: CslRepository | undefined
  /** The CSL locale for a tag such as `en-GB`, as XML; undefined for a tag without a locale. */
  locale: (tag: string) => string | undefined
  /** SOURCE_DATE_EPOCH as a date in ISO format, used if the paper has no date. */
  date?: string | undefined
  /**
   * Returns the unpacked size of a zlib stream, given in parts, without keeping the data. Unpacking stops at the first
   * damage and after `most` bytes. If the function is undefined, the core trusts the declared size.
   */
  inflatedSize?: ((parts: readonly Uint8Array[], most: number) => Promise<number>) | undefined
  typeset: (job: TypesettingJob) => Promise<TypesetDocument>
  /**
   * Subsets a font to the characters of a text, and returns it as WOFF2, or undefined if the font is damaged. Without
   * this function, pages embed whole fonts.
   */
  subsetFont?:
    | ((font: Uint8Array, words: readonly string[], keep?: SubsetKind) => Promise<Uint8Array | undefined>)
    | undefined
  /**
   * Reduces a font for text to some characters and features, and returns it as WOFF2, or undefined if the font is
   * damaged. Without this function, pages embed whole fonts.
   */
  subsetLetters?:
    | ((font: Uint8Array, letters: string, features: readonly string[]) => Promise<Uint8Array | undefined>)
    | undefined
  /**
   * The data that galley has prepared for a font, by the SHA-256 of the font in hexadecimal; undefined for other fonts.
   */
  readyFont?: ((hash: string) => ReadyFont | undefined) | undefined
  /**
   * Decompresses a WOFF font, or returns undefined if it is damaged. Without this function, fonts cannot be
   * decompressed.
   */
  unpackFont?: ((font: Uint8Array) => Promise<Uint8Array | undefined>) | undefined
  /**
   * Draws the first page of a PDF, or returns the reason why that is impossible. Rejects with `SlowPdf` if the machine
   * takes too long.
   */
  readPdf: (pdf: Uint8Array) => Promise<PdfPicture | PdfFault>
  /** The version of galley, for metadata and the manifest. */
  version: string
  /** The file of citation abbreviations that the user specifies, instead of the one in the settings. */
  abbreviations?: NamedFile | undefined
  /**
   * The journal style that the user specifies, by its name or its folder in the project, instead of the one in the
   * settings.
   */
  style?: string | undefined
  /** The settings of a journal's issue that apply to the paper. */
  issue?: PartOfIssue | undefined
  machine?: Machine | undefined
}>

/**
 * The settings of a journal's issue that apply to one of its papers. Except for the journal's title and the date,
 * they override the settings of the paper itself.
 */
export type PartOfIssue = Readonly<{
  journal: Pick<Journal, 'title' | 'volume' | 'issue' | 'section' | 'firstPage' | 'lastPage'>
  /** The date of publication, used if the paper does not specify one. */
  published?: string | undefined
  /** The position of the paper in the issue, from 1. */
  order: number
}>

/** A file named by the user, by the path as typed, which may be outside the project. */
export type NamedFile = Readonly<{path: string; bytes: Uint8Array}>

/** The part of a font that a subset keeps: the glyphs for some words, or the symbols of formulas in all their sizes. */
export type SubsetKind = 'words' | 'formulas'

/** The CSL styles by name, including the names of dependent styles and the former names of renamed styles. */
export type CslRepository = Readonly<{
  style: (name: string) => Promise<string | undefined>
  names: () => Promise<readonly string[]>
}>

/** Optional capabilities of a machine that speed up builds without changing their bytes. */
export type Machine = Readonly<{
  /** A fast SHA-256 in hexadecimal; if undefined, the core uses its own implementation. */
  hash?: Hash | undefined
  /**
   * Decompresses a zlib stream (RFC 1950), or returns undefined if it is damaged. Without this function, the core
   * uses slower libraries.
   */
  inflate?: ((packed: Uint8Array) => Uint8Array | undefined) | undefined
  /** Compresses bytes in the background, with the same result as the core; undefined if the machine cannot. */
  deflate?: ((bytes: Uint8Array) => Promise<Uint8Array>) | undefined
  /** Lays out formulas in the background; undefined if the machine cannot. */
  layOutFormulas?: FormulaLayouter | undefined
  /** Preloads the fonts with which the next document begins. */
  prepare?: ((faces: readonly TypesettingFace[]) => void) | undefined
  /** Lets other work run before a stage of a build; throws `Superseded` if the build is no longer needed. */
  pause?: (() => Promise<void>) | undefined
  /** Reports that a stage of a build starts, for measurements; the function that it returns reports the end. */
  stage?: ((name: string) => () => void) | undefined
}>

/** Whether reading returned a fault instead of bytes. */
export function isFault(result: Uint8Array | ReadFault): result is ReadFault {
  return !(result instanceof Uint8Array)
}
