import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {PDFDocument, type PDFFont, StandardFonts} from 'pdf-lib'
import {afterAll, describe, expect, test} from 'vitest'
import {holesOf, outsideOf, overlapsOf, picturesIn} from '../../bench/pages/faults.mjs'
import {floatDistances} from '../../bench/pages/floats.mjs'
import {lettersIn, spaceOf} from '../../bench/pages/letters.mjs'
import {type Measures, measuresOf} from '../../bench/pages/measures.mjs'
import {placedPages} from '../../bench/pages/places.mjs'
import {comparedWords, wordsOfHtml} from '../../bench/pages/words.mjs'
import {judge} from '../judge.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-test-pages-'))
afterAll(() => rmSync(folder, {recursive: true}))
const mutool = judge('mutool')

/**
 * A line of a page: its words, separated by blanks. It is as wide as its column or, if `ragged`, has spaces of the
 * font's width. `space` is the width of its spaces relative to the font's, and `short` the part of the column that it
 * leaves free.
 */
type GivenLine =
  | string
  | Readonly<{text: string; space?: number; ragged?: true; short?: number; size?: number; x?: number}>

/** Columns of lines, by page. A column is 240 pt wide, and its lines are 12 pt apart in Times of 10 pt. */
type GivenPages = readonly (readonly (readonly GivenLine[])[])[]

const [size, leading, width, top, gap] = [10, 12, 240, 700, 20]

async function letters(pages: GivenPages) {
  const document = await PDFDocument.create()
  const times = await document.embedFont(StandardFonts.TimesRoman)
  for (const columns of pages) {
    const page = document.addPage([600, 800])
    columns.forEach((lines, column) => {
      lines.forEach((given, index) => {
        const line = typeof given === 'string' ? {text: given} : given
        let x = line.x ?? 50 + column * (width + gap)
        const [first = '', ...words] = line.text.split(' ')
        const own = line.size ?? size
        const space = spaceIn(times, line, own)
        for (const word of [first, ...words]) {
          page.drawText(word, {x, y: top - index * leading, size: own, font: times})
          x += times.widthOfTextAtSize(word, own) + space
        }
      })
    })
  }
  const file = join(folder, 'pages.pdf')
  writeFileSync(file, await document.save())
  return lettersIn(mutool(['draw', '-q', '-F', 'stext', '-o', '-', file]).stdout)
}

function spaceIn(font: PDFFont, line: Exclude<GivenLine, string>, own: number): number {
  const words = line.text.split(' ')
  if (line.ragged) return own / 4
  if (line.space !== undefined) return (line.space * own) / 4
  const natural = words.reduce((sum, word) => sum + font.widthOfTextAtSize(word, own), 0)
  return (width - (line.short ?? 0) - natural) / (words.length - 1)
}

/** The measurements of pages whose text is these paragraphs. */
async function measured(pages: GivenPages, paragraphs: readonly string[], columns = 1): Promise<Measures> {
  return measuresOf(await letters(pages), {columns, space: 0.25, paragraphs})
}

const full = 'Every line of this paragraph is as wide as the column'
const last = {text: 'and it ends here.', ragged: true} as const
/** A paragraph of identical lines before its last line, and its text. */
const lines = (count: number): readonly GivenLine[] => [...Array.from({length: count - 1}, () => full), last]
const textOf = (own: readonly GivenLine[]) =>
  own.map(line => (typeof line === 'string' ? line : line.text)).join(' ')

describe('hyphens', () => {
  test.each<readonly [string, readonly GivenLine[], string, number, number]>([
    ['none', [full, last], textOf([full, last]), 0, 0],
    [
      'one that is added',
      ['Words that are divi-', 'ded in this line and', last],
      `Words that are divided in this line and ${last.text}`,
      1,
      0
    ],
    [
      'one of the word',
      ['A name that is well-', 'known in this line and', last],
      `A name that is well-known in this line and ${last.text}`,
      1,
      0
    ],
    [
      'no dash between words',
      ['Words and then a -', 'in this line and', last],
      `Words and then a - in this line and ${last.text}`,
      0,
      0
    ],
    [
      'two below each other',
      ['Words that are divi-', 'ded in this line, di-', 'vided and', last],
      `Words that are divided in this line, divided and ${last.text}`,
      2,
      0
    ],
    [
      'three',
      ['Words that are divi-', 'ded in this line, di-', 'vided and divi-', 'ded again', last],
      `Words that are divided in this line, divided and divided again ${last.text}`,
      3,
      1
    ],
    [
      'four',
      [
        'Words that are divi-',
        'ded in this line, di-',
        'vided and divi-',
        'ded as are di-',
        'vided words',
        last
      ],
      `Words that are divided in this line, divided and divided as are divided words ${last.text}`,
      4,
      1
    ]
  ])('%s', async (_, own, text, hyphens, ladders) => {
    const found = await measured([[[full, full, ...own]]], [`${full} ${full} ${text}`])
    expect(found.lines).toBe(own.length + 2)
    expect(found.hyphens).toBeCloseTo((100 * hyphens) / found.lines)
    expect(found.ladders).toBe(ladders)
  })
})

