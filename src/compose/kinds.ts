import type {Image as ImageNode, ImageReference, LinkReference, Nodes, Parents, PhrasingContent} from 'mdast'
import type {Math as DisplayMath, InlineMath} from 'mdast-util-math'
import type {Block, Equation, Heading, Image, Inline, Node, Quotation, Span} from '../core/article.ts'
import type {Attributes, Cite, Div, HtmlElementNode} from '../core/mdast.ts'
import {inNumerals} from '../core/numerals.ts'
import {shownOutputs} from '../core/output-conditions.ts'
import {picturePath} from '../core/path.ts'
import {capitalised, type Terms, terms} from '../core/terms/index.ts'
import {citation} from './citation.ts'
import {anchorOf, attributesOf, blockOf, blocksIn, type Composing, placeIn} from './context.ts'
import {crossReference} from './cross-reference.ts'
import {describedBy} from './described-by.ts'
import {withEdit} from './edits.ts'
import {figure} from './figure.ts'
import {glossaryPlace, glossaryTerm} from './glossary.ts'
import {link, linksTo} from './link.ts'
import {listing} from './listing.ts'
import {definitionList, list} from './lists.ts'
import {noteCall} from './note-call.ts'
import {queries, queriesAtBeginning, withQuestions} from './queries.ts'
import {listIndex} from './reference-lists.ts'
import {restated} from './restated.ts'
import {runningText, settled} from './running-text.ts'
import {isSiglaPlace, siglaList} from './sigla.ts'
import {table} from './table.ts'
import {theorem} from './theorem.ts'

type Of<Type extends Nodes['type']> = Extract<Nodes, {type: Type}>

/** For each kind of node, the function that composes it into article nodes; into none if it only affects other nodes. */
type Kinds = {
  readonly [Type in Nodes['type']]: (
    node: Of<Type>,
    composing: Composing,
    parent: Parents | undefined
  ) => Node | readonly Node[]
}

/** Composes an empty list, for a kind that is composed together with its parent, or only affects other nodes. */
const nothing = (): readonly Node[] => []

/** The table of kinds of Markdown nodes: how each is composed into article nodes. */
const kinds: Kinds = {
  heading: (node, composing) => heading(node, composing),
  paragraph: (node, composing) =>
    node.children.length > 0 && node.children.every(isForLatex)
      ? []
      : {
          type: 'paragraph',
          ...blockOf(node, composing),
          ...(node.data?.noIndent === true && {noIndent: true}),
          children: runningText(node, composing)
        },
  code: listing,
  list,
  definitionList,
  table,
  figure,
  math: equation,
  blockquote: (node, composing) => quotation(node, composing),
  lineBlock: (node, composing) => ({
    type: 'lineBlock',
    ...blockOf(node, composing),
    lines: node.children.map(line => runningText(line, composing))
  }),
  div: (node, composing) =>
    node.data?.theorem ? theorem(node, node.data.theorem, composing) : division(node, composing),
  thematicBreak: (node, composing) => ({type: 'thematicBreak', ...blockOf(node, composing)}),

  text: node => ({type: 'text', value: node.value}),
  emphasis: (node, composing) => ({type: 'emphasis', children: runningText(node, composing)}),
  strong: (node, composing) => ({type: 'strong', children: runningText(node, composing)}),
  delete: (node, composing) => ({type: 'delete', children: runningText(node, composing)}),
  superscript: (node, composing) => ({type: 'superscript', children: runningText(node, composing)}),
  subscript: (node, composing) => ({type: 'subscript', children: runningText(node, composing)}),
  span: (node, composing): Span => ({
    type: 'span',
    ...anchorOf(node, composing),
    ...conditional(node.data?.attributes),
    children: runningText(node, composing)
  }),
  inlineCode: (node, composing) => ({
    type: 'inlineCode',
    ...anchorOf(node, composing),
    value: node.value.replace(/\r?\n|\r/g, ' ')
  }),
  break: () => ({type: 'break'}),
  link,
  linkReference: (node, composing) => linkReference(node, composing),
  image: (node, composing) => image(node, composing),
  imageReference: (node, composing) => imageReference(node, composing),
  inlineMath: (node, composing) =>
    node.data?.display === true ? equation(node, composing) : {type: 'formula', tex: node.value},
  abbreviation: (node, composing) => ({
    type: 'abbreviation',
    title: node.title,
    children: runningText(node, composing)
  }),
  glossaryTerm,
  indexMark: (node, composing) => ({type: 'indexMark', ...anchorOf(node, composing), index: node.index}),
  cite: (node, composing, parent) => {
    const references = composing.manuscript.labelCites.get(node)
    if (references !== undefined) return referencesInPlace(node, references, composing, parent)
    return citation(node, parent, composing)
  },
  crossReference: (node, composing, parent) => crossReference(composing, node, parent),
  crossReferenceList: (node, composing, parent) => crossReference(composing, node, parent),
  footnoteReference: noteCall,
  inlineNote: noteCall,

  editorQuery: queries,
  deleted: (node, composing, parent) =>
    composing.children({type: parent?.type ?? 'paragraph', children: node.content} as Parents, composing),

  htmlElement: (node, composing) => htmlElement(node, composing),
  html: (node, composing, parent) =>
    /^\s*<!--[\s\S]*-->\s*$/.test(node.value)
      ? queries(node, composing, parent)
      : {
          type: 'raw',
          format: 'html',
          value: node.value,
          ...anchorOf(node, composing),
          ...placeIn(node, composing)
        },
  rawTex: (node, composing) =>
    isForLatex(node)
      ? []
      : {
          type: 'raw',
          format: 'tex',
          ...(node.block && {block: true}),
          value: node.value,
          ...placeIn(node, composing)
        },

  root: nothing,
  listItem: nothing,
  definitionTerm: nothing,
  definitionDescription: nothing,
  tableRow: nothing,
  tableCell: nothing,
  blockCell: nothing,
  caption: nothing,
  line: nothing,
  quotationSource: nothing,
  footnoteDefinition: nothing,
  definition: nothing,
  editMark: nothing,
  macros: nothing,
  nocite: nothing,
  yaml: nothing
}

