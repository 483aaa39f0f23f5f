import type {
  BlockContent,
  Blockquote,
  DefinitionContent,
  Heading,
  Image,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  TableRow
} from 'mdast'
import type {Attributes, Directive, Div} from '../../../core/mdast.ts'
import {theoremKind} from '../../../core/theorem-kinds.ts'
import {addLabel, attach} from '../attributes/inline-attributes.ts'
import {nameTerms} from '../remark-definition-list.ts'
import {spanOf} from '../source.ts'
import {cardBlocks} from './card.ts'
import {numbered} from './directive.ts'
import {admonitions, isForeignBlock} from './directive-names.ts'
import {glossaryItem} from './glossary-items.ts'
import {indexSpans} from './index-entries.ts'

type Blocks = Div['children']

/** Converts a directive to the nodes of the equivalent in Pandoc's notation. */
export function nodesOfDirective(div: Div, source: string): Blocks {
  const {directive, attributes} = div.data ?? {}
  if (directive === undefined || attributes === undefined) return [div]
  const {name} = directive
  // Kept as a directive, because findings about it need its name.
  if (contentsNames.has(name)) return [{...div, children: [], data: {directive, attributes}}]
  if (isForeignBlock(name))
    return [
      {...div, children: titled(div), data: {directive, attributes: withClasses(attributes, classOf(name))}}
    ]
  if (admonitions.has(name)) return [admonition(div, directive, attributes)]
  if (name === 'figure' || name === 'image') return [picture(div, directive, attributes)]
  if (name === 'iframe') return frameBlocks(div, directive, attributes)
  if (name === 'table' || name === 'list-table') return [table(div, directive, attributes)]
  if (name === 'epigraph' || name === 'pull-quote' || name === 'blockquote')
    return [{type: 'blockquote', children: blocksOf(div), ...spanOf(div, div)}]
  if (name === 'prf:algorithm') return [algorithm(div, numbered(attributes, directive.options))]
  if (name.startsWith('prf:')) return [theorem(div, directive, attributes)]
  if (name === 'glossary')
    return [namedGlossary({...div, data: {attributes: withClasses(attributes, 'glossary')}}, source)]
  if (name === 'index')
    return [{type: 'paragraph', children: indexSpans(directive.path), ...spanOf(div, div)}]
  if (name === 'show-index') return [{...div, data: {attributes: {...attributes, id: 'index'}}}]
  if (name === 'bibliography') return [bibliography(div, directive, attributes)]
  if (name === 'card' || name === 'grid-item-card')
    return [{...div, children: cardBlocks(div, directive, argumentOf(div)) as Blocks, data: {attributes}}]
  if (name === 'div') return [{...div, data: {attributes: withClasses(attributes, classOf(directive.path))}}]
  const own: Readonly<Record<string, string>> = {
    'tab-set': 'panel-tabset',
    margin: 'column-margin',
    sidebar: 'column-margin',
    aside: 'column-margin'
  }
  const children = argumentOf(div) === undefined ? div.children : titled(div)
  return [{...div, children, data: {attributes: withClasses(attributes, own[name])}}]
}

const contentsNames: ReadonlySet<string> = new Set(['contents', 'tableofcontents', 'toc'])

function classOf(name: string): string | undefined {
  const words = name.trim().replace(/[^\w-]+/g, '-')
  return words === '' ? undefined : words
}

/**
 * Marks a division as the list of the paper's references or, with sphinxcontrib-bibtex's filter by document, of the
 * chapter's references.
 */
function bibliography(div: Div, {options}: Directive, attributes: Attributes): Div {
  const isOfChapter = /\bdocname in docnames\b/.test(options.get('filter') ?? '')
  const own: Attributes = isOfChapter
    ? {...withClasses(attributes, 'refs'), pairs: {...attributes.pairs, scope: 'chapter'}}
    : {...attributes, id: 'refs'}
  // The argument is the file of the works, which is read elsewhere.
  const children = argumentOf(div) === undefined ? div.children : div.children.slice(1)
  return {...div, children, data: {attributes: own}}
}

