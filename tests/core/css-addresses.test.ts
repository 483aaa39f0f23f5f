import {expect, test} from 'vitest'
import {requestedAddress} from '../../src/core/css-addresses.ts'

const outside = 'https://example.org/a.png'

test.each([
  `url(${outside})`,
  `url( "${outside}" )`,
  `\\75rl(${outside})`,
  `\\75 rl(${outside})`,
  `u\\72\tl(${outside})`,
  `\\u\\r\\l(${outside})`,
  `src("${outside}")`,
  `image-set("${outside}" 1x)`,
  `-webkit-image-set("data:,x" 1x, '${outside}' 2x)`,
  `image-set("${outside}" type("image/png"))`,
  `image-set(linear-gradient(red, blue) 1x, "${outside}" 2x)`,
  `cross-fade("${outside}", red)`,
  `imag\\65-set("${outside}" 1x)`
])('%s asks for another file', value => {
  expect(requestedAddress(value)).toBe(outside)
})

test.each([
  'url(data:image/png;base64,AAAA)',
  'url("#a")',
  'image-set("data:,x" 1x)',
  'image-set(url(data:,x) type("image/png"))',
  '"\\201C" "\\201D"',
  'red',
  'linear-gradient(red, blue)'
])('%s asks for nothing', value => {
  expect(requestedAddress(value)).toBeUndefined()
})
