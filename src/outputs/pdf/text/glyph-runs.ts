import type {PDFDict, PDFObject} from 'pdf-lib'
import {dictionary, members, numberOf, type PdfFile, textOf} from '../file/index.ts'
import {
  codesOperand,
  nameOperand,
  nextOperator,
  numberOperand,
  type OperatorReader,
  operatorReader,
  showsText
} from '../file/operator-reader.ts'
import {codeAt} from '../file/strings.ts'

/** Returns the width of a glyph, by its code, in thousandths of the font size. */
export type GlyphWidths = (code: number) => number

/** Returns the widths of a font, by its name in a content stream; undefined if its codes are not two-byte glyphs. */
export type FontWidths = (font: string) => GlyphWidths | undefined

/**
 * Joins the glyphs of a line. Chromium places each glyph separately, `8.27 0 Td <0020> Tj`. This function writes a line
 * as one string, with the differences between distances and widths, `[<001F>-3<0020>] TJ` (ISO 32000-1, 9.4.3), which
 * is half as long. No glyph moves by more than an eighth of a thousandth of the font size, because rounding errors are
 * compensated at the next glyph.
 */
export function joinGlyphs(content: string, widthsOf: FontWidths): string {
  const joining: Joining = {
    content,
    joined: '',
    copied: 0,
    widths: undefined,
    size: 0,
    carried: 0,
    isFirst: true,
    stepStart: -1,
    stepEnd: 0,
    right: 0,
    upStart: 0,
    upEnd: 0,
    run: undefined
  }
  /** Whether the text state adds space between glyphs. */
  let isSpaced = false
  const reader = operatorReader(content)
  while (nextOperator(reader)) {
    const {name} = reader
    if (name === 'Td') {
      takeStep(joining, reader)
      continue
    }
    const codes = name === 'Tj' ? codesOperand(reader, 0) : ''
    if (codes !== '' && codes.length % 4 === 0) takeGlyphs(joining, reader, codes)
    else {
      endRun(joining)
      if (fromLineStart.has(name)) goBack(joining, reader.start)
      if (name === 'Tf') {
        joining.widths = isSpaced ? undefined : widthsOf(nameOperand(reader, 0))
        joining.size = numberOperand(reader, 1)
      } else if (name === 'Tm' || name === 'BT') {
        joining.carried = 0
        joining.isFirst = true
      } else if (spacing.has(name)) {
        isSpaced = true
        joining.widths = undefined
      } else if (showsText(reader)) joining.isFirst = false
    }
  }
  endRun(joining)
  return joining.joined + content.slice(joining.copied)
}

/** Operators whose effect depends on the start of the line. */
const fromLineStart: ReadonlySet<string> = new Set(['TD', 'T*', "'", '"'])
const spacing: ReadonlySet<string> = new Set(['Tc', 'Tw', 'Tz', '"'])

/** Glyphs on one line that are joined into one string. */
type GlyphRun = {
  /** The operators to write before the string, for example the step to its position. */
  readonly before: string
  readonly start: number
  text: string
  end: number
  count: number
  /** The distance of the last glyphs from the first glyph. */
  right: number
  /** `right` in thousandths of the font size and, in the same unit, where the glyphs end according to their widths. */
  wanted: number
  reached: number
}

type Joining = {
  readonly content: string
  joined: string
  /** The end of the content that has been copied to `joined`. */
  copied: number
  widths: GlyphWidths | undefined
  size: number
  /** The distance of the last glyphs from the origin of the next step. */
  carried: number
  /** Whether no glyphs have been shown since the position was set. */
  isFirst: boolean
  /**
   * The start, the end and the distance of a step to the next glyphs; the start is -1 if there is no step. They are
   * separate fields, because otherwise an object would be created for each glyph.
   */
  stepStart: number
  stepEnd: number
  right: number
  /** The position of the second number of the step in the content. */
  upStart: number
  upEnd: number
  run: GlyphRun | undefined
}

function takeStep(joining: Joining, reader: OperatorReader): void {
  if (joining.stepStart >= 0) endRun(joining)
  const right = numberOperand(reader, 0)
  if (Number.isNaN(right) || reader.count !== 2) {
    endRun(joining)
    return
  }
  joining.stepStart = reader.start
  joining.stepEnd = reader.end
  joining.right = right
  joining.upStart = reader.tokens[2]!
  joining.upEnd = reader.tokens[3]!
}

