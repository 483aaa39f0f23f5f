import {expect, test} from 'vitest'
import {isCslName} from '../../src/core/csl-name.ts'

test.each([
  ['nature', true],
  ['3d-printing', true],
  ['chicago-notes-bibliography', true],
  ['revista_de-história', true],
  ['химия', true],
  ['../secret', false],
  ['a/b', false],
  ['.hidden', false],
  ['é/ü', false],
  ['', false]
])('%s is the name of a citation style: %s', (text, expected) => {
  expect(isCslName(text)).toBe(expected)
})
