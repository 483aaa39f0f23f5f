import {expect, test} from 'vitest'
import type {Returned} from '../../../src/review/answers/returned.ts'
import {citationFields} from '../../../src/review/word/citation-fields.ts'
import type {Paper} from '../../../src/review/word/index.ts'
import type {WordDocument} from '../../../src/review/word/read/document.ts'
import {readWord} from '../../../src/review/word/read/index.ts'
import {unexplained} from '../../../src/review/word/unexplained.ts'
import {composed, paragraphXml, wordOf} from './word-file.ts'

const markdown = `---
bibliography: refs.bib
---

# Dogs

The big dog runs [@a] over the hill.[^n]

It slept in the sun all day long[^m] and *did not* bark.

- One item
- Another item

| Dog | Age |
|-----|----:|
| Rex | 3   |
| Ina | 4   |

So $a+b$ is true.

# Cats

A cat sleeps.

[^n]: A steep hill.
[^m]: A warm day.
`

const works =
  '@book{a, author={Roe, Ann}, title={Kilns}, date={1990}}\n@book{b, author={Li, Bo}, title={Clay}, date={1991}}'

let paper: Promise<Paper> | undefined

function sentPaper(): Promise<Paper> {
  paper ??= composed({'01.md': markdown, 'refs.bib': works})
  return paper
}

const cite = (key: string): string =>
  `{cite ${JSON.stringify({citationItems: [{itemData: {id: key, type: 'book', 'citation-key': key}}]})}|(Roe 1990)}`

const formula = (letters: string): string =>
  `<w:p><w:bookmarkStart w:name="_gly12"/><w:r><w:t>So </w:t></w:r><m:oMath><m:r><m:t>${letters}</m:t></m:r></m:oMath><w:r><w:t> is true.</w:t></w:r></w:p>`

const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map(words => `<w:tc>${paragraphXml(words)}</w:tc>`).join('')}</w:tr>`

const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`
const [head, rex, ina] = [row('Dog', 'Age'), row('Rex', '3'), row('Ina', '4')]

const dogs = `The big dog runs ${cite('a')} over the hill.{note 2}`
const sun = 'It slept in the sun all day long{note 3} and *did not* bark.'
const sent = [
  '1 Dogs',
  'Made by galley',
  dogs,
  sun,
  '{item}One item',
  '{item}Another item',
  table(head, rex, ina),
  formula('a+b'),
  '2 Cats',
  'A cat sleeps.'
]

const notes = (...words: readonly string[]): Readonly<Record<string, string>> => ({
  'word/footnotes.xml': `<w:footnotes>${words
    .map((each, index) => `<w:footnote w:id="${index + 2}">${paragraphXml(each)}</w:footnote>`)
    .join('')}</w:footnotes>`
})

const sentNotes = notes('A steep hill.', 'A warm day.')

/** Differences from the sent paper that are reported for a file in which no change was found. */
async function said(
  paragraphs: readonly string[],
  more: Readonly<Record<string, string>> = sentNotes
): Promise<readonly string[]> {
  const {article, manuscript} = await sentPaper()
  return unexplained({
    document: wordOf(paragraphs, more),
    sent: article,
    files: [wordOf(sent, sentNotes)],
    fields: citationFields(manuscript.project.bibliography.references),
    accepted: article,
    listed: []
  }).map(({kind, words, text, about}) => `${kind} “${words}” “${text}” ${about}`)
}

/** The sent paragraphs without some of them, and with new ones inserted before one. */
function edited(without: readonly string[], before: string, added: readonly string[]): readonly string[] {
  return sent.flatMap(each => [...(each === before ? added : []), ...(without.includes(each) ? [] : [each])])
}

const replaced = (old: string, next: string): readonly string[] => edited([old], old, [next])

