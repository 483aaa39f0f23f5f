import {type Rule, reportedWhileReading} from './rule.ts'

export const fileUnreadable = {
  code: 'G601',
  name: 'file-unreadable',
  severity: 'error',
  summary: 'Every file that the settings name can be read as UTF-8 text.',
  why: 'The content of an unreadable file is missing from the paper.',
  examples: [
    {
      name: 'missing bibliography',
      files: {'manuscript.yaml': 'bibliography: refs.bib', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:15-1:23 The file `refs.bib` does not exist']
    },
    {
      name: 'a bibliography that Git has not fetched',
      files: {
        'manuscript.yaml': 'bibliography: refs.bib',
        '01.md': 'Words.',
        'refs.bib': 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n'
      },
      expect: ['manuscript.yaml:1:15-1:23 `refs.bib` is a Git LFS pointer']
    },
    {
      name: 'a chapter that Git has not fetched',
      files: {'01.md': 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n'},
      expect: ['01.md `01.md` is a Git LFS pointer']
    },
    {
      name: 'a bibliography that is there',
      files: {
        'manuscript.yaml': 'bibliography: refs.bib',
        '01.md': '[@doe]',
        'refs.bib': '@book{doe, title={A}}'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('file-unreadable')
} satisfies Rule
