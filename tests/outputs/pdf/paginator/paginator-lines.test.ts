import {expect, test} from 'vitest'
import {firstFailing} from '../../../../src/outputs/pdf/paginator/lines.ts'
import fc from '../../../properties.ts'

test('the search finds the first failing number from any guess, in few steps if the guess is near', () => {
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.nat(500),
      fc.nat(500),
      fc.integer({min: 1, max: 600}),
      (start, own, more, guess) => {
        const expected = start + 1 + own
        const end = expected + more
        let asked = 0
        const found = firstFailing(start, end, guess, index => {
          asked++
          expect(index).toBeGreaterThan(start)
          expect(index).toBeLessThan(end)
          return index < expected
        })
        expect(found).toBe(expected)
        const far = Math.max(guess, own + 1) / Math.min(guess, own + 1)
        expect(asked).toBeLessThanOrEqual(2 * Math.log2(far) + Math.log2(2 * Math.max(guess, own + 1)) + 4)
      }
    )
  )
})
