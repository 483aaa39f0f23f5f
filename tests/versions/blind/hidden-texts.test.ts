import {describe, expect, test} from 'vitest'
import {compose} from '../../../src/build.ts'
import type {Kind} from '../../../src/core/kinds.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {hiddenTexts, wordsOfWork} from '../../../src/versions/blind/hidden-texts.ts'
import {hintsIn} from '../../../src/versions/blind/hints.ts'
import {drawingsOf} from '../../../src/versions/blind/picture-words.ts'
import {properties} from '../../../src/versions/redline/properties.ts'
import {articleOfCases, everyCase, withProperty} from '../../every-kind.ts'
import {textWorld} from '../../world.ts'

const drawing = `<!DOCTYPE svg [<!ENTITY who "Ann">]>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9" class="lab-of-doe">
  <style>.a {font-family: DoeSans}</style>
  <path id="path-of-ann" d="M0 0h8" points="1" transform="scale(1)" fill="red" stroke="blue" style="a: b"/>
  <circle cx="1" cy="1" r="1" rx="1" ry="1" offset="1" values="1"/>
  <line x1="1" x2="2" y1="1" y2="2"/>
  <image href="data:image/png;base64,QUJD" data-from="camera-of-doe"/>
  <text x="1" y="2" dx="1" dy="1" font-family="Doe Sans">A<tspan>n</tspan>n</text>
  <text>Doe</text>
  <g><foreignObject><p>of <b>Lund</b></p></foreignObject></g>
</svg>`

const paper = `# Law {#sec:law}

The HTML\`lab code\` is [here](#sec:law "A tooltip") for you [@roe; @doe].

*[HTML]: HyperText

::: {.box-of-doe}
In a box.
:::

![A map](ann-map.svg){#fig:map}

![A plan](https://doe.org/plan.png)

\`\`\` js
let doe = 1
\`\`\`
`

const works = `@book{roe, author = {Roe, Bo}, title = {Winds}, url = {https://roe.org/a}, doi = {10.1/roe}, publisher = {Roe Press},
  keywords = {air}, abstract = {Long.}, annote = {Read.}, langid = {english}, note = {Signed}}

@book{doe, author = {Doe, Jo}, title = {Seas}, url = {https://doe.org}}

@book{acm, author = {{The Society}}, title = {Rules}}
`

const files = {
  'paper.md': paper,
  'references.bib': works,
  'ann-map.svg': drawing,
  'own/style.yaml': 'name: own\n',
  'own/print.css': '/* by Ann */'
}

const settings = `title: Tides
authors: [{family: Doe, given: Ann}]
keywords: [sea, moon]
style: own
bibliography: references.bib
chapters: [paper.md]
`

const composed = () => compose(textWorld({...files, 'manuscript.yaml': settings}), createMemo(), '')

test('the hidden texts of a copy are its labels, keys, addresses, tooltips, names of files, code and classes', async () => {
  const {manuscript: source, article} = await composed()
  const drawings = drawingsOf(article, source.project)
  expect(drawings).toEqual([
    {
      attributes: [
        '<!ENTITY who "Ann">',
        'lab-of-doe',
        '.a {font-family: DoeSans}',
        'path-of-ann',
        'camera-of-doe'
      ],
      path: 'ann-map.svg',
      texts: ['Ann', 'Doe', 'of Lund', 'Ann Doe of Lund', 'A n n Doe of Lund', 'Ann Doe of Lund ']
    }
  ])
  expect(
    hiddenTexts(article, source, drawings)
      .filter(({text}) => !/^[\da-f]{14}$/.test(text))
      .map(({where, text, at}) => [where, text, at].filter(Boolean).join(': '))
  ).toEqual([
    'a keyword: sea',
    'a keyword: moon',
    'the key of a work: roe',
    'the address of a work: https://roe.org/a: references.bib:1:1',
    'the address of a work: 10.1/roe: references.bib:1:1',
    'a label: sec:law',
    'the words of an abbreviation: HyperText',
    'code: lab code',
    'a tooltip: A tooltip',
    'a label: citation--roe--doe--1',
    'a class: box-of-doe',
    'a label: fig:map',
    'the name of a file: ann-map.svg',
    'the name of a file: https://doe.org/plan.png',
    'the language of code: js',
    'code: let doe = 1',
    'a label: reference-list',
    'a label: reference-list',
    'an attribute of a picture: <!ENTITY who "Ann">: ann-map.svg',
    'an attribute of a picture: lab-of-doe: ann-map.svg',
    'an attribute of a picture: .a {font-family: DoeSans}: ann-map.svg',
    'an attribute of a picture: path-of-ann: ann-map.svg',
    'an attribute of a picture: camera-of-doe: ann-map.svg'
  ])
})

