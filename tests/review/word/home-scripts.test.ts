import {expect, test} from 'vitest'
import {createHomecoming, type Way} from './home-scripts.ts'
import {editedPapers, scriptOf} from './redline-scripts.ts'
import {withoutMarks} from './rewritten.ts'

const bricks = editedPapers().filter(({name}) => name === 'bricks')
const run = createHomecoming()
const untracked: Way = {isTracked: false, saved: withoutMarks}
const tracked: Way = {isTracked: true, saved: withoutMarks}

// All 500, also as other programs save them: `tests/tools/home-scripts.test.ts`.
test.each([
  [2, 'with tracking off', untracked],
  [18, 'with tracking off', untracked],
  [2, 'tracked', tracked]
] as const)('the edits of script %i, %s, are in the text to the letter or listed', async (number, _, way) => {
  const script = scriptOf(number, bricks)
  const {verdict, missing, extra, difference} = await run(script, way)
  const name = `${script.made.join(', ')}; missing ${missing.join(' ')}, added ${extra.join(' ')}: ${difference}`
  expect(verdict, name).not.toBe('silent')
})
