import {expect, test} from 'vitest'
import {onceLonger} from '../../src/node/program/wall.ts'

test.each([
  ['once, when a text makes them longer than the limit', ['a.md', 'b.bib', 'c.md', 'd.md'], 1],
  ['not at the limit', ['a.md', 'b.bib'], 0],
  ['not for pictures', ['a.png', 'b.png', 'c.pdf', 'd.md'], 0],
  ['not for a file that is not there', ['a.md', 'b.md', 'absent.md'], 0]
])('the memory and time of long texts are watched: %s', async (_, paths, times) => {
  let acted = 0
  const read = onceLonger(
    async path =>
      path.startsWith('absent') ? {fault: 'absent', reason: 'missing file'} : new Uint8Array(10),
    20,
    () => acted++
  )
  for (const path of paths) await read(path)
  expect(acted).toBe(times)
})
