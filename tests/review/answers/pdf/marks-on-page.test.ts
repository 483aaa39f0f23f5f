import {describe, expect, test} from 'vitest'
import type {Box} from '../../../../src/outputs/pdf/file/geometry.ts'
import type {Annotation} from '../../../../src/review/answers/pdf/annotations.ts'
import type {Returned} from '../../../../src/review/answers/returned.ts'
import type {MapTarget} from '../../../../src/review/proofs/map/format.ts'
import {annotationOf, type Change, itemsOf, printedPage, quadsOver} from './printed-page.ts'

const text = `The quick brown fox jumps over the lazy dog.
See [@roe, p. 3] and *half*open words where $a+bc$ is known.
Their last line has many other letters,
and ends late in the afternoon. A text
of another chapter ends it.
`

const targets: readonly MapTarget[] = [
  {kind: 'citation', file: 0, start: text.indexOf('[@'), end: text.indexOf(']') + 1},
  {kind: 'formula', file: 0, start: text.indexOf('$'), end: text.indexOf('$ ') + 1},
  {kind: 'metadata', name: 'the number of a section'},
  {kind: 'reference', key: 'roe', field: 'title', file: 0, line: 5},
  {kind: '', file: 0, start: 3, end: 9},
  {kind: 'note-call', file: 0, start: 40, end: 44},
  {kind: 'reference', key: 'doe', field: '', file: 0, line: 9}
]

const page = printedPage(text, [
  [{printed: '1.2', target: 2}, ' The quick brown fox jumps over the'],
  ['lazy dog.', {printed: '9', target: 5}],
  [
    'See ',
    {printed: '(Roe 1999, p. 3)', target: 0},
    ' and ',
    {printed: 'halfopen', source: 'half*open'},
    ' words'
  ],
  ['where ', {formula: 1}, ' is known.'],
  ['Their last line has many other letters,'],
  ['and ends late in the afternoon.'],
  [{printed: 'Elsewhere unknown', target: 4}, ' A text of another chapter'],
  [{printed: 'Of clay', target: 3}],
  [{printed: 'Doe, Ann', target: 6}]
])

/** An item as words: its kind and words, its verdict, and its place or the reason against one. */
function shown({kind, words, verdict, place, about, reason, line, text: said}: Returned): string {
  const where = place === undefined ? [] : [`\`${text.slice(place.start, place.end)}\` at ${place.start}`]
  return [
    `${kind} “${words}”`,
    ...(line === undefined ? [] : [`line ${line}`]),
    verdict,
    ...where,
    ...(about === undefined ? [] : [`about ${about}`]),
    ...(reason === undefined ? [] : [`since ${reason}`]),
    ...(said === '' ? [] : [`says ${said}`])
  ].join(', ')
}

function over(subtype: string, words: string, fields: Partial<Annotation> = {}): Annotation {
  const quads = fields.quads ?? quadsOver(page, words)
  const [lefts, bottoms, rights, tops] = [0, 1, 2, 3].map(side => quads.map(quad => quad[side]!))
  const rect: Box = [Math.min(...lefts!), Math.min(...bottoms!), Math.max(...rights!), Math.max(...tops!)]
  return annotationOf({subtype, rect, ...fields, quads})
}

const strike = (words: string, fields: Partial<Annotation> = {}): Annotation =>
  over('StrikeOut', words, fields)
const highlight = (words: string, said = 'Why?'): Annotation => over('Highlight', words, {text: said})
/** A drawing of a kind around words, as much larger than them as given. */
const around = (subtype: string, words: string, more = 1): Annotation => {
  const [left, bottom, right, top] = quadsOver(page, words)[0]!
  const rect: Box = [left - more, bottom - more, right + more, top + more]
  return annotationOf({subtype, rect, text: 'Why?'})
}
/** A caret after words, drawn below the base line. */
const caret = (words: string, said: string, aside = 0): Annotation => {
  const [, bottom, right] = quadsOver(page, words)[0]!
  const rect: Box = [right - 3 + aside, bottom - 2, right + 3 + aside, bottom + 5]
  return annotationOf({subtype: 'Caret', rect, text: said})
}
/** A note whose icon has its top left corner at the beginning of words. */
const note = (words: string, fields: Partial<Annotation> = {}, aside = 0): Annotation => {
  const [left, bottom] = quadsOver(page, words)[0]!
  const [x, y] = [left + 2 + aside, bottom + 7]
  return annotationOf({subtype: 'Text', rect: [x, y - 20, x + 20, y], text: 'Why?', ...fields})
}

const at = (words: string): string => `\`${words}\` at ${text.indexOf(words)}`

