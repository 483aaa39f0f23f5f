import {createRequire} from 'node:module'
import {pathToFileURL} from 'node:url'

/**
 * The CSL processor as another program imports it: by the package's name, and so the compiled file named in `exports`.
 * All measurements of the processor use it.
 */
export const {createProcessor, createStyle, toHtml, toText}: typeof import('../../src/csl/index.ts') =
  await import(pathToFileURL(createRequire(import.meta.url).resolve('galley/csl')).href)
