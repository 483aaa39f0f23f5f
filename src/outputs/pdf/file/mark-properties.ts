import {type OperatorReader, operandsOf} from './operator-reader.ts'
import {textOfString} from './strings.ts'
import {textOfName} from './tokens.ts'

/** The opening of marked content (ISO 32000-1, 14.6). */
export type ContentMark = Readonly<{
  tag: string
  /** Its MCID, by which the structure refers to it. */
  id?: number | undefined
  /** The text that is spoken instead. */
  actualText?: string | undefined
  /** The name of its properties, if they are a resource. */
  propertyList?: string | undefined
}>

/** The mark of an operator `BMC` or `BDC`, by its operands. */
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
