import type {Root} from 'hast'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import type {RenderedCitations} from '../cite/index.ts'
import {citationId} from '../cite/reference-id.ts'
import {segmentsToHast} from '../cite/segments-to-hast.ts'
import {type Segment, textSegment} from '../core/segment.ts'
import type {CitationItem, Reference} from '../core/types.ts'
import {type CitationElement, findCitations} from './citation-elements.ts'
import {
  reportListed,
  reportLostNotes,
  reportProblems,
  reportUndefined,
  reportUnsupported
} from './citation-messages.ts'
import {
  type CitationSettings,
  listedKeys,
  type RehypeCitationOptions,
  readOptions
} from './citation-options.ts'
import {citationParser} from './citation-source.ts'
import {safeLinks, withoutCitationLinks} from './links.ts'
import {placeReferenceList, referenceList} from './reference-list.ts'

/**
 * Renders the citations of a Markdown document and its list of references with a CSL style: a rehype plugin with the
 * option names and the markup of the package rehype-citation (2.3.2), for a site that wants to switch over.
 *
 * ```js
 * const locale = createRequire(import.meta.url).resolve('galley/locales/locales-en-US.xml')
 * unified()
 *   .use(remarkParse)
 *   .use(remarkCitation)
 *   .use(remarkRehype, {handlers: citationHandlers})
 *   .use(rehypeCitation, {
 *     bibliography: readFileSync('references.bib', 'utf8'),
 *     csl: readFileSync('apa.csl', 'utf8'),
 *     locales: readFileSync(locale, 'utf8')
 *   })
 *   .use(rehypeStringify)
 * ```
 *
 * `remarkCitation` finds the citations. The handlers may be left out: then the source of each citation is read again,
 * which gives the same but for notes and link definitions of the document that its words use; their source is shown.
 * So the plugin also works after rehype-raw, and after rehype-sanitize if that keeps the class `citation`.
 *
 * A citation becomes `span.citation#citation--KEY--N`, the list `div#refs.references.csl-bib-body` with a
 * `div.csl-entry#bib-KEY` for each work, in place of a paragraph `[^ref]`, else at the end, before notes. Unlike there,
 * keys keep their case in ids, and citations of a note style appear in parentheses, in place.
 *
 * Reports keys that the bibliography does not have, works that the style cannot render, and options that it does not
 * know, as messages with the rule names of galley. A citation without any known key stays as the author wrote it, so
 * that a name such as `@types/node` does. Throws only for options that cannot work: a path in place of a text.
 */
export const rehypeCitation: Plugin<[RehypeCitationOptions], Root> = function (options) {
  const settings = readOptions(options)
  const parse = citationParser(this.parser === undefined ? undefined : source => this.parse(source))

  return async (tree, file) => {
    reportUnsupported(settings, file)
    const {byKey} = settings.bibliography
    const found = findCitations(tree, file, parse)
    for (const citation of found) {
      reportUndefined(citation.items, byKey, file)
      reportLostNotes(citation, file)
    }
    const listed = reportListed(listedKeys(settings, file), byKey, file)
    const citations = found.filter(({items}) => items.some(({key}) => byKey.has(key)))
    if (citations.length > 0 || listed.length > 0) await render(tree, file, citations, listed, settings)
  }
}

export default rehypeCitation

async function render(
  tree: Root,
  file: VFile,
  citations: readonly CitationElement[],
  listed: readonly string[],
  settings: CitationSettings
): Promise<void> {
  const {bibliography} = settings
  // A page that cites nothing does without the CSL processor.
  const {renderCitations, referenceId} = await import('../cite/index.ts')
  const canonical = citations.map(citation => ({
    ...citation,
    items: citation.items.map(item => ({...item, key: bibliography.byKey.get(item.key)?.key ?? item.key}))
  }))
  const rendered = renderCitations(
    settings.style,
    // By first entry, not by last, where two have the same key.
    new Map([...new Set(bibliography.byKey.values())].map(({key, csl}) => [key, csl])),
    canonical,
    listed
  )
  const withList = !settings.suppressBibliography && rendered.bibliography.length > 0
  for (const [index, {element, items, words}] of citations.entries()) {
    const content = segmentsToHast(contentOf(rendered, index), {
      words: (item, side) => words.get(items[item]?.[side] ?? []) ?? []
    })
    element.properties = {
      className: ['citation', ...settings.inlineClass],
      id: citationId(keysOf(items, bibliography.byKey), index + 1)
    }
    element.children = safeLinks(settings.linkCitations && withList ? content : withoutCitationLinks(content))
  }
  reportProblems(rendered.problems, citations, settings, file)
  if (withList) placeReferenceList(tree, referenceList(rendered, referenceId))
}

/** The content shown for a citation; a note of a note style appears in the sentence, in parentheses. */
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
