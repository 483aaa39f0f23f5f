import {type Rule, reportedWhileReading} from './rule.ts'

export const frontMatterSyntax = {
  code: 'G406',
  name: 'front-matter-syntax',
  severity: 'error',
  summary: 'Settings and front matter are valid YAML.',
  why: 'Unreadable settings have no effect: title, authors and licence are missing.',
  examples: [
    {
      name: 'a colon in the title',
      files: {'01.md': '---\ntitle: Law: an essay\n---\n\nWords.'},
      expect: ['01.md:2:8-2:9 The settings cannot be parsed: the value contains `: `, which begins a mapping']
    },
    {
      name: 'a second document',
      files: {'manuscript.yaml': 'title: A\n---\ntitle: B', '01.md': 'Words.'},
      expect: ['manuscript.yaml:2:1-2:4 A second YAML document begins in the settings']
    },
    {
      name: 'one of the two lines around settings',
      files: {'01.md': 'title: A\nauthor: B\n---\n\nWords.'},
      expect: ['01.md:1:1-1:9 The settings have no line `---` above them, and are printed as text']
    },
    {
      name: 'the other of the two lines',
      files: {'01.md': '---\ntitle: A\nauthor: B\n\n# Words\n\nMore.'},
      expect: ['01.md:1:1-1:4 The settings have no line `---` below them, and are printed as text']
    },
    {
      name: 'words with a colon, and a line',
      files: {'01.md': 'Title of all: words.\n\n---\n\nMore.'},
      expect: []
    },
    {
      name: 'lines around one',
      files: {'manuscript.yaml': '---\ntitle: A\n---\n# The end.\n', '01.md': 'Words.'},
      expect: []
    }
  ],
  check: reportedWhileReading('front-matter-syntax')
} satisfies Rule
