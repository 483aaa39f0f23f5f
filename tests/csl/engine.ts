import {readFileSync} from 'node:fs'
import {createDocumentProcessor, type DocumentProcessor} from '../../src/csl/document/processor.ts'
import {createEngine, type Engine} from '../../src/csl/engine/engine.ts'
import {joinTokens} from '../../src/csl/output/punctuation.ts'
import {tokenText} from '../../src/csl/output/tokens.ts'
import type {Item} from '../../src/csl/rendering/context.ts'
import {readStyle} from '../../src/csl/style/style.ts'
import {readElement} from '../../src/csl/xml/reader.ts'
import {installedLocales} from '../../src/node/program/locales.ts'

const locale = readElement(installedLocales()('en-US')!, 0)

/** A whole style with these elements inside. */
export const wrapped = (inner: string, attributes = 'class="in-text"'): string =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" ${attributes}><info><title>t</title><id>t</id></info>${inner}</style>`

/** A style that galley ships. */
export const shipped = (name: string): string =>
  readFileSync(new URL(`../../styles/csl/${name}.csl`, import.meta.url), 'utf8')

/** A style, compiled for American English. */
export const engineOf = (style: string): Engine => createEngine(readStyle(style), 'en-US', [locale])

export const processorOf = (style: string, items: readonly Item[]): DocumentProcessor =>
  createDocumentProcessor(engineOf(style), items)

/** The text of one citation of some works. */
export function cited(style: string, items: readonly Item[], ids: readonly string[]): string {
  return tokenText(joinTokens(processorOf(style, items).cluster(ids.map(id => ({id}))), true))
}

/** A book by one author. */
export const book = (id: string, family: string, given: string, year: number, title = id): Item => ({
  id,
  type: 'book',
  title,
  author: [{family, given}],
  issued: {'date-parts': [[year]]}
})
