import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {unzipSync} from 'fflate'
import {expect} from 'vitest'
import {formulaReader} from '../../src/core/formulas/trees.ts'
import {topNodes, walkNodes} from '../../src/core/walk-article.ts'
import type {World} from '../../src/core/world.ts'
import {parseXml, rawText} from '../../src/core/xml.ts'
import {openDisk} from '../../src/node/world.ts'
import {mathml} from '../../src/outputs/formulas/mathml/index.ts'
import {articleOf} from '../compose/article.ts'
import {corpusTest} from '../corpus/corpus.ts'
import {papers, printedPaper} from '../corpus/real-papers.ts'
import {revisionFiles, revisionPairs, revisionWorld} from '../corpus/revisions.ts'
import {documentOf, proofDocument, redlineDocument} from '../docx-redline.ts'
import {recordFigure} from '../figures.ts'
import {judge, passOver} from '../judge.ts'
import {part} from '../tier.ts'
import {textWorld} from '../world.ts'
import {zoo} from '../zoo.ts'

const pandoc = judge('pandoc')
const xmllint = judge('xmllint')
const schemas = fileURLToPath(new URL('../../../shared/schemas/ooxml/ISO-IEC29500-4_2016', import.meta.url))

/** The schema of a part; undefined for parts of other standards. */
function schemaOf(path: string): string | undefined {
  if (/^word\/[a-z]+\d*\.xml$/i.test(path)) return 'wml.xsd'
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

/** A paper with its files, on a machine without a browser. */
function paperWorld(folder: string, text: string): World {
  const {world} = openDisk(folder, () => Promise.reject(new Error('there is no browser')))
  const read: World['read'] = path =>
    path === printedPaper ? Promise.resolve(new TextEncoder().encode(text)) : world.read(path)
  return {...world, read}
}

corpusTest(
  'every part is valid by the schemas of ISO 29500',
  async () => {
    if (!existsSync(schemas)) passOver('no schemas beside the project (`../shared/schemas`)')
    const faults = [...invalidParts('zoo', await proofDocument(textWorld(zoo), 'manuscript'))]
    const pairs = part(revisionPairs(), 2, String)
    for (const name of pairs)
      faults.push(
        ...invalidParts(name, await redlineDocument(revisionWorld(name, 'old'), revisionWorld(name, 'new')))
      )
    const chosen = part(papers(), 24, ({name}) => name)
    for (const {name, folder, text} of chosen) {
      faults.push(...invalidParts(name, (await documentOf(paperWorld(folder, text), printedPaper)).bytes))
    }
    expect(faults).toEqual([])
    recordFigure('Word documents that are valid by ISO 29500', `${chosen.length + pairs.length + 1}`)
  },
  600_000
)

/** A formula as written in a text, and its letters in order of code points. */
type WrittenFormula = Readonly<{text: string; letters: string}>

/** The formulas of the formula suite, and of papers and manuscripts, that can be parsed. */
async function formulas(): Promise<readonly WrittenFormula[]> {
  const read = await formulaReader([])
  const found = new Map<string, WrittenFormula>()
  const add = (source: string, display: boolean): void => {
    const tex = source.trim().replace(/\s*\n\s*/g, ' ')
    const formula = read(tex, display)
    const text = display ? `$$${tex}$$` : `$${tex}$`
    if ('tree' in formula) found.set(text, {text, letters: lettersOf(mathml(formula.tree))})
  }
  for (const [tex] of [...suite.formulas, ...suite.atoms]) {
    add(tex, false)
    add(tex, true)
  }
  const texts = [
    ...papers().map(({text}) => text),
    ...revisionPairs().map(name => revisionFiles(name, 'new')['01.md']!)
  ]
  for (const text of texts) {
    walkNodes(topNodes(await articleOf({'paper.md': text})), node => {
      if (node.type === 'formula' || node.type === 'equation') add(node.tex, node.type === 'equation')
      return undefined
    })
  }
  return [...found.values()]
}

const suite: Readonly<Record<'atoms' | 'formulas', ReadonlyArray<readonly [tex: string]>>> = JSON.parse(
  readFileSync(new URL('../data/formulas/boxes.json', import.meta.url), 'utf8')
)

/** The sorted letters and digits of a formula, without the TeX that Pandoc adds. */
function lettersOf(markup: string): string {
  const words = rawText(parseXml(markup.replace(/<annotation.*?<\/annotation>/gs, '')).root)
  return [...words.normalize('NFKD').replace(/[^\p{Lu}\p{Ll}\p{Lo}\p{N}]/gu, '')].sort().join('')
}

corpusTest('every formula is a valid equation of Word, of which Pandoc reads the same letters', async () => {
  const all = await formulas()
  const text = all.map((formula, index) => `F${index}: ${formula.text}`).join('\n\n')
  const {bytes, problems} = await documentOf(textWorld({'01.md': text}))
  expect(problems).toEqual([])
  if (existsSync(schemas)) expect(invalidParts('formulas', bytes)).toEqual([])
  const file = join(mkdtempSync(join(tmpdir(), 'galley-docx-')), 'formulas.docx')
  writeFileSync(file, bytes)
  const {stdout} = pandoc([file, '--to=html', '--mathml', '--wrap=none'])
  const shown = new Map(
    [...stdout.matchAll(/<p>F(\d+): (.*?)<\/p>/gs)].map(([, at, html]) => [Number(at), html!])
  )
  const others = all.filter(({letters}, index) => lettersOf(shown.get(index) ?? '') !== letters)
  recordFigure(
    'formulas in Word',
    `${all.length} valid by ISO 29500, of which Pandoc reads the letters of ${all.length - others.length}`
  )
  if (process.env.SHOW)
    for (const o of others) console.log(o.text, o.letters, lettersOf(shown.get(all.indexOf(o)) ?? ''))
  expect(others.length / all.length).toBeLessThanOrEqual(0.05)
})
