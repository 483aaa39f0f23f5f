import {liteAdaptor} from '@mathjax/src/mjs/adaptors/liteAdaptor.js'
import {AbstractInputJax} from '@mathjax/src/mjs/core/InputJax.js'
import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
import {HTMLDocument} from '@mathjax/src/mjs/handlers/html/HTMLDocument.js'
import type {Drawn, SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
import {SVG} from '@mathjax/src/mjs/output/svg.js'
import type {BBox} from '@mathjax/src/mjs/util/BBox.js'
import type {FormulaNode} from '../../../core/formula-tree.ts'
import type {MathFont} from '../font/math-font.ts'
import {OpenTypeFontData} from './font-data.ts'
import {mathNodes} from './tree-nodes.ts'
import {OpenTypeWrappers} from './wrappers/index.ts'

/** A formula laid out by MathJax: its wrappers, its box in em, and its drawing. */
export type Typeset = Readonly<{wrapper: SvgWrapper; box: BBox; drawing: Drawn}>

/** A version of MathJax's SVG output that keeps the drawing as a tree of positions instead of serializing it. */
class Drawing extends SVG {
  result: Typeset | undefined
  /** Whether the font lacks some characters of the formula. */
  isIncomplete = false
  /** The width of a `multline` environment. */
  multlineWidth = 'auto'
  hasMultline = false
  readonly scriptSizes: readonly [script: number, scriptScript: number]

  override processMath(wrapper: SvgWrapper): void {
    const box = wrapper.getOuterBBox()
    const drawing = this.svg('g')
    wrapper.toSVG([drawing])
    this.result = {wrapper, box, drawing}
  }

  override unknownText(text: string): Drawn {
    this.isIncomplete = true
    return this.svg('unknown', {text})
  }

  override measureText(): {w: number; h: number; d: number} {
    this.isIncomplete = true
    return {w: 0, h: 0, d: 0}
  }

  override toDOM(math: {root: MmlNode; display: boolean}, node: Drawn, html: unknown): void {
    this.hasMultline = false
    math.root.walkTree(node => {
      const {attributes} = node
      if (node.isKind('mtable') && attributes.get('width') === '100%') {
        this.hasMultline = true
        attributes.set('width', this.multlineWidth)
      }
      // The sizes of scripts come from the font; MathJax sets its own at every node.
      attributes.setInherited('scriptsizemultiplier', this.scriptSizes[0])
      attributes.setInherited('scriptminsize', `${this.scriptSizes[1]}em`)
    })
    super.toDOM(math, node, html)
  }

  constructor(
    options: Readonly<Record<string, unknown>>,
    scriptSizes: readonly [script: number, scriptScript: number]
  ) {
    super(options)
    this.scriptSizes = scriptSizes
  }
}

/** An input for MathJax that passes on the tree of a formula instead of TeX. */
class Trees extends AbstractInputJax {
  static NAME = 'tree'
  tree: FormulaNode = {kind: 'math'}

  compile(): MmlNode {
    return mathNodes(this.tree, this.mmlFactory)
  }
}

/** Typesets the tree of a formula; undefined if the font lacks one of its characters. */
export type MathTypesetter = (tree: FormulaNode) => Typeset | undefined

export function createMathTypesetter(font: MathFont): MathTypesetter {
  const {accentBaseHeight, scriptPercentScaleDown, scriptScriptPercentScaleDown} = font.math.constants
  const output = new Drawing(
    {
      fontData: new OpenTypeFontData(font),
      wrapperFactory: new OpenTypeWrappers(),
      fontCache: 'none',
      displayOverflow: 'overflow',
      linebreaks: {inline: false}
    },
    [scriptPercentScaleDown, scriptScriptPercentScaleDown]
  )
  const input = new Trees()
  const document = new HTMLDocument('', liteAdaptor(), {InputJax: input, OutputJax: output})
  const metrics = {em: 16, ex: 16 * accentBaseHeight, containerWidth: 16 * 1000}
  const typeset: MathTypesetter = tree => {
    output.result = undefined
    output.isIncomplete = false
    input.tree = tree
    try {
      document.convert('', {display: tree.attributes?.display === 'block', ...metrics})
    } catch {
      // MathJax's layout throws for some unusual formulas.
      return undefined
    }
    return output.isIncomplete ? undefined : output.result
  }
  return tree => {
    output.multlineWidth = 'auto'
    const first = typeset(tree)
    if (first === undefined || !output.hasMultline) return first
    output.multlineWidth = `${first.box.w + multlineShift}em`
    return typeset(tree)
  }
}

/** The difference between the widths of a `multline` environment and of its longest line, in em. */
const multlineShift = 3
