import {describe, expect, test} from 'vitest'
import {built} from '../../built.ts'

/**
 * The fields that a rule reports as missing from an entry, and its type: `author: a book`; undefined if there is no
 * finding.
 */
async function lacks(
  rule: string,
  bibliography: string,
  file = 'references.bib'
): Promise<string | undefined> {
  const {diagnostics} = await built({'01.md': '[@a]', [file]: bibliography})
  const [message, ...more] = diagnostics.filter(each => each.rule === rule).map(each => each.message)
  expect(more).toEqual([])
  const [, names = '', expected = ''] =
    /^Entry `a` lacks (.*?)(?:, ((?:which|or) .*))?$/.exec(message ?? '') ?? []
  return message && `${names}: ${expected.replace('which every style prints for ', '')}`
}

describe('an empty entry lacks what every style renders', () => {
  test.each([
    ['article', '`author`, `title`, `year` and `journal`: an `article`'],
    ['newsarticle', '`title`, `year` and `journal`: a `newsarticle`'],
    ['book', '`author`, `title`, `year` and `publisher`: a `book`'],
    ['mvbook', '`author`, `title`, `year` and `publisher`: a `mvbook`'],
    ['inbook', '`author`, `title` and `year`: an `inbook`'],
    ['bookinbook', '`author`, `title`, `year` and `booktitle`: a `bookinbook`'],
    ['suppbook', '`author`, `title`, `year` and `booktitle`: a `suppbook`'],
    ['incollection', '`author`, `title`, `year` and `booktitle`: an `incollection`'],
    ['suppcollection', '`author`, `title`, `year` and `booktitle`: a `suppcollection`'],
    ['inproceedings', '`author`, `title`, `year` and `booktitle`: an `inproceedings`'],
    ['conference', '`author`, `title`, `year` and `booktitle`: a `conference`'],
    ['collection', '`title` and `year`: a `collection`'],
    ['mvcollection', '`title` and `year`: a `mvcollection`'],
    ['thesis', '`author`, `title`, `year` and `school`: a `thesis`'],
    ['phdthesis', '`author`, `title`, `year` and `school`: a `phdthesis`'],
    ['mastersthesis', '`author`, `title`, `year` and `school`: a `mastersthesis`'],
    ['report', '`author`, `title` and `year`: a `report`'],
    ['techreport', '`author`, `title` and `year`: a `techreport`'],
    ['unpublished', '`author` and `title`: an `unpublished`'],
    ['patent', '`title` and `year`: a `patent`'],
    ['jurisdiction', '`title`: a `jurisdiction`'],
    ['letter', undefined],
    ['booklet', '`title`: a `booklet`'],
    ['manual', '`title`: a `manual`'],
    ['proceedings', '`title`: a `proceedings`'],
    ['mvproceedings', '`title`: a `mvproceedings`'],
    ['reference', '`title`: a `reference`'],
    ['mvreference', '`title`: a `mvreference`'],
    ['suppperiodical', '`title`: a `suppperiodical`'],
    ['inreference', '`title`: an `inreference`'],
    ['online', '`title`: an `online`'],
    ['misc', '`title`: a `misc`'],
    ['periodical', '`title`: a `periodical`'],
    ['software', '`title`: a `software`'],
    ['set', undefined]
  ])('@%s: %s', async (type, expected) => {
    expect(await lacks('reference-incomplete', `@${type}{a,}`)).toBe(expected)
  })

  test.each([
    ['@article{a, date = {2001}}', '`author`, `title` and `journaltitle`: an `article`'],
    ['@article{a, location = {Berlin}}', '`author`, `title`, `date` and `journaltitle`: an `article`'],
    ['@book{a, location = {Berlin}}', '`author`, `title` and `date`: a `book`'],
    ['@thesis{a, date = {2001}}', '`author`, `title` and `institution`: a `thesis`'],
    ['@phdthesis{a, year = 2001}', '`author`, `title` and `school`: a `phdthesis`'],
    ['@article{a, journaltitle = {J}}', '`author`, `title` and `date`: an `article`'],
    ['@inproceedings{a, date = {2001}}', '`author`, `title` and `booktitle`: an `inproceedings`']
  ])('with biblatex field names if it uses them: %s', async (entry, expected) => {
    expect(await lacks('reference-incomplete', entry)).toBe(expected)
  })

  test.each([
    [
      'references.json',
      '[{"id": "a", "type": "article-journal"}]',
      '`author`, `title`, `issued` and `container-title`: an `article-journal`'
    ],
    ['references.yaml', '- id: a\n  type: thesis', '`author`, `title`, `issued` and `publisher`: a `thesis`'],
    ['references.json', '[{"id": "a", "type": "interview"}]', undefined],
    [
      'references.json',
      '[{"id": "a", "type": "article-magazine"}]',
      '`title`, `issued` and `container-title`: an `article-magazine`'
    ],
    [
      'references.json',
      '[{"id": "a", "type": "book", "title": "", "author": []}]',
      '`author`, `title`, `issued` and `publisher`: a `book`'
    ]
  ])('with CSL variable names in %s: %s', async (file, text, expected) => {
    expect(await lacks('reference-incomplete', text, file)).toBe(expected)
  })
})

