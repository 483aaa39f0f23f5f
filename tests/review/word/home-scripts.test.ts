import {expect, test} from 'vitest'
import {createHomecoming} from './home-scripts.ts'
import {editedPapers, scriptOf} from './redline-scripts.ts'
import {withoutMarks} from './rewritten.ts'

const bricks = editedPapers().filter(({name}) => name === 'bricks')
const {edited, came} = createHomecoming()

// All 500 scripts are tested in `tests/tools/home-scripts.test.ts`, also as other programs save the files.
test.each([
  [2, 'with tracking off', false],
  [18, 'with tracking off', false],
  [2, 'tracked', true]
] as const)(
  'the edits of script %i, %s, are in the text to the letter or listed',
  async (number, _, isTracked) => {
    const script = scriptOf(number, bricks)
    const word = await edited(script, isTracked)
    const {verdict, missing, extra, difference, made} = await came(script, word, withoutMarks(word.bytes))
    const done = [...script.made, ...made].join(', ')
    const name = `${done}; missing ${missing.join(' ')}, added ${extra.join(' ')}: ${difference}`
    expect(verdict, name).not.toBe('silent')
  }
)
