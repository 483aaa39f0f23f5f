import {expect, test} from 'vitest'
import {plainTitle, plainValue} from '../../src/core/plain-value.ts'

test.each([
  ['The <i>Odyssey</i> of <sc>Homer</sc>', 'The Odyssey of Homer'],
  ['<span class="nocase">NATO</span>, H<sub>2</sub>O and x<sup>2</sup>', 'NATO, H2O and x2'],
  ['If a < b and c > d', 'If a < b and c > d'],
  ['The <bdi> element and <i-am-no-tag>', 'The <bdi> element and <i-am-no-tag>'],
  ['Writing <\u2060i> in HTML', 'Writing <i> in HTML']
])('the value %s without its tags', (value, plain) => {
  expect(plainValue(value)).toBe(plain)
})

test.each([
  ['Loss of <em>Tp53</em> in <jats:italic>Mus</jats:italic>', 'Loss of Tp53 in Mus'],
  ['<mml:math display="inline"><mml:mi>x</mml:mi></mml:math> of CO<inf>2</inf>', 'x of CO2'],
  ['Trials with p<0.05 and n>30', 'Trials with p<0.05 and n>30'],
  ['The <bdi> element', 'The <bdi> element']
])('the title %s of a list of others without its tags', (title, plain) => {
  expect(plainTitle(title)).toBe(plain)
})
