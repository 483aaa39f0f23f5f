import {describe, expect, test} from 'vitest'
import {readMarks, withMarks} from '../../../../src/outputs/pdf/paginator/language-marks.ts'
import fc from '../../../properties.ts'

const number = fc.option(fc.nat(99_999_999), {nil: undefined})
const marks = fc.record({
  depth: number,
  note: number,
  role: fc.constantFrom('ins' as const, 'del' as const, 'lbl' as const, undefined),
  place: number
})
/** Tags as authors write them, some with private subtags that resemble marks. */
const tags = [
  'en',
  'und',
  'zh-Hant-TW',
  'de-CH-1996',
  'EN-gb',
  'en-x-twain',
  'x-klingon',
  'en-x-cont1',
  'en-x-note12',
  'en-x-ins',
  'fr-x-to17',
  'en-x-to-17-ins'
]
const languages = fc.constantFrom(...tags)

describe('marks in a language tag', () => {
  test('are read as they are written, and the language keeps its own subtags', () => {
    fc.assert(
      fc.property(languages, marks, (language, written) => {
        expect(readMarks(withMarks(language, written))).toEqual({language, ...written})
      }),
      {numRuns: 1000}
    )
  })

  test('of several writers are those of one', () => {
    fc.assert(
      fc.property(languages, marks, (language, {depth, note, role, place}) => {
        const one = withMarks(language, {depth, note, role, place})
        const steps = [{place}, {role}, {note}, {depth}].filter(step => Object.values(step)[0] !== undefined)
        expect(steps.reduce(withMarks, language)).toBe(one)
      }),
      {numRuns: 1000}
    )
  })

  test('make a well-formed tag (BCP 47)', () => {
    fc.assert(
      fc.property(languages, marks, (language, written) => {
        expect(withMarks(language, written)).toMatch(/^[a-z\d]{1,8}(?:-[a-z\d]{1,9})*$/i)
      }),
      {numRuns: 1000}
    )
  })

  test('are read in the letters of any browser', () => {
    const written = withMarks('en', {depth: 3, note: 12, role: 'del', place: 0})
    expect(readMarks(written.toUpperCase())).toEqual({
      language: 'EN',
      depth: 3,
      note: 12,
      role: 'del',
      place: 0
    })
  })

  test.each(tags)('a tag without marks is its language: %s', tag => {
    expect(readMarks(tag).language).toBe(tag)
    expect(withMarks(tag, {})).toBe(tag)
  })

  test('an empty tag is an unknown language', () => {
    expect(readMarks(withMarks('', {role: 'ins'}))).toMatchObject({language: 'und', role: 'ins'})
  })

  test.each(['en-x-galley-cont', 'en-x-galley-to-x', 'en-x-galley-ins-3'])(
    'a damaged mark is part of the tag: %s',
    tag => expect(readMarks(tag)).toEqual({language: tag})
  )
})
