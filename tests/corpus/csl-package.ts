import {createRequire} from 'node:module'
import {pathToFileURL} from 'node:url'

/**
 * The CSL processor as a program gets it: by the package's own name, and so the compiled file that its `exports` name.
 * What is measured about the processor is measured through it.
 */
export const {createProcessor, createStyle, toHtml, toText}: typeof import('../../src/csl/index.ts') =
  await import(pathToFileURL(createRequire(import.meta.url).resolve('galley/csl')).href)
