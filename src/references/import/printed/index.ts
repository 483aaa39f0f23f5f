import {languageByWords} from '../../../core/language-by-words.ts'
import {type Locator, locator} from '../../../core/position.ts'
import type {CslItem, Finding, Place, Source} from '../../../core/types.ts'
import type {ImportedReference, Importer} from '../imported.ts'
import {confidenceOf, doubtfulOf} from './confidence.ts'
import {unlikeOthers} from './conventions.ts'
import {type Doubt, itemOf, type PrintedItem} from './item.ts'
import {labelWords} from './label.ts'
import {legalItem} from './legal-item.ts'
import {findList} from './list.ts'
import {listDoubts} from './list-doubts.ts'
import {odditiesOf, type ReadLine} from './oddities.ts'
import type {ReferenceLine} from './split.ts'
import {printedModel} from './weights.ts'

/** The longest text parsed as a reference, in UTF-16 units; a longer one is kept in `note` as it is. */
const longest = 4000

/**
 * Parses a printed list of references: plain text, one reference per line, in blocks or numbered, alone or within a
 * page. Rules label the parts that are certain (DOI, URL, dates in brackets), a model labels the other words, and the
 * labels become CSL variables. Every work has a confidence and keeps its line in `raw`. Every repair is a finding
 * with its place.
 */
export const importPrinted: Importer = source => {
  const {place} = locator(source.text)
  const references: ImportedReference[] = []
  const read: Read[] = []
  let before: PrintedItem | undefined
  const {references: lines, outside, refused} = findList(source.text)
  for (const line of lines) {
    const one = readLine(line, before)
    const {csl, doubtful} = one.item
    references.push({
      csl,
      raw: line.raw,
      place: place(line.start, line.end),
      confidence: one.confidence,
      doubtful
    })
    read.push(one)
    before = one.item
  }
  const unlike = unlikeOthers(read)
  const findings = [
    ...outside.map(({start, end}) => outsideFinding(source, start, end, place(start, end))),
    ...listDoubts(lines, source.path, place),
    ...read.flatMap((one, index) => [
      ...leadFinding(one.line, source.path, place),
      ...one.item.doubts.map(doubt => {
        const start = one.text.indexOf(doubt.written)
        const end = start === -1 ? one.text.length : start + doubt.written.length
        return doubtFinding(doubt, source.path, placeIn(one.line, Math.max(start, 0), end, place))
      }),
      ...[...odditiesOf(one), ...unlike[index]!].map(
        ({variable, start, end, message, expected}): Finding => ({
          rule: 'bibliography-value',
          file: source.path,
          place: placeIn(one.line, start, end, place),
          subject: variable,
          message,
          ...(expected && {expected})
        })
      )
    ])
  ]
  return {references, findings, ...(refused !== undefined && {refused})}
}

function outsideFinding({path, text}: Source, start: number, end: number, place: Place): Finding {
  const words = text.slice(start, end).trim().split(/\s+/)
  const said = words.length > 12 ? [...words.slice(0, 5), '…', ...words.slice(-5)] : words
  return {
    rule: 'bibliography-value',
    file: path,
    place,
    message: 'Text outside the list of references is left out',
    note: `“${said.join(' ')}”`
  }
}

/** The finding for words before a reference, which are not imported with it. */
function leadFinding(
  {lead, raw, start}: ReferenceLine,
  file: string,
  place: Locator['place']
): readonly Finding[] {
  if (lead === undefined) return []
  const at = start + Math.max(raw.indexOf(lead), 0)
  return [
    {
      rule: 'bibliography-value',
      file,
      place: place(at, at + lead.length),
      subject: 'note',
      message: `\`${lead}\` precedes the reference and is left out of the entry`
    }
  ]
}

/**
 * The place in the file of a range of a line, or the place of the whole reference if it was joined from several
 * lines.
 */
function placeIn(
  {raw, text, start: from}: ReferenceLine,
  start: number,
  end: number,
  place: Locator['place']
) {
  if (!raw.endsWith(text)) return place(from, from + raw.length)
  const shift = from + raw.length - text.length
  return place(shift + start, shift + end)
}

function doubtFinding({variable, written, expected}: Doubt, file: string, place: Place): Finding {
  const kind = variable === 'issued' ? 'word' : 'person'
  const meant =
    expected[0] === undefined ? (kind === 'word' ? 'a month' : 'an organisation') : `\`${expected[0]}\``
  return {
    rule: 'bibliography-value',
    file,
    place,
    subject: variable,
    message: `The ${kind} \`${written}\` looks wrong, expected ${meant}`,
    expected
  }
}

type Read = ReadLine & Readonly<{line: ReferenceLine; item: PrintedItem; confidence: number}>

function readLine(line: ReferenceLine, before: PrintedItem | undefined): Read {
  const {text} = line
  const number = line.number === undefined ? {} : {'citation-number': line.number}
  if (text.length > longest) {
    const csl = {...number, id: '', type: 'document', note: text}
    return {line, text, marks: [], csl, item: {csl, doubtful: ['note'], doubts: []}, confidence: 0}
  }
  const labelled = labelWords(text, printedModel)
  const read = sameAuthor(itemOf(labelled), before)
  const csl = inLanguage({...number, ...read.csl})
  const confidence = confidenceOf(labelled, read)
  const law = legalItem(text, csl)
  if (law !== undefined)
    return {
      line,
      text,
      marks: labelled.marks,
      csl: inLanguage(law),
      item: {csl: inLanguage(law), doubtful: ['type'], doubts: []},
      confidence: Math.max(confidence, 0.9)
    }
  const doubtful = doubtfulOf(labelled, read, confidence)
  return {line, text, marks: labelled.marks, csl, item: {...read, csl, doubtful}, confidence}
}

/**
 * A work with the language of its title, by the short words of the title and of the journal or book. English is not set:
 * it is the language for which styles capitalize titles anyway.
 */
function inLanguage(csl: CslItem): CslItem {
  const words = [csl.title, csl['container-title']].filter(text => typeof text === 'string').join(' ')
  const language = languageByWords(words)
  const isSure = language !== undefined && language !== 'en' && !english.test(String(csl.title ?? ''))
  return isSure && csl.language === undefined ? {...csl, language} : csl
}

/** Words of English titles, which can be in a journal or book in another language. */
const english = /\b(?:the|of|and|to|from|with|by|for|at)\b/i

/** Replaces a dash in place of the author with the author of the previous reference (Chicago manual, 17, 14.67). */
function sameAuthor(read: PrintedItem, before: PrintedItem | undefined): PrintedItem {
  const [name] = Array.isArray(read.csl.author) ? read.csl.author : []
  if (!/^[—–―_-]+[\s.,]*$/.test(String(name?.literal ?? '')) || before?.csl.author === undefined) return read
  return {
    ...read,
    csl: {...read.csl, author: before.csl.author},
    doubtful: [...new Set([...read.doubtful, 'author'])]
  }
}
