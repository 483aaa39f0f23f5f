import {locator} from '../../core/position.ts'
import {similar} from '../../core/similar.ts'
import type {Finding} from '../../core/types.ts'
import type {ImportedReference, Importer} from './imported.ts'
import {type RecordLine, recordLines} from './lines.ts'
import {risItem} from './ris-item.ts'
import {risTypes} from './ris-types.ts'
import type {Tag} from './tagged-record.ts'

/**
 * Parses RIS (Research Information Systems, specifications of 2001 and 2011). A record begins with `TY` and ends with
 * `ER`, or before the next record; a line without a tag continues the value before it. A record without a type is a
 * `GEN`; a record without values is reported and left out.
 */
export const importRis: Importer = source => {
  const points = locator(source.text)
  const references: ImportedReference[] = []
  const findings: Finding[] = []
  const report = (start: number, end: number, details: Pick<Finding, 'rule' | 'message'>): void => {
    findings.push({file: source.path, place: points.place(start, end), ...details})
  }
  for (const {start, end, first, type, tags, isEnded, isStray} of recordsOf(recordLines(source.text))) {
    const fault = (message: string): void => report(start, first, {rule: 'bibliography-syntax', message})
    const hint = (message: string): void => report(start, first, {rule: 'bibliography-value', message})
    if (isStray) {
      fault('Text outside a record, expected `TY` and the type of the next one')
      continue
    }
    if (!tags.some(([, value]) => value.trim() !== '')) {
      fault('The record has no values, expected tags such as `TI`')
      continue
    }
    if (type === undefined) hint('The record has no type, expected `TY`; it is treated as `GEN`')
    else if (!risTypes.has(type)) {
      const [near] = similar(type, risTypes.keys())
      const expected = near === undefined ? 'one of RIS' : `one of RIS such as \`${near}\``
      const message = `\`${type}\` is not an RIS type, expected ${expected}; it is treated as \`GEN\``
      report(start, first, {rule: 'bibliography-entry-type', message})
    }
    if (!isEnded) hint('The record has no end, expected `ER` after its last line')
    references.push({
      csl: risItem(type ?? 'GEN', tags),
      raw: source.text.slice(start, end),
      place: points.place(start, end),
      doubtful: []
    })
  }
  return {references, findings}
}

type RisRecord = {
  readonly start: number
  /** The end of the first line of the record. */
  readonly first: number
  readonly type: string | undefined
  readonly tags: Tag[]
  /** Whether the text is outside all records. */
  readonly isStray: boolean
  end: number
  isEnded: boolean
}

/** The pattern of a line with a tag. Ovid numbers records before their first tag. */
const tagLine = /^\s{0,3}(?:\d+\.\s+(?=TY))?([A-Z][A-Z0-9])\s{0,2}-(?:\s(.*)|\s*)$/

function recordsOf(lines: readonly RecordLine[]): readonly RisRecord[] {
  const records: RisRecord[] = []
  let open: RisRecord | undefined
  const begin = ({start, end}: RecordLine, details: Partial<RisRecord>): RisRecord => {
    const record = {
      start,
      end,
      first: end,
      type: undefined,
      tags: [],
      isStray: false,
      isEnded: false,
      ...details
    }
    records.push(record)
    return record
  }
  for (const line of lines) {
    const [, tag, value = ''] = tagLine.exec(line.text) ?? []
    if (tag === 'TY') open = begin(line, {type: value.trim().toUpperCase()})
    else if (tag === 'ER') {
      if (open !== undefined) Object.assign(open, {end: line.end, isEnded: true})
      open = undefined
    } else if (line.text.trim() !== '') {
      if (open === undefined || (tag !== undefined && open.isStray))
        open = begin(line, {isStray: tag === undefined})
      open.end = line.end
      if (tag !== undefined) open.tags.push([tag, value])
      else if (!open.isStray) continueValue(open.tags, line.text)
    }
  }
  return records
}

/** Continues a value; EndNote writes one keyword per line. */
function continueValue(tags: Tag[], text: string): void {
  const [tag = 'N1', value = ''] = tags.at(-1) ?? []
  if (tag === 'KW') tags.push([tag, text])
  else tags.splice(-1, 1, [tag, `${value} ${text}`])
}