test.each<readonly [string, readonly string[], readonly string[]]>([
  [
    'a paragraph',
    edited([sun], dogs, [sun]),
    [
      'move “The big dog runs (1) over the hill. A steep hill.” “” behind “It slept in the sun all day long A warm day. and did not bar…”'
    ]
  ],
  [
    'an item',
    edited(['{item}One item'], sent[6]!, ['{item}One item']),
    ['move “One item” “” behind “Another item”']
  ],
  ['a row', replaced(sent[6]!, table(head, ina, rex)), ['move “Ina ¶ 4” “” behind “Age”']],
  [
    'a section',
    [...sent.slice(8), ...sent.slice(0, 8)],
    ['move “2 Cats ¶ A cat sleeps.” “” at the beginning']
  ]
])('%s that somebody moved is said', async (_, paragraphs, expected) => {
  expect(await said(paragraphs)).toEqual(expected)
})

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['a word', replaced(dogs, dogs.replace('big', 'small')), ['substitution “big” “small”']],
  [
    'a split with a word',
    edited([dogs], dogs, ['The big dog', 'slowly runs over the hill.{note 2}']),
    ['insertion “” “slowly”', 'deletion “']
  ],
  ['a paragraph that goes', edited(['A cat sleeps.'], '', []), ['deletion “A cat sleeps.” “”']],
  ['a new paragraph', edited([], dogs, ['A new one.']), ['insertion “” “A new one.”']],
  ['another work', replaced(dogs, dogs.replaceAll('"a"', '"b"')), ['substitution']],
  ['a formula', replaced(sent[7]!, formula('a+c')), ['substitution “b” “c”']],
  [
    'what galley makes',
    replaced('Made by galley', 'Made by nobody'),
    ['substitution “Made by galley” “Made by nobody”']
  ],
  [
    'a tracked word',
    replaced(dogs, dogs.replace('big', '[-Ann:big-][+Ann:small+]')),
    ['substitution “big” “small”']
  ]
])('%s is said', async (_, paragraphs, expected) => {
  const found = await said(paragraphs)
  expect(found.map((each, index) => each.slice(0, expected[index]?.length))).toEqual(expected)
})

const entry =
  'Brunton, S. L., & Kutz, J. N. (2016). Discovering governing equations from data by sparse identification. Science, 113(15), 3932–3937.'

test.each([
  [
    'a word of an entry that has gone',
    'New paragraphs have many words that stand nowhere else, and identification by letters.',
    'insertion'
  ],
  [
    'most words of an entry that has gone',
    entry.replace('Science', 'A paragraph of the text'),
    `substitution “${entry}”`
  ]
])('a new paragraph with %s is said whole', async (_, words, kind) => {
  const {article, manuscript} = await sentPaper()
  const found = unexplained({
    document: wordOf([...sent, words], sentNotes),
    sent: article,
    files: [wordOf([...sent, entry], sentNotes)],
    fields: citationFields(manuscript.project.bibliography.references),
    accepted: article,
    // The words of the paragraph that are not in the entry are already listed.
    listed: [returnedWith('Science', 'A paragraph'), returnedWith('', 'New paragraphs have many words')]
  })
  expect(found.map(each => `${each.kind} “${each.words}” “${each.text}”`)).toEqual([
    expect.stringMatching(new RegExp(`^${kind.replace(/[().]/g, '\\$&')}`))
  ])
  expect(found[0]!.text).toBe(words)
})

function returnedWith(words: string, text: string): Returned {
  return {id: text, person: '', kind: 'substitution', verdict: 'not placed', words, text}
}

test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
  ['a note', notes('A flat hill.', 'A warm day.'), ['substitution']],
  ['notes in each other’s place', notes('A warm day.', 'A steep hill.'), ['substitution', 'substitution']]
])('%s: said at the calls', async (_, more, expected) => {
  const found = await said(sent, more)
  expect(found.map(each => each.split(' ')[0])).toEqual(expected)
})

test.each<readonly [string, readonly string[]]>([
  ['nothing', sent],
  ['paragraphs split', edited([dogs], dogs, ['The big dog', `runs ${cite('a')} over the hill.{note 2}`])],
  ['a citation rendered anew', replaced(dogs, dogs.replace('(Roe 1990)', '[7]'))],
  ['other dashes and quotation marks', sent.map(each => each.replace('long', 'long\u00ad'))]
])('%s: nothing is said', async (_, paragraphs) => {
  expect(await said(paragraphs)).toEqual([])
})

const picture = (file: string, alt = file): string =>
  `<w:p><w:r><w:t>Look </w:t></w:r><w:r><w:drawing><wp:docPr descr="${alt}"/><a:blip r:embed="${file}"/></w:drawing></w:r></w:p>`

const gone = (file: string): string =>
  picture(file)
    .replace('<w:r><w:drawing>', '<w:del w:author="A"><w:r><w:drawing>')
    .replace('</w:drawing></w:r>', '</w:drawing></w:r></w:del>')

/** The messages about the pictures of a file; the bytes of each follow from its name. */
async function saidOfPictures(paragraphs: readonly string[]): Promise<readonly string[]> {
  const {article, manuscript} = await composed({
    '01.md': 'Look ![a](a.png)\n\nLook ![b](b.png)\n\nLook ![c](c.png)'
  })
  const files = ['a', 'b', 'c', 'd']
  const word = (own: readonly string[]): WordDocument => pictured(own, files)
  return unexplained({
    document: word(paragraphs),
    sent: article,
    files: [word(['a', 'b', 'c'].map(file => picture(file)))],
    fields: citationFields(manuscript.project.bibliography.references),
    accepted: article,
    listed: []
  }).map(({kind, words, text, about}) => `${kind} “${words}” “${text}” ${about}`)
}

