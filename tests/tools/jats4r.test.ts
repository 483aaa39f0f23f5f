import {cpSync, existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {unzipSync} from 'fflate'
import {expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {World} from '../../src/core/world.ts'
import {openDisk} from '../../src/node/world.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import {noCorpus} from '../corpus/corpus.ts'
import {papers, printedPaper, styledWorld} from '../corpus/real-papers.ts'
import {project, projectRoot} from '../galley.ts'
import {judge, passOver} from '../judge.ts'

vi.setConfig({testTimeout: 300_000})

const shared = fileURLToPath(new URL('../../../shared/schemas/', import.meta.url))
const schematron = judge('schematron')
const folder = project({})

/**
 * THE LIST of errors in papers by JATS4R's rules, each with its reason: galley adds no information that a paper lacks,
 * and keeps the paper's forms.
 */
const named: ReadonlyArray<readonly [error: RegExp, reason: string]> = [
  [/Missing <copyright-year>/, 'a paper without a date of publication and a year of its copyright'],
  [/<permissions>/, 'a paper without a licence']
]

test('this paper, the samples and real papers have no errors by the rules of JATS4R', async () => {
  if (!existsSync(join(shared, 'jats4r'))) return passOver(noCorpus)
  // Skips the test before anything is built if Schematron is missing.
  schematron(['-'])
  const own = [
    ['paper', '', ''],
    ...['article', 'historian', 'mathematician'].map(
      name => [name, `docs/examples/${name}`, '01-article.md'] as const
    )
  ] as const
  const files: string[] = []
  for (const [name, at, entry] of own)
    files.push(await written(name, openDisk(join(projectRoot, at), typeset).world, entry))
  for (const paper of papers())
    files.push(
      await written(
        paper.name,
        styledWorld(openDisk(paper.folder, typeset).world, paper, 'insights'),
        printedPaper
      )
    )
  // The rules find an inserted fault.
  const faulty = join(folder, 'faulty.xml')
  writeFileSync(
    faulty,
    readFileSync(files[0]!, 'utf8').replaceAll(/<mixed-citation publication-type="[^"]*"/g, '<mixed-citation')
  )
  const {stdout} = schematron(
    [rules(), join(shared, 'jats/1.3/JATS-journalpublishing1-3.dtd'), ...files, faulty],
    {cwd: join(folder, 'rules')}
  )
  const errors = stdout.split('\n').filter(line => /^\S+: (?:error|fatal) /.test(line))
  expect(
    errors.some(line =>
      line.startsWith('faulty.xml: error <mixed-citation> does not have a publication-type')
    )
  ).toBe(true)
  const unnamed = errors.filter(
    line => !line.startsWith('faulty.xml:') && !named.some(([error]) => error.test(line))
  )
  expect(unnamed).toEqual([])
  for (const [error] of named)
    expect(
      errors.some(line => error.test(line)),
      String(error)
    ).toBe(true)
})

const typeset = async (): Promise<never> => {
  throw new Error('No PDF is made')
}

async function written(name: string, world: World, entry: string): Promise<string> {
  const {artifacts} = await build(world, createMemo(), {entry, draft: true, outputs: [jatsOutput]})
  const [, bytes] = Object.entries(unzipSync(artifacts[0]!.bytes)).find(([file]) => file.endsWith('.xml'))!
  const file = join(folder, `${name}.xml`)
  writeFileSync(file, bytes)
  return file
}

/**
 * Writes the rules with their functions first, where Schematron processors expect them, and with a missing prefix;
 * returns the path of the file.
 */
function rules(): string {
  cpSync(join(shared, 'jats4r'), join(folder, 'rules'), {recursive: true})
  const file = join(folder, 'rules/jats4r.sch')
  const text = readFileSync(file, 'utf8')
  const functions = text.match(/<xsl:function[\s\S]*?<\/xsl:function>/g) ?? []
  const rest = functions.reduce((left, each) => left.replace(each, ''), text)
  writeFileSync(
    file,
    rest
      .replace('queryBinding="xslt2">', 'queryBinding="xslt2" xmlns:xsd="http://www.w3.org/2001/XMLSchema">')
      .replace('<!-- Set phases', () => `${functions.join('\n')}<!-- Set phases`)
  )
  return file
}
