import {describe, expect, test} from 'vitest'
import {counterStyles, inNumerals, numeralsOf} from '../../src/core/numerals.ts'
import {built, saidBy} from '../built.ts'

describe('an ORCID iD', () => {
  // Both are examples from ORCID’s documentation; the last digit is the check digit of ISO 7064 MOD 11-2.
  test.each([
    ['whose check digit is X', '0000-0002-1694-233X', '0000-0002-1694-233X'],
    ['whose check digit is a small x', '0000-0002-1694-233x', '0000-0002-1694-233X'],
    ['whose check digit is a digit', '0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['with its host', 'https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['with its host, without encryption', 'http://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['with www', 'https://www.orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['with its host in capitals', 'HTTPS://ORCID.ORG/0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['with its host alone', 'orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['without hyphens', '0000000218250097', '0000-0002-1825-0097'],
    ['with blanks', '0000 0002 1825 0097', '0000-0002-1825-0097'],
    ['between blanks', ' 0000-0002-1825-0097 ', '0000-0002-1825-0097'],
    ['with 0 for X', '0000-0002-1694-2330', undefined],
    ['with X for a digit', '0000-0002-1825-009X', undefined],
    ['with X before its end', '0000-0002-1X25-0097', undefined],
    ['with two digits swapped', '0000-0002-1852-0097', undefined],
    ['with a digit missing', '0000-0002-1825-097', undefined],
    ['with a digit more', '0000-0002-1825-00970', undefined],
    ['of another host', 'https://example.org/0000-0002-1825-0097', undefined],
    ['after words', 'iD 0000-0002-1825-0097', undefined]
  ])('%s', async (_, written, read) => {
    const files = {'manuscript.yaml': `authors: [{name: Ada, orcid: "${written}"}]`}
    const {manuscript} = await built(files)
    expect(manuscript.metadata.authors[0]!.orcid).toBe(read)
    expect(await saidBy('orcid-invalid', files)).toEqual(read === undefined ? [`1:30 ${written.trim()}`] : [])
  })
})

describe('check digits and forms of', () => {
  const isSound = async (field: string, number: string): Promise<boolean> =>
    (await saidBy('identifier-invalid', {'references.bib': `@misc{doe, ${field} = {${number}}}`})).length ===
    0

  test.each([
    ['an ISBN whose check digit is X', '0-8044-2957-X', true],
    ['an ISBN whose check digit is a small x', '0-8044-2957-x', true],
    ['an ISBN with 0 for X', '0-8044-2957-0', false],
    ['an ISBN with X for a digit', '0-306-40615-X', false],
    ['an ISBN with X before its end', '0-8044-X957-2', false],
    ['an ISBN of ten digits with two swapped', '0-306-40651-2', false],
    ['an ISBN of thirteen digits', '978-0-306-40615-7', true],
    ['an ISBN of thirteen digits that begins with 979', '979-10-90636-07-1', true],
    ['no ISBN begins with 977', '977-0-306-40615-8', false],
    ['an ISBN of thirteen digits with one mistyped', '978-0-306-40615-6', false],
    ['an ISBN of thirteen digits with a check digit of ten', '0-306-40615-7', false],
    ['an ISBN with its name', 'ISBN-13: 978-0-306-40615-7', true],
    ['an ISBN with its binding', '978-0-306-40615-7 (pbk.)', true],
    ['two, of which the second is mistyped', '0-306-40615-2, 978-0-306-40615-8', false],
    ['two with a blank between them', '0306406152 9780306406157', true],
    ['an ISBN with a digit missing', '978-0-306-40615', false]
  ])('%s', async (_, number, expected) => {
    expect(await isSound('isbn', number)).toBe(expected)
  })

  test.each([
    ['an ISSN', '0378-5955', true],
    ['an ISSN whose check digit is X', '2434-561X', true],
    ['an ISSN whose check digit is a small x', '2434-561x', true],
    ['an ISSN with 0 for X', '2434-5610', false],
    ['an ISSN with two digits swapped', '0378-5595', false],
    ['an ISSN without its hyphen', '03785955', true],
    ['an ISSN with a digit missing', '0378-595', false],
    ['two, of which the second is mistyped', '0378-5955, 2434-5611', false]
  ])('%s', async (_, number, expected) => {
    expect(await isSound('issn', number)).toBe(expected)
  })

  test.each([
    ['pmid', '1', true],
    ['pmid', '12345678', true],
    ['pmid', '123456789', false],
    ['pmid', 'PMID: 12345', true],
    ['pmid', 'pmid 12345', true],
    ['pmid', '12a', false],
    ['pmcid', 'PMC123456789', true],
    ['pmcid', '12345.2', true],
    ['pmcid', 'PMC1234567890', false],
    ['pmcid', 'PM12', false],
    ['eprinttype = {arxiv}, eprint', '2101.00001', true],
    ['eprinttype = {arXiv}, eprint', '2101.00001v12', true],
    ['archiveprefix = {arXiv}, eprint', '0704.0001', true],
    ['eprinttype = {arxiv}, eprint', 'hep-th/9901001', true],
    ['eprinttype = {arxiv}, eprint', 'math.GT/0309136', true],
    ['eprinttype = {arxiv}, eprint', 'arXiv:2101.00001 [cs.CL]', true],
    ['eprinttype = {arxiv}, eprint', 'https://arxiv.org/abs/2101.00001', true],
    ['eprinttype = {arxiv}, eprint', '2101.001', false],
    ['eprinttype = {arxiv}, eprint', '2101.000001', false],
    ['eprinttype = {arxiv}, eprint', 'hep-th/990100', false],
    ['eprinttype = {arxiv}, eprint', '2101.00001w2', false],
    ['eprinttype = {jstor}, eprint', '2101.1', true]
  ])('%s = {%s}', async (field, number, expected) => {
    expect(await isSound(field, number)).toBe(expected)
  })
})

describe('the syntax of a DOI', () => {
  test.each([
    ['four digits', '10.1000/182', true],
    ['three digits', '10.100/182', false],
    ['nine digits', '10.123456789/a', true],
    ['ten digits', '10.1234567890/a', false],
    ['a divided registrant', '10.1000.10/123', true],
    ['no name', '10.1000/', false],
    ['no slash', '10.1000', false],
    ['another directory', '11.1000/182', false],
    ['a stop at its end', '10.1000/182.', false],
    ['a semicolon at its end', '10.1000/182;', false],
    ['a comma at its end', '10.1000/182,', false],
    ['brackets and signs', '10.1002/(SICI)1097-0258(1998)17:15<1661::AID>3.0.CO;2-2', true],
    ['its resolver', 'https://doi.org/10.1000/182', true],
    ['its old resolver', 'http://dx.doi.org/10.1000/182', true],
    ['its name', 'doi:10.1000/182', true],
    ['a publisher’s address', 'https://example.org/doi/abs/10.1000/182', false],
    ['its name with a stop', 'DOI. 10.1000/182', false],
    ['a blank', '10.1000/18 2', false]
  ])('%s: %s', async (_, doi, isSound) => {
    const said = await saidBy('doi-syntax', {'references.bib': `@misc{doe, doi = {${doi}}}`})
    expect(said).toEqual(isSound ? [] : ['1:18 doe'])
  })
})

describe('pages', () => {
  test.each([
    ['of one page', '12--12', []],
    ['in order', '99--101', []],
    ['in the wrong order', '12--11', ['1:23 doe']],
    ['shortened by two digits', '199--03', ['1:23 doe']],
    ['shortened in order', '103--9', []],
    ['shortened to the same page', '103--3', []],
    ['shortened in the wrong order', '109--3', ['1:23 doe']],
    ['with more digits at the end', '9--12', []],
    ['in roman numerals', 'x--v', []]
  ])('%s', async (_, pages, expected) => {
    expect(await saidBy('pages-order', {'references.bib': `@article{doe, pages = {${pages}}}`})).toEqual(
      expected
    )
  })

  test.each([
    ['the first page', '167', []],
    ['the page before the first', '166', ['1:7 doe']],
    ['the last page', '191', []],
    ['the page after the last', '192', ['1:7 doe']],
    ['all of them', '167-191', []],
    ['some of them, shortened', '189-91', []],
    ['up to the page after the last', '190-92', ['1:7 doe']],
    ['from the page before the first', '166-70', ['1:7 doe']],
    ['a note', '12n3', []]
  ])('cited: %s', async (_, page, expected) => {
    const files = {'01.md': `Read [@doe, p. ${page}].`, 'references.bib': '@article{doe, pages = {167--91}}'}
    expect(await saidBy('citation-locator-pages', files)).toEqual(expected)
  })
})

describe('page digits', () => {
  test.each([
    ['ar', undefined, '٣'],
    ['ar-EG', undefined, '٣'],
    ['ar-MA', undefined, '3'],
    ['ar-DZ', undefined, '3'],
    ['ar-EH', undefined, '3'],
    ['ar-LY', undefined, '3'],
    ['ar-MR', undefined, '3'],
    ['ar-TN', undefined, '3'],
    ['ar-Arab-TN', undefined, '3'],
    ['ar-MA', 'native', '٣'],
    ['ckb', undefined, '٣'],
    ['fa', undefined, '۳'],
    ['ur', undefined, '۳'],
    ['ur-PK', undefined, '۳'],
    ['ps', undefined, '۳'],
    ['ur', 'western', '3'],
    ['hi', undefined, '3'],
    ['hi', 'native', '३'],
    ['mr', 'native', '३'],
    ['ne', 'native', '३'],
    ['en', 'native', '3'],
    ['FA', undefined, '۳']
  ] as const)('in %s, with `%s`: %s', async (lang, wanted, expected) => {
    expect(inNumerals('3', numeralsOf(lang, wanted))).toBe(expected)
  })

  test('counters of a style sheet have the same digits', () => {
    expect(counterStyles).toEqual({
      western: 'decimal',
      arabic: 'arabic-indic',
      persian: 'persian',
      devanagari: 'devanagari'
    })
    expect(
      (['western', 'arabic', 'persian', 'devanagari'] as const).map(set => inNumerals('a09', set))
    ).toEqual(['a09', 'a٠٩', 'a۰۹', 'a०९'])
  })
})
