import {describe, expect, test} from 'vitest'
import type {StyleFont} from '../../src/core/types.ts'
import {embedFonts} from '../../src/outputs/fonts.ts'
import {finishBlock} from '../../src/outputs/page/serialize-page.ts'
import {charactersOfBlock, readings, textOfStretches, wordsOfPage} from '../../src/outputs/page-words.ts'
import {hastOf} from '../hast.ts'
import {textWorld} from '../world.ts'

/** The words of a page with these parts. */
function words(...parts: readonly string[]) {
  return wordsOfPage(parts.map(hastOf), 'en-GB')
}

describe('the words of a page', () => {
  test.each([
    ['without and with a space where a tag is', ['<p title="no">a<b>c</b>d</p>e'], ['acde', 'a c d e']],
    ['where an element is without words', ['a<br>b'], ['ab', 'a b']],
    ['where a formula is', ['a<math><mi>x</mi>y</math>b'], ['axyb', 'a x y b']],
    ['part by part', ['a<b>b</b>', 'c'], ['ab', 'a b', 'c', 'c']]
  ])('are read %s', (_, parts, expected) => {
    expect(readings(words(...parts), 'part')).toEqual(expected)
  })

  test('are not split between adjacent texts', () => {
    const texts = [{type: 'text', value: 'a'} as const, {type: 'text', value: 'b'} as const]
    expect(readings(wordsOfPage([texts, texts], 'en'), 'part')).toEqual(['ab', 'ab', 'ab', 'ab'])
  })

  test('have the language of the nearest element with one, without its region', () => {
    const {stretches} = words('a<i lang="ur-PK">b<b>c</b></i><math><mi>d</mi></math>', '<p lang="fa">e</p>f')
    expect(stretches.map(({text, lang}) => `${text} ${lang}`)).toEqual([
      'a en',
      'b ur',
      'c ur',
      'd en',
      'e fa',
      'f en'
    ])
  })

  test('are in formulas or outside them', () => {
    const {stretches} = words('<p>a<math display="block"><mi>x</mi><mo>+</mo></math>b</p>')
    expect(textOfStretches(stretches.filter(({isFormula}) => isFormula))).toBe('x+')
    expect(textOfStretches(stretches)).toBe('ax+b')
  })

  test.each([
    ['a formula', '<p><math></math></p>', [true, false]],
    ['code', '<pre><code></code></pre>', [false, true]],
    ['neither', '<p title="<code>">a</p>', [false, false]]
  ])('are beside %s', (_, html, expected) => {
    const {hasFormulas, hasCode} = words(html)
    expect([hasFormulas, hasCode]).toEqual(expected)
  })
})

describe('words that a style can set in bold', () => {
  test.each([
    ['headings', '<h2>a</h2>b<h3>c</h3>', ['a', 'a', 'c', 'c']],
    ['all of the title block', '<header class="title-block"><p>a</p></header>', ['a', 'a']],
    ['once, also of elements in such elements', '<th>a<span>b<a>c</a>d</span></th>', ['abcd', 'a b c d']],
    ['not of other elements', '<p><em>a</em></p>', []]
  ])('%s', (_, html, expected) => {
    expect(readings(words(html), 'bold')).toEqual(expected)
  })
})

describe('the words of a serialized block', () => {
  const blocks = [
    '<p>a <a>b</a></p>',
    '<h2>c</h2>',
    '<p lang="fa">d<b>e</b><math><mi>f</mi></math></p>',
    '<pre><code>g</code></pre>'
  ]
  const lines = (blockOf: (html: string) => ReturnType<typeof hastOf>) =>
    blocks.flatMap(block => [...blockOf(block), {type: 'text', value: '\n'} as const])
  const finished = (html: string, asksFonts: boolean) => [finishBlock(hastOf(html), 'en-GB', () => asksFonts)]

  test('are those of its elements', () => {
    const parts = (blockOf: (html: string) => ReturnType<typeof hastOf>) => [
      hastOf('<b>z</b>'),
      lines(blockOf),
      hastOf('y<b>x</b>')
    ]
    expect(
      wordsOfPage(
        parts(html => finished(html, true)),
        'en-GB'
      )
    ).toEqual(wordsOfPage(parts(hastOf), 'en-GB'))
  })

  test('are not kept if the HTML has no character that needs a font', () => {
    const {stretches} = wordsOfPage([lines(html => finished(html, html.includes('c')))], 'en-GB')
    expect(textOfStretches(stretches).replaceAll('\n', '')).toBe('cg')
  })
})

describe('the characters of blocks choose the same fonts as their words', () => {
  const font = (family: string, more: Partial<StyleFont> = {}): StyleFont => ({
    family,
    weight: '400',
    style: 'normal',
    file: 'font.woff2',
    ...more
  })
  const fonts = [
    font('text'),
    font('maths', {purpose: 'math'}),
    font('code', {purpose: 'code'}),
    font('signs', {purpose: 'signs', unicodeRange: 'U+2190-21FF'}),
    font('arabic', {unicodeRange: 'U+600-6FF'}),
    font('japanese', {lang: 'ja', unicodeRange: 'U+4E00-9FFF'}),
    font('chinese', {lang: 'zh', unicodeRange: 'U+4E00-9FFF'})
  ]

  test.each([
    ['Latin letters', '<p>naïve</p>', 'text'],
    ['Arabic letters', '<p>one</p>\n<p>كتاب</p>', 'text arabic'],
    ['a sign', '<p>a → b</p>', 'text signs'],
    ['a sign of a formula', '<p>a<math><mo>→</mo></math></p>', 'text maths'],
    ['code', '<p><code>a</code></p>', 'text code'],
    ['letters of a language', '<p>a<i lang="ja">書</i></p>', 'text japanese'],
    ['letters of two languages', '<p lang="ja">書</p><p lang="zh">书</p>', 'text japanese chinese']
  ])('%s', async (_, html, expected) => {
    const world = textWorld({'font.woff2': 'a font'})
    const chosen = async (known?: typeof charactersOfBlock) => {
      const {faces} = await embedFonts(fonts, wordsOfPage([hastOf(html), []], 'en', known), world)
      return faces.map(({family}) => family).join(' ')
    }
    expect(await chosen()).toBe(expected)
    expect(await chosen(charactersOfBlock)).toBe(expected)
  })
})