function takeGlyphs(joining: Joining, reader: OperatorReader, codes: string): void {
  const {widths, size, stepStart, run} = joining
  const width = widths ? widthOfCodes(codes, widths) : Number.NaN
  if (run !== undefined && stepStart >= 0 && isLevel(joining) && !Number.isNaN(width)) {
    run.wanted += (joining.right / size) * 1000
    const back = Math.round((run.reached - run.wanted) * fineness) / fineness
    if (back !== 0) run.text += `>${back}<`
    run.reached = run.reached - back + width
    run.text += codes
    run.right += joining.right
    run.end = reader.end
    run.count++
    joining.stepStart = -1
    return
  }
  joining.stepStart = -1
  endRun(joining)
  // Glyphs without a position follow the previous glyphs directly.
  const isPlaced = stepStart >= 0 || joining.isFirst
  joining.isFirst = false
  const before = stepStart < 0 ? '' : stepOf(joining)
  const first = stepStart < 0 ? reader.start : stepStart
  if (isPlaced && !Number.isNaN(width))
    joining.run = {
      before,
      start: first,
      text: codes,
      end: reader.end,
      count: 1,
      right: 0,
      wanted: 0,
      reached: width
    }
  else if (stepStart >= 0) write(joining, first, `${before}<${codes}> Tj`, reader.end)
}

/** Writes the current run before an operator that does not belong to it, and then a step that shows no glyphs. */
function endRun(joining: Joining): void {
  const {run, stepStart} = joining
  joining.run = undefined
  joining.stepStart = -1
  if (run !== undefined) {
    const {before, start, text, end, count, right} = run
    write(joining, start, `${before}${count === 1 ? `<${text}> Tj` : `[<${text}>] TJ`}`, end)
    joining.carried += right
  }
  if (stepStart >= 0) write(joining, stepStart, stepOf(joining).trimEnd(), joining.stepEnd)
}

/** Moves the start of the line to where it would be if glyphs had not been joined. */
function goBack(joining: Joining, at: number): void {
  if (joining.carried === 0) return
  write(joining, at, `${shortest(joining.carried)} 0 Td `, at)
  joining.carried = 0
}

/** The step from the origin of the line, as text for the content stream. */
function stepOf(joining: Joining): string {
  const {content, carried, right, upStart, upEnd} = joining
  joining.carried = 0
  return `${shortest(right + carried)} ${content.slice(upStart, upEnd)} Td `
}

/** Whether the step stays on the same line. */
function isLevel({content, upStart, upEnd}: Joining): boolean {
  return upEnd - upStart === 1 && content[upStart] === '0'
}

function write(joining: Joining, start: number, text: string, end: number): void {
  joining.joined += joining.content.slice(joining.copied, start) + text
  joining.copied = end
}

/**
 * The fraction of a thousandth to which distances are rounded: small differences can decide whether a reader recognizes
 * a space, but more precision would make the file longer.
 */
const fineness = 4

/** The total width of glyphs. */
function widthOfCodes(codes: string, widths: GlyphWidths): number {
  let width = 0
  for (let index = 0; index < codes.length; index += 4) width += widths(codeAt(codes, index))
  return width
}

/** Formats a number with at most as many decimals as Chromium writes, and without trailing zeros. */
function shortest(value: number): string {
  return value.toFixed(7).replace(/\.?0+$/, '')
}

/** Returns a function for the font widths of a page's or form's content; each font of the file is read once. */
export function fontWidths(file: PdfFile): (owner: PDFDict) => FontWidths {
  const known = new Map<PDFObject | undefined, GlyphWidths | undefined>()
  return owner => {
    const resources = dictionary(file, owner.get(file.name('Resources')))
    const fonts = dictionary(file, resources?.get(file.name('Font')))
    return name => {
      const font = fonts?.get(file.name(name))
      if (!known.has(font)) known.set(font, widthsOfFont(file, font))
      return known.get(font)
    }
  }
}

/** The widths of a composite font whose codes are glyph numbers (ISO 32000-1, 9.7.4.3). */
function widthsOfFont(file: PdfFile, reference: PDFObject | undefined): GlyphWidths | undefined {
  const font = dictionary(file, reference)
  if (font === undefined || textOf(file, font.get(file.name('Encoding'))) !== 'Identity-H') return undefined
  const descendant = dictionary(file, members(file, font.get(file.name('DescendantFonts')))[0])
  if (descendant === undefined) return undefined
  const usual = numberOf(file, descendant.get(file.name('DW'))) ?? 1000
  const widths = new Map<number, number>()
  const parts = members(file, descendant.get(file.name('W')))
  for (let index = 0; index < parts.length; ) {
    const first = numberOf(file, parts[index]) ?? 0
    const last = numberOf(file, parts[index + 1])
    if (last === undefined) {
      for (const [offset, width] of members(file, parts[index + 1]).entries())
        widths.set(first + offset, numberOf(file, width) ?? usual)
      index += 2
    } else {
      const width = numberOf(file, parts[index + 2]) ?? usual
      for (let code = first; code <= last; code++) widths.set(code, width)
      index += 3
    }
  }
  return code => widths.get(code) ?? usual
}
