import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {inflateSync} from 'node:zlib'
import {afterAll, describe, expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {PdfStandard} from '../../src/core/pdf-standard.ts'
import type {World} from '../../src/core/world.ts'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {openDisk} from '../../src/node/world.ts'
import {hearPdf} from '../../src/outputs/pdf/aloud/index.ts'
import {pdfOutput} from '../built-pdfs.ts'
import {recordFigure} from '../figures.ts'
import {judge} from '../judge.ts'
import {heardFaults} from '../pdf-heard.ts'
import {secondEditionFaults} from '../pdf-second-edition.ts'
import {uaFaults} from '../pdf-ua.ts'
import {projectRoot} from '../project.ts'
import {saidWords} from '../said-words.ts'
import {everyConstruct} from '../second-edition-paper.ts'
import {typesetter} from '../shared-typesetter.ts'
import {wordsOf} from '../text-words.ts'
import {tier} from '../tier.ts'
import {textWorld} from '../world.ts'
import {corpusTest} from './corpus.ts'
import {papers, printedPaper, styledWorld} from './real-papers.ts'

/**
 * The promises of docs/pdf-standards.md, for all papers at hand: the standards claimed by default, with attached
 * sources and, for a third of the papers, in PDF 2.0; no fault found by our checks of screen-reader text, destinations
 * and references; and the words that other programs extract. `make long` builds all of them and gives the PDFs to
 * veraPDF; CI and `make test` have other tests.
 */
const folder = mkdtempSync(join(tmpdir(), 'galley-promises-'))
const pdftotext = judge('pdftotext')
const pdfinfo = judge('pdfinfo')

type Subject = Readonly<{name: string; world: () => World; entry: string}>

const here = (path: string, entry: string, name: string): Subject => ({
  name,
  entry,
  world: () => openDisk(join(projectRoot, path), typesetter.typeset).world
})

const subjects: readonly Subject[] = [
  here('.', 'manuscript/manuscript.yaml', 'this paper'),
  ...builtInStyles.map(style => ({
    ...here('docs/examples/article', 'manuscript.yaml', `sample in ${style}`),
    world: () =>
      restyled(openDisk(join(projectRoot, 'docs/examples/article'), typesetter.typeset).world, style)
  })),
  ...['arabic', 'persian', 'urdu', 'french', 'german', 'spanish'].map(name =>
    here('tests/data/languages', `${name}.md`, name)
  ),
  {
    name: 'every construct',
    entry: 'paper.md',
    world: () => ({...textWorld(everyConstruct), typeset: typesetter.typeset})
  },
  ...papers().map((paper, index) => ({
    name: paper.name,
    entry: printedPaper,
    world: () =>
      styledWorld(
        openDisk(paper.folder, typesetter.typeset).world,
        paper,
        builtInStyles[index % builtInStyles.length]!
      )
  }))
]

/** A project in another style. */
function restyled(world: World, style: string): World {
  return {
    ...world,
    read: async path => {
      const bytes = await world.read(path)
      if (path !== 'manuscript.yaml' || !(bytes instanceof Uint8Array)) return bytes
      const text = new TextDecoder().decode(bytes)
      return new TextEncoder().encode(text.replace(/^style: .*$/m, `style: ${style}`))
    }
  }
}

/** The requested standards, if any, with or without the sources, and the resulting claims. */
const kinds: ReadonlyArray<
  Readonly<{name: string; asked?: readonly PdfStandard[]; attaches: boolean; claims: readonly string[]}>
> = [
  {name: 'by default', attaches: false, claims: ['PDF/A-2a', 'PDF/UA-1']},
  {name: 'with sources', attaches: true, claims: ['PDF/A-3a', 'PDF/UA-1']},
  {
    name: 'PDF 2.0',
    asked: ['a-4f', 'ua-2'],
    attaches: true,
    claims: ['PDF/A-4f', 'PDF/UA-2', 'WTPDF 1.0']
  }
]

const counts = new Map<string, Map<string, number>>()
const words = {all: 0, said: 0, tagged: 0}
/** Remarks for the record: a claim that is not made and why, or a low share of words. */
const notes: string[] = []

afterAll(() => {
  rmSync(folder, {recursive: true})
  for (const [kind, claims] of counts)
    recordFigure(`PDFs ${kind}`, [...claims].map(([claim, count]) => `${claim} ${count}`).join(', '))
  const share = (count: number): string => `${((100 * count) / words.all).toFixed(2)} %`
  if (words.all > 0)
    recordFigure(
      'words of PDFs',
      `${words.all} by pdftotext: said ${share(words.said)}, pdfinfo -struct-text ${share(words.tagged)}`
    )
  for (const note of notes) console.log(note)
})

function count(kind: string, what: string): void {
  const claims = counts.get(kind) ?? new Map<string, number>()
  counts.set(kind, claims.set(what, (claims.get(what) ?? 0) + 1))
}

corpusTest('there are 48 papers and samples', () => expect(subjects).toHaveLength(48))

for (const [index, {name, world, entry}] of (tier === 'long' ? subjects : []).entries()) {
  describe(name, () => {
    for (const kind of kinds) {
      if (kind.name === 'PDF 2.0' && index % 3 > 0) continue
      corpusTest(
        kind.name,
        async () => {
          const {artifacts, diagnostics} = await build(world(), createMemo(), {
            entry,
            outputs: [pdfOutput],
            draft: true,
            attachSources: kind.attaches,
            ...(kind.asked && {pdfStandards: kind.asked})
          })
          const {bytes, standards = []} = artifacts[0]!
          const unclaimed = diagnostics.filter(({rule}) => rule.startsWith('pdf-standard'))
          count(kind.name, 'built')
          for (const claim of standards) count(kind.name, claim)
          for (const {message} of unclaimed) notes.push(`${name}, ${kind.name}: ${message}`)
          // If a claim is missing, the reason is reported; otherwise, all claims are as expected.
          if (unclaimed.length === 0) expect(standards).toEqual(kind.claims)
          expect(await faultsOf(bytes, kind.asked !== undefined, unclaimed.length > 0)).toEqual([])
          if (kind.name === 'by default') await countWords(name, bytes)
        },
        300_000
      )
    }
  })
}

async function faultsOf(
  pdf: Uint8Array,
  isSecond: boolean,
  isUnclaimed: boolean
): Promise<readonly string[]> {
  if (isSecond) return secondEditionFaults(pdf)
  const faults = [...(await uaFaults(pdf)), ...(await heardFaults(pdf))]
  return isUnclaimed
    ? faults.filter(fault => !/^no claim |\[31-030\]|\[10-001\]|\[13-004\]/.test(fault))
    : faults
}

/**
 * Counts the words that pdftotext extracts, and how many of them a screen reader speaks and poppler finds in the tags.
 */
async function countWords(name: string, pdf: Uint8Array): Promise<void> {
  const file = join(folder, 'paper.pdf')
  writeFileSync(file, pdf)
  const heard = await hearPdf(pdf, {inflate: inflateSync})
  const left = counted([...heard.decoration, ...heard.pictures, ...heard.formulas].map(({text}) => text))
  const found = counted([pdftotext([file, '-']).stdout])
  const tags = pdfinfo(['-struct-text', file]).stdout
  const tagged = Array.from(tags.matchAll(/^\s*"(.*)"$/gm), ([, text = '']) => text)
  const said = missing(found, left, [saidWords(heard)])
  const lost = missing(found, left, tagged)
  const all = [...found].reduce((sum, [word, times]) => sum + Math.max(0, times - (left.get(word) ?? 0)), 0)
  words.all += all
  words.said += all - said.length
  words.tagged += all - lost.length
  if (said.length > all / 200 || lost.length > all / 200)
    notes.push(
      `${name}: of ${all} words ${said.length} are not said (${said.slice(0, 12).join(' ')}), ${lost.length} not in -struct-text (${lost.slice(0, 12).join(' ')})`
    )
  expect(heard.faults).toEqual([])
}

function missing(
  found: ReadonlyMap<string, number>,
  left: ReadonlyMap<string, number>,
  texts: readonly string[]
): readonly string[] {
  const said = counted(texts)
  const joined = texts.flatMap(wordsOf).join('')
  return [...found].flatMap(([word, times]) => {
    const rest = times - (left.get(word) ?? 0) - (said.get(word) ?? 0)
    return rest > 0 && !joined.includes(word) ? Array.from({length: rest}, () => word) : []
  })
}

function counted(texts: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const word of texts.flatMap(wordsOf)) found.set(word, (found.get(word) ?? 0) + 1)
  return found
}
