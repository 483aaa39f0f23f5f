import {type Rule, reportedWhileReading} from './rule.ts'

export const fileEncoding = {
  code: 'G606',
  name: 'file-encoding',
  severity: 'warning',
  summary: 'Every text file is saved as UTF-8.',
  why: 'Other programs show wrong characters, or none.',
  examples: [
    {
      name: 'a letter of Latin-1',
      files: {
        '01.md': 'Read [@doe].',
        // The surrogate `\uDCFC` represents the byte FC; see `decodeSaved`.
        'references.bib': '@book{doe, author={M\uDCFCller, Ina}, title={Für}, year=2001}'
      },
      expect: ['references.bib:1:21-1:22 `Müller` is not saved as UTF-8, so galley decodes it as Latin-1'],
      fixed: {'references.bib': '@book{doe, author={Müller, Ina}, title={Für}, year=2001}'}
    },
    {
      name: 'quotation marks of Windows in a chapter',
      files: {'01.md': 'So \uDC93he\uDC94 says.'},
      expect: ['01.md:1:4-1:5 `“` is not saved as UTF-8, so galley decodes it as Windows-1252']
    },
    {
      name: 'UTF-8',
      files: {'01.md': 'Read [@müller].', 'references.bib': '@book{müller,}'},
      expect: []
    }
  ],
  check: reportedWhileReading('file-encoding')
} satisfies Rule
