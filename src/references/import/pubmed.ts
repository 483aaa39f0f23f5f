import {locator} from '../../core/position.ts'
import type {Finding} from '../../core/types.ts'
import type {ImportedReference, Importer} from './imported.ts'
import {recordLines} from './lines.ts'
import {medlineItem} from './medline-item.ts'
import {pubmedTags} from './pubmed-xml.ts'
import type {Tag} from './tagged-record.ts'
import {importXmlRecords} from './xml-records.ts'

/** Parses exports of PubMed: MEDLINE (`.nbib`), or XML. */
export const importPubmed: Importer = source =>
  /^\uFEFF?\s*</.test(source.text)
    ? importXmlRecords(source, ['PubmedArticle', 'PubmedBookArticle'], record =>
        medlineItem(pubmedTags(record))
      )
    : importMedline(source)

/** Parses MEDLINE. A record begins with `PMID`; a value continues on lines that begin with spaces. */
const importMedline: Importer = ({path: file, text}) => {
  const points = locator(text)
  const references: ImportedReference[] = []
  const findings: Finding[] = []
  for (const {start, end, first, tags} of recordsOf(text)) {
    const csl = medlineItem(tags)
    if (csl !== undefined)
      references.push({csl, raw: text.slice(start, end), place: points.place(start, end), doubtful: []})
    else
      findings.push({
        rule: 'bibliography-syntax',
        file,
        place: points.place(start, first),
        message: 'The record has no title, expected `TI`'
      })
  }
  return {references, findings}
}

type MedlineRecord = {readonly start: number; readonly first: number; readonly tags: Tag[]; end: number}

function recordsOf(text: string): readonly MedlineRecord[] {
  const records: MedlineRecord[] = []
  let open: MedlineRecord | undefined
  let isAfterBlank = true
  for (const {text: line, start, end} of recordLines(text)) {
    const isBlank = line.trim() === ''
    const [, tag, value = ''] = /^([A-Z][A-Z0-9]{0,4}) {0,4}-(?:\s(.*))?$/.exec(line) ?? []
    const begins = tag === 'PMID' || open === undefined || (isAfterBlank && tag !== undefined)
    if (!isBlank && begins) {
      open = {start, first: end, tags: [], end}
      records.push(open)
    }
    if (!isBlank && open !== undefined) {
      open.end = end
      const [lastTag = 'GN', lastValue = ''] = open.tags.at(-1) ?? []
      if (tag !== undefined) open.tags.push([tag, value])
      else open.tags.splice(-1, 1, [lastTag, `${lastValue} ${line}`])
    }
    isAfterBlank = isBlank
  }
  return records
}