describe('alternatives', () => {
  const fields = {
    author: 'author = {Doe, Jane}',
    title: 'title = {A Study of Sand}',
    year: 'year = 2001',
    publisher: 'publisher = {Trinity House}',
    booktitle: 'booktitle = {Sand}'
  }
  const entry = (type: string, without: string, instead: string): string =>
    `@${type}{a, ${[...Object.entries(fields).flatMap(([name, field]) => (name === without ? [] : [field])), instead].join(', ')}}`

  test.each([
    'editor = {Roe, R.}',
    'translator = {Roe, R.}',
    'director = {Roe, R.}',
    'editor = {Roe, R.}, editortype = {compiler}',
    'shorthand = {R}',
    'label = {R}',
    'key = {R}',
    'sortname = {R}',
    'organization = {R}'
  ])('an author, %s', async instead => {
    expect(await lacks('reference-incomplete', entry('book', 'author', instead))).toBeUndefined()
  })

  test.each(['illustrator = {Roe, R.}', 'editora = {Roe, R.}'])('no author, %s', async instead => {
    expect(await lacks('reference-incomplete', entry('book', 'author', instead))).toBe('`author`: a `book`')
  })

  test('an author of CSL-JSON, a composer', async () => {
    const text =
      '[{"id": "a", "type": "book", "title": "T", "publisher": "P", "issued": {"raw": "2001"}, "composer": [{"family": "Roe"}]}]'
    expect(await lacks('reference-incomplete', text, 'references.json')).toBeUndefined()
  })

  test.each([
    'note = {N}',
    'type = {Map}',
    'howpublished = {P}',
    'url = {https://e.org}',
    'shorttitle = {S}',
    'booktitle = {B}'
  ])('a title, %s', async instead => {
    expect(await lacks('reference-incomplete', `@misc{a, ${instead}}`)).toBeUndefined()
  })

  test.each(['shorttitle = {S}'])('a title of a book, %s', async instead => {
    expect(await lacks('reference-incomplete', entry('book', 'title', instead))).toBeUndefined()
  })

  test.each(['note = {N}', 'url = {https://e.org}'])('no title of a book, %s', async instead => {
    expect(await lacks('reference-incomplete', entry('book', 'title', instead))).toBe('`title`: a `book`')
  })

  test.each([
    'pubstate = {inpress}',
    'origdate = {1900}',
    'eventdate = {2001}',
    'note = {forthcoming}',
    'note = {in press}',
    'note = {inpress}',
    'note = {Accepted}',
    'note = {submitted to X}',
    'note = {in preparation}',
    'note = {to appear in X}',
    'note = {in review}'
  ])('a year, %s', async instead => {
    expect(await lacks('reference-incomplete', entry('book', 'year', instead))).toBeUndefined()
  })

  test.each(['note = {printed}', 'urldate = {2001}'])('no year, %s', async instead => {
    expect(await lacks('reference-incomplete', entry('book', 'year', instead))).toBe('`year`: a `book`')
  })

  test.each([
    'howpublished = {Leaflet}',
    'address = {Berlin}',
    'eprint = {1}',
    'url = {https://e.org}',
    'doi = {10.1234/a}',
    'isbn = {978-0-306-40615-7}',
    'series = {S}',
    'pubstate = {submitted}'
  ])('a publisher, %s', async instead => {
    expect(await lacks('reference-incomplete', entry('book', 'publisher', instead))).toBeUndefined()
  })

  test.each([
    ['1899', undefined],
    ['1900', '`publisher`: a `book`'],
    ['', '`year` and `publisher`: a `book`']
  ])('a publisher, the year %s', async (year, expected) => {
    const text = `@book{a, author = {Doe, Jane}, title = {T}, year = {${year}}}`
    expect(await lacks('reference-incomplete', text)).toBe(expected)
  })

  test.each([
    'eventtitle = {E}',
    'eprint = {1}',
    'archiveprefix = {x}',
    'pubstate = {submitted}',
    'series = {S}',
    'url = {https://e.org}',
    'doi = {10.1234/a}',
    'crossref = {b}',
    'xref = {b}'
  ])('the book of a chapter, %s', async instead => {
    expect(await lacks('reference-incomplete', entry('incollection', 'booktitle', instead))).toBeUndefined()
  })

  test.each(['isbn = {978-0-306-40615-7}', 'publisher = {Q}'])(
    'not the book of a chapter, %s',
    async instead => {
      expect(await lacks('reference-incomplete', entry('incollection', 'booktitle', instead))).toBe(
        '`booktitle`: an `incollection`'
      )
    }
  )

  test.each([
    ['@report{a, title = {T}, year = 2001, institution = {I}}', undefined],
    ['@patent{a, number = {7}, year = 2001}', undefined],
    ['@jurisdiction{a, number = {7}}', undefined]
  ])('%s', async (text, expected) => {
    expect(await lacks('reference-incomplete', text)).toBe(expected)
  })
})

