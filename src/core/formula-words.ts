import {formulaText} from './formula-text.ts'
import type {Macro} from './mdast.ts'
import {expandedMacros} from './tex-macros.ts'
import {symbols} from './tex-symbols.ts'
import {withoutUnits} from './units.ts'

/**
 * A formula as the characters that it prints, in one line, for texts that cannot contain formulas: the descriptions of
 * pictures, and titles in metadata. `macros` are those of the paper.
 */
export function formulaWords(written: string, macros: ReadonlyMap<string, Macro> = noMacros): string {
  const expanded = expandedMacros(written, new Map([...usual, ...macros])).replace(sizes, '')
  const read = withoutUnits(expanded)
  const tex = ('tex' in read ? read.tex : expanded).replace(/\^\{?\\circ\}?/g, '°').trim()
  const chemical = /^\\(?:ce|pu)\{([\s\S]*)\}$/.exec(tex)?.[1]
  if (chemical !== undefined) return chemical.replace(/[{}_$]/g, '')
  const parts = formulaText(tex)
  return parts === undefined ? signs(tex) : parts.map(textOf).join('')
}

const noMacros: ReadonlyMap<string, Macro> = new Map()

/** Commands of common packages that print characters around their argument; the paper may define them otherwise. */
const usual: ReadonlyMap<string, Macro> = new Map(
  [
    {name: 'abs', body: '\\mathopen{\\lvert}#1\\rvert'},
    {name: 'norm', body: '\\mathopen{\\lVert}#1\\rVert'},
    {name: 'ket', body: '\\mathopen{\\lvert}#1\\rangle'},
    {name: 'bra', body: '\\mathopen{\\langle}#1\\rvert'},
    {name: 'sqrt', body: '√#1'}
  ].map(macro => [macro.name, macro])
)

/** Matches commands that only set the size of the next sign, or the space around it. */
const sizes =
  /\\(?:left|right|middle|[bB]igg?[lrm]?|math(?:open|close|bin|rel|ord|op|inner|punct)|displaystyle|textstyle|limits|nolimits|operatorname\*?)(?![A-Za-z])\s*\.?/g

/** Formulas whose commands are not all signs: commands without a sign are printed as their names. */
function signs(tex: string): string {
  return tex
    .replace(/\\(?:mathrm|mathbf|mathcal|mathbb|mathit|mathsf|boldsymbol|bm|text[a-z]*)(?![A-Za-z])/g, '')
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '{$1}/{$2}')
    .replace(/\\[,;: !]/g, ' ')
    .replace(/(\\(?:lvert|lVert|langle|lfloor|lceil))\s+/g, '$1{}')
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => delimiters.get(name) ?? symbols.get(name) ?? name)
    .replace(/\\([|{}])/g, (_, sign: string) => (sign === '|' ? '‖' : sign))
    .replace(/\^(?:\{([^{}]*)\}|(.))/gu, (_, group?: string, one?: string) => raised(group ?? one ?? ''))
    .replace(/_(?=\{|.(?!\w))/gu, '')
    .replace(/[{}]/g, '')
}

const delimiters: ReadonlyMap<string, string> = new Map([
  ...['lvert', 'rvert', 'vert', 'mid'].map(name => [name, '|'] as const),
  ...['lVert', 'rVert', 'Vert'].map(name => [name, '‖'] as const)
])

type Part = NonNullable<ReturnType<typeof formulaText>>[number]

function textOf(part: Part): string {
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
