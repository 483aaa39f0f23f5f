import {readdirSync} from 'node:fs'
import {expect, test} from 'vitest'
import {resolveLocale} from '../../../src/cite/locale.ts'
import {installedLocales} from '../../../src/node/program/locales.ts'
import {localeWords} from '../../../src/parse/plugins/citation/locale-words.ts'
import {locatorLabels, locatorTerm} from '../../../src/parse/plugins/citation/locator-labels.ts'
import {locatorWords} from '../../../src/parse/plugins/citation/locator-words.ts'
import {readCitationLocator} from '../../../src/parse/plugins/remark-citation.ts'
import fc from '../../properties.ts'

/** Reads a locator as `label locator |the remaining suffix`; `-` if there is none. */
function read(suffix: string, language?: string): string {
  const found = readCitationLocator(suffix, language)
  if (!found) return '-'
  const rest = suffix.slice(0, found.start) + suffix.slice(found.end)
  if (found.label === undefined && found.locator !== undefined) return `itself ${found.locator} |${rest}`
  return found.label === undefined ? `{} |${rest}` : `${found.label} ${found.locator} |${rest}`
}

test.each([
  [', p. 3', 'page 3 |'],
  [' p. 3', 'page 3 |'],
  ['p. 33', 'page 33 |'],
  [', p.3', 'page 3 |'],
  [', p.\u00A03', 'page 3 |'],
  [', p.\n3', 'page 3 |'],
  [', p.\\ 3', 'page 3 |'],
  [', pp. 33-35, 38-39 and *passim*', 'page 33-35, 38-39 | and *passim*'],
  [', pp. 3 and 5', 'page 3 and 5 |'],
  [', p. 3 and 4 others', 'page 3 | and 4 others'],
  [', pp. 3 & 5', 'page 3 & 5 |'],
  [', pp. 3–5.', 'page 3–5 |.'],
  [', pp. 3 – 5', 'page 3 – 5 |'],
  [', pp. 12--15', 'page 12--15 |'],
  [', p. 3, and elsewhere', 'page 3 |, and elsewhere'],
  [', p. 3, I think', 'page 3 |, I think'],
  [', p. 3 ff.', 'page 3 ff. |'],
  [', p. 3ff.', 'page 3ff. |'],
  [', p. 3f., 12ff., and more', 'page 3f., 12ff. |, and more'],
  [', pp. 3 et seq.', 'page 3 et seq. |'],
  [', p. 3n. 4', 'page 3n. 4 |'],
  [', p. 3 fine', 'page 3 | fine'],
  [', p. iv', 'page iv |'],
  [', pp. iv-x, 3', 'page iv-x, 3 |'],
  [', p. A3', 'page A3 |'],
  [', p 3', 'page 3 |'],
  [', 3', 'page 3 |'],
  [', 12n', 'page 12n |'],
  [', 3:16', 'page 3:16 |'],
  [', chap. 1', 'chapter 1 |'],
  [', Chapter IV', 'chapter IV |'],
  [', sec. 3.4', 'section 3.4 |'],
  [', §3', 'section 3 |'],
  [', §§ 3(a)(iv)--5', 'section 3(a)(iv)--5 |'],
  [', Fig. 2b, left', 'figure 2b |, left'],
  [', eq. (3)', 'equation (3) |'],
  [', vol. 2, p. 3', 'volume 2 |, p. 3'],
  [', art. 5', 'article-locator 5 |'],
  [', para. 7', 'paragraph 7 |'],
  [', ¶ 7', 'paragraph 7 |'],
  [', verse 3', 'verse 3 |'],
  [', vv. 3-4', 'verse 3-4 |'],
  [', n. 3', 'note 3 |'],
  [', issues 4', 'issue 4 |'],
  [', ll. 3-4', 'line 3-4 |'],
  [', s.v. 3', 'sub-verbo 3 |'],
  [', sub verbo 3', 'sub-verbo 3 |'],
  [', op. 27', 'opus 27 |'],
  [', timestamp 00:12:30', 'timestamp 00:12:30 |'],
  ['{ii, A, D-Z}, with suffix', 'page ii, A, D-Z |, with suffix'],
  [', {p. iv and xx} x', 'page iv and xx | x'],
  [', {chapter “{One}”}', 'chapter “{One}” |'],
  [', {no a, no b, no c}, x', 'itself no a, no b, no c |, x'],
  [', {pp.xiv}', 'page xiv |'],
  [', p.xiv', 'page xiv |'],
  [', {A, p. 3}', 'itself A, p. 3 |'],
  [', {p. A, p. 3}', 'page A, p. 3 |'],
  [', {xi, A3}', 'page xi, A3 |'],
  ['{, p. (x)}', 'page (x) |'],
  ['{, ii}', 'page ii |'],
  [', {}99 years later', '{} |, 99 years later'],
  [', {} p. 3', '{} |,  p. 3'],
  [', {}, 3', '{} |, 3'],
  [', {}', '{} |'],
  [', p. 3{}, 4 more', 'page 3 |, 4 more'],
  [', 3{}a', 'page 3 |a'],
  [', 33n2', 'page 33n2 |'],
  [', p. 33n2', 'page 33n2 |'],
  [', p. 33, n. 2', 'page 33 |, n. 2'],
  [', p. xiv', 'page xiv |'],
  [', pp. iv–xii', 'page iv–xii |'],
  [', pp. 3-5, 7, 12ff.', 'page 3-5, 7, 12ff. |'],
  [', pp. 3, and 5', 'page 3, and 5 |'],
  [', pp. 3, 5, and 7', 'page 3, 5, and 7 |'],
  [', pp. 3, 5, & 7', 'page 3, 5, & 7 |'],
  [', pp. 3, and 4 others', 'page 3 |, and 4 others'],
  [', pp. 1,234–1,240', 'page 1,234–1,240 |'],
  [', pp. A-3–A-5', 'page A-3–A-5 |'],
  [', p. 3_4', 'page 3_4 |'],
  [', p. 3 (1999)', 'page 3 | (1999)'],
  [', p. 3: “so”', 'page 3 |: “so”'],
  [', fol. 12r–13v', 'folio 12r–13v |'],
  [', f. 12v', 'folio 12v |'],
  [', Table A.1', 'table A.1 |'],
  [', Fig. S2', 'figure S2 |'],
  [', eqs. (3)–(5)', 'equation (3)–(5) |'],
  [', eqs. (3) and (4)', 'equation (3) and (4) |'],
  [', figs. 2a–c, 3', 'figure 2a–c, 3 |'],
  [', chap. 2, pp. 3–4', 'chapter 2 |, pp. 3–4'],
  [', art. 5(1)(a)', 'article-locator 5(1)(a) |'],
  [', issue 3', 'issue 3 |'],
  [', 1999', 'page 1999 |'],
  [' 33–35', 'page 33–35 |'],
  [', 33 pages', 'page 33 | pages']
])('a locator: %j', (suffix, expected) => {
  expect(read(suffix)).toBe(expected)
})

