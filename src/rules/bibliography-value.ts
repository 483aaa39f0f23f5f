import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyValue = {
  code: 'G207',
  name: 'bibliography-value',
  severity: 'warning',
  summary: 'Names and dates of the bibliography are written as BibTeX reads them.',
  why: 'What cannot be read is printed as it stands, so one author may become three, or none.',
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
        'references.bib:1:21-1:62 Unexpected commas in the name `Jane Doe, Richard Roe, Ann Poe, Bob Zoe`, expected `Family, Given` and ` and ` between names'
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
        'references.bib:1:32-1:45 Unexpected date `31 May 2017`, expected `2017-05-31`',
        'references.bib:2:45-2:57 Unexpected date `2017-02-31`, expected a date such as `2017-05-31`',
        'references.bib:3:32-3:38 Unexpected year `2O17`, expected a year such as `2017`'
      ]
    },
    {
      name: 'two years',
      files: {
        '01.md': '[@doe; @roe; @poe]',
        'references.bib':
          '@book{doe, title = {A}, year = 2016, date = {2017-05-31}}\n@book{roe, title = {B}, year = 2017, date = {2017-05}}\n@book{poe, title = {C}, year = {2016}, date = {2015/2017}}'
      },
      expect: [
        'references.bib:1:32-1:36 Unexpected year `2016` beside the date `2017-05-31`, expected one of the two'
      ]
    },
    {
      name: 'set in a set',
      files: {
        '01.md': '[@all]',
        'references.bib':
          '@book{doe, title = {A}}\n@book{roe, title = {B}}\n@set{both, entryset = {doe, roe}}\n@set{all, entryset = {both}}'
      },
      expect: ['references.bib:4:22-4:28 Unexpected set `both` in the set `all`, expected its members']
    }
  ],
  check: reportedWhileReading('bibliography-value')
} satisfies Rule
