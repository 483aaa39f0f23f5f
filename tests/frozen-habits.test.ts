import {md5} from '../src/core/md5.ts'
import {type ProjectRow, testProjects} from './habit-rows.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
const fence = '```'
const chunk = (...lines: readonly string[]): string => [`${fence}{r}`, ...lines, fence].join('\n')
const ran = (code: string): string => `${fence}{.r .cell-code}\n${code}\n${fence}\n\n`
const output = (text: string): string => `::: {.cell-output-display}\n\n${text}\n\n:::\n`
const html = (text: string): string => output(`${fence}{=html}\n${text}\n${fence}`)

/** A chapter, and the document that Quarto froze for it. */
function frozen(source: string, cells: string, format = 'html'): Readonly<Record<string, string>> {
  const chapter = `${source}\n`
  return {
    '01.qmd': chapter,
    [`_freeze/01/execute-results/${format}.json`]: JSON.stringify({
      hash: md5(chapter),
      result: {engine: 'knitr', markdown: cells}
    }),
    '_freeze/01/figure-html/fig-two-1.svg': svg,
    '_freeze/01/figure-html/fig-two-2.svg': svg
  }
}

const table = '|term | estimate|\n|:----|--------:|\n|heat |     0.30|'
const labelled = chunk('#| label: tbl-a', '#| tbl-cap: Effects', 'kable(m)')

