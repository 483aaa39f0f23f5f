import {describe, expect, test} from 'vitest'
import {serializePage} from '../../../src/outputs/page/serialize-page.ts'
import {cutTemplate} from '../../../src/outputs/page/template.ts'
import {hyphenated as hyphenatedPage} from '../../../src/outputs/pdf/page/hyphenate.ts'
import {hastOf} from '../../hast.ts'

/** The page with `|` at permitted hyphenations. */
async function hyphenated(body: string, lang = 'en', template = '{{body}}'): Promise<string> {
  const parts = cutTemplate(template, {body: hastOf(body)}, {lang, 'skip-to-text': 'Transportation'})
  return serializePage(await hyphenatedPage({lang, parts})).replaceAll('\u00ad', '|')
}

describe('words are hyphenated in their language', () => {
  test.each([
    ['English', 'en', '<p>The investigation</p>', '<p>The in|ves|ti|ga|tion</p>'],
    // TeX keeps three letters together at the end of an English word, two of a German one.
    ['no short end', 'en', '<p>quickly oxygen</p>', '<p>quickly oxy|gen</p>'],
    ['German', 'de', '<p>Wörterbücher</p>', '<p>Wör|ter|bü|cher</p>'],
    [
      'the language of a part',
      'en',
      '<p>a <i lang="de">Wörterbuch</i></p>',
      '<p>a <i lang="de">Wör|ter|buch</i></p>'
    ],
    [
      'and not of what follows it',
      'en',
      '<p><i lang="fa">x</i> transport</p>',
      '<p><i lang="fa">x</i> trans|port</p>'
    ],
    ['words beside a slash', 'en', '<p>transport/communication</p>', '<p>trans|port/com|mu|ni|ca|tion</p>'],
    ['words beside a number', 'en', '<p>3-dimensional</p>', '<p>3-di|men|sional</p>'],
    ['an accent of its own', 'fr', '<p>te\u0301lome\u0301rique</p>', '<p>té|lo|mé|rique</p>'],
    // A hyphen before an inner capital would be read as part of the name.
    ['not before a capital', 'en', '<p>DrWatson TensorFlow</p>', '<p>DrWat|son Ten|sorFlow</p>'],
    ['no patterns, no hyphens', 'ur', '<p>transportation</p>', '<p>transportation</p>']
  ])('%s', async (_, lang, body, expected) => {
    expect(await hyphenated(body, lang)).toBe(expected)
  })
})

describe('text that is not prose is not hyphenated', () => {
  test.each([
    ['headings', '<h2>Transportation</h2>'],
    ['code', '<p><code>transportation</code></p>'],
    ['formulas', '<p><math><mtext>transportation</mtext></math></p>'],
    ['addresses', '<p>https://example.org/transportation</p>'],
    ['paths', '<p>/usr/transportation and transportation/information/x</p>'],
    ['names with numbers', '<p>transport2 x_transportation</p>'],
    ['proteins', '<p>MGHHHHHHHHGTGQQMGRDLENLYFQGAGEARLEE</p>'],
    ['attributes', '<p title="transportation">x</p>'],
    ['names of licences', '<footer><p class="license">transportation</p></footer>'],
    ['all of the title block', '<header class="title-block"><p>transportation</p></header>'],
    ['words that the author hyphenates', '<p>trans\u00adportation</p>']
  ])('%s', async (_, body) => {
    expect(await hyphenated(body)).toBe(body.replaceAll('\u00ad', '|'))
  })
})

test('a word in adjacent texts is one word', async () => {
  const texts = ['trans', 'porta', 'tion'].map(value => ({type: 'text', value}) as const)
  const page = {lang: 'en', parts: cutTemplate('{{body}}', {body: texts}, {})}
  expect(serializePage(await hyphenatedPage(page))).toBe('trans\u00adporta\u00adtion')
})

test('escaped characters separate words', async () => {
  const page = {
    lang: 'en',
    parts: cutTemplate('{{body}}', {body: [{type: 'text', value: 'transport&alpha<gamma>'}]}, {})
  }
  expect(serializePage(await hyphenatedPage(page))).toBe('trans\u00adport&#x26;al\u00adpha&#x3C;gamma>')
})

describe('the template around a slot', () => {
  test.each([
    ['has its language', '<main lang="de"><br>{{body}}</main>', '<main lang="de"><br>Wör|ter|buch</main>'],
    ['no longer, once it is closed', '<i lang="fa"></i>{{body}}', '<i lang="fa"></i>Wör|ter|buch'],
    ['keeps it whole', '<nav class="x">{{body}}</nav>', '<nav class="x">Wörterbuch</nav>'],
    ['keeps it whole by its class', '<p class="y facts">{{body}}</p>', '<p class="y facts">Wörterbuch</p>'],
    [
      'stays as it is',
      '<p title="{{skip-to-text}}">Wörterbuch</p>',
      '<p title="Transportation">Wörterbuch</p>'
    ],
    ['shows words of galley', '{{skip-to-text}}', 'Trans|por|ta|ti|on']
  ])('%s', async (_, template, expected) => {
    expect(await hyphenated('Wörterbuch', 'de', template)).toBe(expected)
  })
})

test('the head is unchanged', async () => {
  const parts = cutTemplate('{{head}}', {head: hastOf('<title>Transportation</title>')}, {})
  expect(serializePage(await hyphenatedPage({lang: 'en', parts}))).toBe('<title>Transportation</title>')
})
