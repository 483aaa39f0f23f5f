import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {installedLocales} from '../../src/node/program/locales.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {cite, textOf} from '../cite.ts'

/** A book with these fields as a style prints it: its note or citation, and its entry. */
function printed(style: string, fields: string): readonly string[] {
  const text = `@book{a, ${fields}, title = {Title}, date = {1940}, publisher = {Press}}`
  const {references} = parseBibliography([{path: 'references.bib', text}])
  const xml = readFileSync(new URL(`../../styles/csl/${style}.csl`, import.meta.url), 'utf8')
  const {html, references: list} = cite(
    '[@a]',
    {style: xml, locales: installedLocales(), lang: 'en'},
    references.map(({csl}) => csl)
  )
  return [textOf(html), textOf(list[0]!)]
}

test.each([
  [
    'chicago-notes',
    'author = {Mao Zedong}, langid = {pinyin}',
    'Mao Zedong, Title (Press, 1940).',
    'Mao Zedong. Title. Press, 1940.'
  ],
  [
    'chicago-notes',
    'author = {Maruyama Masao and Fairbank, John King}, langid = {japanese}',
    'Maruyama Masao and John King Fairbank, Title (Press, 1940).',
    'Maruyama Masao, and John King Fairbank. Title. Press, 1940.'
  ],
  [
    'chicago-notes',
    'author = {Mao, Zedong}, langid = {chinese}',
    'Zedong Mao, Title (Press, 1940).',
    'Mao, Zedong. Title. Press, 1940.'
  ],
  [
    'chicago-author-date',
    'author = {Mao Zedong}, langid = {zh-Latn}',
    '(Mao 1940)',
    'Mao Zedong. 1940. Title. Press.'
  ],
  ['apa', 'author = {Mao Zedong}, langid = {pinyin}', '(Mao, 1940)', 'Mao, Z. (1940). Title. Press.'],
  [
    'ieee',
    'author = {J. K. Fairbank and Mao Zedong}, langid = {chinese}',
    '[1]',
    '[1] J. K. Fairbank and Z. Mao, Title. Press, 1940.'
  ],
  [
    'chicago-notes',
    'author = {Ludwig van Rees}, langid = {japanese}',
    'Ludwig van Rees, Title (Press, 1940).',
    'Rees, Ludwig van. Title. Press, 1940.'
  ],
  ['chicago-notes', 'author = {Jane Doe}', 'Jane Doe, Title (Press, 1940).', 'Doe, Jane. Title. Press, 1940.']
])('%s: %s', (style, fields, citation, entry) => {
  expect(printed(style, fields)).toEqual([citation, entry])
})
