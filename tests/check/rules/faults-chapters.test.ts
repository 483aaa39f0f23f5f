import {describe, expect, test} from 'vitest'
import {built, type Files} from '../../built.ts'

/** A rule's findings in a chapter: `line:column-column message`. */
async function said(rule: string, chapter: string, files: Files = {}): Promise<readonly string[]> {
  const {diagnostics} = await built({'01.md': chapter, ...files})
  return diagnostics
    .filter(each => each.rule === rule && each.file === '01.md')
    .map(({start, end, message}) => `${start?.line}:${start?.column}-${end?.column} ${message}`)
}

/** A rule's findings in a chapter, as from `said`, but without the expected text. */
async function told(rule: string, chapter: string, files?: Files): Promise<readonly string[]> {
  return (await said(rule, chapter, files)).map(line => line.replace(/, expected .*$/s, ''))
}

describe('notation of other programs', () => {
  const code = (fence: string, what: string): string[] => [
    `1:1-${fence.length + 1} \`${fence.replace(/^[`~]+/, '')}\` ${what}`
  ]
  const run = 'is code to be run, expected its result'
  const directive = (meant: string): string => `is a MyST directive, expected ${meant}`

  test.each(
    'r R python py julia bash sh sql ojs stan rcpp node ipython ipython3 code-cell octave matlab'.split(' ')
  )('```{%s}', async name => {
    expect(await said('notation-foreign', `\`\`\`{${name}}\nx\n\`\`\``)).toEqual(code(`\`\`\`{${name}}`, run))
    expect(await said('notation-foreign', `~~~{${name} echo=false}\nx\n~~~`)).toEqual(
      code(`~~~{${name} echo=false}`, run)
    )
  })

  test.each([
    ['include', 'the words of the file, or the file as a chapter'],
    ['raw', "Pandoc's ```` ```{=html} ````"],
    ['toString', 'its words in a block, `::: {.toString}`', ': galley prints its words']
  ])('the directive %s', async (name, meant, printed = '') => {
    expect(await said('notation-foreign', `\`\`\`{${name}}\nx\n\`\`\``)).toEqual(
      code(`\`\`\`{${name}}`, directive(meant))
    )
    expect(await said('notation-foreign', `:::{${name}}\nx\n:::`)).toEqual([
      `1:1-${name.length + 6} \`{${name}}\` ${directive(meant)}${printed}`
    ])
  })

  test.each(['admonition', 'figure', 'image', 'list-table', 'note', 'table'])(
    'the directive %s is read',
    async name => {
      expect(await said('notation-foreign', `\`\`\`{${name}} a.svg\nx\n\`\`\``)).toEqual([])
      expect(await said('notation-foreign', `:::{${name}} a.svg\nx\n:::`)).toEqual([])
    }
  )

  test.each([
    ['doc', 'a link, `[x](x.md)`'],
    ['eval', 'its result'],
    ['raw:typst', "Pandoc's `` `words`{=html} ``"],
    ['toString', 'its words, `x`']
  ])('the role %s', async (name, meant) => {
    const end = name.length + 9
    expect(await said('notation-foreign', `So {${name}}\`x\` is.`)).toEqual([
      `1:4-${end} \`{${name}}\` is a MyST role, expected ${meant}`
    ])
  })

  test.each('ref numref eq sub sup math term abbr kbd'.split(' '))('the role %s is read', async name => {
    expect(await said('notation-foreign', `So {${name}}\`x\` is.`)).toEqual([])
  })

  test.each([
    ['So {cite:z}`x` is.', '1:4-15 `{cite:z}`x`` is not parsed as a citation, expected `[@x]`'],
    ['So {{< cite x >}}.', '1:4-18 `{{< cite x >}}` is not parsed as a citation, expected `[@x]`'],
    ['So <cite key="x">y</cite>.', '1:4-18 `<cite key="x">` is not parsed as a citation']
  ])('%s', async (text, expected) => {
    expect(await said('citation-unread', text)).toEqual([expected])
    expect(await said('notation-foreign', text)).toEqual([])
  })

  test.each<[string, string[]]>([
    ['See \\@ref(fig:x).', []],
    ['See \\@ref(a b).', []],
    ['{{< pagebreak >}}', []],
    [
      '{{< lipsum 1 >}} b',
      ['1:1-17 `{{< lipsum 1 >}}` is a Quarto shortcode, expected the words that it produces']
    ],
    [
      '{{< meta a >}} b',
      ['1:1-15 `{{< meta a >}}` is a Quarto shortcode, expected the words that it produces']
    ],
    ['So `{{< meta a >}}`.', []],
    [
      '{{ x }}',
      ['1:1-8 `{{ x }}` is a substitution of MyST or a variable of Manubot, expected the words of `x`']
    ],
    [
      'So $a$ and $x \\in A is good.',
      [
        '1:12-13 `$` is not the beginning of a formula, because no dollar sign closes it in its paragraph, expected `$` directly after the formula'
      ]
    ],
    [
      '> (**Sum**) $\\sum a_i\n\nOf $x$.',
      [
        '1:13-14 `$` is not the beginning of a formula, because no dollar sign closes it in its paragraph, expected `$` directly after the formula'
      ]
    ],
    ['It is $f(x)$, for \\(x \\in A\\), or `$x \\in A`.', []],
    ['It costs $5 \\pm 1.', []],
    ['Set $HOME, and $PATH.', []],
    ['(intro)=\n\n# Intro\n\nText', []],
    ['Text\n\n(intro)=', ['3:1-9 `(intro)=` is a label of MyST, expected `{#intro}` behind what it names']],
    ['(in tro)=', []],
    ['(intro)= x', []],
    ['x (intro)=', []],
    ['```{.python}\nx\n```', []],
    ['```{#lst:a .python}\nx\n```', []],
    ['```python\nx\n```', []],
    ['So `{r}` is.', []],
    ['So {a} `x` is.', []],
    ['So {A}`x` is.', []],
    ['`\\@ref(a)`', []],
    ['::: note\nx\n:::', []]
  ])('%j', async (text, expected) => {
    expect(await said('notation-foreign', text)).toEqual(expected)
  })

  test('is shortened in messages', async () => {
    const name = (length: number): string => `{{< ${'x'.repeat(length - 8)} >}}`
    expect((await said('notation-foreign', name(60)))[0]).toContain(`\`${name(60)}\``)
    expect((await said('notation-foreign', name(61)))[0]).toContain(`\`${name(61).slice(0, 60)}…\``)
  })
})