/** Gives the terms of a glossary their ids. */
function namedGlossary(div: Div, source: string): Div {
  div.children = div.children.map(node => glossaryItem(node, source))
  nameTerms(div)
  return div
}

/** Converts an algorithm, whose caption follows the name of the directive. */
function algorithm(div: Div, attributes: Attributes): Div {
  const caption = argumentOf(div)
  const body = div.children.slice(caption ? 1 : 0)
  return {
    ...div,
    children: [...body, ...(caption ? [caption] : [])],
    data: {attributes: withClasses(attributes, 'algorithm')}
  }
}

/**
 * Converts a theorem or a similar block to the form that remark-theorem expects. The text after the name of the
 * directive is the theorem's name.
 */
function theorem(div: Div, {name, options}: Directive, attributes: Attributes): Div {
  const argument = argumentOf(div)
  const classes = [name.slice('prf:'.length), ...numbered(attributes, options).classes]
  const caption = argument && {...argument, type: 'caption' as const}
  return {
    ...div,
    children: [...(caption ? [caption] : []), ...div.children.slice(argument ? 1 : 0)],
    data: {attributes: {...attributes, classes}}
  }
}

/** The blocks of a directive without a caption. */
function blocksOf({children}: Div): Blockquote['children'] {
  return children.filter(node => node.type !== 'caption')
}

function withClasses(attributes: Attributes, name: string | undefined): Attributes {
  return name === undefined ? attributes : {...attributes, classes: [name, ...attributes.classes]}
}

/**
 * The paragraph with the text after the name of a directive, which begins on the line of the fence; undefined if none
 * exists.
 */
function argumentOf(div: Div): Paragraph | undefined {
  const [first] = div.children
  const isArgument = first?.type === 'paragraph' && first.position?.start.line === div.position?.start.line
  return isArgument ? first : undefined
}

/** The blocks of a directive, preceded by its title in bold. */
function titled(div: Div): Blocks {
  const title = argumentOf(div)
  if (title === undefined) return div.children
  const version = ofVersions.get(div.data?.directive?.name ?? '')
  const before: PhrasingContent[] = version === undefined ? [] : [{type: 'text', value: `${version} `}]
  const strong: PhrasingContent = {
    type: 'strong',
    children: [...before, ...title.children],
    ...spanOf(title, title)
  }
  return [{...title, children: [strong]}, ...div.children.slice(1)]
}

function admonition(div: Div, {name}: Directive, attributes: Attributes): Div {
  const {classes} = attributes
  const kind = classes
    .filter(each => each !== 'dropdown' && each !== 'admonition')
    .map(each => admonitions.get(each))
    .find(each => each !== undefined)
  const callout =
    (name === 'admonition' || name === 'callout' || name === 'dropdown' ? kind : undefined) ??
    admonitions.get(name) ??
    'note'
  // A class such as `solution` would make the callout a theorem.
  const others = classes.filter(each => !admonitions.has(each) && theoremKind(each) === undefined)
  const title = argumentOf(div)
  const words: PhrasingContent[] = title?.children ?? []
  const own = words.length === 0 && hasOwnTitle(name) ? [`admonition-${name}`] : []
  const data = {attributes: {...attributes, classes: [`callout-${callout}`, ...own, ...others]}}
  if (words.length === 0) return {...div, data}
  // A heading directly after the fence becomes the title of the callout.
  const heading: Heading = {type: 'heading', depth: 3, children: words, ...(title && spanOf(title, title))}
  return {...div, children: [heading, ...div.children.slice(title ? 1 : 0)], data}
}

/** Whether an admonition has a title of its own in MyST, rather than the title of its kind. */
function hasOwnTitle(name: string): boolean {
  return /^(?:attention|danger|error|seealso|todo)$/.test(name)
}

