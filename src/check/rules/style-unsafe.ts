import {type Rule, reportedWhileReading} from './rule.ts'

const slots =
  '<html lang="{{lang}}" dir="{{dir}}"><head>{{head}}</head><body class="{{class}}">{{notice}}{{title-block}}{{abstracts}}<article>{{body}}</article>{{colophon}}'

export const styleUnsafe = {
  code: 'G604',
  name: 'style-unsafe',
  severity: 'error',
  protects: true,
  summary: 'The page of a journal style runs no scripts and loads no files.',
  why: 'A style that comes with a paper is trusted no more than the paper: a script in its page would run in every reader’s browser. Such elements are left out of the outputs.',
  examples: [
    {
      name: 'what runs, and what is fetched',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/page.html': `${slots}\n<script>alert(1)</script>\n<p onclick="alert(1)"><a href="javascript:alert(1)">A</a></p>\n<img src="https://example.org/seen.png">`,
        '01.md': 'Words.'
      },
      expect: [
        'styles/q/page.html:2:1-2:9 `<script>` would run code or fetch a file, which a page may not do',
        'styles/q/page.html:3:4-3:22 `onclick=` runs a script, which the page of a style may not do',
        'styles/q/page.html:3:26-3:52 The URL `javascript:alert(1)` is neither on the web nor in the page',
        'styles/q/page.html:4:6-4:40 The URL `https://example.org/seen.png` is outside the page, expected a `data:` URL, or the SVG itself'
      ]
    },
    {
      name: 'what only shows',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/page.html': `${slots}\n<p class="journal"><a href="https://example.org">Our Journal</a> <svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg></p>`,
        '01.md': 'Words.'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('style-unsafe')
} satisfies Rule
