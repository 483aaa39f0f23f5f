import {describe, expect, test} from 'vitest'
import {createProcessor, createStyle, type Item, toText} from '../../src/csl/index.ts'
import {installedLocales} from '../../src/node/program/locales.ts'

/** A style without macros; `entry` is the layout of its list, `citation` the layout of its citations. */
type Parts = Readonly<{
  entry?: string
  bibliography?: string
  citation?: string
  options?: string
  locale?: string
  lang?: string
}>

/** The citation of each item, and its entry in the list. */
function rendered(
  {entry = '', bibliography = '', citation = '<layout/>', options = '', locale = '', lang = 'en-US'}: Parts,
  items: readonly Item[]
): Readonly<{citations: readonly string[]; entries: readonly string[]}> {
  const style = createStyle(
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>t</title><id>t</id></info>' +
      `${locale}<citation ${options}>${citation}</citation>` +
      `<bibliography ${bibliography}><layout>${entry}</layout></bibliography></style>`,
    {locales: [installedLocales()(lang)!], lang}
  )
  const {citations, bibliography: list} = createProcessor(style, items).update({
    citations: items.map(({id}) => ({id: String(id), cites: [{id: String(id)}]}))
  })
  return {
    citations: [...citations.values()].map(toText),
    entries: list!.map(({segments}) => toText(segments))
  }
}

/** The entry of one work. */
function entryOf(entry: string, item: Omit<Item, 'id'>, more: Parts = {}): string {
  return rendered({...more, entry}, [{id: 'a', ...item}]).entries[0]!
}

const persons = (...families: readonly string[]) => families.map(family => ({family, given: 'Ann B.'}))