/** The text before the version in a directive of Sphinx. */
const ofVersions: ReadonlyMap<string, string> = new Map([
  ['deprecated', 'Deprecated since version'],
  ['versionadded', 'New in version'],
  ['versionchanged', 'Changed in version']
])

/** Converts a picture; the text below it, including a legend, is its caption. */
function picture(div: Div, {name, path, options}: Directive, attributes: Attributes): Blocks[number] {
  const paragraphs = div.children.filter((node): node is Paragraph => node.type === 'paragraph')
  const rows = path === '' ? paragraphs.filter(isRow) : []
  const words = paragraphs.filter(node => !rows.includes(node))
  const others = div.children.filter(node => node.type !== 'paragraph')
  for (const row of rows) nameRow(row)
  // A figure without a picture of its own contains pictures or figures.
  if (rows.length > 0 || (path === '' && others.length > 0)) {
    const [only, ...more] = rows.flatMap(({children}) => children.filter(({type}) => type === 'image'))
    const width = options.get('width')
    if (
      only?.type === 'image' &&
      more.length === 0 &&
      width !== undefined &&
      only.data?.attributes === undefined
    )
      only.data = {
        ...only.data,
        attributes: {classes: [], pairs: {width: /^\d+$/.test(width) ? `${width}px` : width}}
      }
    return {
      ...div,
      children: [...rows, ...others, ...joined(words)],
      data: {attributes: withClasses(numbered(attributes, options), 'figure')}
    }
  }
  // A figure of words, whose last paragraph is its caption.
  if (path === '' && name === 'figure' && words.length > 0) {
    const children = words.length === 1 ? words : [...words.slice(0, -1), ...joined(words.slice(-1))]
    return {...div, children, data: {attributes: withClasses(numbered(attributes, options), 'figure')}}
  }
  const size = ['width', 'height'].flatMap(key => {
    const value = options.get(key)
    return value === undefined ? [] : [[key, /^\d+$/.test(value) ? `${value}px` : value] as const]
  })
  const image: Image = {
    type: 'image',
    // The output of a notebook cell, `#cell`, whose placeholder is a picture.
    url: path.startsWith('#') ? (options.get('placeholder') ?? path) : path,
    alt: options.get('alt') ?? '',
    ...(size.length > 0 && {data: {attributes: {classes: [], pairs: Object.fromEntries(size)}}}),
    ...spanOf(div, div)
  }
  const paragraph: Paragraph = {type: 'paragraph', children: [image], ...spanOf(div, div)}
  if (name === 'image' && words.length === 0) {
    if (Object.keys(attributes.pairs).length > 0) attach(image, {classes: [], pairs: attributes.pairs})
    return paragraph
  }
  return {
    ...div,
    children: [paragraph, ...others, ...joined(words)],
    data: {attributes: withClasses(numbered(attributes, options), 'figure')}
  }
}

/**
 * Converts a page in a frame to its placeholder, as a figure with a link to the page in its caption, or to a link and
 * its words. A page of the project, which is not published with the paper, is reported.
 */
function frameBlocks(div: Div, directive: Directive, attributes: Attributes): Blocks {
  const {path, options} = directive
  const isOfSite = /^https?:/.test(path)
  const link: Link = {type: 'link', url: path, children: [{type: 'text', value: path}]}
  const placeholder = options.get('placeholder')
  if (placeholder === undefined) {
    if (!isOfSite) return [{...div, data: {directive, attributes: withClasses(attributes, 'iframe')}}]
    const blocks: Blocks = [{type: 'paragraph', children: [link], ...spanOf(div, div)}, ...div.children]
    const isPlain = attributes.id === undefined && attributes.classes.length === 0
    return isPlain ? blocks : [{...div, children: blocks, data: {attributes}}]
  }
  // `picture` joins the paragraphs to a caption.
  const address = isOfSite ? [{type: 'paragraph' as const, children: [link]}] : []
  const pairs = isOfSite ? attributes.pairs : {...attributes.pairs, iframe: path}
  const title = options.get('title')
  return [
    picture(
      {...div, children: [...div.children, ...address]},
      {
        name: 'figure',
        path: placeholder,
        options: title === undefined ? options : new Map([['alt', title], ...options])
      },
      {...attributes, pairs}
    )
  ]
}

