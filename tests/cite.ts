import type {Element, ElementContent, Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import type {PhrasingContent} from 'mdast'
import {toHast} from 'mdast-util-to-hast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {type CitationStyle, type RenderedCitations, renderCitations} from '../src/cite/index.ts'
import {segmentsToHast} from '../src/cite/segments-to-hast.ts'
import type {Cite} from '../src/core/mdast.ts'
import {plainAffixes, type Segment, segmentText, type WordsOf} from '../src/core/segment.ts'
import type {CitationInText, CitationItem, CslItem, Place} from '../src/core/types.ts'
import {remarkCitation} from '../src/parse/plugins/remark-citation.ts'

/** A Markdown text as HTML with rendered citations, and the other results of rendering. */
export type Cited = Readonly<{html: string; references: readonly string[]; rendered: RenderedCitations}>

/** Renders a Markdown text with its citations. */
export function cite(
  markdown: string,
  style: CitationStyle,
  items: readonly CslItem[],
  listed: readonly string[] = []
): Cited {
  const {texts, rendered} = citeAll([markdown], style, items, listed)
  return {
    html: texts[0] ?? '',
    references: rendered.bibliography.map(({content}) => toHtml(segmentsToHast(content))),
    rendered
  }
}

/** Renders Markdown texts that share one reference list. */
export function citeAll(
  markdowns: readonly string[],
  style: CitationStyle,
  items: readonly CslItem[],
  listed: readonly string[] = []
): Readonly<{texts: readonly string[]; rendered: RenderedCitations}> {
  const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkCitation)
  const trees = markdowns.map(markdown => parser.parse(markdown))
  const cites: Cite[] = []
  for (const tree of trees) {
    visit(tree, 'cite', (node: Cite) => {
      cites.push(node)
    })
  }
  const references = new Map(items.map(item => [item.id, item]))
  const rendered = renderCitations(style, references, cites.map(citationOf), listed)
  const contents = new Map(cites.map((node, index) => [node, rendered.citations[index] ?? []]))
  const handlers = {
    cite: (_state: unknown, node: Cite) =>
      segmentsToHast(contents.get(node) ?? [], {words: wordsIn(node.items)})
  }
  return {texts: trees.map(tree => toHtml(toHast(tree, {handlers}) as Root)), rendered}
}

/** The text of a rendered citation, including the author's words. */
export function saidBy(segments: readonly Segment[], {items}: Pick<CitationInText, 'items'>): string {
  return segmentText(segments, plainAffixes(items))
}

/** The text of HTML, without its tags. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x26;', '&')
    .replaceAll('&#x3C;', '<')
    .replace(/\s+/g, ' ')
    .trim()
}

const NOWHERE = {line: 1, column: 1, offset: 0}
export const place: Place = {start: NOWHERE, end: NOWHERE}

function citationOf(node: Cite): CitationInText {
  return {items: node.items, narrative: node.narrative, place}
}

/** The author's words around the works of a citation, as HTML. */
export function wordsIn(items: readonly CitationItem[]): WordsOf<readonly ElementContent[]> {
  return (item, side) => inline(items[item]?.[side] ?? [])
}

function inline(nodes: readonly PhrasingContent[]): ElementContent[] {
  const paragraph = toHast({type: 'paragraph', children: [...nodes]}) as Element
  return paragraph.children
}
