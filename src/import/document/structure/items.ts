import {addAll} from '../../../core/add-all.ts'
import type {TypedBlock, TypedInline, TypedParagraph, TypedTable} from '../content.ts'
import {isBlankBlock, textOfInline, textOfInlines} from '../words.ts'
import {captionOf, type TypedCaption} from './captions.ts'
import type {FoundHeading, FoundHeadings} from './headings.ts'
import {arrangesPictures, hasPicture, withJoinedLabels} from './joined-labels.ts'

type PictureInline = Extract<TypedInline, {kind: 'picture'}>
type FormulaInline = Extract<TypedInline, {kind: 'formula'}>

/** A block of a manuscript, by its kind. */
export type TypedItem =
  | Readonly<{kind: 'heading'; heading: FoundHeading}>
  | Readonly<{kind: 'paragraph'; paragraph: TypedParagraph}>
  | Readonly<{
      kind: 'figure'
      pictures: readonly PictureInline[]
      caption?: TypedCaption
      paragraph: TypedParagraph
    }>
  | Readonly<{kind: 'table'; table: TypedTable; caption?: TypedCaption}>
  | Readonly<{kind: 'equation'; formula: FormulaInline; number: string; paragraph: TypedParagraph}>
  | Readonly<{kind: 'code'; lines: readonly string[]; caption?: TypedCaption}>
  | Readonly<{kind: 'rule'}>

/** The blocks of a document as items; tables of contents made by Word are left out. */
export function typedItems(blocks: readonly TypedBlock[], headings: FoundHeadings): readonly TypedItem[] {
  const items: TypedItem[] = []
  const open = withJoinedLabels(
    blocks.flatMap(unwrapped).filter(block => !isEmpty(block)),
    headings
  )
  let waiting: Readonly<{caption: TypedCaption; paragraph: TypedParagraph}> | undefined
  const release = (): void => {
    if (waiting !== undefined) items.push({kind: 'paragraph', paragraph: waiting.paragraph})
    waiting = undefined
  }
  for (let at = 0; at < open.length; at++) {
    const block = open[at]!
    const made = itemOf(block, headings)
    const wanted = made === undefined ? undefined : wantedCaption(made, waiting?.caption, open[at + 1])
    if (made === undefined) {
      // The block is a caption, which may be above its figure or table; whether it is one is known at the next block.
      const paragraph = block as TypedParagraph
      release()
      waiting = {caption: captionOf(paragraph)!, paragraph}
    } else if (wanted === undefined) {
      release()
      addAll(items, splitDisplays(made))
    } else {
      const next = open[at + 1]
      const above = waiting?.caption.kind === wanted ? waiting.caption : undefined
      if (above === undefined) release()
      const below = above === undefined && next?.kind === 'paragraph' ? captionOf(next, true) : undefined
      const own =
        above ?? (below?.kind === wanted || (below?.number === '' && wanted === 'figure') ? below : undefined)
      waiting = undefined
      if (own !== undefined && own === below) at++
      items.push({...made, ...(own && {caption: own})} as TypedItem)
    }
  }
  release()
  return joinFigures(items)
}

/** The kind of caption that an item can have: the caption of a layout table with pictures can be a figure caption. */
function wantedCaption(
  item: TypedItem,
  above: TypedCaption | undefined,
  next: TypedBlock | undefined
): TypedCaption['kind'] | undefined {
  if (item.kind !== 'table' || !arrangesPictures(item.table)) return captioned[item.kind]
  const below = next?.kind === 'paragraph' ? captionOf(next, true) : undefined
  return (above ?? below)?.kind === 'figure' ? 'figure' : 'table'
}

const captioned: Readonly<Partial<Record<TypedItem['kind'], TypedCaption['kind']>>> = {
  figure: 'figure',
  table: 'table',
  code: 'listing'
}

function isEmpty(block: TypedBlock): boolean {
  if (block.kind === 'table') return block.rows.length === 0
  return (
    block.made === 'contents' ||
    (isBlankBlock(block) && !block.isRule && block.inlines.every(({kind}) => kind !== 'bookmark'))
  )
}

/**
 * Moves content out of layout tables: a table with a single cell is a frame around its content, and one with a
 * formula and its number is an equation.
 */
function unwrapped(block: TypedBlock): readonly TypedBlock[] {
  if (block.kind === 'paragraph') return pictureApart(block)
  const cells = block.rows.flat()
  const full = cells.filter(cell => cell.blocks.some(each => !isBlankBlock(each)))
  const [only] = cells
  if (cells.length === 1 && only!.blocks.some(each => each.kind === 'table' || hasPicture(each)))
    return only!.blocks.flatMap(unwrapped)
  if (block.rows.length !== 1 || full.length > 2) return [block]
  const paragraphs = full
    .flatMap(({blocks}) => blocks)
    .filter((each): each is TypedParagraph => each.kind === 'paragraph' && !isBlankBlock(each))
  const isEquation =
    paragraphs.length === full.length && paragraphs[0]?.inlines.some(({kind}) => kind === 'formula')
  if (!isEquation) return [block]
  const joined = {...paragraphs[0]!, inlines: paragraphs.flatMap(({inlines}) => inlines)}
  return equationOf(joined) === undefined ? [block] : [joined]
}

/**
 * Separates a picture from the text in its paragraph, which is its caption, as LibreOffice writes it, or text that
 * flows beside the picture. The picture is put next to its caption, or after the text.
 */