/** Whether a paragraph consists of pictures, which become the parts of a figure that has no picture of its own. */
function isRow({children}: Paragraph): boolean {
  const isBlank = (node: PhrasingContent): boolean => node.type === 'text' && rowLabel.test(node.value)
  return (
    children.some(({type}) => type === 'image') &&
    children.every(node => node.type === 'image' || isBlank(node))
  )
}

/** Matches white space, or the label of the picture on the line below. */
const rowLabel = /^\s*(?:\(([\w:.-]+)\)=\s*)?$/

/**
 * Moves labels between the pictures of a row, `(fig-b)=`, to the pictures below them, and the label of the row to its
 * first picture.
 */
function nameRow(row: Paragraph): void {
  let label: string | undefined
  row.children = row.children.filter(node => {
    if (node.type === 'image' && label !== undefined) addLabel(node, label)
    label = node.type === 'text' ? rowLabel.exec(node.value)?.[1] : undefined
    return label === undefined
  })
  const first = row.children.find(({type}) => type === 'image')
  const id = row.data?.attributes?.id
  if (first === undefined || id === undefined) return
  addLabel(first, id)
  delete row.data?.attributes
}

/** Joins paragraphs into one. */
function joined(paragraphs: readonly Paragraph[]): Paragraph[] {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)]
  if (first === undefined || last === undefined) return []
  const children = paragraphs.flatMap(({children: words}, index): PhrasingContent[] =>
    index === 0 ? words : [{type: 'text', value: ' ', data: {beforeLegend: true}}, ...words]
  )
  return [{type: 'paragraph', children, ...spanOf(first, last)}]
}

function table(div: Div, {name, options}: Directive, given: Attributes): Div {
  const attributes = numbered(given, options)
  const caption = argumentOf(div)
  const body = caption === undefined ? div.children : div.children.slice(1)
  const rows =
    name === 'list-table' ? body.map(node => (node.type === 'list' ? listTable(node, options) : node)) : body
  return {
    ...div,
    children: [...rows, ...(caption === undefined ? [] : [caption])],
    data: {
      attributes:
        caption === undefined && attributes.id === undefined ? attributes : withClasses(attributes, 'table')
    }
  }
}

/** Converts a list of lists to a table: each item is a row, and each item inside it is a cell. */
function listTable(list: List, options: ReadonlyMap<string, string>): BlockContent {
  const rows = list.children.map(({children}): TableRow | undefined => {
    const [cells, ...others] = children
    if (cells?.type !== 'list' || others.length > 0) return undefined
    return {
      type: 'tableRow',
      children: cells.children.map(cell => {
        const isWords = cell.children.every(node => node.type === 'paragraph')
        return isWords
          ? {type: 'tableCell', children: linesOf(cell.children), ...spanOf(cell, cell)}
          : {type: 'blockCell', children: cell.children, ...spanOf(cell, cell)}
      }),
      ...spanOf(cells, cells)
    }
  })
  if (!rows.every(row => row !== undefined)) return list
  const headRows = Number(options.get('header-rows') ?? 0)
  return {
    type: 'table',
    align: (rows[0]?.children ?? []).map(() => null),
    children: rows,
    ...(headRows !== 1 && {data: {headRows}}),
    ...spanOf(list, list)
  }
}

/** The paragraphs of a cell as its lines. */
function linesOf(blocks: ReadonlyArray<BlockContent | DefinitionContent>): PhrasingContent[] {
  return blocks
    .filter((node): node is Paragraph => node.type === 'paragraph')
    .flatMap(({children}, index) => (index === 0 ? children : [{type: 'break' as const}, ...children]))
}
