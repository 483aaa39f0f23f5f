import type {Element, ElementContent} from 'hast'
import type {Image, Nodes} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import {languageAttributes} from '../../core/language.ts'
import type {Caption, Figure} from '../../core/mdast.ts'
import {inNumerals} from '../../core/numerals.ts'
import {capitalised} from '../../resolve/terms.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'
import {cssLength} from './picture.ts'

/** A figure, table or listing with its number and caption. Captions of tables and listings are above them. */
export function figure(context: ArticleContext, state: State, node: Figure): Element {
  const {manuscript, terms} = context
  const number = inNumerals(manuscript.numbers.get(node) ?? '', context.numerals)
  const label = `${capitalised(terms.names[node.kind].one)} ${number}`.trim()
  const {caption, body} = contentOf(node)
  const parts = body.filter(part => part.type === 'figure')
  const words = captionOf(state, `${label}${terms.stop}`, caption)
  const [only] = body
  const {lang, dir} = node.data?.attributes?.pairs ?? {}
  const properties = {
    id: manuscript.ids.get(node),
    className: [node.kind, ...classesOf(node)],
    ...languageAttributes(lang, dir)
  }
  if (only?.type === 'table' && body.length === 1) {
    const table = one(state, only, node) as Element
    const captioned = {...table, children: [h('caption', {}, words), ...table.children]}
    // Content wider than the page must be reachable and scrollable by keyboard.
    return h('figure', {...properties, tabIndex: 0, ariaLabel: label}, captioned)
  }
  const share = shareOf(parts.length, node)
  const blocks = joinParts(body, part =>
    part.type === 'figure' ? partOf(context, state, part, parts.indexOf(part), share) : one(state, part, node)
  )
  const legend = h('figcaption', {}, words)
  return node.kind === 'figure'
    ? h('figure', properties, blocks, legend)
    : h('figure', properties, legend, blocks)
}

type Body = Exclude<Figure['children'][number], Caption>

function contentOf({children}: Figure): Readonly<{caption: Caption | undefined; body: readonly Body[]}> {
  const caption = children.find(child => child.type === 'caption')
  return {caption, body: children.filter(child => child.type !== 'caption')}
}

function captionOf(state: State, label: string, caption: Caption | undefined): ElementContent[] {
  const words = caption === undefined ? [] : (state.all(caption) as ElementContent[])
  const number = h('span', {className: ['caption-label']}, label)
  return words.length === 0 ? [number] : [number, textNode(' '), ...words]
}

/** A part of a figure, “(a)”, in its share of the width; the width of its picture is its own. */
function partOf(
  context: ArticleContext,
  state: State,
  node: Figure,
  index: number,
  share: string
): ElementContent {
  const {caption, body} = contentOf(node)
  const [only] = body
  const width = only?.type === 'image' ? only.data?.attributes?.pairs.width : undefined
  const number = context.manuscript.numbers.get(node)
  const letter = /[a-z]+$/.exec(number ?? '')?.[0] ?? String.fromCharCode(97 + (index % 26))
  const blocks = body.map(child => one(state, child.type === 'image' ? withoutWidth(child) : child, node))
  return h(
    'figure',
    {
      id: context.manuscript.ids.get(node),
      className: ['part', ...classesOf(node)],
      style: `--part:${width === undefined ? share : cssLength(width)}`
    },
    blocks,
    h('figcaption', {}, captionOf(state, `(${letter})`, caption))
  )
}

/** The width of each of several parts: `layout-ncol` parts in a row, by default up to three. */
function shareOf(count: number, {data}: Figure): string {
  const wanted = Number(data?.attributes?.pairs['layout-ncol'] ?? Number.NaN)
  const columns = wanted >= 1 && wanted <= 12 ? Math.floor(wanted) : count === 4 ? 2 : Math.min(count, 3)
  return `${Math.round(10000 / Math.max(1, columns)) / 100}%`
}

/** Joins consecutive parts into rows. */
function joinParts(body: readonly Body[], print: (part: Body) => ElementContent): ElementContent[] {
  const printed: ElementContent[] = []
  let row: Element | undefined
  for (const part of body) {
    if (part.type !== 'figure') {
      row = undefined
      printed.push(print(part))
      continue
    }
    if (row === undefined) {
      row = h('div', {className: ['parts']})
      printed.push(row)
    }
    row.children.push(print(part))
  }
  return printed
}

function withoutWidth(image: Image): Image {
  const {attributes, ...data} = image.data ?? {}
  if (attributes === undefined) return image
  const {width: _, ...pairs} = attributes.pairs
  return {...image, data: {...data, attributes: {...attributes, pairs}}}
}

function classesOf({data}: Figure): readonly string[] {
  return data?.attributes?.classes ?? []
}

function one(state: State, node: Nodes, parent: Figure): ElementContent {
  const made = state.one(node, parent)
  return (Array.isArray(made) ? made[0] : made) as ElementContent
}
