import {describe, expect, test} from 'vitest'
import {parseRetractions} from '../../../src/parse/retractions.ts'
import {built, type Files} from '../../built.ts'

/** A rule's findings: `line:column-column message`. */
async function said(
  rule: string,
  files: Files,
  options: Parameters<typeof built>[1] = {}
): Promise<readonly string[]> {
  const {diagnostics} = await built({'01.md': '[@a]', ...files}, options)
  return diagnostics
    .filter(each => each.rule === rule)
    .map(({start, end, message}) => `${start?.line}:${start?.column}-${end?.column} ${message}`)
}

function bib(text: string): Files {
  return {'references.bib': text}
}

describe('doubtful names', () => {
  const title = (word: string, name: string): string => `\`${word}\` in the name \`${name}\` is a title`
  const lone = (name: string): string =>
    `The name \`${name}\` has no given name, expected \`Family, Given\`, or \`{{${name}}}\` for an organisation`

  test.each([
    ['Doe, Dr. Jane', title('Dr.', 'Doe, Dr. Jane')],
    ['Doe, Prof Jane', title('Prof', 'Doe, Prof Jane')],
    ['Doe, Professor Jane', title('Professor', 'Doe, Professor Jane')],
    ['Doe, Mr Jan', title('Mr', 'Doe, Mr Jan')],
    ['Doe, Mrs. Jane', title('Mrs.', 'Doe, Mrs. Jane')],
    ['Doe, Ms Jane', title('Ms', 'Doe, Ms Jane')],
    ['Doe, Sir Jan', title('Sir', 'Doe, Sir Jan')],
    ['Doe, Dame Jane', title('Dame', 'Doe, Dame Jane')],
    ['Doe, Rev. Jane', title('Rev.', 'Doe, Rev. Jane')],
    ['Doe, Dr.', undefined],
    ['Doe, Jane Dr. J.', undefined],
    ['Doe, Drew', undefined],
    ['Doe', lone('Doe')],
    ['Do', lone('Do')],
    ['Doé', lone('Doé')],
    ['D', undefined],
    ['DOE', undefined],
    ['Voltaire', undefined],
    ['von Doe', undefined],
    ['{Doe}', undefined],
    ['M, C.', 'The name `M, C.` is initials alone, expected `Family, Given`'],
    ['M, Cy', 'The name `M, Cy` is initials alone, expected `Family, Given`'],
    ['M, Cyd', undefined],
    ['Mo, C.', undefined],
    ['李, 娜', undefined]
  ])('%s', async (name, expected) => {
    const found = await said('author-doubtful', bib(`@book{a, author = {${name}}}`))
    expect(found.map(line => line.replace(/^\S+ /, ''))).toEqual(expected === undefined ? [] : [expected])
  })

  test('for an interview, a D may be a title; for a book, it may not', async () => {
    const text = (type: string): Files => ({
      'references.json': `[{"id": "a", "type": "${type}", "author": [{"family": "Doe", "given": "D. J."}]}]`
    })
    const expected = '`D.` in `Doe, D. J.` may be “Dr.”, expected `Doe, J.` in that case'
    for (const type of ['interview', 'personal_communication'])
      expect((await said('author-doubtful', text(type))).map(line => line.replace(/^\S+ /, ''))).toEqual([
        expected
      ])
    expect(await said('author-doubtful', text('book'))).toEqual([])
  })
})

