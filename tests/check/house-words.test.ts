import {expect, test} from 'vitest'
import {departuresIn} from '../../src/check/rules/about/house-words.ts'
import type {HouseStyle} from '../../src/core/types.ts'
import fc from '../properties.ts'

const words = new Map([
  ['judgement', 'judgment'],
  ['decision making', 'decision-making'],
  ['e-mail', 'email'],
  ['internet', 'Internet']
])

test.each<readonly [string, HouseStyle, string]>([
  ['One judgement; Judgement; JUDGEMENT.', {words}, 'One judgment; Judgment; JUDGMENT.'],
  ['Judgements, prejudgement, judgement-like.', {words}, 'Judgements, prejudgement, judgement-like.'],
  ['By e-mail. E-mail is fast.', {words}, 'By email. Email is fast.'],
  ['Decision making on the internet.', {words}, 'Decision-making on the Internet.'],
  [
    'The Judgement Fund and the Fund for Judgement.',
    {words},
    'The Judgement Fund and the Fund for Judgement.'
  ],
  ['He said “a judgement”, ‘a judgement’.', {words}, 'He said “a judgement”, ‘a judgement’.'],
  ['Of wood, clay and lime.', {serialComma: true}, 'Of wood, clay, and lime.'],
  ['Of wood, clay, and lime.', {serialComma: false}, 'Of wood, clay and lime.'],
  ['In [@doe]: wood, clay and lime.', {serialComma: true}, 'In [@doe]: wood, clay, and lime.'],
  ['Of wood, clay, and lime.', {serialComma: true}, 'Of wood, clay, and lime.'],
  ['In time, he and she went.', {serialComma: true}, 'In time, he and she went.'],
  ['However, clay and lime stay.', {serialComma: true}, 'However, clay and lime stay.'],
  ...[
    'Here my brother, Tom, and Ann lived.',
    'Here is the solvent, water, and the salt.',
    'It was the capital, Paris, or its port.'
  ].map((text): readonly [string, HouseStyle, string] => [text, {serialComma: false}, text]),
  ...[
    'Here my brother, Tom and Ann lived.',
    'It rains. In winter, snow and ice lie.',
    'After the war, coal and steel were dear.',
    'They burn wood, clay and she burns lime.'
  ].map((text): readonly [string, HouseStyle, string] => [text, {serialComma: true}, text]),
  ['In winter, snow, ice and wind come.', {serialComma: true}, 'In winter, snow, ice, and wind come.'],
  ['He saw the Danes, Finns and Swedes.', {serialComma: true}, 'He saw the Danes, Finns, and Swedes.'],
  ['Of the wood, clay, and lime.', {serialComma: false}, 'Of the wood, clay and lime.'],
  [
    'Of 5kg, 12.5km, 3°C and 5G, 2nd.',
    {unitSpace: true},
    'Of 5\u00a0kg, 12.5\u00a0km, 3\u00a0°C and 5G, 2nd.'
  ],
  ['Of 5kg.', {}, 'Of 5kg.']
])('%j in a house style', (text, house, expected) => {
  expect(applied(text, house)).toBe(expected)
})

test('what was proposed has no departures of its own', () => {
  const house: HouseStyle = {words: new Map([['aa', 'bb']]), serialComma: true, unitSpace: true}
  const parts = fc.constantFrom('aa', 'Aa', ' ', ', ', ' and ', '5kg', '.', '“', '”', 'c', 'However')
  fc.assert(
    fc.property(fc.array(parts, {maxLength: 20}), pieces => {
      const text = pieces.join('')
      for (const {at, old} of departuresIn(text, house)) expect(text.slice(at, at + old.length)).toBe(old)
      expect(departuresIn(applied(text, house), house)).toEqual([])
    })
  )
})

function applied(text: string, house: HouseStyle): string {
  return departuresIn(text, house).reduceRight(
    (result, {at, old, new: put}) => result.slice(0, at) + put + result.slice(at + old.length),
    text
  )
}
