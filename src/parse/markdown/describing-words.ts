import type {Nodes, PhrasingContent, Text} from 'mdast'
import {joinedDescription} from '../../core/picture-words.ts'
import {withoutUnits} from '../../core/units.ts'
import {plainText} from '../../core/walk.ts'
import {formulaText} from '../latex/formula.ts'
import {symbols} from '../latex/symbols.ts'
import type {LatexText} from '../latex/text.ts'

/**
 * The text of a caption as a description of the picture, for readers who cannot see it: with formulas as printed, but
 * without notes, citations, references, tags and comments.
 */
export function describingWords(caption: readonly Nodes[]): string {
  return joinedDescription(
    describingNodes(caption).map(node => (node.type === 'text' ? node.value : undefined))
  )
}

/** The words, citations and references of a caption in a row, with formulas as words. */
export function describingNodes(caption: readonly Nodes[]): PhrasingContent[] {
  return caption.flatMap((node): PhrasingContent[] => {
    if (node.type === 'inlineNote' || node.type === 'footnoteReference' || node.type === 'rawTex') return []
    if (node.type === 'cite' || node.type === 'crossReference' || node.type === 'crossReferenceList')
      return [node]
    if (node.type === 'inlineMath') return [asText(signs(node.value))]
    return 'children' in node ? describingNodes(node.children) : [asText(plainText(node))]
  })
}

function asText(value: string): Text {
  return {type: 'text', value}
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
        .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2')
        .replace(/\\[,;: !]/g, ' ')
        .replace(/\\([A-Za-z]+)/g, (_, name: string) => symbols.get(name) ?? name)
        .replace(/\^(?:\{([^{}]*)\}|(.))/gu, (_, group?: string, one?: string) => raised(group ?? one ?? ''))
        .replace(/[{}]/g, '')
    : parts.map(textOf).join('')
}

function textOf(part: LatexText): string {
  if (!('children' in part)) return part.value
  const words = part.children.map(textOf).join('')
  return part.type === 'styled' && part.style === 'superscript' ? raised(words) : words
}

/** A superscript in plain text: 10³, or 2^k if a character has no raised form. */
function raised(words: string): string {
  const characters = Array.from(words, character => raisedForms.get(character))
  return characters.includes(undefined) ? `^${words}` : characters.join('')
}

const raisedForms: ReadonlyMap<string, string> = new Map([
  ...Array.from('0123456789+−-ni', (plain, at) => [plain, Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿⁱ')[at]!] as const),
  ...Array.from('°′*', sign => [sign, sign] as const)
])
