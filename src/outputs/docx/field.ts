import {escapeXml} from '../../core/write-xml.ts'
import {isDeleted, type Piece} from './marks.ts'
import {type Line, piece} from './run.ts'

/**
 * A complex field: its instruction, and the words that are shown until Word or a reference manager updates the field.
 */
export function field(instruction: string, shown: readonly Piece[], line: Line): readonly Piece[] {
  return [...fieldStart(instruction, line), ...shown, fieldEnd(line)]
}

/** The beginning of a field, up to the words that the field shows. */
export function fieldStart(instruction: string, line: Line): readonly Piece[] {
  const name = isDeleted(line.marks) ? 'w:delInstrText' : 'w:instrText'
  const text = `<${name} xml:space="preserve"> ${escapeXml(instruction)} </${name}>`
  return [mark('begin', line), piece(text, line, {}), mark('separate', line)]
}

export function fieldEnd(line: Line): Piece {
  return mark('end', line)
}

function mark(type: 'begin' | 'separate' | 'end', line: Line): Piece {
  return {...piece(`<w:fldChar w:fldCharType="${type}"/>`, line, {}), isFieldMark: true}
}