/** Whether a node is LaTeX for LaTeX alone or a definition, which no output prints, or white space. */
function isForLatex(node: Nodes): boolean {
  if (node.type === 'macros') return true
  return node.type === 'rawTex' ? node.isForLatex === true : node.type === 'text' && node.value.trim() === ''
}

/** Composes the children of a node. */
export function composeChildren(parent: Parents, composing: Composing): readonly Node[] {
  const children = (parent.children as readonly Nodes[]).flatMap(child =>
    withQuestions(child, parent, composing, composeNode(child, composing, parent))
  )
  return [...queriesAtBeginning(parent, composing), ...children]
}

function composeNode(node: Nodes, composing: Composing, parent: Parents): readonly Node[] {
  const compose = kinds[node.type] as
    | ((node: Nodes, composing: Composing, parent: Parents) => Node | readonly Node[])
    | undefined
  const composed = compose === undefined ? wordsWithin(node, composing) : compose(node, composing, parent)
  const nodes = 'type' in composed ? [composed] : composed
  const edit = node.data?.edit
  return edit === undefined ? nodes : nodes.map(each => withEdit(each, edit, composing))
}

/** Composes the text of a node whose kind is unknown to galley, because another program added it. */
function wordsWithin(node: Nodes, composing: Composing): readonly Node[] {
  if ('children' in node) return composing.children(node, composing)
  return 'value' in node ? [{type: 'text', value: node.value}] : []
}

function heading(node: Of<'heading'>, composing: Composing): Heading {
  const number = composing.manuscript.numbers.get(node)
  const {classes, tooltip: _, ...attributes} = attributesOf(node.data?.attributes)
  return {
    type: 'heading',
    ...blockOf(node, composing),
    ...anchorOf(node, composing),
    ...attributes,
    level: Math.max(1, node.depth - composing.topDepth + 1),
    ...(number && {number: inNumerals(number, composing.numerals)}),
    ...(classes?.includes('unnumbered') && {unnumbered: true}),
    ...(classes?.includes('unlisted') && {unlisted: true}),
    children: runningText(node, composing)
  }
}

/**
 * Composes a display formula, as a block or within a line of text. If its lines are numbered separately, it has no
 * number of its own.
 */
function equation(node: DisplayMath | InlineMath, composing: Composing): Equation {
  const {manuscript} = composing
  const lines = manuscript.lineNumbers.get(node)
  const number = lines === undefined ? manuscript.numbers.get(node) : undefined
  const printed = lines ?? (number === undefined ? [] : [number])
  const bare = printed.filter((_, index) => node.data?.lines?.[index]?.bare)
  const lineAnchors = manuscript.lineIds.get(node)?.some(Boolean) ? manuscript.lineIds.get(node) : undefined
  return {
    type: 'equation',
    ...blockOf(node, composing),
    ...anchorOf(node, composing),
    tex: node.value,
    ...(node.type === 'inlineMath' && {inline: true}),
    ...(number && {number}),
    ...(lines && {lines}),
    ...(bare.length > 0 && {bare}),
    ...(lineAnchors && {lineAnchors})
  }
}

function quotation(node: Of<'blockquote'>, composing: Composing): Quotation {
  return {type: 'quotation', ...blockOf(node, composing), ...quoted(node, composing)}
}

/** The content of a quotation or an epigraph, with its source separate from the quoted text. */
function quoted(
  node: Of<'blockquote'> | Div,
  composing: Composing
): Readonly<{children: readonly Block[]; source?: readonly Inline[]}> {
  const source = node.children.at(-1)
  if (source?.type !== 'quotationSource') return {children: blocksIn(node, composing)}
  const words = {...node, children: node.children.slice(0, -1)} as Parents
  return {children: blocksIn(words, composing), source: runningText(source, composing)}
}

