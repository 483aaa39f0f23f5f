import {expect, test} from 'vitest'
import {changeNodes} from '../../src/core/change-article.ts'
import {buildScreenPage} from '../../src/outputs/html/index.ts'
import {htmlFaults} from '../html-validate.ts'
import {articleOf, renderingOf} from './article.ts'
import {joinArticles} from './join.ts'

const front = `---
title: Law
lang: en
license: CC-BY-4.0
date: 2025-01-02
references: [{id: doe, type: book, title: T, author: [{family: Doe}], issued: 1999}]
---

`
const first = `${front}# Law {#sec:law}

The same [@doe].

An old sentence with a note[^n], [@doe] and @sec:law.

[^n]: Gone.

- a
- b

The end.
`
const second = first
  .replace('An old sentence with a note[^n]', 'A new sentence with a note[^n]')
  .replace('- a\n- b', '- a\n- b\n- c')
  .replace('The end.', 'The end.\n\nAn afterword.')

test('two versions of a manuscript become one article with marked insertions and deletions', async () => {
  const rendering = await renderingOf({'01.md': second})
  const article = joinArticles(await articleOf({'01.md': first}), rendering.article)
  expect(article.body.map(({type, change}) => `${change?.kind ?? 'kept'} ${type}`)).toEqual([
    'kept heading',
    'kept paragraph',
    'deleted paragraph',
    'deleted list',
    'inserted paragraph',
    'inserted list',
    'kept paragraph',
    'inserted paragraph',
    'kept notes',
    'kept references'
  ])
  const page = await buildScreenPage({...rendering, article})
  expect(page).toContain(
    '<del class="change">An old sentence with a note<sup>1</sup>, <span class="citation">'
  )
  expect(page).toContain('<ins class="change">A new sentence with a note<sup class="note-call">')
  expect(page).toContain('<p>The end.</p>')
  expect(page).toContain(
    '<p class="change-block change-inserted"><ins class="change">An afterword.</ins></p>'
  )
  expect(await htmlFaults(page)).toEqual([])
})

test('an inserted list item stays an item', async () => {
  const rendering = await renderingOf({'01.md': `${front}- a\n- b`})
  const body = changeNodes(rendering.article.body, node =>
    node.type === 'listItem' ? {...node, change: {kind: 'inserted' as const}} : node
  )
  const page = await buildScreenPage({...rendering, article: {...rendering.article, body}})
  expect(page).toContain('<li class="change-block change-inserted"><ins class="change">a</ins></li>')
})

test('a paper joined with itself is unchanged', async () => {
  const {article} = await renderingOf({'01.md': first})
  expect(joinArticles(article, article)).toEqual(article)
})
