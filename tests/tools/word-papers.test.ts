import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {strToU8} from 'fflate'
import {afterAll, expect} from 'vitest'
import {compose} from '../../src/build.ts'
import {changedWorld} from '../../src/check/fix/index.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {World} from '../../src/core/world.ts'
import {parseWordFile} from '../../src/node/files/word-file.ts'
import {openDisk} from '../../src/node/world.ts'
import {citationFields} from '../../src/review/word/citation-fields.ts'
import {type BroughtHome, bringHome, type ReadablePaper} from '../../src/review/word/index.ts'
import type {WordDocument} from '../../src/review/word/read/document.ts'
import {changedTexts} from '../../src/review/word/right-changes.ts'
import {corpusTest} from '../corpus/corpus.ts'
import {papers, printedPaper} from '../corpus/real-papers.ts'
import {documentOf} from '../docx-redline.ts'
import {recordFigure} from '../figures.ts'
import {judge} from '../judge.ts'
import {projectRoot} from '../project.ts'
import {type HomeFaults, homeFaults, isAuthorsText} from '../review/word/home-check.ts'
import {manuscript} from '../review/word/manuscript.ts'
import {withOtherMarks, withoutMarks} from '../review/word/rewritten.ts'
import {part, tier} from '../tier.ts'
import {textWorld} from '../world.ts'
import {askForLibreOffice} from './libreoffice.ts'
import {type EditJob, editInLibreOffice, type MadeEdit} from './office-edits.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-papers-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const pandoc = judge('pandoc')

type Sample = Readonly<{name: string; world: World; entry: string}>

const noTypesetter = (): Promise<never> => Promise.reject(new Error('nothing is drawn'))

/** A manuscript with 40 notes, a manuscript whose citations are 203 notes, and papers and talks by other authors. */
function samples(): readonly Sample[] {
  const historian = join(projectRoot, 'docs/examples/historian')
  const own: readonly Sample[] = [
    {name: 'sample', world: textWorld(manuscript), entry: ''},
    {name: 'historian', world: openDisk(historian, noTypesetter).world, entry: ''}
  ]
  // The thesis takes as long as all the other papers together.
  const real = papers().filter(({name}) => name !== 'guillawme-these-fr')
  return [
    ...own,
    ...real.map(({name, folder: place, text}): Sample => {
      const {world} = openDisk(place, noTypesetter)
      const read: World['read'] = async path => (path === printedPaper ? strToU8(text) : world.read(path))
      return {name, world: {...world, read}, entry: printedPaper}
    })
  ]
}

/** A sample, its sent file, and LibreOffice's edits of it. */
type Opened = Readonly<{sample: Sample; sent: string; jobs: readonly EditJob[]}>

async function opened(sample: Sample, index: number, edits: EditJob['edits']): Promise<Opened> {
  const {bytes} = await documentOf(sample.world, sample.entry)
  const sent = join(folder, `${sample.name}.docx`)
  writeFileSync(sent, bytes)
  const job = (tracked: boolean): EditJob => {
    const out = join(folder, `${sample.name}-${tracked}.docx`)
    return {in: sent, out, tracked, seed: index * 2 + Number(tracked), edits}
  }
  const isEdited = Object.keys(edits).length > 0
  return {sample, sent, jobs: isEdited ? [job(true), job(false)] : [job(false)]}
}

/** Reads a paper; the same texts are read only once. */
async function readable({world, entry}: Sample): Promise<ReadablePaper> {
  const memo = createMemo()
  const known = new Map<string, ReturnType<typeof compose>>()
  const read = (texts: ReadonlyMap<string, string>): ReturnType<typeof compose> => {
    const key = JSON.stringify([...texts])
    const paper = known.get(key) ?? compose(changedWorld(world, texts), memo, entry)
    known.set(key, paper)
    return paper
  }
  return {paper: await read(new Map()), read}
}

function fileAt(path: string): WordDocument {
  return parseWordFile(path, readFileSync(path))
}

function home(paper: ReadablePaper, sent: string, document: WordDocument): Promise<BroughtHome | undefined> {
  return bringHome(document, {sent: paper, now: paper, files: [fileAt(sent)], kept: [], queries: []})
}

async function faultsOf(
  paper: ReadablePaper,
  sent: string,
  bytes: Uint8Array,
  made: readonly MadeEdit[]
): Promise<HomeFaults> {
  const brought = await home(paper, sent, parseWordFile('edited.docx', bytes))
  if (brought === undefined) return {missed: made, invented: ['another paper']}
  const after = await paper.read(changedTexts([brought], paper.paper.textOf))
  return homeFaults(paper.paper, after, made)
}

/** The marks by which paragraphs are found, as other programs leave them. */
const ways: ReadonlyArray<readonly [string, (bytes: Uint8Array) => Uint8Array]> = [
  ['as saved', bytes => bytes],
  ['without marks', withoutMarks],
  ['with marks renumbered', withOtherMarks]
]

