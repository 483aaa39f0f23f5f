import type {CslDate, Manuscript} from '../../core/types.ts'
import {entriesOf, findingOf, partWith} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const dateOrder = {
  code: 'G229',
  name: 'date-order',
  severity: 'warning',
  summary: 'No work is younger than the paper that cites it, or than the day it was looked at.',
  why: 'One of the dates is mistyped, and readers look for the work in the wrong year.',
  examples: [
    {
      name: 'from the future',
      files: {
        'manuscript.yaml': 'date: 2024-05-01',
        '01.md': '[@a]',
        'references.bib': '@misc{a, title={A}, year=2052}'
      },
      expect: ['references.bib:1:26-1:30 The year `2052` is after that of the paper, `2024`']
    },
    {
      name: 'from the future, of a paper without a date',
      today: '2026-11-24',
      files: {
        '01.md': '[@a; @b]',
        'references.bib': '@misc{a, title={A}, year=2052}\n@misc{b, title={B}, year=2027}'
      },
      expect: ['references.bib:1:26-1:30 The year `2052` is in the future']
    },
    {
      name: 'looked at before it was there',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@online{a, title={A}, date={2021}, url={https://example.org/a}, urldate={2012-05-01}}'
      },
      expect: ['references.bib:1:73-1:85 The date of access, `2012`, is before the work itself, `2021`']
    },
    {
      name: 'online before print',
      files: {
        'manuscript.yaml': 'date: 2024-12-01',
        '01.md': '[@a]',
        'references.bib': '@article{a, title={A}, year=2025}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const paper = yearOfPaper(manuscript)
    for (const reference of entriesOf(manuscript)) {
      const issued = firstYear(reference.csl.issued)
      const accessed = firstYear(reference.csl.accessed)
      // Volumes are dated ahead, so next year is not a mistake.
      if (issued !== undefined && paper !== undefined && issued > paper + 1) {
        const part = partWith(reference, String(issued), ['date', 'year'])
        if (part) yield findingOf(part, `The year \`${issued}\` is after that of the paper, \`${paper}\``)
      }
      const day = manuscript.today
      if (
        issued !== undefined &&
        paper === undefined &&
        day !== undefined &&
        issued > Number(day.slice(0, 4)) + 1
      ) {
        const part = partWith(reference, String(issued), ['date', 'year'])
        if (part) yield findingOf(part, `The year \`${issued}\` is in the future`)
      }
      if (issued !== undefined && accessed !== undefined && accessed < issued - 1) {
        const part = partWith(reference, String(accessed), ['urldate', 'urlyear'])
        if (part)
          yield findingOf(
            part,
            `The date of access, \`${accessed}\`, is before the work itself, \`${issued}\``
          )
      }
    }
  }
} satisfies Rule

function yearOfPaper({metadata}: Manuscript): number | undefined {
  const {published, accepted, received} = metadata.dates
  const date = published ?? accepted ?? received
  return date === undefined ? undefined : Number(date.slice(0, 4))
}

function firstYear(date: unknown): number | undefined {
  return (date as CslDate | undefined)?.['date-parts']?.[0]?.[0]
}
