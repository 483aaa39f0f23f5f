import {describe, expect, test} from 'vitest'
import {hyphenEdits} from '../../../src/outputs/pdf/text/line-end-hyphens.ts'
import {needlessMarkEdits} from '../../../src/outputs/pdf/text/needless-marks.ts'
import {reversedWordEdits} from '../../../src/outputs/pdf/text/reversed-words.ts'
import {spokenLines} from '../../../src/outputs/pdf/text/spoken-lines.ts'
import {textReader} from '../../../src/outputs/pdf/text/text-objects.ts'
import {readToUnicode} from '../../../src/outputs/pdf/text/to-unicode.ts'
import fc from '../../properties.ts'

type Edits = readonly Readonly<{start: number; end: number; text: string}>[]

function applied(content: string, edits: Edits): string {
  return edits.reduceRight(
    (result, {start, end, text}) => result.slice(0, start) + text + result.slice(end),
    content
  )
}

const lines = (...parts: readonly string[]) => `${parts.join('\n')}\n`
const place = ['/F4 12 Tf', '1 0 0 -1 10 20 Tm']
const hyphen = lines('BT', ...place, '<0002> Tj', 'ET')
const artifact = `/Artifact <</Type /Layout>> BDC\n${hyphen}EMC\n`
const blank = lines('/Span<</ActualText <FEFF00AD> >> BDC', '7.3 0 Td <0001> Tj', 'EMC', 'ET')
const half = lines('/NonStruct <</MCID 5 >>BDC', 'BT', ...place, '<0021> Tj').trimEnd()

test.each([
  [
    'the hyphen of a broken word is outside the text',
    `${half}\n${blank}${hyphen}EMC\n`,
    `${half}\nET\nEMC\n${artifact}`
  ],
  [
    'colours may be set before the text ends',
    `${half}\n${blank}${hyphen}Q\n1 0 0 rg\nEMC\n`,
    `${half}\nET\nEMC\n${artifact}Q\n1 0 0 rg\n`
  ],
  [
    'text behind a hyphen has a mark of its own',
    `${half}\n${blank}${hyphen}${hyphen}EMC\n/P <</MCID 9 >>BDC\n`,
    `${half}\nET\nEMC\n${artifact}/NonStruct <</MCID 10 >>BDC\n${hyphen}EMC\n/P <</MCID 9 >>BDC\n`
  ],
  [
    'and so has a picture',
    `${half}\n${blank}${hyphen}/X5 Do\nEMC\n`,
    `${half}\nET\nEMC\n${artifact}/NonStruct <</MCID 6 >>BDC\n/X5 Do\nEMC\n`
  ],
  [
    'a hyphen in a mark within another stays',
    `/P <</MCID 4 >>BDC\n/Span BMC\nBT\n<0021> Tj\n${blank}${hyphen}${hyphen}EMC\nEMC\n`,
    `/P <</MCID 4 >>BDC\n/Span BMC\nBT\n<0021> Tj\nET\n${hyphen}${hyphen}EMC\nEMC\n`
  ],
  [
    'a hyphen that is an artifact already stays one',
    `${half}\n${blank}EMC\n/Artifact BMC\n${hyphen}EMC\n`,
    `${half}\nET\nEMC\n/Artifact BMC\n${hyphen}EMC\n`
  ],
  ['a hyphen of the author stays', `${half}\nET\n${hyphen}EMC\n`, `${half}\nET\n${hyphen}EMC\n`]
])('%s', (_, content, expected) => {
  expect(applied(content, hyphenEdits(content).edits)).toBe(expected)
})

/** Glyphs 0001 to 001A are the letters a to z, 0100 and 0101 the Arabic letters beh and teh. */
const texts = readToUnicode(
  '1 beginbfrange\n<0001> <001A> <0061>\nendbfrange\n3 beginbfchar\n<0020> <0020>\n<0100> <0628>\n<0101> <062A>\nendbfchar'
)
const read = () => textReader(() => texts)

