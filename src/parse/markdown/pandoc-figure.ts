import type {Html, Paragraph, PhrasingContent} from 'mdast'
import {addAll} from '../../core/add-all.ts'
import {wordsWithoutNotes} from '../../core/walk.ts'
import type {LatexBlock} from '../latex/blocks/reader.ts'
import {createTranslation, sourceOffset} from '../latex/blocks/translated.ts'
import {spanOf} from '../plugins/source.ts'
import {movePlaces} from '../plugins/table/cell-content.ts'
import type {LatexReading} from './latex-reader.ts'
import {partPlaces} from './part-places.ts'

/** An HTML element in a node's value, by offsets: of its content, and of its end. */
type Element = Readonly<{tag: string; opening: string; start: number; end: number; until: number}>

/**
 * Parses the HTML that Pandoc writes for a LaTeX figure, a `<figure>` that may contain other figures, as a figure in
 * Markdown. Undefined for any other HTML, and if the figure contains anything unknown.
 */
export function pandocFigure(node: Html, reading: LatexReading): LatexBlock | undefined {
  if (!/^<figure\b/.test(node.value)) return undefined
  const [figure, ...more] = elementsIn(node.value, 0, node.value.length) ?? []
  if (figure === undefined || more.length > 0 || figure.tag !== 'figure') return undefined
  const hasParts = /<figure\b|<div class="minipage">/.test(node.value.slice(figure.start, figure.end))
  const isPandocs = /\bdata-latex-placement\b/.test(figure.opening)
  if (!hasParts && !isPandocs) return undefined
  return figureOf(figure, node, reading)
}

function figureOf(figure: Element, node: Html, reading: LatexReading): LatexBlock | undefined {
  const parts = partsIn(node.value, figure)
  if (parts === undefined) return undefined
  const children: LatexBlock[] = []
  const captions: Paragraph[] = []
  let row: Paragraph | undefined
  for (const part of parts) {
    if (part.tag === 'img') {
      const image = imageOf(part)
      if (image === undefined) return undefined
      if (row === undefined) {
        row = {type: 'paragraph', children: [], ...spanOf(node, node)}
        children.push(row)
      }
      if (row.children.length > 0) row.children.push({type: 'text', value: '\n'})
      row.children.push({...image, ...spanOf(node, node)} as PhrasingContent)
    } else if (part.tag === 'figure') {
      const inner = figureOf(part, node, reading)
      if (inner === undefined) return undefined
      children.push(inner)
    } else if (part.tag === 'figcaption') {
      captions.push(captionOf(part, node, reading))
    } else return undefined
  }
  // As in Markdown, the caption of a picture is also its description.
  const [only, ...others] = row?.children ?? []
  if (only?.type === 'image' && others.length === 0 && only.alt === '')
    only.alt = captions.map(wordsWithoutNotes).join(' ').trim()
  const id = /\bid="([^"]*)"/.exec(figure.opening)?.[1]
  const data = {attributes: {...(id && {id}), classes: ['figure'], pairs: {}}}
  return {type: 'div', children: [...children, ...captions], data, ...spanOf(node, node)}
}

/** The elements in a figure. Pandoc writes a `<div>` for a minipage; elements inside it count as the figure's own. */
function partsIn(value: string, {start, end}: Element): readonly Element[] | undefined {
  const parts: Element[] = []
  for (const part of elementsIn(value, start, end) ?? [undefined]) {
    const inner = part?.tag === 'div' ? partsIn(value, part) : part && [part]
    if (inner === undefined) return undefined
    addAll(parts, inner)
  }
  return parts
}

function imageOf({opening}: Element): Readonly<{type: 'image'; url: string; alt: string}> | undefined {
  const attribute = (name: string): string | undefined =>
    new RegExp(String.raw`\b${name}="([^"]*)"`).exec(opening)?.[1]
  const url = attribute('src')
  if (url === undefined || /^[/\\]|:/.test(url)) return undefined
  const width = /\bwidth:\s*([\d.]+%)/.exec(attribute('style') ?? '')?.[1] ?? attribute('width')
  const data = width === undefined ? {} : {data: {attributes: {classes: [], pairs: {width}}}}
  return {type: 'image', url, alt: attribute('alt') ?? '', ...data}
}

/** The text of a caption, in which Pandoc writes citations and formulas as HTML tags. */
function captionOf({start, end}: Element, node: Html, {source, read}: LatexReading): Paragraph {
  const writer = createTranslation(false)
  const words = node.value.slice(start, end)
  let done = 0
  for (const match of words.matchAll(/<span\s+class="citation"\s+data-cites="([^"]*)">[^<]*<\/span>/g)) {
    const at = start + match.index
    writer.add(words.slice(done, match.index), start + done, at)
    const keys = (match[1] ?? '').split(/\s+/).map(key => `@${key}`)
    writer.add(`[${keys.join('; ')}]`, at, at + match[0].length)
    done = match.index + match[0].length
  }
  writer.add(words.slice(done), start + done, end)
  const translated = writer.end()
  const places = partPlaces(node, source)
  const children = read(translated.text.trimEnd()).flatMap(block => {
    movePlaces(block, position => ({
      start: places(sourceOffset(translated, position.start.offset ?? 0, false), end).start,
      end: places(start, sourceOffset(translated, position.end.offset ?? 0, true)).end
    }))
    return block.type === 'paragraph' ? block.children : []
  })
  return {type: 'paragraph', children, position: places(start, end)}
}

/** The elements in a range of HTML; undefined if any of them is unclosed, or if they have text between them. */
function elementsIn(value: string, start: number, until: number): readonly Element[] | undefined {
  const elements: Element[] = []
  const tags = /<(\/?)([a-z]+)\b[^<>]*>/g
  let at = start
  while (value.slice(at, until).trim() !== '') {
    tags.lastIndex = at
    const first = tags.exec(value)
    if (first === null || first[1] === '/' || value.slice(at, first.index).trim() !== '') return undefined
    const tag = first[2] ?? ''
    const from = first.index + first[0].length
    if (tag === 'img') {
      elements.push({tag, opening: first[0], start: from, end: from, until: from})
      at = from
      continue
    }
    let depth = 1
    let close: RegExpExecArray | null = null
    while (depth > 0) {
      close = tags.exec(value)
      if (close === null || close.index >= until) return undefined
      if (close[2] === tag) depth += close[1] === '/' ? -1 : 1
    }
    const end = close?.index ?? from
    at = end + (close?.[0].length ?? 0)
    elements.push({tag, opening: first[0], start: from, end, until: at})
  }
  return elements
}
