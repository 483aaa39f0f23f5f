import {expect, test} from 'vitest'
import {compose} from '../../src/build.ts'
import type {Article, SourcePlace} from '../../src/core/article.ts'
import {createMemo} from '../../src/core/memo.ts'
import fc from '../properties.ts'
import {textWorld} from '../world.ts'
import {articleOf, renderingOf, withoutPlaces} from './article.ts'

/** The words of each block, by its identity. */
function wordsById({body}: Article): ReadonlyMap<string, string> {
  return new Map(body.map(block => [block.id ?? '', JSON.stringify(withoutPlaces([block]))]))
}

const paragraphs = ['One.', 'Two *words*.', 'One.', '- a\n- b', '> Said.', 'Three.']

test.each([
  ['a paragraph is added before the others', ['New.', ...paragraphs], 1],
  ['one is added in between', [...paragraphs.slice(0, 3), 'New.', ...paragraphs.slice(3)], 1],
  ['one is edited', paragraphs.with(1, 'Two other words.'), 1],
  ['two change places', [...paragraphs.slice(3), ...paragraphs.slice(0, 3)], 0],
  ['one is left out', paragraphs.slice(1, 6), 0]
])('a block keeps its id if %s', async (_, edited, fresh) => {
  const before = wordsById(await articleOf({'01.md': paragraphs.join('\n\n')}))
  const after = wordsById(await articleOf({'01.md': edited.join('\n\n')}))
  expect([...after.keys()].filter(id => !before.has(id))).toHaveLength(fresh)
  for (const [id, words] of after) if (before.has(id)) expect(words).toBe(before.get(id))
})

test('equal blocks have different ids', async () => {
  const {body} = await articleOf({'01.md': 'One.\n\nOne.\n\nOne.'})
  const [first, second, third] = body.map(({id}) => id)
  expect([second, third]).toEqual([`${first}-2`, `${first}-3`])
})

test('ids do not depend on the order of blocks', async () => {
  const ids = async (blocks: readonly string[]) =>
    (await articleOf({'01.md': blocks.join('\n\n')})).body.map(({id}) => id)
  const some = fc.shuffledSubarray(['A.', 'B *b*.', '# C', '```\nd\n```', '- e\n- f', '> g'], {minLength: 2})
  await fc.assert(
    fc.asyncProperty(some, async chosen => {
      expect((await ids(chosen.toReversed())).toSorted()).toEqual((await ids(chosen)).toSorted())
    })
  )
})

test('an abstract that stands elsewhere in its file has its own place, also in a later build of a session', async () => {
  const text = (title: string): string => `---\n${title}abstract: Bricks are old.\n---\n\nOne.`
  const memo = createMemo()
  const placeIn = async (markdown: string): Promise<unknown> => {
    const {article} = await compose(textWorld({'01.md': markdown}), memo, '')
    const [block] = article.front.abstracts[0]!.children
    const {start, end} = (block as Extract<typeof block, {place?: SourcePlace}>)!.place!
    return markdown.slice(start, end)
  }
  expect(await placeIn(text(''))).toBe('Bricks are old.')
  expect(await placeIn(text('title: Of bricks\n'))).toBe('Bricks are old.')
})

test('a block within HTML keeps its id if another one is edited', async () => {
  const idsWithin = async (text: string): Promise<readonly string[]> =>
    Array.from(
      JSON.stringify((await articleOf({'01.md': `${text}\n\n<div>Within.</div>`})).body.at(-1)).matchAll(
        /"id":"([^"]+)"/g
      ),
      ([, id = '']) => id
    )
  const ids = await idsWithin('One.')
  expect(ids.length).toBeGreaterThan(1)
  expect(await idsWithin('Two.')).toEqual(ids)
})

test('after an edit, the blocks of other chapters and the lists are the same objects as before', async () => {
  const memo = createMemo()
  const bodyOf = async (middle: string) => {
    const chapters = {'01.md': 'See [@a].[^n]\n\n[^n]: A note.\n', '02.md': middle, '03.md': 'Last.\n'}
    const settings = {
      'manuscript.yaml': 'title: On Texts\nlang: en\n',
      'references.bib': '@book{a, author = {Doe, J.}, title = {Tides}, year = {1999}}\n'
    }
    return (await renderingOf({...chapters, ...settings}, memo)).article.body
  }
  const before = await bodyOf('One.\n\nTwo.\n')
  const after = await bodyOf('One.\n\nTwo words.\n')
  expect(before.map(({type}) => type)).toContain('notes')
  expect(before.map(({type}) => type)).toContain('references')
  expect(after.flatMap((block, index) => (block === before[index] ? [] : [index]))).toEqual([1, 2])
})
