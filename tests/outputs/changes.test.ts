import {describe, expect, test} from 'vitest'
import {serializeHast} from '../../src/core/serialize.ts'
import {nodesToHast} from '../../src/outputs/article/index.ts'
import type {ProofMarks} from '../../src/outputs/output.ts'
import {changeList} from '../../src/outputs/page/change-list.ts'
import {compareArticles, withStarts} from '../../src/versions/redline/index.ts'
import {articleOf} from '../compose/article.ts'

/** The HTML of the text with its changes, without irrelevant numbers and attributes. */
async function redlined(before: string, after: string): Promise<string> {
  return (await redlinedFiles({'01.md': before}, {'01.md': after})).replaceAll(
    /<a [^>]*class="change-number[^>]*>\d+<\/a>/g,
    ''
  )
}

type Files = Readonly<Record<string, string>>

async function redlinedFiles(before: Files, after: Files): Promise<string> {
  const [old, next] = await Promise.all([articleOf(before), articleOf(after)])
  const {article} = compareArticles(old, next)
  const toHast = await nodesToHast(withStarts(article), {
    pictures: new Map(),
    pdfPictures: new Map(),
    pictureFaults: new Map(),
    macros: new Map()
  })
  return serializeHast([...toHast(withStarts(article).body)]).replaceAll(' class="change"', '')
}

describe('changes are marked in HTML', () => {
  test.each([
    ['a word', 'The old word.', 'The new word.', '<p>The <del>old</del><ins>new</ins> word.</p>'],
    [
      'a paragraph',
      'One.',
      'One.\n\nTwo *more* words.',
      '<p>One.</p><p class="change-block change-inserted"><ins>Two <em>more</em> words.</ins></p>'
    ],
    [
      'an item of a close list',
      '- one\n- two\n',
      '- one\n- two\n- three and more\n',
      '<ul>\n<li>one</li>\n<li>two</li>\n<li class="change-block change-inserted"><ins>three and more</ins></li>\n</ul>'
    ],
    [
      'emphasis, which is no other word',
      'A plain word.',
      'A *plain* word.',
      '<p>A <span class="change change-formatted"><em>plain</em></span> word.</p>'
    ],
    [
      'a formula, old over new',
      'So $$a$$ it is.',
      'So $$b$$ it is.',
      expect.stringMatching(/<del>.*<math.*<\/del>.*<ins>.*<math.*<\/ins>/)
    ],
    [
      'a column of a table',
      '| a |\n|---|\n| b |\n',
      '| a | c |\n|---|---|\n| b | d |\n',
      expect.stringMatching(/<td class="change-inserted">(?:<p>)?<ins>d<\/ins>/)
    ],
    [
      'a paragraph that was joined to the one before, with its words',
      'The first sentence stands here.\n\nThe second sentence stands there.',
      'The first sentence stands here. The second sentence stands there.',
      expect.stringMatching(
        /here\.<\/p>\s*<p class="change-block change-joined"><del>¶<\/del>The second sentence/
      )
    ],
    [
      'a sentence that moved to another paragraph, in its line',
      'A first sentence is here. The sentence that moves has many words of its own.\n\nAnother paragraph is there.',
      'A first sentence is here.\n\nAnother paragraph is there. The sentence that moves has many words of its own.',
      expect.stringMatching(
        /<p>A first sentence is here\.\s*<span class="change-movedFrom">.*<\/span><\/p>.*there\./s
      )
    ],
    [
      'lines of a listing',
      '```js\nlet x\nlet y\nlet z\n```',
      '```js\nlet x\nlet w\nlet z\n```',
      expect.stringMatching(/<code [^>]*>.*x\n<del>.*y\n<\/del><ins>.*w\n<\/ins>.*z\n<\/code>/s)
    ],
    [
      'a division of a paragraph',
      'The first sentence stands here. The second sentence stands there.',
      'The first sentence stands here.\n\nThe second sentence stands there.',
      expect.stringMatching(/<p class="change-block change-split"><ins>¶<\/ins>The second/)
    ]
  ])('%s', async (_, before, after, html) => {
    expect(await redlined(before, after)).toEqual(html)
  })
})

test('the number of a change links to the list of changes and back', async () => {
  const [old, next] = await Promise.all([
    articleOf({'01.md': 'The old word.'}),
    articleOf({'01.md': 'The word.'})
  ])
  const {article} = compareArticles(old, next)
  const toHast = await nodesToHast(withStarts(article), {
    pictures: new Map(),
    pdfPictures: new Map(),
    pictureFaults: new Map(),
    macros: new Map()
  })
  expect(serializeHast([...toHast(withStarts(article).body)])).toContain(
    '<a class="change-number" href="#change-1-listed" id="change-1">1</a>'
  )
})

const works = `@book{doe, author = {Doe, Ann}, title = {Bricks}, publisher = {Oven}, date = {2001}}
@book{roe, author = {Roe, Ben}, title = {Kilns}, publisher = {Fire}, date = {1999}}
`
const paper = (style: string, bib: string, text = 'See [@doe; @roe].\n'): Files => ({
  'manuscript.yaml': `title: Clay\nstyle: ${style}\nbibliography: works.bib\n`,
  '01.md': text,
  'works.bib': bib
})

test.each(['plain', 'insights'])('a corrected field is marked in its one entry: %s', async style => {
  const html = await redlinedFiles(paper(style, works), paper(style, works.replace('Oven', 'Hearth')))
  expect(html).toContain('<del>Oven</del><ins>Hearth</ins>')
  expect(html).not.toContain('entry-was')
  expect(html.split('Bricks')).toHaveLength(2)
})

