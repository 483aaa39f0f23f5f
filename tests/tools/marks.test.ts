import {afterAll, describe, expect, test} from 'vitest'
import {readGlyphs} from '../../src/node/pdf-glyphs.ts'
import {createTypesetter} from '../../src/node/print/typesetter.ts'
import {recordFigure} from '../figures.ts'
import {makers} from '../review/marks/makers.ts'
import {type Judged, judged, places, proofOfPlaces} from '../review/marks/places.ts'
import {wordFinder} from '../review/marks/printed-words.ts'
import {marksIn, type SentProof} from '../review/marks/sent-proof.ts'
import {ways} from '../review/marks/ways.ts'
import {part} from '../tier.ts'

const typesetter = createTypesetter({warn: () => undefined})
afterAll(() => typesetter.close())

const columns = [1, 2] as const
const proofs = new Map<1 | 2, Promise<SentProof>>()

function sent(count: 1 | 2): Promise<SentProof> {
  const proof = proofs.get(count) ?? proofOfPlaces(typesetter.typeset, count)
  proofs.set(count, proof)
  return proof
}

/** A file with a mark of each kind on the words of each place. */
async function marked(count: 1 | 2, {put, kinds}: (typeof makers)[number]): Promise<Uint8Array> {
  const {pdf, map} = await sent(count)
  const glyphs = await readGlyphs(pdf, Array.from(map.pages.keys()))
  if ('fault' in glyphs) throw new Error(glyphs.fault)
  const find = wordFinder(glyphs)
  const marks = places.flatMap(([place, words]) =>
    kinds.map(kind => ({kind, printed: find(words)!, text: `${kind} of ${place}`}))
  )
  return put(pdf, marks)
}

const marking = new Map<string, Promise<Uint8Array>>()

const cases = columns.flatMap(count =>
  makers.flatMap(maker =>
    ways.map(way => ({count, maker, way, name: `${maker.name}, ${way.name}, ${count}`}))
  )
)
const counts = new Map<string, {right: number; all: number}>()

describe('marks of other programs are at their words, on the way back too', () => {
  test.each(part(cases, 16, ({name}) => name))('$name columns', async ({count, maker, way}) => {
    const key = `${maker.name} ${count}`
    const making = marking.get(key) ?? marked(count, maker)
    marking.set(key, making)
    const returned = await marksIn(await way.change(await making), await sent(count))
    const all = judged(returned, maker.kinds, way.isLossy || way.movesFrames)
    const isLost = ({kind, isSure}: Judged): boolean =>
      way.movesFrames === true && kind === 'Callout' && !isSure
    const found = all.filter(each => !isLost(each))
    const wrong = found.filter(each => !each.isRight)
    const cell = `${maker.name}, ${way.name}`
    const {right, all: before} = counts.get(cell) ?? {right: 0, all: 0}
    counts.set(cell, {right: right + found.length - wrong.length, all: before + found.length})
    expect(wrong.filter(({isSure}) => isSure).map(({what}) => what)).toEqual([])
    expect(wrong.map(({what}) => what)).toEqual([])
    if (!way.isLossy) expect(all.length).toBe(maker.kinds.length * places.length)
  })
})

afterAll(() => {
  const words = [...counts].map(([name, {right, all}]) => `${name} ${right} of ${all}`)
  if (words.length > 0) recordFigure('marks of four programs in returned PDFs', words.join(', '))
})
