import type {SvgFontData} from '@mathjax/src/mjs/output/svg/FontData.js'
import type {MathConstants} from '../font/math-table.ts'
import {OpenTypeFontData} from './font-data.ts'

/** Casts font data to galley's class; the types of MathJax's wrappers only know the base class. */
export function fontDataOf(font: SvgFontData): OpenTypeFontData {
  if (font instanceof OpenTypeFontData) return font
  throw new TypeError('wrappers of galley need its font data')
}

/** The constants in the MATH table of the font. */
export function constantsOf(font: SvgFontData): MathConstants {
  return fontDataOf(font).source.math.constants
}
