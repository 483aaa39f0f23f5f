import {describe, expect, test} from 'vitest'
import type {Inline} from '../../src/core/article.ts'
import {articleOf, blocksOf, withoutPlaces} from './article.ts'

const words = (value: string) => [{type: 'text', value}]

/** A block of Markdown and its node in the article. */
const blocks: ReadonlyArray<readonly [markdown: string, block: object]> = [
  ['## Law {#sec:law}', {type: 'heading', anchor: 'sec:law', level: 1, children: words('Law')}],
  [
    '# Law {.unnumbered}',
    {type: 'heading', anchor: 'law', level: 1, unnumbered: true, children: words('Law')}
  ],
  ['Two\nlines.', {type: 'paragraph', children: words('Two lines.')}],
  ['\\noindent Words.', {type: 'paragraph', noIndent: true, children: words('Words.')}],
  [
    '> Words.\n>\n> --- Ada',
    {type: 'quotation', children: [{type: 'paragraph', children: words('Words.')}], source: words('— Ada')}
  ],
  [
    '```js {#lst:a}\nlet x\n```',
    {
      type: 'figure',
      kind: 'listing',
      label: 'Listing 1',
      anchor: 'lst:a',
      children: [{type: 'listing', language: 'js', value: 'let x'}]
    }
  ],
  ['***', {type: 'thematicBreak'}],
  ['| one\n| two', {type: 'lineBlock', lines: [words('one'), words('two')]}],
  [
    'Term\n: Words.',
    {
      type: 'definitionList',
      children: [
        {type: 'term', children: words('Term')},
        {type: 'definition', children: [{type: 'paragraph', children: words('Words.')}]}
      ]
    }
  ],
  [
    'iv) x',
    {
      type: 'list',
      ordered: true,
      start: 4,
      numbering: 'lower-roman',
      delimiter: 'parenthesis',
      children: [{type: 'listItem', children: [{type: 'paragraph', children: words('x')}]}]
    }
  ],
  [
    '- [x] a\n\n- [ ] b',
    {
      type: 'list',
      loose: true,
      children: [
        {type: 'listItem', checked: true},
        {type: 'listItem', checked: false}
      ]
    }
  ],
  [
    '| a | b |\n|:--|--:|\n| 1 |',
    {
      type: 'table',
      head: [
        [
          {isHead: true, align: 'left', children: words('a')},
          {isHead: true, align: 'right', children: words('b')}
        ]
      ],
      body: [[{align: 'left', children: words('1')}, {children: []}]],
      foot: []
    }
  ],
  [
    '![Map](m.png){#fig:m width=5cm}',
    {
      type: 'figure',
      kind: 'figure',
      anchor: 'fig:m',
      label: 'Figure 1',
      caption: words('Map'),
      children: [{type: 'image', url: 'm.png', path: 'm.png', alt: 'Map', width: '5cm'}]
    }
  ],
  [
    '::: {#fig:m layout-ncol=2}\n![A](a.png)\n\n![B](b.png)\n\nBoth\n:::',
    {
      type: 'figure',
      label: 'Figure 1',
      columns: 2,
      caption: words('Both'),
      children: [
        {type: 'figurePart', letter: 'a', caption: words('A')},
        {type: 'figurePart', letter: 'b', caption: words('B')}
      ]
    }
  ],
  ['$$x$$ {#eq:x}', {type: 'equation', anchor: 'eq:x', tex: 'x', number: '1'}],
  ['::: {.callout-tip}\nWords.\n:::', {type: 'callout', kind: 'tip', title: 'Tip', classes: ['callout-tip']}],
  [
    '::: {.box lang=ur title=T}\nWords.\n:::',
    {type: 'division', classes: ['box'], lang: 'ur', dir: 'rtl', tooltip: 'T'}
  ],
  [
    '<p>raw <i>html</i></p>',
    {
      type: 'element',
      tagName: 'p',
      children: [
        {type: 'text', value: 'raw '},
        {type: 'element', tagName: 'i', children: words('html')}
      ]
    }
  ]
]

test.each(blocks)('%j', async (markdown, block) => {
  const [first] = (await blocksOf(markdown)) as readonly object[]
  expect(first).toMatchObject(block)
})

