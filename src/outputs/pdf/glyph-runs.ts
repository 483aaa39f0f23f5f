import type {PDFDict, PDFObject} from 'pdf-lib'
import {dictionary, members, numberOf, type PdfFile, textOf} from './file.ts'

/** The width of a glyph by its code, in thousandths of the size of the type. */
export type GlyphWidths = (code: number) => number

/** The widths of a font by its name in a content stream; undefined where its codes are not glyphs of two bytes. */
export type FontWidths = (font: string) => GlyphWidths | undefined

/** Glyphs of a line, and how far from the glyphs before them they begin. */
type Step = Readonly<{right: number; codes: string}>

/**
 * Joins the glyphs of a line. Chromium places each for itself, `8.27 0 Td <0020> Tj`; here a line is one string with
 * what the distances differ from the widths, `[<001F>-3<0020>] TJ` (ISO 32000-1, 9.4.3), which is half as long. No glyph
 * moves by more than an eighth of a thousandth of the size of the type: what is rounded away is made good at the next.
 */
export function joinGlyphs(content: string, widthsOf: FontWidths): string {
  const written: string[] = []
  let widths: GlyphWidths | undefined
  let size = 0
  /** How far the last glyphs stand from where the next step is counted from. */
  let carried = 0
  let steps: Step[] = []
  /** Glyphs without a place of their own stand where those before them end, from which no distance is counted. */
  let isPlaced = true
  let isFirst = true

  function end(): void {
    if (steps.length > 1 && widths) written[written.length - 1] += joinedSteps(steps, size, widths)
    else if (steps.length > 0) written[written.length - 1] += `<${steps[0]!.codes}> Tj`
    carried += steps.reduce((sum, {right}, index) => sum + (index === 0 ? 0 : right), 0)
    steps = []
  }

  for (const line of content.split('\n')) {
    const shown = line.endsWith('> Tj') ? shownPattern.exec(line) : null
    if (shown === null) {
      end()
      written.push(line)
      const font = line.endsWith(' Tf') ? fontPattern.exec(line) : null
      if (font) {
        widths = widthsOf(font[1]!)
        size = Number(font[2])
      } else if (line === 'BT' || line.endsWith(' Tm')) {
        carried = 0
        isFirst = true
      }
      continue
    }
    const [, right, up, codes] = shown
    const isNext = steps.length > 0 && isPlaced && widths !== undefined && up === '0'
    if (!isNext) {
      end()
      written.push(right === undefined ? '' : `${shortest(Number(right) + carried)} ${up} Td `)
      if (right !== undefined) carried = 0
      isPlaced = right !== undefined || isFirst
    }
    isFirst = false
    steps.push({right: Number(right ?? 0), codes: codes!})
  }
  end()
  return written.join('\n')
}

const shownPattern = /^(?:(-?[\d.]+) (-?[\d.]+) Td )?<((?:[0-9A-F]{4})+)> Tj$/
const fontPattern = /^\/(\S+) ([\d.]+) Tf$/

/** Parts of a thousandth: what readers take for a blank may hang on little, and finer ones make the file longer. */
const fineness = 4

function joinedSteps(steps: readonly Step[], size: number, widths: GlyphWidths): string {
  let text = ''
  let wanted = 0
  let reached = 0
  for (const [index, {right, codes}] of steps.entries()) {
    if (index > 0) {
      wanted += (right / size) * 1000
      const back = Math.round((reached - wanted) * fineness) / fineness
      if (back !== 0) text += `>${back}<`
      reached -= back
    }
    text += codes
    for (let at = 0; at < codes.length; at += 4)
      reached += widths(Number.parseInt(codes.slice(at, at + 4), 16))
  }
  return `[<${text}>] TJ`
}

/** A number with as many decimals as Chromium writes, and no more than it needs. */
function shortest(value: number): string {
  return value.toFixed(7).replace(/\.?0+$/, '')
}

/** The widths of the fonts that the pages and forms of a file name, for the content of each. */
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
