// MathJax's own declarations do not allow its wrappers to be extended; these declarations cover the parts that galley
// uses.

declare module '@mathjax/src/mjs/core/MmlTree/MmlNode.js' {
  /** A node of the MathML that MathJax builds. */
  export interface MmlNode {
    readonly kind: string
    readonly isToken: boolean
    readonly isInferred: boolean
    readonly isEmbellished: boolean
    texClass: number | null
    readonly childNodes: readonly MmlNode[]
    readonly parent: MmlNode | null
    readonly attributes: {
      get(name: string): unknown
      getList(...names: string[]): Readonly<Record<string, unknown>>
      getAllAttributes(): Readonly<Record<string, unknown>>
      getExplicit(name: string): unknown
      hasExplicit(name: string): boolean
      set(name: string, value: unknown): void
      setInherited(name: string, value: unknown): void
      unset(name: string): void
    }
    isKind(kind: string): boolean
    coreMO(): MmlNode
    getText(): string
    texSpacing(): string
    getAllProperties(): Readonly<Record<string, unknown>>
    getProperty(name: string): unknown
    setText(text: string): MmlNode
    readonly factory: Readonly<{create(kind: string): MmlNode}>
    setChildren(children: readonly MmlNode[]): void
    appendChild(child: MmlNode): MmlNode
    setInheritedAttributes(attributes: object, display: boolean, level: number, prime: boolean): void
    setProperty(name: string, value: unknown): void
    walkTree(visit: (node: MmlNode) => void): void
    setTeXclass(before: null): void
  }
}

declare module '@mathjax/src/mjs/core/MmlTree/MmlFactory.js' {
  import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
  export class MmlFactory {
    create(
      kind: string,
      properties?: Readonly<Record<string, unknown>>,
      children?: readonly MmlNode[]
    ): MmlNode
    setNodeClass(kind: string, made: new (...given: never[]) => unknown): void
  }
}

declare module '@mathjax/src/mjs/core/MmlTree/MmlNodes/mrow.js' {
  /** A row; some of its nodes can be missing. */
  export class MmlMrow {
    readonly childNodes: ReadonlyArray<Readonly<{isSpacelike: boolean}> | null>
    nonSpaceLength(): number
  }
  export class MmlInferredMrow extends MmlMrow {}
}

declare module '@mathjax/src/mjs/util/BBox.js' {
  /** A box in em; `rscale` is its scale relative to its parent. */
  export class BBox {
    w: number
    h: number
    d: number
    L: number
    R: number
    scale: number
    rscale: number
    pwidth: string
    static empty(): BBox
    empty(): void
    clean(): void
    combine(box: BBox, x?: number, y?: number): void
  }
}

declare module '@mathjax/src/mjs/output/svg/FontData.js' {
  export type CharData = [height: number, depth: number, width: number, data?: {p?: string; smp?: number}]
  export type CharMap = Record<number, CharData>
  export type DelimiterData = {
    dir: number
    sizes?: number[]
    stretch?: number[]
    HDW?: number[]
    c?: number
  }
  export const DIRECTION: {readonly None: 0; readonly Vertical: 1; readonly Horizontal: 2}
  export class SvgFontData {
    static defaultVariants: string[][]
    static VariantSmp: Record<string, unknown>
    readonly params: Readonly<{
      axis_height: number
      rule_thickness: number
      nulldelimiterspace: number
      delimitershortfall: number
      delimiterfactor: number
      scriptspace: number
    }>
    readonly delimiters: Record<number, DelimiterData>
    defineChars(variant: string, chars: CharMap): void
    defineDelimiters(delimiters: Record<number, DelimiterData>): void
    getChar(variant: string, code: number): CharData | undefined
    getDelimiter(code: number): DelimiterData | undefined
  }
}

declare module '@mathjax/src/mjs/output/svg/Wrapper.js' {
  import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
  import type {DelimiterData, SvgFontData} from '@mathjax/src/mjs/output/svg/FontData.js'
  import type {BBox} from '@mathjax/src/mjs/util/BBox.js'

  /** An element of the drawing. */
  export type Drawn = import('@mathjax/src/mjs/adaptors/liteAdaptor.js').LiteElement

