import {describe, expect, test} from 'vitest'
import {ownBreaks, softBreak} from '../../../../src/outputs/pdf/paginator/word-breaks.ts'

/** The word with `|` at permitted line ends. */
function broken(word: string, isCode = false): string {
  const offsets = [...ownBreaks(word, 0, isCode)].map(({offset}) => offset).sort((one, other) => one - other)
  return [0, ...offsets].map((offset, index) => word.slice(offset, offsets[index])).join('|')
}

test('a hyphen of an identifier is one at the end of a line, and may repeat', () => {
  const kinds = (word: string) =>
    [...ownBreaks(word, 0, false)].map(({isHyphen, mayRepeat}) => [isHyphen, mayRepeat])
  expect(kinds('well-loved')).toEqual([[true, undefined]])
  expect(kinds('0000-0002-1825-0097')).toEqual(Array.from({length: 3}, () => [true, true]))
  expect(kinds('max_iter')).toEqual([[false, undefined]])
})

describe('breaks in a word without a new hyphen', () => {
  test.each([
    ['after its hyphens and dashes', 'well-known—and—loved', 'well-|known—|and—|loved'],
    ['but not before a number', 'COVID-19', 'COVID-19'],
    ['after an ellipsis', 'mystery…inside', 'mystery…|inside'],
    ['between the numbers of citations', ']–[', ']–|['],
    ['after a slash between words', 'input/output', 'input/|output'],
    ['but not in a fraction or unit', 'km/h', 'km/h'],
    ['in addresses', 'https://a.example/b-c_d', 'https://|a.|example/|b-|c_|d'],
    ['in addresses to write to, but after no hyphen', 'a.doe@hu-x.example,', 'a.|doe@|hu-x.|example,'],
    ['in names with dots', 'scipy.stats.qmc', 'scipy.|stats.|qmc'],
    ['but not in abbreviations', '(e.g.', '(e.g.'],
    ['in names with underscores', 'max_iter', 'max_|iter'],
    ['in an ORCID', '0000-0002-1825-0097', '0000-|0002-|1825-|0097'],
    ['but not in other numbers', '1999-2003', '1999-2003'],
    ['not in names of licences', 'CC-BY-NC-ND-4.0', 'CC-BY-NC-ND-4.0'],
    ['not in names with capitals', 'InferenceData', 'InferenceData'],
    ['not in capitals that are a word', 'INTERNATIONALISATION', 'INTERNATIONALISATION']
  ])('%s', (_, word, expected) => expect(broken(word)).toBe(expected))

  test.each([
    ['after what joins its parts', 'save(name_of,list)', 'save(|name_|of,|list)'],
    ['before a capital', 'InferenceDataset', 'Inference|Dataset'],
    ['not where it is short', 'DataTree', 'DataTree']
  ])('in code: %s', (_, word, expected) => expect(broken(word, true)).toBe(expected))

  test.each([
    ['proteins', 'MGHHHHHHHHGTGQQMGRDLENLYFQ'],
    ['strands of DNA', 'ttagggttagggttagggttaggg'],
    ['hashes', 'a1d0e6b8d2c2f0e8ba3f7e9e5c9a3a']
  ])('%s can be broken between any letters, with at least three on either side', (_, word) => {
    const parts = broken(word).split('|')
    expect(parts.join('')).toBe(word)
    expect(parts.map(({length}) => length)).toEqual([3, ...Array(word.length - 6).fill(1), 3])
  })

  test('an identifier of Software Heritage is rather broken after a colon', () => {
    const word = 'swh:1:dir:11d0e6287202fced83f79975ec59a3a611d0e628;origin=x'
    const breaks = [...ownBreaks(word, 0, false)]
    const after = (offset: number) => word.slice(0, offset).at(-1)
    expect(breaks.filter(({penalty}) => penalty < 100).map(({offset}) => after(offset))).toEqual([...':::;='])
    expect(breaks.filter(({penalty}) => penalty >= 100).every(({penalty}) => penalty === 990)).toBe(true)
  })

  test('but not between two digits, which would be two numbers', () => {
    expect(broken('11d0e6287202fced83f79975ec59a3a6')).toBe('11d|0|e|6287202|f|c|e|d|83|f|79975|e|c|59|a|3a6')
  })
})

test.each([
  ['after a syllable', 'hyphenation', 6, 150],
  ['after two letters', 'obeying', 2, 200],
  ['after a bracket and two letters', '(obeying', 3, 200],
  ['in a word with a hyphen', 'twenty-second', 10, 350]
])('a hyphen costs more where it reads worse: %s', (_, word, inside, penalty) => {
  expect(softBreak(word, inside, 5)).toEqual({offset: 5 + inside, penalty, isSoft: true, isHyphen: true})
})