describe('names', () => {
  test('affixes of `name` apply to each name', () => {
    const names =
      '<names variable="author"><name name-as-sort-order="all" sort-separator=" " initialize-with="" suffix="."/></names>'
    expect(entryOf(names, {author: persons('Doe', 'Roe')})).toBe('Doe AB., Roe AB.')
  })

  test.each([
    [{family: '王', given: '小明'}, '王小明'],
    [{family: '김', given: '철수'}, '김철수'],
    [{family: 'Wang', given: 'Xiaoming'}, 'Wang, X.'],
    [{family: 'Ng', given: 'ʻAlika'}, 'Ng, ʻA.'],
    [{family: 'Rāzī', given: 'ʿAlī'}, 'Rāzī, ʿA.'],
    [{family: 'Иванов', given: 'Иван'}, 'Иванов, И.'],
    // Additions in brackets or quotation marks are not names.
    [{family: 'Doe', given: 'Alejandra (editores)'}, 'Doe, A. (editores)'],
    [{family: 'Doe', given: 'Alejandra [Ed. by]'}, 'Doe, A. [Ed. by]'],
    [{family: 'Doe', given: 'J. (John) R.'}, 'Doe, J. (John) R.'],
    [{family: 'Doe', given: 'William “Bob” H.'}, 'Doe, W. “Bob” H.'],
    [{family: 'Doe', given: 'William ‘Bob’'}, 'Doe, W. ‘Bob’'],
    [{family: 'Doe', given: '«Ana» Maria'}, 'Doe, «Ana» M.'],
    [{family: 'Doe', given: 'Jean-(Luc)'}, 'Doe, J.-(Luc)'],
    [{family: 'Doe', given: 'Ana (Maria'}, 'Doe, A. (Maria'],
    [{family: 'Doe', given: '¿Juan'}, 'Doe, ¿Juan'],
    [{family: 'Doe', given: 'Ana D’Arc'}, 'Doe, A. D.']
  ])('initials of %j', (name, expected) => {
    const names =
      '<names variable="author"><name name-as-sort-order="all" initialize-with=". " delimiter="; "/></names>'
    expect(entryOf(names, {author: [name, name]})).toBe(`${expected}; ${expected}`)
  })

  test('affixes of a family name are not those of an organization, its formatting is', () => {
    const names =
      '<names variable="author"><name name-as-sort-order="all" sort-separator=" " delimiter="; ">' +
      '<name-part name="family" suffix="," text-case="uppercase"/></name></names>'
    const author = [{family: 'Doe', given: 'Ann'}, {literal: 'Bread Inc.'}]
    expect(
      entryOf(`<group delimiter=", ">${names}<text variable="title"/></group>`, {author, title: 'A'})
    ).toBe('DOE, Ann; BREAD INC., A')
  })

  test('editors who are the translators are one list, whatever was rendered before', () => {
    const label = '<label form="verb" suffix=" "/>'
    const entry =
      '<names variable="editor"><name initialize-with="."/></names>: ' +
      `<names variable="editor translator" delimiter="; ">${label}<name initialize-with="."/></names>`
    const [editor, translator] = [persons('Doe'), persons('Doe')]
    expect(entryOf(entry, {editor, translator})).toBe('A.B. Doeedited & translated by A.B. Doe')
  })

  test.each([
    [{editor: persons('Doe'), translator: persons('Roe')}, 'Ann B. Doe'],
    [{translator: persons('Roe'), title: 'Bread'}, 'Ann B. Roe'],
    [{title: 'Bread'}, 'Bread']
  ])('one substitute of those within a condition stands for the names: %j', (item, expected) => {
    const entry =
      '<names variable="author"><name/><substitute><choose><if match="none" type="book">' +
      '<names variable="editor"/><names variable="translator"/></if></choose><text variable="title"/></substitute></names>'
    expect(entryOf(entry, item)).toBe(expected)
  })

  test('names added for disambiguation appear in the first list of an entry only', () => {
    const name = '<name form="short" et-al-min="2" et-al-use-first="1"/>'
    const {citations, entries} = rendered(
      {
        options: 'disambiguate-add-names="true"',
        citation: `<layout><names variable="author">${name}</names></layout>`,
        entry: `<names variable="author">${name}</names><names variable="editor" prefix="; ">${name}</names>`
      },
      [
        {id: 'a', author: persons('Doe', 'Roe'), editor: persons('Poe', 'Loe', 'Moe')},
        {id: 'b', author: persons('Doe', 'Noe'), editor: persons('Poe', 'Loe', 'Moe')}
      ]
    )
    expect(citations).toEqual(['Doe, Roe', 'Doe, Noe'])
    expect(entries).toEqual(['Doe, Roe; Poe et al.', 'Doe, Noe; Poe et al.'])
  })

  test('a number that substitutes names is not rendered again', () => {
    const edition = '<number variable="edition" form="ordinal" prefix=" "/>'
    const names = `<names variable="author"><substitute><group><text variable="title"/>${edition}</group></substitute></names>`
    expect(entryOf(`${names}${edition}`, {title: 'Manual', edition: '15'})).toBe('Manual 15th')
    expect(entryOf(`${names}${edition}`, {author: persons('Doe'), edition: '15'})).toBe('Ann B. Doe 15th')
  })
})

describe('conditions', () => {
  test.each([
    ['type="book chapter"', 'yes'],
    ['type="book chapter" variable="title"', 'yes'],
    ['type="book chapter" variable="volume"', 'no'],
    ['type="book chapter" match="none"', 'no'],
    ['type="chapter report" match="none"', 'yes'],
    ['variable="title volume"', 'no']
  ])('%s: a book with a title matches – %s', (condition, expected) => {
    const choose = `<choose><if ${condition}><text value="yes"/></if><else><text value="no"/></else></choose>`
    expect(entryOf(choose, {type: 'book', title: 'Book'})).toBe(expected)
  })
})

