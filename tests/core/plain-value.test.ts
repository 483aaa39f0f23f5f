import {expect, test} from 'vitest'
import {plainValue} from '../../src/core/plain-value.ts'

test.each([
  ['The <i>Odyssey</i> of <sc>Homer</sc>', 'The Odyssey of Homer'],
  ['<span class="nocase">NATO</span>, H<sub>2</sub>O and x<sup>2</sup>', 'NATO, H2O and x2'],
  ['If a < b and c > d', 'If a < b and c > d'],
  ['The <bdi> element and <i-am-no-tag>', 'The <bdi> element and <i-am-no-tag>'],
  ['Writing <\u2060i> in HTML', 'Writing <i> in HTML']
])('the value %s without its tags', (value, plain) => {
  expect(plainValue(value)).toBe(plain)
})