test('an entry in another style is the old one before the new one', async () => {
  const html = await redlinedFiles(paper('insights', works), paper('plain', works.replace('Oven', 'Hearth')))
  expect(html).toMatch(/entry-was">.*<del>.*Oven.*Hearth/s)
})

test.each([
  [
    'the last note',
    'A word[^n].\n\n[^n]: About it.\n',
    'A word.\n',
    [/<h2 [^>]*><del>Notes<\/del>/, /id="note-1".*<del>About it\.<\/del>/s]
  ],
  ['the last work', 'See [@doe].\n', 'See.\n', [/<h2 [^>]*><del>References<\/del>/, /<del>.*Bricks/s]],
  [
    'the last note, before works',
    'See [@doe][^n].\n\n[^n]: About it.\n',
    'See [@doe].\n',
    [/<del>Notes<\/del>.*References/s]
  ]
])('%s is shown where it was deleted, under its title', async (_, before, after, shown) => {
  const html = await redlinedFiles(paper('plain', works, before), paper('plain', works, after))
  for (const each of shown) expect(html).toMatch(each)
  const targets = [...html.matchAll(/href="#([^"]*)"/g)].flatMap(([, id = '']) =>
    id.endsWith('-listed') ? [] : id
  )
  expect(targets.filter(id => !html.includes(`id="${id}"`))).toEqual([])
})

test('each change of a paragraph has its number, that of a citation behind a blank too', async () => {
  const html = await redlinedFiles(
    paper('plain', works, 'See this and see [@doe].\n'),
    paper('plain', works, 'See this [@roe] and see [@doe].\n')
  )
  expect(html).toMatch(/id="change-1"[^>]*>1<\/a><ins> <\/ins><ins>/)
})

test.each([
  ['apa', '[@doe; @roe]', '[@doe]', /Doe, 1999<\/a><del>; <\/del><del>Roe, 2000<\/del>\)/],
  ['ieee', '[@doe; @roe]', '[@doe]', />\[1\]<\/a><del>, <\/del><del>\[2\]<\/del>/],
  [
    'apa',
    '[@doe; @roe]',
    '[@doe; @poe]',
    /<ins><a [^>]*>Poe, 2001<\/a><\/ins><del>; <\/del><del>Roe, 2000<\/del>\)/
  ],
  ['apa', '[@doe, p. 3]', '[@doe, p. 4]', />Doe, 1999, p\. <del>3<\/del><ins>4<\/ins><\/a>\)/],
  ['apa', '[see @doe]', '[but see @doe]', /\(<ins>but <\/ins>see /],
  ['vancouver', '[@doe]', '[@doe; @roe]', /\(<a [^>]*>1<\/a><ins>, <\/ins><ins><a [^>]*>2<\/a><\/ins>\)/],
  ['vancouver', '[@roe]', '[@doe; @roe]', /\(<ins><a [^>]*>1<\/a><\/ins><ins>, <\/ins><a [^>]*>2<\/a>\)/],
  ['vancouver', '[@doe]', '[see @doe, p. 3]', /\(<ins>see <\/ins><a [^>]*>1<ins>, p\. 3<\/ins><\/a>\)/],
  [
    'vancouver',
    '[@doe; @roe]',
    '[@doe; @roe; @poe]',
    /\(<a [^>]*>1<\/a><del>, <\/del><del>2<\/del><ins>–<\/ins><ins><a [^>]*>3<\/a><\/ins>\)/
  ],
  ['ieee', '[@doe, p. 3]', '[@doe, p. 3; @roe]', /^(?:(?!<del>).)*$/s],
  [
    'apa',
    '@doe',
    '[@doe]',
    /<del>Doe<\/del><del> <\/del><del>\(<\/del><del>1999<\/del><del>\)<\/del><ins>\(<\/ins><ins><a [^>]*>Doe, 1999<\/a><\/ins><ins>\)/
  ]
])('in %s, a citation shows what it no longer has: %s → %s', async (csl, before, after, shown) => {
  const listed = `references:
- {id: doe, type: book, title: Tides, author: [{family: Doe}], issued: 1999}
- {id: roe, type: book, title: Winds, author: [{family: Roe}], issued: 2000}
- {id: poe, type: book, title: Rains, author: [{family: Poe}], issued: 2001}
`
  const files = (cited: string): Files => ({
    '01.md': `---\ncsl: ${csl}\n${listed}---\nKnown ${cited}. All: [@doe; @roe; @poe].`
  })
  const html = (await redlinedFiles(files(before), files(after))).replaceAll(
    /<a [^>]*class="change-number[^>]*>\d+<\/a>/g,
    ''
  )
  expect(html.slice(0, html.indexOf('All:'))).toMatch(shown)
})

test('a citation that became a range of numbers has the number of its change', async () => {
  const files = (cited: string): Files => ({
    ...paper(
      'plain',
      `${works}@book{poe, author = {Poe}, title = {Loam}, date = {2003}}\n`,
      `Known ${cited}. All: [@doe; @roe; @poe].`
    )
  })
  const html = await redlinedFiles(files('[@doe; @roe]'), files('[@doe; @roe; @poe]'))
  expect(html.slice(0, html.indexOf('All:'))).toMatch(/id="change-1"/)
})

test('the list of changes has room for the new place of moved words', () => {
  const change = {number: 7, old: '', section: ''}
  const changes = {
    title: 'Changes',
    summary: '',
    groups: [
      {
        title: 'Text',
        changes: [
          {...change, done: 'moved', new: 'Words', isMoved: true as const},
          {...change, done: 'inserted', new: 'Words'}
        ],
        more: 0
      }
    ]
  }
  const html = serializeHast(changeList({changes} as unknown as ProofMarks))
  expect(html.match(/data-moved="7"/g)).toHaveLength(1)
  expect(html).toContain('moved</span><span class="change-place" data-moved="7"></span>')
})