function pictureApart(paragraph: TypedParagraph): readonly TypedBlock[] {
  const pictures = paragraph.inlines.filter(({kind}) => kind === 'picture')
  const others = paragraph.inlines.filter(({kind}) => kind !== 'picture')
  if (pictures.length === 0) return [paragraph]
  const {item: _, outline: __, ...plain} = paragraph
  if (startsWithPicture(paragraph) && captionOf({...paragraph, inlines: others})?.kind === 'figure')
    return [
      {...plain, styles: [], inlines: pictures},
      {...paragraph, inlines: others}
    ]
  if (textOfInlines(others).trim().length < 200) return [paragraph]
  return [
    {...paragraph, inlines: others},
    {...plain, inlines: pictures}
  ]
}

/** The item made from a single block; undefined for a caption. */
function itemOf(block: TypedBlock, headings: FoundHeadings): TypedItem | undefined {
  if (block.kind === 'table') return {kind: 'table', table: block}
  const heading = headings.of.get(block)
  if (heading !== undefined) return {kind: 'heading', heading}
  if (block.isRule) return {kind: 'rule'}
  const pictures = picturesAlone(block)
  if (pictures !== undefined) return {kind: 'figure', pictures, paragraph: block}
  const equation = equationOf(block)
  if (equation !== undefined) return equation
  if (isCode(block)) return {kind: 'code', lines: [codeOf(block)]}
  return captionOf(block) === undefined ? {kind: 'paragraph', paragraph: block} : undefined
}

/** Whether all pictures of a paragraph are before its words. */
function startsWithPicture({inlines}: TypedParagraph): boolean {
  const last = inlines.findLastIndex(({kind}) => kind === 'picture')
  return textOfInlines(inlines.slice(0, last).filter(({kind}) => kind !== 'picture')).trim() === ''
}

function picturesAlone({inlines, item}: TypedParagraph): readonly PictureInline[] | undefined {
  const pictures = inlines.filter((inline): inline is PictureInline => inline.kind === 'picture')
  const others = inlines.filter(inline => inline.kind !== 'picture')
  const hasNotes = others.some(({kind}) => kind === 'note' || kind === 'formula')
  if (pictures.length === 0 || item !== undefined || hasNotes) return undefined
  return textOfInlines(others).trim() === '' ? pictures : undefined
}

/**
 * The equation in a paragraph that contains only a formula and, optionally, its number in brackets before or after it.
 */
function equationOf(paragraph: TypedParagraph): Extract<TypedItem, {kind: 'equation'}> | undefined {
  const {inlines} = paragraph
  const formulas = inlines.filter((inline): inline is FormulaInline => inline.kind === 'formula')
  const [formula] = formulas
  if (
    formula === undefined ||
    formulas.length > 1 ||
    inlines.some(({kind}) => kind === 'note' || kind === 'picture')
  )
    return undefined
  const text = textOfInlines(inlines.filter(({kind}) => kind !== 'formula')).trim()
  const number = /^[([]\s*((?:[A-Z][.-]?)?\d+(?:[.–-]\d+)*[a-z]?)\s*[)\]]$/.exec(text)?.[1] ?? ''
  if (text !== '' && number === '') return undefined
  return {kind: 'equation', formula, number: number === '' ? (formula.number ?? '') : number, paragraph}
}

/** Splits a paragraph at a display formula in its middle. */
function splitDisplays(item: TypedItem): readonly TypedItem[] {
  if (item.kind !== 'paragraph') return [item]
  const {paragraph} = item
  const at = paragraph.inlines.findIndex(
    inline => inline.kind === 'formula' && inline.isDisplay && inline.del === undefined
  )
  if (at < 0 || paragraph.item !== undefined) return [item]
  const formula = paragraph.inlines[at] as FormulaInline
  const {item: _, ...plain} = paragraph
  const part = (inlines: readonly TypedInline[]): readonly TypedItem[] =>
    isBlankBlock({...plain, inlines})
      ? []
      : splitDisplays({kind: 'paragraph', paragraph: {...plain, inlines}})
  return [
    ...part(paragraph.inlines.slice(0, at)),
    {kind: 'equation', formula, number: formula.number ?? '', paragraph: {...plain, inlines: [formula]}},
    ...part(paragraph.inlines.slice(at + 1))
  ]
}

const codeStyle =
  /^(?:source ?code|html preformatted|preformatted text|code(?: block)?|macro(?: text)?|listing|programm?listing)$/

function isCode({styles, inlines, item, outline}: TypedParagraph): boolean {
  if (item !== undefined || outline !== undefined) return false
  if (codeStyle.test(styles[0] ?? '')) return true
  const texts = inlines.filter(inline => inline.kind === 'text' && inline.text.trim() !== '')
  const isPlain = inlines.every(({kind}) => kind === 'text' || kind === 'break' || kind === 'bookmark')
  return isPlain && texts.length > 0 && texts.every(inline => inline.kind === 'text' && inline.look.code)
}

function codeOf({inlines}: TypedParagraph): string {
  return inlines.map(inline => (inline.del === undefined ? textOfInline(inline) : '')).join('')
}

/** Joins consecutive pictures that share a caption into a figure, and consecutive lines of code into a listing. */
function joinFigures(items: readonly TypedItem[]): readonly TypedItem[] {
  const joined: TypedItem[] = []
  for (const item of items) {
    const last = joined.at(-1)
    if (
      item.kind === 'figure' &&
      item.caption !== undefined &&
      last?.kind === 'figure' &&
      last.caption === undefined
    )
      joined[joined.length - 1] = {...item, pictures: [...last.pictures, ...item.pictures]}
    else if (item.kind === 'code' && item.caption === undefined && last?.kind === 'code')
      joined[joined.length - 1] = {...last, lines: [...last.lines, ...item.lines]}
    else joined.push(item)
  }
  return joined
}
