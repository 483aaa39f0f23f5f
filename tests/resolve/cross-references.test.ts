import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {articleHtml, articleWords} from '../article-words.ts'
import {textWorld} from '../world.ts'

const figures = ['a', 'b', 'c', 'd'].map(name => `![${name}.](a.svg){#fig:${name}}`).join('\n\n')

/** The text of a reference, which is in a separate section. */
async function printed(source: string, settings = ''): Promise<string> {
  const words = await articleWords(`${figures}\n\n# Here\n\n${source}`, settings)
  return words
    .slice(words.lastIndexOf('Here') + 'Here'.length)
    .trim()
    .replaceAll('\u00A0', ' ')
}

describe('cross-references', () => {
  test.each([
    ['en', 'See [@fig:a; @fig:b; @fig:d].', 'See Figures 1, 2 and 4.'],
    [
      'fr',
      'Voir [@fig:a; @fig:b]. @fig:c montre, cf. @fig:d.',
      'Voir figures 1 et 2. Figure 3 montre, cf. figure 4.'
    ],
    ['es', '@fig:a y [@fig:a; @fig:c].', 'Figura 1 y figuras 1 y 3.'],
    ['de', 'Siehe [@fig:a; @fig:b; @fig:c].', 'Siehe Abbildungen 1–3.'],
    ['ur', '[@fig:a; @fig:b; @fig:d]', 'اشکال ۱، ۲ اور ۴']
  ])('in %s: %s', async (lang, source, expected) => {
    expect(await printed(source, `lang: ${lang}\n`)).toBe(expected)
  })

  test.each([
    [
      '@fig-x of Quarto',
      '![X.](a.svg){#fig-x}\n\n@fig-x, [-@fig-x], [see @fig-x], @Fig-x',
      'Figure 5, 5, see Figure 5, Figure 5'
    ],
    [
      'lists of Quarto',
      '![X.](a.svg){#fig-x}\n\n![Y.](a.svg){#fig-y}\n\n[@fig-x; @fig-y]',
      'Figures 5 and 6'
    ],
    ['unknown among known', '[@fig:a; @fig:nope; @fig:b]', 'Figures 1 and 2 and @fig:nope'],
    ['the same twice', '[@fig:a; @fig:a; @fig:c]', 'Figures 1 and 3'],
    ['\\Cref', 'And \\Cref{fig:a}', 'And Figure 1']
  ])('%s', async (_, source, expected) => {
    expect((await printed(source)).endsWith(expected), await printed(source)).toBe(true)
  })

  test('each number links to its target, and a page reference is marked as one', async () => {
    const html = await articleHtml(`${figures}\n\n[@fig:a; @fig:c] \\pageref{fig:b}`)
    expect(html).toMatch(
      /Figures\u00A0<a class="cross-reference" href="#fig:a"[^>]*>1<\/a> and <a class="cross-reference" href="#fig:c"[^>]*>3<\/a>/
    )
    expect(html).toContain('<a class="page-reference" href="#fig:b">Figure\u00A02</a>')
  })

  test('a note of another chapter is not a target', async () => {
    const chapters = {'manuscript/01.md': 'One.[^a]\n\n[^a]: Note.', 'manuscript/02.md': 'See @note:a.'}
    expect(await articleWords(chapters)).toContain('See @note:a.')
  })
})

describe('a name of the author’s own in the brackets', () => {
  test.each([
    ['[Fig. @fig-q] and [see Fig. @fig-q, left]', 'Fig. 1 and see Fig. 1, left'],
    ['[Fig. @fig:a]', 'Fig. 2'],
    ['[see @fig-q] and [see @fig:a]', 'see Figure 1 and see Figure 2'],
    ['[Fig. *x* @fig:a]', 'Fig. x Figure 2'],
    ['[Section @sec:law and § @sec:law]', 'Section 1 and § 1']
  ])('%s', async (source, expected) => {
    const words = await articleWords(
      `![A.](a.svg){#fig-q}\n\n![B.](a.svg){#fig:a}\n\n# Law {#sec:law}\n\n${source}`
    )
    expect(words.replaceAll('\u00A0', ' ').endsWith(` Law ${expected}`)).toBe(true)
  })
})