describe('the spaces between words', () => {
  /** Words of ten letters, four per line: the column is as wide as they are with these spaces. */
  const words = 'nnnnnnnnnn nnnnnnnnnn nnnnnnnnnn nnnnnnnnnn'
  const spaced = async (spaces: readonly number[]) => {
    const own = spaces.map(space => ({text: words, space}))
    return measured([[[...own, last]]], [[...own, last].map(({text}) => text).join(' ')])
  }

  test('are told in those of the font', async () => {
    const {mean, deviation, p95, p99, most} = await spaced(Array.from({length: 20}, () => 1.25))
    for (const value of [mean, p95, p99, most]) expect(value).toBeCloseTo(1.25, 2)
    expect(deviation).toBeCloseTo(0, 2)
  })

  test('have a mean, a spread, and the widest', async () => {
    // The widest lines determine the edge of the column.
    const {mean, deviation, p95, most, short} = await spaced([...Array.from({length: 19}, () => 1.2), 1.6])
    expect(mean).toBeCloseTo(1.22, 2)
    expect(deviation).toBeCloseTo(0.4 * Math.sqrt(0.05 * 0.95), 2)
    expect(p95).toBeCloseTo(1.6, 2)
    expect(most).toBeCloseTo(1.6, 2)
    expect(short).toBe(0)
  })

  test('differ from one line of a paragraph to the next', async () => {
    // Spaces are 6.67 and 5 pt wide, in units of 2.5 pt.
    const [wide, narrow] = [44, 45].map(letters => `${'nnnnnnnnnn '.repeat(3)}${'n'.repeat(letters - 30)}`)
    const uneven = [...Array.from({length: 5}, () => [wide!, narrow!]).flat(), last]
    const even = [...Array.from({length: 4}, () => narrow!), last]
    const {step} = await measured([[[...uneven, ...even]]], [textOf(uneven), textOf(even)])
    expect(step).toBeCloseTo((9 * (2 / 3)) / 12, 2)
  })

  test('of lines that microtype expands by 2 % count, too', async () => {
    const usual = Array.from({length: 19}, () => ({text: words, space: 1.6}))
    const own = [...usual, {text: words, size: 10.2, space: 1.046}, last]
    const {mean} = await measured(
      [[own]],
      [own.map(line => (typeof line === 'string' ? line : line.text)).join(' ')]
    )
    expect(mean).toBeCloseTo((19 * 1.6 + 1.067) / 20, 2)
  })

  test('of lines that are not justified do not count', async () => {
    const {most, mean} = await measured(
      [[[...lines(6), {text: 'A short line', space: 4}]]],
      [textOf(lines(6)), 'A short line']
    )
    expect(most).toBeCloseTo(mean, 1)
  })
})

describe('lines', () => {
  test('are short if their paragraph goes on', async () => {
    const own = [full, {text: full, short: 6}, {text: full, short: 0.5}, full, last]
    const found = await measured([[own]], [textOf(own)])
    expect(found.short).toBe(1)
  })

  test('may hang into the margin', async () => {
    const own = [full, {text: full, short: -3}, full, full, last]
    expect((await measured([[own]], [textOf(own)])).short).toBe(0)
  })

  test('of headings, running heads and page numbers do not count', async () => {
    const others: readonly GivenLine[] = [
      {text: 'A heading', size: 14},
      {text: 'Running head 17', ragged: true}
    ]
    const found = await measured([[[...others, ...lines(5), {text: '17', x: 160}]]], [textOf(lines(5))])
    expect(found).toMatchObject({lines: 5, hyphens: 0, short: 0})
  })

  test('may be too wide for their column', async () => {
    const own = [full, {text: `${full} and more`, short: -30}, full, full, last]
    expect(await measured([[own]], [textOf(own)])).toMatchObject({lines: 5, short: 0, brokenWords: 0})
  })

  test('of two columns are read one after the other', async () => {
    const [first, second] = [lines(6), lines(4)]
    const found = await measured([[first, second]], [textOf(first), textOf(second)], 2)
    expect(found).toMatchObject({lines: 10, short: 0, hyphens: 0})
  })

  test('are refused if words of the text are missing', async () => {
    const own = lines(6)
    await expect(measured([[own]], [textOf(own), 'A paragraph that no page has.'])).rejects.toThrow(
      /of \d+ letters/
    )
  })
})