test.each([
  '',
  ', in passing',
  ', clear',
  ', more on this',
  ', see p. 3',
  ', iv',
  ', MDC',
  ', 3rd edition',
  ', 20th century',
  ', p. civil',
  ', page three',
  ', note',
  ', n 3',
  ', no 4 of these',
  ', c. 1900',
  ', Appendix A',
  ', in 1999',
  ', at p. 3',
  ', esp. pp. 3–5',
  ', cf. p. 3',
  ', (p. 3)',
  ', p. "3"',
  ', p. {3}',
  ', ii',
  ', s.v. abc',
  ', 2nd edn., p. 3',
  ': p. 3',
  '. 3',
  ', {p. 3',
  ', *p. 3*'
])('only a suffix: %j', suffix => {
  expect(read(suffix)).toBe('-')
})

test.each([
  ['de', ', S. 3-5', 'page 3-5 |'],
  ['de-AT', ', Kap. 2', 'chapter 2 |'],
  ['de', ', S. 3 und 5', 'page 3 und 5 |'],
  ['de', ', S. 3 ff.', 'page 3 ff. |'],
  ['de', ', Abschn. 3.2', 'section 3.2 |'],
  ['de', ', Abb. 3', 'figure 3 |'],
  ['de', ', Nr. 3', 'issue 3 |'],
  ['de', ', Art. 5 Abs. 1', 'article-locator 5 | Abs. 1'],
  ['de', ', Bd. II, S. 3', 'volume II |, S. 3'],
  ['de', ', p. 3', 'page 3 |'],
  ['fr', ', chapitre 2', 'chapter 2 |'],
  ['fr', ', p. 3 et 5', 'page 3 et 5 |'],
  ['fr', ', fᵒ 3 vᵒ', 'folio 3 | vᵒ'],
  ['fr', ', § 3', 'paragraph 3 |'],
  ['fr', ', pp.\u00A03–5', 'page 3–5 |'],
  ['fr', ', nᵒ 3', 'issue 3 |'],
  ['fr', ', s. v. 3', 'sub-verbo 3 |'],
  ['es', ', págs. 3-5', 'page 3-5 |'],
  ['es', ', n.º 7', 'issue 7 |'],
  ['it', ', capp. 2 e 3', 'chapter 2 e 3 |'],
  ['pt-BR', ', v. 2', 'volume 2 |'],
  ['nl', ', blz. 12', 'page 12 |'],
  ['nl', ', hfdst. 3', 'chapter 3 |'],
  ['nl', ", pagina's 3-4", 'page 3-4 |'],
  ['nl', ', § 3', 'paragraph 3 |'],
  ['it', ', §§ 3–5', 'section 3–5 |'],
  ['it', ', pagg. 3-5', 'page 3-5 |'],
  ['es', ', cap. 3', 'chapter 3 |'],
  ['pt', ', pág. 3', 'page 3 |'],
  ['ar', ', ص ٣', 'page ٣ |'],
  ['ar', ', ص. ١٢–١٤، ١٦', 'page ١٢–١٤، ١٦ |'],
  ['ar', '، ص3', 'page 3 |'],
  ['ar', ', ص. 3 و 5', 'page 3 و 5 |'],
  ['ar', ', ج 2، ص 33', 'part 2 |، ص 33'],
  ['ar', ', فصل 3', 'chapter 3 |'],
  ['fa', ', صص ۳–۵', 'page ۳–۵ |'],
  ['fa', ', صفحه‌های ۳-۵', 'page ۳-۵ |'],
  ['fa', ', ج. ۲، ص ۳', 'volume ۲ |، ص ۳'],
  ['ur', ', ۱۲', 'page ۱۲ |'],
  ['ur', ', p. 3', 'page 3 |'],
  ['sv', ', p. 3', 'page 3 |'],
  ['xx', ', p. 3', 'page 3 |']
])('labels in %s: %j', (language, suffix, expected) => {
  expect(read(suffix, language)).toBe(expected)
})

