import {describe, expect, test} from 'vitest'
import {wordsOfPage} from '../../src/outputs/page-words.ts'
import {hastOf} from '../hast.ts'

/** What a page of these parts says. */
function words(...parts: readonly string[]) {
  return wordsOfPage(parts.map(hastOf), 'en-GB')
}

describe('the words of a page', () => {
  test('are read with and without a space where a tag is', () => {
    expect(words('<p title="no">a<b>c</b>d</p>e', 'f').parts).toEqual([
      {joined: 'acde', apart: ' a c d e'},
      {joined: 'f', apart: 'f'}
    ])
    expect(words('a<br>b').parts).toEqual([{joined: 'ab', apart: 'a  b'}])
    const texts = [{type: 'text', value: 'a'} as const, {type: 'text', value: 'b'} as const]
    expect(wordsOfPage([texts], 'en').parts).toEqual([{joined: 'ab', apart: 'ab'}])
  })

  test('have the language of the nearest element that names one, without its region', () => {
    const {byLanguage} = words('a<i lang="ur-PK">b<b>c</b></i><math><mi>d</mi></math>', '<p lang="fa">e</p>f')
    expect([...byLanguage]).toEqual([
      ['en', 'adf'],
      ['ur', 'bc'],
      ['fa', 'e']
    ])
  })

  test('are those of formulas, too, but not outside of these', () => {
    const page = words('<p>a<math display="block"><mi>x</mi><mo>+</mo></math></p>')
    expect(page.parts).toEqual([{joined: 'ax+', apart: ' a  x  +   '}])
    expect(page.outsideFormulas).toBe('a')
    expect([page.hasFormulas, page.hasCode]).toEqual([true, false])
    expect(words('<p title="<code>">a</p><pre><code>b</code></pre>')).toMatchObject({
      hasFormulas: false,
      hasCode: true
    })
  })
})

describe('words that a style may set in bold', () => {
  test.each([
    ['headings', '<h2>a</h2>b<h3>c</h3>', ['a', 'c']],
    ['all of the title block', '<header class="title-block"><p>a</p></header>', ['a']],
    ['once, also of elements in such elements', '<th>a<span>b<span>c</span>d</span></th>', ['abcd']],
    ['not of other elements', '<p><em>a</em></p>', []]
  ])('%s', (_, html, expected) => {
    expect(words(html).bold.map(({joined}) => joined)).toEqual(expected)
  })
})
