import {formulaReader} from '../../../../src/core/formulas/trees.ts'
import {childElements, parseXml, type XmlElement} from '../../../../src/core/xml.ts'
import {formulaToOmml} from '../../../../src/outputs/docx/omml/index.ts'

const read = await formulaReader([])

/** The formula for a TeX text in short form: `f(num(a) den(b))`; a run is its text, with its style if it has one. */
export function shortOmml(tex: string, isDisplay = true): string | undefined {
  const formula = read(tex, isDisplay)
  const omml = 'tree' in formula ? formulaToOmml(formula.tree) : undefined
  return (
    omml &&
    childElements(childElements(parseXml(omml).root)[0])
      .map(shortOf)
      .join(' ')
  )
}

function shortOf(element: XmlElement): string {
  const name = element.name.slice(2)
  const inner = childElements(element)
  if (name === 'r') return runOf(inner)
  if (name.endsWith('Pr')) return propertiesOf(element)
  return `${name}(${inner.map(shortOf).filter(Boolean).join(' ')})`
}

function runOf(inner: readonly XmlElement[]): string {
  const text = inner.at(-1)!.children.join('')
  const style = inner.slice(0, -1).map(propertiesOf).join(' ')
  return style === '' ? text : `${text}:${style}`
}

function propertiesOf(element: XmlElement): string {
  return childElements(element)
    .map(({name, attributes}) => (attributes.get('m:val') ?? name.slice(2)) || '.')
    .filter(value => value !== '1')
    .join('')
}
