import {expect, test} from 'vitest'
import {compose} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {mailAccounts, rolesOfAuthors} from '../../../src/versions/blind/authors.ts'
import {folded, foldedWithPlaces} from '../../../src/versions/blind/folded-words.ts'
import {blindCopy} from '../../../src/versions/blind/index.ts'
import {built} from '../../built.ts'
import {buildWithInput} from '../../compose/article.ts'
import {outlineOf} from '../../outline.ts'
import {drawing} from '../../picture-samples.ts'
import {textWorld} from '../../world.ts'

const settings = `title: "Verde: Gridding^[Thanks to Doe.]"
subtitle: A subtitle by Trautwein
titles: {de: Titel von Trautwein}
authors:
  - {given: Wilhelmina Bo, family: Trautwein, email: kilnfox@clay.test, orcid: 0000-0002-1825-0097}
  - {given: Ann, family: Price-Whelan, email: office@mail.clay.test}
  - {given: Bo, family: Roe}
  - {name: The Brick Survey, corporate: true}
affiliations: [{name: "Institute of Heat; University of Saxonbridge, URSB", city: Quellendorf}]
abstract: An abstract by Trautwein, at <https://kilnfox.test/a>.
keywords: [the Trautwein kiln]
license: CC0-1.0
doi: 10.5555/own
journal: {title: Heat, volume: 3, issue: 1, first-page: 2, publisher: Ann Price-Whelan, issn: 2049-3630}
statements: {data: "Data of Trautwein.", funding: "By grant AB-12345-X."}
`
const works = [
  {
    id: 'own',
    type: 'book',
    title: 'Own',
    author: [{family: 'Trautwein', given: 'W.'}],
    issued: {'date-parts': [[1999]]}
  },
  {
    id: 'poe',
    type: 'book',
    title: 'Heat of Trautwein',
    author: [{family: 'Poe', given: 'Ida'}],
    translator: [{family: 'Trautwein', given: 'W. B.'}],
    editor: [{literal: 'The Brick Survey'}],
    note: 'By Roe.',
    keyword: 'mine',
    annote: 'mine',
    URL: 'https://roe.test/a'
  },
  {
    id: 'roe1',
    type: 'book',
    title: 'Wind',
    author: [{family: 'Roe', given: 'Carl'}],
    publisher: 'Trautwein',
    issued: {'date-parts': [[2001]]}
  },
  {id: 'unseen', type: 'book', title: 'By Trautwein', author: [{family: 'Poe', given: 'Ida'}]}
]

/** Each kind of block, each with names; the same words are in a version before it. */
const chapter =
  `Text of Trautwein with a long run of other words before and behind the name, so that only some of them are near.

# Method {#sec:trautwein-method}

W. B. Trautwein and A. P.-W. [see Roe, @poe, as Trautwein says] and @roe1. [Our own words](https://github.com/kilnfox/a "By Trautwein").
<https://kilnfox.test/trautwein> and [https://kilnfox.test](https://kilnfox.test/b).{++ Inserted ++}

> Quoted from pricewhelan, price_whelan and PriceWhelan, or T r a u t w e i n.

- Roe
- wtrautwein

| Trautwein | b |
|---|---|
| Roe | Ann |

![Drawn by Trautwein](trautwein.svg){#fig:map .trautwein}

\`\`\` trautwein
wtrautwein = trautweinlab + "${'x'.repeat(90)}"
\`\`\`

Own words `.concat(
    '`trautweinb` of @own and [-@own].[^n] \\index{Trautwein}\n\n[^n]: A note of Trautwein; 0000-0002-1825-0097.\n\n## Trautwein\n\nSub.\n\n# Acknowledgements\n\nThanks to Trautwein.\n\n## Below\n\nThanks to Roe.\n\n# Results\n\nGrant AB-12345-X.\n\n\\printindex\n'
  )

const files = {
  'manuscript.yaml': settings,
  'references.json': JSON.stringify(works),
  'trautwein.svg': drawing(
    '<!-- Trautwein --><title>Roe</title><g id="by-trautwein" x="1"/><text>Trautwein</text><text>R</text><text>o</text><text>e</text>'
  )
}

const machine = [{text: 'kq12', what: 'the user of this machine'}]

