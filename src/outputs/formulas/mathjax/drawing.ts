import type {LiteElement} from '@mathjax/src/mjs/adaptors/liteAdaptor.js'
import {addAll} from '../../../core/add-all.ts'
import {largestOf, smallestOf} from '../../../core/extremes.ts'
import {type FormulaItem, type FormulaText, longestSign} from '../../../core/formula-layout.ts'
import type {MathFont} from '../font/math-font.ts'
import {baseFace, builtSlotOf, type GlyphSlot, slantedFace, slantedStart, slotOf} from '../font/slots.ts'

/** The painted items of MathJax's drawing; undefined if galley cannot draw one of them. */
export function formulaItems(drawing: LiteElement, font: MathFont): readonly FormulaItem[] | undefined {
  const items: FormulaItem[] = []
  return addItems(drawing, {x: 0, y: 0, size: 1}, font, items) ? joinTexts(items).flatMap(inParts) : undefined
}

/**
 * A row of a formula that consists of a table, such as `align`: its baseline, the positions of its cells, and its
 * items.
 */
export type DrawnRow = Readonly<{baseline: number; cells: readonly number[]; items: readonly FormulaItem[]}>

/** The rows of a formula that consists of a table; empty for any other formula. */
export function rowsOf(drawing: LiteElement, font: MathFont): readonly DrawnRow[] {
  let node = drawing
  let frame: Frame = {x: 0, y: 0, size: 1}
  for (;;) {
    frame = within(frame, node)
    if (node.attributes['data-mml-node'] === 'mtable') break
    const [only, ...others] = node.children
    if (only === undefined || others.length > 0) return []
    node = only
  }
  const rows = node.children.filter(({attributes}) => attributes['data-mml-node'] === 'mtr')
  return rows.map(row => {
    const place = within(frame, row)
    const items: FormulaItem[] = []
    addItems(row, frame, font, items)
    return {
      baseline: place.y,
      cells: row.children
        .filter(({attributes}) => attributes['data-mml-node'] === 'mtd')
        .map(cell => within(place, cell).x),
      items: joinTexts(items).flatMap(inParts)
    }
  })
}

/** The origin of a part of the drawing, in em of the formula, and its scale and colour. */
type Frame = Readonly<{x: number; y: number; size: number; color?: string}>

/** Adds an element's items; returns whether all of it can be drawn. */
function addItems(element: LiteElement, outer: Frame, font: MathFont, items: FormulaItem[]): boolean {
  const frame = within(outer, element)
  switch (element.kind) {
    case 'g':
      return element.children.every(child => addItems(child, frame, font, items))
    case 'path':
      return addSign(element, frame, font, items)
    case 'part':
      items.push(builtSign(element, frame))
      return true
    case 'rect':
      addAll(items, rectangle(element, frame))
      return true
    case 'polygon':
      items.push(side(element, frame))
      return true
    case 'line':
      items.push(line(element, frame))
      return true
    default:
      return false
  }
}

/**
 * The frame inside an element with a transform. MathJax writes `translate(x,y)` in thousandths of an em, and
 * `scale(s)`.
 */
function within(outer: Frame, {attributes}: LiteElement): Frame {
  let {x, y, size} = outer
  for (const [, name, first, second] of (attributes.transform ?? '').matchAll(
    /(translate|scale)\(\s*([-\d.e]+)(?:[\s,]+([-\d.e]+))?\s*\)/g
  )) {
    if (name === 'scale') size *= Number(first)
    else {
      x += (size * Number(first)) / 1000
      y += (size * Number(second ?? 0)) / 1000
    }
  }
  const color = attributes.fill ?? outer.color
  return {x, y, size, ...(color !== undefined && color !== 'none' && {color})}
}

/**
 * Adds the glyph of an element, which contains the glyph's number in place of its outline; returns false for an element
 * without a glyph.
 */
function addSign(element: LiteElement, frame: Frame, font: MathFont, items: FormulaItem[]): boolean {
  const {d = '', 'data-c': hexadecimal = ''} = element.attributes
  const glyph = Number.parseInt(d.slice(1), 10)
  const code = Number.parseInt(hexadecimal, 16)
  if (Number.isNaN(glyph) || Number.isNaN(code)) return false
  if (invisible.has(code)) return true
  const [own, number] =
    glyph >= slantedStart && font.slanted ? [font.slanted, glyph - slantedStart] : [font, glyph]
  const advance = own.outlines.advanceOf(number) / own.unitsPerEm
  items.push(textItem(slotOf(font, code, glyph), frame, advance))
  return true
}

/** Function application, invisible times, invisible separator and invisible plus. */
const invisible: ReadonlySet<number> = new Set([0x2061, 0x2062, 0x2063, 0x2064])

