import type {PDFDocument} from 'pdf-lib'
import {describe, expect, test} from 'vitest'
import {readGlyphs} from '../../../src/node/pdf-glyphs.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'
import {bibliography, type Judged, judged, places, proofOfPlaces} from './places.ts'
import {wordFinder} from './printed-words.ts'
import {crop, markKinds, putMark, scale, shuffle, turn, turnContent} from './put-marks.ts'
import {isRight} from './right.ts'
import {changedPdf, marksIn, type SentProof, sendProof} from './sent-proof.ts'

let sending: Promise<SentProof> | undefined

function sent(): Promise<SentProof> {
  sending ??= proofOfPlaces(typesetter.typeset, 1)
  return sending
}

/** Returns marks of every kind at every place, each with its own text, as read from a changed file. */
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

describe('each kind of mark is at its words, in every place', () => {
  test.each<readonly [string, (document: PDFDocument) => void]>([
    ['in the file as it was sent', () => undefined],
    ['turned', turn],
    ['cropped', crop],
    ['with pages added and moved', shuffle],
    ['with its letters turned', turnContent],
    ['scaled, but for lines, which are not', scale]
  ])('%s', async (_, change) => {
    const all = judged(await marked(change), markKinds)
    expect(all).toHaveLength(markKinds.length * places.length)
    // On a page written by another program, the target of a line is uncertain.
    const isMoved = change === scale || change === turnContent
    const isLost = ({kind, isSure}: Judged): boolean => isMoved && kind === 'Callout' && !isSure
    const found = all.filter(each => !isLost(each))
    expect(found.filter(({isRight}) => !isRight).map(({what}) => what)).toEqual([])
    expect(found.filter(({isSure, isListed}) => !isSure && !isListed).map(({what}) => what)).toEqual([])
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

/** Papers of few words, each with words marked in all ways. */
test.each<readonly [string, string, readonly string[]]>([
  [
    'in Arabic',
    '---\ntitle: قانون\nlang: ar\n---\n\n# مقدمة\n\nكان القانون نافذا في ذلك العام ولم يعرف أحد لماذا صدر بهذه السرعة.\n',
    ['القانون نافذا', 'السرعة', 'أحد']
  ],
  [
    'in Urdu, with Latin words and numbers',
    '---\ntitle: قانون\nlang: ur\n---\n\nیہ قانون سن 1993 میں BrexitAct کے بعد نافذ ہوا اور کسی کو معلوم نہیں تھا۔\n',
    ['نافذ ہوا', 'معلوم', '1993', 'BrexitAct']
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
  const pdf = await changedPdf(proof.pdf, document => {
    for (const words of phrases)
      for (const kind of markKinds) putMark(document, kind, wordFinder(glyphs)(words)!, `${kind} ${words}`)
  })
  const returned = await marksIn(pdf, proof)
  const found = phrases.flatMap(words =>
    markKinds.map(kind => {
      const own = returned.find(each => each.text === `${kind} ${words}`)
      const start = text.indexOf(words)
      const isAt = own !== undefined && isRight(own, kind, {start, end: start + words.length})
      // The middle of some marked words is between two words, so a note there is ambiguous.
      const isNote = kind === 'Text' || kind === 'FreeText' || kind === 'Callout'
      return isAt && (own.verdict === 'sure' || isNote) ? 'right' : `${kind} ${words}: ${JSON.stringify(own)}`
    })
  )
  expect(found.filter(each => each !== 'right')).toEqual([])
})