describe('languages', () => {
  test.each<[string, string[]]>([
    ['[x]{lang=fa}', []],
    ['[x]{lang=ur-PK}', []],
    ['[x]{lang=zh-Hant}', []],
    ['[x]{lang=persian}', ['1:1-18 `persian` is not a language tag, expected `fa`']],
    ['[x]{lang=urdu}', ['1:1-15 `urdu` is not a language tag, expected `ur`']],
    ['[x]{lang=Deutsch}', ['1:1-18 `Deutsch` is not a language tag, expected `de`']],
    ['[x]{lang="not one"}', ['1:1-20 `not one` is not a language tag, expected one such as `en-GB`']],
    ['::: {lang=french}\nx\n:::', ['1:1-4 `french` is not a language tag, expected `fr`']],
    ['[x]{.lang}', []]
  ])('%j', async (text, expected) => {
    expect(await said('language-invalid', text)).toEqual(expected)
  })

  test.each([
    ['title: {urdu: T, en: U}', 1],
    ['abstract: {persian: A, en: B}', 1],
    ['keywords: {german: [a], en: [b]}', 1],
    ['title: {ur: T, en: U}', 0]
  ])('%s', async (settings, count) => {
    const {diagnostics} = await built({'manuscript.yaml': settings})
    expect(diagnostics.filter(({rule}) => rule === 'language-invalid')).toHaveLength(count)
  })

  const unmarked = (place: string, words: string, lang: string): string =>
    `${place} \`${words}\` is not marked with a language, expected \`[${words}]{lang=${lang}}\` or another tag`

  test.each<[string, string[]]>([
    ['So قانون is.', [unmarked('1:4-9', 'قانون', 'ar')]],
    ['So چگونه is.', [unmarked('1:4-9', 'چگونه', 'fa')]],
    ['So ٹھیک is.', [unmarked('1:4-8', 'ٹھیک', 'ur')]],
    ['So שלום is.', [unmarked('1:4-8', 'שלום', 'he')]],
    ['So ܫܠܡܐ is.', [unmarked('1:4-8', 'ܫܠܡܐ', 'syr')]],
    ['So قانون من is.', [unmarked('1:4-12', 'قانون من', 'ar')]],
    ['So قانون and من is.', [unmarked('1:4-9', 'قانون', 'ar')]],
    ['So قانون\n\nand من.', [unmarked('1:4-9', 'قانون', 'ar'), unmarked('3:5-7', 'من', 'ar')]],
    ['So [قانون]{lang=ar} is.', []],
    ['So [قانون]{lang=ar} and من.', [unmarked('1:25-27', 'من', 'ar')]],
    ['So [قانون]{lang=en} is.', [unmarked('1:5-10', 'قانون', 'ar')]],
    ['::: {lang=ur}\nقانون [x]{lang=en}\n:::', []],
    ['So [[قانون]{lang=ar} x]{lang=en} is.', []],
    ['So law.', []]
  ])('%j', async (text, expected) => {
    expect(await said('language-unmarked', text)).toEqual(expected)
  })

  test('words in the paper’s own language need no tag', async () => {
    expect(await said('language-unmarked', 'قانون', {'manuscript.yaml': 'lang: ar'})).toEqual([])
    expect(await said('language-unmarked', 'قانون', {'manuscript.yaml': 'lang: en'})).toHaveLength(1)
  })

  const letter = (place: string, word: string, mended: string): string =>
    `${place} \`${word}\` contains the Arabic form of a letter, expected \`${mended}\``

  test.each<[string, string, string[]]>([
    ['fa', 'كتاب', [letter('1:1-5', 'كتاب', '\u06A9تاب')]],
    ['fa', 'علي', [letter('1:1-4', 'علي', 'عل\u06CC')]],
    ['fa', 'ماه', []],
    ['ur', 'ماه', [letter('1:1-4', 'ماه', 'ما\u06C1')]],
    ['ur-PK', 'كتاب علي', [letter('1:1-5', 'كتاب', '\u06A9تاب')]],
    ['ar', 'كتاب', []],
    ['en', '[كتاب]{lang=fa} [كتاب]{lang=ar}', [letter('1:2-6', 'كتاب', '\u06A9تاب')]],
    ['fa', 'x\n\nكتاب\n\nعلي', [letter('3:1-5', 'كتاب', '\u06A9تاب'), letter('5:1-4', 'علي', 'عل\u06CC')]]
  ])('in %s: %s', async (lang, text, expected) => {
    expect(await said('letter-arabic', text, {'manuscript.yaml': `lang: ${lang}`})).toEqual(expected)
  })
})

