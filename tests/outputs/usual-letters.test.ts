import {expect, test} from 'vitest'
import {lettersOfEveryPage, usualFace, usualLetters} from '../../src/outputs/text-faces/usual-letters.ts'

/** The characters of Source Serif 4, as ranges. */
const characters = '20-7e a0-17f 370-3ff 2009-206f 20a0-22ff'
const faceOf = (letters: string) => usualFace(`${lettersOfEveryPage}${letters}`, characters)

test.each([
  ['', 0],
  ['©\u2009\u2010', 0],
  ['éÉ', 1],
  ['éÉ±', 1],
  ['éÉßšŠáÁ', 2],
  ['áéïôöüğłřÁÉÏÔÖÜĞŁŘ', 3]
])('the smallest ready face is taken: %s', (letters, number) => {
  expect(faceOf(letters)).toBe(number)
})

test('letters of other fonts are not its business', () => {
  expect(faceOf('éÉ用نص')).toBe(1)
  expect(usualFace(`${lettersOfEveryPage}é`, '20-7e a0-ff')).toBe(1)
})

test('a letter that only the font has, or a face that is mostly in vain, is for cutting', () => {
  expect(faceOf('éÉŵŴ')).toBeUndefined()
  expect(faceOf('λ')).toBeUndefined()
  expect(faceOf('łŁ')).toBeUndefined()
  expect(faceOf('šŠ')).toBeUndefined()
})

test('each face has the letters of the one before it', () => {
  for (const [index, letters] of usualLetters.entries()) {
    expect(new Set(letters).size).toBe([...letters].length)
    for (const letter of usualLetters[index - 1] ?? '') expect(letters).toContain(letter)
  }
})
