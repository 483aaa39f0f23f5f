/** The CSL processor as a library of its own, `galley/csl`: docs/csl.md. */
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

/** A style that was read, for a language. */
export type CslStyle = Readonly<{
  lang: string
  /** Where the style puts citations. */
  class: 'in-text' | 'note'
  engine: Engine
}>

/**
 * Reads an independent CSL 1.0 style. `locales` are CSL locale files as XML; of several, the first that knows a term
 * counts. `lang` is by default the style's `default-locale`, or `en-US`. Throws an `XmlFault`, with the offset of the
 * fault, for a file that is not XML or not an independent style.
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

/** The citations and the bibliography of one document in a style; `items` are its works in CSL-JSON. */
export function createProcessor(style: CslStyle, items: Iterable<Item>): ReturnType<typeof createDocument> {
  return createDocument(style.engine, items)
}
