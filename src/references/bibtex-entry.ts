import type {CslItem} from '../core/types.ts'
import {entryText, type Fields, fieldsOf} from './biblatex-entry.ts'
import {entryTypes} from './biblatex-types.ts'

/**
 * Converts a work to an entry for both BibTeX and BibLaTeX: BibTeX has neither `journaltitle` nor `date`, and few
 * types.
 */
export function bibtexEntry(item: CslItem): string {
  const type = entryTypes.get(item.type) ?? 'misc'
  const fields = fieldsOf(item, type).flatMap(([name, value]): Fields => {
    if (name === 'journaltitle') return [['journal', value]]
    if (name === 'location') return [['address', value]]
    if (name !== 'date') return [[name, value]]
    const [, year = value, month = ''] = /^(-?\d{4})(?:-(\d\d))?/.exec(value) ?? []
    return [
      ['year', year],
      ['month', month.replace(/^0/, '')]
    ]
  })
  return `${entryText(bibtexTypes.has(type) ? type : 'misc', item.id, fields)}\n`
}

/** The entry types of BibTeX's standard styles (O. Patashnik, “BibTeXing”, 1988). */
const bibtexTypes: ReadonlySet<string> = new Set(
  'article book booklet inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings techreport unpublished'.split(
    ' '
  )
)
