import {describe, expect, test} from 'vitest'
import {topNodes, wordsOf} from '../src/core/walk-article.ts'
import {renderingOf} from './compose/article.ts'

/** The words of a text, and the letters that findings about accents expect. */
async function readingOf(text: string): Promise<readonly [words: string, letters: readonly string[]]> {
  const {article, diagnostics} = await renderingOf({'01.md': text})
  const letters = diagnostics.flatMap(
    ({message}) => /^`.*` is an accent of LaTeX.* expected `(.+)`$/.exec(message)?.[1] ?? []
  )
  return [wordsOf(topNodes(article)).replace(/\u00A0/g, ' '), letters]
}

/** Accents of LaTeX without braces, with the words of which they are part, and the accented letters. */
const accented: ReadonlyArray<readonly [source: string, word: string, letters: string]> = [
  ["Poincar\\'e", 'Poincaré', 'é'],
  ["Fr\\'echet", 'Fréchet', 'é'],
  ["R\\'enyi", 'Rényi', 'é'],
  ["L\\'opez", 'López', 'ó'],
  ["\\'Elan", 'Élan', 'É'],
  ['H\\"older', 'Hölder', 'ö'],
  ['Erd\\"os', 'Erdös', 'ö'],
  ['\\"Uber', 'Über', 'Ü'],
  ['r\\^ole', 'rôle', 'ô'],
  ['\\^ole', 'ôle', 'ô'],
  ['voil\\`a', 'voilà', 'à'],
  ['\\`a', 'à', 'à'],
  ['Espa\\~na', 'España', 'ñ'],
  ['\\~nandu', 'ñandu', 'ñ'],
  ['\\=Arya', 'Ārya', 'Ā'],
  ['\\.Istanbul', 'İstanbul', 'İ'],
  ['\\c Sen', 'Şen', 'Ş'],
  ['Fran\\c cois', 'François', 'ç'],
  ['\\v Cech', 'Čech', 'Č'],
  ['Dvo\\v rak', 'Dvořak', 'ř'],
  ['\\H Oe', 'Őe', 'Ő'],
  ['\\k abc', 'ąbc', 'ą'],
  ['\\u gaz', 'ğaz', 'ğ'],
  ['\\r Angstrom', 'Ångstrom', 'Å'],
  ['Ma\\d tha', 'Maṭha', 'ṭ']
]

describe('an accent without braces', () => {
  test.each(accented)('%s is a letter in a text with LaTeX', async (source, word) => {
    expect(await readingOf(`So ${source} says, by \\emph{all}.`)).toEqual([`So ${word} says, by all.`, []])
    expect(await readingOf(`\`\`So'' ${source} says \\enquote{so}.`)).toEqual([`“So” ${word} says “so”.`, []])
    expect(await readingOf(`\\begin{quote}\nSo ${source} says.\n\\end{quote}`)).toEqual([
      `So ${word} says.`,
      []
    ])
  })

  test.each(accented)('%s is reported in other Markdown', async (source, _, letter) => {
    for (const text of [`So ${source} says.`, `So ${source}, [@doe].`, `> *So* ${source}`])
      expect((await readingOf(text))[1]).toEqual([letter])
  })
})

test('each accent of a paragraph is reported', async () => {
  const text = 'By Poincar\\\'e, H\\"older, Fr\\\'echet, \\"Uber and Fran\\c cois.'
  expect((await readingOf(text))[1]).toEqual(['é', 'ö', 'é', 'Ü', 'ç'])
})

test.each([
  // Escaped apostrophes and quotation marks, as Pandoc writes them.
  "l\\'eau, d\\'une, aujourd\\'hui, qu\\'elle, jusqu\\'ici et lorsqu\\'on",
  "it\\'s, don\\'t, we\\'ve, y\\'all, rock \\'n\\' roll, the \\'Elan\\' and \\'it is\\'",
  "dell\\'arte, nell\\'anno, un\\'altra che",
  "des L\\'opéra et C\\'est",
  'the \\"Old\\" and \\"Us\\" of 5\\"',
  'a \\`code\\` and \\`a\\` b',
  'x\\^a, 2\\^n, a \\~ b, ~/x, 1\\. Item, a\\=b',
  '`Fran\\c cois`, `\\"Uber` and $\\c c$',
  'the bytes \\r in and \\b a, \\r a',
  'C:\\\\c drive, \\\\"Uber'
])('%s has no accent', async text => {
  expect((await readingOf(text))[1]).toEqual([])
})