describe('a DOI in another field', () => {
  const found = (columns: string, field: string, doi = '10.1234/abc'): string[] => [
    `1:${columns} The DOI is in \`${field}\`, expected \`doi = {${doi}}\``
  ]

  test.each([
    ['url = {https://doi.org/10.1234/abc}', found('16-45', 'url')],
    ['url = {http://dx.doi.org/10.1234/abc}', found('16-47', 'url')],
    ['note = {doi:10.1234/abc}', found('17-34', 'note')],
    ['note = {DOI 10.1234/abc}', found('17-34', 'note')],
    ['note = {See doi: 10.1234/abc.}', found('17-40', 'note')],
    ['howpublished = {doi:10.1234/abc;}', found('25-43', 'howpublished')],
    ['note = {10.1234/abc}', []],
    ['note = {mydoi:10.1234/abc}', []],
    ['note = {doi:10.123/abc}', []],
    ['note = {doi:10.1234567890/abc}', []],
    ['note = {doi:10.1234/}', []],
    ['note = {doi:10.1234/a(b)}', found('17-35', 'note', '10.1234/a(b)')],
    ['url = {https://doi.org/10.1234/abc}, doi = {10.1234/x}', []],
    ['url = {https://doi.org/10.1234/abc}, note = {doi:10.1234/abc}', found('16-45', 'url')]
  ])('%s', async (fields, expected) => {
    expect(await said('doi-elsewhere', bib(`@misc{a, ${fields}}`))).toEqual(expected)
  })

  test.each([
    ['"URL": "https://doi.org/10.1234/abc"', 'URL'],
    ['"note": "doi:10.1234/abc"', 'note'],
    ['"publisher": "doi:10.1234/abc"', 'publisher']
  ])('of CSL-JSON: %s', async (member, variable) => {
    const text = `[{"id": "a", "type": "book", ${member}}]`
    expect(await said('doi-elsewhere', {'references.json': text})).toEqual([
      `1:2-${text.length} The DOI is in \`${variable}\`, expected \`"DOI": "10.1234/abc"\``
    ])
  })
})

describe('a DOI', () => {
  test.each([
    ['10.1234/abc', undefined],
    ['10.1234.5/abc', undefined],
    ['10.123/abc', '`10.123/abc` is not a DOI, expected one such as `10.1000/182`'],
    ['10.1234567890/abc', '`10.1234567890/abc` is not a DOI, expected one such as `10.1000/182`'],
    ['10.1234', '`10.1234` is not a DOI, expected one such as `10.1000/182`'],
    ['10.1234/', '`10.1234/` is not a DOI, expected one such as `10.1000/182`'],
    ['abc', '`abc` is not a DOI, expected one such as `10.1000/182`'],
    ['10.1234/a b', 'The DOI `10.1234/a b` contains a space'],
    ['10.1234/abc.', 'The DOI `10.1234/abc.` ends with `.`, expected `10.1234/abc`'],
    ['10.1234/abc,;', 'The DOI `10.1234/abc,;` ends with `,;`, expected `10.1234/abc`'],
    [
      'https://www.tandfonline.com/doi/abs/10.1234/abc',
      '`https://www.tandfonline.com/doi/abs/10.1234/abc` is the URL of a DOI, expected `10.1234/abc`'
    ],
    [
      'https://e.org/doi/full/10.1234/abc',
      '`https://e.org/doi/full/10.1234/abc` is the URL of a DOI, expected `10.1234/abc`'
    ],
    [
      'https://e.org/doi/pdf/10.1234/abc',
      '`https://e.org/doi/pdf/10.1234/abc` is the URL of a DOI, expected `10.1234/abc`'
    ],
    ['https://e.org/10.1234/abc', '`https://e.org/10.1234/abc` is the URL of a DOI, expected `10.1234/abc`'],
    ['DOI. 10.1234/abc', '`DOI. 10.1234/abc` is the URL of a DOI, expected `10.1234/abc`']
  ])('%s', async (doi, expected) => {
    const found = await said('doi-syntax', bib(`@misc{a, doi = {${doi}}}`))
    expect(found).toEqual(expected === undefined ? [] : [`1:16-${18 + doi.length} ${expected}`])
  })
})

