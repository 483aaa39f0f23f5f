import {locator} from '../../core/position.ts'
import type {Finding} from '../../core/types.ts'
import type {ImportedReference, Importer} from '../imported.ts'
import {confidenceOf} from './confidence.ts'
import {itemOf, type PrintedItem} from './item.ts'
import {labelWords} from './label.ts'
import {type PrintedLine, splitReferences} from './split.ts'
import {printedModel} from './weights.ts'

/** No reference is this long; what is, is kept in `note` unread. */
const longest = 4000

/**
 * Reads a printed reference list: plain text, a reference a line, in blocks or numbered. Rules take what is certain
 * (DOI, address, dates in brackets), a model labels the other words, and the labels become CSL variables. Every entry
 * has a confidence; the line itself stays with it as `raw`.
 */
export const importPrinted: Importer = source => {
  const {place} = locator(source.text)
  const references: ImportedReference[] = []
  const findings: Finding[] = []
  let before: PrintedItem | undefined
  for (const line of splitReferences(source)) {
    const where = place(line.start, line.end)
    const {read, confidence} = readLine(line, before)
    references.push({csl: read.csl, raw: line.raw, place: where, confidence, doubtful: read.doubtful})
    for (const {variable, written, expected} of read.doubts)
      findings.push({
        rule: 'bibliography-value',
        file: source.path,
        place: where,
        subject: variable,
        message: `Unexpected ${variable === 'issued' ? 'word' : 'person'} \`${written}\`, expected ${
          expected.length > 0 ? `\`${expected[0]}\`` : variable === 'issued' ? 'a month' : 'an organisation'
        }`,
        expected
      })
    before = read
  }
  return {references, findings}
}

function readLine(
  line: PrintedLine,
  before: PrintedItem | undefined
): Readonly<{read: PrintedItem; confidence: number}> {
  const number = line.number === undefined ? {} : {'citation-number': line.number}
  if (line.text.length > longest)
    return {
      read: {csl: {...number, id: '', type: 'document', note: line.text}, doubtful: ['note'], doubts: []},
      confidence: 0
    }
  const labelled = labelWords(line.text, printedModel)
  const read = sameAuthor(itemOf(labelled), before)
  return {read: {...read, csl: {...number, ...read.csl}}, confidence: confidenceOf(labelled, read)}
}

/** A dash in place of the author stands for the author of the reference before (Chicago manual, 17, 14.67). */
function sameAuthor(read: PrintedItem, before: PrintedItem | undefined): PrintedItem {
  const [name] = Array.isArray(read.csl.author) ? read.csl.author : []
  if (!/^[—–―_-]+[\s.,]*$/.test(String(name?.literal ?? '')) || before?.csl.author === undefined) return read
  return {
    ...read,
    csl: {...read.csl, author: before.csl.author},
    doubtful: [...new Set([...read.doubtful, 'author'])]
  }
}