/** A text object that shows these glyphs, each at its height. */
function word(...glyphs: readonly (readonly [code: string, up: number])[]): string {
  const shown = glyphs.map(
    ([code, up], index) => `${index === 0 ? 0 : 5} ${up - (glyphs[index - 1]?.[1] ?? 0)} Td <${code}> Tj`
  )
  return lines('BT', '/ReversedChars BMC', ...place, ...shown, 'EMC', 'ET')
}

test('a descending word is one word, drawn from the letter on the line', () => {
  const content = word(['0100', -3], ['0101', 0])
  expect(applied(content, reversedWordEdits(content, read()))).toBe(
    lines(
      'BT',
      ...place,
      '/ReversedChars BMC',
      '/Span<</ActualText <FEFF0628062A> >> BDC',
      '5 0 Td <0101> Tj',
      '-5 -3 Td <0100> Tj',
      'EMC',
      'EMC',
      'ET'
    )
  )
})

test('the letters of a ligature are in painting order, like the others', () => {
  const said = lines('/Span<</ActualText <FEFF06440627> >> BDC', '5 0 Td <0105> Tj', 'EMC')
  const content = `${lines('BT', '/ReversedChars BMC', ...place, '<0100> Tj')}${said}EMC\nET\n`
  const expected = '/Span<</ActualText <FEFF062806270644> >> BDC'
  expect(applied(content, reversedWordEdits(content, read()))).toContain(expected)
})

test('letters without a position of their own stay in place', () => {
  const content = lines(
    'BT',
    '/ReversedChars BMC',
    ...place,
    '<0100> Tj',
    '<0101> Tj',
    '5 2 Td <0100> Tj',
    'EMC',
    'ET'
  )
  const painted = applied(content, reversedWordEdits(content, read()))
  expect(painted).toContain('0 0 Td <01000101> Tj\n5 2 Td <0100> Tj')
})

test('the letters of a word that continues after a non-joiner are separate', () => {
  const said = lines('/Span<</ActualText <FEFF200C062A> >> BDC', '5 0 Td <0105> Tj', 'EMC')
  const content = `${lines('BT', '/ReversedChars BMC', ...place, '<0100> Tj')}${said}EMC\nET\n`
  expect(applied(content, reversedWordEdits(content, read()))).toBe(
    content.replace('<FEFF200C062A>', '<FEFF062A200C>')
  )
})

test.each([
  ['letters that the font does not name', word(['0999', 0], ['0100', 2])],
  ['words from left to right', lines('BT', ...place, '<0001> Tj', 'ET')],
  ['what is not as Chromium writes it', lines('BT', '/ReversedChars BMC', ...place, '(ab) Tj', 'EMC', 'ET')],
  ['a text that has no end', lines('BT', '/ReversedChars BMC', ...place, '<0100> Tj')]
])('%s are unchanged', (_, content) => {
  expect(reversedWordEdits(content, read())).toEqual([])
})

test('glyphs stay in place, whatever their order', () => {
  const glyph = fc.tuple(fc.constantFrom('0100', '0101'), fc.integer({min: -9, max: 9}))
  fc.assert(
    fc.property(fc.array(glyph, {minLength: 1, maxLength: 8}), glyphs => {
      const content = word(...glyphs)
      const painted = applied(content, reversedWordEdits(content, read()))
      expect(placesIn(painted)).toEqual(placesIn(content))
    })
  )
})

/** The glyphs with their positions, sorted. */
function placesIn(content: string): readonly string[] {
  let [x, y] = [0, 0]
  return Array.from(content.matchAll(/(\S+) (\S+) Td <(\w+)> Tj/g), ([, right, up, code]) => {
    x += Number(right)
    y += Number(up)
    return `${x} ${y} ${code}`
  }).sort()
}

/**
 * A line of marked content with parts from left to right: words in Arabic letters run from the right, all other words
 * do not.
 */
function line(...parts: readonly string[]): string {
  return markOf(objectsOf(...parts))
}

function markOf(objects: string): string {
  return `/NonStruct <</MCID 7 >>BDC\n${objects}EMC\n/Artifact BMC\n${lines('BT', ...place, '<0001> Tj', 'ET')}EMC\n`
}