describe('numbers', () => {
  const page = '<label variable="page" form="short" suffix=" "/><text variable="page"/>'

  test.each([
    ['1-9', 'pp. 1–9'],
    ['doi.org/10.1038/s41467-022-31965-2', 'p. doi.org/10.1038/s41467-022-31965-2'],
    ['12-5-1', 'p. 12-5-1']
  ])('pages %s – %s', (pages, expected) => {
    expect(entryOf(page, {page: pages})).toBe(expected)
  })

  test.each(['<text variable="issue"/>', '<number variable="issue"/>'])(
    'a range in %s has the page range delimiter',
    element => {
      const locale = '<locale><terms><term name="page-range-delimiter">-</term></terms></locale>'
      expect(entryOf(element, {issue: '2-3'})).toBe('2–3')
      expect(entryOf(element, {issue: '2-3'}, {locale})).toBe('2-3')
    }
  )
})

test('the last of duplicate terms in a style counts', () => {
  const locale =
    '<locale><terms><term name="editor">one</term><term name="editor">two</term></terms></locale>'
  expect(
    entryOf('<text variable="title"/> <text term="editor" prefix=", "/>', {title: 'Book'}, {locale})
  ).toBe('Book, two')
})

describe('punctuation after quotation marks', () => {
  test.each([
    ['en-US', 'Why?', '“Why?” x'],
    ['en-US', 'Why', '“Why.” x'],
    ['en-GB', 'Why?', '‘Why?’ x'],
    ['en-GB', 'Why.', '‘Why.’ x'],
    ['en-GB', 'Why', '‘Why’. x']
  ])('%s, full stop after %s – %s', (lang, title, expected) => {
    const group = '<group delimiter=". "><text variable="title" quotes="true"/><text value="x"/></group>'
    expect(entryOf(group, {title}, {lang})).toBe(expected)
  })

  // A full stop at the end of a sentence absorbs a comma; after other marks and after abbreviations, the comma stays.
  test.each([
    ['en-US', 'Bread', '“Bread,” in'],
    ['en-US', 'Bread.', '“Bread.” in'],
    ['en-US', 'Bread?', '“Bread?,” in'],
    ['en-US', 'Apple Inc.', '“Apple Inc.,” in'],
    ['en-US', 'In the U.S.', '“In the U.S.,” in'],
    ['en-US', 'Plan B.', '“Plan B.,” in'],
    ['en-US', 'Of <i>Bread.</i>', '“Of Bread.” in'],
    ['en-GB', 'Bread.', '‘Bread.’, in']
  ])('%s, comma after %s – %s', (lang, title, expected) => {
    const group = '<group delimiter=", "><text variable="title" quotes="true"/><text value="in"/></group>'
    expect(entryOf(group, {title}, {lang})).toBe(expected)
  })
})

describe('marks at the beginning of a block', () => {
  const blocks = (suffix: string, prefix: string): string =>
    `<text variable="title" display="left-margin" suffix="${suffix}"/>` +
    `<group display="right-inline"><text variable="URL" prefix="${prefix}"/></group>`
  test.each([
    ['n.d.', '', '. ', 'n.d. e.org'],
    ['Bread', '.', '. ', 'Bread. e.org'],
    ['Bread?', '', '. ', 'Bread? e.org'],
    ['Bread,', '', ', ', 'Bread, e.org'],
    ['Bread.', '', ', ', 'Bread. , e.org'],
    ['Bread', '', '. ', 'Bread . e.org']
  ])('%s%s and %s – %s', (title, suffix, prefix, expected) => {
    expect(entryOf(blocks(suffix, prefix), {title, URL: 'e.org'})).toBe(expected)
  })
})

test('ß becomes two capital letters', () => {
  expect(entryOf('<text variable="title" text-case="uppercase"/>', {title: 'Straße'})).toBe('STRASSE')
})

test('a disambiguating given name is in the style’s position', () => {
  const {citations} = rendered(
    {
      options: 'disambiguate-add-givenname="true"',
      citation:
        '<layout><names variable="author"><name form="short" initialize-with="." name-as-sort-order="all"/></names></layout>'
    },
    [
      {id: 'a', author: [{family: 'Doe', given: 'Ann'}]},
      {id: 'b', author: [{family: 'Doe', given: 'Bea'}]},
      {id: 'c', author: [{family: 'Roe', given: 'Cat'}]}
    ]
  )
  expect(citations).toEqual(['Doe, A.', 'Doe, B.', 'Roe'])
})

