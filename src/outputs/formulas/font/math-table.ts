import {coverageAt} from './coverage.ts'
import {type Sfnt, tableOf} from './sfnt.ts'

/** The constants of the MATH table that the layout uses, in em (OpenType 1.9, “MATH – MathConstants”). */
export type MathConstants = Readonly<Record<ConstantName, number>>

/**
 * The MathGlyphConstruction of a glyph in one direction: its variants, smallest first, and the parts of its glyph
 * assembly.
 */
export type Construction = Readonly<{variants: readonly number[]; parts: readonly AssemblyPart[]}>

/** A part of a glyph assembly, with its length and the lengths of its connectors, in em. */
export type AssemblyPart = Readonly<{
  glyph: number
  start: number
  end: number
  length: number
  isExtender: boolean
}>

/** The corners of a glyph at which scripts are kerned. */
export type Corner = 'topRight' | 'topLeft' | 'bottomRight' | 'bottomLeft'

export type MathTable = Readonly<{
  constants: MathConstants
  italics: ReadonlyMap<number, number>
  accents: ReadonlyMap<number, number>
  vertical: ReadonlyMap<number, Construction>
  horizontal: ReadonlyMap<number, Construction>
  /** `minConnectorOverlap`: the least overlap of two parts, in em. */
  overlap: number
  /** The kern at a corner of a glyph, at a certain height; 0 if the glyph has none. */
  kern: (glyph: number, corner: Corner, height: number) => number
}>

type ConstantName = (typeof constantNames)[number]

/** The value records of MathConstants, in order. */
const constantNames = [
  'mathLeading',
  'axisHeight',
  'accentBaseHeight',
  'flattenedAccentBaseHeight',
  'subscriptShiftDown',
  'subscriptTopMax',
  'subscriptBaselineDropMin',
  'superscriptShiftUp',
  'superscriptShiftUpCramped',
  'superscriptBottomMin',
  'superscriptBaselineDropMax',
  'subSuperscriptGapMin',
  'superscriptBottomMaxWithSubscript',
  'spaceAfterScript',
  'upperLimitGapMin',
  'upperLimitBaselineRiseMin',
  'lowerLimitGapMin',
  'lowerLimitBaselineDropMin',
  'stackTopShiftUp',
  'stackTopDisplayStyleShiftUp',
  'stackBottomShiftDown',
  'stackBottomDisplayStyleShiftDown',
  'stackGapMin',
  'stackDisplayStyleGapMin',
  'stretchStackTopShiftUp',
  'stretchStackBottomShiftDown',
  'stretchStackGapAboveMin',
  'stretchStackGapBelowMin',
  'fractionNumeratorShiftUp',
  'fractionNumeratorDisplayStyleShiftUp',
  'fractionDenominatorShiftDown',
  'fractionDenominatorDisplayStyleShiftDown',
  'fractionNumeratorGapMin',
  'fractionNumDisplayStyleGapMin',
  'fractionRuleThickness',
  'fractionDenominatorGapMin',
  'fractionDenomDisplayStyleGapMin',
  'skewedFractionHorizontalGap',
  'skewedFractionVerticalGap',
  'overbarVerticalGap',
  'overbarRuleThickness',
  'overbarExtraAscender',
  'underbarVerticalGap',
  'underbarRuleThickness',
  'underbarExtraDescender',
  'radicalVerticalGap',
  'radicalDisplayStyleVerticalGap',
  'radicalRuleThickness',
  'radicalExtraAscender',
  'radicalKernBeforeDegree',
  'radicalKernAfterDegree',
  'scriptPercentScaleDown',
  'scriptScriptPercentScaleDown',
  'delimitedSubFormulaMinHeight',
  'displayOperatorMinHeight',
  'radicalDegreeBottomRaisePercent'
] as const

/** The offset of a constant with a value record in the table of constants, in bytes. */
export function constantPlace(name: ConstantName): number {
  return 8 + constantNames.indexOf(name) * 4
}

