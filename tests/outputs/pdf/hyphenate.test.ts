import {describe, expect, test} from 'vitest'
import {hyphenateHtml} from '../../../src/outputs/pdf/page/hyphenate.ts'

/** The page with `|` where a word may be broken. */
async function hyphenated(body: string, lang = 'en'): Promise<string> {
  const page = await hyphenateHtml(`<html><body>${body}</body></html>`, lang)
  return page.replace(/^.*<body>|<\/body>.*$/g, '').replaceAll('\u00ad', '|')
}

describe('words are hyphenated as their language wants it', () => {
  test.each([
    ['English', 'en', '<p>The investigation</p>', '<p>The in|ves|ti|ga|tion</p>'],
    // TeX keeps three letters of an English word together at its end, two of a German one.
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
    // A hyphen there would be read as one of the name.
    ['not before a capital', 'en', '<p>DrWatson TensorFlow</p>', '<p>DrWat|son Ten|sorFlow</p>'],
    ['no patterns, no hyphens', 'ur', '<p>transportation</p>', '<p>transportation</p>']
  ])('%s', async (_, lang, body, expected) => {
    expect(await hyphenated(body, lang)).toBe(expected)
  })
})

describe('what is no running text stays whole', () => {
  test.each([
    ['headings', '<h2>Transportation</h2>'],
    ['code', '<p><code>transportation</code></p>'],
    ['formulas', '<p><math><mtext>transportation</mtext></math></p>'],
    ['addresses', '<p>https://example.org/transportation</p>'],
    ['paths', '<p>/usr/transportation and transportation/information/x</p>'],
    ['names with numbers', '<p>transport2 x_transportation</p>'],
    ['proteins', '<p>MGHHHHHHHHGTGQQMGRDLENLYFQGAGEARLEE</p>'],
    ['attributes', '<p title="transportation">x</p>'],
    ['references to characters', '<p>&#x27;</p>'],
    ['words that the author hyphenates', '<p>trans\u00adportation</p>']
  ])('%s', async (_, body) => {
    expect(await hyphenated(body)).toBe(body.replaceAll('\u00ad', '|'))
  })
})