describe('captions', () => {
  const figure = (caption: string): string => `![${caption}](a.svg){#fig:a}\n\nSee @fig:a.`
  const files = {'a.svg': '<svg/>'}

  test.each([
    ['Figure 1: The path', 'Figure 1:'],
    ['figure 1. The path', 'figure 1.'],
    ['Fig. 1 – The path', 'Fig. 1 –'],
    ['Fig 2| The path', 'Fig 2|'],
    ['Abbildung 1: Der Weg', 'Abbildung 1:'],
    ['Abb. 1: Der Weg', 'Abb. 1:'],
    ['Figura 1: El camino', 'Figura 1:'],
    ['Table 2.1: The path', 'Table 2.1:'],
    ['Tab. A1: The path', 'Tab. A1:'],
    ['Tabelle 1a: Der Weg', 'Tabelle 1a:'],
    ['Tableau 1 — Le chemin', 'Tableau 1 —'],
    ['Tabla 1: El camino', 'Tabla 1:'],
    ['Tabella 1: Il passo', 'Tabella 1:'],
    ['Listing 1: The path', 'Listing 1:'],
    ['Scheme 1: The path', 'Scheme 1:'],
    ['شکل 1: راه', 'شکل 1:'],
    ['جدول 1: راه', 'جدول 1:'],
    ['تصویر 1: راه', 'تصویر 1:'],
    ['Figure 1 The path', undefined],
    ['Figure 1:The path', undefined],
    ['Figure one: The path', undefined],
    ['The figure 1: a path', undefined],
    ['Configure 1: The path', undefined],
    ['1: The path', undefined]
  ])('%s', async (caption, written) => {
    const found = await told('caption-number', figure(caption), files)
    expect(found.map(line => line.replace(/^\S+ /, ''))).toEqual(
      written === undefined
        ? []
        : [`\`${written}\` is typed at the start of a caption, but galley numbers captions`]
    )
  })
})

