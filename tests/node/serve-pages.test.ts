import {expect, test} from 'vitest'
import {changedPages} from '../../src/node/preview/serve-pages.ts'
import type {PagesState} from '../../src/node/preview/set-pages.ts'

function state(shell: string, ...pages: readonly string[]): PagesState {
  return {set: {shell: [shell, ''], pages: pages.map(html => ({html, sources: []}))}}
}

test.each([
  ['nothing has changed', state('a', 'b', 'c'), state('a', 'b', 'c'), {pages: [], count: 2, isOther: false}],
  ['one page has', state('a', 'b', 'c'), state('a', 'b', 'd'), {pages: [[1, 'd']], count: 2, isOther: false}],
  ['there is one more', state('a', 'b'), state('a', 'b', 'c'), {pages: [[1, 'c']], count: 2, isOther: false}],
  ['there is one less', state('a', 'b', 'c'), state('a', 'b'), {pages: [], count: 1, isOther: false}],
  ['what is around them has', state('a', 'b'), state('x', 'b'), {pages: [], count: 1, isOther: true}],
  ['the browser has other ones', undefined, state('a', 'b'), {pages: [], count: 1, isOther: true}]
])('what is sent of the set pages when %s', (_, before, after, expected) => {
  expect(changedPages(before, after)).toEqual(expected)
})