test('the last name of a shortened list follows a delimiter if several names precede it', () => {
  const names = (first: number) =>
    `<names variable="author"><name form="short" et-al-min="3" et-al-use-first="${first}" et-al-use-last="true"/></names>`
  const author = persons('Doe', 'Roe', 'Poe', 'Loe')
  expect(entryOf(names(1), {author})).toBe('Doe … Loe')
  expect(entryOf(names(2), {author})).toBe('Doe, Roe, … Loe')
})

test.each([
  ['', '1–4'],
  ['<text variable="locator" prefix=":"/>', '1,2:7,3,4']
])('a range of numbers ends at a rendered locator only: %s', (locator, expected) => {
  const xml =
    '<style version="1.0" class="in-text"><info/><citation collapse="citation-number"><layout delimiter=",">' +
    `<text variable="citation-number"/>${locator}</layout></citation></style>`
  const style = createStyle(xml, {locales: [installedLocales()('en-US')!]})
  const ids = ['a', 'b', 'c', 'd']
  const {citations} = createProcessor(
    style,
    ids.map(id => ({id, title: id}))
  ).update({citations: [{id: '1', cites: ids.map(id => (id === 'b' ? {id, locator: '7'} : {id}))}]})
  expect(toText(citations.get('1')!)).toBe(expected)
})

test('cites with equal keys keep the author’s order', () => {
  const work = (id: string, family: string, year: number): Item => ({
    id,
    author: [{family}],
    issued: {'date-parts': [[year]]}
  })
  const xml =
    '<style version="1.0" class="in-text"><info/><citation><sort><key variable="issued"/></sort>' +
    '<layout delimiter="; "><names variable="author"/></layout></citation>' +
    '<bibliography><sort><key variable="author"/></sort><layout/></bibliography></style>'
  const style = createStyle(xml, {locales: [installedLocales()('en-US')!]})
  const items = [work('a', 'Roe', 1998), work('b', 'Doe', 1998), work('c', 'Poe', 1990)]
  const {citations} = createProcessor(style, items).update({
    citations: [{id: '1', cites: [{id: 'a'}, {id: 'b'}, {id: 'c'}]}]
  })
  expect(toText(citations.get('1')!)).toBe('Poe; Roe; Doe')
})

test.each([
  ['', 'Ibid.'],
  ['text-case="lowercase"', 'ibid.']
])('a note that begins with a term %s – %s', (textCase, expected) => {
  const xml =
    '<style version="1.0" class="note"><info/><citation><layout suffix="."><choose><if position="ibid">' +
    `<text term="ibid" strip-periods="true" ${textCase}/></if><else><text variable="title"/></else></choose>` +
    '</layout></citation></style>'
  const style = createStyle(xml, {locales: [installedLocales()('en-US')!]})
  const {citations} = createProcessor(style, [{id: 'a', title: 'Book'}]).update({
    citations: [1, 2].map(note => ({id: String(note), cites: [{id: 'a'}], note}))
  })
  expect([...citations.values()].map(toText)).toEqual(['Book.', expected])
})

test('a missing term form falls back to another form of the language before English', () => {
  const style = createStyle(
    '<style version="1.0" class="in-text"><info/><citation><layout><text variable="title" suffix=" "/><text term="chapter" form="symbol"/></layout></citation></style>',
    {locales: ['de-DE', 'en-US'].map(lang => installedLocales()(lang)!), lang: 'de-DE'}
  )
  const {citations} = createProcessor(style, [{id: 'a', title: 'Buch'}]).update({
    citations: [{id: '1', cites: [{id: 'a'}]}]
  })
  expect(toText(citations.get('1')!)).toBe('Buch Kap.')
})