test('`~` before a reference is a no-break space, and after a subscript its end', async () => {
  const html = await articleHtml(
    '# Law {#sec:law}\n\nSection~\\ref{sec:law},~\\ref{sec:law}; CO~2~[-@sec:law]'
  )
  expect(html).toMatch(/Section\u00A0<a [^>]*>1<\/a>,\u00A0<a [^>]*>1<\/a>; CO<sub>2<\/sub><a [^>]*>1<\/a>/)
})

describe('the id of a heading without a label is its label', () => {
  test.each([
    ['@sec:my-results', 'Section 2'],
    ['[-@sec:my-results]', '2'],
    ['[](#my-results)', 'Section 2'],
    ['\\ref{my-results}', '2'],
    ['\\nameref{my-results}', 'My results'],
    ['@sec:law', 'Section 1'],
    ['@sec:un', 'Section Un']
  ])('%s', async (source, expected) => {
    const words = await articleWords(`# Law {#law}\n\n# My results\n\n# Un {-}\n\n${source}`)
    expect(words.replaceAll('\u00A0', ' ').endsWith(` Un ${expected}`)).toBe(true)
  })

  test.each([
    ['en', 'Chapter 1, Section 1.1, Chapter Un'],
    ['fr', 'chapitre 1, section 1.1, chapitre Un'],
    ['ru', 'гл. 1, разд. 1.1, гл. Un']
  ])('with chapters, the highest sections are called so: %s', async (lang, expected) => {
    const words = await articleWords({
      'manuscript/manuscript.yaml': `title: A\nlang: ${lang}\nnumber-sections: true\ntop-level-division: chapter`,
      'manuscript/01.md': '# Law {#law}\n\n## In {#in}\n\n# Un {-}\n\nIn @sec:law, @sec:in, @sec:un'
    })
    expect(words.replaceAll('\u00A0', ' ')).toContain(`In ${expected}`)
  })

  test('an unknown key is not a heading', async () => {
    expect(await articleWords('# Doe\n\n@doe')).toContain('doe?')
  })

  test('its new number is shown if only another chapter has changed', async () => {
    const memo = createMemo()
    const print = async (first: string): Promise<string> => {
      const files = {'manuscript/01.md': first, 'manuscript/02.md': '# Law\n\nSee @sec:law.'}
      const built = await build(textWorld(files), memo, {entry: '', outputs: [htmlOutput], draft: true})
      return new TextDecoder().decode(built.artifacts[0]?.bytes)
    }
    expect(await print('# One')).toContain('Section\u00A02</a>.')
    expect(await print('# One\n\n# Two')).toContain('Section\u00A03</a>.')
  })
})

test.each([
  ['a picture in a text', 'a ![Key](a.svg "T"){#x}', '<img id="x"', ' alt="Key" title="T"'],
  ['a link', '[Key](https://example.org){#x}', '<a id="x" href="https://example.org">'],
  ['code', '`Key`{#x}', '<code id="x">Key</code>'],
  ['a table of HTML', '<table id="x"><caption>Key</caption><tr><td>1</td></tr></table>', '<table id="x">']
])('%s has its id, and a reference has its words', async (_, source, ...parts) => {
  const html = await articleHtml(`${source}\n\nSee [](#x).`)
  for (const part of parts) expect(html).toContain(part)
  expect(html).toMatch(/See <a class="cross-reference" href="#x"[^>]*>Key<\/a>/)
})

test.each([
  ['[there](02.md)', '<a href="#law-and-order">there</a>'],
  ['[there](02.md#sec:two)', '<a href="#sec:two">there</a>'],
  ['[there](./02.md#law-and-order)', '<a href="#law-and-order">there</a>'],
  ['[](02.md)', '<a href="#law-and-order">Law and order</a>'],
  ['[there](notes.md)', '<a href="notes.md">there</a>']
])('a link to another chapter becomes one within the page: %s', async (source, expected) => {
  const html = await articleHtml({
    'manuscript/manuscript.yaml': 'title: A\nlicense: CC-BY-4.0\nchapters: [01.md, 02.md]\n',
    'manuscript/01.md': `# One\n\n${source}`,
    'manuscript/02.md': '# Law and order\n\nWords.\n\n# Two {#sec:two}\n\nWords.',
    'manuscript/notes.md': 'No chapter.'
  })
  expect(html).toContain(expected)
})

