/** The entry point of the CSL processor as a library, `galley/csl`; see docs/csl.md. */
import {createDocument} from './document/document.ts'
import {createEngine, type Engine} from './engine/engine.ts'
import type {Item} from './rendering/context.ts'
import {readStyle} from './style/style.ts'
import {readElement} from './xml/reader.ts'

export type {StyleFault} from './check/faults.ts'
export {styleFaults} from './check/style-faults.ts'
export type {Entry} from './document/bibliography.ts'
export type {Citation} from './document/citations.ts'
export type {Cite} from './document/cite.ts'
export type {Changes, CslDocument, DocumentState} from './document/document.ts'
export {toHtml, toText} from './output/html.ts'
export type {CslSegment} from './output/segments.ts'
export type {Item} from './rendering/context.ts'
export {XmlFault} from './xml/reader.ts'

/** A parsed style, for one language. */
export type CslStyle = Readonly<{
  lang: string
  /** Whether the style cites in the text or in notes. */
  class: 'in-text' | 'note'
  engine: Engine
}>

/**
 * Parses an independent CSL 1.0 style. `locales` are CSL locale files as XML, in order of precedence. `lang` defaults
 * to the style's `default-locale`, or `en-US`. Throws an `XmlFault`, with the offset of the fault, if the file is not
 * XML or not an independent style.
 */
export function createStyle(
  xml: string,
  {locales, lang}: Readonly<{locales: readonly string[]; lang?: string | undefined}>
): CslStyle {
  const style = readStyle(xml)
  const language = lang ?? style.options['default-locale'] ?? 'en-US'
  const files = locales.map(locale => readElement(locale, 0))
  return {
    lang: language,
    class: style.options.class === 'note' ? 'note' : 'in-text',
    engine: createEngine(style, language, files)
  }
}

/** Creates a processor for the citations and the bibliography of one document; `items` are its works in CSL-JSON. */
export function createProcessor(style: CslStyle, items: Iterable<Item>): ReturnType<typeof createDocument> {
  return createDocument(style.engine, items)
}
