import {expect, test} from 'vitest'
import fc from './properties.ts'

test('a property that asserts nothing fails', async () => {
  const none = 'The property asserts nothing'
  expect(() => fc.assert(fc.property(fc.nat(), () => undefined))).toThrow(none)
  await expect(fc.assert(fc.asyncProperty(fc.nat(), async () => undefined))).rejects.toThrow(none)
})

test('a property asserts by what it returns or expects', async () => {
  fc.assert(fc.property(fc.nat(), value => value >= 0))
  fc.assert(fc.property(fc.nat(), value => expect(value).toBeGreaterThanOrEqual(0)))
  await fc.assert(fc.asyncProperty(fc.nat(), async value => value >= 0))
  expect(() => fc.assert(fc.property(fc.nat(), value => value < 0))).toThrow('Property failed')
  await expect(fc.assert(fc.asyncProperty(fc.nat(), async value => value < 0))).rejects.toThrow(
    'Property failed'
  )
})
