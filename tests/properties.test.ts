import {expect, test} from 'vitest'
import fc from './properties.ts'

test('a property that asserts nothing fails', async () => {
  const none = 'The property asserts nothing'
  expect(() => fc.assert(fc.property(fc.nat(), () => undefined))).toThrow(none)
  // `expect` is called only afterwards, since `expect(…).rejects` would itself count as an assertion.
  const fault = await fc.assert(fc.asyncProperty(fc.nat(), async () => undefined)).catch(String)
  expect(fault).toContain(none)
})

test('a string can have any character, but no half of one', () => {
  const text = fc.sample(fc.string({unit: 'binary', maxLength: 20}), {numRuns: 400, seed: 1}).join('')
  expect(text).toMatch(/[\u{10000}-\u{10FFFF}]/u)
  expect(text).toMatch(/[\uE000-\uFFFF]/u)
  expect(text).not.toMatch(/\p{Surrogate}/u)
  expect(text).toContain('__proto__')
})

test('a property asserts by what it returns or expects', async () => {
  fc.assert(fc.property(fc.nat(), value => value >= 0))
  fc.assert(
    fc.property(fc.nat(), value => {
      expect(value).toBeGreaterThanOrEqual(0)
    })
  )
  await fc.assert(fc.asyncProperty(fc.nat(), async value => value >= 0))
  expect(() => fc.assert(fc.property(fc.nat(), value => value < 0))).toThrow('Property failed')
  await expect(fc.assert(fc.asyncProperty(fc.nat(), async value => value < 0))).rejects.toThrow(
    'Property failed'
  )
})
