import {element} from '../../../core/write-xml.ts'
import {childElements, elementsOf, parseXml} from '../../../core/xml.ts'
import {joinMath, withoutOuterSpace} from './pieces.ts'
import {rowPieces} from './row.ts'

/**
 * Converts a formula from MathML, as Temml writes it, to the form of Word: `m:oMath` of ISO 29500-1, 22.1. Undefined for
 * a formula that has no content or a fault.
 */
export function mathmlToOmml(markup: string): string | undefined {
  const {root} = parseXml(markup)
  if (elementsOf(root, 'merror').length > 0) return undefined
  const pieces = withoutOuterSpace(rowPieces(childElements(root)))
  return pieces.length === 0 ? undefined : element('m:oMath', {}, joinMath(pieces))
}