test('maths that only contains a reference is a reference', async () => {
  expect(await articleHtml('$$ a $$ {#eq:a}\n\n$\\eqref{eq:a}$ and $\\ref{eq:a}$')).toMatch(
    /<a class="cross-reference" href="#eq:a"[^>]*>\(1\)<\/a> and <a [^>]*>1<\/a>/
  )
})

describe('contents', () => {
  const text = '# One^[Note.]\n\nWords.\n\n## Two {#two}\n\nWords.\n\n### Three\n\nWords.\n'

  test('precede the text, without note calls', async () => {
    expect(await articleWords(text, 'toc: true\ntoc-depth: 2\n')).toMatch(
      /^Contents 1 One 1\.1 Two 1 One1 Words/
    )
  })

  test('are in a div, under the author’s heading', async () => {
    const html = await articleHtml(`# Inhalt {.unnumbered}\n\n::: {#toc}\n:::\n\n${text}`)
    expect(html).toMatch(/<div id="toc"[^>]*><nav class="contents" aria-label="Contents"><ol>.*href="#two"/s)
    expect(html.match(/<nav/g)).toHaveLength(1)
  })

  test('are absent by default', async () => {
    expect(await articleHtml(text)).not.toContain('<nav')
  })
})

describe('equations', () => {
  test.each([
    [
      'lines of an `align` that is no environment of its own',
      '$$\\begin{align}a \\label{eq:a} \\\\ b\\end{align}$$',
      /math-number">\(1\)(?!.*math-number">)/s
    ],
    [
      'a line break in braces ends no line',
      '\\begin{gather}\\substack{a\\\\b} \\\\ c\\end{gather}',
      /\(1\).*\(2\)/s
    ],
    ['the numbers go on', '$$ a $$ {#eq:a}\n\n\\begin{align}a\\\\b\\end{align}', /\(1\).*\(2\).*\(3\)/s],
    ['a macro of another chapter’s settings', '$\\R$', /ℝ/]
  ])('%s', async (_, source, expected) => {
    expect(await articleHtml(source, "macros: {R: '\\mathbb{R}'}\n")).toMatch(expected)
  })

  test.each([
    "'\\usepackage{amsmath} \\newcommand{\\R}{\\mathbb{R}}'",
    "\n  - '\\usepackage{amsmath}'\n  - '\\def\\R{\\mathbb{R}}'",
    '\n  - text: |\n      % a comment\n      \\newcommand{\\R}{\\mathbb{R}}'
  ])('macros in the preamble of a LaTeX document apply: %s', async head => {
    expect(await articleHtml('$\\R$', `header-includes: ${head}\n`)).toContain('ℝ')
  })

  test('a recursive macro terminates, and the formula is shown', async () => {
    expect(await articleWords('\\newcommand{\\aa}{\\aa\\aa}\n\n$\\aa$')).toBe('$\\aa$')
  })

  const ofTwoLines = '\\begin{align}a \\label{eq:a} \\\\ b \\label{eq:b}\\end{align}'

  test.each([
    ['two lines with labels', ofTwoLines, /<mtr id="eq:a">.*<mtr id="eq:b">/s],
    [
      'a label of a line that is not the first',
      '\\begin{align}c \\\\ a \\\\ b \\label{eq:a}\\label{eq:b}\\end{align}',
      /^(?!.*id="eq:b")(?:(?!<mtr).)*<mtr>.*<mtr id="eq:a">/s
    ],
    [
      'a label of the equation besides that of a line',
      '$$\\begin{align}a \\\\ b \\label{eq:b}\\end{align}$$ {#eq:a}',
      /"equation" id="eq:a".*<mtr>.*<mtr id="eq:b">/s
    ],
    ['lines that cannot be read', ofTwoLines.replace('}a', '}\\nope'), /id="eq:a">\(1.*id="eq:b">\(2/s]
  ])('a reference leads to its line: %s', async (_, source, expected) => {
    const html = await articleHtml(`${source}\n\nSee [@eq:a] and then [@eq:b].`)
    expect(html).toMatch(expected)
    const targets = [...html.matchAll(/cross-reference" href="#([^"]+)"/g)].map(([, target]) => target)
    expect(targets).toHaveLength(2)
    for (const target of targets) expect(html.split(`id="${target}"`)).toHaveLength(2)
  })

  test('an invalid formula is shown with its numbers', async () => {
    const words = await articleWords('\\begin{align}\\nope \\label{eq:a} \\\\ b\\end{align}')
    expect(words).toContain('\\nope')
    expect(words).toContain('(1)')
  })
})

describe('tables', () => {
  test('a grid has heads, spans, alignment, widths and blocks', async () => {
    const html = await articleHtml(`+-----+-----------+
| A   | B         |
+====:+:=========:+
| one | - x       |
| two | - y @nope |
|     +-----------+
|     | z [l]     |
+-----+-----------+
| all             |
+-----------------+

[l]: https://example.org
`)
    expect(html).toContain('<colgroup><col style="width:31.3%"><col style="width:68.8%"></colgroup>')
    expect(html).toMatch(
      /<thead><tr><th scope="col" class="align-right">A<\/th><th scope="col" class="align-center phrase">B/
    )
    expect(html).toMatch(/<td rowspan="2" class="align-right">one two<\/td><td class="align-center"><ul>/)
    expect(html).toContain('z <a href="https://example.org">l</a>')
    expect(html).toMatch(/<td colspan="2" class="align-right">all<\/td>/)
  })

  test.each([
    ['+---+\n| a |\n+===+\n| b |\n+===+\n| c |\n+===+', /a.*<tbody>.*b.*<tfoot>.*c.*<\/tfoot>/s],
    ['+---+\n| a |\n+---+\n| b |\n+===+', /<tbody>.*a.*b.*<\/tbody><\/table>/s],
    ['+---+\n| a |\n+===+\n| b |\n+===+', /<thead>.*a.*<tbody>.*b.*<\/tbody><\/table>/s]
  ])('rows between two lines of `=` at the end of a grid are its foot: %s', async (source, expected) => {
    expect(await articleHtml(source)).toMatch(expected)
  })

  test('the content of a cell has its place in the file', async () => {
    const {parseChapter} = await import('../../src/parse/markdown/chapter.ts')
    const text = '> +---+--------+\n> | a | b      |\n> |   | @doe   |\n> +---+--------+\n'
    const {citations} = parseChapter({path: '01.md', text}, 'en')
    expect(citations.map(({place}) => text.slice(place.start.offset, place.end.offset))).toEqual(['@doe'])
    expect(citations[0]?.place.start).toEqual({line: 3, column: 9, offset: 42})
  })

  test('the dashes of a long table set widths only if they differ', async () => {
    const long = 'x'.repeat(80)
    expect(await articleHtml(`| a | b |\n|---|-------|\n| ${long} | c |`)).toContain('width:30%')
    expect(await articleHtml(`| a | b |\n|---|---|\n| ${long} | c |`)).not.toContain('<col')
    expect(await articleHtml('| a | b |\n|---|-------|\n| x | c |')).not.toContain('<col')
  })
})

describe('figures', () => {
  test('parts share the width or have their own', async () => {
    const html = await articleHtml(
      '::: {#fig:x .wide layout-ncol=1}\n![A](a.svg){width=40%}\n\n![B](a.svg)\n\nC.\n:::'
    )
    expect(html).toContain('<figure id="fig:x" class="figure wide"><div class="parts">')
    expect(html).toContain('id="fig:x-a" class="part" style="--part:40%"')
    expect(html).toContain('id="fig:x-b" class="part" style="--part:100%"')
  })

  test.each([
    [
      'a PDF with an SVG beside it',
      'x.pdf',
      {
        'manuscript/x.pdf': '%PDF',
        'manuscript/x.svg': '<svg id="s" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      }
    ],
    [
      'a PDF that is not there',
      'x.pdf',
      {'manuscript/x.svg': '<svg id="s" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'}
    ],
    [
      'a name without an ending',
      'x',
      {
        'manuscript/x.svg':
          '<?xml version="1.0"?>\n<svg id="s" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      }
    ]
  ])('%s', async (_, name, files) => {
    const html = await articleHtml({'manuscript/01.md': `![A.](${name})`, ...files})
    expect(html).toContain('src="data:image/svg+xml;base64,')
  })

  test('a PDF without another picture is reported', async () => {
    const html = await articleHtml({'manuscript/01.md': '![A.](x.pdf)', 'manuscript/x.pdf': '%PDF'})
    expect(html).toContain('[x.pdf]')
  })
})
