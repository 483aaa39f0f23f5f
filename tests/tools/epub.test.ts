import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import {describe, expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {World} from '../../src/core/world.ts'
import {openDisk} from '../../src/node/world.ts'
import {epubOutput} from '../../src/outputs/epub/index.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import type {Output} from '../../src/outputs/output.ts'
import {corpusTest} from '../corpus/corpus.ts'
import {printedPaper, papers as realPapers, styledWorld} from '../corpus/real-papers.ts'
import {articleOfCases, everyCase} from '../every-kind.ts'
import {everyKindPaper} from '../every-kind-words.ts'
import {project, projectRoot} from '../galley.ts'
import {judge} from '../judge.ts'
import {differingWords, openEpub, wordsOfEpub, wordsOfWebPage} from '../publication.ts'
import {part} from '../tier.ts'
import {textWorld} from '../world.ts'

vi.setConfig({testTimeout: 240_000})

const epubcheck = judge('epubcheck')
const folder = project({})

const typeset = async (): Promise<never> => {
  throw new Error('No PDF is made')
}

/** Papers of this repository: its own, the examples of the guides, and one from right to left. */
const papers: Readonly<Record<string, readonly [folder: string, entry: string]>> = {
  paper: ['', ''],
  article: ['docs/examples/article', '01-article.md'],
  historian: ['docs/examples/historian', '01-article.md'],
  mathematician: ['docs/examples/mathematician', '01-article.md'],
  urdu: ['tests/data/languages', 'urdu.md'],
  persian: ['tests/data/languages', 'persian.md']
}

/** An article with every kind of node in every permitted place. */
const withEveryKind: Output = {
  ...epubOutput,
  render: given => epubOutput.render({...given, article: articleOfCases(given.article, everyCase())})
}

const found = once(() => {
  const sound = [...built.keys()].map(name => join(folder, `${name}.epub`))
  return epubcheck([...sound, ...faultyFiles()])
})

const built = new Map<string, Uint8Array>()

async function keep(name: string, world: World, entry: string, epub: Output): Promise<void> {
  const outputs = [htmlOutput, epub]
  const {artifacts} = await build(world, createMemo(), {entry, draft: true, outputs})
  const [html, publication] = artifacts.map(({bytes}) => bytes)
  const page = wordsOfWebPage(new TextDecoder().decode(html))
  writeFileSync(join(folder, `${name}.epub`), publication!)
  built.set(name, publication!)
  if (epub === epubOutput) {
    expect(page.size).toBeGreaterThan(30)
    expect(differingWords(page, wordsOfEpub(openEpub(publication!)))).toEqual([])
  }
}

describe('the words of a publication are those of its page:', () => {
  // The faults are made in the first paper.
  const [first, ...others] = Object.entries(papers)
  test.each([first!, ...part(others, 4, ([name]) => name)])('%s', (name, [place, entry]) =>
    keep(name, openDisk(join(projectRoot, place), typeset).world, entry, epubOutput)
  )

  for (const paper of part(realPapers(), 20, ({name}) => name))
    corpusTest(paper.name, () =>
      keep(
        `real ${paper.name}`,
        styledWorld(openDisk(paper.folder, typeset).world, paper, 'insights'),
        printedPaper,
        epubOutput
      )
    )
})

test('EPUBCheck finds no fault in any of these, nor in an article of every kind', async () => {
  await keep('every kind', textWorld(everyKindPaper), '', withEveryKind)
  const {stdout} = found()
  const codes = Object.keys(faults)
  expect(stdout.split('\n').filter(line => !codes.some(code => line.startsWith(`${code}.epub`)))).toEqual([
    expect.stringMatching(new RegExp(`^EPUBCheck: ${built.size + codes.length} publications, `)),
    ''
  ])
})

/** Faults that EPUBCheck must find: in XML, in a link, in the names of a package, and in HTML. */
const faults: Readonly<Record<string, readonly [part: string, from: string, to: string]>> = {
  'RSC-016': ['title.xhtml', '</h1>', '</h2>'],
  'RSC-012': ['nav.xhtml', '#sec%3Aintroduction', '#sec%3Anowhere'],
  'OPF-014': ['package.opf', ' properties="svg"', ''],
  'RSC-005': ['text-1.xhtml', '<p>', '<p><ul></ul>'],
  'RSC-007': ['style.css', 'fonts/face-1.woff2', 'fonts/face-0.woff2']
}

function faultyFiles(): readonly string[] {
  const parts = unzipSync(built.get('paper')!)
  return Object.entries(faults).map(([code, [part, from, to]]) => {
    const text = strFromU8(parts[`EPUB/${part}`]!)
    expect(text).toContain(from)
    const file = join(folder, `${code}.epub`)
    const {mimetype, ...others} = {...parts, [`EPUB/${part}`]: strToU8(text.replace(from, to))}
    writeFileSync(file, zipSync({mimetype: [mimetype!, {level: 0}], ...others}))
    return file
  })
}

test('EPUBCheck finds each fault that we make', () => {
  const {status, stdout} = found()
  expect(status).toBe(1)
  for (const code of Object.keys(faults))
    expect(stdout).toMatch(new RegExp(`^${code}\\.epub: (?:FATAL|ERROR) ${code} `, 'm'))
})

/** Returns a function that calls `make` once: the program runs once for all papers, since it takes seconds to start. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}
