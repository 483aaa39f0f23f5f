import {SvgMfrac} from '@mathjax/src/mjs/output/svg/Wrappers/mfrac.js'
import type {BBox} from '@mathjax/src/mjs/util/BBox.js'
import {constantsOf} from '../constants.ts'

/** Fractions and binomials, whose parts are raised and lowered by the font's constants. */
export class Fraction extends SvgMfrac {
  /** The space of the empty delimiters on both sides of a fraction, which LaTeX does not reduce in scripts. */
  private get space(): number {
    return this.node.getProperty('withDelims') ? 0 : this.font.params.nulldelimiterspace / this.bbox.scale
  }

  /** The width of the wider part, and the distances by which the parts are raised and lowered. */
  private places(isDisplay: boolean, thickness: number): Readonly<{width: number; up: number; down: number}> {
    // amsmath sets the fractions of `\cfrac` as in display formulas.
    const display = isDisplay || this.node.getProperty('continued') === true
    const [above, below] = this.childNodes.map(child => child.getOuterBBox())
    const box = (of: typeof above) => ({
      width: (of!.L + of!.w + of!.R) * of!.rscale,
      height: of!.h * of!.rscale,
      depth: of!.d * of!.rscale
    })
    const [top, bottom] = [box(above), box(below)]
    const {up, down} = shifts(constantsOf(this.font), {
      display,
      thickness,
      depth: top.depth,
      height: bottom.height
    })
    return {width: Math.max(top.width, bottom.width), up, down}
  }

  override getFractionBBox(bbox: BBox, display: boolean, thickness: number): void {
    const {up, down} = this.places(display, thickness)
    bbox.combine(this.childNodes[0]!.getOuterBBox(), 0, up)
    bbox.combine(this.childNodes[1]!.getOuterBBox(), 0, -down)
    bbox.w += (this.node.getProperty('continued') ? 1 : 2) * this.space
  }

  override getAtopBBox(bbox: BBox, display: boolean): void {
    this.getFractionBBox(bbox, display, 0)
  }

  override makeFraction(display: boolean, thickness: number): void {
    const {width, up, down} = this.places(display, thickness)
    const [above, below] = this.childNodes
    const {numalign, denomalign} = this.node.attributes.getList('numalign', 'denomalign')
    above!.toSVG(this.dom)
    above!.place(this.getAlignX(width, above!.getOuterBBox(), String(numalign)) + this.space, up)
    below!.toSVG(this.dom)
    below!.place(this.getAlignX(width, below!.getOuterBBox(), String(denomalign)) + this.space, -down)
    if (thickness === 0) return
    const rule = {
      width: this.fixed(width),
      height: this.fixed(thickness),
      x: this.fixed(this.space),
      y: this.fixed(this.font.params.axis_height - thickness / 2)
    }
    this.adaptor.append(this.dom[0], this.svg('rect', rule))
  }

  override makeAtop(display: boolean): void {
    this.makeFraction(display, 0)
  }
}

type Parts = Readonly<{display: boolean; thickness: number; depth: number; height: number}>

/**
 * The distances by which numerator and denominator are shifted, by OpenType's rules for fractions and stacks (OpenType
 * 1.9, “MathConstants”; LuaTeX reference, “Fractions”).
 */
function shifts(
  c: ReturnType<typeof constantsOf>,
  {display, thickness, depth, height}: Parts
): Readonly<{up: number; down: number}> {
  if (thickness === 0) {
    const up = display ? c.stackTopDisplayStyleShiftUp : c.stackTopShiftUp
    const down = display ? c.stackBottomDisplayStyleShiftDown : c.stackBottomShiftDown
    const gap = display ? c.stackDisplayStyleGapMin : c.stackGapMin
    const missing = Math.max(0, gap - (up - depth - (height - down))) / 2
    return {up: up + missing, down: down + missing}
  }
  const up = display ? c.fractionNumeratorDisplayStyleShiftUp : c.fractionNumeratorShiftUp
  const down = display ? c.fractionDenominatorDisplayStyleShiftDown : c.fractionDenominatorShiftDown
  const above = display ? c.fractionNumDisplayStyleGapMin : c.fractionNumeratorGapMin
  const below = display ? c.fractionDenomDisplayStyleGapMin : c.fractionDenominatorGapMin
  return {
    up: up + Math.max(0, above - (up - depth - (c.axisHeight + thickness / 2))),
    down: down + Math.max(0, below - (c.axisHeight - thickness / 2 - (height - down)))
  }
}
