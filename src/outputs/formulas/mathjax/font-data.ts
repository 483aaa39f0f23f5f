import {
  type CharMap,
  type DelimiterData,
  DIRECTION,
  SvgFontData
} from '@mathjax/src/mjs/output/svg/FontData.js'
import {largestOf} from '../../../core/extremes.ts'
import type {LetterFont, MathFont} from '../font/math-font.ts'
import type {Construction} from '../font/math-table.ts'
import {slantedStart} from '../font/slots.ts'

/** A sign of a font: its extent in em, and its glyph. */
export type Sign = Readonly<{height: number; depth: number; width: number; glyph: number}>

/** MathJax's names for the sizes of stretchy signs; the first is the sign itself. */
const sizes: readonly string[] = ['normal', ...Array.from({length: 20}, (_, index) => `-size${index + 1}`)]

/** The character for a part that is drawn as a rule, as in `\overline`. */
export const ruleCharacter = 0x2015

/**
 * Signs, such as the arrows of equilibria, that are stretched as two signs, each with its distance from the axis in em
 * and its share of the length.
 */
export const pairedSigns: ReadonlyMap<
  number,
  readonly (readonly [code: number, up: number, part?: number])[]
> = new Map([
  [
    0x2942,
    [
      [0x21c0, 0.09],
      [0x21bd, -0.09, 0.55]
    ]
  ],
  [
    0x2944,
    [
      [0x21c0, 0.09, 0.55],
      [0x21bd, -0.09]
    ]
  ],
  [
    0x21c4,
    [
      [0x2192, 0.14],
      [0x2190, -0.14]
    ]
  ],
  [
    0x21c6,
    [
      [0x2190, 0.14],
      [0x2192, -0.14]
    ]
  ],
  [
    0x21cb,
    [
      [0x21bc, 0.09],
      [0x21c1, -0.09]
    ]
  ],
  [
    0x21cc,
    [
      [0x21c0, 0.09],
      [0x21bd, -0.09]
    ]
  ],
  [
    0x3d,
    [
      [ruleCharacter, 0],
      [ruleCharacter, 1]
    ]
  ]
])

/** The combining characters that LuaLaTeX uses for accents. */
const combining: ReadonlyMap<number, number> = new Map([
  [0x5e, 0x302],
  [0x2c6, 0x302],
  [0x7e, 0x303],
  [0x2dc, 0x303],
  [0xaf, 0x304],
  [0x2c9, 0x304],
  [0x2d8, 0x306],
  [0x2d9, 0x307],
  [0xa8, 0x308],
  [0x2da, 0x30a],
  [0x2c7, 0x30c],
  [0xb4, 0x301],
  [0x2ca, 0x301],
  [0x60, 0x300],
  [0x2cb, 0x300],
  [0x2192, 0x20d7]
])

/**
 * The signs of a mathematical font, in the form that MathJax's layout expects. The field for the path of a sign
 * contains its glyph number, which `signAt` decodes.
 */
export class OpenTypeFontData extends SvgFontData {
  static NAME = 'OpenType'
  static override defaultVariants = [
    ...SvgFontData.defaultVariants,
    ...sizes.slice(1).map(name => [name, 'normal']),
    ['-mhchem', 'normal']
  ]
  static defaultSizeVariants = [...sizes]
  static defaultStretchVariants = ['normal']
  static override VariantSmp = {
    ...SvgFontData.VariantSmp,
    '-tex-mathit': SvgFontData.VariantSmp.italic,
    '-tex-calligraphic': SvgFontData.VariantSmp.script,
    '-tex-bold-calligraphic': SvgFontData.VariantSmp['bold-script']
  }
  // Like LuaLaTeX, sets accents as combining characters.
  static defaultAccentMap = Object.fromEntries(
    [...combining].map(([sign, accent]) => [sign, String.fromCodePoint(accent)])
  )

  readonly source: MathFont

  constructor(font: MathFont) {
    super()
    this.source = font
    Object.assign(this.params, paramsOf(font))
    const normal: CharMap = {}
    for (const [code, glyph] of font.characters) normal[code] = charOf(signOf(font, glyph))
    this.defineChars('normal', normal)
    this.defineChars('italic', {
      ...(normal[0x1d6a4] && {305: normal[0x1d6a4]}),
      ...(normal[0x1d6a5] && {567: normal[0x1d6a5]})
    })
    if (font.slanted !== undefined) this.defineChars('-tex-mathit', slantedLetters(font.slanted))
    this.defineOperators()
    this.defineStretchy('vertical', DIRECTION.Vertical)
    this.defineStretchy('horizontal', DIRECTION.Horizontal)
    for (const [code, accent] of combining) {
      const delimiter = this.delimiters[accent]
      if (code !== 0x2192 && delimiter !== undefined)
        this.defineDelimiters({[code]: {...delimiter, c: accent}})
    }
    for (const code of pairedSigns.keys()) {
      const [height = 0, depth = 0, width = 0] = normal[code] ?? []
      this.defineDelimiters({
        [code]: {dir: DIRECTION.Horizontal, sizes: [width], stretch: [code], HDW: [height, depth, width]}
      })
    }
    const thickness = font.math.constants.overbarRuleThickness
    this.defineDelimiters({
      [ruleCharacter]: {dir: DIRECTION.Horizontal, stretch: [ruleCharacter], HDW: [thickness, 0, 0]}
    })
  }

