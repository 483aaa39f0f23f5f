import {expect, test} from 'vitest'
import {topNodes, wordsOf} from '../src/core/walk-article.ts'
import {renderingOf} from './compose/article.ts'
import {type HabitRow, type ProjectRow, projectFiles, testHabits, testProjects} from './habit-rows.ts'

const figures = '\n\n![A](a.svg){#fig:a}\n\n![B](b.svg){#fig:b}\n'
const comments: HabitRow = [
  '(here)=\n\nText *before*.\n% a comment\n% and more\nText [after](https://x.org).\n\n> Quoted:\n> % hidden\n> words\n\nOf 5\n% of them.\n\nLast line.\n% end',
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
  [
    ':::{figure}\n:label: box\nText in a box.\n\nThe caption.\n:::\n\nSee [](#box).',
    ['Text in a box.The caption.See Figure 1.']
  ],
  [
    '(para)=\nA paragraph.\n\n![](#para)',
    ['A paragraph.'],
    [],
    ['galley prints no block of the text a second time: refer to it, `[](#para)`']
  ],
  [
    '```{code-cell} python\n:tags: [hide-input]\nprint(1)\n```',
    ['print(1)'],
    ['tags'],
    ['`{code-cell}` is code to be run']
  ],
  ['```{code} js\n:number-lines: 3\nlet a\n```', ['let a'], ['number']],
  [
    '::::{tab-set}\n:::{tab-item} One\n:sync: a\nWords.\n:::\n::::\n\n:::{note}\n:open:\nMore.\n:::',
    ['Words.', 'More.'],
    ['sync', 'open']
  ],
  ['Of ice.\n% of water {x} is ice.', ['% of water']],
  ['Press {button}`Go <https://x.org>`.', ['Go'], [], ['expected a link, `[Go](https://x.org)`']],
  [
    '```{figure} a.svg\n:name: fig-a\n:alt: A\nThe **loaf**.\n\nMore words.\n```\n\nSee [the {name} one](#fig-a), {numref}`fig-a`.',
    ['The loaf. More words.', 'See the The loaf. one, Figure 1.']
  ],
  [
    '```{=html}\n<p>Turn the <b>map</b>.</p>\n```\n\n```{=latex}\n\\textbf{Turn} the page.\n```\n\n```{=latex}\n\\newpage\n```\n\n```{=html}\n<hr>\n```',
    ['Turn the map.Turn the page.'],
    ['newpage'],
    ['“Turn the map.” is in HTML only', '“Turn the page.” is in the PDF and Word only']
  ],
  [
    `# One {#sec:b label="B"}\n\n![A](a.svg){#fig:a label="S1"}\n\nSee @sec:b, @fig:a.`,
    ['See Section'],
    [],
    ['`label` has no effect in galley, expected `number="B"`', 'expected `tag="S1"`: galley counts it itself']
  ],
  ['{delete}`gone` and {keyboard}`Esc`', ['gone and Esc'], ['{']],
  ['It is $20,000 and $30,000. So $\\alpha_1$ grows.', ['It is $20,000 and $30,000. So']],
  comments
]

testHabits(forms)

