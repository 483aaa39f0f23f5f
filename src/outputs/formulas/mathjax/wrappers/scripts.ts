import type {SvgFontData} from '@mathjax/src/mjs/output/svg/FontData.js'
import type {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
import {smallestOf} from '../../../../core/extremes.ts'
import type {Corner} from '../../font/math-table.ts'
import {constantsOf, fontDataOf} from '../constants.ts'
import {glyphOf} from './glyph-of.ts'

/** The members of MathJax's wrapper for a base with scripts, as far as the rules for scripts use them. */
export type ScriptWrapper = Readonly<{
  font: SvgFontData
  baseCore: SvgWrapper
  baseChild: SvgWrapper
  baseScale: number
  node: Readonly<{
    attributes: Readonly<{get: (name: string) => unknown}>
    getProperty: (name: string) => unknown
  }>
}>

/** A script: its box, and its first glyph, unless that belongs to a word. */
type Script = Readonly<{
  height: number
  depth: number
  scale: number
  glyph: number | undefined
}>

/**
 * The positions of scripts next to the base: `superX` and `subX` are relative to its advance width, `up` and `down` to
 * its baseline.
 */
export type ScriptPlaces = Readonly<{superX: number; subX: number; up: number; down: number}>

/**
 * Places scripts by the constants and kerns of the font (OpenType 1.9, “MathConstants” and “MathKernInfo”), as LuaTeX
 * does: a superscript follows the italic correction of its base, and the subscript of a large operator moves back by
 * that correction.
 */
export function scriptPlaces(
  wrapper: ScriptWrapper,
  above: SvgWrapper | undefined,
  below: SvgWrapper | undefined
): ScriptPlaces {
  const c = constantsOf(wrapper.font)
  const base = baseOf(wrapper)
  const [top, bottom] = [above && scriptOf(above), below && scriptOf(below)]
  let up = base.isSign ? 0 : base.height - c.superscriptBaselineDropMax
  let down = base.isSign ? 0 : base.depth + c.subscriptBaselineDropMin
  if (top) {
    const raise = isCramped(wrapper) ? c.superscriptShiftUpCramped : c.superscriptShiftUp
    up = Math.max(up, raise, top.depth + c.superscriptBottomMin)
  }
  if (bottom) down = Math.max(down, c.subscriptShiftDown, top ? 0 : bottom.height - c.subscriptTopMax)
  if (top && bottom) {
    const missing = c.subSuperscriptGapMin - (up - top.depth - (bottom.height - down))
    if (missing > 0) {
      down += missing
      const lift = Math.max(0, c.superscriptBottomMaxWithSubscript - (up - top.depth))
      up += lift
      down -= lift
    }
  }
  const {math} = fontDataOf(wrapper.font).source
  const italic = base.glyph === undefined ? 0 : (math.italics.get(base.glyph) ?? 0) * base.scale
  const kern = (script: Script | undefined, isAbove: boolean): number =>
    script?.glyph !== undefined ? kernBetween(wrapper, base, script, isAbove ? up : -down, isAbove) : 0
  return {
    superX: base.isOperator ? 0 : italic + kern(top, true),
    subX: (base.isOperator ? -italic : 0) + kern(bottom, false),
    up,
    down
  }
}

type Base = Readonly<{
  height: number
  depth: number
  scale: number
  glyph: number | undefined
  isSign: boolean
  isOperator: boolean
  isInScript: boolean
}>

function baseOf({baseCore: core, baseChild, baseScale: scale}: ScriptWrapper): Base {
  const {h, d} = core.getLineBBox(core.breakCount)
  const isOperator = core.node.attributes.get('largeop') === true
  // The scripts of a box, such as `\vphantom{A}` as the base of charges, are placed by the size of the box.
  const glyph = isBoxed(core, baseChild) ? undefined : glyphOf(core)
  return {
    height: h * scale,
    depth: d * scale,
    scale,
    glyph,
    isSign:
      (glyph !== undefined || (core.node.isKind('mn') && !isBoxed(core, baseChild))) &&
      !isOperator &&
      scale === 1 &&
      !isSized(core),
    isOperator,
    isInScript: Number(core.node.attributes.get('scriptlevel')) > 0
  }
}

/** Whether a base is inside a box or a phantom. */
function isBoxed(core: SvgWrapper, outer: SvgWrapper): boolean {
  for (let wrapper = core; wrapper !== outer && wrapper.parent; wrapper = wrapper.parent)
    if (wrapper.parent.node.isKind('mphantom') || wrapper.parent.node.isKind('mpadded')) return true
  return false
}

function isSized(core: SvgWrapper): boolean {
  return core.node.isKind('mo') && 'size' in core && typeof core.size === 'number'
}

function scriptOf(script: SvgWrapper): Script {
  const {h, d, rscale} = script.getOuterBBox()
  return {height: h * rscale, depth: d * rscale, scale: rscale, glyph: firstGlyphOf(script)}
}

function firstGlyphOf(script: SvgWrapper): number | undefined {
  let token = script
  while (!token.node.isToken) {
    const [first] = token.childNodes
    if (first === undefined) return undefined
    token = first
  }
  // Words, including those in `\mathrm`, are set in a text font, which has no kerns with signs.
  const isWord =
    token.node.isKind('mtext') || (token.node.isKind('mi') && token.variant === 'normal' && isLatin(token))
  return isWord ? undefined : glyphOf(token)
}

function isLatin(token: SvgWrapper): boolean {
  return /^[A-Za-z]/.test(token.getText())
}

function isCramped({node}: ScriptWrapper): boolean {
  return node.getProperty('texprimestyle') === true
}

/** The smaller one of two kerns, at the two heights at which a base and its script are nearest. */
function kernBetween(
  {font}: ScriptWrapper,
  base: Base,
  script: Script,
  shift: number,
  isAbove: boolean
): number {
  const {math} = fontDataOf(font).source
  const [own, other]: readonly [Corner, Corner] = isAbove
    ? ['topRight', 'bottomLeft']
    : ['bottomRight', 'topLeft']
  // LuaTeX scales kerns in second-level scripts like those in first-level scripts.
  const kernScale = base.isInScript ? 1 : script.scale
  const at = (height: number): number => {
    const first = base.glyph === undefined ? 0 : math.kern(base.glyph, own, height / base.scale) * base.scale
    const second =
      script.glyph === undefined
        ? 0
        : math.kern(script.glyph, other, (height - shift) / script.scale) * kernScale
    return first + second
  }
  const heights = isAbove ? [base.height, shift - script.depth] : [script.height + shift, -base.depth]
  return smallestOf(heights.map(at))
}

/** The width of a large operator with a subscript, given that the subscript is under the overhang of the operator. */
export function widthUnderOperator(
  wrapper: ScriptWrapper & Readonly<{getBaseWidth: () => number; scriptChild: SvgWrapper}>
): number | undefined {
  if (wrapper.baseCore.node.attributes.get('largeop') !== true) return undefined
  const {w, rscale} = wrapper.scriptChild.getOuterBBox()
  return wrapper.getBaseWidth() + w * rscale + wrapper.font.params.scriptspace
}
