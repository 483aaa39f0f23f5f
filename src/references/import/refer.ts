import {locator} from '../../core/position.ts'
import type {Finding} from '../../core/types.ts'
import type {ImportedReference, Importer} from './imported.ts'
import {recordLines} from './lines.ts'
import {risItem} from './ris-item.ts'
import {endnoteTypes} from './ris-types.ts'
import type {Tag} from './tagged-record.ts'

/**
 * Parses Refer (`%A Galtung, Johan`), a format of EndNote that libraries offer as `.enw`. It has the fields of RIS
 * with other names. A record ends with a blank line or before the next `%0`.
 */
export const importRefer: Importer = ({path: file, text}) => {
  const points = locator(text)
  const references: ImportedReference[] = []
  const findings: Finding[] = []
  for (const {start, end, type, tags} of recordsOf(text)) {
    const place = points.place(start, end)
    const csl = risItem(endnoteTypes.get(type.toLowerCase()) ?? 'GEN', tags)
    if (csl.title !== undefined || csl['container-title'] !== undefined)
      references.push({csl, raw: text.slice(start, end), place, doubtful: []})
    else {
      const message = 'The record has no title, expected `%T`'
      findings.push({rule: 'bibliography-syntax', file, place, message})
    }
  }
  return {references, findings}
}

const tagNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    A: 'AU',
    B: 'T2',
    C: 'CY',
    D: 'PY',
    E: 'ED',
    F: 'LB',
    G: 'LA',
    H: 'TA',
    I: 'PB',
    J: 'JF',
    K: 'KW',
    L: 'CN',
    M: 'AN',
    N: 'IS',
    P: 'SP',
    Q: 'TT',
    R: 'DO',
    S: 'T3',
    T: 'TI',
    U: 'UR',
    V: 'VL',
    W: 'DP',
    X: 'AB',
    Y: 'A3',
    Z: 'N1',
    '6': 'NV',
    '7': 'ET',
    '8': 'DA',
    '9': 'M3',
    '?': 'A4',
    '@': 'SN',
    '!': 'ST',
    '[': 'Y2',
    '&': 'SE',
    '(': 'OP',
    '*': 'RI',
    '+': 'AD',
    '>': 'L1'
  })
)

type ReferRecord = {readonly start: number; type: string; readonly tags: Tag[]; end: number}

function recordsOf(text: string): readonly ReferRecord[] {
  const records: ReferRecord[] = []
  let open: ReferRecord | undefined
  for (const {text: line, start, end} of recordLines(text)) {
    const [, sign, value = ''] = /^%(\S)(?:\s(.*))?$/.exec(line) ?? []
    if (line.trim() === '' || (sign === '0' && open?.type !== '')) open = undefined
    if (line.trim() === '') continue
    if (open === undefined) {
      open = {start, type: '', tags: [], end}
      records.push(open)
    }
    open.end = end
    if (sign === '0') open.type = value.trim()
    else if (sign !== undefined) open.tags.push([tagNames.get(sign) ?? `%${sign}`, value])
    else {
      const [tag = 'N1', before = ''] = open.tags.at(-1) ?? []
      // Keywords are written one per line.
      if (tag === 'KW') open.tags.push([tag, line])
      else open.tags.splice(-1, 1, [tag, `${before} ${line}`])
    }
  }
  return records
}
