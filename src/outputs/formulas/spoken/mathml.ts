import {childElements, parseXml, type XmlElement} from '../../../core/xml.ts'

/** An element of MathML with its own text. */
export type MathNode = Readonly<{
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly MathNode[]
  text: string
}>

/** Reads the markup of one formula. Text beside elements belongs to the element around it. */
export function parseMathml(markup: string): MathNode {
  return nodeOf({...parseXml(markup).root, name: 'mrow'})
}

function nodeOf(element: XmlElement): MathNode {
  return {
    name: element.name,
    attributes: Object.fromEntries(element.attributes),
    children: childElements(element).map(nodeOf),
    text: element.children.filter(child => typeof child === 'string').join('')
  }
}
