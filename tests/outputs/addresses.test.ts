import {expect, test} from 'vitest'
import {serializeHast} from '../../src/core/serialize.ts'
import {withBreaksInAddresses} from '../../src/outputs/html/addresses.ts'
import {hastOf} from '../hast.ts'

/** The HTML with `|` where its addresses may be broken. */
function broken(html: string): string {
  return serializeHast(withBreaksInAddresses(hastOf(html))).replaceAll('<wbr>', '|')
}

const long = 'https://example.org/some/longer/path_of/letters?page=1'

test.each([
  [
    'after its joints, with seven letters or more in each part',
    `<a>${long}</a>`,
    '<a>https://example.org/|some/longer/|path_of/|letters?page=1</a>'
  ],
  [
    'after words that are an element',
    `<p><a><i>x</i>${long}</a></p>`,
    '<p><a><i>x</i>https://example.org/|some/longer/|path_of/|letters?page=1</a></p>'
  ],
  [
    'not a short one',
    '<a>https://example.org/short/address/x</a>',
    '<a>https://example.org/short/address/x</a>'
  ],
  ['not behind other words', `<a>see ${long}</a>`, `<a>see ${long}</a>`],
  ['not one with a break of its own', `<a>${long}<wbr>x</a>`, `<a>${long}|x</a>`],
  ['not outside of a link', `<p>${long}</p>`, `<p>${long}</p>`]
])('a long URL can break: %s', (_, html, expected) => {
  expect(broken(html)).toBe(expected)
})

test('a URL in two adjacent texts is one', () => {
  const [link] = hastOf('<a></a>')
  const texts = [long.slice(0, 20), long.slice(20)].map(value => ({type: 'text', value}) as const)
  if (link?.type === 'element') link.children.push(...texts)
  expect(serializeHast(withBreaksInAddresses([link!]))).toContain('example.org/<wbr>some')
})
