import {expect, test} from 'vitest'
import {walk} from '../../src/core/walk.ts'
import {parseChapter} from '../../src/parse/markdown/chapter.ts'
import {articleHtml} from '../article-words.ts'
import fc from '../properties.ts'

test.each([
  ['its words', '[Methods]', '<a href="#methods">Methods</a>'],
  ['its words and empty brackets', '[Methods][]', '<a href="#methods">Methods</a>'],
  ['other words', '[see *there*][Methods]', '<a href="#methods">see <em>there</em></a>'],
  ['its words in another case', '[METHODS]', '<a href="#methods">METHODS</a>'],
  ['words over two lines', '[Data\nand code]', '<a href="#data">Data and code</a>'],
  ['its markup', '[The *law*]', '<a href="#the-law">The <em>law</em></a>'],
  ['words with quotes', `["Let's"]`, '<a href="#lets">“Let’s”</a>'],
  ['words that two headings have', '[Twice]', '<a href="#twice">Twice</a>'],
  ['words of a heading in a quotation', '[Within]', '<a href="#within">Within</a>'],
  ['brackets in a note', 'A.^[See [Methods].]', 'See <a href="#methods">Methods</a>'],
  ['brackets before parentheses', '[Methods] (new)', '<a href="#methods">Methods</a> (new)']
])('a heading is linked by %s', async (_, text, expected) => {
  expect(await articleHtml(headings + text)).toContain(expected)
})

test.each([
  [
    'a definition',
    '[Methods]\n\n[methods]: https://example.org',
    '<a href="https://example.org">Methods</a>'
  ],
  ['a link', '[Methods](https://example.org)', '<a href="https://example.org">Methods</a>'],
  [
    'a link around it',
    '[a [Methods] b](https://example.org)',
    '<a href="https://example.org">a [Methods] b</a>'
  ],
  ['a span', '[Methods]{.y}', '<span class="y">Methods</span>'],
  ['an escape', '\\[Methods]', '<p>[Methods]</p>'],
  ['code', '`[Methods]`', '<code>[Methods]</code>'],
  ['a picture', '![Methods]', '<p>![Methods]</p>'],
  ['what follows a key', 'As @doe [Methods] says.', 'Methods)</span> says.'],
  ['an inline note', 'A^[Methods]', '<sup class="note-call">'],
  ['a box', '- [x] done', 'disabled> done'],
  ['the text of no heading', '[The law] [Method]', '<p>[The law] [Method]</p>'],
  ['a fence that nothing closes', '[Methods]\n\n```\ncode', '<p>[Methods]</p>\n<pre'],
  ['a comment that nothing closes', '[Methods]\n\n<!-- no end', '<p>[Methods]</p>']
])('a heading’s text in brackets stays %s', async (_, text, expected) => {
  expect(await articleHtml(headings + text)).toContain(expected)
})

const headings =
  '# Methods\n\n# Data and code {#data}\n\n# The *law*\n\n# "Let\'s"\n\n# Twice\n\n# Twice\n\n# x\n\n> # Within\n\n'

test('within a chapter, its own heading is linked, even if an earlier one has the same text', async () => {
  const chapter = '# Methods\n\nSee [Methods].\n'
  const html = await articleHtml({'manuscript/01.md': chapter, 'manuscript/02.md': chapter})
  expect(html.match(/href="#methods[^"]*"/g)).toEqual(['href="#methods"', 'href="#methods-1"'])
})

test('a heading of another chapter is linked: the first with that text', async () => {
  const html = await articleHtml({
    'manuscript/01.md': 'See [data *sets*], [there][Data *sets*], [Law], [a [law] b](https://example.org).\n',
    'manuscript/02.md': '# Data *sets*\n\n# Law\n\n[law]: https://example.org/law\n',
    'manuscript/03.md': '# Law\n\n# Data *sets*\n\nSee [Data *sets*].\n'
  })
  expect(html).toContain(
    'See <a href="#data-sets">data <em>sets</em></a>, <a href="#data-sets">there</a>, <a href="#law">Law</a>, ' +
      '<a href="https://example.org">a [law] b</a>.'
  )
  expect(html).toContain('See <a href="#data-sets-1">Data <em>sets</em></a>.')
})

test.each([
  ['a link around others', '[a [Methods] b](https://example.org)'],
  ['a span', '[Methods]{.y}'],
  ['a picture', '![Methods]'],
  ['what follows a key', 'As @doe [Methods] says.']
])('%s breaks no other brackets of the chapter', async (_, text) => {
  expect(await articleHtml(`${headings}${text}\n\nSee [Methods].`)).toContain(
    'See <a href="#methods">Methods</a>.'
  )
})

test('the text of another construct within a link is unchanged', async () => {
  const html = await articleHtml('# قانون\n\n[a [قانون] b](https://example.org)\n\nSee [قانون].')
  expect(html).toContain('>a [قانون] b</a>')
  expect(decodeURI(html)).toContain('See <a href="#قانون">قانون</a>.')
})

test('places are those of the file as saved, and the last node ends with it', () => {
  const text = '\uFEFF# Law\r\n\r\nSee [Law] and [@doe].\r\n\r\n::: {.note}\r\nWords.'
  const {tree, citations, findings} = parseChapter({path: '01.md', text}, 'en')
  expect(citations[0]?.items[0]?.place.start.offset).toBe(text.indexOf('@doe'))
  expect(tree.position?.end.offset).toBe(text.length)
  expect(findings.map(({rule, place}) => `${rule} ${place?.end.offset}`)).toEqual([
    `div-unclosed ${text.length}`
  ])
})

test('linking changes only the brackets', () => {
  const parts = [
    '# Law\n\n',
    '[Law]',
    '[see][Law]',
    ' ',
    '\n',
    '\n\n',
    'words',
    '*',
    '`',
    '- item',
    '> ',
    '```\n',
    '$',
    '| a |\n|---|\n',
    ':::\n',
    ': a',
    '[^1]',
    '[^1]: ',
    '"',
    '{.y}',
    '(b)',
    '![a',
    '](c)',
    '@doe ',
    '<!--',
    '-->',
    '    ',
    '\\'
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), {maxLength: 16}), chosen => {
      const text = `# Law\n\n${chosen.join('')}`
      // If the heading is changed, the text has no links, and is otherwise the same.
      const linked = shape(text)
      const plain = shape(text.replaceAll('# Law', '# Lax'))
      expect(linked.others).toEqual(plain.others)
    })
  )
})

/** All nodes in a text with their places, except links to headings and plain words. */
function shape(text: string): Readonly<{others: readonly string[]}> {
  const others: string[] = []
  const {tree} = parseChapter({path: '01.md', text}, 'en')
  walk(tree, node => {
    if (node.type === 'text' || (node.type === 'link' && node.data?.heading !== undefined)) return
    const {start, end} = node.position ?? {}
    const form = node.type === 'list' || node.type === 'listItem' ? ` ${node.spread}` : ''
    others.push(`${node.type}${form} ${start?.offset}-${end?.offset}`)
  })
  return {others: others.toSorted()}
}
