import {type Rule, reportedWhileReading} from './rule.ts'

export const settingInvalid = {
  code: 'G405',
  name: 'setting-invalid',
  severity: 'error',
  summary: 'Every setting has a value of its kind.',
  why: 'A value that cannot be read has no effect.',
  examples: [
    {
      name: 'not a page',
      files: {'manuscript.yaml': 'journal: {first-page: one}', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:23-1:26 Unexpected first page `one`, expected a whole number from 1']
    },
    {
      name: 'not an address',
      files: {'manuscript.yaml': 'canonical-url: /3/1/law.html', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:16-1:29 Unexpected address `/3/1/law.html`, expected one such as `https://journal.example/3/1/law.html`'
      ]
    },
    {
      name: 'a rule without a severity',
      files: {'manuscript.yaml': 'title: T\nrules: {G101}', '01.md': 'Words.'},
      expect: ['manuscript.yaml:2:9-2:13 Unexpected value, expected `error`, `warning`, `info` or `off`']
    },
    {
      name: 'values of another form',
      files: {
        'manuscript.yaml':
          'title: {a: 1}\nauthors: {a: b}\naffiliations: [[x]]\ncsl: [a]\nkeywords: {en: {a: b}}\njournal: {volume: [1]}\nstatements: None.\ntoc: {depth: 2}\nreferences: {a: b}',
        '01.md': 'Words.'
      },
      expect: [
        'manuscript.yaml:1:9-1:10 Unexpected `a` in `title`, expected a text, or one a language such as `{en: …}`',
        'manuscript.yaml:2:10-2:16 Unexpected `a`, expected an author with a `name`, or with `given` and `family`',
        'manuscript.yaml:3:16-3:19 Unexpected list, expected an affiliation with a `name`',
        'manuscript.yaml:4:6-4:9 Unexpected list in `csl`, expected a text',
        'manuscript.yaml:5:16-5:22 Unexpected mapping in `keywords`, expected a text, or a list of texts',
        'manuscript.yaml:6:19-6:22 Unexpected list in `journal`, expected a text',
        'manuscript.yaml:7:13-7:18 Unexpected text in `statements`, expected statements by name such as `{ethics: …}`',
        'manuscript.yaml:8:6-8:16 Unexpected mapping in `toc`, expected a text',
        'manuscript.yaml:9:13-9:19 Unexpected mapping in `references`, expected a list of works'
      ]
    },
    {
      name: 'forms of other tools',
      files: {
        'manuscript.yaml':
          'title: {en: A, de: B}\nauthor: Ada Lovelace\naffiliation: {name: X}\ntags: law, war\nlanguage: {crossref: {}}\noutput: {html_document: {toc: true}}\njournal: Law\nbibliography: {a: [a.bib]}\nabstract:',
        '01.md': 'Words.',
        'a.bib': ''
      },
      expect: []
    },
    {
      name: 'a format of R Markdown is no file name',
      files: {'manuscript.yaml': 'output: rticles::joss_article', '01.md': 'Words.'},
      expect: []
    }
  ],
  check: reportedWhileReading('setting-invalid')
} satisfies Rule
