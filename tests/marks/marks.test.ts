import type {PDFDocument} from 'pdf-lib'
import {afterAll, describe, expect, test} from 'vitest'
import type {Returned} from '../../src/answers/returned.ts'
import {readGlyphs} from '../../src/node/pdf-glyphs.ts'
import {createTypesetter} from '../../src/node/print/typesetter.ts'
import {readAsset} from '../../src/node/program/package.ts'
import {textWorld} from '../world.ts'
import {wordFinder} from './printed-words.ts'
import {crop, type MarkKind, markKinds, putMark, scale, shuffle, turn} from './put-marks.ts'
import {isRight} from './right.ts'
import {changedPdf, marksIn, type SentProof, sendProof} from './sent-proof.ts'

const typesetter = createTypesetter({warn: () => undefined})
afterAll(() => typesetter.close())

const filler = 'Common words fill these lines so that the page looks like one of a paper and turns over. '

/** Words that the paper has once, each in another place, and what is expected to come back for them. */
const places: ReadonlyArray<readonly [place: string, words: string, about?: string]> = [
  ['a heading', 'Zebracoat habits'],
  ['a paragraph', 'quaggafoal'],
  [
    'words over the end of a line',
    'characteristically internationalized incomprehensibilities notwithstanding'
  ],
  ['a list', 'okapileaf'],
  ['a cell', 'tapirsnout'],
  ['a caption', 'coatitail'],
  ['a note', 'kinkajounote'],
  ['emphasis', 'margayeye'],
  ['a word that ends in a ligature', 'caribouff'],
  ['the abstract', 'pangolinscale'],
  ['an entry of the references', 'Bandicoots and circuses', 'reference roe, title (references.bib:3)'],
  ['an affiliation', 'Capybara Institute', 'affiliations']
]

const paper = `---
title: Animals
author:
  - name: Zuleika Dobson
    affiliation: Capybara Institute
abstract: |
  It has a pangolinscale in it.
---

# Zebracoat habits

${filler.repeat(3)}One quaggafoal, caribouff. ${filler} See [@roe].

The the the characteristically internationalized incomprehensibilities notwithstanding ${filler.repeat(2)}

- one
- an okapileaf falls

| a | b |
|---|---|
| 1 | tapirsnout |

: Of a coatitail. {#tbl:t}

${filler.repeat(30)}A call.^[Here a kinkajounote.] Then *margayeye* is set so.
`

const bibliography =
  '@article{roe,\n  author = {Roe, Richard},\n  title = {Bandicoots and circuses},\n  year = {1999}\n}\n'

let sending: Promise<SentProof> | undefined

function sent(): Promise<SentProof> {
  sending ??= sendProof(
    {
      ...textWorld({'paper.md': paper, 'references.bib': bibliography}),
      asset: readAsset,
      typeset: typesetter.typeset
    },
    'paper.md'
  )
  return sending
}

/** Every kind of mark on every place, each with a text of its own. */
async function marked(change: (document: PDFDocument) => void): Promise<readonly Returned[]> {
  const proof = await sent()
  const pages = Array.from(proof.map.pages.keys())
  const glyphs = await readGlyphs(proof.pdf, pages)
  if ('fault' in glyphs) throw new Error(glyphs.fault)
  const find = wordFinder(glyphs)
  const pdf = await changedPdf(proof.pdf, document => {
    for (const [place, words] of places) {
      const printed = find(words)
      if (printed === undefined) throw new Error(`${words} is not printed once`)
      for (const kind of markKinds) putMark(document, kind, printed, `${kind} of ${place}`)
    }
    change(document)
  })
  return marksIn(pdf, proof)
}

/** Marks that are not where they should be. */
function wrong(returned: readonly Returned[], isSure: (kind: MarkKind) => boolean): readonly string[] {
  return places.flatMap(([place, words, about]) =>
    markKinds.flatMap(kind => {
      const found = returned.filter(each => each.text === `${kind} of ${place}`)
      const [first] = found
      const right =
        first !== undefined &&
        (about === undefined
          ? isRight(first, kind, {start: paper.indexOf(words), end: paper.indexOf(words) + words.length})
          : first.about === about)
      const sure = about !== undefined || first?.verdict === 'sure' || !isSure(kind)
      return right && sure ? [] : [`${kind} on ${place}: ${JSON.stringify(found)}`]
    })
  )
}