test('the blind copy of a paper and of its redline, and the hints and leaks in them', async () => {
  const before = await compose(
    textWorld({...files, '01.md': `# Old\n\nBefore Trautwein, of @own and @roe1.\n\n${chapter}`}),
    createMemo(),
    ''
  )
  const blind = {slug: () => 'copy', machine}
  const {rendering, result} = await buildWithInput({...files, '01.md': chapter}, createMemo(), {blind})
  const redline = await buildWithInput({...files, '01.md': chapter}, createMemo(), {blind, against: before})
  const {article, manuscript} = rendering
  const source = await compose(textWorld({...files, '01.md': chapter}), createMemo(), '')
  const leaks = [
    'By Wilhelmina Bo Trautwein, W. Trautwein and kq12.',
    'By <b>Wilhel</b>mina&nbsp;Trautwein, 0000 0002 1825 0097 or 10.5555/own.',
    'By Trautweins, W. Trautweiner, akq12 and kq123.',
    'Of The <span>Brick</span> Survey, KILNFOX@CLAY.TEST.'
  ].flatMap(text =>
    blindCopy(source.manuscript, blind)
      .leaks([{path: 'copy.html', bytes: new TextEncoder().encode(text)}], [article], () => undefined)
      .map(({signal, near}) => `${signal.what}: ${signal.text} in “${near}”`)
  )
  const hintsOf = ({blind: found}: typeof result): readonly string[] =>
    found!.hints.map(
      ({what, words, near, at}) => `${what}: ${words} in “${near}”${at === undefined ? '' : ` at ${at}`}`
    )
  const hints = hintsOf(result)
  const told = [
    '# hints',
    ...hints,
    '# hints of the redline',
    ...hintsOf(redline.result).filter(hint => !hints.includes(hint)),
    '# leaks',
    ...leaks,
    '# metadata',
    outlineOf(manuscript.metadata, files),
    '# works',
    ...manuscript.bibliography.references.map(({csl}) => JSON.stringify(csl)),
    '# article',
    outlineOf({...article, metadata: undefined}, files),
    '# the lists of the redline',
    outlineOf(redline.rendering.article.lists, files)
  ]
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(
    new URL('../../data/blind-copy.txt', import.meta.url).pathname
  )
})

test.each([
  ['Müller  &  Söhne', 'Muller & Sohne'],
  ['M%C3%BCller%20x', 'Muller x'],
  ['100%ZZ %C3 %e4', '100%ZZ %C3 %e4'],
  ['Lind\u00adqvist\u200b\u2060', 'Lindqvist'],
  ['a\u2010b\u2013c\u2212d', 'a-b-c-d'],
  ['Ærø Ødegård Łódź Đoković Þór Ħal Œuvre Ðal', 'Aero Odegard Lodz Dokovic Thor Hal Oeuvre Dal'],
  ['straße ﬁn 𝐁𝐨 Ｂｏ', 'strasse fin Bo Bo'],
  ['İstanbul ıı', 'Istanbul ii'],
  ['漢字\u3000川', '漢字 川'],
  ['a\n\t b', 'a b']
])('%j is searched as %j, and each letter has its place', (text, expected) => {
  expect(folded(text)).toBe(expected)
  const {text: low, places} = foldedWithPlaces(text)
  expect(low).toBe(expected.toLowerCase())
  expect(places.length).toBe(low.length)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(low[0]).toBe(folded(text.slice(places[0], places[0]! + 1) || text)[0]!.toLowerCase())
})

test('the places of letters are those of the whole sequence', () => {
  expect(foldedWithPlaces('aß%C3%BC  %41é\u0301x')).toEqual({
    text: 'assu aex',
    places: [0, 1, 1, 2, 8, 10, 13, 15]
  })
})

test.each<readonly [string, boolean]>([
  ['ann@a.test', false],
  ['anne@a.test', true],
  ...'info mail email e-mail contact kontakt office admin hello editor author authors correspondence research team press noreply'
    .split(' ')
    .flatMap(name => [
      [`${name}@a.test`, false] as const,
      [`${name.toUpperCase()}@a.test`, false] as const,
      [`${name}kiln@a.test`, true] as const,
      [`kiln${name}@a.test`, true] as const
    ])
])('the account of %s names a person: %s', (email, isPerson) => {
  expect(mailAccounts({authors: [{name: 'Doe', email}, {name: 'Roe'}]} as never)).toEqual(
    isPerson ? [email.split('@')[0]] : []
  )
})

test.each([
  ['Ann', 'A. B.', true],
  ['Ann', 'AB', true],
  ['Ann', 'ABCD', false],
  ['Ann', '', true],
  ['Jo', 'Joan', false],
  ['Joa', 'Joan', true],
  ['Joan', 'Joa', true],
  ['Marta', 'Martha', true],
  ['Mart', 'Matt', false],
  ['Katrina', 'Katrine', true],
  ['Katrin', 'Katron', false],
  ['Katrina', 'Kotrine', false],
  ['Dmitry', 'Dmitriys', false],
  ['Sofia', 'Xofia', false],
  ['Sofiya', 'Xsofiya', true],
  ['Jean-Paul', 'J.-P.', true],
  ['Jean-Paul', 'P.', false]
])('an author %s and a translator %s are one: %s', async (given, other, isOne) => {
  const {manuscript} = await built({
    'manuscript.yaml': `authors: [{given: ${given}, family: Doe}]\n`,
    '01.md': '[@a]',
    'references.json': JSON.stringify([
      {
        id: 'a',
        type: 'book',
        title: 'T',
        translator: [{family: 'Doe', given: other}],
        illustrator: [{family: 'Roe', given}]
      }
    ])
  })
  const roles = rolesOfAuthors(manuscript.bibliography.references[0]!, manuscript.metadata)
  expect(roles).toEqual(isOne ? ['translator'] : [])
})
