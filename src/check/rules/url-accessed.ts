import {entriesOf, findingAt, findingOf, partWith} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const urlAccessed = {
  code: 'G238',
  name: 'url-accessed',
  severity: 'info',
  summary: 'Every date of access belongs to a URL, and every web page without a date has a date of access.',
  why: 'An undated page may change, and the reader cannot know which version was read.',
  examples: [
    {
      name: 'one without the other',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, title={A}, urldate={2024-07-30}}\n@online{b, title={B}, url={https://example.org/b}}'
      },
      expect: [
        'references.bib:1:29-1:41 The date of access has no URL beside it, expected `url`',
        'references.bib:2:1-2:10 The page `b` has neither `date` nor a date of access, expected `urldate`'
      ]
    },
    {
      name: 'both, or a date',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@online{a, title={A}, url={https://example.org/a}, urldate={2024-07-30}}\n@online{b, title={B}, url={https://example.org/b}, date={2020}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const {csl, fields} = reference
      const isBibtex = fields.size > 0
      const part = partWith(reference, '', ['urldate', 'urlyear'])
      if (part && csl.accessed !== undefined && csl.URL === undefined && csl.DOI === undefined)
        yield findingOf(
          part,
          `The date of access has no URL beside it, expected \`${isBibtex ? 'url' : 'URL'}\``
        )
      if (
        csl.type === 'webpage' &&
        csl.URL !== undefined &&
        csl.accessed === undefined &&
        csl.issued === undefined
      )
        yield findingAt(
          reference,
          `The page \`${reference.key}\` has neither \`${isBibtex ? 'date' : 'issued'}\` nor a date of access, expected \`${isBibtex ? 'urldate' : 'accessed'}\``
        )
    }
  }
} satisfies Rule
