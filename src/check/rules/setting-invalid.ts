import {type Rule, reportedWhileReading} from './rule.ts'

export const settingInvalid = {
  code: 'G405',
  name: 'setting-invalid',
  severity: 'error',
  summary: 'Every setting has a valid value.',
  why: 'An invalid value has no effect.',
  examples: [
    {
      name: 'not a page',
      files: {'manuscript.yaml': 'journal: {first-page: one}', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:23-1:26 The first page cannot be `one`, expected a whole number of at least 1'
      ]
    },
    {
      name: 'not an address',
      files: {'manuscript.yaml': 'canonical-url: /3/1/law.html', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:16-1:29 `/3/1/law.html` is not a URL, expected one such as `https://journal.example/3/1/law.html`'
      ]
    },
    {
      name: 'standards of PDF that do not go together',
      files: {'manuscript.yaml': 'pdf-standard: [ua-1, a-4]', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:15-1:26 `ua-1` and `a-4` cannot be combined: one requires PDF 1.7, the other PDF 2.0'
      ]
    },
    {
      name: 'a rule without a severity',
      files: {'manuscript.yaml': 'title: T\nrules: {G101}', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:2:9-2:13 This is not a valid value, expected `error`, `warning`, `info` or `off`'
      ]
    },
    {
      name: 'values of another form',
      files: {
        'manuscript.yaml':
          'title: {a: 1}\nauthors: {a: b}\naffiliations: [[x]]\ncsl: [a]\nkeywords: {en: {a: b}}\njournal: {volume: [1]}\nstatements: None.\ntoc: {depth: 2}\nreferences: {a: b}',
        '01.md': 'Words.'
      },
      expect: [
        'manuscript.yaml:1:9-1:10 `title` has the key `a`, expected text, or one text per language, such as `{en: …}`',
        'manuscript.yaml:2:10-2:16 `a` is not allowed here, expected an author with a `name`, or with `given` and `family`',
        'manuscript.yaml:3:16-3:19 This is a list, expected an affiliation with a `name`',
        'manuscript.yaml:4:6-4:9 `csl` is a list, expected text',
        'manuscript.yaml:5:16-5:22 `keywords` is a mapping, expected text, or a list of texts',
        'manuscript.yaml:6:19-6:22 `journal` is a list, expected text',
        'manuscript.yaml:7:13-7:18 `statements` is text, expected statements by name such as `{ethics: …}`',
        'manuscript.yaml:8:6-8:16 `toc` is a mapping, expected text',
        'manuscript.yaml:9:13-9:19 `references` is a mapping, expected a list of works'
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
