import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
import type {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
import {SvgMtable} from '@mathjax/src/mjs/output/svg/Wrappers/mtable.js'

/** The height and depth in em of LaTeX’s strut in each row of a table: 12 pt of leading for 10 pt of type. */
const [strutHeight, strutDepth] = [0.84, 0.36]

/** LaTeX’s `\arrayrulewidth`. */
const lineWidth = 0.04

/** Matrices and aligned formulas, with LaTeX’s struts and lines. */
export class MathGrid extends SvgMtable {
  constructor(factory: unknown, node: MmlNode, parent: SvgWrapper | null = null) {
    super(factory, node, parent)
    this.rLines = this.rLines.map(width => Math.min(width, lineWidth))
    this.cLines = this.cLines.map(width => Math.min(width, lineWidth))
    this.fLine = Math.min(this.fLine, lineWidth)
  }

  override updateHDW(
    cell: SvgWrapper,
    column: number,
    row: number,
    align: string,
    heights: number[],
    depths: number[],
    widths: number[] | null = null
  ): void {
    super.updateHDW(cell, column, row, align, heights, depths, widths)
    const stretch = Number(this.node.getProperty('strut') ?? 0)
    heights[row] = Math.max(heights[row] ?? 0, strutHeight * stretch)
    depths[row] = Math.max(depths[row] ?? 0, strutDepth * stretch)
  }
}