describe('rivers', () => {
  const ragged = (text: string) => ({text, ragged: true}) as const
  test.each<readonly [string, readonly string[], number]>([
    ['none in four lines', ['nnn nnn', 'nnn nnn', 'nnn nnn', 'nnn nnn'], 0],
    ['one in five', ['nnn nnn', 'nnn nnn', 'nnn nnn', 'nnn nnn', 'nnn nnn'], 1],
    ['one in seven', ['nnn nnn', 'nnn nn', 'nnn nnn', 'nnn n', 'nnn nnn', 'nnn nnn', 'nnn nn'], 1],
    ['two', ['nn nn n', 'nn nn n', 'nn nn n', 'nn nn n', 'nn nn n'], 2],
    ['none if a word is between', ['nnn nnn', 'nnn nnn', 'nnnnnnn', 'nnn nnn', 'nnn nnn'], 0]
  ])('%s', async (_, own, rivers) => {
    expect((await measured([[own.map(ragged)]], [own.join(' ')])).rivers).toBe(rivers)
  })
})

test('the least type is that of the smallest letter', async () => {
  const found = await measured([[[...lines(5), {text: '17', size: 6, ragged: true}]]], [textOf(lines(5))])
  expect(found.least).toBeCloseTo(6, 1)
})

test('a figure is as far away as its caption from the sentence that names it', async () => {
  const pages = await letters([
    [[full, 'and see plate-one here']],
    [[full, 'Picture one', 'and see plate-two here']],
    [[full]],
    [['Picture three', 'Picture two']],
    [['and see plate-three here']]
  ])
  const figures = ['one', 'two', 'three', 'four'].map(name => ({
    sentence: `plate${name}here`,
    caption: `Picture ${name}`
  }))
  expect(floatDistances(pages, figures)).toEqual({found: 3, away: 3, early: 1, most: 2})
})

describe('columns', () => {
  const page = (count: number) => [Array.from({length: count}, () => full)]
  const textOfPages = (...counts: readonly number[]) => [
    counts.flatMap(count => Array.from({length: count}, () => full)).join(' ')
  ]

  test.each([
    ['all are full', [8, 8, 8, 3], [3, 3]],
    ['one is a line short', [8, 7, 8, 3], [2, 3]],
    ['that of the last page does not count', [8, 8, 2], [2, 2]]
  ])('%s', async (_, counts, [fullOnes, all]) => {
    const found = await measured(counts.map(page), textOfPages(...counts))
    expect(found).toMatchObject({full: fullOnes, columns: all, widows: 0})
  })

  test('are full if a caption, but not a running foot, is below their text', async () => {
    const text = (count: number) => Array.from({length: count}, (): GivenLine => full)
    const blank: GivenLine = {text: '', ragged: true}
    const foot: GivenLine = {text: 'A running foot', size: 8, ragged: true}
    const caption: GivenLine = {text: 'A picture', size: 8, ragged: true}
    const pages = [
      [...text(8)],
      [...text(5), blank, blank, caption],
      [...text(5), ...Array(4).fill(blank), foot]
    ]
    const found = await measured(
      [...pages, text(3)].map(own => [own]),
      textOfPages(8, 5, 5, 3)
    )
    expect(found).toMatchObject({full: 2, columns: 3})
  })

  test('begin with a widow and end with an orphan', async () => {
    const [one, two] = [lines(4), lines(5)]
    const pages: GivenPages = [[[...one.slice(0, 3)]], [[one[3]!, two[0]!]], [two.slice(1)]]
    const found = await measured(pages, [textOf(one), textOf(two)])
    expect(found.widows).toBe(1)
    const alone: GivenPages = [
      [[...one, ...two.slice(0, 4)]],
      [[two[4]!, ...one]],
      [one.slice(0, 1)],
      [one.slice(1)]
    ]
    expect((await measured(alone, [textOf(one), textOf(two), textOf(one), textOf(one)])).widows).toBe(2)
  })
})

