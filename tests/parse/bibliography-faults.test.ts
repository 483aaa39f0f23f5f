import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {installedLocales} from '../../src/node/program/locales.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {longestValue} from '../../src/parse/bibtex/values.ts'
import {cite, textOf} from '../cite.ts'

/** An author's fault: the source, the stretch at which the finding points, and its message. */
type Seed = Readonly<{kind: string; text: string; at: string; rule: string; says: string}>

const syntax = 'bibliography-syntax'
const value = 'bibliography-value'
const latex = 'bibliography-latex'

const seeds: readonly Seed[] = [
  {
    kind: 'no comma after the key',
    text: '@book{f1 title = {T}}',
    at: 'title',
    rule: syntax,
    says: 'Unexpected `title` after the key `f1`, expected `,`'
  },
  {
    kind: 'no comma between fields',
    text: '@book{f2,\n  title = {T}\n  year = 2000\n}',
    at: 'year',
    rule: syntax,
    says: 'Unexpected `year` after the value of `title`, expected `,`'
  },
  {
    kind: 'no comma between fields',
    text: '@article{f3, volume = 3 number = 4}',
    at: 'number',
    rule: syntax,
    says: 'Unexpected `number` after the value of `volume`, expected `,`'
  },
  {
    kind: 'no closing brace of a value',
    text: '@book{f4,\n  title = {T,\n  year = 2000\n}',
    at: '@book{f4',
    rule: syntax,
    says: 'The entry `f4` is not closed, expected `}`'
  },
  {
    kind: 'no closing brace of the entry',
    text: '@book{f5,\n  title = {T},\n  year = 2000',
    at: '@book{f5',
    rule: syntax,
    says: 'The entry `f5` is not closed, expected `}`'
  },
  {
    kind: 'no closing parenthesis',
    text: '@book(f6,\n  title = {T},\n  year = 2000',
    at: '@book(f6',
    rule: syntax,
    says: 'The entry `f6` is not closed, expected `)`'
  },
  {
    kind: 'a brace too many',
    text: '@book{f7, title = {T}}, year = 2000}',
    at: ', year',
    rule: syntax,
    says: 'Unexpected `,` after the end of an entry, expected `@` and the next entry'
  },
  {
    kind: 'a brace too many',
    text: '@book{f8, title = {T}}\n}',
    at: '\n}',
    rule: syntax,
    says: 'Unexpected `}` after the end of an entry, expected `@` and the next entry'
  },
  {
    kind: 'no closing quote',
    text: '@book{f9, title = "T, year = 2000}',
    at: '"',
    rule: syntax,
    says: 'The value of `title` is not closed, expected `"`'
  },
  {
    kind: 'a brace inside quotes',
    text: '@book{f10, title = "T {half", year = 2000}',
    at: '"T',
    rule: syntax,
    says: 'The value of `title` is not closed, expected `"`'
  },
  {
    kind: 'no key',
    text: '@book{title = {T}}',
    at: '@book{title',
    rule: syntax,
    says: 'The field `title` is in the place of the key, expected `@type{key, title = ...`'
  },
  {
    kind: 'an empty key',
    text: '@book{, title = {T}}',
    at: '@book{,',
    rule: syntax,
    says: '`,` is in the place of the key'
  },
  {
    kind: 'a key with white space',
    text: '@book{f13 2000, title = {T}}',
    at: 'f13 2000',
    rule: syntax,
    says: 'The key `f13 2000` contains a space'
  },
  {
    kind: 'a key twice',
    text: '@book{sound1, title = {T}}',
    at: '@book{sound1',
    rule: 'bibliography-duplicate-key',
    says: 'The key `sound1` belongs to two entries'
  },
  {
    kind: 'an alias that is another key',
    text: '@book{f15, ids = {sound2}, title = {T}}',
    at: '@book{f15',
    rule: 'bibliography-duplicate-key',
    says: 'The key `sound2` belongs to two entries'
  },
  {
    kind: 'a field twice',
    text: '@book{f16, title = {T}, Title = {U}}',
    at: 'Title = {U}',
    rule: 'bibliography-duplicate-field',
    says: 'The entry has the field `title` twice'
  },
  {
    kind: 'an undefined string',
    text: '@article{f17, journal = jpr}',
    at: 'jpr',
    rule: 'bibliography-undefined-string',
    says: 'No `@string` defines `jpr`, expected `{jpr}` for literal text'
  },
  {
    kind: 'an undefined string',
    text: '@article{f18, journal = "J. of " # jpq}',
    at: 'jpq',
    rule: 'bibliography-undefined-string',
    says: 'No `@string` defines `jpq`, expected `{jpq}` for literal text'
  },
  {
    kind: 'a string that names itself',
    text: '@string{self = self # { Again}}',
    at: 'self #',
    rule: 'bibliography-undefined-string',
    says: 'No `@string` defines `self`, expected `{self}` for literal text'
  },
  {
    kind: 'a string defined twice',
    text: '@string{press = {Another Press}}',
    at: '@string{press',
    rule: 'bibliography-duplicate-string',
    says: '`press` is defined twice'
  },
  {
    kind: 'a string without a name',
    text: '@string{"Press"}',
    at: '@string{"',
    rule: syntax,
    says: 'This `@string` has no name, expected `@string{name = {text}}`'
  },
  {
    kind: 'a misspelt type',
    text: '@artcle{f22, title = {T}}',
    at: '@artcle{f22',
    rule: 'bibliography-entry-type',
    says: '`@artcle` is not a BibTeX or BibLaTeX entry type'
  },
  {
    kind: 'an unknown type',
    text: '@tweetstorm{f23, title = {T}}',
    at: '@tweetstorm{f23',
    rule: 'bibliography-entry-type',
    says: '`@tweetstorm` is not a BibTeX or BibLaTeX entry type'
  },
  {
    kind: 'a misspelt field',
    text: '@book{f24, auhtor = {Doe, Jane}}',
    at: 'auhtor',
    rule: 'bibliography-field',
    says: '`auhtor` is not a BibTeX or BibLaTeX field, expected `author`'
  },
  {
    kind: 'a misspelt field',
    text: '@article{f25, jounral = {J}}',
    at: 'jounral',
    rule: 'bibliography-field',
    says: '`jounral` is not a BibTeX or BibLaTeX field, expected `journal`'
  },
  {
    kind: 'no equals sign',
    text: '@book{f26, title {T}, year = 2000}',
    at: 'title {',
    rule: syntax,
    says: 'Unexpected `{` after `title`, expected `=`'
  },
  {
    kind: 'a colon for the equals sign',
    text: '@book{f27, title: {T}, year = 2000}',
    at: 'title:',
    rule: syntax,
    says: 'Unexpected `{` after `title:`, expected `=`'
  },
  {
    kind: 'no value',
    text: '@book{f28, title = , year = 2000}',
    at: ', year',
    rule: syntax,
    says: 'Unexpected `,`, expected a value of `title`'
  },
  {
    kind: 'nothing to join',
    text: '@book{f29, publisher = press # , year = 2000}',
    at: ', year',
    rule: syntax,
    says: 'Unexpected `,`, expected a value of `publisher`'
  },
  {
    kind: 'text without delimiters',
    text: '@book{f30, title = So it goes, year = 2000}',
    at: 'So it goes',
    rule: syntax,
    says: 'The value of `title` is not in braces, expected `{...}`'
  },
  {
    kind: 'quotation marks of a word processor',
    text: '@book{f31, title = “Peace, at last”, year = 2000}',
    at: '“Peace, at last”',
    rule: syntax,
    says: 'The value of `title` is not in braces, expected `{...}`'
  },
  {
    kind: 'letters in a bare number',
    text: '@book{f32, year = 2000a}',
    at: '2000a',
    rule: value,
    says: '`2000a` is not in braces, expected `{2000a}`'
  },
  {
    kind: 'a stray @',
    text: '@',
    at: '@',
    rule: syntax,
    says: 'Unexpected `@`, expected an entry such as `@article{key,`'
  },
  {
    kind: 'no opening brace',
    text: '@book f34, title = {T}',
    at: '@book',
    rule: syntax,
    says: 'Unexpected `@book`, expected an entry such as `@article{key,`'
  },
  {
    kind: 'an entry without its @',
    text: 'book{f35, title = {T}}',
    at: 'book{f35',
    rule: syntax,
    says: '`book{f35` has no `@`, expected `@book{f35`'
  },
  {
    kind: 'another sign for the @',
    text: '©article{f36,\n  title = {T}\n}',
    at: '©article{f36',
    rule: syntax,
    says: '`©article{f36` has no `@`, expected `@article{f36`'
  },
  {
    kind: 'no end of a string',
    text: '@string{late = {Late}',
    at: '@string',
    rule: syntax,
    says: 'This `@string` is not closed, expected `}`'
  },
  {
    kind: 'an unread date',
    text: '@online{f39, title = {T}, date = {31.05.2017}}',
    at: '{31.05.2017}',
    rule: value,
    says: '`31.05.2017` is not a date, expected one such as `2017-05-31`'
  },
  {
    kind: 'an unread date',
    text: '@online{f40, title = {T}, urldate = {2 May 2017}}',
    at: '{2 May 2017}',
    rule: value,
    says: '`2 May 2017` is not a date that galley recognizes, expected `2017-05-02`'
  },
  {
    kind: 'a month that no calendar has',
    text: '@online{f41, title = {T}, date = {2017-13}}',
    at: '{2017-13}',
    rule: value,
    says: '`2017-13` is not a date, expected one such as `2017-05-31`'
  },
  {
    kind: 'a month that no calendar has',
    text: '@book{f42, title = {T}, year = 2017, month = 13}',
    at: '13',
    rule: value,
    says: '`13` is not a month, expected one such as `5`, `may` or `May`'
  },
  {
    kind: 'a day that no calendar has',
    text: '@online{f43, title = {T}, date = {2017-02-30}}',
    at: '{2017-02-30}',
    rule: value,
    says: '`2017-02-30` is not a date, expected one such as `2017-05-31`'
  },
  {
    kind: 'a day that no calendar has',
    text: '@book{f44, title = {T}, year = 2017, month = apr, day = 31}',
    at: '31',
    rule: value,
    says: 'That month has no day `31`'
  },
  {
    kind: 'a year of five digits',
    text: '@book{f45, title = {T}, year = 20177}',
    at: '20177',
    rule: value,
    says: '`20177` is not a year, expected one such as `2017`'
  },
  {
    kind: 'a range that ends before it begins',
    text: '@online{f46, title = {T}, date = {2018-05/2017-05}}',
    at: '{2018-05/2017-05}',
    rule: value,
    says: 'The range `2018-05/2017-05` ends before it begins'
  },
  {
    kind: 'a range that ends before it begins',
    text: '@book{f47, title = {T}, year = {2018--2017}}',
    at: '{2018--2017}',
    rule: value,
    says: 'The range `2018–2017` ends before it begins'
  },
  {
    kind: 'malformed EDTF',
    text: '@online{f48, title = {T}, date = {19XXX}}',
    at: '{19XXX}',
    rule: value,
    says: '`19XXX` is not a date, expected one such as `2017-05-31`'
  },
  {
    kind: 'an unknown parent',
    text: '@inbook{f49, crossref = {nobody}, title = {T}}',
    at: '{nobody}',
    rule: 'bibliography-crossref',
    says: '`crossref` names `nobody`, which is not in the bibliography'
  },
  {
    kind: 'unknown xdata',
    text: '@book{f50, xdata = {nothing}, title = {T}}',
    at: '{nothing}',
    rule: 'bibliography-crossref',
    says: '`xdata` names `nothing`, which is not in the bibliography'
  },
  {
    kind: 'an unknown member of a set',
    text: '@set{f51, entryset = {sound3, none}}',
    at: '{sound3, none}',
    rule: 'bibliography-crossref',
    says: '`entryset` names `none`, which is not in the bibliography'
  },
  {
    kind: 'a circle of parents',
    text: '@inbook{f52, crossref = {f52b}, title = {T}}\n@book{f52b, crossref = {f52}, title = {T}}',
    at: '{f52}',
    rule: 'bibliography-crossref',
    says: '`crossref` names `f52`, which leads back to `f52b`'
  },
  {
    kind: 'a circle of parents',
    text: '@book{f53, crossref = {f53}, title = {T}}',
    at: '{f53}',
    rule: 'bibliography-crossref',
    says: '`crossref` names `f53`, which leads back to `f53`'
  },
  {
    kind: 'an unknown command',
    text: '@book{f54, title = {On \\textti{Homo}}}',
    at: '\\textti',
    rule: latex,
    says: 'galley does not know the LaTeX command `\\textti`'
  },
  {
    kind: 'an unknown command',
    text: '@book{f55, author = {Doe, \\Jane}}',
    at: '\\Jane',
    rule: latex,
    says: 'galley does not know the LaTeX command `\\Jane`'
  },
  {
    kind: 'mathematics without an end',
    text: '@book{f56, title = {Growth of $n^2 in time}}',
    at: '$',
    rule: latex,
    says: 'The formula after `$` is not closed, expected `$`, or `\\$` for a dollar sign'
  },
  {
    kind: 'braces nested too deep',
    text: `@book{f57, title = {${'{'.repeat(120)}T${'}'.repeat(120)}}}`,
    at: `{${'{'.repeat(120)}T${'}'.repeat(120)}}`,
    rule: syntax,
    says: 'The value of `title` has braces nested 100 deep'
  },
  {
    kind: 'commas between names',
    text: '@book{f58, author = {Jane Doe, Richard Roe, Ann Poe, Bob Zoe}}',
    at: '{Jane Doe, Richard Roe, Ann Poe, Bob Zoe}',
    rule: value,
    says: 'The name `Jane Doe, Richard Roe, Ann Poe, Bob Zoe` has too many commas, expected `Family, Given` and ` and ` between names'
  },
  {
    kind: 'another sign between names',
    text: '@book{f59, author = {Doe, Jane; Roe, Richard}}',
    at: '{Doe, Jane; Roe, Richard}',
    rule: value,
    says: 'The name `Doe, Jane; Roe, Richard` has `;` in it, expected ` and ` between names, or braces around an organisation'
  },
  {
    kind: 'another sign between names',
    text: '@book{f60, author = {Jane Doe & Richard Roe}}',
    at: '{Jane Doe & Richard Roe}',
    rule: value,
    says: 'The name `Jane Doe & Richard Roe` has `&` in it, expected ` and ` between names, or braces around an organisation'
  },
  {
    kind: 'an “and” too many',
    text: '@book{f61, author = {Doe, Jane and and Roe, Richard}}',
    at: '{Doe, Jane and and Roe, Richard}',
    rule: value,
    says: '`and` in `author` has no name beside it'
  },
  {
    kind: 'parts of a name in another order',
    text: '@book{f62, author = {Roe, Richard, Jr.}}',
    at: '{Roe, Richard, Jr.}',
    rule: value,
    says: 'The parts of the name `Roe, Richard, Jr.` are in the wrong order, expected `Family, Jr, Given`'
  },
  {
    kind: 'something that is no field',
    text: '@book{f63, title = {T}, = {U}, year = 2000}',
    at: '= {U}',
    rule: syntax,
    says: 'Unexpected `=`, expected a field such as `title = {...}`'
  },
  {
    kind: 'a `;` for the comma',
    text: '@book{f64, title = {T}; year = 2000}',
    at: '; year',
    rule: syntax,
    says: 'Unexpected `;` after the value of `title`, expected `,`'
  }
]

