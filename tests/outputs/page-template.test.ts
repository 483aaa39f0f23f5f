import {describe, expect, test} from 'vitest'
import {fillSlots} from '../../src/outputs/markup.ts'
import {bytesOf, serializePage} from '../../src/outputs/page/serialize-page.ts'
import {cutTemplate, withAttribute, withoutAttribute} from '../../src/outputs/page/template.ts'
import {hastOf} from '../hast.ts'
import fc from '../properties.ts'

const content = {body: hastOf('<p title="&">a</p>'), notice: []}
const words = {lang: 'de', class: 'x" onclick="y'}

/** The page that a template produces. */
function filled(template: string): string {
  return serializePage({lang: 'de', parts: cutTemplate(template, content, words)})
}

describe('the template of a style', () => {
  test.each([
    [
      'has hast in the slots of its text',
      'A{{body}}B{{body}}',
      'A<p title="&#x26;">a</p>B<p title="&#x26;">a</p>'
    ],
    ['loses a slot without content', '<b>{{notice}}</b>', '<b></b>'],
    ['has words in the slots of its tags', '<html lang="{{lang}}" id="a">', '<html lang="de" id="a">'],
    ['has words that do not end an attribute', '<b class="{{class}}">', '<b class="x&#34; onclick=&#34;y">'],
    ['has words in its text', '<b>{{lang}}</b>', '<b>de</b>'],
    ['keeps a slot that is unknown', '{{other}}<b class="{{other}}">', '{{other}}<b class="{{other}}">'],
    ['has no content in a tag', '<b title="{{body}}">', '<b title="{{body}}">'],
    ['is no object', '{{constructor}}', '{{constructor}}']
  ])('%s', (_, template, expected) => {
    expect(filled(template)).toBe(expected)
  })

  test('is unchanged except for its slots', () => {
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<br/>',
      '<!-- a',
      '-->',
      '<a class="{{lang}}"',
      '>',
      '{{lang}}',
      '<',
      'a ',
      '"'
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 12}), pieces => {
        expect(filled(pieces.join(''))).toBe(fillSlots(pieces.join(''), {lang: 'de'}))
      })
    )
  })

  test('knows the elements around a slot', () => {
    const template =
      '<html lang="{{lang}}"><body><br><img/><p></p></i><div class="a  b">{{body}}</div>{{body}}'
    const around = cutTemplate(template, content, words).flatMap(part =>
      part.kind === 'slot' ? [part.around] : []
    )
    expect(around.map(elements => elements.map(({tagName, properties}) => [tagName, properties]))).toEqual([
      [
        ['html', {lang: 'de'}],
        ['body', {}],
        ['div', {className: ['a', 'b']}]
      ],
      [
        ['html', {lang: 'de'}],
        ['body', {}]
      ]
    ])
  })
})

test('attributes can be added to a tag and removed', () => {
  const [tag] = cutTemplate('<A\n HREF="#" Role=doc-toc id=x>', {}, {})
  if (tag?.kind !== 'tag') throw new Error('no tag')
  expect(withAttribute(tag, 'title', 'a"b')).toMatchObject({
    text: '<A title="a&#34;b"\n HREF="#" Role=doc-toc id=x>'
  })
  expect(withoutAttribute(tag, 'role')).toMatchObject({text: '<A\n HREF="#" id=x>'})
  expect(withoutAttribute(tag, 'lang')).toBe(tag)
})

test('the bytes of a page do not depend on the number of its parts', () => {
  const body = Array.from({length: 250}, (_, index) => hastOf(`<p>${index} é 𝐀</p>`)).flat()
  const page = {lang: 'en', parts: cutTemplate('<b title="ü">{{body}}</b>{{body}}', {body}, {})}
  expect(bytesOf(page)).toEqual(new TextEncoder().encode(serializePage(page)))
})
