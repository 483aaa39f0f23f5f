import type {FaceMeasures} from '../../core/ready-font.ts'
import {type BoldFont, boldWidth, meanWidth} from './bold-widths.ts'

/** A font of readers' machines, adjusted to the metrics of another font; lengths are in per cent. */
export type AdjustedFont = Readonly<{local: readonly string[]; size: string; ascent: string; descent: string}>

/** Fonts with the same metrics, and the mean widths of their letters in regular, bold and italic. */
type Known = Readonly<{
  names: readonly string[]
  bold: BoldFont
  widths: readonly [number, number, number]
}>

/** Fonts with serifs, from the least to the most preferred: of those that a machine has, the last is used. */
const serifs: readonly Known[] = [
  {names: ['DejaVu Serif'], bold: 'DejaVu Serif', widths: [0.508, 0.561, 0.508]},
  {names: ['Times New Roman', 'Liberation Serif'], bold: 'Times', widths: [0.397, 0.423, 0.399]},
  {names: ['Georgia', 'Gelasio'], bold: 'Georgia', widths: [0.442, 0.508, 0.444]}
]
const sans: readonly Known[] = [
  {names: ['DejaVu Sans'], bold: 'DejaVu Sans', widths: [0.501, 0.567, 0.501]},
  {names: ['Arial', 'Liberation Sans'], bold: 'Arial', widths: [0.438, 0.473, 0.438]}
]

/**
 * The fonts that can replace a face until it is loaded. A title is large and has few letters, so the replacement of a
 * bold face is adjusted to the width of the title rather than of average text: an additional line in the title would
 * move the whole page.
 */
export function adjustedFonts(
  {width, letters, ascent, descent, hasSerifs}: FaceMeasures,
  isBold: boolean,
  isItalic: boolean,
  title: string
): readonly AdjustedFont[] {
  const kind = `${isBold ? ' Bold' : ''}${isItalic ? ' Italic' : ''}`
  return (hasSerifs ? serifs : sans).map(({names, bold, widths}) => {
    const [own, other] = isBold ? [meanWidth(letters, title), boldWidth(bold, title)] : []
    const size =
      own === undefined || other === undefined ? width / widths[isBold ? 1 : isItalic ? 2 : 0] : own / other
    return {
      local: names.map(name => `${name}${kind}`),
      size: percent(size),
      ascent: percent(ascent / size),
      descent: percent(descent / size)
    }
  })
}

function percent(value: number): string {
  return `${Math.round(value * 1000) / 10}%`
}
