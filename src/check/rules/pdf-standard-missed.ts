import {missedStandards} from './about/missed-standards.ts'
import type {Rule} from './rule.ts'

export const pdfStandardMissed = {
  code: 'G327',
  name: 'pdf-standard-missed',
  severity: 'error',
  summary: 'The PDF meets every standard that the paper requests.',
  why: 'A library or a journal that requires a standard rejects other files. Checked when a PDF is built with `pdf-standard` in the settings or `--pdf-standard`; `--draft` builds a PDF that does not claim the standard.',
  examples: [
    {
      name: 'a drawing with fonts of another program',
      missedStandards: [
        {
          standard: 'a-2a',
          isAsked: true,
          causes: [{says: 'the drawing does not contain its font `Arial`', picture: 'map.pdf'}]
        }
      ],
      files: {
        'manuscript.yaml': 'pdf-standard: a-2a',
        '01.md': '![A map.](map.pdf)'
      },
      expect: [
        '01.md:1:1-1:19 The PDF is not PDF/A-2a: the drawing does not contain its font `Arial` (`map.pdf`)'
      ]
    },
    {
      name: 'a standard for attached files, and none is attached',
      missedStandards: [
        {
          standard: 'a-4f',
          isAsked: true,
          causes: [{says: 'no file is attached, expected `--attach-sources`'}]
        }
      ],
      files: {'manuscript.yaml': 'pdf-standard: a-4f', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:15-1:19 The PDF is not PDF/A-4f: no file is attached, expected `--attach-sources`'
      ]
    },
    {
      name: 'one that is reached',
      missedStandards: [],
      files: {'manuscript.yaml': 'pdf-standard: ua-1', '01.md': 'Words.'},
      expect: []
    }
  ],
  needs: 'missedStandards',
  check: manuscript => missedStandards(manuscript, true)
} satisfies Rule
