import type {IndexMark} from '../../core/article.ts'
import type {IndexLevel, IndexReference} from '../../core/mdast.ts'
import type {Terms} from '../../core/terms/index.ts'
import {escapeXml} from '../../core/write-xml.ts'
import {isDeleted, type Piece} from './marks.ts'
import {type Line, piece} from './run.ts'

/** An index mark: a hidden field from which Word generates its index, in the bookmark to which the index refers. */
export function indexMarkPieces({index, anchor}: IndexMark, line: Line): readonly Piece[] {
  const {targets, terms} = line.context
  // LibreOffice does not track fields, so a deleted mark gets none.
  return targets.around(anchor, isDeleted(line.marks) ? [] : entryField(instruction(index, terms), line))
}

function entryField(words: string, line: Line): readonly Piece[] {
  const mark = (type: 'begin' | 'end'): Piece => ({
    ...piece(`<w:fldChar w:fldCharType="${type}"/>`, line, {}),
    isFieldMark: true
  })
  return [
    mark('begin'),
    piece(`<w:instrText xml:space="preserve"> ${escapeXml(words)} </w:instrText>`, line, {}),
    mark('end')
  ]
}

/**
 * The instruction of the field of an index mark: `XE "term:subterm" \t "see other"`; a colon or a quotation mark in a
 * term is escaped.
 */
function instruction({levels, see, seeAlso, main}: IndexReference, {index}: Terms): string {
  const term = levels.map(level => escaped(plainWords(level)).replaceAll(':', '\\:')).join(':')
  const other = see === undefined ? seeAlso && `${index.seeAlso} ${seeAlso}` : `${index.see} ${see}`
  return `XE "${term}"${other === undefined ? '' : ` \\t "${escaped(other)}"`}${main ? ' \\b' : ''}`
}

/**
 * The text of a term without formulas: a field cannot contain a formula, so a term with a formula is written in its
 * sort form.
 */
function plainWords({words, sort}: IndexLevel): string {
  return words.includes('$') ? (sort ?? words.replace(/[\\${}]/g, '')) : words
}

function escaped(words: string): string {
  return words.replace(/["\\]/g, '\\$&')
}
