import {childElements, type XmlElement} from '../../../core/xml.ts'
import {property} from './properties.ts'
import {signsTex} from './runs.ts'
import {casesTex, matrixTex, type TexOf} from './tables.ts'

/** Converts brackets and their content; a matrix or cases in brackets become one environment. */
export function delimiterTex(element: XmlElement, texOf: TexOf): string {
  const [start, end] = [property(element, 'm:begChr') ?? '(', property(element, 'm:endChr') ?? ')']
  const parts = childElements(element).filter(({name}) => name === 'm:e')
  const [only] = parts
  const inner = childElements(only).filter(({name}) => !name.endsWith('Pr'))
  const [one] = inner
  if (parts.length === 1 && inner.length === 1 && one !== undefined) {
    const environment = environments.get(`${start} ${end}`)
    if (one.name === 'm:m' && environment !== undefined) return matrixTex(one, texOf, environment)
    if ((one.name === 'm:eqArr' || one.name === 'm:m') && start === '{' && end === '')
      return casesTex(one, texOf)
    if (one.name === 'm:f' && property(one, 'm:type') === 'noBar' && start === '(' && end === ')')
      return texOf(only!).replace('\\genfrac{}{}{0pt}{}', '\\binom')
  }
  const separator = property(element, 'm:sepChr') ?? '|'
  const content = parts.map(part => texOf(part).trim()).join(` \\middle${signTex(separator)} `)
  // Brackets around content without fractions, scripts or large operators need not grow.
  const isFlat = !/\\(?:d?frac|genfrac|binom|sum|prod|int|begin|sqrt|over|under|big|left)|\^|_/.test(content)
  if (isFlat && parts.length === 1 && plain.has(start) && plain.has(end))
    return `${plain.get(start)}${content}${plain.get(end)}`
  return `\\left${signTex(start)} ${content} \\right${signTex(end)}`
}

function signTex(sign: string): string {
  if (sign === '') return '.'
  return names.get(sign) ?? signsTex(sign).trim()
}

const names: ReadonlyMap<string, string> = new Map([
  ['∣', '|'],
  ['〈', '\\langle'],
  ['〉', '\\rangle'],
  ['⟦', '⟦'],
  ['⟧', '⟧']
])

const plain: ReadonlyMap<string, string> = new Map([
  ['(', '('],
  [')', ')'],
  ['[', '['],
  [']', ']'],
  ['{', '\\{'],
  ['}', '\\}']
])

/** The environments of matrices by their brackets. */
const environments: ReadonlyMap<string, string> = new Map([
  ['( )', 'pmatrix'],
  ['[ ]', 'bmatrix'],
  ['{ }', 'Bmatrix'],
  ['| |', 'vmatrix'],
  ['‖ ‖', 'Vmatrix']
])
