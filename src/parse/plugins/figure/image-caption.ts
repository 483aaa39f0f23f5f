import type {Definition, Image, ImageReference, Link, Nodes, Paragraph, PhrasingContent, Root} from 'mdast'
import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Attributes, Caption, FigureNode} from '../../../core/mdast.ts'
import {plainText, walk, wordsWithoutNotes} from '../../../core/walk.ts'
import {addLabel, attach} from '../attributes/inline-attributes.ts'
import {spanOf} from '../source.ts'
import {takeLabel} from '../tex/label.ts'

/** Keeps the description of an image as inline Markdown in `data.caption`, because mdast only keeps its plain text. */
export const imageCaptionToTree: TreeExtension = {
  exit: {
    label() {
      const fragment = this.stack[this.stack.length - 1]
      const value = this.resume()
      const node = this.stack[this.stack.length - 1]
      // As in the handler of mdast-util-from-markdown that this one replaces.
      this.data.inReference = true
      if (fragment?.type !== 'fragment' || node === undefined) return
      if (node.type === 'link') Object.assign(node, {children: fragment.children})
      if (node.type === 'image') {
        node.alt = value
        Object.assign(node, {data: {...node.data, caption: fragment.children}})
      }
    }
  }
}

/**
 * Reads the attributes that apply to the image itself: `alt="…"` or Quarto's `fig-alt` is the alternative text, and a
 * `\label{fig:x}` in the description is the id.
 */
export function readImage(image: Extract<Nodes, {type: 'image' | 'imageReference'}>, source: string): void {
  const caption = image.data?.caption
  const label = caption && takeLabel(caption, source)
  if (caption !== undefined && label !== undefined) {
    if (!caption.some(({type}) => type === 'cite' || type === 'inlineMath'))
      image.alt = withoutReferences(caption)
    addLabel(image, label)
  }
  // Notes, tags and comments are not part of the alternative text. A description with formulas or citations was handled
  // before.
  const isRead = caption?.some(({type}) => type === 'cite' || type === 'inlineMath')
  if (!isRead && caption?.some(({type}) => type === 'inlineNote' || type === 'html'))
    image.alt = caption.map(wordsWithoutNotes).join('').trim()
  takeStockWords(image)
  const attributes = image.data?.attributes
  const {alt: written, 'fig-alt': quarto, ...pairs} = attributes?.pairs ?? {}
  const alt = written ?? quarto
  if (attributes === undefined || alt === undefined) return
  image.alt = alt
  image.data = {...image.data, attributes: {...attributes, pairs}}
}

/** The text of a description without its references, and without a label such as “Fig. 1:” at its beginning. */
function withoutReferences(caption: readonly Nodes[]): string {
  const words = (node: Nodes): string => {
    if (node.type === 'crossReference') return '\0'
    return 'children' in node ? (node.children as readonly Nodes[]).map(words).join('') : plainText(node)
  }
  const text = caption.map(words).join('')
  return text.includes('\0')
    ? text
        .replace(/^\s*\p{L}*\.?\s*\0[.:]?\s*/u, '')
        .replaceAll('\0', '')
        .trim()
    : text
}

/** Removes the word “image” in `![image](a.png)`, which Pandoc and GitHub write for a picture without a description. */
function takeStockWords(image: Extract<Nodes, {type: 'image' | 'imageReference'}>): void {
  const [only, ...more] = image.data?.caption ?? []
  if (only?.type !== 'text' || only.value !== 'image' || more.length > 0) return
  image.alt = ''
  image.data = {...image.data, caption: []}
}

/**
 * Converts a paragraph to a figure if it consists of an image with a description, which may be inside a link. As in
 * Pandoc, a backslash at the end prevents this.
 */
export function imageFigure(
  paragraph: Paragraph,
  definitions: ReadonlyMap<string, Definition>
): FigureNode | undefined {
  const [only, ...rest] = paragraph.children
  if (only === undefined) return undefined
  if (rest.length > 0) {
    const [end] = rest
    const isBackslash = end?.type === 'text' && end.value === '\\' && lengthOf(end) === 1
    if (isBackslash && rest.length === 1 && isImage(only)) paragraph.children = [only]
    return undefined
  }
  const figure = only.type === 'link' ? linkedFigure(only, definitions) : describedFigure(only, definitions)
  return figure && {...figure, ...spanOf(paragraph, paragraph)}
}

