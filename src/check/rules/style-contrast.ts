import {type Rule, reportedWhileReading} from './rule.ts'

export const styleContrast = {
  code: 'G707',
  name: 'style-contrast',
  severity: 'warning',
  summary:
    'The colours of the journal style are legible on their backgrounds, in light and dark mode (4.5 : 1).',
  why: 'Readers with low vision, and all readers in bright light, cannot read the page.',
  examples: [
    {
      name: 'faint in the dark',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/screen.css':
          ':root { --link: #06c }\n@media (prefers-color-scheme: dark) { :root { --link: #06c } }',
        '01.md': 'Words.'
      },
      expect: [
        'styles/q/screen.css:2:47-2:59 `--link` has a contrast of 3.19 : 1 with `--page` in the dark, expected at least 4.5 : 1',
        'styles/q/screen.css:2:47-2:59 `--link` has a contrast of 2.86 : 1 with `--tint` in the dark, expected at least 4.5 : 1'
      ]
    },
    {
      name: 'an accent for each ground',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain\naccent: {light: "#7a1f2b", dark: "#f0a3a6"}',
        '01.md': 'Words.'
      },
      expect: []
    },
    {
      name: 'a faint accent',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain\naccent: {light: "#7a1f2b", print: "#fa0"}',
        '01.md': 'Words.'
      },
      expect: [
        'styles/q/style.yaml:2:9-2:42 `--accent` has a contrast of 1.90 : 1 with white on paper, expected at least 4.5 : 1',
        'styles/q/style.yaml:2:9-2:42 `--link` has a contrast of 1.90 : 1 with white on paper, expected at least 4.5 : 1'
      ]
    }
  ],
  check: reportedWhileReading('style-contrast')
} satisfies Rule
