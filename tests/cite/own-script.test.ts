import {describe, expect, test} from 'vitest'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {built} from '../built.ts'

/** Works in Arabic letters are cited with the comma and the digits of the paper’s language. */
const bibliography = `
@book{doe, author = {دو, جین}, title = {کتاب}, year = 1380}
@article{two, author = {دو, جین and رضا, علی}, title = {مقاله}, year = 1385}
@article{six, author = {دو, جین and رضا, علی and امین, نور}, title = {مقاله}, year = 1386}
@book{law, title = {قانون 12, بخش 3}, year = 1390}
@book{a, author = {رضا, علی}, title = {الف}, year = 1391}
@book{b, author = {رضا, علی}, title = {ب}, year = 1391}
@book{smith, author = {Smith, Al}, title = {Q}, year = 2001}
`

async function cited(text: string, yaml = 'lang: fa\n', csl = 'apa'): Promise<string> {
  const files = {
    'manuscript.yaml': `title: T\nlicense: CC-BY-4.0\ncsl: ${csl}\n${yaml}`,
    '01.md': `<<${text}>>\n`.replaceAll('<<', '⟦').replaceAll('>>', '⟧'),
    'references.bib': bibliography
  }
  const {artifacts} = await built(files, {outputs: [htmlOutput], draft: true})
  const page = new TextDecoder().decode(artifacts[0]?.bytes).replace(/<[^>]*>/g, '')
  return /⟦([\s\S]*?)⟧/.exec(page.replace(/&#x26;/g, '&').replace(/\u00A0/g, ' '))?.[1] ?? ''
}

describe('in a Persian paper', () => {
  test.each([
    ['[@doe]', '(دو، ۱۳۸۰)'],
    ['@doe', 'دو (۱۳۸۰)'],
    ['@doe [ص. 12]', 'دو (۱۳۸۰، ص ۱۲)'],
    ['[@doe, ص. 12-14]', '(دو، ۱۳۸۰، صص ۱۲–۱۴)'],
    ['[@two]', '(دو & رضا، ۱۳۸۵)'],
    ['[@a; @b]', '(رضا، ۱۳۹۱a، ۱۳۹۱b)'],
    ['[@doe; @two]', '(دو، ۱۳۸۰؛ دو & رضا، ۱۳۸۵)']
  ])('%s', async (text, expected) => expect(await cited(text)).toBe(expected))

  test.each([
    ['a work in Latin letters', '[@smith, 3]', '(Smith, 2001, ص 3)'],
    ['one among others', '[@doe; @smith]', '(Smith, 2001; دو، ۱۳۸۰)'],
    ['the author’s words', '[نک, 12 @doe, که 7, 8 گفت]', '(نک, 12 دو، ۱۳۸۰, که 7, 8 گفت)']
  ])('%s keeps its own separators', async (_, text, expected) => {
    expect(await cited(text)).toBe(expected)
  })

  test('a title keeps its comma and its digits', async () => {
    expect(await cited('[@law]')).toBe('(قانون 12, بخش 3، ۱۳۹۰)')
  })
})

test.each([
  ['Urdu', 'lang: ur\n', '(دو، ۱۳۸۰)'],
  ['Arabic', 'lang: ar\n', '(دو، ١٣٨٠)'],
  ['Arabic in Morocco', 'lang: ar-MA\n', '(دو، 1380)'],
  ['western digits', 'lang: fa\nnumerals: western\n', '(دو، 1380)'],
  ['Hebrew, with a comma of its own', 'lang: he\n', '(دو, 1380)'],
  ['English', 'lang: en\n', '(دو, 1380)']
])('%s', async (_, yaml, expected) => {
  expect(await cited('[@doe]', yaml)).toBe(expected)
})

test('a numeric style is unchanged', async () =>
  expect(await cited('[@doe]', 'lang: fa\n', 'ieee')).toBe('[1]'))

/** The entries in the reference list of a paper that cites the works in the order of `keys`. */
async function listed(
  keys: readonly string[],
  csl: string,
  works: string,
  lang = 'fa'
): Promise<readonly string[]> {
  const {manuscript, artifacts} = await built(
    {
      'manuscript.yaml': `title: T\nlicense: CC-BY-4.0\nlang: ${lang}\ncsl: ${csl}\n`,
      '01.md': keys.map(key => `[@${key}]`).join(' '),
      'references.bib': works
    },
    {outputs: [htmlOutput], draft: true}
  )
  expect(manuscript.citations).toHaveLength(keys.length)
  const page = new TextDecoder().decode(artifacts[0]?.bytes)
  return page
    .split('class="csl-entry"')
    .slice(1)
    .map(html => html.slice(html.indexOf('>') + 1).split('<span class="back-links"')[0] ?? '')
    .map(html =>
      html
        .replace(/<[^>]*>/g, '')
        .replace(/&#x26;/g, '&')
        .replace(/[\s\u00A0]+/g, ' ')
        .trim()
    )
}

describe('in the list of a Persian paper', () => {
  test.each([
    ['apa', 'دو، ج. (۱۳۸۰). کتاب, بخش 3 (۲ ویرایش، ج ۳). نی.'],
    ['chicago-author-date', 'دو، جین. ۱۳۸۰. کتاب, بخش 3. ۲ ویرایش. ج ۳. نی.'],
    ['chicago-notes', 'دو، جین. کتاب, بخش 3. ۲ ویرایش. ج ۳. نی، ۱۳۸۰.'],
    ['ieee', '[1] ج. دو، کتاب, بخش 3، ۲ ویرایش، ج ۳. نی، ۱۳۸۰.'],
    ['vancouver', '1. دو ج. کتاب, بخش 3. ۲ ویرایش. ج ۳. نی؛ ۱۳۸۰.']
  ])('%s: a book', async (csl, expected) => {
    const book = `@book{doe, author = {دو, جین}, title = {کتاب, بخش 3}, year = 1380, edition = 2, volume = 3, publisher = {نی}}`
    expect(await listed(['doe'], csl, book)).toEqual([expected])
  })

  test('a DOI, a URL and a Latin title keep their commas and digits', async () => {
    const works = `@article{a, author = {دو, جین}, title = {مقاله}, journal = {Notes, Vol; 7}, volume = 12, pages = {4--6}, year = 1385, doi = {10.1000/x,1;2}}
@online{b, author = {رضا, علی}, title = {گزارش}, year = 1400, url = {https://example.org/a,1;2}}`
    expect(await listed(['a', 'b'], 'apa', works)).toEqual([
      'دو، ج. (۱۳۸۵). مقاله. Notes, Vol; 7، ۱۲، ۴–۶. https://doi.org/10.1000/x,1;2',
      'رضا، ع. (۱۴۰۰). گزارش. https://example.org/a,1;2'
    ])
  })

  test('a work in Latin script keeps the style’s commas', async () => {
    expect(await listed(['smith'], 'apa', bibliography)).toEqual(['Smith, A. (2001). Q.'])
  })

  test('the members of a set have the script’s commas', async () => {
    const set = `${bibliography}@set{both, entryset = {doe, b, smith}}`
    expect(await listed(['both'], 'ieee', set)).toEqual([
      '[1] ج. دو، کتاب. ۱۳۸۰؛ ع. رضا، ب. ۱۳۹۱; A. Smith, Q. 2001.'
    ])
  })

  test('no full stop follows a question mark of the script', async () => {
    const why = `@book{doe, author = {دو, جین}, title = {چرا؟}, year = 1380, publisher = {نی}}`
    expect(await listed(['doe'], 'chicago-author-date', why)).toEqual(['دو، جین. ۱۳۸۰. چرا؟ نی.'])
  })
})

/** The notes of a paper that consists of this text, in a language. */
async function notesOf(lang: string, text: string, works: string): Promise<readonly string[]> {
  const {artifacts} = await built(
    {
      'manuscript.yaml': `title: T\nlicense: CC-BY-4.0\nlang: ${lang}\ncsl: chicago-notes\n`,
      '01.md': text,
      'references.bib': works
    },
    {outputs: [htmlOutput], draft: true}
  )
  const page = new TextDecoder().decode(artifacts[0]?.bytes)
  return [...page.matchAll(/<li id="note-\d+" class="note">(.*?)<\/li>/gs)].map(([, note = '']) =>
    note
      .replace(/<[^>]*>/g, '')
      .replace(/\u00A0/g, ' ')
      .trim()
  )
}

test('notes of a Persian paper have the script’s comma and digits', async () => {
  expect(await notesOf('fa', 'A[@doe; @smith, 12].', bibliography)).toEqual([
    'جین دو، کتاب (۱۳۸۰); Al Smith, Q (2001), 12.'
  ])
})

describe('in an English paper', () => {
  const urdu = `@book{doe, author = {دو, جین}, title = {کتاب}, year = 1380, publisher = {نی}, langid = {urdu}}
@book{ed, author = {دو, جین}, editor = {Smith, Al}, title = {متن}, year = 1381, publisher = {نی}, langid = {urdu}}
@book{ar, author = {دو, جین}, title = {نص}, year = 1382, publisher = {نی}}
@book{he, author = {דו, גין}, title = {ספר}, year = 1383, publisher = {פרס}, langid = {hebrew}}`

  test('the entry of an Urdu work has the script’s comma, and the paper’s digits', async () => {
    expect(await listed(['doe'], 'apa', urdu, 'en')).toEqual(['دو، ج. (1380). کتاب. نی.'])
  })

  test.each([
    ['with a name in Latin letters', 'ed', 'دو, جین. متن. Edited by Al Smith. نی, 1381.'],
    ['in Hebrew letters', 'he', 'דו, גין. ספר. פרס, 1383.'],
    ['that does not name its language', 'ar', 'دو, جین. نص. نی, 1382.']
  ])('a work %s keeps the style’s comma', async (_, key, expected) => {
    expect(await listed([key], 'chicago-notes', urdu, 'en')).toEqual([expected])
  })

  test.each([
    ['a note of Urdu works', 'A[@doe].', 'جین دو، کتاب (نی، 1380).'],
    ['a note with words of the author’s', 'A[see @doe].', 'See جین دو, کتاب (نی, 1380).'],
    ['a note with another work', 'A[@doe; @ar].', 'جین دو, کتاب (نی, 1380); جین دو, نص (نی, 1382).'],
    ['an English note', 'A^[As @doe says.].', 'As جین دو, کتاب (نی, 1380) says.']
  ])('%s', async (_, text, expected) => {
    expect(await notesOf('en', text, urdu)).toEqual([expected])
  })
})