/** All faults are in one file, with a valid entry before each fault and after the last. */
const sound = (number: number) =>
  `@article{sound${number},
  author = {Doe, Jane and {World Health Organization}},
  title  = "On {DNA} and Caf{\\'e}s",
  journal = {Journal of Peace}, year = 2001, month = may, volume = ${number}, pages = {1--9},
  publisher = press
}`

function build() {
  let text = '@string{press = {A Press}}\n\n'
  const expected: string[] = []
  seeds.forEach(({text: seed, at, rule, says}, index) => {
    text += `${sound(index + 1)}\n\n`
    // The place is that of the stretch itself, without the line break that it may begin with.
    const offset = text.length + seed.indexOf(at) + (at.startsWith('\n') ? 1 : 0)
    const before = text + seed.slice(0, offset - text.length)
    const line = before.split('\n').length
    const column = before.length - before.lastIndexOf('\n')
    expected.push(`${line}:${column} ${rule} ${says}`)
    text += `${seed}\n\n`
  })
  return {text: `${text}${sound(seeds.length + 1)}\n`, expected}
}

test('a value of more than a million characters is left out, with its place', () => {
  const read = (length: number) =>
    parseBibliography([{path: 'a.bib', text: `@book{doe,\n title = {${'a'.repeat(length)}}, year = 1999}`}])
  expect(read(longestValue).findings.map(({message}) => message)).not.toContainEqual(
    expect.stringContaining('characters')
  )
  const {findings, references} = read(longestValue + 1)
  expect(findings.find(({rule}) => rule === 'bibliography-syntax')).toMatchObject({
    message: `The value of \`title\` has more than ${longestValue} characters`,
    place: {start: {line: 2, column: 10}}
  })
  expect([...references[0]!.fields.keys()]).toEqual(['year'])
})

