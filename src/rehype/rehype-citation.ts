import type {Root} from 'hast'
import type {Plugin, Processor} from 'unified'
import type {VFile} from 'vfile'
import type {RenderedCitations} from '../cite/index.ts'
import {citationId, referenceHref} from '../cite/reference-id.ts'
import {segmentsToHast} from '../cite/segments-to-hast.ts'
import {type Segment, textSegment} from '../core/segment.ts'
import type {CitationItem, Reference} from '../core/types.ts'
import {type CitationElement, findCitations} from './citation-elements.ts'
import {
  failUnread,
  reportListed,
  reportLostNotes,
  reportProblems,
  reportUndefined,
  reportUnsupported
} from './citation-messages.ts'
import {
  type CitationSettings,
  citationTexts,
  listedKeys,
  type RehypeCitationOptions,
  settingsFor
} from './citation-options.ts'
import {citationParser, knowsCitations} from './citation-source.ts'
import {addEntriesBeside, addTooltips, type ShownCitation} from './entries-beside.ts'
import {safeLinks, withoutCitationLinks} from './links.ts'
import {placeReferenceList, referenceListElement} from './reference-list.ts'

/**
 * Renders the citations of a Markdown document and its list of references with a CSL style: a rehype plugin with the
 * option names and the markup of the package rehype-citation (2.3.2), for sites that migrate from it.
 *
 * ```js
 * unified()
 *   .use(remarkParse)
 *   .use(remarkCitation)
 *   .use(remarkRehype, {handlers: citationHandlers})
 *   .use(rehypeCitation, {
 *     bibliography: textOfReferences,
 *     csl: textOfStyle,
 *     locales: textOfLocale
 *   })
 *   .use(rehypeStringify)
 * ```
 *
 * `remarkCitation` finds the citations. The handlers are optional: without them, the source of each citation is parsed
 * again, with the same result except for notes and links defined elsewhere in the document, whose source is shown. So
 * the plugin also works after rehype-raw, and after rehype-sanitize if that keeps the class `citation`.
 *
 * A citation becomes `span.citation#citation--KEY--N`, the list `div#refs.references.csl-bib-body` with a
 * `div.csl-entry#bib-KEY` for each work, in place of a paragraph `[^ref]`, or else at the end, before notes. Unlike in
 * rehype-citation, keys keep their case in ids, and citations of a note style appear in the text in parentheses.
 *
 * In Node, `galley/rehype` is `src/node/rehype.ts`, which accepts names and paths instead of texts.
 *
 * Reports unknown keys, works that the style cannot render, and unknown options as messages with the rule names of
 * galley. A citation without any known key stays as the author wrote it, as does a name such as `@types/node`. Throws
 * only for a path in place of a text, and for citations that were not parsed because `remarkCitation` is missing.
 */
export const rehypeCitation: Plugin<[RehypeCitationOptions?], Root> = function (options = {}) {
  const settings = settingsFor(options, citationTexts(options))
  return citationTransformer(this, () => settings)
}

/** Returns a transformer that renders the citations of documents with the settings for each document. */
export function citationTransformer(
  processor: Processor,
  settingsOf: (file: VFile) => CitationSettings | Promise<CitationSettings>
): (tree: Root, file: VFile) => Promise<void> {
  const parseWhole = processor.parser === undefined ? undefined : (source: string) => processor.parse(source)
  const parse = citationParser(parseWhole)

  return async (tree, file) => {
    const settings = await settingsOf(file)
    reportUnsupported(settings, file)
    const {byKey} = settings.bibliography
    const found = findCitations(tree, file, parse)
    if (found.length === 0 && !knowsCitations(parseWhole)) failUnread(tree, byKey, file)
    for (const citation of found) {
      reportUndefined(citation.items, byKey, file)
      reportLostNotes(citation, file)
    }
    const listed = reportListed(listedKeys(settings, file), byKey, file)
    const citations = found.filter(({items}) => items.some(({key}) => byKey.has(key)))
    if (citations.length > 0 || listed.length > 0) await render(tree, file, citations, listed, settings)
  }
}

async function render(
  tree: Root,
  file: VFile,
  citations: readonly CitationElement[],
  listed: readonly string[],
  settings: CitationSettings
): Promise<void> {
  const {bibliography} = settings
  // A page without citations does not load the CSL processor.
  const {renderCitations, referenceId} = await import('../cite/index.ts')
  const canonical = citations.map(citation => ({
    ...citation,
    items: citation.items.map(item => ({...item, key: bibliography.byKey.get(item.key)?.key ?? item.key}))
  }))
  const rendered = renderCitations(
    settings.style,
    // If two entries have the same key, the first one counts.
    new Map([...new Set(bibliography.byKey.values())].map(({key, csl}) => [key, csl])),
    canonical,
    listed
  )
  const withList = !settings.suppressBibliography && rendered.bibliography.length > 0
  const shown: ShownCitation[] = []
  for (const [index, {element, items, words}] of citations.entries()) {
    const content = segmentsToHast(contentOf(rendered, index), {
      words: (item, side) => words.get(items[item]?.[side] ?? []) ?? []
    })
    const [keys, number] = [keysOf(items, bibliography.byKey), index + 1]
    element.properties = {className: ['citation', ...settings.inlineClass], id: citationId(keys, number)}
    element.children = safeLinks(settings.linkCitations && withList ? content : withoutCitationLinks(content))
    shown.push({element, number, keys})
  }
  if (settings.tooltip !== undefined) addTooltips(shown, rendered, settings.tooltip, referenceHref)
  if (settings.inlineBibClass.length > 0) addEntriesBeside(tree, shown, rendered, settings.inlineBibClass)
  reportProblems(rendered.problems, citations, settings, file)
  if (withList) placeReferenceList(tree, referenceListElement(rendered, referenceId))
}

/** The content to show for a citation; in a note style, the note is shown in the sentence, in parentheses. */
function contentOf({citations, sentences, note}: RenderedCitations, index: number): readonly Segment[] {
  const content = citations[index] ?? []
  if (!note) return content
  const sentence = sentences[index]
  const open = textSegment(sentence === undefined ? '(' : ' (')
  return [...(sentence ?? []), open, ...content, textSegment(')')]
}

function keysOf(items: readonly CitationItem[], byKey: ReadonlyMap<string, Reference>): readonly string[] {
  return items.map(({key}) => byKey.get(key)?.key ?? key)
}
