import type {Serialized} from './serialize.ts'

/** What a typesetter is asked for: a document that needs nothing from outside. */
export type TypesettingJob = Readonly<{
  /** A complete HTML document, except for `faces`; pictures are `data:` URIs, and its CSP forbids everything else. */
  html: Serialized
  /** What the document is set in, beside faces of its own style sheets. */
  faces?: readonly TypesettingFace[]
  /**
   * Expressions that are evaluated one after the other in the laid-out page before it is printed, as
   * `callScript` makes them. Scripts of the page itself never run, and for the same reason the browser calls no
   * callback of ours: no listener, no timer, no filter of a `TreeWalker`. Promises do settle.
   */
  scripts: readonly string[]
}>

/** A face for a document; its keys are the descriptors of CSS Fonts 4, `@font-face`. */
export type TypesettingFace = Readonly<{
  family: string
  weight: string
  style: string
  sizeAdjust?: string | undefined
  unicodeRange?: string | undefined
  /** A WOFF2 file. */
  bytes: Uint8Array
}>

/** A printed document, as the browser wrote it. */
export type TypesetDocument = Readonly<{
  pdf: Uint8Array
  /** Product and version, such as `HeadlessChrome/156.0.8078.79`. */
  browser: string
  /** The pictures that the browser could not draw, as their texts name them (`data-source`). */
  undrawn?: readonly string[]
  /** What went wrong in the page without stopping it: a font that cannot be read, a request that was refused. */
  problems: readonly string[]
  /** What each script gave back, in the order of the scripts. */
  results: readonly unknown[]
}>

/**
 * The expression that calls a function of a script that was bundled for the page (`?script`). The page keeps the
 * script: for the next document that is set in it, the browser has compiled it already.
 */
export function callScript<Name extends string>(script: string, name: Name, options: JsonValue): string {
  return `(globalThis["galley ${name}"] ??= ${script}).${name}(${JSON.stringify(options)})`
}

type JsonValue = string | number | boolean | null | undefined | readonly JsonValue[] | JsonObject
type JsonObject = {readonly [key: string]: JsonValue}
