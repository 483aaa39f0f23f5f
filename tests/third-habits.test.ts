import {type HabitRow, type ProjectRow, testHabits, testProjects} from './habit-rows.ts'

const figures = '\n\n![A](a.svg){#fig:a}\n\n![B](b.svg){#fig:b}\n'
const comments: HabitRow = [
  'Text *before*.\n% a comment\n% and more\nText [after](https://x.org).\n\n> Quoted:\n> % hidden\n> words\n\nOf 5\n% of them.\n\nLast line.\n% end',
  ['Text before.Text after.Quoted:wordsOf 5 % of them.Last line.'],
  ['comment', 'hidden', 'end']
]

/** Forms of MyST, Pandoc and Manubot that were once printed wrongly without a finding. */
const forms: readonly HabitRow[] = [
  [
    '(@x) One.\n\n(@longlabel) Two.\n\n    A second paragraph.\n\n(@) Three, as (@longlabel).',
    ['Two.A second paragraph.Three, as (2).']
  ],
  [
    '---\ntitle: T\n---\n  Right     Left\n-------     ------\n     12     12\n    123     123\n\nTable:  Demo.',
    ['RightLeft1212123123Demo.'],
    ['---']
  ],
  ['See [](https://x.org/a) and [](wiki:Chemistry "Chem").', ['See https://x.org/a and Chemistry.']],
  [
    `See -@fig:a and [-@fig:a; -@fig:b]; [see -@fig:a], @fig:a--@fig:b.${figures}`,
    ['See 1 and 1 and 2; see 1, Figure 1–Figure 2.']
  ],
  [`See [Figures -@fig:a and -@fig:b], @Fig:a.${figures}`, ['See Figures 1 and 2, Figure 1.']],
  comments
]

testHabits(forms)

/** Projects of these programs that were once built with lost or wrong words, without a finding. */
const projects: readonly ProjectRow[] = [
  {
    name: 'abbreviations and macros of the project and of its page',
    files: {
      'myst.yml':
        'version: 1\nproject:\n  abbreviations: {WHO: World Health Organization, DNA: other}\n  math:\n    "\\\\vect": "\\\\mathbf{#1}"\n  toc:\n    - file: p.md\n',
      'p.md':
        '---\ntitle: T\nabbreviations: {DNA: acid}\nmath:\n  "\\\\E": "\\\\operatorname{E}"\n---\n\n{abbr}`WHO` and {abbr}`DNA`: $\\vect{x}\\E$ [@doe].'
    },
    words: ['WHO', 'DNA']
  },
  {
    name: 'the abstract of Manubot after the authors',
    files: {
      'content/metadata.yaml': 'title: T\nauthors: [{name: Ann Roe}]\n',
      'content/00.front.md': '## Authors\n\nAnn.\n',
      'content/01.abstract.md': '## Abstract {.page_break_before}\n\nWords.\n'
    },
    told: ['The abstract is printed as a section of the text']
  }
]

testProjects(projects)
