import {describe, expect, test} from 'vitest'
import type {CslItem} from '../../src/core/types.ts'
import {built, saidBy} from '../built.ts'

/** The CSL of `doe`, without its key and type. */
async function csl(text: string): Promise<Omit<CslItem, 'id' | 'type'>> {
  const {manuscript} = await built({'references.bib': text})
  const {id: _id, type: _type, ...rest} = manuscript.bibliography.byKey.get('doe')!.csl
  return rest
}

/** A chain of `count` entries, each of which inherits from the next; the last has the publisher. */
function chain(count: number, relation: string): string {
  const entries = Array.from({length: count}, (_, index) => {
    const key = index === 0 ? 'doe' : `k${index}`
    return index === count - 1
      ? `@misc{${key}, publisher = {P}}`
      : `@misc{${key}, ${relation} = {k${index + 1}}}`
  })
  return entries.join('\n')
}

describe('the limit of inheritance', () => {
  test.each(['crossref', 'xdata'])('%s reaches 31 entries and is reported beyond', async relation => {
    expect(await csl(chain(2, relation))).toEqual({publisher: 'P'})
    expect(await csl(chain(5, relation))).toEqual({publisher: 'P'})
    expect(await csl(chain(32, relation))).toEqual({publisher: 'P'})
    expect(await saidBy('bibliography-crossref', {'references.bib': chain(32, relation)})).toEqual([])
    expect(await csl(chain(33, relation))).toEqual({})
    expect(await saidBy('bibliography-crossref', {'references.bib': chain(33, relation)})).toEqual([
      '1:1 doe'
    ])
  })

  test('31 parents of one entry are used, the 32nd is not', async () => {
    const parents = (count: number): string =>
      [
        `@misc{doe, xdata = {${Array.from({length: count}, (_, index) => `k${index}`).join()}}}`,
        ...Array.from(
          {length: count},
          (_, index) => `@xdata{k${index}, ${index === count - 1 ? 'publisher' : 'note'} = {P}}`
        )
      ].join('\n')
    expect(await csl(parents(31))).toEqual({note: 'P', publisher: 'P'})
    expect(await csl(parents(32))).toEqual({note: 'P'})
    expect(await saidBy('bibliography-crossref', {'references.bib': parents(31)})).toEqual([])
    expect(await saidBy('bibliography-crossref', {'references.bib': parents(40)})).toEqual(['1:1 doe'])
  })

  test('a parent shared by two others counts once', async () => {
    const text =
      '@misc{doe, xdata = {a, b}}\n@xdata{a, xdata = {c}, note = {A}}\n@xdata{b, xdata = {c}, location = {B}}\n@xdata{c, publisher = {C}}'
    expect(await csl(text)).toEqual({note: 'A', publisher: 'C', 'publisher-place': 'B'})
  })

  test('entries of a cycle inherit from each other once', async () => {
    const text = '@misc{doe, crossref = {roe}, note = {A}}\n@misc{roe, crossref = {doe}, publisher = {B}}'
    expect(await csl(text)).toEqual({note: 'A', publisher: 'B'})
    expect(await saidBy('bibliography-crossref', {'references.bib': text})).toEqual(['2:23 doe'])
  })
})

