import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {Manuscript} from '../../src/core/types.ts'
import {openDisk} from '../../src/node/world.ts'
import {crossrefOutput} from '../../src/outputs/crossref/index.ts'
import {judge} from '../judge.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {type Paper, papers, printedPaper, styledWorld} from './real-papers.ts'

/** The schemas of Crossref beside the project; without them, a deposit is only written. */
const schemas = fileURLToPath(new URL('../../../shared/schemas/crossref/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'galley-crossref-'))
const xmllint = judge('xmllint')

afterAll(() => rmSync(folder, {recursive: true, force: true}))

for (const paper of part(papers(), 4, ({name}) => name))
  corpusTest(`the deposit of ${paper.name} is valid`, async () => {
    const file = join(folder, `${paper.name}.xml`)
    const text = new TextDecoder().decode(await depositOf(paper))
    writeFileSync(file, text)
    expect(existsSync(file)).toBe(true)
    if (!existsSync(schemas)) return
    expect(judged('5.4.0', file)).toEqual([0, `${file} validates`])
    // The judge sees a fault.
    writeFileSync(file, text.replace('<doi_data>', '<doi_date>').replace('</doi_data>', '</doi_date>'))
    expect(judged('5.4.0', file)[0]).not.toBe(0)
    writeFileSync(file, new TextDecoder().decode(await depositOf(paper, '5.3.1')))
    expect(judged('5.3.1', file)).toEqual([0, `${file} validates`])
  })

function judged(version: string, file: string): readonly [status: number | null, said: string] {
  process.env.XML_CATALOG_FILES = join(schemas, 'catalog.xml')
  const schema = join(schemas, `${version}/crossref${version}.xsd`)
  const {status, stderr} = xmllint(['--noout', '--nonet', '--schema', schema, file])
  return [status, stderr.replace(/^.*parser warning.*$/gm, '').trim()]
}

/** The deposit of a paper, which is given what only its journal knows. */
async function depositOf(paper: Paper, schema?: '5.3.1'): Promise<Uint8Array> {
  const typeset = async (): Promise<never> => {
    throw new Error('No PDF is made')
  }
  const withJournal = (manuscript: Manuscript): Manuscript => ({
    ...manuscript,
    metadata: {
      ...manuscript.metadata,
      title: manuscript.metadata.title ?? {lang: 'en', text: 'T', place: {start, end: start}},
      doi: '10.5555/paper',
      pageAddress: 'https://journal.example/paper',
      dates: {published: '2026-11-24'},
      funders: [{name: 'Council', ror: '04cw6st05', awards: ['1']}],
      related: [
        {type: 'preprint', doi: '10.5555/pre'},
        {type: 'dataset', doi: '10.5555/data'}
      ],
      journal: {...manuscript.metadata.journal, title: 'Journal'}
    },
    project: {
      ...manuscript.project,
      style: {
        ...manuscript.project.style,
        depositor: {name: 'Press', email: 'press@example.org', registrant: 'Press', schema}
      }
    }
  })
  const readable = styledWorld(openDisk(paper.folder, typeset).world, paper, 'insights')
  const {artifacts} = await build(readable, createMemo(), {
    entry: printedPaper,
    draft: true,
    outputs: [
      {
        ...crossrefOutput,
        render: async rendering => {
          const manuscript = withJournal(rendering.manuscript)
          const article = {...rendering.article, metadata: manuscript.metadata}
          return crossrefOutput.render({...rendering, manuscript, article})
        }
      }
    ]
  })
  return artifacts[0]!.bytes
}

const start = {line: 1, column: 1, offset: 0}
