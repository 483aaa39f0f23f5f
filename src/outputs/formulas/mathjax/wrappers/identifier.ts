import type {MmlNode} from '@mathjax/src/mjs/core/MmlTree/MmlNode.js'
import {SvgMi} from '@mathjax/src/mjs/output/svg/Wrappers/mi.js'
import type {BBox} from '@mathjax/src/mjs/util/BBox.js'
import {fontDataOf} from '../constants.ts'
import {glyphOf} from './glyph-of.ts'

/** Letters. As in LuaTeX, a letter before another sign in a row is followed by its italic correction. */
export class Identifier extends SvgMi {
  override computeBBox(bbox: BBox): void {
    super.computeBBox(bbox)
    let {node} = this
    while (node.parent?.childNodes.length === 1 && isGroup(node.parent)) node = node.parent
    const row = node.parent
    if (row === null || !isGroup(row)) return
    const next = row.childNodes[row.childNodes.indexOf(node) + 1]
    if (next === undefined || next.texClass === operatorClass) return
    const glyph = glyphOf(this)
    if (glyph !== undefined) bbox.w += fontDataOf(this.font).source.math.italics.get(glyph) ?? 0
  }
}

/** TeX's class for operators, such as `\ln`. */
const operatorClass = 1

function isGroup(node: MmlNode): boolean {
  return node.isKind('mrow') || node.isKind('inferredMrow') || node.isKind('TeXAtom')
}
