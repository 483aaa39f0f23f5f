import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect} from 'vitest'
import {comparedLetters} from '../../src/answers/pdf/letters.ts'
import type {Returned} from '../../src/answers/returned.ts'
import {readGlyphs} from '../../src/node/pdf-glyphs.ts'
import {createTypesetter} from '../../src/node/print/typesetter.ts'
import {diskWorld} from '../../src/node/world.ts'
import {recordFigure} from '../figures.ts'
import {judge} from '../judge.ts'
import {wordFinder} from '../marks/printed-words.ts'
import {
  crop,
  type MarkKind,
  markKinds,
  type PrintedWords,
  putMark,
  shuffle,
  turn
} from '../marks/put-marks.ts'
import {isRight} from '../marks/right.ts'
import {changedPdf, marksIn, type SentProof, sendProof} from '../marks/sent-proof.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {type Paper, papers, printedPaper, styledWorld} from './real-papers.ts'

/**
 * Marks of twelve kinds on words of real papers, in files that other programs wrote anew: where they come home. A mark
 * that the other program took out of the file is not counted.
 */
const typesetter = createTypesetter({warn: () => undefined})
afterAll(() => typesetter.close())

const marksOfPaper = 60

type Target = Readonly<{kind: MarkKind; text: string; start: number; end: number; printed: PrintedWords}>

/** Words of one to four that the paper and its proof have once. */
function targetsOf(source: string, find: ReturnType<typeof wordFinder>): readonly Target[] {
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
    .map((target, index) => ({...target, kind: markKinds[index % markKinds.length]!, text: `mark ${index}`}))
}

type Marked = Readonly<{proof: SentProof; targets: readonly Target[]; pdf: Uint8Array}>

async function marked(paper: Paper): Promise<Marked> {
  const world = styledWorld(diskWorld(paper.folder, typesetter.typeset).world, paper, 'plain')
  const proof = await sendProof(world, printedPaper)
  const glyphs = await readGlyphs(proof.pdf, Array.from(proof.map.pages.keys()))
  if ('fault' in glyphs) throw new Error(glyphs.fault)
  const targets = targetsOf(proof.textOf(printedPaper)!, wordFinder(glyphs))
  const pdf = await changedPdf(proof.pdf, document => {
    for (const {kind, printed, text} of targets) putMark(document, kind, printed, text)
  })
  return {proof, targets, pdf}
}

/** Drawings that Ghostscript leaves where they were while it scales the page. */
const left: ReadonlySet<string> = new Set(['Ink', 'Callout'])

/** What is done to a file on its way back. */
type Change = (pdf: Uint8Array) => Promise<Uint8Array> | Uint8Array

const changes: Readonly<Record<string, Change>> = {
  'as sent': pdf => pdf,
  turned: pdf => changedPdf(pdf, turn),
  cropped: pdf => changedPdf(pdf, crop),
  'pages moved': pdf => changedPdf(pdf, shuffle),
  qpdf: byProgram('qpdf', (from, to) => ['--linearize', from, to]),
  mutool: byProgram('mutool', (from, to) => ['clean', '-gggz', from, to]),
  Ghostscript: byProgram('gs', ghostscript()),
  'Ghostscript, fitted to Letter': byProgram(
    'gs',
    ghostscript('-sPAPERSIZE=letter', '-dFIXEDMEDIA', '-dPDFFitPage')
  )
}

function ghostscript(...more: readonly string[]): (from: string, to: string) => readonly string[] {
  return (from, to) => [
    '-q',
    '-dBATCH',
    '-dNOPAUSE',
    '-sDEVICE=pdfwrite',
    ...more,
    `-sOutputFile=${to}`,
    from
  ]
}

function byProgram(name: string, args: (from: string, to: string) => readonly string[]): Change {
  return pdf => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-marks-'))
    try {
      const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')]
      writeFileSync(from, pdf)
      judge(name)(args(from, to))
      return new Uint8Array(readFileSync(to))
    } finally {
      rmSync(folder, {recursive: true})
    }
  }
}

const chosen = part(
  papers().filter(({text}) => text.length > 5000 && text.length < 60_000),
  8,
  ({name}) => name
)
const making = new Map<string, Promise<Marked>>()
const counts = new Map<string, {right: number; all: number}>()

for (const paper of chosen)
  for (const [name, change] of Object.entries(changes))
    corpusTest(`${paper.name}: ${name}`, async () => {
      const made = making.get(paper.name) ?? marked(paper)
      making.set(paper.name, made)
      const {proof, targets, pdf} = await made
      const returned = await marksIn(await change(pdf), proof)
      const found = targets.flatMap(target => {
        const own = returned.filter(({text}) => text === target.text)
        const isLeft = name.endsWith('Letter') && left.has(target.kind)
        return own.length === 0 || (isLeft && !own.some(isSure)) ? [] : [{target, own}]
      })
      const wrong = found.filter(({target, own}) => !own.some(each => isRight(each, target.kind, target)))
      const count = counts.get(name) ?? {right: 0, all: 0}
      counts.set(name, {right: count.right + found.length - wrong.length, all: count.all + found.length})
      expect(wrong.filter(({own}) => own.some(isSure)).map(inWords)).toEqual([])
      expect(wrong.length).toBeLessThanOrEqual(Math.ceil(found.length / 50))
      if (!name.startsWith('Ghostscript')) expect(found.length).toBe(targets.length)
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
