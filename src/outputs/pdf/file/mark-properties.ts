import {type OperatorReader, operandsOf} from './operator-reader.ts'
import {textOfString} from './strings.ts'
import {textOfName} from './tokens.ts'

/** The beginning of marked content (ISO 32000-1, 14.6). */
export type ContentMark = Readonly<{
  tag: string
  /** The MCID by which the structure refers to the content. */
  id?: number | undefined
  /** Text that is spoken instead of the content. */
  actualText?: string | undefined
  /** The name of the property list, if the operator refers to it in the resources. */
  propertyList?: string | undefined
}>

/** The mark that an operator `BMC` or `BDC` with these operands opens. */
export function contentMark([tag = '', ...properties]: readonly string[]): ContentMark {
  let propertyList: string | undefined
  let id: number | undefined
  let actualText: string | undefined
  let depth = 0
  for (let index = 0; index < properties.length; index++) {
    const token = properties[index]!
    if (token === '<<' || token === '[') depth++
    else if (token === '>>' || token === ']') depth--
    else if (depth === 0) propertyList = textOfName(token)
    else if (depth === 1) {
      const [key, value = ''] = [textOfName(token), properties[index + 1]]
      if (key === 'MCID' && /^\d+$/.test(value)) id = Number(value)
      else if (key === 'ActualText') actualText = textOfString(value)
      if (value !== '<<' && value !== '[') index++
    }
  }
  return {tag: textOfName(tag), id, actualText, propertyList}
}

/** The mark that an operator opens; undefined for operators that open none. */
export function openedMark(reader: OperatorReader): ContentMark | undefined {
  return reader.name === 'BDC' || reader.name === 'BMC' ? contentMark(operandsOf(reader)) : undefined
}
