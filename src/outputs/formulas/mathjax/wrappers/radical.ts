import type {Drawn, SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
import {SvgMroot} from '@mathjax/src/mjs/output/svg/Wrappers/mroot.js'
import {SvgMsqrt} from '@mathjax/src/mjs/output/svg/Wrappers/msqrt.js'
import type {BBox} from '@mathjax/src/mjs/util/BBox.js'
import {constantsOf} from '../constants.ts'

/** The positions in a root, measured from its baseline: its rule, its sign, and the top of its box. */
type Measures = Readonly<{rule: number; thickness: number; sign: number; top: number}>

function gapOf(wrapper: SvgMsqrt): number {
  const c = constantsOf(wrapper.font)
  return wrapper.node.attributes.get('displaystyle') ? c.radicalDisplayStyleVerticalGap : c.radicalVerticalGap
}

/** Chooses the size of the sign by the height of the content, the gap and the rule. */
function stretchSign(wrapper: SvgMsqrt): void {
  const {h, d} = wrapper.childNodes[wrapper.base]!.getOuterBBox()
  const height = h + d + gapOf(wrapper) + constantsOf(wrapper.font).radicalRuleThickness
  wrapper.surd.getStretchedVariant([height - d, d], true)
}

/**
 * Measures a radical by OpenType's rules, as in LuaTeX: the excess height of the sign is divided between the gaps above
 * and below the content.
 */
function measure(wrapper: SvgMsqrt): Measures {
  const c = constantsOf(wrapper.font)
  const sign = wrapper.surd.getBBox()
  const {h, d} = wrapper.childNodes[wrapper.base]!.getOuterBBox()
  const thickness = c.radicalRuleThickness
  const gap = gapOf(wrapper)
  const spare = Math.max(0, sign.h + sign.d - thickness - (h + d + gap))
  const rule = h + gap + spare / 2
  return {rule, thickness, sign: rule + thickness - sign.h, top: rule + thickness + c.radicalExtraAscender}
}

/** The horizontal positions of the sign and of the degree, and the height of the degree. */
type Degree = Readonly<{sign: number; degree: number; up: number}>

function degreeOf(wrapper: SvgMsqrt, degree: SvgWrapper | undefined): Degree {
  if (degree === undefined) return {sign: 0, degree: 0, up: 0}
  const c = constantsOf(wrapper.font)
  const {w, d, rscale} = degree.getOuterBBox()
  const after = c.radicalKernBeforeDegree + w * rscale + c.radicalKernAfterDegree
  const {sign, top} = measure(wrapper)
  const box = wrapper.surd.getBBox()
  const bottom = box.d - sign
  return {
    sign: Math.max(0, after),
    degree: c.radicalKernBeforeDegree - Math.min(0, after),
    up: c.radicalDegreeBottomRaisePercent * (top + bottom) - bottom + d * rscale
  }
}

function computeBox(wrapper: SvgMsqrt, degree: SvgWrapper | undefined, bbox: BBox): void {
  const {sign, top} = measure(wrapper)
  const places = degreeOf(wrapper, degree)
  const signBox = wrapper.surd.getBBox()
  bbox.empty()
  bbox.h = top
  if (degree !== undefined) bbox.combine(degree.getOuterBBox(), places.degree, places.up)
  bbox.combine(signBox, places.sign, sign)
  bbox.combine(wrapper.childNodes[wrapper.base]!.getOuterBBox(), places.sign + signBox.w, 0)
  bbox.clean()
}

function draw(wrapper: SvgMsqrt, degree: SvgWrapper | undefined, parents: Drawn[]): void {
  const {rule, thickness, sign} = measure(wrapper)
  const places = degreeOf(wrapper, degree)
  const base = wrapper.childNodes[wrapper.base]!
  const left = places.sign + wrapper.surd.getBBox().w
  const dom = wrapper.standardSvgNodes(parents)
  if (degree !== undefined) {
    degree.toSVG(dom)
    degree.place(places.degree, places.up)
  }
  wrapper.surd.toSVG(dom)
  wrapper.surd.place(places.sign, sign)
  // An inferred row draws into the element of its parent.
  const content = wrapper.adaptor.append(dom[0], wrapper.svg('g'))
  base.toSVG([content])
  wrapper.place(left, 0, content)
  const attributes = {
    width: wrapper.fixed(base.getOuterBBox().w),
    height: wrapper.fixed(thickness),
    x: wrapper.fixed(left),
    y: wrapper.fixed(rule)
  }
  wrapper.adaptor.append(dom[0], wrapper.svg('rect', attributes))
}

/** A square root. */
export class Root extends SvgMsqrt {
  override getStretchedSurd(): void {
    stretchSign(this)
  }

  override computeBBox(bbox: BBox, recompute = false): void {
    computeBox(this, undefined, bbox)
    this.setChildPWidths(recompute)
  }

  override toSVG(parents: Drawn[]): void {
    draw(this, undefined, parents)
  }
}

/** A root with a degree. */
export class DegreeRoot extends SvgMroot {
  override getStretchedSurd(): void {
    stretchSign(this)
  }

  override computeBBox(bbox: BBox, recompute = false): void {
    computeBox(this, this.childNodes[1], bbox)
    this.setChildPWidths(recompute)
  }

  override toSVG(parents: Drawn[]): void {
    draw(this, this.childNodes[1], parents)
  }
}
