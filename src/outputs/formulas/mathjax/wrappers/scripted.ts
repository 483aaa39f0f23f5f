import {SvgMsub, SvgMsubsup, SvgMsup} from '@mathjax/src/mjs/output/svg/Wrappers/msubsup.js'
import type {SvgScriptbase} from '@mathjax/src/mjs/output/svg/Wrappers/scriptbase.js'
import type {BBox} from '@mathjax/src/mjs/util/BBox.js'
import {scriptPlaces, widthUnderOperator} from './scripts.ts'

/** The advance width of a base with scripts. */
export function widthOf({baseChild}: SvgScriptbase): number {
  const {w, rscale} = baseChild.getLineBBox(baseChild.breakCount)
  return w * rscale
}

/** A base with a subscript. */
export class MathSubscript extends SvgMsub {
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
}

/** A base with a superscript. */
export class MathSuperscript extends SvgMsup {
  override getBaseWidth(): number {
    return widthOf(this) + scriptPlaces(this, this.scriptChild, undefined).superX
  }

  override getAdjustedIc(): number {
    return 0
  }

  override getU(): number {
    return scriptPlaces(this, this.scriptChild, undefined).up
  }
}

/** A base with both scripts. MathJax shifts the superscript to the right of the subscript by `getAdjustedIc`. */
export class BothScripts extends SvgMsubsup {
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
}