// Words for which a style would print another word than the author’s: `Absatz`, `vol.`, `section`, an English word.
test.each([
  ['en', ', S. 3'],
  ['en', ', footnote 3'],
  ['en', ', no. 3'],
  ['de', ', Rn. 12'],
  ['de', ', § 3 Abs. 2'],
  ['de', ', Note 3'],
  ['fr', ', t. IV, p. 3'],
  ['fr', ', acte III, sc. 2'],
  ['es', ', tomo II'],
  ['it', ', cpv. 3'],
  ['it', ', c. 3r'],
  ['pt', ', quadro 3'],
  ['nl', ', afb. 3'],
  ['ar', ', باب 3'],
  ['fa', ', باب ۳'],
  ['ur', ', ص ۱۲'],
  ['ur', ', باب ۳'],
  ['ur', '، صفحہ ۱۲–۱۵'],
  ['sv', ', art. 3']
])('no label in %s: %j', (language, suffix) => {
  expect(read(suffix, language)).toBe('-')
})

const locales = installedLocales()
const printedTerm =
  /<term name="([^"]*)"(?: form="(?:short|symbol)")?>(?:\s*<(?:single|multiple)>)?([^<]*)<(?:[^m]*<multiple>([^<]*))?/gu

/** The words that the styles print for each term in a language: long, short, as a symbol, singular and plural. */
function printedTerms(
  language: string,
  xml = resolveLocale(language, locales).files.join('')
): Map<string, string[]> {
  const printed = new Map<string, string[]>()
  for (const [, name = '', single = '', multiple = ''] of xml.matchAll(printedTerm)) {
    const words = printed.get(name.replace(' ', '-')) ?? []
    printed.set(
      name.replace(' ', '-'),
      [...words, single, multiple].filter(word => word.trim() !== '')
    )
  }
  return printed
}

const initial = (word: string): string => word.normalize('NFD').toLowerCase().charAt(0)

const languages = [
  ...Object.keys(locatorWords).filter(language => language !== 'ur'),
  ...['en-GB', 'de-AT', 'de-CH', 'fr-CA', 'es-CL', 'es-MX', 'pt-BR']
]

test.each(languages)('the labels in %s are words that a style renders, in one of their forms', language => {
  const printed = printedTerms(language)
  const own = Object.entries(locatorWords[language.slice(0, 2)] ?? {})
  expect(own.length).toBeGreaterThan(10)
  for (const [term, list] of own) {
    const words = printed.get(term) ?? []
    expect(words.length > 0 || term === 'timestamp', `${term} in ${language}`).toBe(true)
    expect([words[0], locatorTerm(words[0] ?? '', language)]).toEqual([words[0], words[0] && term])
    for (const label of list.split(' ')) {
      if (term === 'page' || term === 'timestamp' || /^[§¶№]/u.test(label)) continue
      expect(words.map(initial), `${label} for ${term} in ${language}`).toContain(initial(label))
    }
  }
  for (const term of new Set(locatorLabels(language).values())) {
    expect(printed.has(term) || term === 'timestamp', `${term} in ${language}`).toBe(true)
  }
})

