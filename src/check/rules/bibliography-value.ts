import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyValue = {
  code: 'G207',
  name: 'bibliography-value',
  severity: 'warning',
  summary: 'Names and dates in the bibliography have a valid form.',
  why: 'An unreadable value is printed as typed, so one author may become three, or none.',
  examples: [
    {
      name: 'names in order',
      files: {'01.md': '[@doe]', 'references.bib': '@book{doe, author = {Doe, Jane and Roe, Richard}}'},
      expect: []
    },
    {
      name: 'commas between names',
      files: {
        '01.md': '[@doe]',
        'references.bib': '@book{doe, author = {Jane Doe, Richard Roe, Ann Poe, Bob Zoe}}'
      },
      expect: [
        'references.bib:1:21-1:62 The name `Jane Doe, Richard Roe, Ann Poe, Bob Zoe` has too many commas, expected `Family, Given` and ` and ` between names'
      ]
    },
    {
      name: 'dates in words, and what is no date',
      files: {
        '01.md': '[@doe; @roe; @poe]',
        'references.bib':
          '@book{doe, title = {A}, date = {31 May 2017}}\n@book{roe, title = {B}, year = 2017, date = {2017-02-31}}\n@book{poe, title = {C}, year = {2O17}}\n@book{moe, title = {D}, year = {{2017}}}'
      },
      expect: [
        'references.bib:1:32-1:45 `31 May 2017` is not a date that galley recognizes, expected `2017-05-31`',
        'references.bib:2:45-2:57 `2017-02-31` is not a date, expected one such as `2017-05-31`',
        'references.bib:3:32-3:38 `2O17` is not a year, expected one such as `2017`'
      ]
    },
    {
      name: 'two years',
      files: {
        '01.md': '[@doe; @roe; @poe]',
        'references.bib':
          '@book{doe, title = {A}, year = 2016, date = {2017-05-31}}\n@book{roe, title = {B}, year = 2017, date = {2017-05}}\n@book{poe, title = {C}, year = {2016}, date = {2015/2017}}'
      },
      expect: ['references.bib:1:32-1:36 The year `2016` does not match the date `2017-05-31`']
    },
    {
      name: 'set in a set',
      files: {
        '01.md': '[@all]',
        'references.bib':
          '@book{doe, title = {A}}\n@book{roe, title = {B}}\n@set{both, entryset = {doe, roe}}\n@set{all, entryset = {both}}'
      },
      expect: [
        'references.bib:4:22-4:28 The set `all` contains the set `both`, of which only the first member is printed'
      ]
    }
  ],
  check: reportedWhileReading('bibliography-value')
} satisfies Rule
