import {editDistance} from '../../core/similar.ts'
import type {CslDate, Reference} from '../../core/types.ts'
import {entriesOf, findingOf, partWith} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const dateForm = {
  code: 'G228',
  name: 'date-form',
  severity: 'warning',
  summary: 'Dates have a recognizable year.',
  why: 'Styles sort works by year. A date without a recognizable year is printed as typed, and its work is sorted into the wrong place.',
  examples: [
    {
      name: 'a month in the year, misspelt or glued to its day',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, title={A}, year={Novber 2015}}\n@misc{b, title={B}, year={December05, 2019}}\n@misc{c, title={C}, year={Summertime}}'
      },
      expect: [
        'references.bib:1:26-1:39 `Novber 2015` is not a date that galley recognizes, expected `2015-11`',
        'references.bib:2:26-2:44 `December05, 2019` is not a date that galley recognizes, expected `2019-12-05`'
      ]
    },
    {
      name: 'a year beside the state of the work',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, title={A}, year={forthcoming 2020}}\n@misc{b, title={B}, year={2021, in press}}'
      },
      expect: [
        'references.bib:1:26-1:44 `forthcoming 2020` is not a date that galley recognizes, expected `2020`',
        'references.bib:2:26-2:42 `2021, in press` is not a date that galley recognizes, expected `2021`'
      ]
    },
    {
      name: 'two digits',
      files: {
        '01.md': '[@a]',
        'references.bib': '@misc{a, title={A}, year=99}\n@misc{b, title={B}, year=201}'
      },
      expect: [
        'references.bib:1:26-1:28 The year `99` does not have four digits',
        'references.bib:2:26-2:29 The year `201` does not have four digits'
      ]
    },
    {
      name: 'dates and words for them',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, title={A}, year={forthcoming}}\n@misc{b, title={B}, year={n.d.}}\n@misc{c, title={C}, year={2019 [1920]}}\n@misc{d, title={D}, date={-0044}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const date = reference.csl.issued as CslDate | undefined
      const literal = date?.literal ?? date?.raw
      if (literal !== undefined && date?.['date-parts'] === undefined) {
        const state = stateWithYear(literal)
        const expected = state?.year ?? readWritten(literal)
        const part = expected && partWith(reference, literal, ['year', 'date'])
        // A `date` that BibTeX cannot parse is reported by the parser.
        if (part && !(part.field?.name === 'date'))
          yield findingOf(
            part,
            `\`${literal}\` is not a date that galley recognizes, expected \`${expected}\``,
            {
              expected: [expected],
              ...(part.field && {
                note: state
                  ? `The publication state belongs in its own field, \`pubstate = {${state.word}}\`.`
                  : 'A whole date belongs in the field `date`.'
              })
            }
          )
        continue
      }
      const year = date?.['date-parts']?.[0]?.[0]
      if (year === undefined || year < 10 || year > 999 || !isShort(reference)) continue
      const part = partWith(reference, String(year), ['date', 'year'])
      if (part) yield findingOf(part, `The year \`${year}\` does not have four digits`)
    }
  }
} satisfies Rule

/** A year next to a word for the state of the work, as in `forthcoming 2020`. */
function stateWithYear(text: string): Readonly<{word: string; year: string}> | undefined {
  const [, before, year = '', after] =
    /^(\D*?)[\s,(]*((?:1[5-9]|20)\d\d)[)\s,]*(\D*)$/.exec(text.trim()) ?? []
  const word = (before || after || '').trim()
  return states.test(word) ? {word: word.toLowerCase(), year} : undefined
}

const states =
  /^(?:accepted|advance online publication|ahead of print|forthcoming|im druck|im erscheinen|in prep(?:aration|\.)?|in press|online first|à paraître|submitted|to appear|unpublished)$/i

/** Whether the year is typed as only two or three digits: `0099` is the year 99. */
function isShort({fields}: Reference): boolean {
  return /^\d\d\d?$/.test(
    (fields.get('date') ?? fields.get('year'))?.value.trim() ?? (fields.size === 0 ? '99' : '')
  )
}

/** A date with a month in words, a year and an optional day, as ISO 8601; undefined for anything else. */
function readWritten(text: string): string | undefined {
  const word = /\p{L}{3,}/u.exec(text)?.[0].toLowerCase() ?? ''
  const year = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/.exec(text)?.[1]
  const rest = text.replace(/\p{L}{3,}/u, ' ').replace(year ?? '', ' ')
  const day = /^\D*(\d{1,2})(?:st|nd|rd|th)?\W*$/.exec(rest)?.[1]
  if (year === undefined || (day === undefined && /[\p{L}\d]/u.test(rest))) return undefined
  const exact = months.findIndex(name => word.length >= 3 && name.startsWith(word))
  const near = months.findIndex(name => word.length > 4 && editDistance(name, word, 2) <= 2)
  const begun = months.findIndex(
    name => word.length > 4 && name.slice(0, 3) === word.slice(0, 3) && name.endsWith(word.slice(-3))
  )
  const month = [exact, near, begun].find(index => index !== -1)
  if (month === undefined || Number(day ?? 1) < 1 || Number(day ?? 1) > 31) return undefined
  const parts = [
    year,
    String(month + 1).padStart(2, '0'),
    ...(day === undefined ? [] : [day.padStart(2, '0')])
  ]
  return parts.join('-')
}

const months = 'january february march april may june july august september october november december'.split(
  ' '
)