// The languages of our CSL locales that have no table of locator words of their own.
const carried = readdirSync(new URL('../../../styles/csl/repository/locales', import.meta.url))
  .map(file => /^locales-([\w-]+)\.xml$/.exec(file)?.[1] ?? '')
  .filter(name => name !== '' && !Object.hasOwn(locatorWords, name.slice(0, name.indexOf('-') >>> 0)))

const everywhere =
  /^(?:book|chapter|column|figure|folio|issue|line|note|opus|page|paragraph|part|section|sub-verbo|verse|version|volume)$/

test.each(carried)('every term of the locale %s before a number is a locator', name => {
  const printed = printedTerms(name, locales(name))
  const english = printedTerms('en-US')
  const known = new Set(Object.keys(locatorWords.en!).filter(term => term !== 'timestamp'))
  let count = 0
  for (const [term, words] of printed) {
    const isEnglish = words[0] === english.get(term)?.[0] && !everywhere.test(term)
    if (!known.has(term) || isEnglish) continue
    for (const word of words.map(each => each.trim())) {
      // A number word is not a label, nor is a phrase of three words.
      if (/\d|^[^\p{L}§¶№]/u.test(word) || word.split(/\s+/).length > 2) continue
      const found = readCitationLocator(`, ${word} 3`, name)
      const said = `${word} for ${term}`
      expect([said, found?.locator]).toEqual([said, '3'])
      // Words shared by two terms are labels of the more frequently cited one.
      if (found?.label === term) count++
      else
        expect(
          printed.get(found?.label ?? '')?.map(other => other.toLowerCase().trim()),
          said
        ).toContain(word.toLowerCase())
    }
  }
  expect(count).toBeGreaterThan(15)
})

test('the table has the languages of the locales, as written by `node tools/locator-table.mjs`', () => {
  expect(Object.keys(localeWords)).toEqual([...new Set(carried.map(name => name.split('-')[0]))].sort())
})

test.each([
  ['ru', ', с. 3', 'page', '3'],
  ['ru', ', сс. 3–5 и 7, там же', 'page', '3–5 и 7'],
  ['uk', ', с. 3', 'page', '3'],
  ['zh', ', 页 3', 'page', '3'],
  ['zh-TW', ', 頁 3', 'page', '3'],
  ['ja', ', 章 2', 'chapter', '2'],
  ['pl', ', s. 3', 'page', '3'],
  ['sv', ', s. 3', 'page', '3'],
  ['no', ', s. 3', 'page', '3'],
  ['fil', ', p. 3', 'page', '3'],
  ['he', ', עמ׳ 3', 'page', '3'],
  ['eo', ', p. 3', 'page', '3']
])('%s: %s', (lang, suffix, label, locator) => {
  expect(readCitationLocator(suffix, lang)).toMatchObject({label, locator})
})

test('a locator is a stretch of the suffix, for any suffix', () => {
  const pieces = fc.constantFrom(
    ',',
    ' ',
    'p.',
    'pp.',
    '§',
    '3',
    'iv',
    '-',
    '–',
    '(',
    'a',
    ')',
    '{',
    '}',
    'and',
    '.'
  )
  const suffixes = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.array(pieces).map(list => list.join(''))
  )
  fc.assert(
    fc.property(suffixes, suffix => {
      const found = readCitationLocator(suffix)
      if (!found) return
      expect(found.start).toBeLessThan(found.end)
      expect(found.end).toBeLessThanOrEqual(suffix.length)
      if (found.locator === undefined) return
      const taken = suffix.slice(found.start, found.end).replace(/\s+/gu, ' ')
      expect(found.locator).not.toBe('')
      expect(taken).toContain(found.locator)
    })
  )
})

test('a long suffix of numbers is parsed quickly', () => {
  const suffix = `, pp. ${'1-2, '.repeat(20_000)}`
  expect(readCitationLocator(suffix)?.end).toBe(suffix.length - 2)
  expect(readCitationLocator(`, p. ${'1-'.repeat(50_000)}`)?.label).toBe('page')
  expect(readCitationLocator(`,${' '.repeat(100_000)}x`)).toBeUndefined()
})
