import type {Definition, Nodes, Paragraph} from 'mdast'
import type {Caption, Div, FigureNode} from '../../../core/mdast.ts'
import {theoremOfLabel} from '../../../core/theorem-kinds.ts'
import {wordsWithoutNotes} from '../../../core/walk.ts'
import {addLabel, attach} from '../attributes/inline-attributes.ts'
import {spanOf} from '../source.ts'
import {readCaption, startsWith} from './caption.ts'
import {figureOf, isImage} from './image-caption.ts'
import {tableOpening} from './table-caption.ts'

/**
 * Converts a div to a figure, in the notation of Quarto and pandoc-crossref: `::: {#fig:x}` with pictures, tables or
 * code, and with the caption as its last paragraph. `#tbl:x` is a table, `#lst:x` a listing, `#alg:x` an algorithm;
 * `.figure` needs no label. If the div contains several pictures, they are the figure's parts (a), (b) and so on, with
 * their own labels and with `fig:x-a`, `fig:x-b`.
 */
export function divFigure(
  div: Div,
  definitions: ReadonlyMap<string, Definition>,
  source: string
): FigureNode | undefined {
  const {attributes} = div.data ?? {}
  const kind = kindOf(attributes?.id ?? '', attributes?.classes ?? [])
  if (kind === undefined || attributes === undefined) return labelled(div)
  const last = div.children.at(-1)
  const mayBeCaption = div.children.length > 1 || div.data?.isCaptionAlone === true
  const isCaption = last?.type === 'paragraph' && mayBeCaption && !last.children.every(isPicture)
  const opening =
    isCaption && kind === 'table' && startsWith(last, tableOpening, source) ? tableOpening : undefined
  const written = isCaption ? readCaption(last, opening, source) : undefined
  const {'lst-cap': ofListing, ...pairs} = attributes.pairs
  const caption =
    written ??
    (ofListing === undefined
      ? undefined
      : {
          node: {type: 'caption' as const, children: [{type: 'text' as const, value: ofListing}]},
          attributes: undefined,
          label: undefined
        })
  const inner = isCaption ? div.children.slice(0, -1) : div.children
  const content = isLonePicture(inner) ? [...inner] : inner.flatMap(node => partsOf(node, definitions))
  if (isLonePicture(inner) && caption !== undefined) describe(inner, caption.node)
  const figures = content.filter(node => node.type === 'figure')
  const figure: FigureNode = {type: 'figure', kind, children: [], ...spanOf(div, div)}
  attach(figure, {...attributes, pairs, classes: attributes.classes.filter(name => name !== kind)})
  const [only] = content
  if (only?.type === 'figure' && content.length === 1) takeOver(figure, only, caption?.node)
  else {
    figure.children = [...content, ...(caption ? [caption.node] : [])]
    for (const [index, part] of figures.entries()) labelPart(part, attributes.id, index)
  }
  attach(figure, caption?.attributes)
  addLabel(figure, caption?.label)
  for (const label of div.data?.labels ?? []) addLabel(figure, label)
  return figure
}

/**
 * The figure, table or listing that is alone in a div with only a label, `::: {#params}`, as Pandoc writes for
 * `\label{params}` in LaTeX.
 */
function labelled({children: [only, ...others], data}: Div): FigureNode | undefined {
  const {id = '', classes = [], pairs = {}} = data?.attributes ?? {}
  const isLabel = id !== '' && classes.length === 0 && Object.keys(pairs).length === 0
  if (!isLabel || only?.type !== 'figure' || others.length > 0 || theoremOfLabel(id) !== undefined)
    return undefined
  for (const label of [id, ...(data?.labels ?? [])]) addLabel(only, label)
  return only
}

function kindOf(id: string, classes: readonly string[]): FigureNode['kind'] | undefined {
  if (/^fig[:-]/i.test(id) || classes.includes('figure')) return 'figure'
  if (/^(?:tbl|tab)[:-]/i.test(id) || classes.includes('table')) return 'table'
  if (/^lst[:-]/i.test(id) || classes.includes('listing')) return 'listing'
  return /^alg[:-]/i.test(id) || classes.includes('algorithm') ? 'algorithm' : undefined
}

/**
 * Whether there is only one picture, without a description, among other content. Such a picture gets no letter, since
 * it would be the only part.
 */
function isLonePicture(inner: readonly Nodes[]): boolean {
  const images = inner.flatMap(node => (node.type === 'paragraph' ? node.children.filter(isImage) : []))
  const [only] = images
  if (inner.length < 2 || images.length !== 1 || only === undefined) return false
  return (
    (only.data?.caption ?? []).length === 0 &&
    only.data?.attributes?.id === undefined &&
    !inner.some(({type}) => type === 'figure')
  )
}

/**
 * Makes the caption of a figure the description of pictures that have none, as in Markdown; used if the figure has only
 * one picture.
 */
function describe(inner: readonly Nodes[], caption: Caption): void {
  for (const node of inner.flatMap(each => (each.type === 'paragraph' ? each.children.filter(isImage) : [])))
    if (!node.alt) node.alt = wordsWithoutNotes(caption).trim()
}

/** The parts that a block of the div becomes; a paragraph of pictures is a row of parts. */
function partsOf(
  node: Div['children'][number],
  definitions: ReadonlyMap<string, Definition>
): Div['children'] {
  if (node.type !== 'paragraph' || !node.children.every(isPicture)) return [node]
  const parts = node.children.filter(isImage).map(image => figureOf(image, definitions))
  return parts.every(part => part !== undefined) && parts.length > 0 ? parts : [node]
}

/** Whether a node is an image, or white space between images. */
function isPicture(node: Paragraph['children'][number]): boolean {
  return isImage(node) || node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}

/** Merges a div with the only figure in it: the attributes of that figure apply to the whole. */
function takeOver(figure: FigureNode, only: FigureNode, caption: Caption | undefined): void {
  const body = only.children.filter(({type}) => type !== 'caption')
  const own = only.children.filter(({type}) => type === 'caption')
  figure.children = [...body, ...(caption === undefined ? own : [caption])]
  const {attributes, labels = []} = only.data ?? {}
  attach(figure, attributes && {classes: attributes.classes, pairs: attributes.pairs})
  for (const label of [...(attributes?.id === undefined ? [] : [attributes.id]), ...labels])
    addLabel(figure, label)
}

function labelPart(part: Nodes, id: string | undefined, index: number): void {
  if (id !== undefined && index < 26) addLabel(part, `${id}-${String.fromCharCode(97 + index)}`)
}
