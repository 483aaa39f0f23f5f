import {afterAll, expect} from 'vitest'
import {readGlyphs} from '../../src/node/pdf-glyphs.ts'
import {openDisk} from '../../src/node/world.ts'
import {comparedLetters} from '../../src/review/answers/pdf/letters.ts'
import type {Returned} from '../../src/review/answers/returned.ts'
import {recordFigure} from '../figures.ts'
import {type Maker, makers, type WordMark} from '../review/marks/makers.ts'
import {wordFinder} from '../review/marks/printed-words.ts'
import {isRight} from '../review/marks/right.ts'
import {marksIn, type SentProof, sendProof} from '../review/marks/sent-proof.ts'
import {ways} from '../review/marks/ways.ts'
import {typesetter} from '../shared-typesetter.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {type Paper, papers, printedPaper, styledWorld} from './real-papers.ts'

/**
 * Marks of twelve kinds on words of real papers, in files rewritten by other programs, and the words to which galley
 * returns the marks. A mark that the other program removed is not counted.
 */

const marksOfPaper = 60

type Target = WordMark & Readonly<{start: number; end: number}>

/** Runs of one to four words that occur once in the paper and its proof. */
function targetsOf(source: string, find: ReturnType<typeof wordFinder>, {kinds}: Maker): readonly Target[] {
  const letters = comparedLetters(source)
  const found = [...source.matchAll(/(?<![\p{L}\p{N}@:/._-])\p{L}{4,}(?:[ \n]\p{L}+){0,3}(?![\p{L}\p{N}])/gu)]
  const front = source.indexOf('\n---\n', 4)
  const once = found.filter(({index, 0: words}) => {
    if (index < front) return false
    const own = comparedLetters(words)
    return letters.indexOf(own) === letters.lastIndexOf(own)
  })
  const step = Math.max(1, Math.floor(once.length / (2 * marksOfPaper)))
  return once
    .filter((_, index) => index % step === 0)
    .flatMap(({index, 0: words}) => {
      const printed = find(words)
      return printed === undefined ? [] : [{start: index, end: index + words.length, printed}]
    })
    .slice(0, marksOfPaper)
    .map((target, index) => ({...target, kind: kinds[index % kinds.length]!, text: `mark ${index}`}))
}

type Marked = Readonly<{proof: SentProof; targets: readonly Target[]; pdf: Uint8Array}>

async function marked(paper: Paper, maker: Maker): Promise<Marked> {
  const world = styledWorld(openDisk(paper.folder, typesetter.typeset).world, paper, 'plain')
  const proof = await sendProof(world, printedPaper)
  const glyphs = await readGlyphs(proof.pdf, Array.from(proof.map.pages.keys()))
  if ('fault' in glyphs) throw new Error(glyphs.fault)
  const targets = targetsOf(proof.textOf(printedPaper)!, wordFinder(glyphs), maker)
  return {proof, targets, pdf: await maker.put(proof.pdf, targets)}
}

const chosen = part(
  papers().filter(({text}) => text.length > 5000 && text.length < 60_000),
  8,
  ({name}) => name
)
const making = new Map<string, Promise<Marked>>()
const counts = new Map<string, {right: number; all: number}>()

const cases = chosen.flatMap((paper, index) =>
  ways.map(way => ({paper, way, maker: makers[index % makers.length]!, name: `${paper.name}: ${way.name}`}))
)

for (const {paper, way, maker, name} of part(cases, 2, each => each.name))
  corpusTest(`${name}, ${maker.name}`, async () => {
    const made = making.get(paper.name) ?? marked(paper, maker)
    making.set(paper.name, made)
    const {proof, targets, pdf} = await made
    const returned = await marksIn(await way.change(pdf), proof)
    const found = targets.flatMap(target => {
      const own = returned.filter(({text}) => text === target.text)
      const isLost = way.movesFrames && target.kind === 'Callout' && !own.some(isSure)
      return own.length === 0 || isLost ? [] : [{target, own}]
    })
    const isAt = ({target, own}: (typeof found)[number]): boolean =>
      own.some(each => {
        // A reply that lost its mark is a note on one of the words.
        const isNote = way.isLossy === true && target.kind === 'Reply' && isRight(each, 'Text', target)
        return isNote || isRight(each, target.kind, target)
      })
    const wrong = found.filter(each => !isAt(each))
    const count = counts.get(way.name) ?? {right: 0, all: 0}
    counts.set(way.name, {right: count.right + found.length - wrong.length, all: count.all + found.length})
    expect(wrong.filter(({own}) => own.some(isSure)).map(inWords)).toEqual([])
    expect(wrong.length).toBeLessThanOrEqual(Math.ceil(found.length / 50))
    if (!way.isLossy && !way.movesFrames) expect(found.length).toBe(targets.length)
  })

function isSure({verdict}: Returned): boolean {
  return verdict === 'sure'
}

function inWords({target, own}: Readonly<{target: Target; own: readonly Returned[]}>): string {
  return `${target.kind} at ${target.start}–${target.end}: ${JSON.stringify(own)}`
}

afterAll(() => {
  const words = [...counts].map(([name, {right, all}]) => `${name} ${right} of ${all}`)
  if (words.length > 0) recordFigure('marks in returned PDFs', words.join(', '))
})