/** Reads the MATH table; throws a RangeError if the font has none. */
export function readMathTable(font: Sfnt): MathTable {
  const view = tableOf(font, 'MATH')
  const em = tableOf(font, 'head').getUint16(18)
  const info = view.getUint16(6)
  const variants = view.getUint16(8)
  return {
    constants: constantsOf(view, view.getUint16(4), em),
    italics: valuesAt(view, at(view, info, 0), em),
    accents: valuesAt(view, at(view, info, 2), em),
    kern: kernsAt(view, at(view, info, 6), em),
    ...constructionsAt(view, variants, em),
    overlap: view.getUint16(variants) / em
  }
}

/** The position that an offset in a subtable refers to; 0 if the offset is 0. */
function at(view: DataView, start: number, offset: number): number {
  const value = view.getUint16(start + offset)
  return value === 0 ? 0 : start + value
}

function constantsOf(view: DataView, start: number, em: number): MathConstants {
  // MathConstants consists of four plain numbers, 51 MathValueRecords and a percentage.
  const plain = [
    ['scriptPercentScaleDown', view.getInt16(start) / 100],
    ['scriptScriptPercentScaleDown', view.getInt16(start + 2) / 100],
    ['delimitedSubFormulaMinHeight', view.getUint16(start + 4) / em],
    ['displayOperatorMinHeight', view.getUint16(start + 6) / em],
    ['radicalDegreeBottomRaisePercent', view.getInt16(start + 8 + 51 * 4) / 100]
  ] as const
  const records = constantNames
    .slice(0, 51)
    .map((name, index) => [name, view.getInt16(start + 8 + index * 4) / em] as const)
  return Object.fromEntries([...records, ...plain]) as MathConstants
}

function covered(view: DataView, start: number): readonly number[] {
  return start === 0 ? [] : coverageAt(view, start)
}

/** The values by glyph: italic corrections, or positions of accents. */
function valuesAt(view: DataView, start: number, em: number): ReadonlyMap<number, number> {
  if (start === 0) return new Map()
  const glyphs = covered(view, at(view, start, 0))
  return new Map(glyphs.map((glyph, index) => [glyph, view.getInt16(start + 4 + index * 4) / em]))
}

const corners: readonly Corner[] = ['topRight', 'topLeft', 'bottomRight', 'bottomLeft']

function kernsAt(view: DataView, start: number, em: number): MathTable['kern'] {
  if (start === 0) return () => 0
  const indices = new Map(covered(view, at(view, start, 0)).map((glyph, index) => [glyph, index]))
  return (glyph, corner, height) => {
    const index = indices.get(glyph)
    if (index === undefined) return 0
    const offset = view.getUint16(start + 4 + index * 8 + corners.indexOf(corner) * 2)
    if (offset === 0) return 0
    const table = start + offset
    const count = view.getUint16(table)
    let step = 0
    while (step < count && height * em >= view.getInt16(table + 2 + step * 4)) step++
    return view.getInt16(table + 2 + count * 4 + step * 4) / em
  }
}

function constructionsAt(
  view: DataView,
  start: number,
  em: number
): Pick<MathTable, 'vertical' | 'horizontal'> {
  const count = view.getUint16(start + 6)
  const read = (coverage: number, first: number) =>
    new Map(
      covered(view, at(view, start, coverage)).map((glyph, index) => [
        glyph,
        constructionAt(view, at(view, start, first + index * 2), em)
      ])
    )
  return {vertical: read(2, 10), horizontal: read(4, 10 + count * 2)}
}

function constructionAt(view: DataView, start: number, em: number): Construction {
  const assembly = at(view, start, 0)
  const variants = Array.from({length: view.getUint16(start + 2)}, (_, index) =>
    view.getUint16(start + 4 + index * 4)
  )
  const count = assembly === 0 ? 0 : view.getUint16(assembly + 4)
  const parts = Array.from({length: count}, (_, index): AssemblyPart => {
    const part = assembly + 6 + index * 10
    return {
      glyph: view.getUint16(part),
      start: view.getUint16(part + 2) / em,
      end: view.getUint16(part + 4) / em,
      length: view.getUint16(part + 6) / em,
      isExtender: (view.getUint16(part + 8) & 1) !== 0
    }
  })
  return {variants, parts}
}
