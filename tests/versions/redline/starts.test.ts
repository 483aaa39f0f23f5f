import {expect, test} from 'vitest'
import {compareArticles, withStarts} from '../../../src/versions/redline/index.ts'
import {articleOf} from '../../compose/article.ts'

test('the number of a change is at its first node', async () => {
  const [old, next] = await Promise.all([
    articleOf({'01.md': 'A *very old* house.\n\n| a |\n|---|\n| b |\n'}),
    articleOf({'01.md': 'A **quite new** house.\n\n| a | c |\n|---|---|\n| b | d |\n'})
  ])
  const {article, changes} = compareArticles(old, next)
  const text = JSON.stringify(withStarts(article))
  const started = [...text.matchAll(/"number":(\d+)[^{}]*"start":true/g)].map(([, number]) => Number(number))
  expect(started.toSorted((a, b) => a - b)).toEqual(changes.map(({number}) => number))
})