describe('a file with many faults', () => {
  const {text, expected} = build()
  const {findings, byKey, references} = parseBibliography([{path: 'references.bib', text}])

  test('contains at least fifty faults of twenty-five kinds', () => {
    expect(seeds.length).toBeGreaterThanOrEqual(50)
    expect(new Set(seeds.map(seed => seed.kind)).size).toBeGreaterThanOrEqual(25)
  })

  test('each fault is one finding at its place', () => {
    const found = findings.map(({place, rule, message}) => {
      const {line, column} = place!.start
      return `${line}:${column} ${rule} ${message}`
    })
    expect(found).toEqual(expected)
  })

  test('every valid entry is parsed completely', () => {
    for (let number = 1; number <= seeds.length + 1; number++) {
      const reference = byKey.get(`sound${number}`)!
      // The second definition of the publisher applies from its own place on.
      const afterSecond = number > seeds.findIndex(seed => seed.kind === 'a string defined twice') + 1
      expect(reference.csl).toEqual({
        id: `sound${number}`,
        type: 'article-journal',
        author: [{family: 'Doe', given: 'Jane'}, {literal: 'World Health Organization'}],
        title: 'On <span class="nocase">DNA</span> and cafés',
        'container-title': 'Journal of Peace',
        issued: {'date-parts': [[2001, 5]]},
        volume: String(number),
        page: '1-9',
        publisher: afterSecond ? 'Another Press' : 'A Press'
      })
    }
  })

  test('every entry is rendered, faulty ones as far as they were parsed', () => {
    const style = {
      style: readFileSync(new URL('../../styles/csl/apa.csl', import.meta.url), 'utf8'),
      locales: installedLocales(),
      lang: 'en'
    }
    const keys = [...new Set(references.map(reference => reference.key))].filter(key => !/\s/.test(key))
    const {references: printed, rendered} = cite(
      `[${keys.map(key => `@${key}`).join('; ')}]`,
      style,
      references.map(reference => reference.csl)
    )
    expect(printed).toHaveLength(keys.length)
    expect(rendered.problems).toEqual([])
    const texts = printed.map(textOf)
    for (const date of ['31.05.2017', '2017-13', '2017-02-30', '20177', '19XXX'])
      expect(texts).toContain(`T. (${date}).`)
    const sounds = texts.filter(text => text.startsWith('Doe, J., & World Health Organization. (2001'))
    expect(sounds).toHaveLength(seeds.length + 1)
  })

  test('a faulty entry is parsed as far as possible', () => {
    const lost = seeds.flatMap(({text: seed}) => {
      const key = /@\w+[{(](f\d+b?)/.exec(seed)?.[1]
      return key === undefined || references.some(reference => reference.key.startsWith(key)) ? [] : [key]
    })
    expect(lost).toEqual([])
    expect(byKey.get('f30')!.csl).toMatchObject({title: 'So it goes', issued: {'date-parts': [[2000]]}})
    expect(byKey.get('f31')!.csl).toMatchObject({title: 'Peace, at last', issued: {'date-parts': [[2000]]}})
    expect(byKey.get('f64')!.csl).toMatchObject({title: 'T', issued: {'date-parts': [[2000]]}})
  })
})
