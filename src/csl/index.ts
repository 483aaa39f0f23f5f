/** The entry point of the CSL processor as a library, `galley/csl`; see docs/csl.md. */
import {type CslDocument, createDocument} from './document/document.ts'
import {createEngine, type Engine} from './engine/engine.ts'
import {abbreviate, type CslAbbreviations} from './items/abbreviations.ts'
import {withNoteVariables} from './items/note-variables.ts'
import type {Item} from './rendering/context.ts'
import {readStyle} from './style/style.ts'
import {readElement} from './xml/reader.ts'

export type {StyleFault} from './check/faults.ts'
export {styleFaults} from './check/style-faults.ts'
export type {CslEntry as Entry} from './document/bibliography.ts'
export type {CslCitation as Citation} from './document/citations.ts'
export type {CslCite as Cite} from './document/cite.ts'
export type {Changes, CslDocument, DocumentState} from './document/document.ts'
export type {CslAbbreviations as Abbreviations} from './items/abbreviations.ts'
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

/** Options of a processor. */
export type ProcessorOptions = Readonly<{
  /** Whether the style sorts the bibliography, as it does by default; otherwise it is in order of citation. */
  sorted?: boolean | undefined
  /**
   * Whether variables such as `original-date: 1929` are also read from the `note` field of works, where Zotero users
   * write them.
   */
  noteVariables?: boolean | undefined
  /** Abbreviations of titles, places and publishers for the short forms of the style. */
  abbreviations?: CslAbbreviations | undefined
}>

/** Creates a processor for the citations and the bibliography of one document; `items` are its works in CSL-JSON. */
export function createProcessor(
  style: CslStyle,
  items: Iterable<Item>,
  {sorted = true, noteVariables = false, abbreviations}: ProcessorOptions = {}
): CslDocument {
  const steps = [
    ...(noteVariables ? [withNoteVariables] : []),
    ...(abbreviations === undefined ? [] : [abbreviate(abbreviations)])
  ]
  const prepared =
    steps.length === 0 ? undefined : (item: Item) => steps.reduce((made, step) => step(made), item)
  return createDocument(style.engine, items, {isSorted: sorted, prepared})
}
