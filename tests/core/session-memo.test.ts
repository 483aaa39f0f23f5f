import {expect, test} from 'vitest'
import {createMemo} from '../../src/core/memo.ts'

test('a session keeps what one of its last eight builds used, and drops the rest', async () => {
  const memo = createMemo()
  let made = 0
  const chapter = (text: string) => memo('chapter', text, () => `${text} ${++made}`)
  const build = async (text: string) => {
    const value = await chapter(text)
    await chapter('always')
    memo.sweep()
    return value
  }
  expect(await build('one')).toBe('one 1')
  for (let edit = 0; edit < 7; edit++) await build(`edit ${edit}`)
  // An edit that is undone before its result is swept.
  expect(await build('one')).toBe('one 1')
  for (let edit = 0; edit < 8; edit++) await build(`later ${edit}`)
  expect(await build('one')).toBe(`one ${made}`)
  expect(await chapter('always')).toBe('always 2')
})
