import type {Element, ElementContent, Properties} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {describe, expect, test} from 'vitest'
import {type Serialized, serializeHast} from '../../src/core/serialize.ts'
import type {TypesettingJob} from '../../src/core/typesetting.ts'
import fc from '../properties.ts'

const element = (
  tagName: string,
  properties: Readonly<Record<string, unknown>> = {},
  ...children: ElementContent[]
): Element => ({
  type: 'element',
  tagName,
  properties: properties as Properties,
  children
})
const text = (value: string): ElementContent => ({type: 'text', value})

describe('an element as HTML', () => {
  test.each<[string, ElementContent]>([
    ['<p>a &#x26; &#x3C;b></p>', element('p', {}, text('a & <b>'))],
    ['<a href="?a&#x26;b" title="&#x22;&#x27;&#x60;"></a>', element('a', {href: '?a&b', title: '"\'`'})],
    ['<p class="a b"></p>', element('p', {className: ['a', 'b']})],
    ['<input accept="a, b" value="">', element('input', {accept: ['a', 'b'], value: ''})],
    ['<input checked disabled>', element('input', {checked: true, disabled: 'disabled', hidden: false})],
    ['<p data-place="3" aria-hidden="true"></p>', element('p', {dataPlace: 3, ariaHidden: 'true'})],
    ['<br>', element('br')],
    ['<br>x</br>', element('br', {}, text('x'))],
    ['<style>a > b & c</style>', element('style', {}, text('a > b & c'))],
    [
      '<svg viewBox="0 0 1 1"><path stroke-width="2"></path></svg>',
      element('svg', {viewBox: '0 0 1 1'}, element('path', {strokeWidth: 2}))
    ],
    ['<!--a--&#x3E;b-->', {type: 'comment', value: 'a-->b'}],
    ['<b>', {type: 'raw', value: '<b>'}]
  ])('%s', (html, node) => {
    expect(serializeHast(node)).toBe(html)
    expect(serializeHast([node, node])).toBe(html + html)
  })
})

const names = [
  'id',
  'className',
  'hidden',
  'download',
  'accept',
  'coords',
  'dataX',
  'ariaLabel',
  'xLinkHref',
  'a"b'
]
const marks = fc.string({
  unit: fc.constantFrom('<', '>', '&', '"', "'", '`', '-', '!', '\0', ' ', 'a', 'é', '🙂')
})
const value = fc.oneof(
  marks,
  fc.boolean(),
  fc.integer(),
  fc.constantFrom(null, undefined, Number.NaN, ''),
  fc.array(marks, {maxLength: 3})
)
const tags = ['p', 'svg', 'title', 'foreignObject', 'script', 'br', 'input', 'a', 'path']
const {node} = fc.letrec<{node: ElementContent; element: Element}>(tie => ({
  element: fc
    .tuple(
      fc.constantFrom(...tags),
      fc.dictionary(fc.constantFrom(...names), value, {maxKeys: 4}),
      fc.array(tie('node'), {maxLength: 3})
    )
    .map(([tagName, properties, children]) => element(tagName, properties, ...children)),
  node: fc.oneof(
    {depthSize: 'small'},
    marks.map(text),
    marks.map((value): ElementContent => ({type: 'comment', value})),
    marks.map((value): ElementContent => ({type: 'raw', value})),
    tie('element')
  )
}))

test('gives the same bytes as hast-util-to-html', () => {
  fc.assert(
    fc.property(fc.array(node, {maxLength: 3}), nodes => {
      const expected = toHtml(
        {type: 'root', children: nodes},
        {allowDangerousHtml: true, characterReferences: {useNamedReferences: false}}
      )
      expect(serializeHast(nodes)).toBe(expected)
    }),
    {numRuns: 2000}
  )
})

test('only serialized HTML can be typeset and written', () => {
  const page: Serialized = serializeHast(element('p'))
  const job: TypesettingJob = {html: page, scripts: []}
  expect(job.html).toBe('<p></p>')
  // @ts-expect-error A changed string is no longer serialized HTML.
  const changed: Serialized = page.replace('<p>', '<p id="x">')
  // @ts-expect-error Nor is one that was put together.
  const other: TypesettingJob = {html: `<p>${page}</p>`, scripts: []}
  expect([changed, other.html]).toEqual(['<p id="x"></p>', '<p><p></p></p>'])
})
