import {type Rule, reportedWhileReading} from './rule.ts'

export const styleCss = {
  code: 'G706',
  name: 'style-css',
  severity: 'warning',
  summary:
    'Browsers support the rules in the style sheets of the journal style, and the sheets load nothing from outside.',
  why: 'Browsers silently ignore unknown rules, so the page does not look as designed.',
  examples: [
    {
      name: 'misspelt',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/screen.css': 'h2 { colour: var(--acent) }',
        '01.md': 'Words.'
      },
      expect: [
        'styles/q/screen.css:1:6-1:12 The browser does not support the property `colour`',
        'styles/q/screen.css:1:14-1:26 No rule sets the custom property `--acent`'
      ]
    },
    {
      name: 'paged media that the browser has not',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/print.css': '.note { float: footnote }\n@page { margin: 2cm }\n.text { --columns: 9 }',
        '01.md': 'Words.'
      },
      expect: [
        'styles/q/print.css:1:16-1:24 The browser ignores `float: footnote`, expected `--notes: foot` on `.text`',
        'styles/q/print.css:2:17-2:20 The page margin `2cm` is not in whole px, the unit of the browser’s page layout',
        'styles/q/print.css:3:20-3:21 `--columns` is `9`, expected a number from 1 to 4'
      ]
    },
    {
      name: 'from the network',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/screen.css':
          '@import "https://example.org/a.css";\n.journal { background: url(https://example.org/logo.png) }',
        '01.md': 'Words.'
      },
      expect: [
        'styles/q/screen.css:1:1-1:36 `@import` would request another file, which a page may not do',
        'styles/q/screen.css:2:24-2:57 The URL `https://example.org/logo.png` is outside the page, expected a `data:` URL'
      ]
    },
    {
      name: 'from the network, written otherwise',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/screen.css':
          '.a { background: image-set("https://example.org/1.png" 1x) }\n.b { background: \\75rl(https://example.org/2.png) }',
        '01.md': 'Words.'
      },
      expect: [
        'styles/q/screen.css:1:18-1:59 The URL `https://example.org/1.png` is outside the page, expected a `data:` URL',
        'styles/q/screen.css:2:18-2:50 The URL `https://example.org/2.png` is outside the page, expected a `data:` URL'
      ]
    },
    {
      name: 'sound',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/screen.css': '/* ; { */ h2 { color: var(--accent); content: "}" / "" }',
        'styles/q/print.css':
          '@page { size: A5; margin: 60px 50px; @bottom-center { content: counter(page) } }',
        '01.md': 'Words.'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('style-css')
} satisfies Rule
