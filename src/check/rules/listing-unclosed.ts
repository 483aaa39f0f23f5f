import {type Rule, reportedWhileReading} from './rule.ts'

export const listingUnclosed = {
  code: 'G518',
  name: 'listing-unclosed',
  severity: 'warning',
  summary: 'Every fence that opens a listing is closed.',
  why: 'Everything after an unclosed fence is printed as code, so headings, citations and notes are lost.',
  examples: [
    {
      name: 'unclosed',
      files: {'01.md': '``` r\nx <- 1\n\n# Results\n\nWords.'},
      expect: ['01.md:1:1-1:4 The listing that begins here is not closed, expected a line ```` ``` ````']
    },
    {
      name: 'a closing fence is as long as the opening one',
      files: {'01.md': '~~~~\nx\n~~~\n\nWords.'},
      expect: ['01.md:1:1-1:5 The listing that begins here is not closed, expected a line `~~~~`']
    },
    {
      name: 'closed, also in a quotation and an item',
      files: {'01.md': '``` r\nx <- 1\n```\n\n> ~~~\n> x\n> ~~~\n\n- ```\n  x\n  `````\n\nWords.'},
      expect: []
    },
    {
      name: 'it ends with the item',
      files: {'01.md': '- ```\n  x\n\nWords.'},
      expect: ['01.md:1:3-1:6 The listing that begins here is not closed, expected a line ```` ``` ````']
    }
  ],
  check: reportedWhileReading('listing-unclosed')
} satisfies Rule
