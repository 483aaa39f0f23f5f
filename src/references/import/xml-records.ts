import {locator} from '../../core/position.ts'
import type {CslItem, Finding, Source} from '../../core/types.ts'
import {childElements, deepestXml, parseXml, type XmlElement} from '../../core/xml.ts'
import type {ImportedReference} from './imported.ts'

/**
 * Parses the records of an XML file separately, so that an error in one record does not affect the next ones. `read`
 * returns the work of a record, or undefined if none exists, which is reported.
 */
export function importXmlRecords(
  {path: file, text}: Source,
  names: readonly string[],
  read: (record: XmlElement) => CslItem | undefined
): Readonly<{references: readonly ImportedReference[]; findings: readonly Finding[]}> {
  const points = locator(text)
  const references: ImportedReference[] = []
  const findings: Finding[] = []
  const report = (offset: number, message: string): void => {
    const place = points.place(offset, Math.min(offset + 1, text.length))
    findings.push({rule: 'bibliography-syntax', file, place, message})
  }
  for (const {start, end} of recordsIn(text, names)) {
    const raw = text.slice(start, end)
    const {root, fault, isTooDeep} = parseXml(raw)
    if (isTooDeep) report(start, `The record has elements nested more than ${deepestXml} deep`)
    else if (fault !== undefined) report(start + fault, 'The record is not valid XML')
    const [record] = childElements(root)
    const csl = record === undefined ? undefined : read(record)
    if (csl === undefined) report(start, 'The record has no title')
    else references.push({csl, raw, place: points.place(start, end), doubtful: []})
  }
  return {references, findings}
}

/** The ranges of records, which end with their end tag or before the next record. */
function recordsIn(text: string, names: readonly string[]): ReadonlyArray<{start: number; end: number}> {
  const records: Array<{start: number; end: number}> = []
  let open: number | undefined
  for (const {0: tag, index} of text.matchAll(
    new RegExp(`<(/?)(?:${names.join('|')})(?=[\\s>])[^<>]*>`, 'g')
  )) {
    const isEnd = tag.startsWith('</')
    if (open !== undefined) records.push({start: open, end: isEnd ? index + tag.length : index})
    open = isEnd ? undefined : index
  }
  if (open !== undefined) records.push({start: open, end: text.length})
  return records
}
