import {type Rule, reportedWhileReading} from './rule.ts'

export const citationSeparator = {
  code: 'G103',
  name: 'citation-separator',
  severity: 'warning',
  summary: 'The works of one citation are separated by semicolons.',
  why: 'Other tools read a comma as part of the words after the first work, so the second work is lost there.',
  examples: [
    {
      name: 'semicolon',
      files: {'01.md': 'Read [@doe; @roe].', 'references.bib': '@book{doe,}\n@book{roe,}'},
      expect: []
    },
    {
      name: 'comma',
      files: {'01.md': 'Read [@doe, @roe].', 'references.bib': '@book{doe,}\n@book{roe,}'},
      expect: ['01.md:1:11-1:12 Unexpected `,` before `@roe`, expected `;`']
    }
  ],
  check: reportedWhileReading('citation-separator')
} satisfies Rule
