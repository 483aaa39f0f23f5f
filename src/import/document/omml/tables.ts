import {largestOf} from '../../../core/extremes.ts'
import {childElements, type XmlElement} from '../../../core/xml.ts'

/** Returns the TeX of an element's content. */
export type TexOf = (element: XmlElement) => string

/**
 * Converts rows and columns to a matrix in the environment for its brackets, aligned formulas, or an array with aligned
 * columns.
 */
export function matrixTex(element: XmlElement, texOf: TexOf, environment = ''): string {
  const rows = rowsOf(element, texOf)
  const aligns = alignsOf(element, rows)
  const isAligned = childElements(childElements(element).find(({name}) => name === 'm:mPr')).some(
    ({name, attributes}) => name === 'm:cGpRule' && attributes.get('m:val') === '3'
  )
  if (isAligned && environment === '') return inEnvironment('aligned', rows)
  if (aligns.every(align => align === 'c')) return inEnvironment(environment || 'matrix', rows)
  const array = inEnvironment('array', rows, `{${aligns.join('')}}`)
  const [start, end] = brackets.get(environment) ?? ['', '']
  return start === '' ? array : `\\left${start} ${array} \\right${end}`
}

const brackets: ReadonlyMap<string, readonly [start: string, end: string]> = new Map([
  ['pmatrix', ['(', ')']],
  ['bmatrix', ['[', ']']],
  ['Bmatrix', ['\\{', '\\}']],
  ['vmatrix', ['|', '|']],
  ['Vmatrix', ['\\|', '\\|']]
])

/** Converts formulas one below another; an ampersand in their text marks an alignment point. */
export function alignedTex(element: XmlElement, texOf: TexOf): string {
  return inEnvironment('aligned', linesOf(element, texOf))
}

/** Converts the rows of a table or an array of equations to cases after a brace. */
export function casesTex(element: XmlElement, texOf: TexOf): string {
  return inEnvironment('cases', element.name === 'm:m' ? rowsOf(element, texOf) : linesOf(element, texOf))
}

function inEnvironment(name: string, rows: ReadonlyArray<readonly string[]>, columns = ''): string {
  const lines = rows.map(cells => cells.join(' & '))
  return `\\begin{${name}}${columns} ${lines.join(' \\\\ ')} \\end{${name}}`
}

function rowsOf(element: XmlElement, texOf: TexOf): ReadonlyArray<readonly string[]> {
  return childElements(element)
    .filter(({name}) => name === 'm:mr')
    .map(row =>
      childElements(row)
        .filter(({name}) => name === 'm:e')
        .map(cell => texOf(cell).trim())
    )
}

/** The lines of an array of equations, split at its ampersands. */
function linesOf(element: XmlElement, texOf: TexOf): ReadonlyArray<readonly string[]> {
  return childElements(element)
    .filter(({name}) => name === 'm:e')
    .map(line =>
      texOf(line)
        .split('\\&')
        .map(part => part.trim())
    )
}

function alignsOf(element: XmlElement, rows: ReadonlyArray<readonly string[]>): readonly string[] {
  const properties = childElements(element).find(({name}) => name === 'm:mPr')
  const columns = childElements(childElements(properties).find(({name}) => name === 'm:mcs'))
  const aligns = columns.flatMap(column => {
    const own = childElements(column).find(({name}) => name === 'm:mcPr')
    const value = (name: string): string | undefined =>
      childElements(own)
        .find(child => child.name === name)
        ?.attributes.get('m:val')
    const count = Math.min(100, Math.max(1, Number(value('m:count') ?? 1) || 1))
    return Array.from({length: count}, () => letters[value('m:mcJc') ?? ''] ?? 'c')
  })
  const count = largestOf([1, ...rows.map(row => row.length)])
  return Array.from({length: count}, (_, index) => aligns[index] ?? 'c')
}

const letters: Readonly<Record<string, string>> = {left: 'l', right: 'r', center: 'c'}
