import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
import {type DelimiterData, DIRECTION} from '@mathjax/src/mjs/output/svg/FontData.js'
import type {Drawn} from '@mathjax/src/mjs/output/svg/Wrapper.js'
import {SvgMo} from '@mathjax/src/mjs/output/svg/Wrappers/mo.js'
import {fontDataOf} from '../constants.ts'
import {pairedSigns, ruleCharacter} from '../font-data.ts'
import {glyphOf} from './glyph-of.ts'

/**
 * MathJax's heights of `\big`, `\Big`, `\bigg` and `\Bigg`, and amsmath's, in multiples of 1.2 times the height of “(”.
 */
const bigSizes: ReadonlyArray<readonly [mathjax: number, factor: number]> = [
  [1.2, 1],
  [1.623, 1.5],
  [2.047, 2],
  [2.47, 2.5]
]

/** Operators, delimiters and accents, stretched by the font's glyph variants and assemblies. */
export class MathOperator extends SvgMo {
  override getAccentOffset(): number {
    const {math} = fontDataOf(this.font).source
    const glyph = glyphOf(this)
    const place = glyph === undefined ? undefined : math.accents.get(glyph)
    return place === undefined ? super.getAccentOffset() : -place
  }

  /** The `\big` commands have the same heights as in amsmath. */
  override getSize(name: string, otherwise: number): number {
    const size = super.getSize(name, otherwise)
    if (name === 'minsize' && holdsFraction(this.node.parent)) return this.sizeAtFraction()
    const factor = bigSizes.find(([mathjax]) => Math.abs(mathjax - size) < 0.002)?.[1]
    if (factor === undefined) return size
    const [height, depth] = this.font.getChar('normal', 0x28) ?? [0.75, 0.25]
    const wanted = 1.2 * (height + depth) * factor
    const {delimiterfactor, delimitershortfall} = this.font.params
    return Math.max((wanted * delimiterfactor) / 1000, wanted - delimitershortfall)
  }

  /** The height of the delimiters of a binomial in LuaTeX, a parameter of TeX's fonts, in em. */
  private sizeAtFraction(): number {
    return this.node.attributes.get('displaystyle') ? 2.39 : 1.01
  }

  /** A sign that is built from parts is symmetric about the axis, like a delimiter. */
  override getBaseline(sizes: number[], total: number, sign: DelimiterData): [number, number] {
    if (!this.node.attributes.get('symmetric')) return super.getBaseline(sizes, total, sign)
    const {axis_height: axis} = this.font.params
    return [total / 2 + axis, total / 2 - axis]
  }

  /** MathJax passes the wanted size; TeX reduces the size of a delimiter by `\delimiterfactor`. */
  override getStretchBBox(sizes: number[], total: number, sign: DelimiterData): void {
    const {delimiterfactor, delimitershortfall} = this.font.params
    const isDelimiter = this.node.attributes.get('symmetric') && sizes.length === 2
    const taken = isDelimiter ? Math.max((total * delimiterfactor) / 1000, total - delimitershortfall) : total
    super.getStretchBBox(sizes, taken, sign)
  }

  /** Draws a sign that is built from parts. */
  override stretchSvg(): void {
    const {h, d, w} = this.getBBox()
    const code = this.stretch.c ?? this.getText().codePointAt(0)
    const parent = this.dom[0]
    if (parent === undefined || code === undefined) return
    if (code === ruleCharacter) {
      this.adaptor.append(parent, this.svg('rect', this.rect(0, -d, w, h + d)))
      return
    }
    const pair = pairedSigns.get(code)
    if (pair !== undefined) {
      for (const [each, up, part = 1] of pair) this.drawPart(parent, each, {up, width: w, part})
      return
    }
    const isVertical = this.stretch.dir === DIRECTION.Vertical
    const attributes = {
      code: String(code),
      way: isVertical ? 'v' : 'h',
      at: String(isVertical ? -d : 0),
      length: String(isVertical ? h + d : w),
      width: String(w)
    }
    this.adaptor.append(parent, this.svg('part', attributes))
  }

  /**
   * Draws one of the two signs that form a longer sign. If the longer sign is `=`, its two lines are at the bottom and
   * the top of its box.
   */
  private drawPart(
    parent: Drawn,
    code: number,
    {up, width, part: share}: Readonly<{up: number; width: number; part: number}>
  ): void {
    if (code === ruleCharacter) {
      const {h, d} = this.getBBox()
      const {rule_thickness: line} = this.font.params
      this.adaptor.append(parent, this.svg('rect', this.rect(0, up === 0 ? -d : h - line, width, line)))
      return
    }
    const part = this.svg('part', {
      code: String(code),
      way: 'h',
      at: '0',
      length: String(width * share),
      width: String(width * share)
    })
    const start = (width * (1 - share)) / 2
    const place = this.adaptor.append(
      parent,
      this.svg('g', {transform: `translate(${this.fixed(start)}, ${this.fixed(up)})`})
    )
    this.adaptor.append(place, part)
  }

  private rect(x: number, y: number, width: number, height: number): Record<string, string> {
    return {x: this.fixed(x), y: this.fixed(y), width: this.fixed(width), height: this.fixed(height)}
  }
}

/** Whether a delimiter belongs to a fraction with delimiters, as in `\binom`. */
function holdsFraction(row: MmlNode | null): boolean {
  let holder = row
  while (holder !== null && holder.childNodes.length === 1) holder = holder.parent
  return (
    holder?.childNodes.some(child => child.isKind('mfrac') && child.getProperty('withDelims') === true) ??
    false
  )
}