function pictured(paragraphs: readonly string[], files: readonly string[]): WordDocument {
  const relations = files.map(file => `<Relationship Id="${file}" Type="image" Target="media/${file}.png"/>`)
  const parts: Readonly<Record<string, string>> = {
    'word/document.xml': `<w:document><w:body>${paragraphs.join('')}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`
  }
  const read = readWord(
    path => parts[path],
    path => `bytes of ${path}`
  )
  if ('fault' in read) throw new Error(read.fault)
  return read
}

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['as they were', ['a', 'b', 'c'].map(file => picture(file)), []],
  ['with words of a program for one', [picture('a'), picture('b', 'rId4'), picture('c')], []],
  [
    'one less',
    [picture('a'), picture('c'), '<w:p><w:r><w:t>Look</w:t></w:r></w:p>'],
    ['deletion “b” “” picture']
  ],
  ['one less by a tracked change', [picture('a'), gone('b'), picture('c')], ['deletion “b” “” picture']],
  [
    'one more',
    [picture('a'), picture('d'), picture('b'), picture('c')],
    ['insertion “” “Look” behind “Look”', 'insertion “” “d” picture behind “Look”']
  ],
  [
    'another',
    [picture('a'), picture('d', 'b'), picture('c')],
    ['substitution “b” “b” picture behind “Look”']
  ],
  ['in another order', [picture('b'), picture('a'), picture('c')], ['move “b” “” picture']]
])('pictures %s', async (_, paragraphs, expected) => {
  expect(await saidOfPictures(paragraphs)).toEqual(expected)
})

const heading = (level: number, words: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${level === 0 ? 'BodyText' : `Heading${level}`}"/></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`

test.each<readonly [string, readonly number[], readonly string[]]>([
  ['as they were', [1, 2, 2, 1, 2], []],
  [
    'one lower',
    [1, 2, 3, 1, 2],
    ['“C”: it is a heading of level 3 in the Word file and of level 2 in the text; change it by hand']
  ],
  [
    'one that is text',
    [1, 2, 2, 0, 2],
    ['“D”: it is no longer a heading of level 1 in the Word file; change it by hand']
  ],
  [
    'all lower',
    [2, 3, 3, 2, 3],
    [
      '“A”: it is a heading of level 2 in the Word file and of level 1 in the text, as are 4 other headings by as many levels; change it by hand'
    ]
  ],
  ['of a program without any', [0, 0, 0, 0, 0], []]
])('levels of headings %s', async (_, levels, expected) => {
  const {article, manuscript} = await composed({'01.md': '# A\n\n## B\n\n## C\n\n# D\n\n## E'})
  const word = (own: readonly number[]): WordDocument =>
    wordOf(own.map((level, at) => heading(level, 'ABCDE'[at]!)))
  const found = unexplained({
    document: word(levels),
    sent: article,
    files: [word([1, 2, 2, 1, 2])],
    fields: citationFields(manuscript.project.bibliography.references),
    accepted: article,
    listed: []
  })
  expect(found.map(({words, reason}) => `“${words}”: ${reason}`)).toEqual(expected)
})

test('a caption with other words, which Word has above its table, has not moved', async () => {
  const text = (words: string): string =>
    `| A | B |\n|---|---|\n| one | two |\n\n: ${words} {#tbl:x}\n\nMore.`
  const [before, after] = [
    await composed({'01.md': text('Old words')}),
    await composed({'01.md': text('New words')})
  ]
  const word = (words: string): WordDocument =>
    wordOf([`Table 1. ${words}`, table(row('A', 'B'), row('one', 'two')), 'More.'])
  const found = unexplained({
    document: word('New words'),
    sent: before.article,
    files: [word('Old words')],
    fields: citationFields([]),
    accepted: after.article,
    listed: []
  })
  expect(found).toEqual([])
})

test('a caption that no longer stands beside its table has moved', async () => {
  const {article} = await composed({
    '01.md': 'One.\n\n| A | B |\n|---|---|\n| one | two |\n\n: Words {#tbl:x}\n\nMore.\n\nLast.'
  })
  const cells = table(row('A', 'B'), row('one', 'two'))
  const word = (...paragraphs: readonly string[]): WordDocument => wordOf(paragraphs)
  const sentFile = word('One.', 'Table 1. Words', cells, 'More.', 'Last.')
  const found = (document: WordDocument): readonly string[] =>
    unexplained({
      document,
      sent: article,
      files: [sentFile],
      fields: citationFields([]),
      accepted: article,
      listed: []
    }).map(({kind, words, about}) => `${kind} “${words}” ${about}`)
  expect(found(word('One.', cells, 'Table 1. Words', 'More.', 'Last.'))).toEqual([])
  expect(found(word('One.', cells, 'More.', 'Table 1. Words', 'Last.'))).toEqual([
    'move “Table 1. Words” behind “More.”'
  ])
})