describe('labels in title case', () => {
  const label =
    '<names variable="editor"><label form="short" text-case="title" prefix=" (" suffix=")"/></names>'

  test.each([
    ['en-US', 'Ann B. Doe (Ed.)'],
    ['fr-FR', 'Ann B. Doe (Éd.)'],
    ['es-ES', 'Ann B. Doe (Ed.)']
  ])('%s – %s', (lang, expected) => {
    expect(entryOf(label, {editor: persons('Doe')}, {lang})).toBe(expected)
  })
})

test.each([
  ['US 1,234,567', 'no. US 1,234,567'],
  ['1,234', 'no. 1,234'],
  ['12, 345', 'nos. 12, 345'],
  ['1,234-1,240', 'nos. 1,234–1,240'],
  ['12,34', 'nos. 12, 34']
])('the label of the number %s', (number, expected) => {
  const entry =
    '<group delimiter=" "><label variable="number" form="short"/><number variable="number"/></group>'
  expect(
    entryOf(
      entry,
      {number},
      {
        locale:
          '<locale><terms><term name="number" form="short"><single>no.</single><multiple>nos.</multiple></term></terms></locale>'
      }
    )
  ).toBe(expected)
})

test.each([
  ['5--9', 'pp. 5–9'],
  ['5-9', 'pp. 5–9'],
  ['5', 'p. 5']
])('the label of the pages %s', (page, expected) => {
  const entry = '<label variable="page" form="short" suffix=" "/><text variable="page"/>'
  expect(entryOf(entry, {page})).toBe(expected)
})

test.each([
  ['ordinal', '2', '2nd'],
  ['ordinal', '2nd', '2nd'],
  ['ordinal', '2-3', '2nd–3rd'],
  ['long-ordinal', '2nd', '2nd'],
  ['long-ordinal', '12a, 3', '12a, third'],
  ['roman', '12a', '12a'],
  ['roman', '12', 'xii']
])('a number with letters is kept as it is: %s of %s', (form, edition, expected) => {
  expect(entryOf(`<number variable="edition" form="${form}"/>`, {edition})).toBe(expected)
})

test('the hyphen of an ordinal is not a range', () => {
  const number = '<number variable="edition" form="ordinal"/>'
  expect(entryOf(number, {edition: '3'}, {lang: 'ru-RU'})).toBe('3-е')
  expect(entryOf(number, {edition: '3-4'}, {lang: 'ru-RU'})).toBe('3-е–4-е')
})

test.each([
  ['moving towards and beyond it', 'Moving towards and beyond It'],
  ['travel along a line, amid it and throughout', 'Travel along a Line, amid It and Throughout'],
  ['an in-vivo study of up-to-date data', 'An In-Vivo Study of Up-to-Date Data'],
  ['avoiding a trade-off', 'Avoiding a Trade-Off'],
  ['a trade-off between two', 'A Trade-off between Two'],
  ['events: e$^2$EPCs and \\begin{it}more\\end{it}', 'Events: e$^2$EPCs and \\begin{it}more\\end{it}'],
  ['comment on “on the theorem”', 'Comment on “on the Theorem”'],
  ['the “new career”', 'The “New Career”'],
  ['the law E=mc<sup>2</sup> and a+b in snake_case', 'The Law E=mc2 and a+b in Snake_case'],
  ['a sum = product', 'A Sum = Product'],
  ['costs of $5 more', 'Costs of $5 More'],
  ['the da‘wa of a qur´an and an o`clock', 'The Da‘wa of a Qur´an and an o`clock'],
  ['the ‘open’ access', 'The ‘Open’ Access'],
  ['the site https://example.org/a, www.a.org/path', 'The Site https://example.org/a, www.a.org/path'],
  ['https://example.org/a', 'https://example.org/a'],
  ['doi:10.1000/abc-def is a name (10.1000/xyz.abc)', 'doi:10.1000/abc-def Is a Name (10.1000/xyz.abc)'],
  ['mail from me@doe.org to you', 'Mail from me@doe.org to You'],
  ['read-me.md and src/main.rs in node.js', 'read-me.md and src/main.rs in node.js'],
  ['at 5 p.m. in v.3 of the end.And more', 'At 5 p.m. in v.3 of the end.And More']
])('title case: %s – %s', (title, expected) => {
  expect(entryOf('<text variable="title" text-case="title"/>', {title})).toBe(expected)
})