describe('identifiers', () => {
  test.each([
    ['isbn = {978-0-306-40615-7}', true],
    ['isbn = { 9780306406157 }', true],
    ['isbn = {9780306406157 0306406152}', true],
    ['isbn = {9780306406157 0306406153}', false],
    ['isbn = {ISBN 978-0-306-40615-7}', true],
    ['isbn = {ISBN13: 978-0-306-40615-7}', true],
    ['isbn = {ISBN-10 0-306-40615-2}', true],
    ['isbn = {978-0-306-40615-7 (hbk), 0-306-40615-2 (pbk)}', true],
    ['isbn = {978–0–306–40615–7}', true],
    ['isbn = {978 0 306 40615 7}', true],
    ['isbn = {none}', false],
    ['issn = {0378-5955}', true],
    ['issn = {03785955}', true],
    ['issn = {0378 5955}', true],
    ['issn = {0378-5954}', false],
    ['issn = {2434-561X}', true],
    ['issn = {2434-561x}', true],
    ['issn = {0378-5955 (print), 2434-561X (online)}', true],
    ['issn = {0378-5955 (print), 2434-5611 (online)}', false],
    ['issn = {none}', false],
    ['pmid = {1}', true],
    ['pmid = {12345678}', true],
    ['pmid = {123456789}', false],
    ['pmid = {PMID: 123}', true],
    ['pmid = {pmid 123}', true],
    ['pmid = {123a}', false],
    ['pmid = {PMC123}', false],
    ['pmcid = {PMC123}', true],
    ['pmcid = {pmc123}', true],
    ['pmcid = {123}', true],
    ['pmcid = {PMC123.1}', true],
    ['pmcid = {PMC123.}', false],
    ['pmcid = {PMC1234567890}', false],
    ['pmcid = {PMC}', false]
  ])('%s are valid: %s', async (field, isSound) => {
    expect(await said('identifier-invalid', bib(`@misc{a, ${field}}`))).toHaveLength(isSound ? 0 : 1)
  })
})

describe('pages', () => {
  const wrong = (first: string, last: string): string =>
    `The pages \`${first}-${last}\` end before they begin`

  test.each([
    ['9--3', wrong('9', '3')],
    ['9 -- 3', wrong('9', '3')],
    ['9–3', wrong('9', '3')],
    ['9 — 3', wrong('9', '3')],
    ['9-9', undefined],
    ['3--9', undefined],
    ['167--91', undefined],
    ['167--9', undefined],
    ['167--61', wrong('167', '61')],
    ['1000--999', undefined],
    ['99--100', undefined],
    ['e12--e9', undefined],
    ['12--9, 3', undefined],
    ['x12--9', undefined]
  ])('%s', async (pages, expected) => {
    const found = await said('pages-order', bib(`@article{a, pages = {${pages}}}`))
    expect(found).toEqual(expected === undefined ? [] : [`1:21-${23 + pages.length} ${expected}`])
  })
})

describe('a repeated word', () => {
  const twice = (place: string, words: string): string => `${place} \`${words}\` is repeated`

  test.each([
    ['So the the law.', [twice('1:4-11', 'the')]],
    ['So The the law.', [twice('1:4-11', 'The the')]],
    ['So the The law.', []],
    ['So the\nthe law.', [twice('1:4-4', 'the')]],
    ['So THE\nthe law.', [twice('1:4-4', 'THE the')]],
    ['So “the the” law.', []],
    ['So the-the law.', []],
    ['So the thesis.', []],
    ['So bathe the law.', []],
    ['It is the law law.', [twice('1:11-18', 'law')]],
    ['It is the law\nlaw.', []],
    ['Law law.', []],
    ['So that that law.', []],
    ['He had had the law.', []],
    ['It is a a law.', []],
    ['It is is law.', [twice('1:4-9', 'is')]],
    ['> So the\n> the law.', [twice('1:6-6', 'the')]]
  ])('%j', async (text, expected) => {
    expect(await said('term-doubled', {'01.md': text})).toEqual(expected)
  })
})

describe('fused words in titles', () => {
  const others =
    '@misc{b, title = {Human trafficking in law, and the internet for children}}\n@misc{c, title = {Children of the Internet: Society and Trafficking}}\n'

  test.each([
    ['HumanTrafficking in Law', '`HumanTrafficking` looks like two words, expected `Human Trafficking`'],
    ['Childrenand Law', '`Childrenand` looks like two words, expected `Children and`'],
    ['The Childrenof Law', '`Childrenof` looks like two words, expected `Children of`'],
    ['The Internetfor Law', '`Internetfor` looks like two words, expected `Internet for`'],
    ['Law ofChildren', '`ofChildren` looks like two words, expected `of Children`'],
    ['Law inTrafficking', '`inTrafficking` looks like two words, expected `in Trafficking`'],
    ['Law andSociety', '`andSociety` looks like two words, expected `and Society`'],
    ['Law theInternet', '`theInternet` looks like two words, expected `the Internet`'],
    ['PageRank in Law', undefined],
    ['HumanTrafficking', undefined],
    ['Thousand Laws', undefined],
    ['Unknownand Law', undefined],
    ['Law ofUnknown', undefined],
    ['Childrenwith Law', undefined]
  ])('%s', async (title, expected) => {
    const found = await said('title-fused', bib(`${others}@misc{a, title = {${title}}}`))
    expect(found.map(line => line.replace(/^\S+ /, ''))).toEqual(expected === undefined ? [] : [expected])
    if (expected !== undefined) {
      const [, word = ''] = /`(\w+)`/.exec(expected) ?? []
      const column = 19 + title.indexOf(word)
      expect(found[0]).toMatch(new RegExp(`^3:${column}-${column + word.length} `))
    }
  })
})

