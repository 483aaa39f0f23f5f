import type {Element, Text} from 'hast'
import type {Html, Nodes, PhrasingContent} from 'mdast'
import {toHast} from 'mdast-util-to-hast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import type {Node} from 'unist'
import type {Cite} from '../core/mdast.ts'
import type {Locator} from '../core/position.ts'
import {placeOf} from '../core/position.ts'
import type {CitationItem, Place} from '../core/types.ts'
import {walk} from '../core/walk.ts'
import {remarkCitation} from '../parse/plugins/remark-citation.ts'
import type {CitationWords} from './citation-handlers.ts'

/** Parses the source of a citation; undefined if the source is not a citation. */
export type CitationParser = (source: string) => Cite | undefined

/**
 * Creates a parser for the sources of citations. It first tries `parse`, the parser of the document with all its
 * extensions; if `parse` does not support citations, as in a processor that starts from HTML, it uses a parser of its
 * own.
 */
export function citationParser(parse: ((source: string) => Node) | undefined): CitationParser {
  const own = unified().use(remarkParse).use(remarkCitation).freeze()
  const parsers = [...(parse === undefined ? [] : [parse]), (source: string) => own.parse(source)]
  return source => {
    for (const read of parsers) {
      const found = soleCitation(read(source) as Nodes, source)
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** Whether the parser of a document supports citations, as with `remarkCitation`. */
export function knowsCitations(parse: ((source: string) => Node) | undefined): boolean {
  const source = '[@key]'
  return parse !== undefined && soleCitation(parse(source) as Nodes, source) !== undefined
}

/** The text before and after the keys of a citation that was parsed from its source. */
export function affixWords(cite: Cite): CitationWords {
  const lists = cite.items.flatMap(({prefix, suffix}) => [prefix, suffix])
  return new Map(lists.map(nodes => [nodes, toContent(nodes)]))
}

/**
 * The items of a citation that was parsed from its source, with their places within the range `whole` of the document;
 * a key that is not found there gets the place of the citation.
 */
export function itemsInDocument(
  cite: Cite,
  source: string,
  whole: Place,
  text: string,
  points: Locator
): readonly CitationItem[] {
  let from = whole.start.offset
  return cite.items.map(item => {
    const written = source.slice(item.place.start.offset, item.place.end.offset)
    const start = text.indexOf(written, from)
    const end = start + written.length
    if (start < 0 || end > whole.end.offset) return {...item, place: whole}
    from = end
    return {...item, place: points.place(start, end)}
  })
}

/** The citation that a text consists of; undefined for any other text. */
function soleCitation(tree: Nodes, source: string): Cite | undefined {
  let found: Cite | undefined
  walk(tree, node => {
    const {start, end} = placeOf(node)
    if (node.type === 'cite' && start.offset === 0 && end.offset === source.length) found ??= node
    return undefined
  })
  return found
}

/**
 * Converts words in a citation to hast. HTML in them becomes text, because it is added only after rehype-raw and
 * rehype-sanitize.
 */
function toContent(nodes: readonly PhrasingContent[]): Element['children'] {
  const made = toHast(
    {type: 'paragraph', children: [...nodes]},
    {handlers: {html: (_state, {value}: Html): Text => ({type: 'text', value})}}
  )
  return made.type === 'element' ? made.children : []
}