  /** The glyph of a character in one of MathJax's variants. */
  glyphOf(variant: string, code: number): number | undefined {
    return glyphIn(this.getChar(variant, code)?.[3]?.p)
  }

  /** For large operators, the first size that is high enough. */
  private defineOperators(): void {
    const {math, characters} = this.source
    const large: CharMap = {}
    for (const [code, glyph] of characters) {
      const {variants} = math.vertical.get(glyph) ?? none
      const signs = variants.map(each => signOf(this.source, each))
      const sign =
        signs.find(({height, depth}) => height + depth >= math.constants.displayOperatorMinHeight) ??
        signs.at(-1)
      if (sign !== undefined) large[code] = charOf(sign)
    }
    this.defineChars('-largeop', large)
  }

  private defineStretchy(way: 'vertical' | 'horizontal', dir: number): void {
    const {math, characters} = this.source
    const bySize: CharMap[] = sizes.map(() => ({}))
    const delimiters: Record<number, DelimiterData> = {}
    for (const [code, glyph] of characters) {
      const construction = math[way].get(glyph)
      if (construction === undefined || (way === 'horizontal' && math.vertical.has(glyph))) continue
      const signs = withItself(construction, glyph).map(each => signOf(this.source, each))
      const sign = signs[0]!
      for (const [index, each] of signs.entries()) if (bySize[index]) bySize[index][code] = charOf(each)
      delimiters[code] = {
        dir,
        sizes: signs.map(({height, depth, width}) => (way === 'vertical' ? height + depth : width)),
        ...(construction.parts.length > 0 && {stretch: [code]}),
        HDW: extentOf(this.source, construction, sign)
      }
    }
    for (const [index, chars] of bySize.entries()) if (index > 0) this.defineChars(sizes[index]!, chars)
    this.defineDelimiters(delimiters)
  }
}

/** The letters and digits for words in slanted type. */
function slantedLetters(font: LetterFont): CharMap {
  const letters: CharMap = {}
  for (const [code, glyph] of font.characters) {
    if (!/[\p{L}\p{Nd}]/u.test(String.fromCodePoint(code))) continue
    letters[code] = charOf({...signOf(font, glyph), glyph: slantedStart + glyph})
  }
  return letters
}

const none: Construction = {variants: [], parts: []}

function withItself({variants}: Construction, glyph: number): readonly number[] {
  return variants[0] === glyph ? variants : [glyph, ...variants]
}

/** The extent of a glyph in em. */
function signOf({outlines, unitsPerEm: em}: LetterFont, glyph: number): Sign {
  const bounds = outlines.boundsOf(glyph)
  return {
    height: (bounds?.top ?? 0) / em,
    depth: -(bounds?.bottom ?? 0) / em,
    width: outlines.advanceOf(glyph) / em,
    glyph
  }
}

function charOf({height, depth, width, glyph}: Sign): [number, number, number, {p: string}] {
  return [height, depth, width, {p: String(glyph)}]
}

/** Reads the glyph number from the field for a path. */
export function glyphIn(path: string | undefined): number | undefined {
  return path === undefined ? undefined : Number.parseInt(path, 10)
}

/**
 * MathJax's parameters, computed from the font's constants. Where these parameters are insufficient, wrappers use the
 * constants.
 */
function paramsOf({math: {constants}}: MathFont): Readonly<Record<string, number>> {
  return {
    x_height: constants.accentBaseHeight,
    axis_height: constants.axisHeight,
    rule_thickness: constants.fractionRuleThickness,
    surd_height: constants.radicalRuleThickness,
    big_op_spacing1: constants.upperLimitGapMin,
    big_op_spacing2: constants.lowerLimitGapMin,
    big_op_spacing3: constants.upperLimitBaselineRiseMin,
    big_op_spacing4: constants.lowerLimitBaselineDropMin,
    big_op_spacing5: 0,
    scriptspace: constants.spaceAfterScript,
    // LaTeX's `\\nulldelimiterspace` and `\\delimitershortfall` at 10 pt.
    nulldelimiterspace: 0.12,
    delimitershortfall: 0.5,
    extra_ic: 0
  }
}

/** The extent of a sign or, if it can be built from parts, of its parts. */
function extentOf(font: MathFont, {parts}: Construction, sign: Sign): [number, number, number] {
  const signs = parts.map(({glyph}) => signOf(font, glyph))
  const all = signs.length === 0 ? [sign] : signs
  return [
    largestOf(all.map(({height}) => height)),
    largestOf(all.map(({depth}) => depth)),
    largestOf(all.map(({width}) => width))
  ]
}