describe('a misspelt word of a title', () => {
  test.each([
    ['title = {The Goverment of Sand}', 1],
    ['title = {THE Goverment OF Sand}', 1],
    ['title = {Goverment Sand}', 0],
    ['title = {The Goverment of Sand}, langid = {english}', 1],
    ['title = {The Goverment of Sand}, langid = {british}', 1],
    ['title = {The Goverment of Sand}, langid = {german}', 0],
    ['title = {The Goverment of Sand}, langid = {armenian}', 0],
    ['title = {The Law of Sand}, journal = {Goverment}', 1],
    ['title = {Sand}, journal = {Goverment}', 0],
    ['title = {Sand}, journal = {The Goverment}', 1],
    ['title = {The Law of Sand}, publisher = {Goverment}', 1],
    ['title = {The GOVERMENT of Sand}', 0],
    ['title = {The Goverment-Law of Sand}', 0]
  ])('%s', async (fields, count) => {
    expect(await said('title-spelling', bib(`@article{a, ${fields}}`))).toHaveLength(count)
  })

  test.each([
    ['en', 1],
    ['EN-GB', 1],
    ['de', 0],
    ['', 0]
  ])('counts in a paper in %j', async (lang, count) => {
    const files = {
      ...bib('@misc{a, title = {The Goverment of Sand}}'),
      'manuscript.yaml': `lang: ${lang || 'fr'}`
    }
    expect(await said('title-spelling', files)).toHaveLength(count)
  })
})

describe('a work twice in one citation', () => {
  const works = bib('@book{a,}\n@book{b,}')

  test.each([
    ['[@a; @a]', ['1:6-8']],
    ['[@a; @b; @a]', ['1:10-12']],
    ['[@a; @a; @a]', ['1:6-8', '1:10-12']],
    ['[@a, p. 3; @a, p. 4]', []],
    ['[@a, p. 3; @a, p. 3]', ['1:12-14']],
    ['[@a, ch. 3; @a, p. 3]', []],
    ['[@a; @a, p. 3]', []],
    ['[@a as x; @a]', []],
    ['[@a; see @a]', ['1:10-12']],
    ['[@a] [@a]', []]
  ])('%s', async (text, expected) => {
    const found = await said('citation-repeated', {...works, '01.md': text})
    expect(found.map(line => line.split(' ')[0])).toEqual(expected)
  })

  test.each([
    ['[@a; @a]', '; @a'],
    ['[@a;  @a ]', ';  @a'],
    ['[@a; @b; @a]', '; @a'],
    ['[@a; @a; @b]', '; @a'],
    ['[@a;\n@a]', ';\n@a'],
    ['[@a; see @a]', undefined],
    ['[-@a; @a]', undefined],
    ['[@a, p. 3; @a, p. 3]', undefined]
  ])('%j loses %j', async (text, old) => {
    const {diagnostics} = await built({...works, '01.md': text})
    const edits = diagnostics
      .filter(({rule}) => rule === 'citation-repeated')
      .flatMap(each => each.edits ?? [])
    expect(edits.map(edit => [edit.old, edit.text])).toEqual(old === undefined ? [] : [[old, '']])
  })
})