function textItem({face, character}: GlyphSlot, {x, y, size, color}: Frame, advance: number): FormulaText {
  const text = String.fromCodePoint(character)
  return {kind: 'text', text, face, x, y, size, width: advance * size, ...(color && {color})}
}

function builtSign({attributes}: LiteElement, frame: Frame): FormulaText {
  const [code, length, at, width] = ['code', 'length', 'at', 'width'].map(name => Number(attributes[name]))
  const way = attributes.way === 'v' ? 'v' : 'h'
  const moved = way === 'v' ? {...frame, y: frame.y + at! * frame.size} : frame
  return textItem(builtSlotOf(code!, way, length!), moved, width!)
}

/** A rule, or the four sides of a frame. */
function rectangle({attributes}: LiteElement, frame: Frame): readonly FormulaItem[] {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(
    name => (Number(attributes[name] ?? 0) / 1000) * frame.size
  ) as [number, number, number, number]
  const rule = (left: number, bottom: number, wide: number, high: number): FormulaItem => ({
    kind: 'rule',
    x: frame.x + left,
    y: frame.y + bottom,
    width: wide,
    height: high,
    ...(frame.color && {color: frame.color})
  })
  // MathJax marks the frame of a table for its style sheet, which draws the frame without filling it.
  const isFrame = attributes.fill === 'none' || attributes['data-frame'] !== undefined
  if (!isFrame) return [rule(x, y, width, height)]
  const line = thicknessOf(attributes) * frame.size
  const [left, bottom] = [x - line / 2, y - line / 2]
  const [wide, high] = [width + line, height + line]
  return [
    rule(left, bottom, wide, line),
    rule(left, bottom + high - line, wide, line),
    rule(left, bottom + line, line, high - 2 * line),
    rule(left + wide - line, bottom + line, line, high - 2 * line)
  ]
}

/** A side of a frame: MathJax mitres its ends, but this rule covers the whole length. */
function side({attributes}: LiteElement, {x, y, size, color}: Frame): FormulaItem {
  const points = (attributes.points ?? '').split(' ').map(point => point.split(',').map(Number))
  const [xs, ys] = [points.map(([right]) => right!), points.map(([, up]) => up!)]
  const [left, bottom] = [smallestOf(xs), smallestOf(ys)]
  const em = size / 1000
  const fill = attributes.fill ?? color
  return {
    kind: 'rule',
    x: x + left * em,
    y: y + bottom * em,
    width: (largestOf(xs) - left) * em,
    height: (largestOf(ys) - bottom) * em,
    ...(fill !== undefined && {color: fill})
  }
}

function line({attributes}: LiteElement, frame: Frame): FormulaItem {
  const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map(
    name => (Number(attributes[name] ?? 0) / 1000) * frame.size
  ) as [number, number, number, number]
  const thickness = thicknessOf(attributes) * frame.size
  const color = frame.color && {color: frame.color}
  const [x, y] = [frame.x + Math.min(x1, x2), frame.y + Math.min(y1, y2)]
  if (y1 === y2)
    return {kind: 'rule', x, y: y - thickness / 2, width: Math.abs(x2 - x1), height: thickness, ...color}
  if (x1 === x2)
    return {kind: 'rule', x: x - thickness / 2, y, width: thickness, height: Math.abs(y2 - y1), ...color}
  return {
    kind: 'stroke',
    x: frame.x + x1,
    y: frame.y + y1,
    dx: x2 - x1,
    dy: y2 - y1,
    thickness,
    ...color
  }
}

/** The thickness of a line, in em of the formula. */
function thicknessOf(attributes: LiteElement['attributes']): number {
  return Number(attributes['stroke-thickness'] ?? attributes['stroke-width'] ?? 0) / 1000
}

/** Joins adjacent signs at their advance widths. */
function joinTexts(items: readonly FormulaItem[]): readonly FormulaItem[] {
  const joined: FormulaItem[] = []
  for (const item of items) {
    const last = joined.at(-1)
    if (item.kind === 'text' && last?.kind === 'text' && follows(last, item))
      joined[joined.length - 1] = {...last, text: last.text + item.text, width: last.width + item.width}
    else joined.push(item)
  }
  return joined
}

function follows(one: FormulaText, next: FormulaText): boolean {
  const isAlike =
    one.face === next.face &&
    (one.face === baseFace || one.face === slantedFace) &&
    one.size === next.size &&
    one.color === next.color
  return isAlike && one.y === next.y && Math.abs(one.x + one.width - next.x) < 0.0005
}

/** Divides a rule that is too long for a face. */
function inParts(item: FormulaItem): readonly FormulaItem[] {
  if (item.kind !== 'rule' || item.width <= longestSign) return [item]
  const {x, width} = item
  return [
    {...item, width: longestSign},
    ...inParts({...item, x: x + longestSign, width: width - longestSign})
  ]
}
