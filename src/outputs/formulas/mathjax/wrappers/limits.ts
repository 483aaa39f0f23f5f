import type {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
import {SvgMover, SvgMunder, SvgMunderover} from '@mathjax/src/mjs/output/svg/Wrappers/munderover.js'
import type {SvgScriptbase} from '@mathjax/src/mjs/output/svg/Wrappers/scriptbase.js'
import type {BBox} from '@mathjax/src/mjs/util/BBox.js'
import {constantsOf, fontDataOf} from '../constants.ts'
import {glyphOf} from './glyph-of.ts'
import {widthOf} from './scripted.ts'
import {scriptPlaces, widthUnderOperator} from './scripts.ts'

/**
 * The gap below a script that is over a base, and the height by which the script is raised; the script is a limit, an
 * accent, or a rule.
 */
function raised(wrapper: SvgScriptbase, base: BBox, over: BBox): [gap: number, shift: number] {
  const c = constantsOf(wrapper.font)
  const height = base.h * base.rscale
  if (wrapper.isLineAbove) return [0, height + c.overbarVerticalGap]
  if (isArrow(wrapper.scriptChild)) return [gapOfArrow, height + gapOfArrow + over.d * over.rscale]
  if (isBox(wrapper.scriptChild)) {
    const gap = c.overbarRuleThickness
    return [gap, height + gap + over.d * over.rscale]
  }
  if (wrapper.node.attributes.get('accent')) return [0, height - Math.min(height, c.accentBaseHeight)]
  const depth = over.d * over.rscale
  const gap = Math.max(c.upperLimitBaselineRiseMin - depth, c.upperLimitGapMin)
  return [gap, height + gap + depth]
}

/**
 * The distance of a long arrow from the content above or below it, in em: about the same as in amsmath, whose arrows
 * have smaller heads.
 */
const gapOfArrow = 0.08

function isArrow(script: SvgWrapper): boolean {
  const {node} = script.coreMO()
  if (!node.isKind('mo') || node.attributes.get('stretchy') === false) return false
  const code = node.getText().codePointAt(0) ?? 0
  return code >= 0x2190 && code <= 0x21ff
}

/** Whether a script is a box without a sign, such as the bracket of `\overbracket`. */
function isBox({node}: SvgWrapper): boolean {
  return node.isKind('mpadded')
}

/**
 * The gap above a script that is under a base, and the distance by which the script is lowered, as a negative number.
 */
function lowered(wrapper: SvgScriptbase, base: BBox, under: BBox): [gap: number, shift: number] {
  const c = constantsOf(wrapper.font)
  const depth = base.d * base.rscale
  const height = under.h * under.rscale
  if (wrapper.isLineBelow) return [0, -(depth + c.underbarVerticalGap + c.underbarRuleThickness)]
  if (isBox(wrapper.scriptChild)) {
    const gap = c.underbarRuleThickness
    return [gap, -(depth + gap + height)]
  }
  if (isArrow(wrapper.scriptChild)) return [gapOfArrow, -(depth + gapOfArrow + height)]
  if (wrapper.node.attributes.get('accentunder')) return [0, -depth]
  const gap = Math.max(c.lowerLimitBaselineDropMin - height, c.lowerLimitGapMin)
  return [gap, -(depth + gap + height)]
}

/** The horizontal offset of a limit, or of an accent, for which the font's accent attachment is used. */
function moved(wrapper: SvgScriptbase, script: SvgWrapper, isUnder: boolean): number {
  const {math} = fontDataOf(wrapper.font).source
  const core = wrapper.baseCore
  const glyph = glyphOf(core)
  if (glyph === undefined) return 0
  const isAccent = wrapper.node.attributes.get('accent') === true && !isUnder
  if (!isAccent) {
    const isOperator = core.node.attributes.get('largeop') === true
    return isOperator ? ((math.italics.get(glyph) ?? 0) / 2) * wrapper.baseScale : 0
  }
  if (script.coreMO().node.getProperty('mathaccent') === undefined || isArrow(script)) return 0
  const {w} = core.getOuterBBox()
  return ((math.accents.get(glyph) ?? w / 2) - w / 2) * wrapper.baseScale
}

/** A base with a script under it. */
export class Under extends SvgMunder {
  override getBaseWidth(): number {
    return widthOf(this) + scriptPlaces(this, undefined, this.scriptChild).subX
  }

  override appendScripts(bbox: BBox): BBox {
    const box = super.appendScripts(bbox)
    box.w = widthUnderOperator(this) ?? box.w
    return box
  }

  override getAdjustedIc(): number {
    return 0
  }

  override getV(): number {
    return scriptPlaces(this, undefined, this.scriptChild).down
  }

  override getUnderKV(base: BBox, under: BBox): [number, number] {
    return lowered(this, base, under)
  }

  override getDelta(script: SvgWrapper): number {
    return moved(this, script, true)
  }

  override computeBBox(bbox: BBox, recompute?: boolean): void {
    super.computeBBox(bbox, recompute)
    if (this.isLineBelow) bbox.d += constantsOf(this.font).underbarExtraDescender
  }
}

/** A base with a script over it. */
export class Over extends SvgMover {
  override getBaseWidth(): number {
    return widthOf(this) + scriptPlaces(this, this.scriptChild, undefined).superX
  }

  override getAdjustedIc(): number {
    return 0
  }

  override getU(): number {
    return scriptPlaces(this, this.scriptChild, undefined).up
  }

  override getOverKU(base: BBox, over: BBox): [number, number] {
    return raised(this, base, over)
  }

  override getDelta(script: SvgWrapper): number {
    return moved(this, script, false)
  }

  override computeBBox(bbox: BBox, recompute?: boolean): void {
    super.computeBBox(bbox, recompute)
    if (this.isLineAbove) bbox.h += constantsOf(this.font).overbarExtraAscender
  }
}

/** A base with scripts under and over it. */
export class UnderOver extends SvgMunderover {
  override getBaseWidth(): number {
    this.baseIsChar = true
    return widthOf(this) + scriptPlaces(this, this.supChild, this.subChild).subX
  }

  override getAdjustedIc(): number {
    const {superX, subX} = scriptPlaces(this, this.supChild, this.subChild)
    return superX - subX
  }

  override getUVQ(): [number, number, number] {
    const {up, down} = scriptPlaces(this, this.supChild, this.subChild)
    return [up, -down, 0]
  }

  override getOverKU(base: BBox, over: BBox): [number, number] {
    return raised(this, base, over)
  }

  override getUnderKV(base: BBox, under: BBox): [number, number] {
    return lowered(this, base, under)
  }

  override getDelta(script: SvgWrapper, isUnder = false): number {
    return moved(this, script, isUnder)
  }
}