describe('notices of a work', () => {
  const header = 'Record ID,OriginalPaperDOI,RetractionDOI,RetractionDate,RetractionNature,Reason\n'
  const check = async (rows: string): Promise<readonly string[]> => {
    const {diagnostics} = await built(
      {'01.md': '[@a]', ...bib('@article{a, doi = {10.1234/abc}}')},
      {
        retractions: parseRetractions(header + rows, 'notices.csv', '')
      }
    )
    return diagnostics
      .filter(({rule}) => /^citation-(?:retracted|concern|corrected)$/.test(rule))
      .map(({rule, message, note}) => `${rule}: ${message} | ${note}`)
  }
  const row = (nature: string, date: string, notice = '10.1234/n', reason = '', id = '7'): string =>
    `${id},10.1234/abc,${notice},${date},${nature},${reason}\n`

  test.each<[string, string, string | undefined]>([
    ['a retraction', row('Retraction', '1/31/2020 0:00'), 'citation-retracted'],
    ['a concern', row('Expression of concern', '1/31/2020 0:00'), 'citation-concern'],
    ['a correction', row('Correction', '1/31/2020 0:00'), 'citation-corrected'],
    ['a reinstatement', row('Reinstatement', '1/31/2020 0:00'), undefined],
    [
      'the gravest of three',
      row('Correction', '1/31/2022 0:00') +
        row('Retraction', '1/31/2020 0:00') +
        row('Expression of concern', '1/31/2021 0:00'),
      'citation-retracted'
    ],
    [
      'a reinstatement after it',
      row('Retraction', '1/31/2020 0:00') + row('Reinstatement', '2/1/2020 0:00'),
      undefined
    ],
    [
      'a reinstatement before it',
      row('Reinstatement', '1/30/2020 0:00') + row('Retraction', '1/31/2020 0:00'),
      'citation-retracted'
    ],
    [
      'a reinstatement on the day',
      row('Retraction', '1/31/2020 0:00') + row('Reinstatement', '1/31/2020 0:00'),
      undefined
    ],
    [
      'the last of two reinstatements counts',
      row('Reinstatement', '3/1/2020 0:00') +
        row('Retraction', '2/1/2020 0:00') +
        row('Reinstatement', '1/1/2020 0:00'),
      undefined
    ]
  ])('%s', async (_, rows, rule) => {
    expect((await check(rows)).map(line => line.split(':')[0])).toEqual(rule === undefined ? [] : [rule])
  })

  test('are reported with day, address, reasons and record', async () => {
    const [line] = await check(
      row('Retraction', '1/31/2020 0:00', '10.1234/n', '+Error in Data;+Fraud; ;+A;+B;+C', '42')
    )
    expect(line).toContain(' on 2020-01-31 (`10.1234/n`)')
    expect(line).toContain('| Reasons given: Error in Data; Fraud; A; B. From notices.csv, record 42.')
    const [bare] = await check(row('Retraction', '', 'Unavailable', '', ''))
    expect(bare).toMatch(/\| From notices\.csv\.$/)
    expect(bare).not.toContain(' of 20')
  })

  test('the later of two counts', async () => {
    const [line] = await check(
      row('Retraction', '1/31/2020 0:00', '10.1234/n1') + row('Retraction', '1/31/2021 0:00', '10.1234/n2')
    )
    expect(line).toContain('2021-01-31')
    const [other] = await check(
      row('Retraction', '1/31/2021 0:00', '10.1234/n2') + row('Retraction', '1/31/2020 0:00', '10.1234/n1')
    )
    expect(other).toContain('2021-01-31')
  })
})

describe('a figure that is never mentioned', () => {
  const figures = '![One](a.png){#fig:a}\n\n![Two](b.png){#fig:b}\n\n'
  const pictures = {'a.svg': '<svg/>'}

  test.each([
    ['See @fig:a and @fig:b.', []],
    ['See [@fig:a; @fig:b].', []],
    ['See [one](#fig:a) and [two](#fig:b).', []],
    ['See @fig:a.', ['3:1']],
    ['See [one](#fig:a).', ['3:1']],
    ['See [@fig:b].', ['1:1']],
    ['See nothing.', ['1:1', '3:1']]
  ])('%s', async (text, expected) => {
    const files = {...pictures, '01.md': `${figures.replace(/\.png/g, '.svg')}${text}`}
    const found = await said('figure-unmentioned', files)
    expect(found.map(line => line.split('-')[0])).toEqual(expected)
  })
})
