import type {Image} from 'mdast'
import type {Figure, FigurePart, Inline, Node} from '../core/article.ts'
import type {Caption, FigureNode} from '../core/mdast.ts'
import {inNumerals} from '../core/numerals.ts'
import {capitalised} from '../core/terms/index.ts'
import {anchorOf, attributesOf, blockOf, type Composing} from './context.ts'
import {figureLayout} from './figure-layout.ts'
import {runningText} from './running-text.ts'

/** Composes a figure, table or listing with its label and caption. */
export function figure(node: FigureNode, composing: Composing): Figure {
  const {manuscript, numerals, terms} = composing
  const {caption, body} = contentOf(node)
  const number = inNumerals(manuscript.numbers.get(node) ?? '', numerals)
  const {tooltip: _, ...attributes} = attributesOf(node.data?.attributes)
  const parts = body.filter(part => part.type === 'figure')
  const {columns, shares = []} = figureLayout(node, parts.length)
  const children = body.map(part => {
    if (part.type !== 'figure') return part
    const index = parts.indexOf(part)
    const share = shares[index] ?? (columns === undefined ? undefined : `${100 / columns}%`)
    const made = figurePart(part, index, composing)
    const width = widthIn(shares[index], share, made.width)
    return {...made, ...(width !== undefined && {width})}
  })
  return {
    type: 'figure',
    ...blockOf(node, composing),
    ...anchorOf(node, composing),
    ...attributes,
    kind: node.kind,
    label: labelWith(capitalised(terms.names[node.kind].one), number, node.kind),
    ...captionOf(caption, composing),
    ...(columns !== undefined && {columns}),
    children: composed(children, composing)
  }
}

/** The label of a figure. Without a number, only an algorithm has one, because its word distinguishes it from a list. */
function labelWith(name: string, number: string, kind: FigureNode['kind']): string {
  return number === '' && kind !== 'algorithm' ? '' : `${name} ${number}`.trim()
}

/** The width of a part: a percentage given for its picture applies to the part's share of the row. */
function widthIn(
  given: string | undefined,
  share: string | undefined,
  own: string | undefined
): string | undefined {
  if (own === undefined) return given
  if (share === undefined || !own.endsWith('%') || !(Number.parseFloat(own) <= 100)) return own
  return `${Math.floor(Number.parseFloat(share) * Number.parseFloat(own)) / 100}%`
}

type Body = Exclude<FigureNode['children'][number], Caption>

function contentOf({children}: FigureNode): Readonly<{caption: Caption | undefined; body: readonly Body[]}> {
  const caption = children.find(child => child.type === 'caption')
  return {caption, body: children.filter(child => child.type !== 'caption')}
}

function captionOf(
  caption: Caption | undefined,
  composing: Composing
): Readonly<{caption?: readonly Inline[]}> {
  const words = caption === undefined ? [] : runningText(caption, composing)
  return words.length === 0 ? {} : {caption: words}
}

/** Composes a part of a figure. If it contains a single picture, the part takes that picture's width. */
function figurePart(node: FigureNode, index: number, composing: Composing): FigurePart {
  const {caption, body} = contentOf(node)
  const [only] = body
  const width = only?.type === 'image' ? only.data?.attributes?.pairs.width : undefined
  const number = composing.manuscript.numbers.get(node)
  const {tooltip: _, ...attributes} = attributesOf(node.data?.attributes)
  return {
    type: 'figurePart',
    ...blockOf(node, composing),
    ...anchorOf(node, composing),
    ...attributes,
    letter: /[a-z]+$/.exec(number ?? '')?.[0] ?? String.fromCharCode(97 + (index % 26)),
    ...captionOf(caption, composing),
    ...(width !== undefined && {width}),
    children: composed(
      body.map(child => (child.type === 'image' ? withoutWidth(child) : child)),
      composing
    )
  }
}

/** Composes the children of a figure, except those that are already composed. */
function composed(nodes: ReadonlyArray<Body | FigurePart>, composing: Composing): readonly Node[] {
  return nodes.flatMap(node =>
    node.type === 'figurePart'
      ? [node]
      : composing.children({type: 'div', children: [node as never]}, composing)
  )
}

function withoutWidth(image: Image): Image {
  const {attributes, ...data} = image.data ?? {}
  if (attributes === undefined) return image
  const {width: _, ...pairs} = attributes.pairs
  return {...image, data: {...data, attributes: {...attributes, pairs}}}
}