/** Projects of these programs that were once built with lost or wrong words, without a finding. */
const projects: readonly ProjectRow[] = [
  {
    name: 'options of pandoc-crossref and pandoc-xnos',
    files: {
      '01.md':
        '---\nrangeDelim: " to "\nlofTitle: Pictures\nxnos-cleveref: true\nfignos-plus-name: Pict.\n---\n\nWords [@doe].'
    },
    words: ['Words'],
    told: [
      '`rangeDelim`, expected nothing: galley joins references',
      '`lofTitle`, expected no title: galley prints no list of figures',
      '`xnos-cleveref`, expected nothing: `@fig:name` prints its name',
      '`fignos-plus-name`, expected the name in the reference, `[Fig. @fig:name]`'
    ]
  },
  {
    name: 'the oldest form of the contents of Jupyter Book',
    files: {
      '_config.yml': 'title: Old\n',
      '_toc.yml':
        '- file: intro\n- part: Loaves\n  chapters:\n  - file: b\n- header: Buns\n- file: d\n- file: c\n',
      'intro.md': '# In\n\nOne.',
      'b.md': '# B\n\nTwo [@doe].',
      'c.md': '# C\n\nFour.',
      'd.md': '# D\n\nThree.'
    },
    words: ['InOne.LoavesBTwo', 'BunsDThree.CFour.']
  },
  {
    name: 'the parts of a name in MyST',
    files: {
      'myst.yml':
        'version: 1\nproject:\n  title: A\n  authors:\n    - name: {given: Bob, particle: van, family: Oven, lineage: Jr.}\n  toc:\n    - file: p.md\n',
      'p.md': '# A\n\nWords [@doe].'
    },
    words: ['Bob van Oven']
  },
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

/** Settings of pandoc-crossref and Quarto. */
const settings: readonly ProjectRow[] = [
  {
    name: 'numbers by chapter, templates and signs of pandoc-crossref',
    files: {
      '01.md':
        '---\ntitle: T\nchapters: true\ntitleDelim: ":"\nfigureTemplate: "$$i$$"\nfigLabels: roman\n---\n\nWords [@doe].'
    },
    told: [
      '`chapters: true` has no effect: galley counts figures, tables and formulas through the whole paper',
      '2 settings for other names have no effect, `figureTemplate`, `figLabels`'
    ],
    absent: ['titleDelim']
  },
  {
    name: 'numbers of sections in pandoc-crossref',
    files: {
      '01.md':
        '---\ntitle: T\nnumberSections: true\nchapDelim: "."\n---\n\n# One {#sec:a}\n\nSee @sec:a [@doe].'
    },
    words: ['See Section 1'],
    told: []
  }
]

/** Settings of templates, and folders of pictures. */
const templates: readonly ProjectRow[] = [
  {
    name: 'settings that only a template prints',
    files: {
      '01.md':
        '---\ntitle: T\nthesis-type: Project 2\nmentors: [{name: Max Roe}, {name: Ann Doe}]\nconfidential: true\nlogo-file: img/logo.png\n---\n\nWords [@doe].'
    },
    told: [
      '`statements: {thesis-type: Project 2}` if readers should see it, or nothing',
      '`statements: {mentors: "Max Roe, Ann Doe"}` if readers'
    ],
    absent: ['statements: {confidential', 'statements: {logo-file']
  },
  {
    name: 'pictures in a folder of `resource-path`',
    files: {
      'defaults.yaml': 'input-file: main.md\nresource-path: [., figs]\nmetadata: {title: T}\n',
      'main.md': '# One\n\n![A picture](c.svg)\n\nWords [@doe].',
      'figs/c.svg': projectFiles['a.svg']
    },
    words: ['A picture']
  }
]

/** Citations and templates of Manubot. */
const manubot: readonly ProjectRow[] = [
  {
    name: 'tags below each other, addresses of DOIs and numbers with hyphens',
    files: {
      'content/metadata.yaml': 'title: T\nauthors: [{name: Ann Roe}]\nbibliography: manual-references.bib\n',
      'content/01.main.md':
        '## Main\n\nSee [@tag:heat; @rye], [@https://doi.org/10.5555/heat], [@isbn:978-0-262-51763-8].\n\n[@tag:heat]: doi:10.5555/heat\n[rye]: url:https://example.org/rye\n',
      'content/manual-references.bib':
        '@article{x, author={Doe, J.}, title={Heat}, journal={Oven}, volume={1}, pages={1--2}, year={2020}, doi={10.5555/heat}}\n@misc{y, author={{Rye Group}}, title={Rye}, year={2019}, url={https://example.org/rye}}\n@book{z, author={Roe, A.}, title={Ice}, publisher={Sea}, year={2018}, isbn={9780262517638}}\n'
    },
    words: ['See (1, 2), (1), (3).'],
    absent: ['doi:10.5555/heat (', 'tag:']
  },
  {
    name: 'tags with their works in a table, and a tag that is not in it',
    files: {
      'content/metadata.yaml': 'title: T\nauthors: [{name: Ann Roe}]\nbibliography: manual-references.json\n',
      'content/01.main.md': '## Main\n\nSee [@tag:rye; @doi:10.5555/heat], [@tag:ice] and [@tag:sea].\n',
      'content/citation-tags.tsv':
        'tag\tcitation\nrye\turl:https://example.org/rye\nsea\tdoi:10.5555/sea\nheat\tdoi:10.5555/heat\n',
      'content/manual-references.json':
        '[{"id": "url:https://example.org/rye", "type": "webpage", "title": "Rye", "author": [{"family": "Doe"}]}, {"id": "x", "type": "book", "title": "Heat", "DOI": "10.5555/heat", "author": [{"family": "Roe"}]}]'
    },
    words: ['See (1, 2), '],
    told: [
      '`tag:ice` is cited but not in the bibliography',
      'Define the tag in `citation-tags.tsv` next to the settings',
      '`tag:sea` is cited but not in the bibliography',
      '`citation-tags.tsv` defines this key as an alias of `doi:10.5555/sea`'
    ]
  },
  {
    name: 'words and an included file in a condition that is not about the build',
    files: {
      '01.md':
        'One\n\n{% if manubot.ci is defined %}\nHidden.\n{% endif %}\n\n{% if html %}\n\n{{< include _part.md >}}\n\n{% endif %}\n\nEnd [@doe].',
      '_part.md': 'Included words.\n'
    },
    words: ['Included words.'],
    absent: ['Hidden'],
    told: ['`{% if manubot.ci is defined %}` is a Manubot template', '`{% if html %}` is a tag of a template']
  }
]

/** Extensions of Pandoc's reader. */
const extensions: readonly ProjectRow[] = [
  {
    name: 'line ends that break lines, and plain punctuation, in a defaults file',
    files: {
      'defaults.yaml':
        'from: markdown+hard_line_breaks-smart+short_subsuperscripts\ninput-file: main.md\nmetadata: {title: T}\n',
      'main.md': 'One\n*two*\nthree "it" -- so [@doe].\n'
    },
    words: ['three "it" -- so'],
    told: ['`+short_subsuperscripts` in `from` has no effect in galley, expected `x^2^` and `H~2~`']
  },
  {
    name: 'the sender of a letter',
    files: {'01.md': '---\ntitle: T\nfrom: Jane Roe\n---\n\nWords [@doe].'},
    told: ['`from: Jane Roe` has no effect, expected `statements: {from: Jane Roe}` if readers should see it']
  },
  {
    name: 'another format than Markdown, in one output of Quarto',
    files: {'01.qmd': '---\ntitle: T\nformat: {html: {from: rst}}\n---\n\nWords [@doe].'},
    told: ['`from: rst` has no effect: galley reads Markdown alone', '`pandoc -f rst -t markdown`']
  },
  {
    name: 'extensions of R Markdown that galley has',
    files: {
      '01.Rmd':
        '---\ntitle: T\noutput: {html_document: {md_extensions: +east_asian_line_breaks+mark-implicit_figures}}\n---\n\n中\n文 [@doe].'
    },
    words: ['中文'],
    told: ['`-implicit_figures` in `md_extensions` has no effect']
  }
]

testProjects([...projects, ...settings, ...templates, ...manubot, ...extensions])

test.each([
  ['+hard_line_breaks', ['One', 'break', 'two', 'break', 'three']],
  ['+ignore_line_breaks', ['Onetwothree']],
  ['', ['One two three']]
] as const)('line ends with `from: markdown%s`', async (extension, expected) => {
  const {article} = await renderingOf({
    '01.md': `---\ntitle: T\nfrom: markdown${extension}\n---\n\nOne\ntwo\nthree`
  })
  const [block] = article.body
  const nodes = block?.type === 'paragraph' ? block.children : []
  expect(
    nodes.map(node => (node.type === 'text' ? node.value.replace('\n', ' ').replace('\n', ' ') : node.type))
  ).toEqual(expected)
})

test('the only bibliography of a folder is that of a paper that names none', async () => {
  const lit = '@book{roe, author={Roe, Ann}, title={Salt}, publisher={Sea}, year={2001}}'
  const {article} = await renderingOf({'01.md': 'See @roe.', 'lit.bib': lit})
  expect(wordsOf(topNodes(article))).toContain('See Roe')
  const two = await renderingOf({'01.md': 'See @roe.', 'lit.bib': lit, 'other.bib': lit})
  expect(two.diagnostics.map(({code}) => code)).toContain('G101')
  const none = await renderingOf({'01.md': 'Words.', 'lit.bib': lit})
  expect(none.diagnostics.map(({code}) => code)).not.toContain('G102')
})

test('admonitions of MyST have their titles in the language of the paper', async () => {
  const {article} = await renderingOf({
    '01.md':
      '---\nlang: de\n---\n\n:::{danger}\nA.\n:::\n\n:::{seealso}\nB.\n:::\n\n:::{attention} Own\nC.\n:::'
  })
  const titles = article.body.flatMap(block => (block.type === 'callout' ? [block.title] : []))
  expect(titles).toEqual(['Gefahr', 'Siehe auch'])
})
