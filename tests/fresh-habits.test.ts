import {expect, test} from 'vitest'
import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {wordsOf} from '../src/core/walk-article.ts'
import {htmlOutput} from '../src/outputs/html/index.ts'
import {renderingOf} from './compose/article.ts'
import {environment, type HabitRow, shared, testHabits} from './habit-rows.ts'
import {textWorld} from './world.ts'

/** Habits of LaTeX and of other programs that were once lost silently, or reported with a wrong replacement. */
const rows: readonly HabitRow[] = [
  [
    "---\nlang: de\n---\n\nEr sagt \\enquote{gut, \\enquote{besser} so}, \\enquote*{x}, l'\\enquote{État}, \\textbf{das \\enquote{y} $z$}.",
    ['Er sagt „gut, ‚besser‘ so“, ‚x‘, l’„État“, das „y“ z.']
  ],
  ['---\nlang: fr\n---\n\nIl dit \\enquote{bon}.', ['Il dit « bon ».']],
  [
    'See @eq-al.\n\n$$\n\\begin{aligned}\nc &= d\n\\end{aligned}\n$$ (eq-al)',
    ['See Equation (1).'],
    ['$$', '(eq-al)']
  ],
  [
    environment('verse', 'burning; \\\\!\nIn the \\\\*\nnight. \\\\[2pt]\nEnd.'),
    ['burning;In thenight.End.']
  ],
  [`${environment('multicols', 'a', '{2}[Intro words]')}`, ['Intro wordsa'], ['['], ['sets the columns']],
  [
    'A {# note #}, |cite|, ((id-1)), {#if x}.',
    ['A {'],
    [],
    [
      'expected `<!-- note -->`',
      '`|cite|` is a substitution of reStructuredText',
      '`((id-1))` is a reference to a block',
      '`{#if x}` is a tag of a template'
    ]
  ],
  [
    '(ref:cap) Sizes.\n\n| a |\n|---|\n| 1 |\n\n: (ref:cap)\n\nSee the (ref:cap) again.',
    ['Sizes.'],
    [],
    ['`(ref:cap)` is a text reference of bookdown outside captions']
  ],
  [
    '::: {.infobox title="Rye facts" align="left"}\nWords.\n:::\n\n# One {short="O" alt-title="Uno"}\n\n[words]{note="hidden"} and `x`{foo="bar"}.',
    ['Words.', 'One', 'words and'],
    [],
    [
      'The attribute `title` has no effect in galley, expected `**Rye facts**` as the first paragraph of the block',
      'The attribute `alt-title` has no effect in galley, expected `Uno` in the text',
      'The attribute `note` has no effect in galley',
      'The attribute `foo` has no effect in galley'
    ]
  ],
  [
    '![A.](a.svg){#fig:a width="50%" fig-align="left" fig-scap="x" fig-pos="t" group="g" alt="B."}\n\n``` {.python #lst:b caption="C" startFrom="3" .numberLines eval="false"}\nx\n```\n\n::: {.callout-note title="D" collapse="true"}\nE.\n:::\n\n[f]{lang="de" dir="ltr"}, @fig:a and @lst:b.',
    ['A.', 'C', 'E.', 'Figure 1 and']
  ],
  [
    ':::{figure} a.svg\n:label: fig-a\n:align: center\n:figclass: x\n:credit: Ann Roe\n:target: https://x.org\n\nA.\n:::\n\n```{code-block} python\n:caption: Run\n:filename: run.py\nx\n```\n\nSee @fig-a.',
    ['A.', 'Run', 'See Figure 1.'],
    [],
    [
      'The option `credit` has no effect in galley, expected `Ann Roe` at the end of the caption or text',
      'The option `target` has no effect in galley, expected a link in the caption, `<https://x.org>`',
      'The option `filename` has no effect in galley, expected the file name'
    ]
  ],
  ['```python {filename="run.py"}\nx\n```', ['run.py', 'x']],
  [
    '---\ncsl: apa\n---\n\nIn \\citeyear{doe}, (\\citeyear{doe}), \\citeyearpar{doe}, (\\cite{doe}), (see \\cite{doe,roe}), \\citealp{doe}, \\citealt[p.~3]{doe}.',
    ['In 1999, (1999), (1999), (Doe, 1999), (see Doe, 1999; Roe, 2001), Doe, 1999, Doe 1999, p. 3.']
  ],
  [
    '---\ncsl: ieee\n---\n\nIn \\citeyear{doe} and (\\cite{doe}), Ref.~\\citenum{doe}, \\onlinecite{doe,roe}.',
    ['In 1999 and [1], Ref. 1, [1], [2].']
  ],
  [
    '---\nsubstitutions: {flour: "*Rye*"}\n---\n\n(sec)=\n\n# One\n\nOf {{ flour }}, [words](project:#sec), <project:#sec>, \\\\(x^2\\\\).\n\n$$y$$ (eq-y)\n\nSee {eq}`eq-y`.',
    ['Of Rye, words, ', 'x^2', 'See (1).'],
    ['{{', 'project:', '(eq-y)', '\\(']
  ],
  ['One \\\\[1em] two.', ['One'], ['[1em]']],
  [
    'One `\\LaTeX{}`{=latex}`Words`{=html}, two `Others`{=html}`\\LaTeX`{=tex}, three `\\LaTeX`{=latex} `four`{=html}.',
    ['One Words, two Others, three LaTeX four.'],
    ['{=']
  ],
  [
    '---\nheader-includes: |\n  \\newcommand{\\Q}{Queue}\n  \\def\\W{\\ensuremath{W^{\\pm}}}\n  \\newcommand{\\pT}{\\ensuremath{p_\\mathrm{T}}\\xspace}\n  \\newcommand{\\jet}[1]{$j_{#1}$ jet}\n---\n\nThe \\Q, the \\W boson, \\pT values, the \\jet{2} and `\\Q`.',
    ['The Queue, the W^{\\pm} boson, p_\\mathrm{T} values, the j_{2} jet and \\Q.'],
    ['\\W', '\\pT', '\\jet']
  ],
  [
    '$$\n\\begin{aligned}\nc &= d\n\\end{aligned}\n$$ (eq-al)\n\nSee {eq}`eq-al`.',
    ['c &= d', 'See (1).'],
    ['$$', '(eq-al)']
  ],
  [
    `${environment('center', 'Words.')}\n\nH~2~O, P~a\\ cat~, and Figs.~1 and~2.`,
    ['H2O, Pa cat, and Figs. 1 and 2.'],
    ['~'],
    ['aligns text']
  ],
  [
    `${environment('verse', 'burning bright; \\\\!\n\nIn the forests \\\\*\nof the night. \\\\[2pt]\nWhat immortal hand')}`,
    ['burning bright;', 'In the forests', 'of the night.', 'What immortal hand'],
    ['!', '*', '[2pt]']
  ],
  [
    environment('multicols', 'Words in columns.', '{2}[\\subsection*{Word list}\nIntroduction.]'),
    ['Word list', 'Introduction.', 'Words in columns.'],
    ['[', ']', '{-}', '*'],
    ['sets the columns']
  ],
  [
    `${environment('center', '\\subsection*{One}\n\nWords \\\\* broken.\n\n\\subsection{Two}\\label{sec:t}\n\nSee \\ref{sec:t}.')}`,
    ['One', 'Words', 'broken.', 'Two', 'See 1.'],
    ['{-}', '{#', '*'],
    ['aligns text']
  ],
  [
    `${environment('enumerate', '\\item\\label{as:a} One.\n\\item Two. \\label{as:b}', '[label=(A\\arabic*), start=2]')}\n\nBy \\ref{as:a}, \\cref{as:b}.`,
    ['(A2) One.', '(A3) Two.', 'By (A2), item (A3).'],
    ['\\ref']
  ],
  [
    `${environment('enumerate', `\\item One.\n${environment('enumerate', '\\item\\label{it:b} Two.')}`)}\n\nSee \\ref{it:b}.`,
    ['Two.', 'See 1a.']
  ],
  [environment('enumerate', '\\item One.', '[label=\\textup{(\\roman*)}]'), ['One.'], ['(i) One']],
  [
    `${environment('algorithm', `\\caption{Sort}\\label{alg:s}\n${environment('algorithmic', '\\Require $x$\n\\If{$a$}\n\\State $b$ \\label{ln:b}\n\\EndIf', '[1]')}`)}\n\nSee line~\\ref{ln:b} of \\cref{alg:s}.`,
    ['Sort', 'See line 2 of Algorithm 1.'],
    ['\\ref']
  ],
  [
    `${environment('lstlisting', 'one\ntwo |\\label{ln:t}|', '[caption={[Short]Long, from \\cite{doe}}, label={lst:l}, firstnumber=10, escapechar=|]')}\n\nSee line~\\ref{ln:t} of Listing~\\ref{lst:l}.`,
    ['Long, from', 'See line 11 of Listing 1.'],
    ['\\cite', '\\label', 'Short']
  ],
  ['At 20\\,\\textdegree C, \\textquotedblleft so\\textquotedblright.', ['20 °C', '“so”']],
  [
    environment(
      'longtable',
      'A & B \\\\ \\midrule\n\\endhead\n\\bottomrule\n\\endlastfoot\n1 & 2 \\\\',
      '{lr}'
    ),
    ['1'],
    []
  ],
  [
    environment(
      'longtable',
      'A & B \\\\ \\midrule\n\\endhead\n\\endfoot\n\\multicolumn{2}{l}{The end} \\\\\n\\endlastfoot\n1 & 2 \\\\',
      '{lr}'
    ),
    ['1'],
    [],
    ['prints the same foot']
  ],
  [
    '![P](a.svg){#fig-a}\n\n[Panel @fig-a], [See @fig-a], [Tabs. @fig-a].\n\n![Q](b.svg){#fig:q}\n\n[Panel @fig:q].',
    ['Panel 1, See Figure 1, Tabs. 1.', 'Panel 2.']
  ],
  [
    '> [!warning]- Mind the **frost**\n> See.\n>\n> > [!info] Nested\n> > Words.',
    ['Mind the frost', 'See.', 'Nested', 'Words.'],
    ['Warning', '[!']
  ],
  [
    ':::{figure}\n:label: two\n![First](a.svg)\n![Second](b.svg)\n\nTwo trees.\n:::\n\nSee [](#two).',
    ['First', 'Second', 'Two trees.', 'See Figure 1.']
  ],
  [
    '::: corollary\n[\\[cor:f\\]]{#cor:f label="cor:f"} The families.\n:::\n\n$$x = 1 \\label{eq:a}$$\n\n$$y = 2 \\label{eq:b}$$\n\nInto [\\[eq:a,eq:b\\]](#eq:a,eq:b){reference-type="ref" reference="eq:a,eq:b"} and [\\[cor:f\\]](#cor:f){reference-type="ref"\nreference="cor:f"}, Corollary <a href="#cor:f" data-reference-type="ref"\ndata-reference="cor:f">4</a>.',
    ['The families.', 'Into 1, 2 and 1, Corollary 1.'],
    ['[cor:f]', 'label=']
  ],
  [
    environment('algorithm', '\\caption{Bake}\n$a \\gets 1$ \\tcp*{warm}\nknead\\;\n\\While{$a$}{wait\\;}'),
    ['// warm', 'knead', 'while'],
    ['warm knead']
  ],
  [
    '```{r pair, echo=FALSE, fig.cap="Both", fig.subcap=c("One", "Two"), out.width="49%"}\nknitr::include_graphics(c("a.svg", "b.svg"))\n```',
    ['One', 'Two', 'Both']
  ],
  [
    '```{r}\n#| label: fig-pair\n#| echo: false\n#| fig-cap: "Both"\n#| fig-subcap:\n#|   - "One"\n#|   - Two\n#| layout-ncol: 2\nknitr::include_graphics("a.svg")\nknitr::include_graphics("b.svg")\n```\n\nSee @fig-pair.',
    ['One', 'Two', 'Both', 'See Figure 1.']
  ],
  [
    ':::{figure-md} fig-one\n:width: 50%\n<img src="a.svg" alt="A line" width="75%">\n\nWords of it.\n:::\n\n```{code-block} python\n---\nlineno-start: 3\ncaption: A loop\n---\nx = 1\n```\n\nSee {numref}`fig-one`.',
    ['Words of it.', 'A loop', 'See Figure 1.'],
    ['caption:', 'figure-md', '---']
  ],
  ['# One\n\\label{sec:one}\n\nSee Section~\\ref{sec:one}.', ['One', 'See Section 1.'], ['\\label']],
  [
    `${environment('table', `\\caption{(\\#tab:r)Rolls}\n${environment('tabu', ' & count\\\\\n\\midrule\nover & 23\\\\', ' to \\linewidth {>{\\raggedright}X>{\\raggedleft}X}')}`)}\n\nIn Table \\@ref(tab:r).`,
    ['count', 'over', '23', 'In Table 1.'],
    ['linewidth']
  ],
  [
    '(sheet)=\n```{list-table} Commands\n:name: cmds\n\n* - one\n  - two\n```\n\nSee {numref}`sheet`.',
    ['Commands', 'See Table 1.']
  ],
  ['One.\n\n{.page_break_before}\n\nTwo.', ['One.', 'Two.'], ['page_break']],
  ['The line. \\linelabel{l:a}', ['The line.'], ['\\linelabel'], ['numbers lines only in proofs']],
  ['\\blandscape', [], [], ['It sets the page']],
  ['{{< fa envelope >}}', [], [], ['prints no icons']],
  [
    '::: {layout-ncol=2}\nLeft.\n\nRight.\n:::',
    ['Left.', 'Right.'],
    [],
    ['its words alone: galley prints them one below the other']
  ],
  [
    'See [1](#params){reference-type="ref" reference="params"} and [2](#table:b){reference-type="ref" reference="table:b"}.\n\n::: {#params}\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: Buyouts\n:::\n\n::: threeparttable\n::: {#table:b}\n| a | b |\n|---|---|\n| 3 | 4 |\n\n: Sales\n:::\n:::',
    ['See 1 and 2.', 'Buyouts', 'Sales'],
    ['params', 'table:b']
  ],
  [
    `See \\ref{alg:s} and line \\ref{ln:r}.\n\n${environment('algorithm', `\\caption{Sort}\n${environment('algorithmic', '\\State One\n\\State \\Return Two \\label{ln:r}', '[1]')}\n\\label{alg:s}`)}`,
    ['See 1 and line 2.'],
    ['\\label', 'alg:s']
  ],
  [
    'Of [\\[att1\\]](#att1){reference-type="ref" reference="att1"} and [\\[att2\\]](#att2){reference-type="ref" reference="att2"}.\n\n1.  []{#att1 label="att1"} One.\n\n2.  Two.\n\n    []{#att2 label="att2"}',
    ['Of 1 and 2.'],
    ['att1']
  ],
  [
    'Of [\\[att1\\]](#att1){reference-type="ref" reference="att1"}–[\\[att2\\]](#att2){reference-type="ref" reference="att2"}.\n\n::: enumerate*\nthe time, []{#att1 label="att1"}\n\nthe length. []{#att2 label="att2"}\n:::',
    ['Of 1–2.', 'the time', 'the length.'],
    ['att1']
  ],
  [
    '::: spverbatim\nimport a\n\n\\# Define R =\nPermutation(2)\n:::',
    ['import a\n\n# Define R =\nPermutation(2)'],
    ['\\#'],
    ['which Pandoc joins']
  ],
  [
    '::: lstlisting\n\\documentclass[cn]{book}\n\\documentclass[lang=cn]{book}\n:::',
    ['\\documentclass[cn]{book}\n\\documentclass[lang=cn]{book}'],
    [],
    ['which Pandoc joins']
  ],
  [
    '::: thebibliography\n99\n\nE. Acar. *Morse*, 2002.\n\nD. Attali, hal.\n:::',
    ['E. Acar.'],
    ['99'],
    ['left out the keys']
  ]
]

testHabits(rows)

test('the files of \\addbibresource are the bibliography, if the settings name none', async () => {
  const files = {
    'bib/report.bib': '@book{poe, author={Poe, Ed}, title={Rye}, publisher={Oven}, year={1845}}',
    'manuscript.yaml':
      "title: T\nheader-includes:\n  - '\\addbibresource{bib/report.bib} % \\addbibresource{no.bib}'\n",
    '01.md': 'So \\cite{poe}.'
  }
  const {html, codes} = await htmlOf(files)
  expect(html).toContain('Rye')
  expect(codes.filter(message => /no\.bib|not in the bibliography/.test(message))).toEqual([])
  const named = {...files, 'manuscript.yaml': `${files['manuscript.yaml']}bibliography: references.bib\n`}
  expect((await htmlOf(named)).codes).toContain('`poe` is cited but not in the bibliography')
})

test('a bold column of LaTeX is bold', async () => {
  const source = environment('tabular', 'A & B \\\\ \\midrule\n1 & 2 \\\\', '{l>{\\bfseries}c}')
  const {html} = await htmlOf({'01.md': source})
  expect(html).toContain('<strong>2</strong>')
  expect(html).not.toContain('<strong>1</strong>')
})

test('a corresponding author without an address has a mark that says so', async () => {
  const {html, codes} = await htmlOf({
    'manuscript.yaml':
      'title: T\nauthor:\n  - {name: Ada, corresponding: true}\n  - {name: Bo, corresponding: true, email: bo@x.org}\ncitation: {container-title: Sea}\ncode-annotations: hover\n',
    '01.md': 'Words.'
  })
  expect(html).toContain('* Correspondence: Ada, <a href="mailto:bo@x.org"')
  expect(html).toContain('Sea')
  expect(codes.find(message => message.includes('code-annotations'))).toContain('expected nothing')
})

test('the template of Manubot is left out, and what its authors wrote stays', async () => {
  const template = `{##\n  A template.\n##}\n\nIn _Sea_ at <https://doi.org/10.1/x>, [changed](https://x.org/{%- if manubot.a -%}{{manubot.a}}{%- else -%}main{%- endif -%}).\n\n<small><em>\nThis was made\n{% if manubot.ci is defined -%}\nfrom {{manubot.ci}}\n{% endif -%}\non {{manubot.date}}.\n</em></small>\n\n## Authors\n\n{## List ##}\n{% for author in manubot.authors %}\n+ **{{author.name}}**\n  {%- if author.orcid is defined %}\n    {{author.orcid}}\n  {%- endif %}\n{% endfor %}\n\n::: {#correspondence}\n✉ via {% if manubot.ci -%}Issues{% else %}letter{% endif %}\n:::`
  const {article, diagnostics} = await renderingOf({
    'content/metadata.yaml': 'title: T\nauthors: [{name: Ada}]\nlicense: CC-BY-4.0',
    'content/00.front-matter.md': template,
    'content/01.main.md': '## Main\n\nWords with {# no #} tag, `{% if x %}`.'
  })
  const shown = wordsOf(article.body).replaceAll('\u00A0', ' ')
  expect(shown).toContain('In Sea at https://doi.org/10.1/x, changed.')
  expect(shown).not.toMatch(/manubot|Authors|made|letter|endif/)
  expect(shown).toContain('Words with {# no #} tag, {% if x %}.')
  const told = diagnostics.filter(({code}) => code === 'G510')
  expect(told.map(({message, start}) => `${start?.line} ${message}`)).toEqual([
    '5 `{%- if manubot.a -%}` is a Manubot template, expected authors and date in the settings, from which galley prints them: the template is left out',
    '3 `{# no #}` is a comment of Jinja, expected `<!-- no -->`'
  ])
})

async function htmlOf(files: Readonly<Record<string, string>>) {
  const {artifacts, diagnostics} = await build(textWorld({...shared, ...files}), createMemo(), {
    entry: '',
    draft: true,
    outputs: [htmlOutput]
  })
  return {html: new TextDecoder().decode(artifacts[0]?.bytes), codes: diagnostics.map(({message}) => message)}
}
