import type {Serialized} from './serialize.ts'

/** A self-contained document to typeset. */
export type TypesettingJob = Readonly<{
  /**
   * A complete HTML document, except for the fonts in `faces`. Its pictures are `data:` URIs, and its CSP blocks all
   * other requests.
   */
  html: Serialized
  /** Fonts for the document, in addition to those in its style sheets. */
  faces?: readonly TypesettingFace[]
  /**
   * Expressions made by `callScript`, which are evaluated in order in the laid-out page before it is printed. Scripts
   * in the page itself are blocked. For this reason the browser also never runs callbacks that these expressions pass
   * to it, as listeners, timers or `TreeWalker` filters; but promises are settled.
   */
  scripts: readonly string[]
  /** Whether only the results of the scripts are needed; `pdf` is then empty. */
  isForScreen?: boolean
}>

/** A font for a document. Its properties are the descriptors of `@font-face` (CSS Fonts 4). */
export type TypesettingFace = Readonly<{
  family: string
  weight: string
  style: string
  sizeAdjust?: string | undefined
  unicodeRange?: string | undefined
  /** A WOFF2 file. */
  bytes: Uint8Array
}>

/** A typeset document, as the browser produced it. */
export type TypesetDocument = Readonly<{
  pdf: Uint8Array
  /** The name and version of the browser, such as `HeadlessChrome/156.0.8078.79`. */
  browser: string
  /** The pictures that the browser could not draw, by their names in the manuscript (`data-source`). */
  undrawn?: readonly string[]
  /** Problems in the page that did not prevent typesetting, such as an invalid font or a blocked request. */
  problems: readonly string[]
  /** The stages in the browser, with their durations in milliseconds. */
  times?: readonly Readonly<{name: string; took: number}>[]
  /** The results of the scripts, in order. */
  results: readonly unknown[]
}>

/**
 * Returns an expression that calls a function of a page script (`?script`). The browser page keeps the compiled script
 * for the next document.
 */
export function callScript<Name extends string>(script: string, name: Name, options: JsonValue): string {
  return `(globalThis["galley ${name}"] ??= ${script}).${name}(${JSON.stringify(options)})`
}

type JsonValue = string | number | boolean | null | undefined | readonly JsonValue[] | JsonObject
type JsonObject = {readonly [key: string]: JsonValue}