describe('inherited fields', () => {
  test.each([
    ['its own field wins', '@misc{p, note = {P}}@misc{doe, crossref = {p}, note = {D}}', {note: 'D'}],
    [
      'the first parent wins',
      '@xdata{a, note = {A}}@xdata{b, note = {B}}@misc{doe, xdata = {a, b}}',
      {note: 'A'}
    ],
    [
      'xdata wins over crossref',
      '@xdata{a, note = {A}}@misc{b, note = {B}}@misc{doe, crossref = {b}, xdata = {a}}',
      {note: 'A'}
    ],
    ['a parent by its alias', '@misc{p, ids = {q}, note = {P}}@misc{doe, crossref = {q}}', {note: 'P'}],
    [
      'a key wins over an alias',
      '@misc{p, ids = {q}, note = {P}}@misc{q, note = {Q}}@misc{doe, crossref = {q}}',
      {note: 'Q'}
    ],
    [
      'a date of its own keeps that of the parent out',
      '@misc{p, date = {1999-05}}@misc{doe, crossref = {p}, year = 2001}',
      {issued: {'date-parts': [[2001]]}}
    ],
    [
      'a month of the parent does not join a year of its own',
      '@misc{p, year = 1999, month = may}@misc{doe, crossref = {p}, date = {2001}}',
      {issued: {'date-parts': [[2001]]}}
    ],
    [
      'the date of the parent',
      '@misc{p, year = 1999, month = may}@misc{doe, crossref = {p}}',
      {issued: {'date-parts': [[1999, 5]]}}
    ],
    ['no label of another', '@misc{p, shorthand = {P}, note = {N}}@misc{doe, crossref = {p}}', {note: 'N'}],
    [
      'the title of a book as that of the book',
      '@book{p, title = {P}}@inbook{doe, crossref = {p}}',
      {'container-title': 'P'}
    ],
    [
      'subtitle and addition',
      '@book{p, title = {P}, subtitle = {S}, titleaddon = {A}}@inbook{doe, crossref = {p}}',
      {'container-title': 'P: S. A'}
    ],
    [
      'no short title',
      '@book{p, title = {P}, shorttitle = {S}}@inbook{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a work in volumes as that of the whole',
      '@mvbook{p, title = {P}}@book{doe, title = {D}, crossref = {p}}',
      {title: 'P', 'volume-title': 'D'}
    ],
    [
      'the title of a collection in volumes',
      '@mvcollection{p, title = {P}}@incollection{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a reference work',
      '@reference{p, title = {P}}@inreference{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of proceedings',
      '@proceedings{p, title = {P}}@inproceedings{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of proceedings, in an old file',
      '@proceedings{p, title = {P}}@conference{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a periodical',
      '@periodical{p, title = {P}}@article{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a periodical, of a supplement',
      '@periodical{p, title = {P}}@suppperiodical{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'a booktitle rather than a title',
      '@book{p, title = {P}, booktitle = {B}}@inbook{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'B'}
    ],
    [
      'a booktitle rather than a title, wherever it stands',
      '@book{p, booktitle = {B}, title = {P}}@inbook{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'B'}
    ],
    [
      'a title where the types do not fit',
      '@misc{p, title = {P}}@article{doe, crossref = {p}}',
      {title: 'P'}
    ],
    ['a title by xdata as it is', '@xdata{p, title = {P}}@inbook{doe, xdata = {p}}', {title: 'P'}],
    [
      'the author of a book as its author',
      '@book{p, author = {Poe, A}}@inbook{doe, author = {Doe, B}, crossref = {p}}',
      {author: [{family: 'Doe', given: 'B'}], 'container-author': [{family: 'Poe', given: 'A'}]}
    ],
    [
      'the author of a book, of a supplement to it',
      '@book{p, author = {Poe, A}}@suppbook{doe, author = {Doe, B}, crossref = {p}}',
      {author: [{family: 'Doe', given: 'B'}], 'container-author': [{family: 'Poe', given: 'A'}]}
    ],
    [
      'the author of a work in volumes',
      '@mvbook{p, author = {Poe, A}}@bookinbook{doe, author = {Doe, B}, crossref = {p}}',
      {author: [{family: 'Doe', given: 'B'}], 'container-author': [{family: 'Poe', given: 'A'}]}
    ],
    [
      'the author of a collection as an author',
      '@collection{p, author = {Poe, A}}@incollection{doe, crossref = {p}}',
      {author: [{family: 'Poe', given: 'A'}]}
    ],
    [
      'a field by its old name',
      '@misc{p, address = {L}}@misc{doe, crossref = {p}}',
      {'publisher-place': 'L'}
    ],
    [
      'its own field by its new name wins over the old one',
      '@misc{doe, journal = {Old}, journaltitle = {New}}',
      {'container-title': 'New'}
    ],
    [
      'the new name wins where it stands first, too',
      '@misc{doe, journaltitle = {New}, journal = {Old}}',
      {'container-title': 'New'}
    ],
    [
      '`archiveprefix` of the parent',
      '@misc{p, archiveprefix = {arXiv}}@misc{doe, eprint = {2101.00001}, crossref = {p}}',
      {number: 'arXiv:2101.00001', publisher: 'arXiv', URL: 'https://arxiv.org/abs/2101.00001'}
    ],
    [
      'the title of a mvcollection, of a collection',
      '@mvcollection{p, title = {P}}@collection{doe, title = {D}, crossref = {p}}',
      {title: 'P', 'volume-title': 'D'}
    ],
    [
      'the title of a mvcollection, of a reference',
      '@mvcollection{p, title = {P}}@reference{doe, title = {D}, crossref = {p}}',
      {title: 'P', 'volume-title': 'D'}
    ],
    [
      'the title of a mvreference, of a collection',
      '@mvreference{p, title = {P}}@collection{doe, title = {D}, crossref = {p}}',
      {title: 'P', 'volume-title': 'D'}
    ],
    [
      'the title of a mvreference, of a reference',
      '@mvreference{p, title = {P}}@reference{doe, title = {D}, crossref = {p}}',
      {title: 'P', 'volume-title': 'D'}
    ],
    [
      'the title of a mvproceedings, of a proceedings',
      '@mvproceedings{p, title = {P}}@proceedings{doe, title = {D}, crossref = {p}}',
      {title: 'P', 'volume-title': 'D'}
    ],
    [
      'the title of a mvbook, of a inbook',
      '@mvbook{p, title = {P}}@inbook{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a mvbook, of a bookinbook',
      '@mvbook{p, title = {P}}@bookinbook{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a mvbook, of a suppbook',
      '@mvbook{p, title = {P}}@suppbook{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a mvcollection, of a incollection',
      '@mvcollection{p, title = {P}}@incollection{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a mvcollection, of a inreference',
      '@mvcollection{p, title = {P}}@inreference{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a mvcollection, of a suppcollection',
      '@mvcollection{p, title = {P}}@suppcollection{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a mvreference, of a incollection',
      '@mvreference{p, title = {P}}@incollection{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a mvreference, of a inreference',
      '@mvreference{p, title = {P}}@inreference{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a mvreference, of a suppcollection',
      '@mvreference{p, title = {P}}@suppcollection{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a mvproceedings, of a inproceedings',
      '@mvproceedings{p, title = {P}}@inproceedings{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a mvproceedings, of a conference',
      '@mvproceedings{p, title = {P}}@conference{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a book, of a bookinbook',
      '@book{p, title = {P}}@bookinbook{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a book, of a suppbook',
      '@book{p, title = {P}}@suppbook{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a collection, of a incollection',
      '@collection{p, title = {P}}@incollection{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a collection, of a inreference',
      '@collection{p, title = {P}}@inreference{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a collection, of a suppcollection',
      '@collection{p, title = {P}}@suppcollection{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a reference, of a incollection',
      '@reference{p, title = {P}}@incollection{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    [
      'the title of a reference, of a suppcollection',
      '@reference{p, title = {P}}@suppcollection{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'container-title': 'P'}
    ],
    ['`annote` of the parent', '@misc{p, annote = {X}}@misc{doe, crossref = {p}}', {annote: 'X'}],
    ['`school` of the parent', '@misc{p, school = {X}}@misc{doe, crossref = {p}}', {publisher: 'X'}],
    [
      '`institution` of the parent',
      '@misc{p, institution = {X}}@misc{doe, crossref = {p}}',
      {publisher: 'X'}
    ],
    ['`hyphenation` of the parent', '@misc{p, hyphenation = {X}}@misc{doe, crossref = {p}}', {language: 'X'}],
    [
      '`journal` of the parent',
      '@misc{p, journal = {X}}@misc{doe, crossref = {p}}',
      {'container-title': 'X'}
    ],
    [
      'no `date = {1999}` beside a date of its own',
      '@misc{p, date = {1999}}@misc{doe, crossref = {p}, year = 2001}',
      {issued: {'date-parts': [[2001]]}}
    ],
    [
      'no `year = 1999` beside a date of its own',
      '@misc{p, year = 1999}@misc{doe, crossref = {p}, year = 2001}',
      {issued: {'date-parts': [[2001]]}}
    ],
    [
      'no `month = may` beside a date of its own',
      '@misc{p, month = may}@misc{doe, crossref = {p}, year = 2001}',
      {issued: {'date-parts': [[2001]]}}
    ],
    [
      'no `day = 5` beside a date of its own',
      '@misc{p, day = 5}@misc{doe, crossref = {p}, year = 2001}',
      {issued: {'date-parts': [[2001]]}}
    ],
    [
      'no `endyear = 2000` beside a date of its own',
      '@misc{p, endyear = 2000}@misc{doe, crossref = {p}, year = 2001}',
      {issued: {'date-parts': [[2001]]}}
    ],
    [
      'no `options`',
      '@misc{p, options = {useprefix}, note = {N}}@misc{doe, author = {von Doe, J.}, crossref = {p}}',
      {author: [{family: 'Doe', given: 'J.', 'dropping-particle': 'von'}], note: 'N'}
    ],
    ['no `label`', '@misc{p, label = {L}, note = {N}}@misc{doe, crossref = {p}}', {note: 'N'}],
    [
      'no short forms of a title',
      '@book{p, title = {P}, shorttitle = {A}, sorttitle = {B}, indextitle = {C}, indexsorttitle = {D}}@inbook{doe, crossref = {p}}',
      {'container-title': 'P'}
    ],
    [
      'the short title of a parent that is no container',
      '@misc{p, shorttitle = {S}}@misc{doe, title = {D}, crossref = {p}}',
      {title: 'D', 'title-short': 'S'}
    ],
    ['nothing by xref', '@misc{p, note = {P}}@misc{doe, xref = {p}}', {}]
  ])('%s', async (_, text, expected) => {
    expect(await csl(text)).toEqual(expected)
  })

  test.each([
    ['a parent that there is not', '@misc{doe, crossref = {nobody}}', ['1:23 nobody']],
    ['of two parents the one that there is not', '@xdata{a,}\n@misc{doe, xdata = {a, b}}', ['2:20 b']],
    ['an entry of a set that there is not', '@set{doe, entryset = {b}}', ['1:22 b']],
    ['an entry by `xref` that there is not', '@misc{doe, xref = {nobody}}', ['1:19 nobody']],
    ['itself', '@misc{doe, crossref = {doe}}', ['1:23 doe']],
    ['itself, met by way of another', '@misc{x, crossref = {a}}\n@misc{a, crossref = {a}}', ['2:21 a']],
    [
      'a circle that two lead to, once',
      '@misc{x, crossref = {a}}\n@misc{y, xdata = {b}}\n@misc{a, crossref = {b}}\n@misc{b, crossref = {a}}',
      ['4:21 a']
    ],
    [
      'of keys between blanks and commas the one that there is not',
      '@xdata{a,}\n@misc{doe, xdata = { a , , b ,}}',
      ['2:20 b']
    ],
    [
      'a circle of three',
      '@misc{a, crossref = {b}}\n@misc{b, xdata = {c}}\n@misc{c, crossref = {a}}',
      ['3:21 a']
    ],
    ['two circles', '@misc{a, crossref = {a}}\n@misc{b, crossref = {b}}', ['1:21 a', '2:21 b']],
    [
      'a parent that leads to a circle it is not in',
      '@misc{c, crossref = {a}}\n@misc{a, crossref = {b}}\n@misc{b, crossref = {a}}',
      ['3:21 a']
    ]
  ])('%s is reported', async (_, text, expected) => {
    expect(await saidBy('bibliography-crossref', {'references.bib': text})).toEqual(expected)
  })
})

