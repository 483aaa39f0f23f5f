import {describe, expect, test} from 'vitest'
import type {CslItem} from '../../src/core/types.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'

/** The works of a bibliography by their key, as CSL. */
function works(entries: readonly string[]): ReadonlyMap<string, CslItem> {
  const {references} = parseBibliography([{path: 'references.bib', text: entries.join('\n')}])
  return new Map(references.map(({key, csl}) => [key, csl]))
}

/** `a 1, b 2` as pairs; the text after the first blank is one value. */
function pairs(table: string): readonly (readonly [string, string])[] {
  return table
    .split(/,\s*/)
    .map(row => row.trim())
    .map(row => [row.slice(0, row.indexOf(' ')), row.slice(row.indexOf(' ') + 1)])
}

describe('entry types of BibTeX and biblatex', () => {
  const types = pairs(`article article-journal, artwork graphic, audio song, bibnote document, book book,
    bookinbook chapter, booklet pamphlet, collection book, commentary book, conference paper-conference,
    dataset dataset, electronic webpage, image graphic, inbook chapter, incollection chapter,
    inproceedings paper-conference, inreference entry-encyclopedia, jurisdiction legal_case, legal treaty,
    legislation legislation, letter personal_communication, manual book, mastersthesis thesis, misc document,
    movie motion_picture, music song, mvbook book, mvcollection book, mvproceedings book, mvreference book,
    online webpage, patent patent, performance performance, periodical periodical, phdthesis thesis,
    proceedings book, reference book, report report, review review, set document, software software,
    standard standard, suppbook chapter, suppcollection chapter, suppperiodical article-journal,
    techreport report, thesis thesis, unpublished manuscript, video motion_picture, www webpage`)

  test('have CSL types', () => {
    const byKey = works(types.map(([type]) => `@${type}{${type},}`))
    expect(types.map(([type]) => [type, byKey.get(type)?.type])).toEqual(types)
  })

  test('of other programs have CSL types', () => {
    const others =
      pairs(`artifactdataset dataset, artifactsoftware software, codefragment software, data dataset,
      letters personal_communication, map map, newsarticle article-newspaper, preprint article,
      presentation speech, softwaremodule software, softwareversion software, url webpage, webpage webpage`)
    const byKey = works(others.map(([type]) => `@${type}{${type},}`))
    expect(others.map(([type]) => [type, byKey.get(type)?.type])).toEqual(others)
  })

  test('determine the meaning of a number', () => {
    const issue = ['article', 'newsarticle', 'periodical', 'review', 'suppperiodical']
    const series =
      `book bookinbook collection conference inbook incollection inproceedings inreference mvbook mvcollection
      mvproceedings mvreference proceedings reference suppbook suppcollection`.split(/\s+/)
    const byKey = works(types.map(([type]) => `@${type}{${type}, number = {7}}`))
    for (const [type] of types) {
      const {issue: asIssue, 'collection-number': inSeries, number} = byKey.get(type)!
      const isIssue = issue.includes(type)
      const isInSeries = series.includes(type)
      expect({type, asIssue, inSeries, number}).toEqual({
        type,
        asIssue: isIssue ? '7' : undefined,
        inSeries: isInSeries ? '7' : undefined,
        number: isIssue || isInSeries ? undefined : '7'
      })
    }
  })

  test('determine the type of a `booktitle`’s owner', () => {
    const parts = `bookinbook conference inbook incollection inproceedings inreference suppbook suppcollection`
    const byKey = works(
      types.map(([type]) => `@${type}{${type}, title = {T}, maintitle = {M}, booktitle = {B}}`)
    )
    for (const part of parts.split(' ')) {
      expect(byKey.get(part)).toMatchObject({title: 'T', 'container-title': 'M', 'volume-title': 'B'})
    }
    for (const whole of ['book', 'collection', 'mvbook', 'proceedings', 'reference', 'thesis']) {
      expect(byKey.get(whole)).toMatchObject({title: 'M', 'volume-title': 'T'})
    }
  })
})