const edits: EditJob['edits'] = {body: 10, note: 8, cell: 6, list: 5, heading: 4, caption: 4}

corpusTest(
  'edits of LibreOffice come home to the letter in papers, whatever is left of the marks',
  async () => {
    askForLibreOffice()
    const chosen = part(samples(), 20, ({name}) => name)
    const all = await Promise.all(chosen.map((sample, index) => opened(sample, index, edits)))
    const made = editInLibreOffice(
      folder,
      all.flatMap(({jobs}) => jobs)
    )
    const counts = new Map<string, Map<string, [right: number, all: number]>>()
    const missed: string[] = []
    const invented: string[] = []
    let next = 0
    for (const {sample, sent, jobs} of all) {
      const paper = await readable(sample)
      for (const {out, tracked} of jobs) {
        const own = made[next++]!.filter(edit => isAuthorsText(paper.paper, edit.old))
        for (const [way, rewrite] of ways) {
          const faults = await faultsOf(paper, sent, rewrite(readFileSync(out)), own)
          const label = `${tracked ? 'tracked' : 'with tracking off'}, ${way}`
          const places = counts.get(label) ?? new Map<string, [right: number, all: number]>()
          counts.set(label, places)
          for (const edit of own) {
            const [right, count] = places.get(edit.where) ?? [0, 0]
            places.set(edit.where, [right + (faults.missed.includes(edit) ? 0 : 1), count + 1])
          }
          missed.push(...faults.missed.map(edit => `${sample.name}, ${label}: ${JSON.stringify(edit)}`))
          invented.push(...faults.invented.map(words => `${sample.name}, ${label}: ${words}`))
        }
      }
    }
    for (const [label, places] of counts) {
      const own = [...places.values()]
      const [right, count] = [0, 1].map(side => own.reduce((sum, each) => sum + each[side]!, 0)) as [
        number,
        number
      ]
      const byPlace = [...places].map(([place, [some, of]]) => `${place} ${some} of ${of}`).join(', ')
      recordFigure(`edits of LibreOffice in papers: ${label}`, `${right} of ${count} (${byPlace})`)
      const least = label.startsWith('tracked') ? 0.99 : 0.95
      // The shares of a few papers are not significant.
      if (tier === 'long') expect(right / count, missed.join('\n')).toBeGreaterThanOrEqual(least)
      else expect(count - right, missed.join('\n')).toBeLessThanOrEqual(5)
    }
    expect(invented).toEqual([])
  },
  7_200_000
)

/** The keys of the citation fields of a file, in order. */
function keysIn({paragraphs}: WordDocument, {paper}: ReadablePaper): readonly string[] {
  const fields = citationFields(paper.manuscript.project.bibliography.references)
  return paragraphs.flatMap(({pieces}) =>
    pieces.flatMap(piece =>
      piece.atom?.kind === 'citation' ? (fields.partsOf(piece)?.map(({key}) => key) ?? ['?']) : []
    )
  )
}

/** Changes reported in an unedited file. */
async function inventedIn(
  {sample, sent}: Opened,
  paper: ReadablePaper,
  program: string,
  document: WordDocument
): Promise<readonly string[]> {
  const returned = (await home(paper, sent, document))?.returned ?? []
  return returned.map(each => `${sample.name}, ${program}: ${JSON.stringify(each)}`)
}

corpusTest(
  'opening and saving in Pandoc changes nothing',
  async () => {
    const faults: string[] = []
    for (const [index, sample] of part(samples(), 20, ({name}) => name).entries()) {
      const file = await opened(sample, index, {})
      const converted = join(folder, `${sample.name}-pandoc.docx`)
      pandoc([file.sent, '-o', converted])
      faults.push(...(await inventedIn(file, await readable(sample), 'Pandoc', fileAt(converted))))
    }
    expect(faults).toEqual([])
  },
  3_600_000
)

corpusTest(
  'opening and saving in LibreOffice changes nothing, and citations keep their keys',
  async () => {
    askForLibreOffice()
    const chosen = part(samples(), 20, ({name}) => name)
    const all = await Promise.all(chosen.map((sample, index) => opened(sample, index, {})))
    editInLibreOffice(
      folder,
      all.flatMap(({jobs}) => jobs)
    )
    let keys = 0
    const faults: string[] = []
    for (const file of all) {
      const {sample, sent, jobs} = file
      const paper = await readable(sample)
      const saved = fileAt(jobs[0]!.out)
      const wanted = keysIn(fileAt(sent), paper)
      keys += wanted.length
      expect({name: sample.name, keys: keysIn(saved, paper)}).toEqual({name: sample.name, keys: wanted})
      faults.push(...(await inventedIn(file, paper, 'LibreOffice', saved)))
    }
    recordFigure('keys of citations that LibreOffice keeps', `${keys} of ${keys}, in ${all.length} papers`)
    expect(faults).toEqual([])
  },
  3_600_000
)