describe('the places of a publisher and of a conference', () => {
  test.each([
    ['address = {New York}', {'publisher-place': 'New York'}],
    ['location = {Paris}', {'publisher-place': 'Paris'}],
    ['address = {New York}, location = {Paris}', {'publisher-place': 'New York', 'event-place': 'Paris'}],
    ['location = {Paris}, address = {New York}', {'publisher-place': 'New York', 'event-place': 'Paris'}],
    [
      'address = {New York}, location = {Paris}, venue = {Sorbonne}',
      {'publisher-place': 'New York', 'event-place': 'Sorbonne'}
    ]
  ])('%s', async (fields, expected) => {
    expect(await csl(`@inproceedings{doe, ${fields}}`)).toEqual(expected)
  })
})

describe('the type of an entry', () => {
  const typeOf = async (text: string): Promise<string | undefined> =>
    (await built({'references.bib': text})).manuscript.bibliography.byKey.get('doe')?.csl.type

  test.each([
    ['is its own', '@book{p,}@misc{doe, crossref = {p}}', 'document'],
    [
      'of a set is that of its first member',
      '@set{doe, entryset = {b, a}}@book{a,}@article{b,}',
      'article-journal'
    ],
    ['of a set without a member that there is', '@set{doe, entryset = {b}}', 'document'],
    [
      'is not narrowed by its parent',
      '@article{p, entrysubtype = {magazine}}@article{doe, crossref = {p}}',
      'article-journal'
    ],
    [
      'is narrowed by `xdata` neither',
      '@xdata{p, entrysubtype = {magazine}}@article{doe, xdata = {p}}',
      'article-journal'
    ],
    ['is narrowed by itself', '@article{doe, entrysubtype = {Newspaper}}', 'article-newspaper'],
    ['of an article is a magazine’s', '@article{doe, entrysubtype = {magazine}}', 'article-magazine'],
    ['is not narrowed by other words', '@article{doe, entrysubtype = {peerreviewed}}', 'article-journal'],
    ['of a book is no magazine’s', '@book{doe, entrysubtype = {magazine}}', 'book']
  ])('%s', async (_, text, expected) => {
    expect(await typeOf(text)).toBe(expected)
  })
})

