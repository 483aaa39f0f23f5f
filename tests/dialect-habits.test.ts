import {expect, test} from 'vitest'
import {renderingOf} from './compose/article.ts'
import {type ProjectRow, projectFiles, testProjects} from './habit-rows.ts'

const page = (text: string, settings = ''): Readonly<Record<string, string>> => ({
  '01.md': `---\ntitle: T\n${settings}---\n\n${text}`
})

/** Habits of other programs that were once lost silently, or reported with a wrong replacement. */
const rows: readonly ProjectRow[] = [
  {
    name: 'a chapter of a book whose front matter turns its numbers off',
    files: {
      '_quarto.yml': 'project: {type: book}\nbook:\n  title: A\n  chapters: [index.qmd, two.qmd]\n',
      'index.qmd': '---\ntitle: Welcome\nnumber-sections: false\n---\n\n## Bread {#sec-b}\n\nSee @sec-a.',
      'two.qmd': '---\ntitle: Two\n---\n\n## Ovens {#sec-a}\n\nWords.'
    },
    words: ['See Section 1.1.'],
    absent: ['See Section 2']
  },
  {
    name: 'the words of a caption begin with emphasis, and go on below',
    files: {
      '01.Rmd':
        '(ref:a) *Rana* of\nthe [pond](https://x.org).\n\n```{r p, echo=FALSE, fig.cap="(ref:a)"}\nknitr::include_graphics("a.svg")\n```'
    },
    words: ['Rana of the pond.'],
    absent: ['(ref:']
  },
  {
    name: 'a table with widths and no caption has no number',
    files: page(
      '| a | b |\n|---|---|\n| 1 | 2 |\n\n: {tbl-colwidths="[25,75]"}\n\n| c |\n|---|\n| 3 |\n\n: Ages. {#tbl-a}\n\nSee @tbl-a.'
    ),
    words: ['See Table 1.'],
    absent: ['tbl-colwidths']
  },
  {
    name: 'a name before a reference in bold',
    files: page('**Figure {@fig:a}B** and *Figure @fig:a*.\n\n![A.](a.svg){#fig:a}'),
    words: ['Figure 1B and'],
    told: ['`Figure` precedes `@fig:a`']
  },
  {
    name: 'spans in the words of a link, one of which is the name of the link',
    files: page('A [[*Dev*]{.c} ([DEV]{.d})][dev] now.\n\n[dev]: https://x.org'),
    words: ['A Dev (DEV) now.']
  },
  {
    name: 'emphasis between a raised number and a link',
    files: page('¹**[Lab](https://x.org) (Col):** Words of **(one)**two, a**«b»**c, x**(a+b)**2, 2*(3)*4.'),
    words: ['¹Lab (Col): Words of (one)two, a«b»c, x**(a+b)**2, 2*(3)*4.']
  },
  {
    name: 'the only page of a project of MyST has its title, its authors and its parts',
    files: {
      'myst.yml': 'version: 1\nproject:\n  license: CC-BY-4.0\n  authors: [{name: Bo}]\n',
      'index.md':
        '---\ntitle: On Rye\nkeywords: [rye]\nabbreviations: {EU: European Union}\nexports: [{format: pdf}]\n---\n\n+++ {"part": "abstract"}\nWe bake in the EU.\n+++ {"part": "data_availability"}\nNone.\n+++\n\n# One\n\nThe EU.'
    },
    words: ['"lang":"en","text":"On Rye"', 'Bo', 'CC-BY-4.0', '"rye"', 'We bake in the EU.', 'None.'],
    absent: ['+++', '"part"']
  },
  {
    name: 'the first page of a project adds to its settings',
    files: {
      '_quarto.yml': 'project: {type: book}\nbook:\n  title: On Rye\n  chapters: [index.qmd, b.qmd]\n',
      'index.qmd': '---\nauthors: [{name: Bo}]\nlicense: CC-BY-4.0\n---\n\n# Preface\n\nWords.',
      'b.qmd': '# One\n\nWords.'
    },
    words: ['On Rye', 'Bo', 'CC-BY-4.0']
  },
  {
    name: 'iDs, signs and affiliations in and beside names',
    files: page(
      'Words.',
      `affiliations: [{id: 1, name: Mill}, {id: 2, name: {}, institution: Oven, city: Leeds, region: IN}]
author:
  - {name: 'Ada King \\orcidlink{0000-0002-1825-0097}', affil-id: '1,2'}
  - 'Bo Lee$^{2,*}$'
  - {name: 'Cy Ray¹', email: c@x.org}
  - {name: '[[Di Fox]]', affiliation: '[[Di’s Lab|Lab]]'}
`
    ),
    words: [
      '0000-0002-1825-0097',
      '"name":"Bo Lee"',
      '"name":"Cy Ray"',
      'Leeds, IN',
      '"name":"Di Fox"',
      '"name":"Lab"'
    ],
    absent: ['\\orcidlink', '"name":"[[', '"name":"Cy Ray¹']
  },
  {
    name: 'keys of authors and affiliations that nothing reads, and roles',
    files: page(
      'Words.',
      'author:\n  - name: {given: Ada, family: King, title: Prof.}\n    bio: She bakes.\n    github: ada\n    roles: [Writing, {role: Software, degree: lead}]\n    affiliation: {name: Mill, group: Rye, ringgold: 1}\n  - {name: Bo Lee, roles: [Software]}\n'
    ),
    words: ['Ada King: Writing, Software (lead). Bo Lee: Software.'],
    told: [
      '`title` of an author is not printed, expected a note after the name, `note: Prof.`',
      '`bio` of an author is not printed, expected a note after the name, `note: She bakes.`',
      '`group` of an affiliation is not printed, expected `Rye` in its `name`'
    ]
  },
  {
    name: 'addresses with codes, as the templates of rticles have them',
    files: page(
      'Words.',
      'author:\n  - {name: Ada King, affiliation: a}\n  - {name: Bo Lee, address: b}\naddress:\n  - {code: a, address: "Mill, Leeds"}\n  - {code: b, address: "Oven, Hull"}\n'
    ),
    words: [
      '"affiliations":[{"name":"Mill, Leeds"},{"name":"Oven, Hull"}]',
      '"roles":[],"affiliations":[0]',
      '"roles":[],"affiliations":[1]'
    ]
  },
  {
    name: 'a note called in the name of an author, and defined in the text',
    files: page('Words.\n\n[^1]: Now at [Oslo](https://x.org).', "author: ['Ada King[^1]']\n"),
    words: ['"name":"Ada King"', 'Now at Oslo.'],
    absent: ['[^1]']
  },
  {
    name: 'notes of two authors, one below the other',
    files: page(
      'Words.\n\n[^1]: Now at Oslo.\n[^2]: Now at the\n  coast.',
      "author: ['Ada King[^1]', 'Bo Lee[^2]']\n"
    ),
    words: ['Now at Oslo.', 'Now at the coast.'],
    absent: ['[^']
  },
  {
    name: 'several names in one text',
    files: page('Words.', 'author: Ada M. King¹, Bo Lee¹, Cy Ray²\n'),
    words: ['Ada M. King¹, Bo Lee¹, Cy Ray²'],
    told: ['`authors: [Ada M. King, Bo Lee, Cy Ray]`']
  },
  {
    name: 'facts about authors that are not printed',
    files: page(
      'Words.',
      'authors: [{name: Ada, role: [Software], address: Mill Lane, funders: [Council]}]\n'
    ),
    words: ['Ada: Software.'],
    told: ['`note: Mill Lane`', '`note: Funded by Council`']
  },
  {
    name: 'lists of figures and tables',
    files: page('Words.', 'lof: true\nlot: false\noutput:\n  bookdown::pdf_book: {lot: yes}\n'),
    told: ['galley prints no list of figures', 'galley prints no list of tables']
  },
  {
    name: 'metadata at the end',
    files: {'01.md': 'Words.\n\n---\ntitle: On Rye\nauthor: Bo\n---\n'},
    words: ['On Rye', 'Bo']
  },
  {
    name: 'a style that galley knows by its name',
    files: page('Words.', 'csl: styles/chicago-author-date.csl\n'),
    told: ['expected `csl: chicago-author-date`']
  },
  {
    name: 'a work by a DOI that is in no file, and an alias of one that is',
    files: page('A [](doi:10.1000/2) and [@a].\n\n[@a]: doi:10.1000/1'),
    words: ['(1)'],
    told: ['`doi:10.1000/2` is cited but not in the bibliography']
  },
  {
    name: 'a labelled table in a callout with a title',
    files: page(
      '::: {.callout-tip title="Data"}\n| a |\n|---|\n| 1 |\n\n: Ages. {#tbl-a}\n:::\n\nSee @tbl-a.'
    ),
    words: ['See Table 1.', 'Data']
  },
  {
    name: 'the abstract is the first section',
    files: {
      'content/metadata.yaml': 'title: T\n',
      'content/01.abstract.md': '## Abstract {.page_break_before}\n\nShort.',
      'content/02.md': '## One\n\nWords.'
    },
    told: ['expected `abstract:` in the settings']
  },
  {
    name: 'a table that a cell of a notebook shows as HTML',
    files: {
      ...page('See @tbl-a.\n\n{{< embed n.ipynb#tbl-a >}}'),
      'n.ipynb': JSON.stringify({
        nbformat: 4,
        cells: [
          {
            cell_type: 'code',
            metadata: {},
            source: ['#| label: tbl-a\n', '#| tbl-cap: "Ages"\n', 'ages'],
            outputs: [
              {
                output_type: 'execute_result',
                data: {
                  'text/html': '<div><table><tr><th>Year</th></tr><tr><td>1971</td></tr></table></div>',
                  'text/plain': 'x'
                }
              }
            ]
          }
        ]
      })
    },
    words: ['See Table 1.', 'Ages', '1971']
  },
  {
    name: 'directives of MyST by their forms',
    files: page(
      '```{contents}\n:depth: 2\n```\n\n:::{solution-start} one\n:::\n\nWords.\n\n:::{solution-end}\n:::\n\n:::{prf:Theorem}\nLine.\n:::'
    ),
    words: ['Line.'],
    absent: [':depth:', 'prf:'],
    told: ['expected `::: {#toc}`', 'expected `:::{solution} one`']
  },
  {
    name: 'cards and grids of MyST, also in another block',
    files: page(
      '::::{note} N\n\n:::{card} C\n:link: https://x.org\n:footer: Foot\nIn *it*.\n+++\nEnd.\n:::\n\nRest.\n::::\n\n::::{grid} 1 2\n:::{grid-item-card} G\nOne.\n:::\n::::\n\n```{div} wide\nTwo.\n```'
    ),
    words: ['CIn it. End.FootRest.GOne.Two.'],
    absent: [':::', ':link:', '+++']
  },
  {
    name: 'a directive that galley does not know is a block, and told',
    files: page(
      '::::{note}\n:::{prf:criterion} C\n:label: c\nIt *is*.\n:::\nRest.\n::::\n\n:::{sidenote}\nBeside.\n:::\n\n:::{code-cell} python\nx = *1*\n:::'
    ),
    words: ['CIt is.Rest.Beside.', 'x = *1*'],
    told: [
      '`{prf:criterion}` is a MyST directive',
      '`::: {.sidenote}`: galley prints its words',
      '`{code-cell}`'
    ]
  },
  {
    name: 'terms of a glossary with one definition, and a colon before it',
    files: page(
      'See {term}`loaf`, {term}`bun` and {term}`rye`.\n\n```{glossary}\nrye\n: A *grain*.\n\nloaf\nbun\n  Of [bread](https://x.org).\n\noat\n   Also a grain.\n```'
    ),
    words: ['ryeA grain.loafbunOf bread.oatAlso a grain.']
  },
  {
    name: 'works by DOI, and semicolons, in roles that cite',
    files: {
      '01.md':
        '---\ntitle: T\n---\n\n{cite:p}`doe;doe2`, {cite:t}`10.1000/1`, {cite}`https://doi.org/10.1000/1`.',
      'references.bib':
        '@book{doe, author={Doe, Jane}, title={A}, publisher={P}, address={Leeds}, year={1999}, doi={10.1000/1}}\n@book{doe2, author={Doe, Jane}, title={B}, publisher={P}, address={Leeds}, year={2000}}\n'
    },
    words: ['(1, 2)', 'Doe (1)'],
    absent: ['?']
  },
  {
    name: 'lines of a formula of MyST are aligned',
    files: page('```{math}\nm &\\leq f \\\\\n&\\leq M\n```'),
    words: []
  },
  {
    name: 'a figure of a cell has its placeholder, or is told',
    files: page('```{figure} #cell\n:placeholder: a.svg\nA.\n```\n\n```{figure} #two\nB.\n```'),
    words: ['A.B.'],
    told: ['`#two` is a label, not the name of a picture galley does not run notebook cells']
  },
  {
    name: 'a link to a label of MyST in another file',
    files: {...page('[work](home)'), '02.md': '(home)=\n# Home\n\nWords.'},
    told: ['The link `home` has no target in the project']
  },
  {
    name: 'a licence of the content, and awards of MyST',
    files: page(
      'Words.',
      'license: {content: CC-BY-4.0, code: MIT}\nfunding: [{statement: By F., awards: [{id: A-1, sources: [NSF]}]}]\n'
    ),
    words: ['CC-BY-4.0', 'By F.', '"NSF"', '"A-1"'],
    told: [
      '`code` of the licence is not printed, expected a statement, `statements: {license-of-code: "MIT"}`'
    ]
  },
  {
    name: 'a cell of MyST that is not shown',
    files: page('Words.\n\n```{code-cell} ipython3\n:tags: [remove-cell]\n\nglue("x", 1)\n```'),
    words: ['Words.'],
    absent: ['glue']
  },
  {
    name: 'cells of MyST that readers can unfold',
    files: page(
      'Words.\n\n```{code-cell} ipython3\n:tags: [hide-cell]\n\nglue("x", 1)\n```\n\n```{code-cell} ipython3\n:tags: [hide-input]\n\nplot(y)\n```'
    ),
    words: ['Words.', 'glue("x", 1)', 'plot(y)'],
    told: ['`{code-cell}` is code to be run', '`{code-cell}` is code to be run']
  },
  {
    name: 'a proof of older bookdown, and a caption of a listing in a block',
    files: {
      '01.Rmd':
        '---\ntitle: T\n---\n\n```{proof}\nLine.\n```\n\n::: {#lst-a lst-cap="Of code"}\n```r\nx\n```\n:::\n\nSee @lst-a.'
    },
    words: ['Line.', 'Of code', 'See Listing 1.']
  },
  {
    name: 'a text for the caption of code without a result, and the label of its listing',
    files: page(
      '(ref:a) Ages of *all*.\n\n```{r a, fig.cap="(ref:a)"}\nplot(1)\n```\n\nSee @lst-b.\n\n```{r}\n#| lst-label: lst-b\n#| lst-cap: Of code\nx\n```'
    ),
    told: ['`![Ages of', '`{#lst-b lst-cap="…"}`']
  },
  {
    name: 'a fence right below HTML closes its block',
    files: page(
      '::: {.box}\n<p>Draft</p>\n:::\n\nAll.\n\n:::::{prf:theorem}\nOne\n\n<ul>\n<li>\n\nTwo\n\n</li>\n</ul>\n:::::\n\n::::{admonition} Box\n:class: solution, dropdown\nThree.\n::::'
    ),
    words: ['DraftAll.One', 'TwoBoxThree.'],
    absent: [':::']
  },
  {
    name: 'theorems and figures that knitr wrote as HTML',
    files: page(
      '\\BeginKnitrBlock{theorem}\\iffalse{-91-80-}\\fi{}<div class="theorem"><span class="theorem" id="thm:py"><strong>(\\#thm:py)  \\iffalse (Pythagoras) \\fi{} </strong></span>If $c$ is\n$$a^2$$</div>\\EndKnitrBlock{theorem}\n\n\\BeginKnitrBlock{proof}<div class="proof">\\iffalse{} <span class="proof"><em>Proof. </em></span>  \\fi{} Use \\@ref(thm:py).</div>\\EndKnitrBlock{proof}\n\n<div class="figure" style="text-align: center">\n<img src="a.svg" alt="(ref:p)"  />\n<p class="caption">(\\#fig:pp)(ref:p)</p>\n</div>\n\n(ref:p) Of *all*.\n\nSee \\@ref(fig:pp).'
    ),
    words: ['Pythagoras', 'If c is', 'Use 1.', 'Of all.', 'See 1.'],
    absent: ['Knitr', 'iffalse', '-91', '(ref:', '<div', 'Proof.']
  },
  {
    name: 'pictures and data of HTML, a label within dollars, and skips of TeX',
    files: page(
      '<picture>\n  <source srcset="b.svg">\n  <img alt="Chart of all" src="a.svg">\n</picture>\n\n<span data-x="1">Samples</span> are.\n\n$$ y = ax {#eq:line} $$\n\nBy @eq:line, a \\vskip.1em b \\hskip 2pt c.\n\n+-----+-------------------+\n| g   | h                 |\n+=====+===================+\n| a   | b \\vskip.1em      |\n+-----+-------------------+'
    ),
    words: ['Samples are.', 'By Equation (1), a b c.', 'ghab'],
    absent: ['<picture', '<span', 'skip', '.1em', '2pt', '+--']
  },
  {
    name: 'code and variables in the title and the abstract',
    files: page('Words.', 'subtitle: For `r params$x`\nabstract: On {{< var company >}}.\n'),
    told: ['`` `r params$x` `` is code to be run', '`{{< var company >}}` is a Quarto shortcode']
  },
  {
    name: 'pictures without a caption have no number, and several blocks in the margin a note below',
    files: page(
      '![](a.svg){#fig:b}\n![](a.svg){#fig:c}\n\nSee @fig:b.\n\n::: {.column-margin}\nOne\n\n- two\n:::'
    ),
    told: ['`![Caption](a.svg){#fig:b}`', '`[^margin]` and below it']
  },
  {
    name: 'the only affiliation is that of one author',
    files: page('Words.', 'authors: [{name: Ada, affiliation: Mill, url: "https://x.org"}, Bo]\n'),
    told: ['`url` of an author is not printed, expected a note after the name']
  },
  {
    name: 'authors of a manuscript that Manubot wrote',
    files: page('Words.', 'author-meta: [Ada King, Bo Lee]\n'),
    words: ['"name":"Ada King"', '"name":"Bo Lee"']
  },
  {
    name: 'labels of the parts of a figure of MyST, and its options over two lines',
    files: page(
      ':::{figure}\n:label: both\n\n(earth)=\n![The Earth](a.svg)\n\n(moon)=\n![The Moon](a.svg)\n\nTwo bodies.\n:::\n\nSee [](#both), [](#earth) and {numref}`moon`.\n\n```{csv-table} Fields\n:header: >\n:    "One", "Two"\n:widths: 1 2\n:delim: "|"\n\na|b, c\n```'
    ),
    words: ['See Figure 1, Figure 1a and Figure 1b.', 'OneTwoab, c'],
    absent: [')=', ':header', ':widths']
  },
  {
    name: 'settings that have an effect in the text, or the value that they have without being written',
    files: page(
      'We took {{< meta paper.n >}} loaves.',
      'toc:\n  - name: Bread\npaper: {n: 12}\nshift-heading-level-by: 0\nimplicit_figures: true\n'
    ),
    words: ['We took 12 loaves.']
  },
  {
    name: 'a diagram without its picture, to which the text refers',
    files: page(
      '```{mermaid}\n%%| label: fig-flow\n%%| fig-cap: Flow.\nflowchart LR\n  A --> B\n```\n\nSee @fig-flow.'
    ),
    told: ['has no picture: draw `fig-flow.svg` with the command that G510 gives there']
  },
  {
    name: 'a profile of Hugo as an author',
    files: page('Words.', 'authors: [admin]\n'),
    told: ['`admin` is printed as an author, expected the name in this Hugo profile']
  },
  {
    name: 'braces of a label below a table are told once',
    files: page('| a |\n|---|\n| 1 |\n\nSupplement: Ages.\n{#tbl:x}'),
    told: ['`{#tbl:x}` is printed as text']
  },
  {
    name: 'links of Obsidian, and targets with spaces',
    files: page(
      'On [[Rye|*rye*]], [[A Note|[@doe]]], [[#^c-1]], ![[a b.svg|40]], [rye](a b.md) and ![](a b.svg). :rocket:'
    ),
    told: [
      '`[*rye*](Rye.md)`, or `*rye*`',
      '`[@doe]`',
      '`[c-1](#c-1)`',
      '`![](<a b.svg>){width=40px}`',
      '`[rye](<a b.md>)`',
      '`![](<a b.svg>)`',
      '`🚀`'
    ]
  }
]

testProjects(rows)

test('a heading that is unlisted is in no contents', async () => {
  const text = '# One {.unnumbered .unlisted}\n\nA.\n\n# Two\n\nB.'
  const {article} = await renderingOf({...projectFiles, ...page(text, 'toc: true\n')})
  const contents = JSON.stringify(article.body.find(({type}) => type === 'contents'))
  expect(contents).toContain('Two')
  expect(contents).not.toContain('One')
})