  /** MathJax's layout of a node. */
  export class SvgWrapper {
    readonly node: MmlNode
    readonly font: SvgFontData
    readonly childNodes: SvgWrapper[]
    readonly parent: SvgWrapper | null
    readonly breakCount: number
    bbox: BBox
    dom: Drawn[]
    variant: string
    stretch: DelimiterData
    readonly adaptor: {append(parent: Drawn | undefined, child: Drawn): Drawn}
    constructor(factory: unknown, node: MmlNode, parent?: SvgWrapper | null)
    getBBox(): BBox
    getOuterBBox(): BBox
    getLineBBox(line: number): BBox
    computeBBox(bbox: BBox, recompute?: boolean): void
    setChildPWidths(recompute: boolean): boolean
    getText(): string
    unicodeChars(text: string): number[]
    remapChars(codes: number[]): number[]
    toSVG(parents: Drawn[]): void
    standardSvgNodes(parents: Drawn[]): Drawn[]
    toEmbellishedSVG(parents: Drawn[]): boolean
    place(x: number, y: number, element?: Drawn): void
    placeChar(code: number, x: number, y: number, parent: Drawn, variant?: string): number
    getAlignX(width: number, box: BBox, align: string): number
    svg(kind: string, attributes?: Readonly<Record<string, string>>): Drawn
    fixed(em: number): string
    length2em(length: unknown, size?: number, scale?: number): number
    invalidateBBox(): void
    coreMO(): SvgWrapper
  }
}

