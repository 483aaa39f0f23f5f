import {describe, expect, test} from 'vitest'
import {bring, type Mark} from './brought.ts'

type Row = readonly [what: string, sent: string, mark: Mark, expected: string]

const deletion = (on: string, more: Mark = {}): Mark => ({kind: 'deletion', on, ...more})
const insertion = (on: string, text: string): Mark => ({kind: 'insertion', on, text})
const replaced = (on: string, text: string): Mark => ({kind: 'substitution', on, text})
const comment = (on: string, text = '', more: Mark = {}): Mark => ({kind: 'comment', on, text, ...more})

describe('a change is an edit in CriticMarkup', () => {
  test.each<Row>([
    ['a deletion with the space before it', 'It was law.', deletion('was'), 'It{-- was--} law.'],
    ['before a comma', 'It was, then.', deletion('was'), 'It{-- was--}, then.'],
    ['at the beginning of a line', 'It was law.', deletion('It'), '{--It --}was law.'],
    ['of the first word of a heading', '# Old law', deletion('Old'), '# {--Old --}law'],
    ['of an item', '- One\n- Two', deletion('Two'), '- One\n- {--Two--}'],
    ['of the first word of a quotation', '> Old law', deletion('Old'), '> {--Old --}law'],
    ['of a part of a word', 'They talks.', deletion('s', {on: 's.'}), 'They talk{--s.--}'],
    ['of all words of an emphasis', 'It *was* law.', deletion('was'), 'It{-- *was*--} law.'],
    [
      'of a link',
      'See [the page](https://a.example) now.',
      deletion('the page'),
      'See{-- [the page](https://a.example)--} now.'
    ],
    [
      'with its reason',
      'It was law.',
      deletion('was', {person: 'Ann Doe', text: 'twice'}),
      'It{-- was--}{>>@Ann-Doe twice<<} law.'
    ],
    ['an insertion after a word', 'It was law.', insertion('was|', 'never'), 'It was{++ never++} law.'],
    ['before a word', 'It was law.', insertion('|law', 'the'), 'It was {++the ++}law.'],
    ['of a comma', 'It was law.', insertion('was|', ','), 'It was{++,++} law.'],
    ['within a word', 'It was wel known.', insertion('w|el', 'h'), 'It was w{++h++}el known.'],
    ['before a full stop', 'It was law.', insertion('law|', 'once'), 'It was law{++ once++}.'],
    [
      'of an ending that has a space before it',
      'It was law.',
      insertion('was|', ' it'),
      'It was{++ it++} law.'
    ],
    ['a replacement', 'In 1993.', replaced('1993', '1992'), 'In {~~1993~>1992~~}.'],
    [
      'with what Markdown would read',
      'In 1993.',
      replaced('1993', '*a* [b] @c {d} ~>'),
      'In {~~1993~>\\*a\\* \\[b\\] \\@c \\{d\\} \\~\\>~~}.'
    ],
    ['in a heading', '# Old law', replaced('Old', 'New'), '# {~~Old~>New~~} law'],
    [
      'in a cell',
      '| a | b |\n|---|---|\n| one | two |',
      replaced('two', '3|4'),
      '| a | b |\n|---|---|\n| one | {~~two~>3\\|4~~} |'
    ],
    [
      'in the title',
      '---\ntitle: The old law\n---\n\nWords.',
      replaced('old', 'new'),
      '---\ntitle: The {~~old~>new~~} law\n---\n\nWords.'
    ],
    ['over the end of a line', 'It was\nlaw once.', deletion('was\nlaw'), 'It{-- was\nlaw--} once.']
  ])('%s', async (_, sent, mark, expected) => {
    const {text, returned} = await bring(sent, [mark])
    expect(text).toBe(expected)
    expect(returned[0]?.verdict).toBe('sure')
  })
})

describe('what is no sure change is a comment', () => {
  test.each<Row>([
    ['about words', 'It was law.', comment('was', 'Is?', {person: 'Bob'}), 'It {==was==}{>>Bob: Is?<<} law.'],
    [
      'of somebody who only marked them',
      'It was law.',
      comment('was', '', {person: 'Bob'}),
      'It {==was==}{>>Bob marked “was”<<} law.'
    ],
    ['that would end its comment', 'It was law.', comment('was', 'a<<}b'), 'It {==was==}{>>a<< }b<<} law.'],
    [
      'of a change in doubt',
      'It was law.',
      deletion('was', {verdict: 'unsure'}),
      'It was{>>delete “was”<<} law.'
    ],
    [
      'behind the word that it is in',
      'It was law.',
      comment('w', 'x', {verdict: 'unsure'}),
      'It was{>>x<<} law.'
    ],
    [
      'of words within a word',
      'It was known.',
      insertion('kn|own', ' very '),
      'It was known{>>insert “very”<<}.'
    ],
    ['of an ending or a word', 'It was law.', insertion('was|', 'is'), 'It was{>>insert “is”<<} law.'],
    ['behind code', 'See `a b` now.', deletion('b'), 'See `a b`{>>delete “b”<<} now.'],
    [
      'behind an address',
      'See <https://a.example> now.',
      insertion('|a.example', 'new'),
      'See <https://a.example>{>>insert “new”<<} now.'
    ],
    [
      'behind a link',
      'See [it](https://a.example) now.',
      deletion('a.example'),
      'See [it](https://a.example){>>delete “a.example”<<} now.'
    ],
    ['behind a formula', 'Let $a+b$ be.', comment('+', '-?'), `Let $a+b$${'{>>'}-?<<} be.`],
    [
      'behind a listing',
      '```\ncode\n```\n\nEnd.',
      comment('code', 'old'),
      '```\ncode\n```\n\n{>>old<<}\n\nEnd.'
    ],
    [
      'where YAML has no place for an edit',
      '---\ntitle: Old law\n---\n\nWords.',
      replaced('Old', 'New'),
      '---\ntitle: Old{>>“New” in place of “Old”<<} law\n---\n\nWords.'
    ],
    [
      'of a half emphasis',
      'It *was law* once.',
      deletion('It *was'),
      'It *was{>>delete “It *was”<<} law* once.'
    ]
  ])('%s', async (_, sent, mark, expected) => {
    expect((await bring(sent, [mark])).text).toBe(expected)
  })
})