type Row = readonly [what: string, marks: Annotation | readonly Annotation[], expected: string]

const turnable: readonly Row[] = [
  ['struck words', strike('quick'), `deletion “quick”, line 11, sure, ${at('quick')}`],
  [
    'several',
    strike('quick brown fox'),
    `deletion “quick brown fox”, line 11, sure, ${at('quick brown fox')}`
  ],
  ['a part of a word', strike('umps'), `deletion “umps”, line 11, sure, ${at('umps')}`],
  ['the beginning of a word', strike('jum'), `deletion “jum”, line 11, sure, ${at('jum')}`],
  [
    'from line to line',
    strike('over the\nlazy'),
    `deletion “over the lazy”, line 11, sure, ${at('over the lazy')}`
  ],
  ['with the full stop', strike('dog.'), `deletion “dog.”, line 12, sure, ${at('dog.')}`],
  [
    'on both sides of a mark of emphasis',
    strike('halfopen'),
    `deletion “halfopen”, line 13, sure, ${at('half*open')}`
  ],
  [
    'a replacement',
    strike('brown', {text: 'replace by: red'}),
    `substitution “brown”, line 11, sure, ${at('brown')}, says red`
  ],
  ['highlighted words', highlight('quick'), `comment “quick”, line 11, sure, ${at('quick')}, says Why?`],
  [
    'two fifths of a word, highlighted',
    highlight('kn'),
    `comment “known”, line 14, sure, ${at('known')}, says Why?`
  ],
  [
    'less of a word, highlighted',
    highlight('after'),
    `comment “afternoon”, line 16, sure, ${at('afternoon')}, says Why?`
  ],
  [
    'a letter of a word, highlighted',
    highlight('oon'),
    `comment “oon”, line 16, sure, ${at('oon')}, says Why?`
  ],
  [
    'a whole citation',
    highlight('(Roe 1999, p. 3)'),
    `comment “(Roe 1999, p. 3)”, line 13, sure, ${at('[@roe, p. 3]')}, about citation, says Why?`
  ],
  [
    'a comment on a part of a citation',
    highlight('1999'),
    `comment “(Roe 1999, p. 3)”, line 13, sure, ${at('[@roe, p. 3]')}, about citation, says Why?`
  ],
  [
    'a deletion of a part of a citation',
    strike('1999'),
    `deletion “1999”, line 13, unsure, ${at('[@roe, p. 3]')}, about citation, since a part of what it is about is not marked`
  ],
  [
    'a deletion of a citation',
    strike('(Roe 1999, p. 3)'),
    `deletion “(Roe 1999, p. 3)”, line 13, unsure, ${at('[@roe, p. 3]')}, about citation, since it is about a citation`
  ],
  [
    'words that end in a citation',
    strike('See (Roe'),
    `deletion “See (Roe”, line 13, unsure, ${at('See [@roe, p. 3]')}, since a part of what it is about is not marked`
  ],
  [
    'words with a citation',
    strike('See (Roe 1999, p. 3) and'),
    `deletion “See (Roe 1999, p. 3) and”, line 13, sure, ${at('See [@roe, p. 3] and')}`
  ],
  ['a formula', highlight('a+bc'), `comment “formula”, sure, ${at('$a+bc$')}, about formula, says Why?`],
  [
    'words with a formula',
    strike('where a+bc is'),
    `deletion “where formula is”, line 14, sure, ${at('where $a+bc$ is')}`
  ],
  [
    'a number that galley prints',
    highlight('1.2'),
    'comment “1.2”, line 11, not placed, about the number of a section, since its words are in no text of the paper, says Why?'
  ],
  [
    'such a number with words behind it',
    strike('1.2 The'),
    `deletion “1.2 The”, line 11, unsure, ${at('The')}, since some of its words are in no text of the paper`
  ],
  [
    'a title in the list of references',
    strike('Of clay'),
    'deletion “Of clay”, line 18, not placed, about reference roe, title (01.md:5), since entries are changed in the bibliography'
  ],
  [
    'an entry in the list of references',
    highlight('Doe, Ann'),
    'comment “Doe, Ann”, line 19, not placed, about reference doe (01.md:9), since entries are changed in the bibliography, says Why?'
  ],
  [
    'words whose place is unknown',
    strike('Elsewhere unknown'),
    `deletion “Elsewhere unknown”, line 17, unsure, ${`\`${text.slice(3, 9)}\` at 3`}, since the words there are not those of the proof`
  ],
  [
    'two words, but not the one between them',
    over('StrikeOut', 'quick', {quads: [...quadsOver(page, 'quick'), ...quadsOver(page, 'fox')]}),
    `deletion “quick fox”, line 11, unsure, ${at('quick brown fox')}, since unmarked words are between the marked ones`
  ],
  [
    'a rectangle around words',
    around('Square', 'brown fox'),
    `comment “brown fox”, line 11, sure, ${at('brown fox')}, says Why?`
  ],
  [
    'a rectangle around a formula and words',
    around('Circle', 'a+bc is'),
    `comment “formula is”, sure, ${at('$a+bc$ is')}, says Why?`
  ],
  [
    'a drawing, whose frame is larger',
    {...around('Ink', 'quick brown fox', 40), ink: quadsOver(page, 'brown')[0]},
    `comment “brown”, line 11, sure, ${at('brown')}, says Why?`
  ],
  [
    'a rectangle without words',
    annotationOf({subtype: 'Square', rect: [300, 722, 310, 725], text: 'Why?'}),
    `comment “the”, line 11, unsure, \`the\` at ${text.indexOf('the lazy')}, since it is beside the words, says Why?`
  ],
  ['a hidden mark', strike('quick', {isHidden: true}), 'deletion “”, not placed, since it is hidden'],
  [
    'a mark without words',
    over('Highlight', 'quick', {quads: [[300, 20, 330, 30]], text: 'Why?'}),
    'comment “”, not placed, since no words of the paper are there, says Why?'
  ]
]

