import {type Rule, reportedWhileReading} from './rule.ts'

export const waiverUnused = {
  code: 'G702',
  name: 'waiver-unused',
  severity: 'warning',
  summary: 'Every waiver waives a finding.',
  why: 'A waiver that remains after its fault was repaired would hide the next fault.',
  examples: [
    {
      name: 'mended',
      files: {
        'manuscript.yaml': 'waivers:\n  - {rule: reference-uncited, subject: doe, reason: For the appendix}',
        '01.md': 'Read @doe.',
        'references.bib': '@book{doe,}'
      },
      expect: ['manuscript.yaml:2:5-2:70 The waiver of `reference-uncited` for `doe` waives nothing']
    },
    {
      name: 'before another block',
      files: {'01.md': '<!-- galley-ignore G101: not written yet -->\n\nWords.\n\nRead @doe.'},
      expect: ['01.md:1:1-1:45 The waiver of `G101` waives nothing']
    },
    {
      name: 'of use',
      files: {
        'manuscript.yaml': 'waivers: [{rule: G102, reason: For the appendix}]',
        '01.md': '<!-- galley-ignore citation-undefined: not written yet -->\n\nRead @roe.',
        'references.bib': '% galley-ignore G206: the proceedings come later\n@inbook{doe, crossref={zoe}}'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('waiver-unused')
} satisfies Rule
