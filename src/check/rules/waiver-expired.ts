import {type Rule, reportedWhileReading} from './rule.ts'

export const waiverExpired = {
  code: 'G703',
  name: 'waiver-expired',
  severity: 'warning',
  summary: 'No waiver is past its last day.',
  why: 'The fault was accepted only for a while, so its finding counts again.',
  examples: [
    {
      name: 'the day after',
      today: '2027-02-01',
      files: {
        '01.md': '<!-- galley-ignore G101 until 2027-01-31: not in print yet -->\n\nRead @doe.'
      },
      expect: ['01.md:1:1-1:63 The waiver of `G101` ended on 2027-01-31']
    },
    {
      name: 'the last day',
      today: '2027-01-31',
      files: {
        'manuscript.yaml': 'waivers: [{rule: G102, until: 2027-01-31, reason: For the appendix}]',
        '01.md': 'Words.',
        'references.bib': '@book{doe,}'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('waiver-expired')
} satisfies Rule
