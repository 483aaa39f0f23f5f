import {existsSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {direction, isLanguageTag} from '../../src/core/language.ts'
import {createMemo} from '../../src/core/memo.ts'
import {inNumerals, numeralsOf} from '../../src/core/numerals.ts'
import {spokenLanguages} from '../../src/core/spoken-languages.ts'
import {terms, termsByLanguage} from '../../src/core/terms/index.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {formatDate} from '../../src/outputs/page/dates.ts'
import {localPageRules} from '../../src/outputs/pdf/page/page-rules.ts'
import {textWorld} from '../world.ts'

const bibliography = `
@book{doe, title = {A Book}, author = {Doe, Jane}, year = 1999, publisher = {Press}, langid = {english}}
@book{iqbal, title = {بانگ درا}, author = {اقبال, محمد}, year = 1924, publisher = {مکتبہ}, langid = {urdu}}
@book{roman, title = {Bāng-i darā}, author = {Iqbāl, Muḥammad}, year = 1925, publisher = {Maktaba [مکتبہ]}, langid = {urdu}}
@book{buch, title = {Eine kurze Geschichte}, author = {Roe, Rita}, year = 2001, publisher = {Verlag}, langid = {german}}
@incollection{chapter, title = {Un chapitre}, author = {Dupont, Marie}, booktitle = {Livre}, editor = {Martin, Paul}, year = 2010, pages = {12--34}, publisher = {Seuil}, langid = {french}}
@incollection{fasl, title = {فصل}, author = {کدکنی, محمد}, booktitle = {کتاب}, editor = {صفا, ذبیح}, year = 2011, pages = {1--9}, publisher = {آگاه}, langid = {persian}}
@book{nolang, title = {كتاب}, author = {كاتب, أحمد}, year = 2002, publisher = {دار}}
`

/** The page of a paper in the style `insights`. */
async function page(markdown: string, settings = ''): Promise<string> {
  const world = textWorld({
    'manuscript/manuscript.yaml': `${/^title:/m.test(settings) ? '' : 'title: A paper\n'}${/^style:/m.test(settings) ? '' : 'style: insights\n'}license: CC-BY-4.0\n${settings}`,
    'manuscript/01.md': markdown,
    'manuscript/m.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    'references.bib': bibliography
  })
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
  return new TextDecoder().decode(artifacts[0]!.bytes)
}

/** The page without its head. */
async function body(markdown: string, settings = ''): Promise<string> {
  const html = await page(markdown, settings)
  return html.slice(html.indexOf('<body'))
}

/** All texts of a language, by their paths in the table. */
function textsOf(value: unknown, place = ''): ReadonlyMap<string, string> {
  if (typeof value === 'string') return new Map([[place, value]])
  const inner = Object.entries(value as object).map(([name, each]) => textsOf(each, `${place}.${name}`))
  return new Map(inner.flatMap(texts => [...texts]))
}

/** Languages with many words in common. */
const related = ['da no sv', 'es pt', 'en fr'].map(each => each.split(' '))

function isRelated(one: string, other: string): boolean {
  return related.some(each => each.includes(one) && each.includes(other))
}

/** Whether a term also exists in another language: short forms, and words such as “Register”. */
function isShared(text: string): boolean {
  return !/\p{L}{4}/u.test(text) || shared.has(text.toLowerCase())
}

const shared: ReadonlySet<string> = new Set(
  'orcid id|register|note|error|listing|listings|tabel|algoritme|etik|kopiert|nota|importante|figura|algoritmo|pagina|احتیاط|جدول'.split(
    '|'
  )
)

describe('the terms of the page', () => {
  test('are of their own language, and not those of another', () => {
    const tables = [...new Map(Object.entries(termsByLanguage).map(([lang, words]) => [words, lang]))]
    for (const [one, lang] of tables)
      for (const [other, from] of tables) {
        const texts = textsOf(other)
        if (lang === from) continue
        const same = [...textsOf(one)].filter(([place, text]) => text === texts.get(place))
        if (isRelated(lang, from))
          expect(same.length / texts.size, `${lang} has words of ${from}`).toBeLessThan(0.5)
        else
          expect(
            same.flatMap(([place, text]) => (isShared(text) ? [] : `${place}: ${text}`)),
            `${lang} has words of ${from}`
          ).toEqual([])
      }
  })

  test('exist in every supported language', () => {
    expect(Object.keys(termsByLanguage).sort()).toEqual(Object.keys(spokenLanguages).sort())
    for (const [lang, words] of Object.entries(termsByLanguage)) {
      expect(words.license, lang).toMatch(/\{title\}.*\{year\}.*\{holder\}.*\{license\}/)
      expect(Object.keys(words.statements), lang).toEqual(Object.keys(termsByLanguage.en!.statements))
      const flat = Object.entries(words).filter(([, value]) => typeof value === 'string')
      for (const [name, value] of flat) expect(value, `${lang} ${name}`).not.toBe('')
    }
    expect(terms('sw')).toBe(termsByLanguage.en)
    expect(terms('constructor')).toBe(termsByLanguage.en)
  })

  test.each([
    ['de', 'Abbildung 1.', 'Abbildung\u00A01', 'Literatur', 'Zum Text springen'],
    ['fr', 'Figure 1.', 'figure\u00A01', 'Références', 'Aller au texte'],
    ['es', 'Figura 1.', 'figura\u00A01', 'Referencias', 'Ir al texto'],
    ['ru', 'Рис. 1.', 'рис.\u00A01', 'Литература', 'Перейти к тексту'],
    ['fa', 'شکل ۱.', 'شکل\u00A0۱', 'منابع', 'رفتن به متن'],
    ['ur', 'شکل ۱۔', 'شکل\u00A0۱', 'حوالہ جات', 'متن پر جائیں'],
    ['ar', 'الشكل ١.', 'الشكل\u00A0١', 'المراجع', 'الانتقال إلى النص']
  ])('%s: %s', async (lang, caption, mention, references, skip) => {
    const html = await body('![Map.](m.svg){#fig:m}\n\nSee @fig:m [@doe].', `lang: ${lang}\n`)
    expect(html).toContain(`<span class="caption-label">${caption}</span>`)
    expect(html).toMatch(new RegExp(`class="cross-reference"[^>]*>${mention}</a>`))
    expect(html).toContain(`>${references}</h2>`)
    expect(html).toContain(`>${skip}</a>`)
  })

  test.each([
    ['en', 'A. B, C. D, and E. F'],
    ['de', 'A. B, C. D und E. F'],
    ['fr', 'A. B, C. D et E. F'],
    ['ar', 'A. B، C. D وE. F'],
    ['ur', 'A. B، C. D اور E. F']
  ])('join authors: %s', async (lang, expected) => {
    const html = await body('Words.', `lang: ${lang}\nauthors: [A. B, C. D, E. F]\n`)
    const authors = /<p class="authors">(.*?)<\/p>/.exec(html)![1]!
    expect(authors.replace(/<[^>]*>/g, '')).toBe(expected)
  })

  test('Spanish y becomes e before i', async () => {
    const html = await body('Words.', 'lang: es\nauthors: [Ana Díaz, Inés Gil]\n')
    expect(html.replace(/<[^>]*>/g, '')).toContain('Ana Díaz e Inés Gil')
  })

  test('the licence is a sentence in the language, with the same URL', async () => {
    const html = await body('Words.', 'lang: fr\ncopyright: {holder: Presses, year: 2026}\n')
    const sentence = /<p class="license".*?<\/p>/s.exec(html)![0]
    expect(sentence.replace(/<[^>]*>/g, '')).toBe(
      'A paper © 2026 Presses, sous licence CC BY 4.0 (Creative Commons Attribution 4.0 International License).'
    )
    expect(sentence).toContain(
      '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/" lang="en" dir="ltr">'
    )
  })
})

describe('dates and digits', () => {
  test.each([
    ['2026-11-24', 'en', 'November 24, 2026'],
    ['2026-11-24', 'en-GB', '24 November 2026'],
    ['2026-11-24', 'de', '24. November 2026'],
    ['2026-11-24', 'fr', '24 novembre 2026'],
    ['2026-11-01', 'fr', '1er novembre 2026'],
    ['2026-11-24', 'es', '24 de noviembre de 2026'],
    ['2026-11', 'es', 'noviembre de 2026'],
    ['2026-11-24', 'pl', '24 listopada 2026'],
    ['2026-11', 'pl', 'listopad 2026'],
    ['2026-11-24', 'ar', '٢٤ نوفمبر ٢٠٢٦'],
    ['2026-11-24', 'ar-MA', '24 نوفمبر 2026'],
    ['2026-11-24', 'ur', '۲۴ نومبر ۲۰۲۶'],
    ['2026-11-24', 'fa', '۲۴ نوامبر ۲۰۲۶'],
    ['2026-11-24', 'sw', '2026-11-24']
  ])('%s in %s', (iso, lang, expected) => {
    expect(formatDate(iso, lang, numeralsOf(lang))).toBe(expected)
  })

  test('sections, notes and list markers have the digits of the paper, or those of the settings', async () => {
    const markdown = '# یک\n\n## دو\n\nمتن.^[یادداشت.]\n\n1) یک\n'
    const own = await page(markdown, 'lang: fa\n')
    expect(own).toContain('<span class="section-number">۱.۱</span>')
    expect(own).toMatch(/href="#note-1"[^>]*>۱<\/a>/)
    expect(own).toContain('list-style-type:persian')
    expect(own).toContain('<ol data-label1="۱">')
    expect(own).toContain('extends persian')
    expect(own).toMatch(/li::marker\s*\{\s*content:\s?counter\(list-item,\s?var\(--numerals,\s?decimal\)\)/)
    const western = await page(markdown, 'lang: fa\nnumerals: western\n')
    expect(western).toContain('<span class="section-number">1.1</span>')
    expect(western).not.toContain('list-style-type:persian')
    expect(inNumerals('2.1', numeralsOf('hi', 'native'))).toBe('२.१')
    expect(inNumerals('2.1', numeralsOf('hi'))).toBe('2.1')
  })
})

describe('directions', () => {
  test.each([
    ['ur-PK', 'rtl'],
    ['fa', 'rtl'],
    ['ur-Latn', 'ltr'],
    ['az-Arab', 'rtl'],
    ['en', 'ltr']
  ])('the direction of %s is %s', (lang, expected) => expect(direction(lang)).toBe(expected))

  test.each([
    ['[متن]{lang=ar} in English', '<span lang="ar" dir="rtl">متن</span>'],
    ['::: {lang=fa}\nمتن\n:::', '<div lang="fa" dir="rtl"><p>متن</p></div>'],
    ['# متن {lang=ur}', '<h2 id="متن" lang="ur" dir="rtl">'],
    ['[mot]{lang=fr}', '<span lang="fr" dir="ltr">mot</span>'],
    ['[x]{lang=ar dir=ltr}', '<span lang="ar" dir="ltr">x</span>'],
    ['[x]{lang=persian!}', '<span>x</span>']
  ])('of %s', async (markdown, expected) => {
    const html = await body(markdown, 'number-sections: false\n')
    expect(html).toContain(expected)
  })

  test('a paper in Urdu is right-to-left, and Latin names in it are isolated', async () => {
    const html = await page(
      'متن۔',
      'lang: ur\nauthors: [Ada Lovelace]\njournal: {title: جریدہ, issn: 1234-5679, volume: 3}\ndoi: 10.5555/x\n'
    )
    expect(html).toContain('<html lang="ur" dir="rtl"')
    expect(html).toContain('<bdi dir="ltr">Ada Lovelace</bdi>')
    expect(html).toContain('<bdi dir="ltr">ISSN 1234-5679</bdi>')
    expect(html).toContain('<a href="https://doi.org/10.5555/x" dir="ltr">')
  })

  test('entries in Latin script are left-to-right in an Urdu paper, with their language', async () => {
    const html = await body('متن [@doe; @iqbal]۔', 'lang: ur\n')
    expect(html).toMatch(/id="bib-doe" class="csl-entry" role="listitem" lang="en-US" dir="ltr">Doe/)
    expect(html).toMatch(/id="bib-iqbal" class="csl-entry" role="listitem">اقبال/)
  })

  test('entries in Arabic script are right-to-left in an English paper; in others, such words are isolated', async () => {
    const html = await body('Words [@iqbal; @roman; @buch; @nolang].')
    expect(html).toMatch(
      /id="bib-iqbal"[^>]* lang="ur-PK" dir="rtl">اقبال|id="bib-iqbal"[^>]* lang="ur" dir="rtl">اقبال/
    )
    expect(html).toMatch(
      /id="bib-roman" class="csl-entry" role="listitem">Iqbāl.*\[<bdi lang="ur[^"]*" dir="rtl">مکتبہ<\/bdi>\]/
    )
    expect(html).toMatch(/id="bib-nolang"[^>]* lang="und" dir="rtl">/)
    expect(html).toMatch(/<i><span lang="de[^"]*">Eine kurze Geschichte<\/span><\/i>/)
  })

  test.each([
    ['an Urdu note of an English paper', 'en', 'یہ See دو ہے۔', '<p lang="und" dir="rtl">'],
    ['an English note of an Urdu paper', 'ur', 'A note on دو.', '<p lang="und" dir="ltr">'],
    ['an English note that begins with an Urdu word', 'en', 'یہ is a word of Urdu.', '<p>'],
    ['an Urdu note that begins with an English word', 'en', 'On یہ ایک حاشیہ ہے۔', '<p>']
  ])('%s', async (_, lang, note, paragraph) => {
    const yaml = `lang: ${lang}\n`
    expect(await body(`A.[^a]\n\n[^a]: ${note}`, yaml)).toContain(`class="note">${paragraph}`)
    expect(await body(`A.^[${note}]`, yaml)).toContain(`class="note">${paragraph}`)
  })

  test('a note that only cites a work in Latin script is left-to-right in a Persian paper', async () => {
    const html = await body('متن.[@doe]', 'lang: fa\ncsl: chicago-notes\n')
    expect(html).toMatch(/<li id="note-1" class="note"><p lang="und" dir="ltr">/)
  })

  test('a name in Arabic script in a citation is isolated from adjacent numbers', async () => {
    const html = await body('Words [@doe; @iqbal].')
    expect(html).toMatch(
      /1999<\/a>.*; <a[^>]*><bdi lang="ur[^"]*" dir="rtl">اقبال<\/bdi>, 1924|<bdi lang="ur[^"]*" dir="rtl">اقبال<\/bdi>, .*1924/
    )
  })

  test('in a right-to-left paper, the page margins are mirrored and the rest of the sheet is unchanged', () => {
    const sheet =
      'p{margin-left:1px} @page :right { @top-left { content: "left" {{running-title}}; margin: 1px 2px calc(1px + 2px) 4px; text-align: left } } .left{float:left}'
    expect(localPageRules(sheet, 'rtl', 'persian')).toBe(
      'p{margin-left:1px} @page :left { @top-right { content: "left" {{running-title}}; margin: 1px 4px calc(1px + 2px) 2px; text-align: right } } .left{float:left}'
    )
    expect(localPageRules('@page{@bottom-right{content:counter(page)}}', 'ltr', 'western')).toBe(
      '@page{@bottom-right{content:counter(page)}}'
    )
    expect(localPageRules('@page{@bottom-right{content:counter(page)}}', 'rtl', 'arabic')).toBe(
      '@page{@bottom-left{content:counter(page, arabic-indic)}}'
    )
  })
})

test.each([
  ['ar', 'ص 12'],
  ['fa', 'ص 12']
])(
  '%s: works in Latin script are listed with English terms, and cited with those of the paper',
  async (lang, page) => {
    const html = await body('متن [@chapter, p. 12; @fasl].', `lang: ${lang}\n`)
    const entry = (key: string): string =>
      new RegExp(`<div id="bib-${key}"[\\s\\S]*?</div>`).exec(html)?.[0].replace(/<[^>]*>/g, '') ?? ''
    expect(entry('chapter')).toContain('In P. Martin (Ed.), Livre (pp. 12–34)')
    expect(entry('fasl')).toContain('ص')
    expect(entry('fasl')).not.toContain('pp.')
    expect(/<p>متن.*?<\/p>/.exec(html)?.[0].replace(/<[^>]*>/g, '')).toContain(page)
  }
)

test('only French has a space before the colon of a label', async () => {
  const settings =
    'authors: [{name: Marie Dupont, email: a@example.org, corresponding: true}]\nkeywords: [loi]\n'
  const french = await body('Mots.', `lang: fr\n${settings}subtitle: Une étude\n`)
  expect(french).toContain('Mots-clés\u00A0:</strong>')
  expect(french).toContain('* Correspondance\u00A0: ')
  expect(await page('Mots.', `lang: fr\nsubtitle: Une étude\n`)).toContain(
    '<title>A paper\u00A0: Une étude</title>'
  )
  expect(await body('Worte.', `lang: de\n${settings}`)).toContain('Schlagwörter:</strong>')
})

test('the Latin name of a journal precedes its volume on a right-to-left page', async () => {
  const html = await body('متن', 'lang: fa\njournal: {title: Insights, volume: 3, issue: 1}\n')
  // Otherwise, Persian digits after Latin letters would join their run.
  expect(html).toContain('<span class="journal-title"><bdi dir="ltr">Insights</bdi></span> ۳(۱)')
})

test('the volume has the digits of the paper', async () => {
  const journal = 'journal: {title: Insights, volume: 3, issue: 1}\n'
  expect(await body('متن', `lang: ur\nstyle: joss\n${journal}`)).toContain('<dt>Insights</dt><dd>۳(۱)</dd>')
})

test('signs at an author are joined by the conventions of the language', async () => {
  const settings =
    'authors: [{name: Ada, affiliation: [1, 2]}]\naffiliations: [{index: 1, name: A}, {index: 2, name: B}]\n'
  expect(await body('متن', `lang: fa\n${settings}`)).toContain('<sup>۱،۲</sup>')
  expect(await body('Words.', settings)).toContain('<sup>1,2</sup>')
})

describe('fonts for Arabic script', () => {
  const faces = (html: string): string[] =>
    [
      ...new Set(
        [...html.matchAll(/@font-face\{font-family:"([^"]+?)"(?=[^}]*url\()/g)].map(match => match[1]!)
      )
    ]
      .filter(family => family !== 'Galley Serif')
      .sort()

  test.each([
    ['a paper in English', 'Words.', '', []],
    ['words in Persian', '[متن]{lang=fa}', '', ['Galley Persian']],
    ['words in Urdu', '[متن]{lang=ur-PK}', '', ['Galley Nastaliq']],
    ['words in Arabic and words without a language', '[نص]{lang=ar} and نص', '', ['Galley Naskh']],
    [
      'a Persian paper that quotes Arabic',
      'متن [نص]{lang=ar}',
      'lang: fa\n',
      ['Galley Naskh', 'Galley Persian']
    ]
  ])('%s', async (_, markdown, settings, expected) => {
    expect(faces(await page(markdown, settings))).toEqual(expected)
  })
})

describe('one paper in several languages', () => {
  const settings = `lang: en
title: {en: A paper, ur: ایک مقالہ}
subtitle: {en: Of law, ur: قانون کا}
titles: {de: Ein Aufsatz}
abstract: {en: A short *abstract*., ur: "ایک خلاصہ۔"}
keywords: {en: [law], ur: [قانون], fr: [loi]}
statements: {conflicts: {en: None., ur: کوئی نہیں۔}}
doi: 10.5555/galley.1
`

  test('all text of the author is kept', async () => {
    const html = await body('Words.', settings)
    expect(html).toMatch(/class="title-translated" lang="ur" dir="rtl"[^>]*>ایک مقالہ: قانون کا</)
    expect(html).toMatch(/class="title-translated" lang="de" dir="ltr"[^>]*>Ein Aufsatz</)
    expect(html).toMatch(
      /<div class="abstract" lang="fr" dir="ltr"><p class="keywords">.*Mots-clés\u00A0:.* loi/
    )
    expect(html).toMatch(
      /<section class="statement" lang="ur" dir="rtl"><h2[^>]*>مفادات کا تصادم<\/h2><p>کوئی نہیں۔/
    )
  })

  test('metadata has all languages', async () => {
    const html = await page('Words.', settings)
    for (const line of [
      '<meta name="citation_keywords" content="قانون" lang="ur" xml:lang="ur">',
      '<meta name="citation_abstract" content="ایک خلاصہ۔" lang="ur" xml:lang="ur">',
      '<meta name="DCTERMS.alternative" content="Ein Aufsatz" lang="de" xml:lang="de">',
      '<meta name="DCTERMS.abstract" content="A short abstract." lang="en" xml:lang="en">',
      '<meta name="DC.subject" content="loi" lang="fr" xml:lang="fr">',
      'about="https://doi.org/10.5555/galley.1" property="dct:alternative"'
    ])
      expect(html).toContain(line)
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!)
    expect(data).toMatchObject({
      headline: 'A paper: Of law',
      inLanguage: 'en',
      alternateName: [
        {'@language': 'de', '@value': 'Ein Aufsatz'},
        {'@language': 'ur', '@value': 'ایک مقالہ: قانون کا'}
      ].toReversed(),
      abstract: [
        {'@language': 'en', '@value': 'A short abstract.'},
        {'@language': 'ur', '@value': 'ایک خلاصہ۔'}
      ],
      keywords: [
        {'@language': 'en', '@value': 'law'},
        {'@language': 'ur', '@value': 'قانون'},
        {'@language': 'fr', '@value': 'loi'}
      ]
    })
  })
})

test('all fonts of the built-in styles for other scripts are installed', () => {
  const rows = readFileSync(new URL('../../styles/plain/style.yaml', import.meta.url), 'utf8').matchAll(
    /lang: \w+.*file: "npm:([^"]+)"/g
  )
  for (const [, file] of rows)
    expect(existsSync(new URL(`../../node_modules/${file}`, import.meta.url)), file).toBe(true)
})

test.each([
  ['fa', true],
  ['zh-Hant-TW', true],
  ['persian', false],
  ['', false],
  ['en us', false]
])('a language tag: %s is %s', (text, expected) => expect(isLanguageTag(text)).toBe(expected))

test('the first and the last page are before the title in the language of the paper', async () => {
  const pages = 'citation: {container-title: Insights, volume: 3, page: 11-19}\n'
  expect(await body('Words.', pages)).toContain('Insights</span> 3 · pp.\u00A011–19<')
  expect(await body('Worte.', `lang: de\n${pages}`)).toContain('3 · S.\u00A011–19<')
  expect(await body('Words.', 'journal: {title: Insights, first-page: 11}\n')).toContain('p.\u00A011<')
})