/** Results as Quarto freezes them: a cell with a label is a figure or a table with that label. */
const rows: readonly ProjectRow[] = [
  {
    name: 'a table of knitr with the label and the caption of its cell',
    files: frozen(
      `${labelled}\n\nSee @tbl-a.`,
      `::: {#tbl-a .cell tbl-cap='Effects of \\'heat\\''}\n\n${ran('kable(m)')}${output(table)}:::\n`
    ),
    words: ['Effects of ‘heat’', 'heat0.30', 'kable(m)', 'See Table 1.']
  },
  {
    name: 'a figure of two plots',
    files: frozen(
      `${chunk('#| label: fig-two', '#| fig-cap: Two', 'plot(1)')}\n\nSee @fig-two and @fig-two-2.`,
      `::: {#fig-two .cell layout-ncol="2"}\n\n${ran('plot(1)')}${output('![Left](01_files/figure-html/fig-two-1.svg){#fig-two-1}')}\n${output('![Right](01_files/figure-html/fig-two-2.svg){#fig-two-2}')}\nTwo plots.\n:::\n`
    ),
    words: ['plot(1)', 'Left', 'Two plots.', 'See Figure 1 and Figure 1b.']
  },
  {
    name: 'a table in HTML of gt',
    files: frozen(
      `${labelled}\n\nSee @tbl-a.`,
      `::: {#tbl-a .cell tbl-cap='Islands'}\n${html('<div id="x">\n<style>#x {color: red}</style>\n<table class="gt_table" data-a="b">\n  <colgroup><col/></colgroup>\n  <thead>\n    <tr><th scope="col" id="name">name</th></tr>\n\n  </thead>\n  <tbody><tr><td headers="name">Asia</td></tr></tbody>\n</table>\n</div>')}:::\n`
    ),
    words: ['Islands', 'nameAsia', 'See Table 1.'],
    absent: ['color', 'gt_table']
  },
  {
    name: 'a data frame of pandas without a label',
    files: frozen(
      chunk('df'),
      `::: {#d3 .cell execution_count=3}\n${html('<div>\n<style scoped>\n    .dataframe td {top: 0}\n</style>\n<table border="1" class="dataframe">\n  <tbody>\n    <tr>\n      <th>0</th>\n      <td>77</td>\n    </tr>\n  </tbody>\n</table>\n</div>')}:::\n`
    ),
    words: ['077'],
    absent: ['dataframe']
  },
  {
    name: 'a result for a browser alone',
    files: frozen(
      chunk('leaflet()'),
      `::: {.cell}\n${html('<div class="leaflet" id="w1"></div>\n<script>run()</script>')}:::\n`
    ),
    absent: ['run()', 'w1'],
    told: ['The code results only in HTML for a browser']
  },
  {
    name: 'a listing with its label, its caption and its file',
    files: frozen(
      `${chunk('#| lst-label: lst-a', '#| lst-cap: Sums', '1 + 1')}\n\nSee @lst-a.`,
      `::: {.cell}\n\n${fence}{#lst-a .r .cell-code lst-cap="Sums" filename="a.R"}\n1 + 1\n${fence}\n\n::: {.cell-output .cell-output-stdout}\n\n${fence}\n[1] 2\n${fence}\n\n\n:::\n:::\n`
    ),
    words: ['Sums', 'a.R', '1 + 1', '[1] 2', 'See Listing 1.']
  },
  {
    name: 'a caption in the table of kableExtra',
    files: frozen(
      `${chunk('#| label: tbl-a', 'kbl(m)')}\n\nSee @tbl-a.`,
      `::: {#tbl-a .cell}\n${html('<table class="table">\n<caption>(\\#tab:tbl-a)Effects of <em>heat</em></caption>\n<tbody><tr><td>77</td></tr></tbody>\n</table>')}:::\n`
    ),
    words: ['Effects of heat', '77', 'See Table 1.'],
    absent: ['tab:']
  },
  {
    name: 'two tables of one cell',
    files: frozen(
      `${chunk('#| label: tbl-a', '#| tbl-cap: Both', '#| tbl-subcap: [One, Two]', '#| layout-ncol: 2', 'kable(m)')}\n\nSee @tbl-a and @tbl-a-b.`,
      `::: {#tbl-a .cell tbl-cap='Both' tbl-subcap='["One","Two"]' layout-ncol="2"}\n${output(`Table: One\n\n${table}`)}\n${output(`Table: Two\n\n${table}`)}:::\n`
    ),
    words: ['One', 'Two', 'Both', 'See Table 1 and Table 1b.']
  },
  {
    name: 'output that is Markdown, between the outputs of other cells',
    files: frozen(
      `${chunk('df')}\n\nBefore.\n\n${chunk('#| output: asis', 'cat(x)')}\n\nAfter: see @sec-sub.\n\n${chunk('df')}`,
      `::: {.cell}\n${output('One.')}:::\n\nBefore.\n\n## Sub {#sec-sub}\n\nWords *here*.\n\nAfter: see @sec-sub.\n\n::: {.cell}\n${output('Two.')}:::\n`
    ),
    words: ['One.', 'Before.SubWords here.After: see Section 1.', 'Two.'],
    absent: ['cat(']
  },
  {
    name: 'results of another document',
    files: {
      'notes/01.qmd':
        'See @tbl-a and @fig-b.\n\n{{< embed lab.qmd#tbl-a >}}\n\n{{< embed lab.qmd#fig-b echo=true >}}\n',
      'manuscript.yaml': 'chapters: [notes/01.qmd]',
      '_freeze/notes/lab/execute-results/html.json': JSON.stringify({
        hash: '',
        result: {
          markdown: `::: {#tbl-a .cell tbl-cap='Effects'}\n\n${ran('kable(m)')}${output(table)}:::\n\n::: {.cell}\n\n${ran('plot(b)')}${output('![Ages](lab_files/figure-html/fig-b-1.svg){#fig-b}')}:::\n`
        }
      }),
      '_freeze/notes/lab/figure-html/fig-b-1.svg': svg
    },
    words: ['See Table 1 and Figure 1.', 'Effects', 'heat0.30', 'plot(b)', 'Ages'],
    absent: ['kable', 'embed']
  },
  {
    name: 'a document that was frozen for Word alone',
    files: frozen(
      `${labelled}\n\nSee @tbl-a.`,
      `::: {#tbl-a .cell tbl-cap='Effects'}\n${output(table)}:::\n`,
      'docx'
    ),
    words: ['heat0.30', 'See Table 1.']
  }
]

testProjects(rows)
