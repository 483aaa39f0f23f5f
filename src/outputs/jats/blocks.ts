import type {Block, Callout, DefinitionList, Division, List, Node, Theorem} from '../../core/article.ts'
import {standsInLine} from '../../core/kinds.ts'
import {byKind} from '../../core/map-article.ts'
import type {ListNumbering} from '../../core/mdast.ts'
import {inNumerals} from '../../core/numerals.ts'
import {childNodes} from '../../core/walk-article.ts'
import {type XmlNode, xml} from '../../core/xml-tree.ts'
import {anchorId, type JatsContext} from './context.ts'
import {figure, figurePart} from './figure.ts'
import {equation} from './formula.ts'
import {htmlBlock} from './html-element.ts'
import {jatsInlines} from './inline.ts'
import {tableWrap} from './table.ts'

/** Writes blocks; inline nodes among them are put into paragraphs later, by `fitted`. */
export function jatsBlocks(nodes: readonly Node[], context: JatsContext): readonly XmlNode[] {
  return nodes.flatMap(node => (standsInLine(node) ? jatsInlines([node], context) : blockOf(node, context)))
}

type Named = Readonly<{anchor?: string; lang?: string}>

const marks = ({anchor, lang}: Named) => ({id: anchorId(anchor), 'xml:lang': lang})

/** Converts a block to JATS, by its kind. */
const blockOf = byKind<Block, [context: JatsContext], readonly XmlNode[]>(
  {
    // Only the headings of the body begin sections.
    heading: (node, context) => {
      const number = node.number === undefined ? '' : `${node.number} `
      const words = xml('bold', {}, number, jatsInlines(node.children, context))
      return [xml('p', {...marks(node), 'content-type': 'heading'}, words)]
    },
    paragraph: (node, context) => [xml('p', marks(node), jatsInlines(node.children, context))],
    figure: (node, context) => figure(node, context, jatsBlocks),
    figurePart: (node, context) => figurePart(node, context, jatsBlocks),
    table: (node, context) => [tableWrap({}, node, context, jatsBlocks)],
    equation,
    listing: node => [
      xml('code', {id: anchorId(node.anchor), language: node.language, 'xml:space': 'preserve'}, node.value)
    ],
    list,
    definitionList,
    quotation: (node, context) => [
      xml('disp-quote', marks(node), jatsBlocks(node.children, context), attribution(node, context))
    ],
    lineBlock: (node, context) => [
      xml(
        'verse-group',
        marks(node),
        node.lines.map(words => xml('verse-line', {}, jatsInlines(words, context)))
      )
    ],
    callout,
    division,
    theorem,
    thematicBreak: () => [xml('p', {'content-type': 'thematic-break'})],
    // Notes and references are at the end, and reading software generates lists of sections and index terms.
    notes: () => [],
    references: (node, context) => jatsBlocks(node.children ?? [], context),
    contents: () => [],
    index: () => [],
    element: (node, context) => htmlBlock(node, context, jatsBlocks),
    raw: node => [xml('preformat', {id: anchorId(node.anchor), 'xml:space': 'preserve'}, node.value)],
    query: () => []
  },
  (node, context) => {
    const children = childNodes(node)
    return children.length > 0 ? jatsBlocks(children, context) : [xml('p', {}, jatsInlines([node], context))]
  }
)

function attribution(
  {source}: Readonly<{source?: readonly Node[]}>,
  context: JatsContext
): XmlNode | undefined {
  return source && xml('attrib', {}, jatsInlines(source, context))
}

/** JATS's types of ordered lists, by their numbering. */
const listTypes: Readonly<Record<ListNumbering, string>> = {
  decimal: 'order',
  example: 'order',
  'lower-alpha': 'alpha-lower',
  'upper-alpha': 'alpha-upper',
  'lower-roman': 'roman-lower',
  'upper-roman': 'roman-upper'
}

/** A list. If it does not begin at 1, or contains tasks, its items have labels. */
function list(node: List, context: JatsContext): readonly XmlNode[] {
  const {ordered, numbering = 'decimal', start = 1, ownMarks, children} = node
  const isCounted = ordered && start !== 1 && listTypes[numbering] === 'order'
  const items = children.map((item, index) => {
    const label =
      item.checked !== undefined
        ? item.checked
          ? '☑'
          : '☐'
        : isCounted
          ? inNumerals(String(start + index), context.article.numerals)
          : undefined
    return xml(
      'list-item',
      {id: anchorId(item.anchor), 'xml:lang': item.lang},
      label && xml('label', {}, label),
      jatsBlocks(item.children, context)
    )
  })
  const type = ordered ? listTypes[numbering] : ownMarks ? 'simple' : 'bullet'
  return items.length === 0 ? [] : [xml('list', {...marks(node), 'list-type': type}, items)]
}

/** Writes terms, each with the definitions that follow it. */
function definitionList(node: DefinitionList, context: JatsContext): readonly XmlNode[] {
  const items: XmlNode[][] = []
  for (const child of node.children) {
    if (child.type === 'term' || items.length === 0)
      items.push([
        xml(
          'term',
          child.type === 'term' ? {id: anchorId(child.anchor)} : {},
          child.type === 'term' ? jatsInlines(child.children, context) : undefined
        )
      ])
    if (child.type === 'definition')
      items.at(-1)!.push(xml('def', {id: anchorId(child.anchor)}, jatsBlocks(child.children, context)))
  }
  return [
    xml(
      'def-list',
      {id: anchorId(node.anchor)},
      items.map(parts => xml('def-item', {}, parts))
    )
  ]
}

function callout(node: Callout, context: JatsContext): readonly XmlNode[] {
  const title = xml('caption', {}, xml('title', {}, node.title))
  return [
    xml('boxed-text', {...marks(node), 'content-type': node.kind}, title, jatsBlocks(node.children, context))
  ]
}

/**
 * Converts a division. It is replaced by its blocks, unless it is a link target, has a language, or is an epigraph with
 * a source.
 */
function division(node: Division, context: JatsContext): readonly XmlNode[] {
  const {children, classes = [], source, anchor, lang} = node
  const words = jatsBlocks(children, context)
  const type = classes.join(' ') || undefined
  if (source !== undefined)
    return [xml('disp-quote', {...marks(node), 'content-type': type}, words, attribution(node, context))]
  if (anchor === undefined && lang === undefined) return words
  return [xml('boxed-text', {...marks(node), 'content-type': type}, words)]
}

/** A theorem, proof or similar; a name that replaces the label becomes the title. */
function theorem(node: Theorem, context: JatsContext): readonly XmlNode[] {
  const {kind, label, caption, isHead, children} = node
  return [
    xml(
      'statement',
      {...marks(node), 'content-type': kind},
      isHead && caption ? undefined : xml('label', {}, label),
      caption && xml('title', {}, jatsInlines(caption, context)),
      jatsBlocks(children, context)
    )
  ]
}
