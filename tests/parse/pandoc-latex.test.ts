import {expect, test} from 'vitest'
import {parseChapter} from '../../src/parse/markdown/chapter.ts'
import {unplacedArticle} from './unplaced-article.ts'

/** Pandoc 3.9's Markdown for LaTeX, and the equivalent notation. */
const written: ReadonlyArray<readonly [name: string, pandoc: string, markdown: string]> = [
  [
    'references that it knows',
    '[1](#sec:x){reference-type="ref" reference="sec:x"} [\\[eq:a\\]](#eq:a){reference-type="eqref" reference="eq:a"}\n[2](#sec:x){reference-type="ref+label"\nreference="sec:x"}\n\n# X {#sec:x}\n\n$$x$$ {#eq:a}',
    '\\ref{sec:x} \\eqref{eq:a}\n\\cref{sec:x}\n\n# X {#sec:x}\n\n$$x$$ {#eq:a}'
  ],
  [
    'commands that it does not know',
    'So `\\cref{sec:x}`{=latex} and *in `\\ref{sec:x}`{=latex}, `\\textbf{a $x$}`{=latex}*.\n\n# X {#sec:x}',
    'So \\cref{sec:x} and *in \\ref{sec:x}, **a $x$***.\n\n# X {#sec:x}'
  ],
  [
    'a theorem with its label',
    '::: theorem\n**Theorem 1** (Recovery). *`\\label{thm:x}`{=latex} If so.*\n:::\n\n`\\ref{thm:x}`{=latex}',
    '::: {.theorem #thm:x name="Recovery"}\nIf so.\n:::\n\n\\ref{thm:x}'
  ],
  ['a raw block', '```{=latex}\n\\begin{quote}\nSo \\emph{it} is.\n\\end{quote}\n```', '> So *it* is.'],
  [
    'a figure whose caption begins with a letter, and has its label again',
    ':::: {#fig:m .figure latex-placement="t"}\n![](a.png)\n\n::: caption\na) One, after [@doe]. b) Two. []{#fig:m label="fig:m"}\n:::\n::::',
    '::: {#fig:m .figure latex-placement="t"}\n![](a.png)\n\na\\) One, after [@doe]. b) Two.\n:::'
  ],
  [
    'a figure with parts',
    '<figure id="fig:m" data-latex-placement="t">\n<figure id="fig:one">\n<img src="a.png" style="width:48.0%" />\n<figcaption>One</figcaption>\n</figure>\n<figure>\n<img src="b.png" />\n<figcaption>Two</figcaption>\n</figure>\n<figcaption>Maps, after <span class="citation"\ndata-cites="doe"></span>.</figcaption>\n</figure>',
    '::: {#fig:m .figure}\n![One](a.png){#fig:one width=48.0%}\n\n![Two](b.png)\n\nMaps, after [@doe].\n:::'
  ]
]

test.each(written)('of Pandoc: %s', async (_, pandoc, markdown) => {
  expect(await unplacedArticle(pandoc)).toEqual(await unplacedArticle(markdown))
})

test.each([
  ['figure', 'Pandoc has left out the pictures of this figure'],
  ['table', 'Pandoc has left out the rows of this table']
])('a caption without its %s is the caption, and the loss is named', async (kind, expected) => {
  const text = `See @${kind}:m.\n\n:::: {#${kind}:m .${kind}}\n::: caption\nRye. []{#${kind}:m label="${kind}:m"}\n:::\n::::`
  const {findings} = parseChapter({path: '01.md', text}, 'en')
  expect(findings.map(({message}) => message)).toEqual([expected])
  const article = JSON.stringify(
    await unplacedArticle(text.replaceAll('table:', 'tbl:').replaceAll('figure:', 'fig:'))
  )
  expect(article).toContain('"caption":[{"type":"text","value":"Rye."}]')
})

test('an algorithm that Pandoc has spoilt is named', () => {
  const text = ':::: algorithm\n::: algorithmic\n$x$ **break**\n:::\n::::'
  const {findings} = parseChapter({path: '01.md', text}, 'en')
  expect(findings.map(({rule, place}) => `${rule} ${place?.start.line}`)).toContain('raw-tex 2')
})

test('citations in what is read stand in their places', () => {
  const text =
    '> \\begin{quote}\n>   % none\n>   So ``it\'\' is~\\citep{doe}, {\\em as}\n>   [@roe] says.\n> \\end{quote}\n\n<figure data-latex-placement="t">\n<img src="a.png" />\n<figcaption>As [@poe].</figcaption>\n</figure>'
  const {citations} = parseChapter({path: '01.md', text}, 'en')
  const places = citations.map(({place}) => text.slice(place.start.offset, place.end.offset))
  expect(places).toEqual(['\\citep{doe}', '[@roe]', '[@poe]'])
})