test('the words of a work are the fields that readers see', async () => {
  const {
    manuscript: {bibliography}
  } = await composed()
  expect([...bibliography.byKey].map(([key, work]) => [key, ...wordsOfWork(work)])).toEqual([
    ['roe', 'Winds', 'Roe Press', 'Signed'],
    ['doe', 'Seas'],
    ['acm', 'The Society', 'Rules']
  ])
})

/**
 * Properties that cannot contain the words of an author: numbers, yes or no, names from a fixed list, or copies of
 * properties of other nodes. Queries are only in proofs, whose files are searched for the authors' whole names.
 */
const wordless: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  heading: ['level', 'unnumbered', 'unlisted'],
  paragraph: ['noIndent'],
  figure: ['kind', 'columns'],
  figurePart: ['width'],
  equation: ['inline'],
  listing: ['firstLine'],
  list: ['ordered', 'numbering', 'start', 'delimiter', 'loose', 'ownMarks'],
  listItem: ['checked'],
  callout: ['kind'],
  division: ['outputs'],
  theorem: ['kind', 'isHead'],
  span: ['outputs', 'ofPages'],
  image: ['width', 'height'],
  citation: ['narrative', 'source'],
  work: ['key'],
  formatted: ['format'],
  language: ['isolated'],
  crossReference: ['label', 'target', 'page'],
  noteCall: ['note'],
  element: ['tagName', 'columns', 'rows'],
  raw: ['format', 'block'],
  query: ['block', 'question', 'answers', 'rule']
}

/** The values of properties that are not texts, with a name in them. */
const holding: Readonly<Record<string, (name: string) => unknown>> = {
  classes: name => [name],
  index: name => ({levels: [{words: 'tides'}, {words: name}]}),
  items: name => [{key: 'roe', mode: 'normal', prefix: [{type: 'text', value: name}], suffix: []}]
}

const authored = {
  'manuscript.yaml':
    'title: Tides\nauthors: [{family: Beeblebrox, given: Zaphod}]\nbibliography: references.bib\n',
  'references.bib': works,
  '01.md': 'Words [@roe].[^n]\n\n[^n]: A note.\n'
}

describe('the name of an author is found in each property of a node', () => {
  const blind = everyCase().filter(({place}) => place === 'body')
  test.each(Object.entries(properties))('%s', async (kind, rows) => {
    const one = blind.find(each => each.kind === kind)!
    const {manuscript: source, article} = await compose(textWorld(authored), createMemo(), '')
    const named = Object.entries({anchor: '', classes: '', tooltip: '', ...rows}).flatMap(([name, say]) =>
      say === 'counted' || say === 'elsewhere' ? [] : [name]
    )
    const silent = named.filter(name => {
      const value = (holding[name] ?? String)('Beeblebrox')
      const whole = articleOfCases({...article, body: []}, [withProperty(one, name, value)])
      const hints = hintsIn(whole, {source, whole, pictures: source.project})
      return !hints.some(({words}) => words.includes('Beeblebrox'))
    })
    expect(
      silent,
      'Add the property to `hiddenIn` in src/versions/blind/hidden-texts.ts, or to `wordless` above.'
    ).toEqual(wordless[kind as Kind] ?? [])
  })
})