describe('headings', () => {
  test.each<[string, string[]]>([
    ['# A\n\nText', []],
    ['# A', ['1:1-4 The section `A` is empty']],
    ['# A\n\n# B\n\nText', ['1:1-4 The section `A` is empty']],
    ['# A\n\n## B\n\nText', []],
    ['# A\n\n## B\n\n# C\n\nText', ['3:1-5 The section `B` is empty']],
    ['## A\n\n# B\n\nText', ['1:1-5 The section `A` is empty']],
    ['# A\n\n<!-- x -->\n\n# B\n\nText', ['1:1-4 The section `A` is empty']],
    ['# A\n\n[x]: y\n\n# B\n\nText', ['1:1-4 The section `A` is empty']],
    ['# A[^a]\n\n[^a]: N\n\n# B\n\nText', ['1:1-8 The section `A` is empty']],
    ['# A\n\n---\n\n# B\n\nText', []],
    ['# References', []],
    ['# References\n\n# A', ['3:1-4 The section `A` is empty']]
  ])('%j has empty ones', async (text, expected) => {
    expect(await told('section-empty', text)).toEqual(expected)
  })

  test('sections of one chapter may have their text in the next', async () => {
    expect(await told('section-empty', '# A', {'02.md': 'Text'})).toEqual([])
    expect(await told('section-empty', '# A', {'02.md': '## B\n\nText'})).toEqual([])
    expect(await told('section-empty', '# A', {'02.md': '# B\n\nText'})).toEqual([
      '1:1-4 The section `A` is empty'
    ])
  })

  test.each<[string, string[]]>([
    ['# A\n\n## B\n\n### C', []],
    ['# A\n\n### B', ['3:1-6 A heading `###` is below `#`, expected `##`']],
    ['# A\n\n#### B', ['3:1-7 A heading `####` is below `#`, expected `##`']],
    ['## A\n\n### B\n\n## C', []],
    ['## A\n\n#### B', ['3:1-7 A heading `####` is below `##`, expected `###`']],
    ['### A\n\n## B\n\n# C', ['1:1-6 A heading `###` is before the first `#`, expected `#`']],
    ['## A\n\n# B', ['1:1-5 A heading `##` is before the first `#`, expected `#`']],
    ['# A\n\n## B\n\n# C\n\n### D', ['7:1-6 A heading `###` is below `#`, expected `##`']]
  ])('%j skip a level', async (text, expected) => {
    expect(await said('heading-skipped', text)).toEqual(expected)
  })
})

