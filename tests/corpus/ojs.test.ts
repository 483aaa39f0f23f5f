import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {strFromU8, unzipSync} from 'fflate'
import {afterAll, expect} from 'vitest'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import {mecaOutput} from '../../src/outputs/meca/index.ts'
import {ojsOutput} from '../../src/outputs/ojs/index.ts'
import {judge} from '../judge.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {builtForJournal} from './journal-paper.ts'
import {papers} from './real-papers.ts'

/** The schemas of OJS and MECA, in a folder next to the project; without them, the files are only written. */
const schemas = fileURLToPath(new URL('../../../shared/schemas/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'galley-ojs-'))
const xmllint = judge('xmllint')

afterAll(() => rmSync(folder, {recursive: true, force: true}))

const versions = ['3.3', '3.4', '3.5'] as const

for (const paper of part(papers(), 6, ({name}) => name))
  corpusTest(`the files of ${paper.name} for OJS and MECA are valid`, async () => {
    for (const version of versions) {
      const outputs = version === '3.5' ? [jatsOutput, mecaOutput] : [htmlOutput]
      const files = await builtForJournal(paper, [...outputs, ojsOutput], {ojs: {version}})
      const bytes = files.find(({path}) => path.endsWith('.ojs.xml'))!.bytes
      const text = new TextDecoder().decode(bytes)
      const file = join(folder, `${paper.name}-${version}.xml`)
      writeFileSync(file, text)
      expect(text.length).toBeGreaterThan(5000)
      if (!existsSync(schemas)) return
      expect(judged(version, file)).toEqual([0, `${file} validates`])
      // The schemas reject a fault, and the schema of OJS 3.4 rejects files for other versions.
      const other = version === '3.4' ? '3.3' : '3.4'
      expect(judged(other, file)[0]).not.toBe(0)
      writeFileSync(file, text.replace(/<email>.*?<\/email>/, ''))
      expect(judged(version, file)[0]).not.toBe(0)
      const meca = files.find(({path}) => path.endsWith('.meca.zip'))
      if (meca !== undefined) expectValidManifest(strFromU8(unzipSync(meca.bytes)['manifest.xml']!))
    }
  })

function judged(version: string, file: string): readonly [status: number | null, said: string] {
  const schema = join(schemas, `pkp/${version}/plugins/importexport/native/native.xsd`)
  const {status, stderr} = xmllint(['--noout', '--nonet', '--huge', '--schema', schema, file])
  return [status, stderr.trim()]
}

function expectValidManifest(text: string): void {
  const file = join(folder, 'manifest.xml')
  const args = ['--noout', '--nonet', '--dtdvalid', join(schemas, 'meca/manifest-1.0.dtd'), file]
  const faults = [text, text.replace(' manifest-version="1"', '')].map(each => {
    // The address of the DTD is not fetched.
    writeFileSync(file, each.replace(/<!DOCTYPE.*\n/, ''))
    return xmllint(args).status
  })
  expect(faults).toEqual([0, 3])
}
