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
  ])('%s keeps its own', async (_, text, expected) => {
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

test('a style that cites by number is unchanged', async () =>
  expect(await cited('[@doe]', 'lang: fa\n', 'ieee')).toBe('[1]'))
