import type {Serialized} from './serialize.ts'

/** A self-contained document to typeset. */
export type TypesettingJob = Readonly<{
  /** A complete HTML document, except for `faces`; pictures are `data:` URIs, and its CSP blocks everything else. */
  html: Serialized
  /** Fonts of the document, in addition to those of its own style sheets. */
  faces?: readonly TypesettingFace[]
  /**
   * Expressions, as created by `callScript`, that are evaluated in order in the laid-out page before printing. Scripts
   * of the page itself never run. For the same reason the browser calls no callbacks of these expressions: no
   * listeners, timers or `TreeWalker` filters. Promises do settle.
   */
  scripts: readonly string[]
  /** Whether only the results of the scripts are wanted: `pdf` is then empty. */
  isForScreen?: boolean
}>

/** A font for a document; its keys are the descriptors of CSS Fonts 4, `@font-face`. */
export type TypesettingFace = Readonly<{
  family: string
  weight: string
  style: string
  sizeAdjust?: string | undefined
  unicodeRange?: string | undefined
  /** A WOFF2 file. */
  bytes: Uint8Array
}>

/** A typeset document, as the browser wrote it. */
export type TypesetDocument = Readonly<{
  pdf: Uint8Array
  /** Product and version, such as `HeadlessChrome/156.0.8078.79`. */
  browser: string
  /** The pictures that the browser could not draw, by their names in the manuscript (`data-source`). */
  undrawn?: readonly string[]
  /** Problems in the page that did not stop it: an invalid font, a blocked request. */
  problems: readonly string[]
  /** The result of each script, in order. */
  results: readonly unknown[]
}>

/**
 * Returns an expression that calls a function of a page script (`?script`). The page keeps the script compiled for its
 * next document.
 */
export function callScript<Name extends string>(script: string, name: Name, options: JsonValue): string {
  return `(globalThis["galley ${name}"] ??= ${script}).${name}(${JSON.stringify(options)})`
}

type JsonValue = string | number | boolean | null | undefined | readonly JsonValue[] | JsonObject
type JsonObject = {readonly [key: string]: JsonValue}
