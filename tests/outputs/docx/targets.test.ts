import {expect, test} from 'vitest'
import type {Article, Block, Inline} from '../../../src/core/article.ts'
import {counter} from '../../../src/outputs/docx/marks.ts'
import {targetNames} from '../../../src/outputs/docx/targets.ts'
import {docxParts} from '../../docx-file.ts'

/** The names of the bookmarks of a paper, in their order. */
async function bookmarksOf(markdown: string): Promise<readonly string[]> {
  const parts = await docxParts({'01.md': markdown})
  return Array.from(
    parts['word/document.xml']!.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g),
    ([, name]) => name!
  ).filter(name => !name.startsWith('_gly'))
}

test('what something leads to has a bookmark, as has its number, and nothing else has', async () => {
  expect(await bookmarksOf('# One {#a}\n\n# Two {#b}\n\n[Back](#a), [again](#a).')).toEqual(['a', 'a_no'])
})

test('of two places with one anchor, the first has the bookmark, as Word takes no two of one name', () => {
  const link = {type: 'link', url: '#a', children: []} as unknown as Inline
  const body = [{type: 'paragraph', children: [link]}] as unknown as readonly Block[]
  const front = {title: [], subtitle: [], titles: [], abstracts: []}
  const article = {front, body, notes: [], lists: [], statements: []} as unknown as Article
  const {around} = targetNames(article, counter())
  const pieces = [{xml: '<w:r/>', marks: []}]
  expect(around('a', pieces).map(({xml}) => xml)).toEqual([
    '<w:bookmarkStart w:id="1" w:name="a"/>',
    '<w:r/>',
    '<w:bookmarkEnd w:id="1"/>'
  ])
  for (const anchor of ['a', 'b', undefined]) expect(around(anchor, pieces)).toBe(pieces)
})
