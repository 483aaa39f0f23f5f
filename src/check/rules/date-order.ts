import type {CslDate, Manuscript, Reference} from '../../core/types.ts'
import {entriesOf, findingOf, partWith} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const dateOrder = {
  code: 'G229',
  name: 'date-order',
  severity: 'warning',
  summary: 'No work is dated after the paper that cites it, or after its own date of access.',
  why: 'One of the dates is mistyped, and readers look for the work in the wrong year.',
  examples: [
    {
      name: 'from the future',
      files: {
        'manuscript.yaml': 'date: 2024-05-01',
        '01.md': '[@a]',
        'references.bib': '@misc{a, title={A}, year=2052}'
      },
      expect: ['references.bib:1:26-1:30 The year `2052` is later than the year of the paper, `2024`']
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
          '@online{a, title={A}, date={2021}, url={https://example.org/a}, urldate={2012-05-01}}\n@online{b, title={B}, date={2020-05-03}, url={https://example.org/b}, urldate={2020-02-01}}'
      },
      expect: [
        'references.bib:1:73-1:85 The date of access, `2012`, is before the date of the work, `2021`',
        'references.bib:2:79-2:91 The date of access, `2020-02-01`, is before the date of the work, `2020-05-03`'
      ]
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
  ofEntries: true,
  *check(manuscript) {
    const paper = yearOfPaper(manuscript)
    for (const reference of entriesOf(manuscript)) {
      const issued = firstYear(reference.csl.issued)
      // Volumes are dated ahead, so next year is not a mistake.
      if (issued !== undefined && paper !== undefined && issued > paper + 1) {
        const part = partWith(reference, String(issued), ['date', 'year'])
        if (part)
          yield findingOf(part, `The year \`${issued}\` is later than the year of the paper, \`${paper}\``)
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
      const order = lookedAtBefore(reference)
      const part = order && partWith(reference, order.accessed, ['urldate', 'urlyear'])
      if (order && part)
        yield findingOf(
          part,
          `The date of access, \`${order.accessed}\`, is before the date of the work, \`${order.issued}\``
        )
    }
  }
} satisfies Rule

/**
 * The dates of a work that was accessed before it was published. A volume may be online a year before its own date;
 * days are compared if both dates have a month.
 */
function lookedAtBefore({csl}: Reference): Readonly<{issued: string; accessed: string}> | undefined {
  const [issued = [], accessed = []] = [csl.issued, csl.accessed].map(
    date => (date as CslDate | undefined)?.['date-parts']?.[0] ?? []
  )
  const [year, other] = [issued[0], accessed[0]]
  if (year === undefined || other === undefined) return undefined
  const isPage = csl.type === 'webpage' || csl.type === 'post-weblog' || csl.type === 'post'
  if (other < (isPage ? year : year - 1)) return {issued: String(year), accessed: String(other)}
  const parts = Math.min(issued.length, accessed.length)
  if (parts < 2) return undefined
  const [first, second] = [issued, accessed].map(date => iso(date.slice(0, parts)))
  return second! < first! ? {issued: first!, accessed: second!} : undefined
}

function iso(parts: readonly number[]): string {
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
}

function yearOfPaper({metadata}: Manuscript): number | undefined {
  const {published, accepted, received} = metadata.dates
  const date = published ?? accepted ?? received
  return date === undefined ? undefined : Number(date.slice(0, 4))
}

function firstYear(date: unknown): number | undefined {
  return (date as CslDate | undefined)?.['date-parts']?.[0]?.[0]
}