describe('aliases of an entry', () => {
  const bibliography = '@book{doe, ids = {doe99, jd}}\n@book{roe, ids = {r}}'

  test.each([
    ['cited by its key', '@doe @roe', []],
    ['cited by its alias', '@doe99 @r', []],
    ['cited by its second alias', '@jd @roe', []],
    ['not cited, and told once, by its key', '@r', ['1:1 doe']],
    ['none cited', '', ['1:1 doe', '2:1 roe']]
  ])('an entry %s', async (_, text, expected) => {
    expect(
      await saidBy('reference-uncited', {'01.md': `Words. ${text}`, 'references.bib': bibliography})
    ).toEqual(expected)
  })

  test.each([
    ['nocite: ["@jd", "@r"]', []],
    ['nocite: ["@roe"]', ['1:1 doe']],
    ['nocite: ["@*"]', []]
  ])('%s', async (settings, expected) => {
    const files = {'manuscript.yaml': settings, 'references.bib': bibliography}
    expect(await saidBy('reference-uncited', files)).toEqual(expected)
  })

  test('an alias that is the key of another entry refers to that entry', async () => {
    const files = {'01.md': '@roe', 'references.bib': '@book{doe, ids = {roe}}\n@book{roe,}'}
    expect(await saidBy('reference-uncited', files)).toEqual(['1:1 doe'])
  })
})
