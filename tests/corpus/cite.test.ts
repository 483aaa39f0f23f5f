import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {renderCitations} from '../../src/cite/index.ts'
import {segmentText} from '../../src/core/segment.ts'
import type {CslItem} from '../../src/core/types.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {citeAll, textOf} from '../cite.ts'
import {passOver} from '../judge.ts'
import {noCorpus} from './corpus.ts'

const corpus = new URL('../../../shared/corpus/', import.meta.url)
const cases = new URL('../../../shared/notes/citations-prototype/citation-syntax-cases.json', import.meta.url)
const locale = (lang: string): string | undefined => {
  const file = new URL(`csl/locales/locales-${lang}.xml`, corpus)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
const styleFile = (name: string): string => readFileSync(new URL(`csl/styles/${name}.csl`, corpus), 'utf8')
const ourStyle = (name: string): string =>
  readFileSync(new URL(`../../styles/csl/${name}.csl`, import.meta.url), 'utf8')

/** Deliberate differences from Pandoc. */
const WANTED: Readonly<Record<string, string>> = {
  // Pandoc loses the label of the locator.
  chap: 'X (Doe, 1999, Chapter 1).',
  sverse: 'X (Doe, 1999, Verse 3).',
  // “and” in a sentence, “&” in brackets (APA 7, 8.17).
  'narr-comma': 'Doe (1999), and Roe and Poe (2001), say.',
  // Pandoc 3.9 prints this text; the recording is older.
  'narr-suppress': '(1999) says.',
  // Pandoc prints two labels of a locator.
  'strong-suffix': 'X (Doe, 1999, p. 3).',
  // A braced locator without a label is a page.
  'loc-brace': 'X (Doe, 1999, pp. ii, A, D-Z, with suffix).',
  // galley does not render the text around these citations in this test: notes, pictures, two pairs of brackets.
  footnote: 'T.1 Footnotes See (Doe, 1999). ↩',
  'image-alt': '',
  adjacent: '(Doe, 1999)(Roe & Poe, 2001)'
}

const name = (family: string, given: string): object => ({family, given})
const year = (value: number): object => ({'date-parts': [[value]]})
const ITEMS: readonly CslItem[] = [
  {id: 'doe99', type: 'article-journal', author: [name('Doe', 'John')], title: 'Alpha', issued: year(1999)},
  {
    id: 'roe_2001',
    type: 'article-journal',
    author: [name('Roe', 'Jane'), name('Poe', 'Bob')],
    title: 'Gamma',
    issued: year(2001)
  },
  {
    id: 'Smith:2000/a.b+c-d',
    type: 'book',
    author: [name('Smith', 'Ann')],
    title: 'Delta',
    issued: year(2000)
  },
  {id: 'doi:10.1000/x_y', type: 'book', author: [name('Lee', 'Bo')], title: 'Epsilon', issued: year(2010)},
  {id: 'DOE99', type: 'book', author: [name('Upper', 'Case')], title: 'Upper', issued: year(2005)},
  {id: 'a', type: 'book', author: [name('Single', 'Char')], title: 'Single', issued: year(2006)},
  {id: 'müller20', type: 'book', author: [name('Müller', 'Ö.')], title: 'Unicode', issued: year(2020)},
  {
    id: 'https://example.com/foo?bar=1',
    type: 'book',
    author: [name('Url', 'Key')],
    title: 'URL',
    issued: year(2021)
  },
  {id: 'nodate', type: 'document', author: [name('Nodate', 'Nick')], title: 'No date'},
  {id: 'noauthor', type: 'document', title: 'No author title', issued: year(2011)}
]

if (!existsSync(corpus)) {
  it('prints every work of every bibliography', () => passOver(noCorpus))
} else {
  const bibliographies = readdirSync(new URL('expected/csl/', corpus)).map(file => ({
    file,
    items: JSON.parse(readFileSync(new URL(`expected/csl/${file}`, corpus), 'utf8')) as CslItem[]
  }))

  describe('prints every work of every bibliography', () => {
    it.each(['apa', 'vancouver'])('%s', {timeout: 120_000}, name => {
      const style = {style: ourStyle(name), locales: installedLocales(), lang: 'en-GB'}
      for (const {file, items} of bibliographies) {
        const references = new Map(items.map(item => [item.id, item]))
        const {bibliography, problems} = renderCitations(style, references, [], [...references.keys()])
        expect(bibliography.map(({key}) => key).sort(), file).toEqual([...references.keys()].sort())
        const texts = bibliography.map(({content}) => segmentText(content))
        expect(texts.join('\n'), file).not.toMatch(
          /undefined|\[object|NO_PRINTED|[\uFDD0-\uFDEF]| {2}|\(\)|(?<!\.)\.\.(?!\.)|,,/u
        )
        // Two `@set` entries of the examples only group other entries, and have no fields that could be cited.
        expect(
          problems.map(({key}) => key).filter(key => !['set', 'stdmodel'].includes(key)),
          file
        ).toEqual([])
      }
    })
  })

  describe('prints citations as Pandoc does', () => {
    const listed = JSON.parse(readFileSync(cases, 'utf8')) as {
      name: string
      markdown: string
      pandocApa: string
    }[]
    const style = {style: styleFile('apa'), locales: locale, lang: 'en-US'}
    const {texts} = citeAll(
      listed.map(({markdown}) => markdown),
      style,
      ITEMS
    )
    it.each(
      listed.map(
        ({name, markdown, pandocApa}, index) => [name, markdown, pandocApa, texts[index] ?? ''] as const
      )
    )('%s: %s', (name, _markdown, pandocApa, html) => {
      expect(comparable(html)).toBe(WANTED[name] ?? comparable(pandocApa))
    })
  })
}

/** The text, with straight quotes and without the marks of the fixture. */
function comparable(html: string): string {
  return textOf(
    html
      .replace(/‹[^›]*›/g, '')
      .replaceAll('&amp;', '&#x26;')
      .replaceAll('&lt;', '&#x3C;')
  )
    .replace(/[“”]/g, '"')
    .replace(/’/g, "'")
}