test.each([
  ['sentence', 'The Site Https://example.org/Path', 'The site Https://example.org/Path'],
  ['sentence', 'https://example.org/A Name', 'https://example.org/A name'],
  ['capitalize-first', 'https://example.org/a', 'https://example.org/a'],
  ['capitalize-all', 'mail of me@doe.org', 'Mail Of me@doe.org'],
  ['uppercase', 'see a.org', 'SEE A.ORG']
])('text-case %s of %s', (textCase, title, expected) => {
  expect(entryOf(`<text variable="title" text-case="${textCase}"/>`, {title})).toBe(expected)
})

test.each(['en', 'en-GB', 'eng'])('title case in a work whose language is %s', language => {
  expect(entryOf('<text variable="title" text-case="title"/>', {title: 'the law', language})).toBe('The Law')
})

test('title case of a text does not depend on texts before', () => {
  const titles = [
    {title: 'law of', language: 'en the'},
    {title: 'the law of', language: 'en'}
  ].map(item => entryOf('<text variable="title" text-case="title"/>', item))
  expect(titles).toEqual(['Law Of', 'The Law Of'])
})

test('given names are added to shown names before further names', () => {
  const {citations} = rendered(
    {
      options:
        'disambiguate-add-names="true" disambiguate-add-givenname="true" et-al-min="3" et-al-use-first="1"',
      citation: '<layout><names variable="author"><name form="short" initialize-with="."/></names></layout>'
    },
    [
      ['Roe', 'Ann', 'Loe'],
      ['Roe', 'Bea', 'Moe'],
      ['Poe', 'Cat', 'Noe']
    ].map(([family, given, last], index) => ({
      id: String(index),
      author: [{family: 'Doe', given: 'Max'}, {family, given}, {family: last}]
    }))
  )
  expect(citations).toEqual(['Doe, A. Roe, et al.', 'Doe, B. Roe, et al.', 'Doe, Poe, et al.'])
})

test('in a range, the first date has no final suffix, the second no initial prefix', () => {
  const date =
    '<date variable="issued"><date-part name="month" form="short" prefix="[" suffix=" "/><date-part name="year" prefix="(" suffix=")"/></date>'
  const issued = {
    'date-parts': [
      [2001, 1],
      [2003, 3]
    ]
  }
  expect(entryOf(date, {issued})).toBe('[Jan. (2001–Mar. (2003)')
})

test('a particle that begins with a comma follows the name', () => {
  const author = [{family: 'Doe', given: 'Ann', 'dropping-particle': ', Lady'}]
  expect(entryOf('<names variable="author"><name/></names>', {author})).toBe('Ann Doe, Lady')
})

test.each([
  ['complete-all', 'Doe, Poe'],
  ['complete-each', 'Doe, Poe'],
  ['partial-each', '—, Poe'],
  ['partial-first', '—, Poe']
])('repeated authors are substituted by the rule %s', (rule, second) => {
  const author = (...families: readonly string[]) => families.map(family => ({family}))
  const {entries} = rendered(
    {
      entry: '<names variable="author"><name/></names>',
      bibliography: `subsequent-author-substitute="—" subsequent-author-substitute-rule="${rule}"`
    },
    [
      {id: 'a', author: author('Doe', 'Roe')},
      {id: 'b', author: author('Doe', 'Poe')}
    ]
  )
  expect(entries).toEqual(['Doe, Roe', second])
})