describe('each kind of mark is at its words, in every place', () => {
  const always = (): boolean => true
  const inQuads = (kind: MarkKind): boolean => kind !== 'Ink' && kind !== 'Callout'
  test.each<readonly [string, (document: PDFDocument) => void, (kind: MarkKind) => boolean]>([
    ['in the file as it was sent', () => undefined, always],
    ['turned', turn, always],
    ['cropped', crop, always],
    ['with pages added and moved', shuffle, always]
  ])('%s', async (_, change, isSure) => {
    expect(wrong(await marked(change), isSure)).toEqual([])
  })

  test('on scaled pages, but not in drawings, which are not scaled', async () => {
    const returned = await marked(scale)
    const isKept = ({text}: Returned): boolean => !/^(Ink|Callout)/.test(text)
    expect(wrong(returned, inQuads).filter(line => !/^(Ink|Callout)/.test(line))).toEqual([])
    expect(returned.filter(each => !isKept(each) && each.verdict === 'sure')).toEqual([])
  })
})

test('a mark on a part of a citation, a formula or the number of a note is about all of it', async () => {
  const text = '---\ntitle: Law\n---\n\nSo says [see @roe, p. 7] when $a+b$ is^[A note.] so.\n'
  const files = {'paper.md': text, 'references.bib': bibliography}
  const proof = await sendProof(
    {...textWorld(files), asset: readAsset, typeset: typesetter.typeset},
    'paper.md'
  )
  const glyphs = await readGlyphs(proof.pdf, Array.from(proof.map.pages.keys()))
  if ('fault' in glyphs) throw new Error(glyphs.fault)
  const find = wordFinder(glyphs)
  const pdf = await changedPdf(proof.pdf, document => {
    for (const [words, said] of [
      ['see', 'citation'],
      ['whenab', 'formula'],
      ['is1so', 'note']
    ] as const)
      putMark(document, 'Highlight', find(words)!, said)
  })
  const returned = await marksIn(pdf, proof)
  const found = returned.map(({text: said, place, about, verdict}) => [
    said,
    place && text.slice(place.start, place.end),
    about,
    verdict
  ])
  expect(found).toEqual([
    ['citation', '[see @roe, p. 7]', 'citation', 'sure'],
    ['formula', 'when $a+b$', undefined, 'sure'],
    ['note', 'is^[A note.] so', undefined, 'sure']
  ])
})

/** Papers of few words, each with the words that are marked in all ways. */
test.each<readonly [string, string, readonly string[]]>([
  [
    'that runs to the left',
    '---\ntitle: قانون\nlang: ar\n---\n\n# مقدمة\n\nكان القانون نافذا في ذلك العام ولم يعرف أحد لماذا صدر بهذه السرعة.\n',
    ['القانون نافذا', 'السرعة']
  ],
  [
    'with a word twice',
    '---\ntitle: Law\n---\n\nWords the the law was hardly a rule of old.\n',
    ['the law', 'rule of old']
  ]
])('a text %s', async (_, text, phrases) => {
  const world = {...textWorld({'paper.md': text}), asset: readAsset, typeset: typesetter.typeset}
  const proof = await sendProof(world, 'paper.md')
  const glyphs = await readGlyphs(proof.pdf, Array.from(proof.map.pages.keys()))
  if ('fault' in glyphs) throw new Error(glyphs.fault)
  const kinds = markKinds.filter(kind => kind !== 'Caret')
  const pdf = await changedPdf(proof.pdf, document => {
    for (const words of phrases)
      for (const kind of kinds) putMark(document, kind, wordFinder(glyphs)(words)!, `${kind} ${words}`)
  })
  const returned = await marksIn(pdf, proof)
  for (const words of phrases)
    for (const kind of kinds) {
      const found = returned.find(each => each.text === `${kind} ${words}`)
      const start = text.indexOf(words)
      const range = {start, end: start + words.length}
      expect([kind, words, found && isRight(found, kind, range), found?.verdict]).toEqual([
        kind,
        words,
        true,
        'sure'
      ])
    }
})
