import {childElements, elementAt, rawText} from '../../../core/xml.ts'
import {parsePart} from './part-text.ts'

/** The custom properties of a file by name, from its part `docProps/custom.xml`. */
export function readCustomProperties(part: string | undefined): ReadonlyMap<string, string> {
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, 'Properties')
  return new Map(
    childElements(root).map(property => [property.attributes.get('name') ?? '', rawText(property)])
  )
}
