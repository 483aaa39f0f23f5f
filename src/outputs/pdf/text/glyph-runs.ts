import type {PDFDict, PDFObject} from 'pdf-lib'
import {dictionary, members, numberOf, type PdfFile, textOf} from '../file/index.ts'

/** The width of a glyph by its code, in thousandths of the type size. */
export type GlyphWidths = (code: number) => number

/** The widths of a font by its name in a content stream; undefined if its codes are not two-byte glyphs. */
export type FontWidths = (font: string) => GlyphWidths | undefined

/**
 * Joins the glyphs of a line. Chromium places each glyph separately, `8.27 0 Td <0020> Tj`; this writes a line as one
 * string with the differences between distances and widths, `[<001F>-3<0020>] TJ` (ISO 32000-1, 9.4.3), which is half
 * as long. No glyph moves by more than an eighth of a thousandth of the type size, because rounding errors are
 * compensated at the next glyph.
 */
export function joinGlyphs(content: string, widthsOf: FontWidths): string {
  let joined = ''
  let copied = 0
  let widths: GlyphWidths | undefined
  let size = 0
  /** The distance of the last glyphs from the origin of the next step. */
  let carried = 0
  let isFirst = true
  for (let start = 0, end = 0; start < content.length; start = end + 1) {
    end = content.indexOf('\n', start)
    if (end < 0) end = content.length
    // For most lines, checking the last letter suffices.
    const letter = content[end - 1]
    if (letter === 'j') {
      shownPattern.lastIndex = start
      const shown = shownPattern.exec(content)
      if (shown === null) continue
      const [all, right, up, codes] = shown
      // Glyphs without a position follow the previous ones, and have no distance.
      const isPlaced = right !== undefined || isFirst
      isFirst = false
      joined += content.slice(copied, start)
      if (right !== undefined) {
        joined += `${shortest(Number(right) + carried)} ${up} Td `
        carried = 0
      }
      const run = isPlaced && widths ? runAfter(content, start + all.length, codes!, size, widths) : undefined
      joined += run?.text ?? `<${codes}> Tj`
      if (run) {
        carried += run.right
        end = run.end
      }
      copied = end
    } else if (letter === 'f') {
      fontPattern.lastIndex = start
      const font = fontPattern.exec(content)
      if (font) {
        widths = widthsOf(font[1]!)
        size = Number(font[2])
      }
    } else if (
      (letter === 'm' && content.startsWith(' Tm', end - 3)) ||
      (letter === 'T' && end === start + 2 && content.startsWith('BT', start))
    ) {
      carried = 0
      isFirst = true
    }
  }
  return joined + content.slice(copied)
}

const shownPattern = /(?:(-?[\d.]+) (-?[\d.]+) Td )?<((?:[0-9A-F]{4})+)> Tj(?=\n|$)/y
const fontPattern = /\/(\S+) ([\d.]+) Tf(?=\n|$)/y

/** Glyphs on one line, as one text: their end in the content, and the distance of the last from the first. */
type GlyphRun = Readonly<{text: string; end: number; right: number}>

/** The run that begins with some glyphs and continues on the following lines; undefined if none continue it. */
function runAfter(
  content: string,
  start: number,
  codes: string,
  size: number,
  widths: GlyphWidths
): GlyphRun | undefined {
  let text = `[<${codes}`
  let end = start
  let right = 0
  let wanted = 0
  let reached = widthOfCodes(content, start - '> Tj'.length - codes.length, codes.length, widths)
  for (;;) {
    // A page has a line for nearly every glyph, so they are parsed without regular expressions.
    const from = end + 1
    const after = content.indexOf(' ', from)
    if (content[end] !== '\n' || !content.startsWith(' 0 Td <', after)) break
    const first = after + ' 0 Td <'.length
    const last = content.indexOf('>', first)
    const width = widthOfCodes(content, first, last - first, widths)
    const step = Number(content.slice(from, after))
    const next = last + '> Tj'.length
    const isWhole = content.startsWith('> Tj', last) && (next === content.length || content[next] === '\n')
    if (!isWhole || Number.isNaN(step) || Number.isNaN(width)) break
    wanted += (step / size) * 1000
    const back = Math.round((reached - wanted) * fineness) / fineness
    if (back !== 0) text += `>${back}<`
    reached = reached - back + width
    text += content.slice(first, last)
    right += step
    end = next
  }
  return end === start ? undefined : {text: `${text}>] TJ`, end, right}
}

/**
 * Fractions of a thousandth: small differences can decide whether a reader sees a space, and more precision makes the
 * file longer.
 */
const fineness = 4

/** The total width of glyphs with four-digit hexadecimal codes; NaN for other codes. */
function widthOfCodes(content: string, start: number, length: number, widths: GlyphWidths): number {
  if (length < 4 || length % 4 !== 0) return Number.NaN
  let width = 0
  let code = 0
  for (let index = 0; index < length; index++) {
    const digit = content.charCodeAt(start + index)
    if (digit >= 48 && digit <= 57) code = code * 16 + digit - 48
    else if (digit >= 65 && digit <= 70) code = code * 16 + digit - 55
    else return Number.NaN
    if (index % 4 === 3) {
      width += widths(code)
      code = 0
    }
  }
  return width
}

/** Formats a number with at most as many decimals as Chromium writes, and no trailing zeros. */
function shortest(value: number): string {
  return value.toFixed(7).replace(/\.?0+$/, '')
}

/** The widths of the fonts that the pages and forms of a file use, by content. */
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

/** The widths of a composite font whose codes are its glyphs (ISO 32000-1, 9.7.4.3). */
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
