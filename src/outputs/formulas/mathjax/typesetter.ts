import {liteAdaptor} from '@mathjax/src/mjs/adaptors/liteAdaptor.js'
import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
import {HTMLDocument} from '@mathjax/src/mjs/handlers/html/HTMLDocument.js'
import {TeX} from '@mathjax/src/mjs/input/tex.js'
import type {Drawn, SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
import {SVG} from '@mathjax/src/mjs/output/svg.js'
import type {BBox} from '@mathjax/src/mjs/util/BBox.js'
import type {MathFont} from '../font/math-font.ts'
import {OpenTypeFontData} from './font-data.ts'
import {withLatexSpacing} from './latex-spacing.ts'
import {commonDefinitions, packages} from './packages.ts'
import {OpenTypeWrappers} from './wrappers/index.ts'

/** A formula as MathJax laid it out: its wrappers, its box in em, and its drawing. */
export type Typeset = Readonly<{wrapper: SvgWrapper; box: BBox; drawing: Drawn}>

/** MathJax's SVG output, which keeps the drawing as a tree of places and draws nothing itself. */
class Drawing extends SVG {
  result: Typeset | undefined
  /** Whether there are characters that the font lacks. */
  isIncomplete = false
  /** The width of `multline`. */
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
    this.hasMultline = withLatexSpacing(math.root, this.multlineWidth)
    // Sizes of scripts are the font's; MathJax has its own at every node.
    math.root.walkTree(({attributes}) => {
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

/** Typesets one formula; undefined if MathJax cannot parse it, or the font lacks one of its characters. */
export type MathTypesetter = (tex: string, display: boolean) => Typeset | undefined

/**
 * Creates a typesetter that knows definitions of the paper, `\newcommand{…}{…}`. Those of a formula stay known to the
 * formulas after it.
 */
export function createMathTypesetter(
  font: MathFont,
  definitions: string,
  more: readonly string[] = []
): MathTypesetter {
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
  const input = new TeX({
    packages: [...packages, ...more],
    tags: 'none',
    formatError: (_: unknown, error: Error) => {
      throw error
    }
  })
  const document = new HTMLDocument('', liteAdaptor(), {InputJax: input, OutputJax: output})
  const metrics = {em: 16, ex: 16 * accentBaseHeight, containerWidth: 16 * 1000}
  const typeset: MathTypesetter = (tex, display) => {
    output.result = undefined
    output.isIncomplete = false
    try {
      document.convert(tex, {display, ...metrics})
    } catch {
      // MathJax's errors, and those of its layout of odd input.
      return undefined
    }
    return output.isIncomplete ? undefined : output.result
  }
  typeset(commonDefinitions, false)
  if (definitions !== '') typeset(definitions, false)
  return (tex, display) => {
    output.multlineWidth = 'auto'
    const first = typeset(tex, display)
    if (first === undefined || !output.hasMultline) return first
    output.multlineWidth = `${first.box.w + multlineShift}em`
    return typeset(tex, display)
  }
}

/** How far the lines of `multline` are from each other's ends, in em. */
const multlineShift = 3