/** Running text and its nodes in the article. */
const inlines: ReadonlyArray<readonly [markdown: string, nodes: readonly object[]]> = [
  [
    '*a* **b** ~~c~~',
    [
      {type: 'emphasis', children: words('a')},
      ...words(' '),
      {type: 'strong', children: words('b')},
      ...words(' '),
      {type: 'delete', children: words('c')}
    ]
  ],
  [
    'x^2^ H~2~O',
    [
      ...words('x'),
      {type: 'superscript', children: words('2')},
      ...words(' H'),
      {type: 'subscript', children: words('2')},
      ...words('O')
    ]
  ],
  ['a\\\n   b', [...words('a'), {type: 'break'}, ...words('b')]],
  ['`two\nlines`', [{type: 'inlineCode', value: 'two lines'}]],
  [
    '[small]{.smallcaps #s title=T}',
    [{type: 'span', anchor: 's', classes: ['smallcaps'], tooltip: 'T', children: words('small')}]
  ],
  ['$x^2$', [{type: 'formula', tex: 'x^2'}]],
  [
    '[a][b]\n\n[b]: https://example.org "T"',
    [{type: 'link', url: 'https://example.org', tooltip: 'T', children: words('a')}]
  ],
  ['[nowhere]()', words('nowhere')],
  [
    '[a^[note]](https://example.org)',
    [
      {type: 'link', url: 'https://example.org', children: words('a')},
      {type: 'noteCall', note: 1, label: '1', anchor: 'note-call-1'}
    ]
  ],
  [
    '\\zz{x} <video>',
    [
      {type: 'raw', format: 'tex', value: '\\zz{x}'},
      ...words(' '),
      {type: 'raw', format: 'html', value: '<video>'}
    ]
  ],
  ['a <!-- nothing --> b', words('a b')],
  [
    '@doe and @fig:no',
    [
      {
        type: 'citation',
        number: 1,
        anchor: 'citation--doe--1',
        narrative: true,
        source: '@doe',
        items: [{key: 'doe', mode: 'narrative', prefix: [], suffix: []}],
        children: [...words('('), {type: 'undefinedWork', value: 'doe?'}, ...words(')')]
      },
      ...words(' and '),
      {type: 'undefinedReference', value: '@fig:no'}
    ]
  ]
]

test.each(inlines)('%j', async (markdown, nodes) => {
  const [paragraph] = (await blocksOf(markdown)) as ReadonlyArray<Readonly<{children: readonly Inline[]}>>
  expect(paragraph!.children).toMatchObject(nodes)
  expect(paragraph!.children).toHaveLength(nodes.length)
})

describe('data from the whole paper', () => {
  test('a citation has its items, and its text with the author’s words', async () => {
    const references =
      '---\nreferences: [{id: doe, type: book, title: T, author: [{family: Doe}], issued: 1999}]\nstyle: insights\n---\n'
    const [paragraph] = (await blocksOf(`${references}Words [see *also* @doe, p. 3].`)) as ReadonlyArray<
      Readonly<{children: readonly Inline[]}>
    >
    expect(paragraph!.children[1]).toMatchObject({
      type: 'citation',
      items: [{key: 'doe', work: 'doe', mode: 'normal', label: 'page', locator: '3'}],
      children: [
        {type: 'text', value: '('},
        {type: 'text', value: 'see '},
        {type: 'emphasis', children: words('also')},
        {type: 'text', value: ' '},
        {type: 'work', key: 'doe', target: 'bib-doe', children: words('Doe, 1999, p. 3')},
        {type: 'text', value: ')'}
      ]
    })
  })

  test('cross-references have their text and targets', async () => {
    const markdown = '![A](a.png){#fig:a}\n\n![B](b.png){#fig:b}\n\n[@fig:a; @fig:b] show it.'
    const blocks = (await blocksOf(markdown)) as ReadonlyArray<Readonly<{children: readonly Inline[]}>>
    expect(blocks.at(-1)!.children).toEqual([
      {type: 'text', value: 'Figures\u00a0'},
      {type: 'crossReference', label: 'fig:a', target: 'fig:a', children: words('1')},
      {type: 'text', value: ' and '},
      {type: 'crossReference', label: 'fig:b', target: 'fig:b', children: words('2')},
      {type: 'text', value: ' show it.'}
    ])
  })

  test('notes are separate, in the order of their calls, and precede the list of references', async () => {
    const {notes, body} = await articleOf({
      '01.md': 'A[^b] and[^a].\n\n[^a]: Of a.\n\n[^b]: Of b.\n\n# References\n'
    })
    expect(notes.map(({number, calls, children}) => [number, calls, withoutPlaces(children)])).toEqual([
      [1, ['note-call-1'], [{type: 'paragraph', children: words('Of b.')}]],
      [2, ['note-call-2'], [{type: 'paragraph', children: words('Of a.')}]]
    ])
    expect(body.map(({type}) => type)).toEqual(['paragraph', 'notes', 'heading'])
  })

  test('a citation in a note style becomes a note call and a note', async () => {
    const {notes, body} = await articleOf({
      '01.md':
        '---\nreferences: [{id: doe, type: book, title: T, author: [{family: Doe}], issued: 1999}]\nstyle: notes\n---\nWords [@doe].'
    })
    expect(withoutPlaces(body)).toMatchObject([
      {
        type: 'paragraph',
        children: [{value: 'Words.'}, {type: 'citation', children: [{type: 'noteCall', note: 1}]}]
      },
      {type: 'notes'},
      {type: 'references', list: 0, title: 'References'}
    ])
    expect(notes).toMatchObject([{number: 1, calls: ['note-call-1'], children: [{type: 'paragraph'}]}])
  })

  test('the contents are the nested sections', async () => {
    const [contents] = (await blocksOf('---\ntoc: true\n---\n# A\n\n## B\n\n# C')) as readonly object[]
    expect(contents).toEqual({
      type: 'contents',
      title: 'Contents',
      heading: true,
      sections: [
        {
          anchor: 'a',
          number: '1',
          words: words('A'),
          sections: [{anchor: 'b', number: '1.1', words: words('B'), sections: []}]
        },
        {anchor: 'c', number: '2', words: words('C'), sections: []}
      ]
    })
  })
})