describe('words', () => {
  test.each([
    ['divided without a sign', 'measuremen', 'ts and', 1, 0],
    ['divided in a number', 'the number 12', '34 and', 1, 1],
    ['divided behind a slash', 'one word and/', 'or another', 0, 0],
    ['with a hyphen', 'one measure-', 'ment and', 0, 0],
    ['whole', 'the numbers 12', '34 and', 0, 0]
  ])('%s', async (name, end, next, brokenWords, brokenNumbers) => {
    const own = [full, `Every line of it, ${end}`, `${next} every other line of it`, last]
    const blank = name === 'whole' ? ' ' : ''
    const text = `${full} Every line of it, ${end.replace(/e-$/, 'e')}${blank}${next} every other line of it ${last.text}`
    expect(await measured([[own]], [text])).toMatchObject({brokenWords, brokenNumbers})
  })
})

test.each([
  ['SourceSerif4-Regular', 0.233],
  ['SourceSans3-Regular', 0.2],
  ['source-code-pro-latin-400-normal', 0.6]
])('the space of %s is %d em', async (name, space) => {
  const file = new URL(`../../dist/fonts/${name}.ttf`, import.meta.url)
  expect(spaceOf(readFileSync(file))).toBeCloseTo(space)
})

describe('faults of pages', () => {
  const sign = (sign: string, x: number, y: number, line: number, size = 10) =>
    `${line >= 0 ? '<line >' : ''}<font name="Serif" size="${size}"><char quad="${x} ${y - 8} ${x + 5} ${y - 8} ${x} ${y + 2} ${x + 5} ${y + 2}" x="${x}" y="${y}" c="${sign}"/>`
  const page = (...signs: readonly string[]) =>
    placedPages(`<page width="100" height="200">${signs.join('')}`)[0]!

  test('a line over another', () => {
    expect(overlapsOf(page(sign('a', 20, 50, 0), sign('b', 26, 50, 1), sign('c', 20, 62, 2)))).toEqual([])
    expect(overlapsOf(page(sign('a', 20, 50, 0), sign('b', 21, 51, 1)))).toEqual(['a | b'])
  })

  test('a turned line is above its baseline, to the left', () => {
    const turned = '<font name="Serif" size="10"><char quad="42 50 42 45 52 50 52 45" x="50" y="50" c="t"/>'
    const [first] = page('<line >', turned).signs
    expect(first).toMatchObject({left: 45.5, right: 50, top: 45, bottom: 50, isTurned: true})
  })

  test('a line outside the text', () => {
    const sides = {left: 20, right: 80}
    expect(outsideOf(page(sign('a', 20, 50, 0), sign('b', 75, 50, 1)), sides)).toEqual([])
    expect(outsideOf(page(sign('a', 19, 50, 0), sign('b', 76, 50, 1), sign('c', 20, 190, 2)), sides)).toEqual(
      ['a', 'b', 'c']
    )
  })

  test('a hole in a column', () => {
    const [picture] = picturesIn(
      Buffer.concat([Buffer.from('P5 2 10 255\n'), Buffer.alloc(8, 0), Buffer.alloc(12, 255)]),
      1
    )
    expect(holesOf(picture!, {top: 0, bottom: 10, columns: [{left: 0, right: 2}]})).toEqual([0.6])
  })

  test.each<readonly [string, readonly string[], readonly string[], readonly string[]]>([
    ['<p>One two, three.</p>', ['One two,', 'three.'], [], []],
    ['<p>One two</p><math>x</math>', ['One'], ['two'], []],
    ['<p>divided twice</p>', ['di-', 'vid-', 'ed twice'], [], []],
    ['<p>well-known</p>', ['well-', 'known'], [], []],
    ['<td>1234</td><td>5</td>', ['12', '34 5'], [], ['12|34']],
    ['<td>12</td><td>34</td>', ['12', '34'], [], []]
  ])('words of %s', (html, lines, missing, divided) => {
    const words = wordsOfHtml(`<div class="text" id="article-text">${html}</div></article>`)
    expect(comparedWords(words, lines)).toEqual({missing, divided})
  })
})
