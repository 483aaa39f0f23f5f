import {expect, test} from 'vitest'
import {mergeReturned, newReturned, readReturned, returnedBytes} from '../../../src/review/answers/kept.ts'
import {returnedDoubts, returnedSummary, threadLines} from '../../../src/review/answers/report.ts'
import type {PlacingVerdict, Returned, ReturnedKind} from '../../../src/review/answers/returned.ts'

const kinds: ReadonlyArray<readonly [ReturnedKind, string]> = [
  ['answer', 'answer'],
  ['insertion', 'insertion'],
  ['deletion', 'deletion'],
  ['substitution', 'replacement'],
  ['move', 'move'],
  ['comment', 'comment']
]

const outcomes: ReadonlyArray<readonly [verdict: PlacingVerdict, isProposed: boolean, words: string]> = [
  ['sure', false, 'in the text'],
  ['sure', true, 'proposed for the bibliography'],
  ['unsure', false, 'in doubt'],
  ['not placed', true, 'not placed']
]

const item = (fields: Partial<Returned> = {}): Returned => ({
  ...{id: '1', person: 'Ann', kind: 'comment', verdict: 'sure', words: '', text: ''},
  ...fields
})

test.each(kinds.flatMap(kind => outcomes.map(outcome => [...kind, ...outcome] as const)))(
  'a returned %s (%s) that is %s (%s) is counted, and listed if it needs attention',
  (kind, word, verdict, isProposed, outcome) => {
    const one = item({kind, verdict, proposed: isProposed ? 'x' : undefined})
    expect(returnedSummary([one])).toEqual([`Ann: 1 ${word} ${outcome}`])
    expect(returnedSummary([one, one])).toEqual([`Ann: 2 ${word}s ${outcome}`])
    const head = {'in doubt': 'in doubt', 'not placed': 'not placed'}[outcome] ?? 'proposed'
    expect(returnedDoubts([one])).toEqual(outcome === 'in the text' ? [] : [`${head}: ${word} of Ann`])
  }
)

test('the items of each person are counted by outcome, without records of resolved threads', () => {
  const all = [
    item({kind: 'answer'}),
    item({kind: 'comment'}),
    item({verdict: 'not placed'}),
    item({person: ''}),
    item({person: 'Bo', isResolution: true})
  ]
  expect(returnedSummary(all)).toEqual([
    'Ann: 1 answer, 1 comment in the text; 1 comment not placed',
    'unnamed: 1 comment in the text'
  ])
})

const doubtful = (fields: Partial<Returned>): Returned => item({verdict: 'unsure', ...fields})

test.each<readonly [string, Partial<Returned>, string]>([
  ['with its page', {page: 3}, 'comment of Ann, page 3'],
  ['with its line', {page: 3, line: 9}, 'comment of Ann, page 3, line 9'],
  ['with its words', {line: 9, words: 'old law'}, 'comment of Ann, line 9, “old law”'],
  ['with its subject', {about: 'citation'}, 'comment of Ann, citation'],
  ['with its text', {text: ' Why? '}, 'comment of Ann: Why?'],
  ['with its reason', {reason: 'it is beside the words'}, 'comment of Ann (it is beside the words)'],
  ['of nobody', {person: '', text: ' '}, 'comment'],
  ['with 80 letters', {words: 'a'.repeat(80)}, `comment of Ann, “${'a'.repeat(80)}”`],
  ['with longer words', {words: 'a'.repeat(81)}, `comment of Ann, “${'a'.repeat(80)}…”`],
  ['with 200 letters of text', {text: 'a'.repeat(200)}, `comment of Ann: ${'a'.repeat(200)}`],
  ['with a longer text', {text: 'a'.repeat(201)}, `comment of Ann: ${'a'.repeat(200)}…`]
])('an item in doubt is listed %s', (_, fields, expected) => {
  expect(returnedDoubts([doubtful(fields)])).toEqual([`in doubt: ${expected}`])
})

test('items without a place are listed first, proposals last', () => {
  const all = [item({verdict: 'sure', proposed: 'x'}), item(), doubtful({}), item({verdict: 'not placed'})]
  expect(returnedDoubts(all)).toEqual([
    'not placed: comment of Ann',
    'in doubt: comment of Ann',
    'proposed: comment of Ann'
  ])
})

test('a thread is one line: the comment, and its answers', () => {
  const root = item({words: 'old law', text: 'Why? '})
  const reply = item({id: '2', person: 'Bo', text: 'So.', thread: '1'})
  const bare = item({id: '3', thread: '1', person: '', text: 'Yes.'})
  const end = item({id: '4', thread: '1', text: 'resolved', isResolution: true})
  expect(threadLines([root, reply, bare, end])).toEqual([
    'thread on “old law”: Ann: Why? – Bo: So. – Yes. – resolved'
  ])
  expect(threadLines([{...root, words: ''}, reply])).toEqual(['thread: Ann: Why? – Bo: So.'])
  expect(threadLines([{...root, words: 'a'.repeat(81), text: 'b'.repeat(201)}, reply])).toEqual([
    `thread on “${'a'.repeat(80)}…”: Ann: ${'b'.repeat(200)}… – Bo: So.`
  ])
  expect(threadLines([root])).toEqual([])
})

const file = {
  round: 2,
  content: 'abc',
  returned: [item(), item({id: '2', place: {file: '01.md', start: 0, end: 4}})]
}
const written = new TextDecoder().decode(returnedBytes(file))

test('what was returned is kept in a file that people and programs can read', () => {
  expect(written).toMatch(
    /^\{\n {2}"galley": "returned",\n {2}"version": 1,\n {2}"round": 2,\n[\s\S]*\n\}\n$/
  )
  expect(readReturned(written)).toEqual(file)
})

const [first, second] = JSON.parse(written).returned
const another = {galley: 'answers', version: 2, round: 1.5, content: 1, returned: {}}
test.each<readonly [string, unknown]>([
  ...Object.entries(another).map(([name, value]) => [name, {[name]: value}] as const),
  ...Object.keys(first).map(name => [name, {returned: [second, {...first, [name]: 1}]}] as const),
  ...['file', 'start', 'end'].map(
    name => [name, {returned: [{...second, place: {...second.place, [name]: true}}]}] as const
  ),
  ['place', {returned: [{...first, place: null}]}],
  ['item', {returned: [null]}],
  ['text', {returned: ['x']}]
])('a kept file with another %s is damaged', (_, change) => {
  expect(readReturned(JSON.stringify({...JSON.parse(written), ...(change as object)}))).toBeUndefined()
})

test('a file that is no JSON is damaged', () => {
  expect([readReturned(''), readReturned('null'), readReturned(written.slice(1))]).toEqual([
    undefined,
    undefined,
    undefined
  ])
})

test('of two copies of an item, one is new, and the later state counts', () => {
  const [one, two] = [item(), item({id: '2'})]
  expect(newReturned([one], [one, two, two])).toEqual([two])
  const [early, late] = [{verdict: 'accepted'} as const, {verdict: 'rejected'} as const]
  const changed = {...one, text: 'new'}
  expect(mergeReturned([one, two], [changed])).toEqual([changed, two])
  expect(mergeReturned([{...one, settled: early}], [changed])).toEqual([{...changed, settled: early}])
  expect(mergeReturned([{...one, settled: early}], [{...changed, settled: late}])).toEqual([
    {...changed, settled: late}
  ])
})
