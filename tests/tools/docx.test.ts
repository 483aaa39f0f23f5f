import {existsSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {unzipSync} from 'fflate'
import {expect} from 'vitest'
import type {World} from '../../src/core/world.ts'
import {diskWorld} from '../../src/node/world.ts'
import {corpusTest} from '../corpus/corpus.ts'
import {papers, printedPaper} from '../corpus/real-papers.ts'
import {revisionFiles, revisionPairs} from '../corpus/revisions.ts'
import {documentOf, proofDocument, redlineDocument} from '../docx-redline.ts'
import {recordFigure} from '../figures.ts'
import {judge, passOver} from '../judge.ts'
import {quickPart} from '../tier.ts'
import {textWorld} from '../world.ts'
import {zoo} from '../zoo.ts'

const pandoc = judge('pandoc')
const xmllint = judge('xmllint')
const soffice = judge('soffice')
const schemas = fileURLToPath(new URL('../../../shared/schemas/ooxml/ISO-IEC29500-4_2016', import.meta.url))

/** The schema of a part; undefined for those of other standards. */
function schemaOf(path: string): string | undefined {
  if (/^word\/[a-z]+\d*\.xml$/.test(path)) return 'wml.xsd'
  if (path === 'docProps/app.xml') return 'shared-documentPropertiesExtended.xsd'
  return path === 'docProps/custom.xml' ? 'shared-documentPropertiesCustom.xsd' : undefined
}

function invalidParts(name: string, bytes: Uint8Array): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'galley-docx-'))
  return Object.entries(unzipSync(bytes)).flatMap(([path, part]) => {
    const schema = schemaOf(path)
    if (schema === undefined) return []
    const file = join(folder, path.replaceAll('/', '-'))
    writeFileSync(file, part)
    const {status, stderr} = xmllint(['--noout', '--nonet', '--schema', join(schemas, schema), file])
    return status === 0 ? [] : [`${name} ${path}: ${stderr.slice(0, 600)}`]
  })
}

/** The two versions of a manuscript. Pandoc shows the numbers of sections, and keywords are not tracked. */
function versions(name: string): readonly [old: World, next: World] {
  const version = (side: 'old' | 'new'): World => {
    const files = revisionFiles(name, side)
    const {title} = JSON.parse(files['manuscript.yaml']!) as {title: string}
    const settings = {title, bibliography: 'works.json', style: 'insights', 'number-sections': false}
    return textWorld({...files, 'manuscript.yaml': JSON.stringify(settings)})
  }
  return [version('old'), version('new')]
}

/**
 * The text of a document by Pandoc, a line for each paragraph. Pandoc drops tracked changes in listings, and leaves an
 * empty table where one was deleted, which takes the caption.
 */
function readBack(bytes: Uint8Array, changes: 'accept' | 'reject' = 'accept'): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'galley-docx-'))
  const [file, filter] = [join(folder, 'paper.docx'), join(folder, 'filter.lua')]
  writeFileSync(file, bytes)
  writeFileSync(
    filter,
    'function CodeBlock() return {} end\nfunction Table(t) t.caption.long = {} return t end\n'
  )
  const {status, stdout} = pandoc([
    file,
    `--track-changes=${changes}`,
    `--lua-filter=${filter}`,
    '--to=plain',
    '--wrap=none'
  ])
  expect(status).toBe(0)
  return stdout
    .normalize('NFKC')
    .split('\n')
    .map(line => withoutNumbers(line.replace(/\s+/g, ' ').trim()))
    .filter(line => !/^[-\s]*$/.test(line))
}

/** Word counts figures and tables itself, Pandoc shows what it counted last. */
function withoutNumbers(line: string): string {
  return line.replace(/((?:Figure|Table|Equation)s?[\s(]*\{?)\d+/g, '$1#')
}

/** A paper with its files, on a machine without a browser. */
function paperWorld(folder: string, text: string): World {
  const {world} = diskWorld(folder, () => Promise.reject(new Error('there is no browser')))
  const read: World['read'] = path =>
    path === printedPaper ? Promise.resolve(new TextEncoder().encode(text)) : world.read(path)
  return {...world, read}
}

for (const name of revisionPairs()) {
  corpusTest(`accepting or rejecting all changes of ${name} gives its versions`, async () => {
    const [old, next] = versions(name)
    const redline = await redlineDocument(old, next)
    expect(readBack(redline, 'accept')).toEqual(readBack((await documentOf(next)).bytes))
    expect(readBack(redline, 'reject')).toEqual(readBack((await documentOf(old)).bytes))
  })
}

corpusTest(
  'every part is valid by the schemas of ISO 29500',
  async () => {
    if (!existsSync(schemas)) passOver('no schemas beside the project (`../shared/schemas`)')
    const faults = [...invalidParts('zoo', await proofDocument(textWorld(zoo), 'manuscript'))]
    for (const name of revisionPairs())
      faults.push(...invalidParts(name, await redlineDocument(...versions(name))))
    const chosen = quickPart(papers(), 8, ({name}) => name)
    for (const {name, folder, text} of chosen) {
      faults.push(...invalidParts(name, (await documentOf(paperWorld(folder, text), printedPaper)).bytes))
    }
    expect(faults).toEqual([])
    recordFigure(
      'Word documents that are valid by ISO 29500',
      `${chosen.length + revisionPairs().length + 1}`
    )
  },
  600_000
)

corpusTest('LibreOffice opens a proof with tracked changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-docx-'))
  const file = join(folder, 'proof.docx')
  writeFileSync(file, await redlineDocument(...versions('03-meta-review')))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const {status} = soffice([profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file])
  expect([status, existsSync(join(folder, 'proof.pdf'))]).toEqual([0, true])
})