describe('tables', () => {
  test.each<[string, string[]]>([
    ['| a | b |\n|---|---|\n| c | d |', []],
    ['| a | b |\n|---|---|\n| c | d | e |', ['3:1-14 This row has 3 cells, but the table has 2 columns']],
    ['| a | b |\n|---|---|\n| c |', []],
    ['| a | b |\n|---|---|\n| $|x|$ | d |', ['3:1-14 This row has 4 cells, but the table has 2 columns']],
    ['| a | b |\n|---|---|\n| c \\| d | e |', []],
    [
      '| a | b |\n|---|---|\n| c | d | e |\n| f | g | h | i |',
      [
        '3:1-14 This row has 3 cells, but the table has 2 columns',
        '4:1-18 This row has 4 cells, but the table has 2 columns'
      ]
    ]
  ])('%j', async (text, expected) => {
    expect(await told('table-cells', text)).toEqual(expected)
  })

  const table = '| a |\n|---|\n| b |'

  test.each<[string, string[]]>([
    [table, ['1:1-6 The table has no caption']],
    [`${table}\n\n: Words`, []],
    [`> ${table.replace(/\n/g, '\n> ')}`, ['1:3-8 The table has no caption']],
    [`- ${table.replace(/\n/g, '\n  ')}`, ['1:3-8 The table has no caption']],
    [`::: note\n${table}\n:::`, ['2:1-6 The table has no caption']],
    [`[^a]\n\n[^a]: ${table.replace(/\n/g, '\n    ')}`, []]
  ])('%j has a caption, or not', async (text, expected) => {
    expect(await told('table-caption', text)).toEqual(expected)
  })
})

describe('links', () => {
  test.each<[string, string[]]>([
    ['See [it][a].', ['1:5-12 The link `[it][a]` has no URL']],
    ['See [it][].', ['1:5-11 The link `[it][]` has no URL']],
    ['See [it][a].\n\n[a]: https://e.org', []],
    ['See [1][2].', []],
    ['See [it][2].', []],
    ['See [1, 2][a].', []],
    ['See x[it][a].', []],
    ['See \\[it][a].', []],
    ['See [it] [a].', []],
    [`See [${'x'.repeat(200)}][a].`, [`1:5-210 The link \`[${'x'.repeat(200)}][a]\` has no URL`]],
    [`See [${'x'.repeat(201)}][a].`, []],
    [`See [x][${'a'.repeat(101)}].`, []]
  ])('%j', async (text, expected) => {
    expect(await told('link-undefined', text)).toEqual(expected)
  })

  test.each<[string, string[]]>([
    ['[x](#a)\n\n# A', []],
    ['[x](#A)\n\n# A', []],
    ['[x](#b)\n\n# A', ['1:1-8 The link `#b` has no target in the paper']],
    ['[x](#)\n\n# A', []],
    ['[x](#caf%C3%A9)\n\n# Café', []],
    ['[x](#100%)\n\n# A', ['1:1-11 The link `#100%` has no target in the paper']],
    [
      '[x](#ref-a) [x](#cite-a) [x](#note-1) [x](#fn1) [x](#reference-list-2) [x](#notes) [x](#article-text) [x](#refs)',
      []
    ],
    ['[x](#refsx)', ['1:1-12 The link `#refsx` has no target in the paper']],
    ['[x](#{{y}})', []],
    ['[x](02.md)', ['1:1-11 The link `02.md` has no target in the project']],
    ['[x](https://e.org/02.md)', []],
    ['[x](mailto:a@e.org)', []]
  ])('%j leads somewhere, or not', async (text, expected) => {
    expect(await told('link-dead', text)).toEqual(expected)
  })

  test('to another chapter lead to its content', async () => {
    const files = {'02.md': '# B\n\nWords'}
    expect(await told('link-dead', '[x](02.md)', files)).toEqual([])
    expect(await told('link-dead', '[x](02.md#b)', files)).toEqual([])
    expect(await told('link-dead', '[x](02.md#c)', files)).toEqual([
      '1:1-13 The link `02.md#c` has no target in that chapter'
    ])
  })

  test('have suggestions', async () => {
    const {diagnostics} = await built({'01.md': '[x](#resluts)\n\n# Results\n\nWords'})
    expect(diagnostics.find(({rule}) => rule === 'link-dead')?.expected).toEqual(['#results'])
  })
})

