import {describe, expect, test} from 'vitest'
import {decodeUtf8} from '../../../src/core/decode.ts'
import {editDistance, similar} from '../../../src/core/similar.ts'
import {built, type Files, saidBy} from '../../built.ts'

const uncited = '@book{doe,}\n'

describe('a waiver', () => {
  const until = (day: string): Files => ({
    'manuscript.yaml': `waivers: [{rule: G102, until: ${day}, reason: For the appendix}]`,
    'references.bib': uncited
  })

  test.each([
    ['before its last day', '2027-01-30', [], []],
    ['on its last day', '2027-01-31', [], []],
    ['on the day after', '2027-02-01', ['1:1 doe'], ['1:11 G102']],
    ['a year after', '2028-01-01', ['1:1 doe'], ['1:11 G102']],
    ['where nobody tells the day', undefined, [], []]
  ])('%s', async (_, today, found, expired) => {
    expect(await saidBy('reference-uncited', until('2027-01-31'), {today})).toEqual(found)
    expect(await saidBy('waiver-expired', until('2027-01-31'), {today})).toEqual(expired)
    expect(await saidBy('waiver-unused', until('2027-01-31'), {today})).toEqual([])
  })

  test('with a past end date is expired, whether it would waive anything or not', async () => {
    const files = {...until('2027-01-31'), 'references.bib': ''}
    expect(await saidBy('waiver-unused', files, {today: '2027-02-01'})).toEqual([])
    expect(await saidBy('waiver-expired', files, {today: '2027-02-01'})).toEqual(['1:11 G102'])
  })

  test.each([
    ['on the first line of its block', 'See @a and\nwords and\nwords.', []],
    ['on a line within', 'Words and\nsee @a and\nwords.', []],
    ['on the last line', 'Words and\nwords and\nsee @a.', []],
    ['on the line after the block', 'Words.\n\nSee @a.', ['5:5 a']]
  ])('is for a citation %s', async (_, text, expected) => {
    const files = {'01.md': `<!-- galley-ignore G101: a draft -->\n\n${text}`}
    expect(await saidBy('citation-undefined', files)).toEqual(expected)
  })

  test('does not apply to a citation on the line before it', async () => {
    const files = {'01.md': 'See @a.\n\n<!-- galley-ignore G101: a draft -->\n\nSee @b.'}
    expect(await saidBy('citation-undefined', files)).toEqual(['1:5 a'])
  })
})

describe('the severity of a finding', () => {
  test.each([
    ['without a setting', '', 'error'],
    ['by the name of its rule', 'rules: {reference-uncited: info}', 'info'],
    ['by its code', 'rules: {G102: warning}', 'warning'],
    ['by name and code, the name counts', 'rules: {G102: info, reference-uncited: warning}', 'warning'],
    ['off', 'rules: {reference-uncited: off}', undefined]
  ])('%s', async (_, settings, severity) => {
    const {diagnostics} = await built({'manuscript.yaml': settings, 'references.bib': uncited})
    const found = diagnostics.filter(({rule}) => rule === 'reference-uncited')
    expect(found.map(finding => finding.severity)).toEqual(severity === undefined ? [] : [severity])
  })
})

test('findings are sorted by file, place, code and subject', async () => {
  const {diagnostics} = await built({
    'manuscript.yaml': 'title: A\nlicense: CC-BY-4.0',
    '02.md': 'See @b and [@c, @a].',
    '01.md': 'Words.\n\nSee @a.',
    'references.bib': '@book{z,}\n@book{y,}'
  })
  const lines = diagnostics.map(
    ({file, start, code, subject}) => `${file}:${start?.offset} ${code} ${subject}`
  )
  expect(lines.filter(line => /G10[123]/.test(line))).toEqual([
    '01.md:12 G101 a',
    '02.md:4 G101 b',
    '02.md:12 G101 c',
    '02.md:14 G103 a',
    '02.md:16 G101 a',
    'references.bib:0 G102 z',
    'references.bib:10 G102 y'
  ])
})