test('several marks stand beside each other, and one on words that are edited already is a comment', async () => {
  const {text, returned} = await bring('It was law once.', [
    deletion('was'),
    insertion('was|', 'never'),
    replaced('law', 'rule'),
    comment('law', 'Which?'),
    replaced('was law', 'is')
  ])
  expect(text).toBe(
    'It{-- was--}{++ never++} {>>Which?<<}{>>“is” in place of “was law”<<}{~~law~>rule~~} once.'
  )
  expect(returned.map(({verdict}) => verdict)).toEqual(['sure', 'sure', 'sure', 'sure', 'unsure'])
})

test('a comment about a figure stands behind it, and in a file of two line ends gets those beside it', async () => {
  const sent = 'One.\r\n\r\n![Of a map.](map.png)\r\n\r\nTwo.\n\n![A plot.](plot.png)\n\nThree.\n'
  const read = sent.replaceAll('\r', '')
  const about = (words: string): Mark => {
    const start = read.indexOf(words)
    return comment('One', 'Why?', {
      verdict: 'unsure',
      place: {file: 'paper.md', start, end: start + words.length}
    })
  }
  const marks = [about('![Of a map.](map.png)'), about('![A plot.](plot.png)')]
  const {text, readings} = await bring(read, marks, sent)
  expect(readings).toBe(1)
  expect(text).toBe(
    'One.\r\n\r\n![Of a map.](map.png)\r\n\r\n{>>Why?<<}\r\n\r\nTwo.\n\n![A plot.](plot.png)\n\n{>>Why?<<}\n\nThree.\n'
  )
})

test('of many marks, those that cannot be written as edits cost a few readings of the paper', async () => {
  const words = Array.from({length: 16}, (_, index) => `word${String.fromCharCode(97 + index)}`)
  // Without its first word, the text would have no emphasis.
  const sent = words
    .map((word, index) => (index % 8 === 3 ? `*${word} is* set.` : `A ${word} is set.`))
    .join('\n\n')
  const {text, returned, readings} = await bring(
    sent,
    words.map(word => deletion(word))
  )
  expect(returned.filter(({verdict}) => verdict === 'unsure')).toHaveLength(2)
  expect(text).toContain('A{-- worda--} is set.')
  expect(readings).toBeLessThan(12)
})

const bob = (on: string, text: string, more: Mark = {}): Mark => comment(on, text, {person: 'Bob', ...more})

test.each<readonly [string, readonly Mark[], string, number]>([
  [
    'on the same words',
    [bob('was', 'A'), bob('was', 'B'), bob('was', 'C')],
    'It {==was==}{>>Bob: A<<}{>>Bob: B<<}{>>Bob: C<<} law.',
    1
  ],
  [
    'at the same place',
    [bob('was|', 'A'), bob('was', 'B', {verdict: 'unsure'}), bob('was|', 'C')],
    'It was{>>Bob: A<<}{>>Bob: B<<}{>>Bob: C<<} law.',
    1
  ],
  [
    'that overlap',
    [bob('It was', 'A'), bob('was', 'B'), bob('was law', 'C'), bob('law', 'D')],
    '{==It was{>>Bob: B<<}==}{>>Bob: A<<} {==law{>>Bob: C<<}==}{>>Bob: D<<}.',
    2
  ],
  [
    'of other changes',
    ['is', 'be', 'are'].map(text => replaced('was', text)),
    'It {>>“be” in place of “was”<<}{>>“are” in place of “was”<<}{~~was~>is~~} law.',
    3
  ]
])('of many comments %s all are written, in their order', async (_, marks, expected, times) => {
  const {text, returned, readings} = await bring('It was law.', marks)
  expect([text, returned.filter(({verdict}) => verdict === 'not placed'), readings]).toEqual([
    expected,
    [],
    times
  ])
})

test('a thousand comments on the same words cost one reading', async () => {
  const {readings} = await bring(
    'It was law.',
    Array.from({length: 1000}, (_, at) => bob('was', String(at)))
  )
  expect(readings).toBe(1)
})

describe('the text may have changed since', () => {
  test.each<readonly [string, string, string, Mark, string]>([
    ['elsewhere', 'One. It was law.', 'Two. And it was law.', deletion('law'), 'Two. And it was{-- law--}.'],
    [
      'at the words',
      'It was old law.',
      'It was new law.',
      deletion('old law'),
      'It was new law{>>delete “old law”<<}.'
    ],
    [
      'by an edit',
      'It was law.',
      'It {--was --}law.',
      deletion('was'),
      'It {>>delete “was”<<}{--was --}law.'
    ],
    ['with other line ends', 'It was\nlaw.', 'It was\r\nlaw.', deletion('was\nlaw'), 'It{-- was\r\nlaw--}.']
  ])('%s', async (_, sent, now, mark, expected) => {
    expect((await bring(sent, [mark], now)).text).toBe(expected)
  })

  test('and a file that is gone has no place', async () => {
    const {returned} = await bring('Words.', [{on: 'Words', place: {file: 'gone.md', start: 0, end: 5}}])
    expect(returned[0]?.verdict).toBe('not placed')
  })
})