const upright: readonly Row[] = [
  ['a caret behind a word', caret('quick', 'er'), `insertion “”, line 11, sure, ${point('quick')}, says er`],
  ['within a word', caret('qui', 'er'), `insertion “”, line 11, sure, ${point('qui')}, says er`],
  [
    'in the space behind it',
    caret('quick', 'er', 2),
    `insertion “”, line 11, sure, ${point('quick')}, says er`
  ],
  [
    'at the beginning of the next one',
    caret('quick', 'er', 5),
    `insertion “”, line 11, sure, \`\` at ${text.indexOf('brown')}, says er`
  ],
  [
    'at the end of a line',
    caret('words', 'er', 6),
    `insertion “”, line 13, sure, ${point('words')}, says er`
  ],
  [
    'far from a word',
    caret('afternoon.', 'er', 10),
    `insertion “”, line 16, unsure, ${point('afternoon.')}, since it is beside the words, says er`
  ],
  [
    'without words',
    caret('afternoon.', 'er', 20),
    'insertion “”, not placed, since no words of the paper are there, says er'
  ],
  [
    'behind a citation',
    caret('p. 3)', 'x'),
    `insertion “”, line 13, unsure, ${point('[@roe, p. 3]')}, about citation, since it is in a citation, says x`
  ],
  [
    'within a citation',
    caret('(Ro', 'x'),
    `insertion “”, line 13, unsure, ${point('[@roe, p. 3]')}, about citation, since it is in a citation, says x`
  ],
  [
    'in a number that galley prints',
    caret('1.2', 'x'),
    'insertion “”, line 11, not placed, about the number of a section, since its words are in no text of the paper, says x'
  ],
  [
    'behind words whose place is unknown',
    caret('unknown', 'x'),
    `insertion “”, line 17, unsure, \`\` at 9, since the words there are not those of the proof, says x`
  ],
  [
    'a replacement by a caret',
    [strike('brown', {id: 0}), {...caret('brown', 'red'), id: 1, replyTo: 0, isGroup: true}],
    `substitution “brown”, line 11, sure, ${at('brown')}, says red`
  ],
  ['a note at a word', note('fox'), `comment “fox”, line 11, sure, ${at('fox')}, says Why?`],
  [
    'a note in the margin',
    note('The', {}, -60),
    'comment “1.2”, line 11, not placed, about the number of a section, since its words are in no text of the paper, says Why?'
  ],
  [
    'a note behind a line',
    note('known', {}, 60),
    `comment “.”, line 14, unsure, \`.\` at ${text.indexOf('known.') + 5}, since it is beside the words, says Why?`
  ],
  ['a note at a formula', note('+b'), `comment “formula”, sure, ${at('$a+bc$')}, about formula, says Why?`],
  [
    'a text that is written onto the page, from its bottom left corner',
    annotationOf({
      subtype: 'FreeText',
      rect: [quadsOver(page, 'brown')[0]![0] + 2, quadsOver(page, 'brown')[0]![1] + 4, 400, 800],
      text: 'Why?'
    }),
    `comment “brown”, line 11, sure, ${at('brown')}, says Why?`
  ],
  [
    'a callout, at its tip',
    annotationOf({
      subtype: 'FreeText',
      rect: [10, 10, 50, 50],
      callout: [quadsOver(page, 'lazy')[0]![0] + 3, quadsOver(page, 'lazy')[0]![1] + 3],
      text: 'Why?'
    }),
    `comment “lazy”, line 12, sure, ${at('lazy')}, says Why?`
  ],
  [
    'a strike that ends in the middle of a letter',
    over('StrikeOut', 'quick', {
      quads: quadsOver(page, 'quick').map(([a, b, c, d]) => [a, b, c - 3, d] as const)
    }),
    `deletion “quick”, line 11, unsure, ${at('quick')}, since it is beside the words`
  ],
  [
    'a strike that ends near the edge of a letter',
    over('StrikeOut', 'quick', {
      quads: quadsOver(page, 'quick').map(([a, b, c, d]) => [a - 0.5, b, c + 0.5, d] as const)
    }),
    `deletion “quick”, line 11, sure, ${at('quick')}`
  ]
]

