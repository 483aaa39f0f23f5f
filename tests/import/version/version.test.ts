import {expect, test} from 'vitest'
import {field, headingStyles, p, run, styled} from '../document/word-package.ts'
import {newerVersion} from './newer.ts'

const styles = {'word/styles.xml': headingStyles}
const title = p('Bread', styled('Title'))
const heading = (text: string): string => p(text, styled('H1'))
const list = [
  heading('References'),
  p('Doe, J. (2012). Bricks of the oven. Clay Press.'),
  p('Roe, A. (2011). Kilns and law. Journal of Clay, 3(1), 1–12.'),
  p('Poe, E. (2010). Salt and other matters. Clay Press.')
].join('')
const cell = (text: string): string => `<w:tc>${p(text)}</w:tc>`
const row = (...cells: readonly string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`
const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`
const formula = (text: string): string =>
  `<w:p><m:oMathPara><m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath></m:oMathPara></w:p>`
const picture = (file: string): string =>
  p(`<w:r><w:drawing><pic:pic><a:blip r:embed="${file}"/></pic:pic></w:drawing></w:r>`)
const pictures = {
  'word/_rels/document.xml.rels':
    '<Relationship Id="i1" Target="media/image1.png"/><Relationship Id="i2" Target="media/image2.png"/>'
}
const noteCall = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
const notes = (...texts: readonly string[]): string =>
  texts.map((text, index) => `<w:footnote w:id="${index + 1}">${p(text)}</w:footnote>`).join('')
const ins = (text: string): string =>
  `<w:ins w:id="1" w:author="Bo Li" w:date="2026-01-01">${run(text)}</w:ins>`
const del = (text: string): string =>
  `<w:del w:id="2" w:author="Bo Li" w:date="2026-01-01"><w:r><w:delText>${text}</w:delText></w:r></w:del>`

const inParagraphs = (text: string): string => text.replace(/\s*\n\s*/g, '\n').trim()

/** Constructs of a file before and after a change, and the resulting marks in the chapter. */
const constructs: ReadonlyArray<
  readonly [name: string, old: string, next: string, marks: readonly string[]]
> = [
  ['a word', p('The oven is big.'), p('The oven is hot.'), ['The oven is {~~big~>hot~~}{>>@v2<<}.']],
  [
    'words at the end',
    p('Bread rises.'),
    p('Bread rises, and falls.'),
    ['Bread rises{++, and falls++}{>>@v2<<}.']
  ],
  ['words at the start', p('In time, bread rises.'), p('Bread rises.'), ['rises.']],
  [
    'a new paragraph',
    p('One is here.') + p('Two is here.'),
    p('One is here.') + p('New words stand between.') + p('Two is here.'),
    ['{++\n\nNew words stand between.\n\n++}{>>@v2<<}']
  ],
  [
    'a paragraph that is gone',
    p('One is here.') + p('Gone are these words.') + p('Two is here.'),
    p('One is here.') + p('Two is here.'),
    ['{--\n\nGone are these words.\n\n--}{>>@v2<<}']
  ],
  [
    'a new section',
    heading('One') + p('Words of one.'),
    heading('One') + p('Words of one.') + heading('Two') + p('Words of two.'),
    ['{++\n\n# Two\n\nWords of two.\n\n++}{>>@v2<<}']
  ],
  [
    'a heading',
    heading('Ovens and salt') + p('Words.'),
    heading('Ovens and bread') + p('Words.'),
    ['# Ovens and {~~salt~>bread~~}{>>@v2<<}']
  ],
  [
    'a citation',
    p('Bread rises (Roe, 2011).') + list,
    p('Bread rises (Roe, 2011; Doe, 2012).') + list,
    ['{~~[@roe2011]~>[@roe2011; @doe2012]~~}{>>@v2<<}']
  ],
  [
    'a new citation',
    p('Bread rises (Roe, 2011), and salt is old.') + list,
    p('Bread rises (Roe, 2011), and salt is old (Poe, 2010).') + list,
    ['salt is old{++ [@poe2010]++}{>>@v2<<}.']
  ],
  [
    'a row of a table',
    table(row('a', 'b'), row('one', 'two')),
    table(row('a', 'b'), row('new', '7'), row('one', 'two')),
    ['| {++new++}{>>@v2<<} | {++7++}{>>@v2<<} |']
  ],
  [
    'a cell of a table',
    table(row('a', 'b'), row('one', 'two')),
    table(row('a', 'b'), row('one', 'three')),
    ['| one | {~~two~>three~~}{>>@v2<<} |']
  ],
  [
    'a column of a table',
    table(row('a', 'b'), row('one', 'two')),
    table(row('a', 'b', 'c'), row('one', 'two', 'three')),
    ['--}{>>@v2<<}\n\n{++\n\n']
  ],
  [
    'a formula of a line',
    p('Where') + formula('a=b') + p('is.'),
    p('Where') + formula('a=c') + p('is.'),
    ['{--\n\n$$ a=b $$\n\n--}{>>@v2<<}\n\n{++\n\n$$ a=c $$\n\n++}{>>@v2<<}']
  ],
  [
    'a caption',
    picture('i1') + p('Figure 1: An oven.'),
    picture('i1') + p('Figure 1: A hot oven.'),
    ['![{~~An~>A hot~~}{>>@v2<<} oven.](figures/picture-1.png){#fig:1}']
  ],
  [
    'a figure before another',
    picture('i1') + p('Figure 1: An oven of clay.'),
    picture('i2') + p('Figure 1: The salt of the sea.') + picture('i1') + p('Figure 2: An oven of clay.'),
    ['{++\n\n![The salt of the sea.](figures/picture-2.png){#fig:1-2}\n\n++}']
  ],
  [
    'emphasis',
    p('The oven is hot.'),
    p(`${run('The oven is ')}${run('hot', '<w:i/>')}${run('.')}`),
    ['{~~hot~>*hot*~~}{>>@v2<<}']
  ],
  ['signs of Markdown', p('Costs 5 * 3.'), p('Costs 5 * 4 {x} [y] ~ z.'), ['\\{x\\}']]
]

test.each(constructs)(
  'a newer version with %s is accepted as it was typed, and rejected as it was',
  async (_, old, next, marks) => {
    const parts = {...styles, ...pictures}
    const version = await newerVersion([title + old, parts], [title + next, parts])
    expect(version.listed).toEqual([])
    for (const mark of marks) expect(version.marked).toContain(mark)
    expect(inParagraphs(version.rejected)).toBe(inParagraphs(version.before))
    expect(inParagraphs(version.accepted)).toBe(inParagraphs(version.imported))
    expect(version.marked).not.toBe(version.before)
  }
)

test('nothing differs where nothing has changed', async () => {
  const body = title + p('Bread rises (Roe, 2011).') + table(row('a', 'b'), row('c', 'd')) + list
  const version = await newerVersion([body, styles], [body, styles])
  expect(version.returned).toEqual([])
  expect(version.marked).toBe(version.before)
})

test('tracked changes of the newer file have the names of who made them; those of the version before are no news', async () => {
  const old = p(`${run('Bread ')}${ins('often ')}${run('rises.')}`)
  const next = p(
    `${run('Bread ')}${ins('often ')}${run('rises')}`.replace('2026-01-01', '2026-01-01') +
      `<w:ins w:id="3" w:author="Cy" w:date="2026-02-02">${run(' at night')}</w:ins>${run('.')}`
  )
  const version = await newerVersion([title + old, styles], [title + next, styles])
  expect(version.listed).toEqual([])
  expect(version.marked).toContain('Bread {++often ++}{>>@Bo-Li<<}rises{++ at night++}{>>@Cy<<}.')
})

test('a deletion that somebody tracked is one of theirs', async () => {
  const version = await newerVersion(
    [title + p('Bread rises at night.'), styles],
    [title + p(`${run('Bread rises')}${del(' at night')}${run('.')}`), styles]
  )
  expect(version.marked).toContain('Bread rises{-- at night--}{>>@Bo-Li<<}.')
  expect(inParagraphs(version.rejected)).toBe(inParagraphs(version.before))
})

test('what an editor has done since stays: a citation that was linked by hand, another name of a chapter, a mended entry', async () => {
  const old = heading('One') + p('Bread rises (Roe, 2015). Salt is old.') + list
  const next = heading('One') + p('Bread rises (Roe, 2015). Salt is very old.') + list
  const version = await newerVersion([title + old, styles], [title + next, styles], texts => {
    const {'manuscript/01-one.md': chapter = '', ...rest} = texts
    return {
      ...rest,
      'manuscript/01-first.md': chapter.replace(/\(Roe, 2015\)\{>>[\s\S]*?<<\}/, '[@roe2011]'),
      'manuscript/manuscript.yaml': rest['manuscript/manuscript.yaml']!.replace('01-one.md', '01-first.md'),
      'references.bib': rest['references.bib']!.replace('Bricks of the oven}', 'Bricks and ovens}')
    }
  })
  expect(version.listed).toEqual([])
  expect(version.marked).toContain('Bread rises [@roe2011]. Salt is {++very ++}{>>@v2<<}old.')
})

test('a change where the paper has other words by now is listed, and nothing is written over', async () => {
  const version = await newerVersion(
    [title + p('Bread rises at night.'), styles],
    [title + p('Bread rises at dawn.'), styles],
    texts => ({
      ...texts,
      'manuscript/01-text.md': texts['manuscript/01-text.md']!.replace('at night', 'at noon')
    })
  )
  expect(version.marked).toBe(version.before)
  expect(version.listed).toEqual(['substitution “night” “dawn”: the paper has other words there by now'])
})

test('works whose numbers in the list have changed are no changes of the bibliography', async () => {
  const lines = [
    'A. Roe, “Kilns and law,” Journal of Clay, vol. 3, no. 1, pp. 1–12, 2011.',
    'J. Doe, Bricks of the oven. Turin: Clay Press, 2012.',
    'E. Poe, Salt and other matters. Turin: Clay Press, 2010.'
  ]
  const numbered = (order: readonly number[]): string =>
    heading('References') + order.map((at, index) => p(`[${index + 1}] ${lines[at]!}`)).join('')
  const version = await newerVersion(
    title + p('Bread rises [1]. Salt is old [2].') + numbered([0, 1]),
    title + p('Bread rises [1]. Salt [2] is old [3].') + numbered([0, 2, 1])
  )
  expect(version.returned.map(({words, text}) => [words, text])).toEqual([['', '[@poe2010] ']])
  expect(version.marked).toContain(
    'Bread rises [@roe2011]. Salt {++[@poe2010] ++}{>>@v2<<}is old [@doe2012].'
  )
})

test('notes keep their names, and a new one has one that is free', async () => {
  const old: readonly [string, Record<string, string>] = [
    title + p(`${run('Bread')}${noteCall(1)}${run(' rises.')}`),
    {...styles, 'word/footnotes.xml': notes('Of wheat.')}
  ]
  const next: readonly [string, Record<string, string>] = [
    title + p(`${run('Bread')}${noteCall(2)}${run(' rises')}${noteCall(1)}${run('.')}`),
    {...styles, 'word/footnotes.xml': notes('At night.', 'Of wheat and rye.')}
  ]
  const version = await newerVersion(old, next)
  expect(version.listed).toEqual([])
  expect(version.marked).toContain('Bread[^1] rises{++[^2]++}{>>@v2<<}.')
  expect(version.marked).toContain('[^1]: Of wheat{++ and rye++}{>>@v2<<}.')
  expect(version.marked).toContain('{++\n\n[^2]: At night.\n\n++}{>>@v2<<}')
  expect(inParagraphs(version.accepted)).toBe(inParagraphs(version.imported))
})

test('cross-references of fields go on to name what they named', async () => {
  const figure = (file: string, bookmark: string, number: string, words: string): string =>
    picture(file) +
    p(
      `<w:bookmarkStart w:id="1" w:name="${bookmark}"/>${run('Figure ')}${field('SEQ Figure', number)}<w:bookmarkEnd w:id="1"/>${run(`: ${words}`)}`
    )
  const see = (bookmark: string, shown: string): string =>
    p(`${run('See ')}${field(`REF ${bookmark} \\h`, shown)}${run('.')}`)
  const parts = {...styles, ...pictures}
  const version = await newerVersion(
    [title + see('b1', 'Figure 1') + figure('i1', 'b1', '1', 'An oven of clay.'), parts],
    [
      title +
        see('b1', 'Figure 2') +
        figure('i2', 'b2', '1', 'The salt of the sea.') +
        figure('i1', 'b1', '2', 'An oven of clay.'),
      parts
    ]
  )
  expect(version.listed).toEqual([])
  expect(version.marked).toContain('See @fig:1.')
  expect(version.returned).toHaveLength(1)
})
