import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, expect} from 'vitest'
import {crossrefOutput} from '../../src/outputs/crossref/index.ts'
import {judge} from '../judge.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {builtForJournal} from './journal-paper.ts'
import {type Paper, papers} from './real-papers.ts'

/** The schemas of Crossref, in a folder next to the project; without them, a deposit is only written. */
const schemas = fileURLToPath(new URL('../../../shared/schemas/crossref/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'galley-crossref-'))
const xmllint = judge('xmllint')

afterAll(() => rmSync(folder, {recursive: true, force: true}))

const chosen = part(papers(), 14, ({name}) => name)

for (const paper of chosen)
  corpusTest(`the deposit of ${paper.name} is valid`, async () => {
    const file = join(folder, `${paper.name}.xml`)
    const text = new TextDecoder().decode(await depositOf(paper))
    writeFileSync(file, text)
    expect(existsSync(file)).toBe(true)
    if (!existsSync(schemas)) return
    expect(judged('5.4.0', file)).toEqual([0, `${file} validates`])
    if (paper !== chosen[0]) return
    // The schema rejects a fault.
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

/** The deposit of a paper. */
async function depositOf(paper: Paper, schema?: '5.3.1'): Promise<Uint8Array> {
  const [deposit] = await builtForJournal(paper, [crossrefOutput], {
    depositor: {name: 'Press', email: 'press@example.org', registrant: 'Press', schema}
  })
  return deposit!.bytes
}
