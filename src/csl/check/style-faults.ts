import {type CslElement, readRoot, XmlFault} from '../xml/reader.ts'
import {checkElement} from './elements.ts'
import {placesIn, type StyleFault} from './faults.ts'
import {faultsOfMacros} from './macros.ts'
import {faultsOfReferences} from './references.ts'

const namespace = 'http://purl.org/net/xbiblio/csl'

/** Returns the faults of a locale given as XML. A term that has no effect is not a fault. */
export function localeFaults(source: string): readonly StyleFault[] {
  try {
    readRoot(source)
    return faultsOfReferences(source)
  } catch (error) {
    return [faultOfXml(error)]
  }
}

/** Converts an `XmlFault`; any other error is thrown again. */
function faultOfXml(error: unknown): StyleFault {
  if (!(error instanceof XmlFault)) throw error
  const {offset, message} = error
  return {kind: 'fatal', offset, end: offset + 1, message}
}

/**
 * Returns the faults of a style, ordered by place: broken XML and violations of CSL 1.0.2. A style without `fatal`
 * faults can be rendered.
 */
export function styleFaults(source: string): readonly StyleFault[] {
  try {
    const root = readRoot(source)
    const places = placesIn(source)
    if (root.name !== 'style')
      return [
        {
          kind: 'fatal',
          ...places.element(root),
          message: `The style begins with \`${root.name}\`, expected \`style\``
        }
      ]
    const faults: StyleFault[] = [...faultsOfReferences(source)]
    if (root.attributes.xmlns !== namespace && !source.includes(namespace))
      faults.push({
        kind: 'formal',
        ...places.element(root),
        message: `\`style\` lacks \`xmlns="${namespace}"\``
      })
    checkElement(root, isDependent(root) ? 'dependent style' : 'style', places, fault => faults.push(fault))
    return [...faults, ...faultsOfMacros(root, places)].toSorted((a, b) => a.offset - b.offset)
  } catch (error) {
    return [faultOfXml(error)]
  }
}

/** Whether a style is dependent: it only names its parent. */
function isDependent({children}: CslElement): boolean {
  const info = children.find(({name}) => name === 'info')
  return info?.children.some(({attributes: {rel}}) => rel === 'independent-parent') ?? false
}
