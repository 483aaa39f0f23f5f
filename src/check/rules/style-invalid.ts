import {type Rule, reportedWhileReading} from './rule.ts'

export const styleInvalid = {
  code: 'G602',
  name: 'style-invalid',
  severity: 'error',
  summary: 'The journal style exists, can be read, and shows every part of the paper.',
  why: 'Otherwise the paper is set in the plain style, or a part of it is missing.',
  examples: [
    {
      name: 'unknown',
      files: {'manuscript.yaml': 'style: nature', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml galley has no journal style `nature`, and there is no `styles/nature/style.yaml`'
      ]
    },
    {
      name: 'misspelt',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': "extends: plain\naccent: '#7a1f2'\nrunning-head: {left: author}",
        '01.md': 'Words.'
      },
      expect: [
        'styles/q/style.yaml:2:9-2:17 `#7a1f2` is not a colour, expected one such as `"#7a1f2b"`, in quotation marks',
        'styles/q/style.yaml:3:1-3:13 `running-head` is not a setting of a style, expected `name`, `extends`, `csl`, `number-sections`, `fonts`, `limits`, `accent`, `page`, `running-heads`, `typefaces`, `faces`, `crossref`, `journal`, `ojs`, `house`, `typography` or `proof`'
      ]
    },
    {
      name: 'a citation style that does not render',
      files: {
        'manuscript.yaml': 'csl: q.csl',
        'q.csl':
          '<style version="1.0">\n<citation><layout>\n<text macro="author"/>\n</layout></citation>\n</style>',
        '01.md': 'Words.'
      },
      expect: ['q.csl:3:1-3:6 The style has no macro `author`']
    },
    {
      name: 'a citation style of a journal that does not render',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain\ncsl: r',
        'styles/q/r.csl':
          '<style version="1.0">\n<citation><layout>\n<txt variable="title"/>\n</layout></citation>\n</style>',
        '01.md': 'Words.'
      },
      expect: ['styles/q/r.csl:3:1-3:5 CSL 1.0.2 has no element `txt`']
    },
    {
      name: 'a page without the text',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/page.html':
          '<html lang="{{lang}}" dir="{{dir}}"><head>{{head}}</head><body class="{{class}}">{{notice}}{{title-block}}<article>{{abstracts}}</article>{{colophon}}</body></html>',
        '01.md': 'Words.'
      },
      expect: ['styles/q/page.html The page has no `{{body}}` slot, so a part of the paper would be missing']
    },
    {
      name: 'a page without an article',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/page.html':
          '<html lang="{{lang}}" dir="{{dir}}"><head>{{head}}</head><body class="{{class}}">{{notice}}{{title-block}}{{abstracts}}{{body}}{{colophon}}</body></html>',
        '01.md': 'Words.'
      },
      expect: [
        'styles/q/page.html The page has no `<article>` to divide into the pages of the PDF, expected `<article>{{body}}</article>`'
      ]
    },
    {
      name: 'a style of the paper',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': "extends: plain\naccent: '#7a1f2b'\nrunning-heads: {left: author}",
        '01.md': 'Words.'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('style-invalid')
} satisfies Rule