function objectsOf(...parts: readonly string[]): string {
  const objects = parts.map(part => {
    const runsFromRight = /\p{Script=Arabic}/u.test(part)
    const letters = runsFromRight ? Array.from(part).reverse() : Array.from(part)
    const said = letters.flatMap(letter => [
      `/Span<</ActualText <FEFF${letter.charCodeAt(0).toString(16).padStart(4, '0')}> >> BDC`,
      '<0001> Tj',
      'EMC'
    ])
    return runsFromRight
      ? lines('BT', '/ReversedChars BMC', ...place, ...said, 'EMC', 'ET')
      : lines('BT', ...place, ...said, 'ET')
  })
  return objects.join('')
}

test('two lines in one mark are said one after the other, with a blank between', () => {
  const title = `${objectsOf('تاب', ' ', 'باب')}${objectsOf('اب', ' ', 'ات').replaceAll(' 20 Tm', ' 48 Tm')}`
  expect(spokenLines(markOf(title), read(), 'right')).toEqual(new Map([[7, 'باب تاب ات اب']]))
})

test.each([
  ['right', ['تاب', ' ', 'باب'], 'باب تاب'],
  ['right', ['تاب', ' ', 'Graham', ' ', 'Shaw', ' ', 'باب'], 'باب Graham Shaw تاب'],
  ['right', ['تاب', ' ', '1800', ' ', 'باب'], 'باب 1800 تاب'],
  ['right', ['p. 3', ' ', ',', '1', '(', 'باب'], 'باب(1, p. 3'],
  ['right', ['galley', ' ', 'باب'], 'باب galley'],
  ['left', ['the', ' ', 'تاب', ' ', 'باب', ' ', 'of letters'], 'the باب تاب of letters']
] as const)('a line from the %s is in reading order: %s', (from, parts, expected) => {
  expect(spokenLines(line(...parts), read(), from)).toEqual(new Map([[7, expected]]))
})

test('lines without right-to-left words have no text of their own', () => {
  expect(spokenLines(line('the', ' ', 'law'), read(), 'right')).toEqual(new Map())
})

describe('a mark that gives a glyph a text', () => {
  const font = readToUnicode('3 beginbfchar\n<0001> <0020>\n<0002> <FB01>\n<0003> <00660069>\nendbfchar')
  const said = (text: string, glyph: string, before = '') =>
    lines(
      'BT',
      before || '/F4 12 Tf',
      '1 0 0 -1 10 20 Tm',
      '<0001> Tj',
      `/Span<</ActualText ${text} >> BDC`,
      glyph,
      'EMC',
      'ET'
    )
  const shown = (glyph: string) => lines('BT', '/F4 12 Tf', '1 0 0 -1 10 20 Tm', '<0001> Tj', glyph, 'ET')
  const inside = '/F4 12 Tf\n1 0 0 -1 10 20 Tm\n<0002> Tj'

  test.each([
    ['goes where the font says the same', said('(fi)', '7 0 Td <0003> Tj'), shown('7 0 Td <0003> Tj')],
    ['goes with the sign of a ligature', said('(fi)', '7 0 Td <0002> Tj'), shown('7 0 Td <0002> Tj')],
    ['goes with a no-break space', said('<FEFF00A0>', '7 0 Td <0001> Tj'), shown('7 0 Td <0001> Tj')],
    [
      'goes with the font inside of it',
      lines('BT', '/Span<</ActualText (fi) >> BDC', inside, 'EMC', 'ET'),
      lines('BT', inside, 'ET')
    ]
  ])('%s', (_, content, expected) => {
    expect(
      applied(
        content,
        needlessMarkEdits(content, () => font)
      )
    ).toBe(expected)
  })

  test.each([
    ['where the font says something else', said('(ff)', '7 0 Td <0003> Tj')],
    ['where the font says nothing', said('(fi)', '7 0 Td <0004> Tj')],
    ['with a soft hyphen', said('<FEFF00AD>', '7 0 Td <0001> Tj')],
    ['in a word from right to left', said('(fi)', '7 0 Td <0003> Tj', '/ReversedChars BMC\n/F4 12 Tf')]
  ])('stays %s', (_, content) => {
    expect(needlessMarkEdits(content, () => font)).toEqual([])
  })
})