declare module '@mathjax/src/mjs/output/svg/Wrappers/mfrac.js' {
  import {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
  import type {BBox} from '@mathjax/src/mjs/util/BBox.js'
  export class SvgMfrac extends SvgWrapper {
    static kind: string
    getFractionBBox(bbox: BBox, display: boolean, thickness: number): void
    getAtopBBox(bbox: BBox, display: boolean): void
    makeFraction(display: boolean, thickness: number): void
    makeAtop(display: boolean): void
  }
}

declare module '@mathjax/src/mjs/output/svg/Wrappers/menclose.js' {
  import type {Drawn} from '@mathjax/src/mjs/output/svg/Wrapper.js'
  import {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
  /** The extent of a notation beyond its content, and the function that draws it. */
  export type EnclosureNotation = Readonly<{
    bbox: (wrapper: SvgMenclose) => readonly number[]
    renderer: (wrapper: SvgMenclose) => void
  }>
  export class SvgMenclose extends SvgWrapper {
    static kind: string
    static notations: ReadonlyMap<string, EnclosureNotation>
    line(ends: readonly number[]): Drawn
  }
}

declare module '@mathjax/src/mjs/output/svg/Wrappers/mi.js' {
  import {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
  export class SvgMi extends SvgWrapper {}
}

declare module '@mathjax/src/mjs/output/svg/Wrappers/mo.js' {
  import type {DelimiterData} from '@mathjax/src/mjs/output/svg/FontData.js'
  import {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
  export class SvgMo extends SvgWrapper {
    static kind: string
    /** The index of the chosen size; -1 if the symbol is built from parts. */
    size: number | null
    canStretch(direction: number): boolean
    getStretchedVariant(size: number[], exact?: boolean): void
    getAccentOffset(): number
    getSize(name: string, otherwise: number): number
    stretchSvg(): void
    getBaseline(sizes: number[], total: number, sign: DelimiterData): [height: number, depth: number]
    getStretchBBox(sizes: number[], total: number, sign: DelimiterData): void
  }
}

declare module '@mathjax/src/mjs/output/svg/Wrappers/scriptbase.js' {
  import {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
  import type {BBox} from '@mathjax/src/mjs/util/BBox.js'
  export class SvgScriptbase extends SvgWrapper {
    static kind: string
    readonly baseChild: SvgWrapper
    readonly scriptChild: SvgWrapper
    readonly baseCore: SvgWrapper
    baseScale: number
    baseIsChar: boolean
    isLineAbove: boolean
    isLineBelow: boolean
    hasMovableLimits(): boolean
    getBaseWidth(): number
    getAdjustedIc(): number
    appendScripts(bbox: BBox): BBox
    getU(): number
    getV(): number
    getOverKU(base: BBox, over: BBox): [gap: number, shift: number]
    getUnderKV(base: BBox, under: BBox): [gap: number, shift: number]
    getDelta(script: SvgWrapper, noSkew?: boolean): number
  }
}

declare module '@mathjax/src/mjs/output/svg/Wrappers/msubsup.js' {
  import {SvgScriptbase} from '@mathjax/src/mjs/output/svg/Wrappers/scriptbase.js'
  export class SvgMsub extends SvgScriptbase {}
  export class SvgMsup extends SvgScriptbase {}
  export class SvgMsubsup extends SvgScriptbase {
    readonly subChild: import('@mathjax/src/mjs/output/svg/Wrapper.js').SvgWrapper
    readonly supChild: import('@mathjax/src/mjs/output/svg/Wrapper.js').SvgWrapper
    getUVQ(): [up: number, down: number, gap: number]
  }
}

declare module '@mathjax/src/mjs/output/svg/Wrappers/munderover.js' {
  import {SvgMsub, SvgMsubsup, SvgMsup} from '@mathjax/src/mjs/output/svg/Wrappers/msubsup.js'
  export class SvgMunder extends SvgMsub {}
  export class SvgMover extends SvgMsup {}
  export class SvgMunderover extends SvgMsubsup {}
}

declare module '@mathjax/src/mjs/output/svg/Wrappers/msqrt.js' {
  import {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
  import type {SvgMo} from '@mathjax/src/mjs/output/svg/Wrappers/mo.js'
  export class SvgMsqrt extends SvgWrapper {
    static kind: string
    readonly surd: SvgMo
    readonly base: number
    getStretchedSurd(): void
  }
}

declare module '@mathjax/src/mjs/output/svg/Wrappers/mroot.js' {
  import {SvgMsqrt} from '@mathjax/src/mjs/output/svg/Wrappers/msqrt.js'
  export class SvgMroot extends SvgMsqrt {}
}

declare module '@mathjax/src/mjs/output/svg/Wrappers/mtable.js' {
  import {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
  export class SvgMtable extends SvgWrapper {
    static kind: string
    fLine: number
    rLines: number[]
    cLines: number[]
    readonly formulaRows: SvgWrapper[]
    readonly numRows: number
    updateHDW(
      cell: SvgWrapper,
      column: number,
      row: number,
      align: string,
      heights: number[],
      depths: number[],
      widths?: number[] | null
    ): void
    getRowHalfSpacing(): number[]
    getTableData(): {H: number[]; D: number[]; W: number[]}
  }
}

declare module '@mathjax/src/mjs/output/svg/WrapperFactory.js' {
  import type {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'

  type WrapperClass = {new (...given: never[]): SvgWrapper}
  export class SvgWrapperFactory {
    static defaultNodes: Record<string, WrapperClass>
    wrap(node: import('@mathjax/src/mjs/core/MmlTree/MmlNode.js').MmlNode): SvgWrapper
  }
}

declare module '@mathjax/src/mjs/output/svg.js' {
  import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
  import type {Drawn, SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
  export class SVG {
    constructor(options: Readonly<Record<string, unknown>>)
    readonly options: Record<string, unknown>
    svg(kind: string, attributes?: Readonly<Record<string, unknown>>, children?: Drawn[]): Drawn
    processMath(wrapper: SvgWrapper, parent: Drawn): void
    unknownText(text: string, variant: string): Drawn
    measureText(text: string, variant: string): {w: number; h: number; d: number}
    toDOM(math: {root: MmlNode; display: boolean}, node: Drawn, html: unknown): void
  }
}

declare module '@mathjax/src/mjs/core/InputJax.js' {
  import type {MmlFactory} from '@mathjax/src/mjs/core/MmlTree/MmlFactory.js'
  export class AbstractInputJax {
    mmlFactory: MmlFactory
    constructor(options?: Readonly<Record<string, unknown>>)
  }
}

declare module '@mathjax/src/mjs/adaptors/liteAdaptor.js' {
  /** An element of MathJax's small DOM. */
  export type LiteElement = Readonly<{
    kind: string
    attributes: Readonly<Record<string, string>>
    children: readonly LiteElement[]
  }>
  export type LiteAdaptor = object
  export function liteAdaptor(): LiteAdaptor
}

declare module '@mathjax/src/mjs/handlers/html/HTMLDocument.js' {
  export class HTMLDocument {
    constructor(document: unknown, adaptor: object, options: Readonly<Record<string, unknown>>)
    convert(tex: string, options: Readonly<Record<string, unknown>>): unknown
  }
}