describe('an entry that is hard to find', () => {
  const article = '@article{a, author = {Doe, Jane}, title = {T}, journal = {J}, year = 2001'

  test.each([
    [article, '`volume` and `pages`: or a `doi`'],
    [`${article}, volume = {3}`, '`pages`: or a `doi`'],
    // Journals without pages number their articles.
    [`${article}, number = {3}`, undefined],
    [`${article}, issue = {Spring}`, '`pages`: or a `doi`'],
    [`${article}, pages = {3}`, '`volume`: or a `doi`'],
    [`${article}, eid = {3}`, '`volume`: or a `doi`'],
    [`${article}, volume = {3}, pages = {4}`, undefined],
    [`${article}, pubstate = {Online first}`, undefined],
    [`${article}, note = {in press}`, undefined],
    [`${article}, doi = {10.1234/a}`, undefined],
    [`${article}, url = {https://e.org}`, undefined],
    [`${article}, eprint = {1}`, undefined],
    ['@incollection{a, title = {T}, booktitle = {B}', '`pages` and `publisher`: or a `doi`'],
    ['@incollection{a, title = {T}, booktitle = {B}, pages = {3}', '`publisher`: or a `doi`'],
    ['@incollection{a, title = {T}, booktitle = {B}, chapter = {3}', '`publisher`: or a `doi`'],
    ['@incollection{a, title = {T}, booktitle = {B}, publisher = {P}', '`pages`: or a `doi`'],
    ['@incollection{a, title = {T}, booktitle = {B}, pages = {3}, year = 1899', undefined],
    ['@inproceedings{a, title = {T}, booktitle = {B}', '`pages`: or a `doi`'],
    ['@inproceedings{a, title = {T}, booktitle = {B}, eventdate = {2001}', undefined],
    ['@inproceedings{a, title = {T}, booktitle = {B}, publisher = {P}', undefined],
    ['@inproceedings{a, title = {T}, booktitle = {B}, eventtitle = {E}', undefined],
    ['@inproceedings{a, title = {T}, booktitle = {B}, pages = {3}', undefined],
    ['@online{a, title = {T}', '`url`: '],
    ['@online{a, title = {T}, url = {https://e.org}', undefined],
    ['@online{a, title = {T}, doi = {10.1234/a}', undefined],
    ['@book{a, title = {T}', undefined],
    ['@misc{a, title = {T}', undefined]
  ])('%s}: %s', async (entry, expected) => {
    expect(await lacks('reference-sparse', `${entry}}`)).toBe(expected)
  })

  test.each([
    ['[{"id": "a", "type": "article-journal", "title": "T"}]', '`volume` and `page`: or a `DOI`'],
    ['[{"id": "a", "type": "article-journal", "number": "e1"}]', undefined],
    ['[{"id": "a", "type": "article-journal", "status": "in print"}]', undefined],
    ['[{"id": "a", "type": "paper-conference", "number": "3"}]', undefined],
    ['[{"id": "a", "type": "chapter"}]', '`page` and `publisher`: or a `DOI`'],
    ['[{"id": "a", "type": "webpage"}]', '`URL`: ']
  ])('%s: %s', async (text, expected) => {
    expect(await lacks('reference-sparse', text, 'references.json')).toBe(expected)
  })
})
