/** The input of a typesetter: a self-contained document. */
export type TypesettingJob = Readonly<{
  /** A complete HTML document but for `faces`; pictures are `data:` URIs, and its CSP forbids everything else. */
  html: string
  /** The faces of the document, beside those of its own style sheets. */
  faces?: readonly TypesettingFace[]
  /**
   * Expressions evaluated in order in the laid-out page before it becomes a PDF, as `callInPage` makes them. Scripts of
   * the page itself never run. For the same reason the browser runs no callbacks for them: no listener, no timer, no
   * filter of a `TreeWalker`. Promises do settle.
   */
  scripts: readonly string[]
}>

/** A face for a document; its names are those of the descriptors of CSS Fonts 4, `@font-face`. */
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
  /** The pictures that the browser could not draw, as their texts name them (`data-source`). */
  undrawn?: readonly string[]
  /** Faults in the page that did not stop it: a font that cannot be read, a request that was refused. */
  problems: readonly string[]
  /** The result of each script, in the order of the scripts. */
  results: readonly unknown[]
}>

/**
 * The expression that calls a function in the page. The function is carried as its source,
 * so it may use nothing but its options and what a page has.
 */
export function callInPage<Options>(
  inPage: (options: Options) => unknown,
  options: Options & JsonValue
): string {
  return `(${inPage})(${JSON.stringify(options)})`
}

/**
 * The expression that calls a function of a script that was bundled for the page (`?script`). The page keeps the
 * script: for the next document that is set in it, the browser has compiled it already.
 */
export function callScript<Name extends string>(script: string, name: Name, options: JsonValue): string {
  return `(globalThis["galley ${name}"] ??= ${script}).${name}(${JSON.stringify(options)})`
}

type JsonValue = string | number | boolean | null | undefined | readonly JsonValue[] | JsonObject
type JsonObject = {readonly [key: string]: JsonValue}