function point(words: string): string {
  return `\`\` at ${text.indexOf(words) + words.length}`
}

const listed = (marks: Row[1]): readonly Annotation[] => ('subtype' in marks ? [marks] : marks)

describe('a mark on a page of a proof is', () => {
  test.each([...turnable, ...upright])('%s', (_, marks, expected) => {
    const items = itemsOf(page, listed(marks), {targets})
    expect(items.map(shown)).toEqual([expected])
    expect(items.map(each => [each.person, each.page])).toEqual([['Ann', 7]])
  })
})

test.each<readonly [string, Change]>([
  ['scaled and shifted', {scale: 0.8, left: 40, bottom: -30}],
  ['enlarged', {scale: 1.4}],
  ['turned by a quarter', {quarters: 1, left: 842}],
  ['turned by a half', {quarters: 2, left: 595, bottom: 842}],
  ['turned by three quarters and shifted', {quarters: 3, bottom: 595, left: 20}]
])('on a page that was %s, marks on words are the same', (_, change) => {
  const rows = turnable.filter(([, marks]) => !('ink' in marks && change.quarters === undefined))
  const marks = rows.flatMap(([, own]) => listed(own)).map((each, id) => ({...each, id, person: `P${id}`}))
  const [before, items] = [{}, change].map(each => itemsOf(page, marks, {targets}, each))
  expect(items!.map(shown)).toEqual(rows.map(([, , expected]) => expected))
  const idsOf = (all: readonly Returned[]): readonly string[] =>
    all.flatMap(({id, place}) => (place === undefined ? [] : [id]))
  expect(idsOf(items!)).toEqual(idsOf(before!))
})

test('marks on a page of another paper have no place', () => {
  const other = printedPage('Wholly different content of strangers', [
    ['Wholly different content of strangers']
  ])
  const [item] = itemsOf({...other, map: page.map}, [strike('quick')], {targets})
  expect(shown(item!)).toBe('deletion “”, not placed, since its page contains no words of the paper')
})

test('equal marks are one item, and marks of others, on other words or with other remarks are not', () => {
  const marks = [
    strike('quick'),
    strike('quick'),
    strike('brown'),
    strike('quick', {person: 'Bo'}),
    strike('quick', {text: 'twice'}),
    highlight('quick', '')
  ].map((each, id) => ({...each, id}))
  expect(itemsOf(page, marks, {targets})).toHaveLength(5)
})

test.each([
  [10_000, 'sure', undefined],
  [10_001, 'not placed', 'it is longer than 10000 characters']
])('of a remark of %i letters nothing is lost in silence', (length, verdict, reason) => {
  const [item] = itemsOf(page, [highlight('quick', 'a'.repeat(length))], {targets})
  expect([item!.verdict, item!.reason, item!.text.length]).toEqual([verdict, reason, 10_000])
})

test('answers to queries have no place on the page', () => {
  const query = note('fox', {person: 'AQ1', text: 'When?'})
  const items = itemsOf(page, [query, {...note('fox', {text: 'In 1999.'}), id: 1, replyTo: 0}], {targets})
  expect(items.map(each => [shown(each), each.query, each.page])).toEqual([
    ['answer “”, sure, says In 1999.', 1, 7]
  ])
})

test('two marks with the same ends and different words are two items, in either order', () => {
  const gap = strike('quick fox', {quads: [...quadsOver(page, 'quick'), ...quadsOver(page, 'fox')]})
  const marks = [gap, strike('quick brown fox'), gap]
  const [items, reversed] = [marks, marks.toReversed()].map(each => itemsOf(page, each, {targets}))
  expect(items!.map(({words}) => words).sort()).toEqual(['quick brown fox', 'quick fox'])
  const ids = (each: readonly Returned[]) => new Map(each.map(({words, id}) => [words, id]))
  expect(ids(items!)).toEqual(ids(reversed!))
})