/** The length of a node's source, in which an escaped backslash has two characters. */
function lengthOf({position}: Nodes): number {
  return (position?.end.offset ?? 0) - (position?.start.offset ?? 0)
}

function describedFigure(
  image: PhrasingContent,
  definitions: ReadonlyMap<string, Definition>
): FigureNode | undefined {
  return isImage(image) && isDescribed(image) ? figureOf(image, definitions) : undefined
}

/** Converts `[![words](a.svg)](URL)` as Quarto does: the picture links to the URL, and the words are the caption. */
function linkedFigure(link: Link, definitions: ReadonlyMap<string, Definition>): FigureNode | undefined {
  const [image, ...others] = link.children
  if (image === undefined || others.length > 0) return undefined
  if (isBadge(link, image)) return undefined
  const figure = describedFigure(image, definitions)
  if (figure === undefined) return undefined
  const [picture, ...caption] = figure.children
  const {attributes, ...data} = link.data ?? {}
  const leading: Link = {...link, children: picture?.type === 'image' ? [picture] : [], data}
  const linked: FigureNode = {...figure, children: [leading, ...caption]}
  attach(linked, attributes)
  return linked
}

/**
 * Whether a linked picture is a badge, `[![DOI](badge.svg)](https://doi.org/…)`, judged by its URL; a picture with a
 * label is not.
 */
function isBadge({data}: Link, image: Nodes): boolean {
  if (image.type !== 'image' || data?.attributes?.id !== undefined) return false
  if (image.data?.attributes?.id !== undefined) return false
  return /badge|shields\.io|\/actions\/workflows\/|travis-ci|codecov|status\.svg/i.test(image.url)
}

/** Creates a figure from an image; the description of the image, if any, becomes the caption. */
export function figureOf(
  written: Image | ImageReference,
  definitions: ReadonlyMap<string, Definition>
): FigureNode | undefined {
  const image = written.type === 'image' ? written : resolved(written, definitions)
  if (image === undefined) return undefined
  const isCaptioned = isDescribed(image)
  const {caption = [], attributes, labels, ...data} = image.data ?? {}
  const [own, figure] = split(attributes)
  image.data = {...data, ...(own && {attributes: own})}
  const [first, last] = [caption[0], caption.at(-1)]
  const words: Caption[] =
    first && last && isCaptioned ? [{type: 'caption', children: caption, ...spanOf(first, last)}] : []
  return {
    type: 'figure',
    kind: 'figure',
    children: [image, ...words],
    ...(figure && {data: {attributes: figure, ...(labels && {labels})}}),
    ...spanOf(written, written)
  }
}

export function isImage(node: Nodes): node is Image | ImageReference {
  return node.type === 'image' || node.type === 'imageReference'
}

/** Whether an image has a description; the space in `![ ](x.png)` does not count as one. */
function isDescribed({data}: Image | ImageReference): boolean {
  return (data?.caption ?? []).some(child => child.type !== 'text' || child.value.trim() !== '')
}

/**
 * The link definitions of a text by identifier; if several have the same identifier, the first counts (CommonMark
 * 0.31.2, section 4.7).
 */
export function definitionsOf(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>()
  walk(tree, node => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
  })
  return definitions
}

function resolved(
  {alt, data, identifier, position}: ImageReference,
  definitions: ReadonlyMap<string, Definition>
): Image | undefined {
  const definition = definitions.get(identifier)
  if (definition === undefined) return undefined
  const {url, title} = definition
  return {
    type: 'image',
    url,
    title: title ?? null,
    alt: alt ?? null,
    ...(data && {data}),
    ...(position && {position})
  }
}

/** Splits attributes into the size, which belongs to the picture, and all others, which belong to the figure. */
function split(
  attributes: Attributes | undefined
): [own: Attributes | undefined, figure: Attributes | undefined] {
  if (attributes === undefined) return [undefined, undefined]
  const {width, height, ...pairs} = attributes.pairs
  const size = {...(width !== undefined && {width}), ...(height !== undefined && {height})}
  const own = Object.keys(size).length === 0 ? undefined : {classes: [], pairs: size}
  const isEmpty =
    attributes.id === undefined && attributes.classes.length === 0 && Object.keys(pairs).length === 0
  return [own, isEmpty ? undefined : {...attributes, pairs}]
}
