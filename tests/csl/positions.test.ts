import {expect, test} from 'vitest'
import {type PlacedCitation, positionsOf} from '../../src/csl/document/positions.ts'
import fc from '../properties.ts'

/**
 * The positions of citations given as `note: work locator; work`, with `near` and the number of the first note, if any.
 */
function positions(...citations: readonly string[]): readonly string[] {
  return positionsOf(citations.map(read), 3).map(cites =>
    cites
      .map(
        ({position, isNear, firstNote}) =>
          `${position}${isNear ? ' near' : ''}${firstNote ? ` n${firstNote}` : ''}`
      )
      .join('; ')
  )
}

function read(citation: string): PlacedCitation {
  const [note, works = ''] = citation.split(': ')
  const cites = works.split('; ').map(each => {
    const [id = '', locator] = each.split(' ')
    return {id, ...(locator && {locator, label: 'page'})}
  })
  return {note: Number(note), cites}
}

test.each([
  ['a work for the first time', ['1: a', '2: b'], ['first', 'first']],
  ['the work of the note before', ['1: a', '2: a'], ['first', 'ibid near n1']],
  ['with a page', ['1: a', '2: a 3'], ['first', 'ibid-with-locator near n1']],
  ['with the same page', ['1: a 3', '2: a 3'], ['first', 'ibid near n1']],
  ['with another page', ['1: a 3', '2: a 4'], ['first', 'ibid-with-locator near n1']],
  ['without the page of the note before', ['1: a 3', '2: a'], ['first', 'subsequent near n1']],
  ['after a note without citations', ['1: a', '3: a'], ['first', 'subsequent near n1']],
  ['after a note on another work', ['1: a', '2: b', '3: a'], ['first', 'first', 'subsequent near n1']],
  ['after many notes', ['1: a', '2: b', '9: a'], ['first', 'first', 'subsequent n1']],
  ['after a note on two works', ['1: a; b', '2: b'], ['first; first', 'subsequent near n1']],
  ['after another work in the same citation', ['1: a', '2: b; a'], ['first', 'first; subsequent near n1']],
  ['after itself in the same citation', ['1: a; a 3'], ['first; ibid-with-locator near']],
  ['after the last work of the same note', ['1: a; b 3', '1: b'], ['first; first', 'subsequent near']],
  [
    'after the last work of the same note, without a page',
    ['1: a; b', '1: b'],
    ['first; first', 'ibid near']
  ],
  ['after the same work in the same note', ['1: a', '1: a'], ['first', 'ibid near']],
  ['in the text', ['0: a', '0: a', '0: a 4'], ['first', 'ibid near', 'ibid-with-locator near']],
  ['notes and text are apart', ['1: a', '0: a', '2: a'], ['first', 'first', 'ibid near n1']]
])('%s', (_, citations, expected) => {
  expect(positions(...citations)).toEqual(expected)
})

test('a work is first once, and an “ibid.” follows a cite of the same work', () => {
  const cites = fc.array(fc.record({id: fc.constantFrom('a', 'b', 'c')}), {minLength: 1, maxLength: 3})
  const citations = fc
    .array(cites, {minLength: 1, maxLength: 12})
    .map(all => all.map((each, index): PlacedCitation => ({note: index + 1, cites: each})))
  fc.assert(
    fc.property(citations, all => {
      const found = positionsOf(all, 5)
      const flat = all.flatMap(({cites: each}, at) =>
        each.map(({id}, place) => ({id, ...found[at]![place]!}))
      )
      for (const [index, {id, position}] of flat.entries()) {
        const isFirst = flat.findIndex(each => each.id === id) === index
        expect(position === 'first').toBe(isFirst)
        if (position.startsWith('ibid')) expect(flat[index - 1]!.id).toBe(id)
      }
    })
  )
})
