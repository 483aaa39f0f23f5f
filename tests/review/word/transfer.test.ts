import {expect, test} from 'vitest'
import {transferChanges} from '../../../src/review/word/transfer.ts'

/** A text of the round with marked ranges, as `[a]`, and the texts and offsets of the ranges without the marks. */
function marked(text: string): Readonly<{sent: string; ranges: ReadonlyArray<readonly [number, number]>}> {
  const ranges: Array<readonly [number, number]> = []
  let sent = ''
  for (const [, before = '', range] of text.matchAll(/([^[]*)(?:\[([^\]]*)\])?/g)) {
    sent += before
    if (range === undefined) continue
    ranges.push([sent.length, sent.length + range.length])
    sent += range
  }
  return {sent, ranges}
}

const returned = {id: '', person: '', kind: 'deletion', verdict: 'sure', words: '', text: ''} as const

/** The current text with `[…]` around the ranges to which the changes of all marked ranges were transferred. */
function transferred(text: string, now: string | undefined): string | undefined {
  const {sent, ranges} = marked(text)
  const changes = ranges.map(([start, end]) => ({
    returned,
    edits: [{file: 'a.md', start, end, old: sent.slice(start, end), text: ''}]
  }))
  const {changes: moved, lost} = transferChanges(changes, () => ({sent, now}))
  expect(moved.length + lost.length).toBe(ranges.length)
  return moved
    .flatMap(({edits}) => edits)
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (result, {start, end}) => `${result.slice(0, start)}[${result.slice(start, end)}]${result.slice(end)}`,
      now ?? 'no text'
    )
}

test.each<readonly [what: string, sent: string, now: string | undefined, transferred: string]>([
  ['an unchanged text', 'A [big] dog.', 'A big dog.', 'A [big] dog.'],
  ['a file that is gone', 'A [big] dog.', undefined, 'no text'],
  ['words before the change', 'A [big] dog [ran].', 'Once a big dog ran.', 'Once a [big] dog [ran].'],
  ['words behind it', '[A] big [dog].', 'A big dog ran far.', '[A] big [dog] ran far.'],
  ['fewer words before it', 'One very [big] dog.', 'One big dog.', 'One [big] dog.'],
  [
    'words on both sides',
    'A dog [ran] off. It was [old].',
    'The dog ran far off. It was old, too.',
    'The dog [ran] far off. It was [old], too.'
  ],
  [
    'new words directly before it and behind it',
    'A [big] dog [ran]. It was old.',
    'A very big, old dog ran off. It is old.',
    'A very [big], old dog [ran] off. It is old.'
  ],
  ['the words of the change', 'A [big] dog [ran].', 'A small dog ran.', 'A small dog [ran].'],
  ['its first word', 'A dog [ran off] there.', 'A dog went off there.', 'A dog went off there.'],
  ['its last word', 'A dog [ran off] there.', 'A dog ran home there.', 'A dog ran home there.'],
  ['a word directly before it', 'A dog [ran off] there.', 'A cat ran off there.', 'A cat [ran off] there.'],
  ['a word directly behind it', 'A dog [ran off] there.', 'A dog ran off here.', 'A dog [ran off] here.'],
  ['an insertion at the edge of a changed word', 'A []dog ran.', 'A cat ran.', 'A []cat ran.'],
  ['an insertion within a changed word', 'A do[]g ran.', 'A cat ran.', 'A cat ran.'],
  ['an insertion at the start', '[]A dog ran.', 'A dog ran off.', '[]A dog ran off.'],
  ['an insertion at the end', 'A dog ran.[]', 'The dog ran.', 'The dog ran.[]']
])('a change is transferred to a text with other words: %s', (_, sent, now, expected) => {
  expect(transferred(sent, now)).toBe(expected)
})

test('a change of several places is transferred if none of them has changed', () => {
  const sent = 'One two three four.'
  const edit = (start: number, end: number) => ({
    file: 'a.md',
    start,
    end,
    old: sent.slice(start, end),
    text: ''
  })
  const change = {returned, edits: [edit(0, 3), edit(14, 18)]}
  const spans = [
    {file: 'a.md', start: 0, end: 3},
    {file: 'a.md', start: 14, end: 18}
  ]
  const now = 'One 2 three four.'
  const places = (moves: ReturnType<typeof transferChanges>) =>
    moves.changes.map(({edits}) => edits.map(({start, end}) => now.slice(start, end)))
  expect(places(transferChanges([change], () => ({sent, now})))).toEqual([])
  const move = {spans, gone: [], inner: []}
  expect(places(transferChanges([{...change, move}], () => ({sent, now})))).toEqual([['One', 'four']])
})