describe('places refer to the file as saved', () => {
  /** The start and the end of the finding of a rule: line, column and offset. */
  async function place(rule: string, files: Files): Promise<string> {
    const {start, end} = (await built(files)).diagnostics.find(diagnostic => diagnostic.rule === rule)!
    return `${start!.line}:${start!.column}/${start!.offset} ${end!.line}:${end!.column}/${end!.offset}`
  }

  test.each([
    ['one line', 'See @a.', '1:5/4 1:7/6'],
    ['LF', 'A\nB\nsee @a.', '3:5/8 3:7/10'],
    ['a byte order mark is a column', '\uFEFFSee @a.', '1:6/5 1:8/7'],
    ['a byte order mark is no column of the second line', '\uFEFFA\nsee @a.', '2:5/7 2:7/9'],
    ['a letter beyond the first plane is two columns', '𝔘 see @a.', '1:8/7 1:10/9'],
    ['a letter with a mark of its own is two columns', 'e\u0301 see @a.', '1:8/7 1:10/9'],
    ['a line separator of Unicode is no line end', 'A\u2028see @a.', '1:7/6 1:9/8'],
    ['after an empty line', '\n\nsee @a.', '3:5/6 3:7/8']
  ])('in a chapter: %s', async (_, text, expected) => {
    expect(await place('citation-undefined', {'01.md': text})).toBe(expected)
  })

  test.each([
    ['one line', '@book{doe,}', '1:1/0 1:10/9'],
    ['LF', '\n\n @book{doe,}', '3:2/3 3:11/12'],
    ['CR alone', 'x\r@book{doe,}', '2:1/2 2:10/11'],
    ['a byte order mark', '\uFEFF@book{doe,}', '1:2/1 1:11/10'],
    ['a letter beyond the first plane', '𝔘 @book{doe,}', '1:4/3 1:13/12']
  ])('in a bibliography: %s', async (_, text, expected) => {
    expect(await place('reference-uncited', {'references.bib': text})).toBe(expected)
  })

  test.each([
    ['one line', 'date: never', '1:7/6 1:12/11'],
    ['LF', 'title: A\ndate: never', '2:7/15 2:12/20'],
    ['a byte order mark', '\uFEFFdate: never', '1:8/7 1:13/12'],
    ['a letter beyond the first plane', 'date: 𝔘', '1:7/6 1:9/8']
  ])('in settings: %s', async (_, text, expected) => {
    expect(await place('date-invalid', {'manuscript.yaml': text})).toBe(expected)
  })
})

describe('bytes that are not UTF-8 are reported at their place', () => {
  test.each([
    ['the first byte', [0xff, 0x41], '1:1/0'],
    ['after a letter', [0x41, 0xff], '1:2/1'],
    ['on the second line', [0x41, 0x0a, 0x42, 0x80], '2:2/3'],
    ['after a letter of three bytes', [0xe2, 0x82, 0xac, 0xff], '1:2/1'],
    ['after a letter of four bytes', [0xf0, 0x9d, 0x94, 0x98, 0xff, 0x41], '1:3/2'],
    ['a letter that is cut off', [0x41, 0xe2, 0x82], '1:2/1'],
    ['a letter that is cut off by another', [0x41, 0xe2, 0x82, 0x41], '1:2/1'],
    ['a surrogate', [0x41, 0xed, 0xa0, 0x80], '1:2/1'],
    ['after a byte order mark', [0xef, 0xbb, 0xbf, 0xff], '1:2/1']
  ])('%s', (_, bytes, expected) => {
    const decoded = decodeUtf8(new Uint8Array(bytes))
    const {line, column, offset} = 'place' in decoded ? decoded.place.start : {line: 0, column: 0, offset: 0}
    expect(`${line}:${column}/${offset}`).toBe(expected)
  })

  test('a byte order mark is kept', () => {
    expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))).toEqual({text: '\uFEFFA'})
  })
})

describe('suggested words', () => {
  test.each([
    ['one letter of a short word', 'ab', ['ac', 'xy'], ['ac']],
    ['one of three letters', 'abc', ['abd', 'axy'], ['abd']],
    ['one of five letters, not two', 'abcde', ['abcdx', 'abcxy'], ['abcdx']],
    ['two of six letters, not three', 'abcdef', ['abcdxy', 'abcxyz'], ['abcdxy']],
    ['three of nine letters, not four', 'abcdefghi', ['abcdefxyz', 'abcdevxyz'], ['abcdefxyz']],
    ['two letters more than a word of six', 'abcdef', ['abcdefgh', 'abcdefghi'], ['abcdefgh']],
    ['two letters fewer than a word of six', 'abcdef', ['abcd', 'abc'], ['abcd']],
    ['swapped neighbours count once', 'abcd', ['abdc', 'badc'], ['abdc']],
    ['case does not count', 'abc', ['ABD', 'ABC'], ['ABC', 'ABD']],
    ['not the word itself', 'abc', ['abc', 'abd'], ['abd']],
    ['the nearest first', 'abcdef', ['abcdxy', 'abcdex'], ['abcdex', 'abcdxy']],
    ['then by the alphabet', 'abc', ['abz', 'abx', 'aby'], ['abx', 'aby', 'abz']],
    ['three at most', 'abc', ['abv', 'abw', 'abx', 'aby'], ['abv', 'abw', 'abx']]
  ])('%s', (_, word, candidates, expected) => {
    expect(similar(word, candidates)).toEqual(expected)
  })

  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['abc', 'abc', 0],
    ['abc', 'xbc', 1],
    ['abc', 'abx', 1],
    ['abc', 'bc', 1],
    ['abc', 'xabc', 1],
    ['abc', 'abcx', 1],
    ['ab', 'ba', 1],
    ['abcd', 'acbd', 1],
    ['abcd', 'badc', 2],
    ['ca', 'abc', 3],
    ['aab', 'abb', 1],
    ['kitten', 'sitting', 3],
    ['saturday', 'sunday', 3]
  ])('from `%s` to `%s` it is %d', (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected)
    expect(editDistance(b, a)).toBe(expected)
    expect(editDistance(a, b, expected)).toBe(expected)
    if (expected > 0) expect(editDistance(a, b, expected - 1)).toBe(expected)
  })
})