function division(node: Div, composing: Composing): Block {
  const again = restated(node, composing)
  if (again !== undefined) return again
  const {manuscript} = composing
  const {attributes, callout} = node.data ?? {}
  const block = blockOf(node, composing)
  const list = listIndex(manuscript, node)
  if (list !== undefined) return {type: 'references', ...block, list, children: blocksIn(node, composing)}
  const ofTerms = glossaryPlace(node, composing)
  if (ofTerms !== undefined) return ofTerms
  // A placeholder, which `withIndex` fills.
  if (attributes?.id === 'index' && node.children.length === 0)
    return {type: 'index', ...block, title: '', entries: []}
  const shared = {...block, ...anchorOf(node, composing), ...attributesOf(attributes)}
  if (isSiglaPlace(node)) {
    const children = [...blocksIn(node, composing), ...siglaList(node, composing)]
    return {type: 'division', ...shared, children}
  }
  if (callout === undefined)
    return {type: 'division', ...shared, ...conditional(attributes), ...quoted(node, composing)}
  const own = terms(attributes?.pairs.lang ?? manuscript.metadata.lang)
  const title = titleOfAdmonition(attributes, own) ?? own.callouts[callout]
  return {type: 'callout', kind: callout, title, ...shared, children: blocksIn(node, composing)}
}

/** The title of a MyST admonition, such as “Danger”, if its kind of callout has a different title. */
function titleOfAdmonition(attributes: Attributes | undefined, own: Terms): string | undefined {
  const [, name] =
    attributes?.classes.map(each => /^admonition-(\w+)$/.exec(each)).find(each => each !== null) ?? []
  if (name === 'seealso') return capitalised(own.index.seeAlso)
  return name === 'attention' || name === 'danger' || name === 'error' || name === 'todo'
    ? own.admonitions[name]
    : undefined
}

/** The classes and other attributes of content, and the outputs to which Quarto's attributes restrict it. */
function conditional(attributes: Attributes | undefined): Partial<Pick<Span, 'classes' | 'outputs'>> {
  const outputs = attributes && shownOutputs(attributes)
  const {classes, ...others} = attributesOf(attributes)
  if (outputs === undefined) return {...(classes && {classes}), ...others}
  const own = (classes ?? []).filter(name => name !== 'content-visible' && name !== 'content-hidden')
  return {...(own.length > 0 && {classes: own}), ...others, outputs}
}

function linkReference(node: LinkReference, composing: Composing): readonly Inline[] {
  const definition = composing.definitions.get(node.identifier.toUpperCase())
  const words = runningText(node, composing)
  return definition === undefined
    ? words
    : linksTo(definition.url, definition.title ?? undefined, node, words, composing)
}

function image(node: ImageNode, composing: Composing): Image {
  const {width, height} = node.data?.attributes?.pairs ?? {}
  const path = picturePath(node.url, composing.file)
  // In older Pandoc papers, `fig:` in the title marks a figure.
  const tooltip = node.title?.replace(/^fig:/, '')
  return {
    type: 'image',
    ...anchorOf(node, composing),
    ...placeIn(node, composing),
    url: node.url,
    ...(path !== undefined && {path}),
    alt: describedBy(node.data?.description, composing) ?? node.alt ?? '',
    ...(tooltip && {tooltip}),
    ...(width && {width}),
    ...(height && {height})
  }
}

function imageReference(node: ImageReference, composing: Composing): Image {
  const {url = '', title} = composing.definitions.get(node.identifier.toUpperCase()) ?? {}
  const {alt = null, data, position} = node
  const picture: ImageNode = {type: 'image', url, alt, ...(title && {title}), ...(data && {data})}
  return {...image({...picture, ...(position && {position})}, composing), ...anchorOf(node, composing)}
}

/** Composes cross-references that were parsed as a `cite`, as if they were siblings of the adjacent nodes. */
function referencesInPlace(
  node: Cite,
  references: readonly PhrasingContent[],
  composing: Composing,
  parent: Parents | undefined
): readonly Node[] {
  const siblings: readonly Nodes[] = parent?.children ?? []
  const before = siblings.slice(0, Math.max(0, siblings.indexOf(node))) as PhrasingContent[]
  const place: Parents = {
    type: parent?.type === 'paragraph' ? 'paragraph' : 'emphasis',
    children: [...before, ...references]
  }
  return references.flatMap(each => composeNode(each, composing, place))
}

function htmlElement(node: HtmlElementNode, composing: Composing): Node {
  const {colspan, rowspan} = node.data?.attributes?.pairs ?? {}
  const children = composeChildren(node, composing)
  return {
    type: 'element',
    ...blockOf(node, composing),
    ...anchorOf(node, composing),
    ...attributesOf(node.data?.attributes),
    tagName: node.tagName,
    ...(colspan !== undefined && {columns: colspan}),
    ...(rowspan !== undefined && {rows: rowspan}),
    children: textElements.has(node.tagName) ? settled(children, composing) : children
  }
}

/** HTML elements that contain running text. */
const textElements: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 li td th dt dd figcaption caption a em strong del span sup sub'.split(' ')
)
