import {existsSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {unzipSync} from 'fflate'
import {expect} from 'vitest'
import {formulaReader} from '../../src/core/formula.ts'
import type {World} from '../../src/core/world.ts'
import {parseXml, rawText} from '../../src/core/xml.ts'
import {diskWorld} from '../../src/node/world.ts'
import {corpusTest} from '../corpus/corpus.ts'
import {papers, printedPaper} from '../corpus/real-papers.ts'
import {revisionFiles, revisionPairs} from '../corpus/revisions.ts'
import {foldedLine} from '../docx/settled-word.ts'
import {documentOf, proofDocument, redlineDocument} from '../docx-redline.ts'
import {recordFigure} from '../figures.ts'
import {judge, passOver} from '../judge.ts'
import {part} from '../tier.ts'
import {textWorld} from '../world.ts'
import {zoo} from '../zoo.ts'
import {linesInLibreOffice} from './libreoffice.ts'
import {linesInPandoc} from './pandoc-lines.ts'

const pandoc = judge('pandoc')
const xmllint = judge('xmllint')
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
    expect(linesInPandoc(redline, 'accept')).toEqual(linesInPandoc((await documentOf(next)).bytes, 'accept'))
    expect(linesInPandoc(redline, 'reject')).toEqual(linesInPandoc((await documentOf(old)).bytes, 'accept'))
  })
}

corpusTest(
  'every part is valid by the schemas of ISO 29500',
  async () => {
    if (!existsSync(schemas)) passOver('no schemas beside the project (`../shared/schemas`)')
    const faults = [...invalidParts('zoo', await proofDocument(textWorld(zoo), 'manuscript'))]
    for (const name of revisionPairs())
      faults.push(...invalidParts(name, await redlineDocument(...versions(name))))
    const chosen = part(papers(), 8, ({name}) => name)
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

/** The formulas in the texts of papers that can be parsed, with their letters in order of code points. */
async function formulas(): Promise<ReadonlyArray<Readonly<{tex: string; letters: string}>>> {
  const read = await formulaReader([])
  const texts = papers().flatMap(({text}) => [
    ...text.matchAll(/(?<![\\$\w])\$([^\s$][^$\n]*?)(?<!\s)\$(?![\d$])/g)
  ])
  return [...new Set(texts.map(([, tex]) => tex!))].flatMap(tex => {
    const formula = read(tex, false)
    return 'markup' in formula ? [{tex, letters: lettersOf(formula.markup)}] : []
  })
}

function lettersOf(markup: string): string {
  const words = rawText(parseXml(markup.replace(/<annotation.*?<\/annotation>/gs, '')).root)
  return [...words.normalize('NFKD').replace(/[^\p{Lu}\p{Ll}\p{Lo}\p{N}]/gu, '')].sort().join('')
}

corpusTest('Pandoc reads the letters of formulas as they are', async () => {
  const all = await formulas()
  const text = all.map(({tex}, index) => `F${index}: $${tex}$`).join('\n\n')
  const file = join(mkdtempSync(join(tmpdir(), 'galley-docx-')), 'formulas.docx')
  writeFileSync(file, (await documentOf(textWorld({'01.md': text}))).bytes)
  const {stdout} = pandoc([file, '--to=html', '--mathml', '--wrap=none'])
  const shown = new Map(
    [...stdout.matchAll(/<p>F(\d+): (.*)<\/p>/g)].map(([, at, html]) => [Number(at), html!])
  )
  const same = all.filter(({letters}, index) => lettersOf(shown.get(index) ?? '') === letters)
  recordFigure('formulas in Word, read by Pandoc', `${same.length} of ${all.length} have the same letters`)
  expect(same.length / all.length).toBeGreaterThanOrEqual(0.95)
})

corpusTest(
  'accepting or rejecting all changes in LibreOffice gives the versions',
  async () => {
    for (const name of part(revisionPairs(), 5, pair => pair)) {
      const [old, next] = versions(name)
      const bytes = await redlineDocument(old, next)
      const [accepted, rejected, after, before] = linesInLibreOffice([
        {bytes, settle: 'Accept'},
        {bytes, settle: 'Reject'},
        {bytes: (await documentOf(next)).bytes},
        {bytes: (await documentOf(old)).bytes}
      ]).map(lines => lines.map(foldedLine).filter(Boolean))
      expect(accepted).toEqual(after)
      expect(rejected).toEqual(before)
    }
  },
  600_000
)
