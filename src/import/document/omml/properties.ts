import {childElements, type XmlElement} from '../../../core/xml.ts'

/** The value of a property, such as `m:chr` in `m:naryPr`; undefined if it is missing, empty if it has no value. */
export function property(element: XmlElement, name: string): string | undefined {
  const properties = childElements(element).find(child => child.name === `${element.name}Pr`)
  const found = childElements(properties).find(child => child.name === name)
  return found && (found.attributes.get('m:val') ?? '')
}

/** Whether a property is set. */
export function isSet(element: XmlElement, name: string): boolean {
  const value = property(element, name)
  return value !== undefined && !/^(?:0|off|false)$/.test(value)
}