describe('localization keys', () => {
  test('types of theses, reports and patents, as in biblatex', () => {
    const genres = pairs(`bathesis bachelor’s thesis, mathesis master’s thesis, phdthesis PhD thesis,
      candthesis candidate thesis, techreport technical report, resreport research report,
      software computer software, datacd data CD, audiocd audio CD, patent patent, patenteu European patent,
      patentde German patent, patentfr French patent, patentuk British patent, patentus U.S. patent,
      patreq patent request, patreqeu European patent request, patreqde German patent request,
      patreqfr French patent request, patrequk British patent request, patrequs U.S. patent request`)
    for (const written of [(key: string) => key, (key: string) => key.toUpperCase()]) {
      const byKey = works(genres.map(([key]) => `@misc{${key}, type = {${written(key)}}}`))
      expect(genres.map(([key]) => [key, byKey.get(key)?.genre])).toEqual(genres)
    }
  })

  test('states of publication', () => {
    const states = pairs(`inpreparation in preparation, submitted submitted, forthcoming forthcoming,
      inpress in press, prepublished pre-published`)
    for (const written of [(key: string) => key, (key: string) => key.toUpperCase()]) {
      const byKey = works(states.map(([key]) => `@misc{${key}, pubstate = {${written(key)}}}`))
      expect(states.map(([key]) => [key, byKey.get(key)?.status])).toEqual(states)
    }
  })

  test('countries of patents', () => {
    const countries = pairs(`countryde Germany, countryeu European Union, countryep European Union,
      countryfr France, countryuk United Kingdom, countryus United States of America`)
    const byKey = works(countries.map(([key]) => `@patent{${key}, location = {${key}}}`))
    expect(countries.map(([key]) => [key, byKey.get(key)?.jurisdiction])).toEqual(countries)
    const both = works([
      '@patent{a, location = {countryde and countryfr}}',
      '@book{b, location = {countryde}}'
    ])
    expect(both.get('a')).toEqual({id: 'a', type: 'patent', jurisdiction: 'Germany; France'})
    expect(both.get('b')).toEqual({id: 'b', type: 'book', 'publisher-place': 'Germany'})
  })

  test('months', () => {
    const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
    const byKey = works(months.map(month => `@misc{${month}, year = 1999, month = ${month}}`))
    expect(months.map(month => byKey.get(month)?.issued)).toEqual(
      months.map((_, index) => ({'date-parts': [[1999, index + 1]]}))
    )
  })

  test.each([
    ['English', 'January February March April May June July August September October November December'],
    ['German', 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'],
    ['French', 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'],
    ['Spanish', 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'],
    [
      'Italian',
      'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'
    ],
    ['Dutch', 'januari februari maart april mei juni juli augustus september oktober november december'],
    [
      'Portuguese',
      'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'
    ],
    ['ASCII', 'Januar fevrier Maerz avril Mai junio julio aout septembre oktober novembre decembre'],
    ['shortened', 'Jan. Febr. Mär. Apr. May Jun. Jul. Aug. Sept. Okt. Nov. Dez.']
  ])('months in words: %s', (_, names) => {
    const byKey = works(
      names.split(' ').map((name, index) => `@misc{k${index}, year = 1999, month = {${name}}}`)
    )
    expect([...byKey.values()].map(({issued}) => issued)).toEqual(
      names.split(' ').map((_, index) => ({'date-parts': [[1999, index + 1]]}))
    )
  })

  test('seasons', () => {
    const seasons = pairs('spring 1, summer 2, autumn 3, fall 3, winter 4')
    const byKey = works(seasons.map(([season]) => `@misc{${season}, year = 1999, month = {${season}}}`))
    expect(seasons.map(([season]) => byKey.get(season)?.issued)).toEqual(
      seasons.map(([, number]) => ({'date-parts': [[1999]], season: Number(number)}))
    )
  })

  test('editions in words', () => {
    const words = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
      ' '
    )
    const byKey = works(words.map(word => `@book{${word}, edition = {${word} edition}}`))
    expect(words.map(word => byKey.get(word)?.edition)).toEqual(words.map((_, index) => String(index + 1)))
  })

  test.each([
    ['2', '2'],
    ['2nd', '2'],
    ['2nd ed.', '2'],
    ['2 ed', '2'],
    ['2. Edition', '2'],
    ['1st', '1'],
    ['3RD', '3'],
    ['11 th', '11'],
    ['Second', '2'],
    ['thirteenth', 'thirteenth'],
    ['2nd revised edition', '2nd revised edition'],
    ['revised 2nd', 'revised 2nd'],
    ['limited', 'limited'],
    ['2x', '2x']
  ])('edition = {%s}', (written, expected) => {
    expect(works([`@book{a, edition = {${written}}}`]).get('a')?.edition).toBe(expected)
  })
})

describe('languages', () => {
  test('by babel’s and polyglossia’s names', () => {
    const languages = pairs(`acadian fr-CA, afrikaans af-ZA, american en-US, arabic ar, australian en-AU,
      austrian de-AT, basque eu-ES, brazil pt-BR, brazilian pt-BR, british en-GB, bulgarian bg-BG, canadian en-CA,
      canadien fr-CA, catalan ca-ES, chinese zh-CN, croatian hr-HR, czech cs-CZ, danish da-DK, dutch nl-NL,
      english en-US, estonian et-EE, farsi fa-IR, finnish fi-FI, francais fr-FR, french fr-FR, galician gl-ES,
      german de-DE, germanb de-DE, greek el-GR, hebrew he-IL, hindi hi-IN, hungarian hu-HU, icelandic is-IS,
      indonesian id-ID, italian it-IT, japanese ja-JP, korean ko-KR, latin la, latvian lv-LV, lithuanian lt-LT,
      magyar hu-HU, mexican es-MX, naustrian de-AT, newzealand en-NZ, ngerman de-DE, norsk nb-NO, norwegian nb-NO,
      nswissgerman de-CH, nynorsk nn-NO, persian fa-IR, polish pl-PL, polutonikogreek el-GR, portuges pt-PT,
      portuguese pt-PT, romanian ro-RO, russian ru-RU, sanskrit sa, serbian sr-RS, serbianc sr-Cyrl-RS, slovak sk-SK,
      slovene sl-SI, slovenian sl-SI, spanish es-ES, swedish sv-SE, swissgerman de-CH, thai th-TH, turkish tr-TR,
      ukenglish en-GB, ukrainian uk-UA, urdu ur-PK, usenglish en-US, vietnamese vi-VN, welsh cy-GB,
      deutsch de-DE, français fr-FR, italiano it-IT, español es-ES`)
    const byKey = works(languages.map(([name]) => `@misc{${name}, langid = {${name}}}`))
    expect(languages.map(([name]) => [name, byKey.get(name)?.language])).toEqual(languages)
  })

  test.each([
    ['langid = {English}', 'en-US'],
    ['langid = { english }', 'en-US'],
    ['langid = {en}', 'en'],
    ['langid = {EN-gb}', 'en-GB'],
    ['langid = {de_AT}', 'de-AT'],
    ['langid = {eng}', 'en'],
    ['language = {ger}', 'de'],
    ['langid = {sr-latn}', 'sr-Latn'],
    ['langid = {sr-CYRL-rs}', 'sr-Cyrl-RS'],
    ['langid = {es-419}', 'es-419'],
    ['langid = {yue}', 'yue'],
    ['langid = {klingon}', 'klingon'],
    ['language = {German}', 'de-DE'],
    ['language = {klingon}', undefined],
    ['langid = {german}, language = {French}', 'de-DE'],
    ['langid = {english}, langidopts = {variant=british}', 'en-GB'],
    ['langid = {english}, langidopts = {variant = uk}', 'en-GB'],
    ['langid = {english}, langidopts = {variant=Australian}', 'en-AU'],
    ['langid = {english}, langidopts = {variant=newzealand}', 'en-NZ'],
    ['langid = {english}, langidopts = {variant=american}', 'en-US'],
    ['langid = {german}, langidopts = {variant=british}', 'de-DE'],
    ['hyphenation = {french}', 'fr-FR']
  ])('%s', (fields, expected) => {
    expect(works([`@misc{a, ${fields}}`]).get('a')?.language).toBe(expected)
  })
})

describe('people', () => {
  const doe = [{family: 'Doe', given: 'Jane'}]

  test.each([
    ['author', 'author'],
    ['editor', 'editor'],
    ['translator', 'translator'],
    ['director', 'director'],
    ['bookauthor', 'container-author'],
    ['illustrator', 'illustrator'],
    ['origauthor', 'original-author'],
    ['editora', 'contributor'],
    ['editorb', 'contributor'],
    ['editorc', 'contributor']
  ])('%s', (field, variable) => {
    expect(works([`@misc{a, ${field} = {Doe, Jane}}`]).get('a')).toEqual({
      id: 'a',
      type: 'document',
      [variable]: doe
    })
  })

  test.each(['editor', 'editora', 'editorb', 'editorc'])('the role of an %s', field => {
    for (const role of ['compiler', 'director', 'producer', 'performer', 'organizer']) {
      const written = role === 'producer' ? 'Producer' : role
      expect(works([`@misc{a, ${field} = {Doe, Jane}, ${field}type = {${written}}}`]).get('a')).toEqual({
        id: 'a',
        type: 'document',
        [role]: doe
      })
    }
    const other = field === 'editor' ? 'editor' : 'contributor'
    expect(works([`@misc{a, ${field} = {Doe, Jane}, ${field}type = {redactor}}`]).get('a')?.[other]).toEqual(
      doe
    )
  })

  test('with the same role are in the order of their fields', () => {
    const fields =
      'editorb = {B}, editora = {A}, editorbtype = {redactor}, editor = {E}, editortype = {director}, director = {D}'
    const work = works([`@misc{a, ${fields}}`]).get('a')
    expect(work?.contributor).toEqual([{family: 'A'}, {family: 'B'}])
    expect(work?.director).toEqual([{family: 'E'}, {family: 'D'}])
  })

  test.each([
    ['useprefix', true],
    ['useprefix=true', true],
    ['useprefix = true', true],
    ['UsePrefix', true],
    ['skipbib, useprefix', true],
    ['skipbib,useprefix=true,dataonly', true],
    ['useprefix=false', false],
    ['useprefix=trueish', false],
    ['nouseprefix', false],
    ['useprefixes', false],
    ['useprefix skipbib', false]
  ])('options = {%s} makes particles part of the family name: %s', (options, keeps) => {
    const particle = keeps ? 'non-dropping-particle' : 'dropping-particle'
    expect(works([`@misc{a, options = {${options}}, author = {von Doe, Jane}}`]).get('a')?.author).toEqual([
      {family: 'Doe', given: 'Jane', [particle]: 'von'}
    ])
  })
})

describe('archives of preprints', () => {
  test.each([
    [
      'arXiv',
      '2101.00001',
      {
        type: 'article',
        number: 'arXiv:2101.00001',
        publisher: 'arXiv',
        URL: 'https://arxiv.org/abs/2101.00001'
      }
    ],
    [
      'ARXIV',
      'arXiv:2101.00001',
      {
        type: 'article',
        number: 'arXiv:2101.00001',
        publisher: 'arXiv',
        URL: 'https://arxiv.org/abs/2101.00001'
      }
    ],
    ['biorxiv', '1a', {type: 'article', number: '1a', publisher: 'bioRxiv'}],
    ['medrxiv', '1a', {type: 'article', number: '1a', publisher: 'medRxiv'}],
    ['jstor', '1a', {type: 'document', URL: 'https://www.jstor.org/stable/1a'}],
    ['pubmed', '1', {type: 'document', URL: 'https://www.ncbi.nlm.nih.gov/pubmed/1'}],
    ['googlebooks', 'b1', {type: 'document', URL: 'https://books.google.com?id=b1'}],
    ['hdl', '20.1/1', {type: 'document', URL: 'https://hdl.handle.net/20.1/1'}],
    ['myarxiv', '1', {type: 'document'}],
    ['arxiv2', '1', {type: 'document'}]
  ])('%s', (archive, eprint, expected) => {
    expect(works([`@misc{a, eprint = {${eprint}}, eprinttype = {${archive}}}`]).get('a')).toEqual({
      id: 'a',
      ...expected
    })
  })

  test.each([
    ['a number of its own', 'number = {7}', {number: '7'}],
    ['a publisher of its own', 'publisher = {P}', {publisher: 'P', number: 'arXiv:1'}],
    ['an address of its own', 'url = {https://e.org}', {URL: 'https://e.org', number: 'arXiv:1'}]
  ])('%s', (_, field, expected) => {
    const work = works([`@misc{a, eprint = {1}, eprinttype = {arxiv}, ${field}}`]).get('a')
    expect(work).toMatchObject(expected)
  })

  test('a journal article in an archive is not a preprint', () => {
    const fields = 'eprint = {1}, eprinttype = {arxiv}, journaltitle = {J}'
    expect(works([`@misc{a, ${fields}}`]).get('a')).toEqual({
      id: 'a',
      type: 'document',
      'container-title': 'J',
      URL: 'https://arxiv.org/abs/1'
    })
  })

  test('an archive without a number gives no URL', () => {
    expect(works(['@misc{a, eprinttype = {arxiv}}']).get('a')).toEqual({
      id: 'a',
      type: 'article',
      publisher: 'arXiv'
    })
  })
})

test('findings are in the order of files and places', () => {
  const {findings} = parseBibliography([
    {path: 'z.bib', text: '@misc{a, crossref = {x}}\n@misc{a, date = {31.05.2017}}\n@misc{b, titel = {T}}'},
    {path: 'b.bib', text: '@misc{c, titel = {T}}\n@misc{c, crossref = {y}}'}
  ])
  expect(findings.map(({file, place}) => `${file}:${place?.start.line}:${place?.start.column}`)).toEqual([
    'z.bib:1:21',
    'z.bib:2:1',
    'z.bib:2:17',
    'z.bib:3:10',
    'b.bib:1:10',
    'b.bib:2:1',
    'b.bib:2:21'
  ])
})
