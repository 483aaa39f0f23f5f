import {normalizeUri} from 'micromark-util-sanitize-uri'
import type {Abbreviation, Inline, Link, Node, Span} from '../../core/article.ts'
import {byKind} from '../../core/map-article.ts'
import type {SegmentFormat} from '../../core/segment.ts'
import {isSafeUrl} from '../../core/url.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import type {XmlAttributes} from '../../core/write-xml.ts'
import {isXmlElement, type XmlNode, xml} from '../../core/xml-tree.ts'
import {withRanges} from './citation.ts'
import {anchorId, type JatsContext} from './context.ts'
import {equation, formula} from './formula.ts'
import {htmlInline} from './html-element.ts'
import {indexMark} from './index-term.ts'
import {graphic} from './picture.ts'

/** Converts running text to JATS. */
export function jatsInlines(nodes: readonly Node[], context: JatsContext): readonly XmlNode[] {
  return nodes.flatMap(node => nodesOf(node, context))
}

const within = (node: Node, context: JatsContext): readonly XmlNode[] =>
  jatsInlines(childNodes(node), context)

type Marked = Node & Readonly<{anchor?: string; lang?: string}>

/**
 * Returns a writer that puts the text of a node into an element of this name, and within it into an element for its
 * language.
 */
function as(
  name: string,
  attributes: XmlAttributes = {}
): (node: Marked, context: JatsContext) => readonly XmlNode[] {
  return (node, context) => [
    xml(name, {id: anchorId(node.anchor), ...attributes}, inLanguage(node.lang, within(node, context)))
  ]
}

function inLanguage(lang: string | undefined, words: readonly XmlNode[]): readonly XmlNode[] {
  return lang === undefined ? words : [xml('styled-content', {'xml:lang': lang}, words)]
}

const value = ({value: words}: Readonly<{value: string}>): readonly XmlNode[] => [words]
const code = ({value: words, anchor}: Readonly<{value: string; anchor?: string}>): readonly XmlNode[] => [
  xml('monospace', {id: anchorId(anchor)}, words)
]

/** Converts an inline node to JATS, by its kind. */
const nodesOf = byKind<Inline, [context: JatsContext], readonly XmlNode[]>(
  {
    text: value,
    emphasis: as('italic'),
    strong: as('bold'),
    delete: as('strike'),
    superscript: as('sup'),
    subscript: as('sub'),
    span,
    inlineCode: code,
    break: () => [xml('break')],
    link,
    image: (node, context) => [graphic('inline-graphic', node, context)],
    formula,
    equation,
    abbreviation,
    citation: (node, context) => jatsInlines(withRanges(node, context), context),
    work: (node, context) => {
      const words = within(node, context)
      return node.target === undefined ? words : [xml('xref', {'ref-type': 'bibr', rid: node.target}, words)]
    },
    undefinedWork: ({value: words}) => [xml('bold', {}, words)],
    formatted: (node, context) => {
      const name = formats[node.format]
      const words = within(node, context)
      return name === undefined ? words : [xml(name, {}, words)]
    },
    language: (node, context) => inLanguage(node.lang, within(node, context)),
    entryPart: (node, context) => [...within(node, context), ' '],
    crossReference: (node, context) => [
      xml('xref', {id: anchorId(node.anchor), rid: anchorId(node.target)}, within(node, context))
    ],
    undefinedReference: ({value: words}) => [xml('bold', {}, words)],
    noteCall: node => [xml('xref', {'ref-type': 'fn', rid: `note-${node.note}`}, xml('sup', {}, node.label))],
    element: (node, context) => htmlInline(node, within(node, context)),
    raw: code,
    indexMark,
    // Queries are shown only in proofs.
    query: () => []
  },
  (node, context) => (childNodes(node).length > 0 ? within(node, context) : [wordsOf([node])])
)

/** The element for each CSL format; words in any other format look like the surrounding words. */
const formats: Readonly<Partial<Record<SegmentFormat, string>>> = {
  italic: 'italic',
  bold: 'bold',
  emphasis: 'italic',
  strong: 'bold',
  superscript: 'sup',
  subscript: 'sub',
  'small-caps': 'sc',
  underline: 'underline',
  roman: 'roman'
}

/** The elements for certain classes. */
const elementsOfClasses: Readonly<Record<string, string>> = {
  smallcaps: 'sc',
  ul: 'underline',
  underline: 'underline',
  kbd: 'monospace'
}

function span(node: Span, context: JatsContext): readonly XmlNode[] {
  const {classes = [], anchor, lang} = node
  const names = classes.map(name =>
    Object.hasOwn(elementsOfClasses, name) ? elementsOfClasses[name] : undefined
  )
  const name = names.find(each => each !== undefined)
  const others = classes.filter((_, index) => names[index] === undefined).join(' ') || undefined
  const words = within(node, context)
  const id = anchorId(anchor)
  if (name === undefined) {
    if (others === undefined && id === undefined && lang === undefined) return words
    return [xml('styled-content', {id, 'style-type': others, 'xml:lang': lang}, words)]
  }
  return [xml(name, {id}, inLanguage(lang, words))]
}

/** An abbreviation; if its words contain elements, which JATS does not allow there, only the words are written. */
function abbreviation(node: Abbreviation, context: JatsContext): readonly XmlNode[] {
  const words = within(node, context)
  if (words.some(word => isXmlElement(word))) return words
  return [xml('abbrev', {id: anchorId(node.anchor), alt: node.title}, words)]
}

/** A link; as on the page, a URL that could run a script is shown as text instead. */
function link(node: Link, context: JatsContext): readonly XmlNode[] {
  const {url, anchor, lang} = node
  const words = inLanguage(lang, within(node, context))
  const href = normalizeUri(url)
  const id = anchorId(anchor)
  if (href.startsWith('#')) return [xml('xref', {id, rid: anchorId(decoded(href.slice(1)))}, words)]
  if (!isSafeUrl(href)) return [...words, ' ', xml('monospace', {id}, href)]
  const title = isAddress(wordsOf([node])) ? hostOf(href) : undefined
  return [
    xml('ext-link', {id, 'ext-link-type': 'uri', 'xlink:href': address(href), 'xlink:title': title}, words)
  ]
}

/** Whether the text of a link is just its URL (JATS4R, “Accessibility”). */
function isAddress(words: string): boolean {
  return /^(?:https?|s?ftp):\/\//.test(words.trim())
}

/** The host name of a URL. */
function hostOf(href: string): string | undefined {
  return URL.canParse(href) ? new URL(href).hostname || undefined : undefined
}

/** A URL, normalized as in a browser: JATS schemas reject some mistyped URLs that browsers accept. */
function address(href: string): string {
  if (URL.canParse(href)) return new URL(href).href
  // A colon in the first segment would be parsed as the end of a scheme (RFC 3986, 4.2).
  return /^[^/?#]*:/.test(href) ? `./${href}` : href
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
