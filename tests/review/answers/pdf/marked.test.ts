import {expect, test} from 'vitest'
import type {Annotation} from '../../../../src/review/answers/pdf/annotations.ts'
import type {Glyph} from '../../../../src/review/answers/pdf/glyphs.ts'
import {markedBy} from '../../../../src/review/answers/pdf/marked.ts'
import type {PageText} from '../../../../src/review/answers/pdf/page-words.ts'

/** A line of one word; each letter is 6 points wide. */
function page(letters: string): PageText {
  const glyphs: readonly Glyph[] = Array.from(letters, (letter, index) => ({
    letter,
    left: index * 6,
    right: index * 6 + 6,
    bottom: 97,
    top: 111
  }))
  const own = {x: 0, width: 100, letters, source: {start: 0, end: letters.length}}
  const line = {y: 0, height: 10, number: 1, file: 0, words: [own]}
  const word = {line, word: own, index: 0, glyphs, isSound: true}
  const wordOf = new Map(glyphs.map((glyph, offset) => [glyph, {word, offset}] as const))
  return {words: [word], formulas: [], wordOf, glyphs}
}

const caret = (rect: Annotation['rect']): Annotation => ({
  id: 1,
  subtype: 'Caret',
  page: 0,
  rect,
  quads: [],
  person: '',
  text: 'x',
  name: '',
  intent: '',
  isGroup: false,
  isState: false,
  isHidden: false
})

test.each<readonly [string, Annotation['rect'], number, boolean]>([
  ['behind a letter', [14, 98, 22, 105], 3, true],
  ['before the first one', [-4, 98, 4, 105], 0, true],
  // MuPDF draws a caret that is 20 points wide, to the right of its point.
  ['in doubt, if it is wide', [8, 94, 28, 108], 3, false]
])('a caret stands %s', (_, rect, offset, isExact) => {
  const {point, isExact: found} = markedBy(caret(rect), page('letters'))
  expect([point?.offset, found]).toEqual([offset, isExact])
})
