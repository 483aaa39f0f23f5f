import {missedStandards} from './about/missed-standards.ts'
import type {Rule} from './rule.ts'

export const pdfStandardUnclaimed = {
  code: 'G328',
  name: 'pdf-standard-unclaimed',
  severity: 'info',
  summary: 'The PDF can claim PDF/A and PDF/UA.',
  why: 'Archives look for PDF/A, libraries and offices for PDF/UA. Apart from the missing claim, the PDF is the same. This is a hint, given when a PDF is built.',
  examples: [
    {
      name: 'a drawing with fonts of another program',
      missedStandards: [
        {
          standard: 'a-2a',
          isAsked: false,
          causes: [{says: 'the drawing does not contain its font `Arial`', picture: 'map.pdf'}]
        },
        {
          standard: 'ua-1',
          isAsked: false,
          causes: [{says: 'the drawing does not contain its font `Arial`', picture: 'map.pdf'}]
        }
      ],
      files: {'01.md': 'Words.\n\n![A map.](map.pdf)'},
      expect: [
        '01.md:3:1-3:19 The PDF is neither PDF/A-2a nor PDF/UA-1: the drawing does not contain its font `Arial` (`map.pdf`)'
      ]
    },
    {
      name: 'a picture without a description',
      missedStandards: [
        {
          standard: 'ua-1',
          isAsked: false,
          causes: [{says: 'a picture has no description', picture: 'map.svg'}]
        }
      ],
      files: {'01.md': '![](map.svg)'},
      expect: ['01.md:1:1-1:13 The PDF is not PDF/UA-1: a picture has no description (`map.svg`)']
    },
    {
      name: 'a standard that was asked for, of which G327 speaks',
      missedStandards: [
        {
          standard: 'ua-1',
          isAsked: true,
          causes: [{says: 'a picture has no description', picture: 'map.svg'}]
        }
      ],
      files: {'01.md': '![](map.svg)'},
      expect: []
    }
  ],
  needs: 'missedStandards',
  check: manuscript => missedStandards(manuscript, false)
} satisfies Rule
