import {type Rule, reportedWhileReading} from './rule.ts'

export const fileUnreadable = {
  code: 'G601',
  name: 'file-unreadable',
  severity: 'error',
  summary: 'Every file that the settings name can be read as UTF-8 text.',
  why: 'What it holds is missing from the paper.',
  examples: [
    {
      name: 'missing bibliography',
      files: {'manuscript.yaml': 'bibliography: refs.bib', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:15-1:23 Unexpected missing file `refs.bib`, expected a text file']
    },
    {
      name: 'path of one machine',
      files: {'manuscript.yaml': 'csl: /home/doe/apa.csl\nbibliography: ../refs.bib', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:6-1:23 Unexpected path `/home/doe/apa.csl` outside the project, expected a file in the project such as `apa.csl`',
        'manuscript.yaml:2:15-2:26 Unexpected path `../refs.bib` outside the project, expected a file in the project such as `refs.bib`'
      ]
    }
  ],
  check: reportedWhileReading('file-unreadable')
} satisfies Rule
