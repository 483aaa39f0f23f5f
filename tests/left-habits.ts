import type {Habit} from './habits.ts'

/**
 * Marks of other languages, and misspelt Markdown, which galley does not parse: each is reported with the form to
 * write.
 */
export const leftHabits: readonly Habit[] = [
  ['Pandoc', 'Words.\n\n:::\n\nMore.', 'More.', 'the end of a block that has no beginning'],
  ['Quarto', 'Words :::{.wrap} x\n\n:::{.wrap} x\nInside.\n:::', 'Inside.', '`::: {.wrap}`'],
  ['Quarto', 'Words.\n\n: {tbl-colwidths="[60,40]"}', 'Words.', '`{tbl-colwidths="[60,40]"}` is printed'],
  ['Pandoc', '- item {.cls}', 'item', '`{.cls}` is printed as text'],
  ['Pandoc', 'A [span] {.x} and `code` {.python}.', 'span', '`{.python}` is printed as text'],
  ['Pandoc', '[text](https://x.org) {target="_blank"}', 'text', '`{target="_blank"}` is printed as text'],
  ['Pandoc', 'A paragraph.\n{: .lead}', 'A paragraph.', 'a list of attributes of kramdown'],
  ['Pandoc', 'A {::comment}hidden{:/comment} word.', 'word.', 'a mark of kramdown'],
  ['Pandoc', '{% include figure.html src="a.svg" %}', '', '`![Caption](a.svg)`'],
  ['Pandoc', 'As {% cite doe99 %} says.', 'says.', '`[@doe99]`'],
  ['Pandoc', '{% hint style="info" %}\nWords.\n{% endhint %}', 'Words.', '`::: {.callout-note}`'],
  ['Pandoc', '{% embed url="https://x.org" %}', '', '`<https://x.org>`'],
  ['Pandoc', '{{% note %}}\nWords.\n{{% /note %}}', 'Words.', 'a shortcode of Hugo'],
  ['Pandoc', 'At {{ site.url }} and {{ "x" | f }}.', 'At', 'a value of a template'],
  ['Pandoc', '!!! note "A title"\n    Words.', 'Words.', '`::: {.callout-note title="A title"}`'],
  ['Pandoc', '=== "One"\n    Words.', 'Words.', 'a tab of MkDocs'],
  ['Pandoc', 'Press ++ctrl+c++ :material-check: now.', 'now.', '`[ctrl+c]{.kbd}`'],
  ['Pandoc', '--8<-- "file.md"', '', '`{{< include file.md >}}`'],
  ['Pandoc', '{{#include file.rs:2:10}}', '', '`{{< include file.rs >}}`'],
  ['Pandoc', '{!file.md!}', '', '`{{< include file.md >}}`'],
  ['Pandoc', '!INCLUDE "file.md"', '', '`{{< include file.md >}}`'],
  ['Pandoc', 'W> Mind.', 'Mind.', 'a block of Leanpub'],
  ['Pandoc', '.. figure:: a.svg\n\n   A caption.', 'A caption.', '`![Caption](a.svg)`'],
  ['Pandoc', 'See :math:`x^2` here.', 'here.', '`$x^2$`'],
  ['Pandoc', 'See `link <https://x.org>`_ here.', 'here.', '`[link](https://x.org)`'],
  ['MyST', ':author: Jane Roe', 'Jane Roe', 'a field of another language'],
  ['Pandoc', '#+begin_src python\nx\n#+end_src', 'x', 'a line of Org'],
  ['Pandoc', "A '''bold''' word.", 'word.', '`**bold**`'],
  ['Pandoc', 'At (words)[https://x.org] here.', 'here.', '`[words](https://x.org)`'],
  ['Pandoc', 'At [words] (https://x.org) here.', 'here.', 'because a space divides it'],
  ['Pandoc', '![Map](a.svg =100x20)', '', '`![Map](a.svg){width=50%}`'],
  ['Pandoc', '![Map] (a.svg)', '', '`![Map](a.svg)`'],
  ['Pandoc', '![Map][nowhere]', '', 'a picture without an address'],
  ['Pandoc', 'So $ x^2 $ and $y_1 $ are.', 'are.', '`$x^2$`'],
  ['Pandoc', 'It is ** bold ** here.', 'here.', '`**bold**`'],
  ['Pandoc', '|a|b|\n|1|2|', '1', 'because no line of dashes is below its head'],
  ['Pandoc', '#Summary', 'Summary', '`# Summary`'],
  ['Pandoc', '• bread\n• salt', 'salt', 'not a list'],
  ['Quarto', 'One.\n\n. . .\n\nTwo.', 'Two.', 'a pause of slides'],
  ['Pandoc', 'As [p. 3][#doe99] says.', 'says.', '`[@doe99, p. 3]`'],
  ['Pandoc', 'A call [^a b] here.', 'here.', '`[^ab]`'],
  ['Pandoc', 'As @doe99{p. 3} says.', 'says.', '`@key [p. 3]`'],
  ['bookdown', 'Words (\\#tab:far) here.', 'here.', 'a label of bookdown'],
  ['Pandoc', 'Here i.e.\\@ so.', 'so.', 'a space of LaTeX'],
  ['Pandoc', 'One\\\\\nTwo.', 'Two.', 'not a line break in Markdown'],
  ['Pandoc', '{/* a comment */}', '', '`<!-- a comment -->`'],
  [
    'Pandoc',
    '```ad-important\ntitle: Mind\nThe *frost*.\n```',
    'frost',
    '`::: {.callout-important title="Mind"}`'
  ],
  ['Pandoc', '```{=openxml}\n<w:p><w:r><w:br w:type="page"/></w:r></w:p>\n```', '', '`\\newpage`'],
  [
    'Quarto',
    '::: {#tbl-qID apa-note="In kg."}\n| a |\n|---|\n| 1 |\n\nAges.\n:::\n\n@tbl-qID.',
    'Ages.',
    '`*Note.* In kg.`'
  ],
  [
    'Quarto',
    '::: {#tbl-rID .list-table header-rows=1}\nAges\n\n- - a\n  - b\n:::\n\n@tbl-rID.',
    'Ages',
    '{list-table}'
  ],
  ['Quarto', "So @doe99 ['s, p. 35] says.", 'says.', '`Name’s [-@doe99, p. 35]`'],
  ['Pandoc', '![[a.svg|A map]]', '', '`![A map](a.svg)`'],
  ['Pandoc', 'See [words](oxa:x/y).', 'words', 'could run a program'],
  ['Pandoc', '```{.python caption="As in *bread*" #lst:hID}\nx = 1\n```', 'x = 1', ': As in *bread* {#lst:h'],
  ['Pandoc', '<h2>Head</h2>', '', 'G502'],
  ['Pandoc', '<b style="color: red">Red</b> and <p style="text-align: justify">so</p>', 'Red']
]
