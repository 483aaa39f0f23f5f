import type {Nodes} from 'mdast'
import {withoutUnits} from '../../core/units.ts'
import {plainText} from '../../core/walk.ts'
import {formulaText} from '../latex/formula.ts'
import type {LatexText} from '../latex/text.ts'

/**
 * The text of a caption as a description of the picture, for readers who cannot see it: with formulas as printed, but
 * without notes, citations, references, tags and comments.
 */
export function describingWords(caption: readonly Nodes[]): string {
  return caption
    .map(words)
    .join('')
    .replace(/[\s\u00A0]+(?=[.,;:]|$)/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/^[\s.,;:]+/, '')
    .trim()
}

function words(node: Nodes): string {
  if (node.type === 'inlineNote' || node.type === 'footnoteReference' || node.type === 'cite') return ''
  if (node.type === 'inlineMath') return signs(node.value)
  if (node.type === 'rawTex') return ''
  // The number that the reference will print is not known yet.
  if (node.type === 'crossReference') return ''
  return 'children' in node ? (node.children as readonly Nodes[]).map(words).join('') : plainText(node)
}

/** A formula as the characters that it prints, in one line. */
function signs(written: string): string {
  const read = withoutUnits(written)
  const tex = ('tex' in read ? read.tex : written).replace(/\^\{?\\circ\}?/g, '°')
  const chemical = /^\\(?:ce|pu)\{([\s\S]*)\}$/.exec(tex)?.[1]
  if (chemical !== undefined) return chemical.replace(/[{}_$]/g, '')
  const parts = formulaText(tex.trim())
  return parts === undefined
    ? tex
        .replace(/\\(?:mathrm|mathbf|mathcal|mathbb|text)\b/g, '')
        .replace(/\\[,;: !]/g, ' ')
        .replace(/\\([A-Za-z]+)/g, '$1')
        .replace(/[{}]/g, '')
    : parts.map(textOf).join('')
}

function textOf(part: LatexText): string {
  return 'children' in part ? part.children.map(textOf).join('') : part.value
}