describe('notes', () => {
  test.each<[string, string[]]>([
    ['Word[^a].\n\n[^a]: Note', []],
    ['Word[^a].', ['1:5-9 The note `a` is not in this chapter']],
    ['Word[^a] and[^b].\n\n[^a]: Note', ['1:13-17 The note `b` is not in this chapter']],
    ['Word\\[^a].', []],
    ['Word[^a b].', []],
    ['`[^a]`', []],
    [
      'Word[^a]\nand[^b].',
      ['1:5-9 The note `a` is not in this chapter', '2:4-8 The note `b` is not in this chapter']
    ]
  ])('%j', async (text, expected) => {
    expect(await told('note-undefined', text)).toEqual(expected)
  })

  test('in the settings are placed there', async () => {
    const {diagnostics} = await built({
      'manuscript.yaml': 'title: Word[^a]\nabstract: "Word[^b]\\n\\n[^b]: Note"'
    })
    const found = diagnostics.filter(({rule}) => rule === 'note-undefined')
    expect(found.map(({subject, start}) => `${start?.line}:${start?.column} ${subject}`)).toEqual(['1:8 a'])
  })
})

describe('cross-references', () => {
  const files = {'a.svg': '<svg/>'}
  const figure = '![One](a.svg){#fig:a}\n\n'

  test.each<[string, string[]]>([
    ['See @fig:a.', []],
    ['See Figure @fig:a.', ['3:12-18 `Figure` precedes `@fig:a`, which prints it again']],
    ['See figs. @fig:a.', ['3:11-17 `figs.` precedes `@fig:a`, which prints it again']],
    ['See Figure [-@fig:a].', []],
    ['See Figure [@fig:a].', ['3:13-19 `Figure` precedes `@fig:a`, which prints it again']],
    ['See Figure @fig:b.', []],
    ['See *Figure* @fig:a.', []],
    ['See Figure\n@fig:a.', ['4:1-7 `Figure` precedes `@fig:a`, which prints it again']]
  ])('%j print the name', async (text, expected) => {
    expect(await told('cross-reference-name', `${figure}${text}`, files)).toEqual(expected)
  })

  test.each<[string, string, string[]]>([
    ['# Method {#sec:m}\n\n', 'See [-@sec:m].', ['3:6-13 `sec:m` has no number to refer to']],
    ['# Method {#sec:m}\n\n', 'See @sec:m.', []],
    [
      '[x]{#thm:a}\n\n',
      'See @thm:a.',
      ['3:5-11 `thm:a` is not a numbered figure, table, listing or equation']
    ],
    [
      '[x]{#alg-a}\n\n',
      'See @alg-a.',
      ['3:5-11 `alg-a` is not a numbered figure, table, listing or equation']
    ],
    ['[x]{#box:a}\n\n', 'See @box:a.', []],
    [figure, 'See [-@fig:a].', []]
  ])('%j%j print a number', async (before, text, expected) => {
    const unnumbered = {...files, 'manuscript.yaml': 'number-sections: false'}
    expect(await told('cross-reference-unnumbered', `${before}${text}`, unnumbered)).toEqual(expected)
  })
})

describe('the prefix of a DOI', () => {
  test.each([
    ['10.1234/a', undefined],
    ['https://doi.org/10.1234/a', '`https://doi.org/` is not part of the DOI, expected `10.1234/a`'],
    ['http://dx.doi.org/10.1234/a', '`http://dx.doi.org/` is not part of the DOI, expected `10.1234/a`'],
    ['doi:10.1234/a', '`doi:` is not part of the DOI, expected `10.1234/a`'],
    ['DOI: 10.1234/a', '`DOI: ` is not part of the DOI, expected `10.1234/a`'],
    ['doi:https://doi.org/10.1234/a', '`doi:https://doi.org/` is not part of the DOI, expected `10.1234/a`'],
    ['doi:a', undefined],
    ['https://e.org/10.1234/a', undefined]
  ])('%s', async (doi, expected) => {
    const {diagnostics} = await built({'references.bib': `@misc{a, doi = {${doi}}}`})
    const found = diagnostics.filter(({rule}) => rule === 'doi-prefix')
    expect(found.map(({message}) => message)).toEqual(expected === undefined ? [] : [expected])
    expect(found.map(({edits}) => edits?.[0]?.text)).toEqual(expected === undefined ? [] : ['10.1234/a'])
  })
})
