import {createRandom} from '../random.mjs'

/** The pages that are compared: each language in the styles in which it is set. */
export const pairs = [
  ...['en', 'de', 'fr', 'es'].flatMap(lang => ['plain', 'twocolumn'].map(style => ({lang, style}))),
  {lang: 'ur', style: 'plain'},
  {lang: 'fa', style: 'plain'}
]

/**
 * The program behind each picture, in an order and on sides that depend only on the seed. Each program has the side `a`
 * in half of the pairs.
 * @param {number} seed
 * @returns {readonly import("./pair-sides.mjs").Drawn[]}
 */
export function drawnPairs(seed) {
  const {between} = createRandom(seed)
  const order = shuffled(pairs, between)
  const sides = shuffled(
    pairs.map((_, index) => index % 2 === 0),
    between
  )
  return order.map((pair, index) => ({
    ...pair,
    name: String(index + 1).padStart(2, '0'),
    ...(sides[index] ? {a: 'galley', b: 'lualatex'} : {a: 'lualatex', b: 'galley'})
  }))
}

function shuffled(values, between) {
  const rest = [...values]
  return values.map(() => rest.splice(between(0, rest.length - 1), 1)[0])
}
