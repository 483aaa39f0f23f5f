import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {unzipSync} from 'fflate'
import type {ElementContent} from 'hast'
import {afterAll, expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo, type Memo} from '../../src/core/memo.ts'
import {childElements, parseXml, type XmlElement} from '../../src/core/xml.ts'
import {openDisk} from '../../src/node/world.ts'
import {articleToHast} from '../../src/outputs/article/index.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import type {Rendering} from '../../src/outputs/output.ts'
import {judge} from '../judge.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {type Paper, papers, printedPaper, styledWorld} from './real-papers.ts'

/**
 * The DTD of JATS Publishing 1.3, in a folder next to the project; without it, files are only compared with the page.
 */
const catalog = fileURLToPath(
  new URL('../../../shared/schemas/jats/1.3/catalog-jats-v1-3-no-base.xml', import.meta.url)
)
/** The XSD of JATS Publishing 1.4, in a folder next to the project. */
const schema = fileURLToPath(
  new URL('../../../shared/schemas/jats/1.4-xsd/JATS-journalpublishing1-4-mathml3.xsd', import.meta.url)
)
const folder = mkdtempSync(join(tmpdir(), 'galley-jats-'))
const xmllint = judge('xmllint')
const pandoc = judge('pandoc')

afterAll(() => rmSync(folder, {recursive: true, force: true}))

const read = part(papers(), 3, ({name}) => name).map(paper => ({
  paper,
  written: once(() => writeJats(paper))
}))

corpusTest('the papers as JATS 1.4 are valid', async () => {
  const files: string[] = []
  for (const {paper, written} of read) {
    const {rendering} = await written()
    const {manuscript} = rendering
    const settings = {...manuscript.settings, jatsVersion: '1.4'} as const
    const {bytes} = await jatsOutput.render({...rendering, manuscript: {...manuscript, settings}})
    files.push(join(folder, `${paper.name}-1.4.xml`))
    writeFileSync(files.at(-1)!, xmlIn(bytes))
  }
  if (!existsSync(schema)) return expect(files).toHaveLength(read.length)
  const judged = xmllint(['--noout', '--nonet', '--schema', schema, ...files])
  expect(judged.stderr.trim().split('\n').toSorted()).toEqual(
    files.map(file => `${file} validates`).toSorted()
  )
})

for (const {paper, written} of read) {
  corpusTest(`the words of ${paper.name} in JATS are those of its page`, async () => {
    const {root, rendering, memo} = await written()
    const elements = await articleToHast(rendering.article, {project: rendering.manuscript.project}, memo)
    const {title, subtitle, titles, abstracts, body, statements} = elements
    const page = [
      ...[title, subtitle, ...titles.map(({content}) => content)],
      ...[...abstracts, ...statements].map(({content}) => content),
      body
    ].map(wordsOfPage)
    // A paper without a title has its file name as its title.
    const name = title.length === 0 ? rendering.manuscript.slug : ''
    expect(difference(counted(wordsOfJats(root)), counted([name, ...page].join(' ')))).toEqual([])
  })

  corpusTest(`the JATS of ${paper.name} is valid`, async () => {
    const {file} = await written()
    if (!existsSync(catalog)) return expect(existsSync(file)).toBe(true)
    process.env.XML_CATALOG_FILES = catalog
    expect(xmllint(['--noout', '--nonet', '--valid', file]).stderr).toBe('')
  })

  corpusTest(`Pandoc reads the citations, works and notes of ${paper.name}`, async () => {
    const {file, root} = await written()
    const {stdout} = pandoc(['--from', 'jats', '--to', 'json', file])
    const read = countsOfPandoc(JSON.parse(stdout) as PandocDocument)
    const references = elementsIn(root, 'xref').filter(
      ({attributes}) => attributes.get('ref-type') === 'bibr'
    )
    const keys = references.flatMap(({attributes}) => attributes.get('rid')!.split(' '))
    const notes = elementsIn(root, 'xref').filter(({attributes}) => attributes.get('ref-type') === 'fn')
    const count = (...names: readonly string[]): number =>
      names.reduce((sum, name) => sum + elementsIn(withoutEntries(root), name).length, 0)
    expect(read).toEqual({
      keys: keys.toSorted(),
      references: elementsIn(root, 'ref').length,
      notes: notes.length,
      tables: count('table'),
      figures: count('fig'),
      formulas: count('inline-formula', 'disp-formula'),
      listings: count('code', 'preformat')
    })
  })
}

type Written = Readonly<{file: string; root: XmlElement; rendering: Rendering; memo: Memo}>

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make()
    return made
  }
}

function xmlIn(packed: Uint8Array): Uint8Array {
  return Object.entries(unzipSync(packed)).find(([name]) => name.endsWith('.xml'))![1]
}

async function writeJats(paper: Paper): Promise<Written> {
  const given: Rendering[] = []
  const typeset = async (): Promise<never> => {
    throw new Error('No PDF is made')
  }
  const memo = createMemo()
  const readable = styledWorld(openDisk(paper.folder, typeset).world, paper, 'insights')
  const {artifacts} = await build(readable, memo, {
    entry: printedPaper,
    draft: true,
    outputs: [
      {
        ...jatsOutput,
        async render(rendering) {
          given.push(rendering)
          return jatsOutput.render(rendering)
        }
      }
    ]
  })
  const bytes = xmlIn(artifacts[0]!.bytes)
  const file = join(folder, `${paper.name}.xml`)
  writeFileSync(file, bytes)
  const text = new TextDecoder().decode(bytes)
  const [root] = childElements(parseXml(text.slice(text.indexOf('<article'))).root)
  return {file, root: root!, rendering: given[0]!, memo}
}

/**
 * The list of elements whose words differ from the article's page, and why: separate fields of an entry; formulas,
 * which are compared by their count; numbers of notes and items, which a page counts itself; metadata.
 */
const otherWords: ReadonlySet<string> = new Set(
  (
    'element-citation tex-math mml:math alt-text journal-meta article-id article-categories contrib-group aff ' +
    'corresp pub-date volume issue fpage lpage elocation-id history permissions kwd-group alt-title award-group'
  ).split(' ')
)

function wordsOfJats(element: XmlElement, parent?: XmlElement, isPrinted = false): string {
  const {name, children} = element
  if (name === 'inline-formula') return ' '
  // The tags within a printed reference do not separate words.
  if (isPrinted || name === 'mixed-citation') {
    const words = children.map(child =>
      typeof child === 'string' ? child : wordsOfJats(child, element, true)
    )
    return isPrinted ? words.join('') : ` ${words.join('')} `
  }
  if (otherWords.has(name) || (name === 'fn' && parent?.name === 'author-notes' && !isStatementOf(element)))
    return ' '
  const isCounted = name === 'label' && (parent?.name === 'fn' || parent?.name === 'list-item')
  // Titles of statements come from the colophon.
  const isStatement =
    (name === 'title' && (parent?.attributes.has('sec-type') || parent?.name === 'ack')) ||
    (element.attributes.get('content-type') === 'heading' && parent !== undefined && isStatementOf(parent))
  if (isCounted || isStatement) return ' '
  const words = children
    .map(child => (typeof child === 'string' ? child : wordsOfJats(child, element)))
    .join('')
  return inLine.has(name) ? words : ` ${words} `
}

const isStatementOf = ({attributes}: XmlElement): boolean => attributes.get('fn-type') === 'coi-statement'

const inLine: ReadonlySet<string> = new Set(
  'bold italic monospace roman sc strike underline styled-content sub sup abbrev ext-link xref'.split(' ')
)

/** Generated parts of the page: links back, lists of sections, the mark of a proof. */
const generated = /^(?:back-links?|ways-back|contents|index|note-back|theorem-end|picture-missing)$/

function wordsOfPage(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => {
      if (node.type === 'text') return node.value
      if (node.type !== 'element') return ' '
      const {className, role} = node.properties
      const classes = Array.isArray(className) ? className.map(String) : []
      if (role === 'doc-backlink' || classes.some(name => generated.test(name)) || node.tagName === 'nav')
        return ' '
      const words = wordsOfPage(node.children)
      const isInLine =
        /^(?:a|abbr|b|bdi|cite|code|del|em|i|kbd|mark|s|small|span|strong|sub|sup|u|wbr)$/.test(node.tagName)
      return isInLine ? words : ` ${words} `
    })
    .join('')
}

/** The number of occurrences of each word, without punctuation, since a page sets that of its labels itself. */
function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.replace(/[\u00ad\u200b\u2060]/gu, '').matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function difference(jats: ReadonlyMap<string, number>, page: ReadonlyMap<string, number>): readonly string[] {
  return [...new Set([...jats.keys(), ...page.keys()])].flatMap(word => {
    const [inJats, onPage] = [jats.get(word) ?? 0, page.get(word) ?? 0]
    return inJats === onPage ? [] : [`${word}: ${inJats} in JATS, ${onPage} on the page`]
  })
}

function elementsIn(root: XmlElement, name: string): readonly XmlElement[] {
  return childElements(root).flatMap(child => [
    ...(child.name === name ? [child] : []),
    ...elementsIn(child, name)
  ])
}

/** Removes the entries of lists of references, because Pandoc does not read their words. */
function withoutEntries(element: XmlElement): XmlElement {
  const children = element.children.flatMap(
    (child): ReadonlyArray<XmlElement | string> =>
      typeof child === 'string' ? [child] : child.name === 'ref' ? [] : [withoutEntries(child)]
  )
  return {...element, children}
}

type PandocDocument = Readonly<{blocks: unknown; meta: Readonly<Record<string, unknown>>}>

function countsOfPandoc({blocks, meta}: PandocDocument) {
  const counts = new Map<string, number>()
  const keys: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return
    const {t, c} = node as Readonly<{t?: string; c?: unknown}>
    if (t !== undefined) counts.set(t, (counts.get(t) ?? 0) + 1)
    if (t === 'Cite')
      for (const {citationId} of (c as ReadonlyArray<ReadonlyArray<{citationId: string}>>)[0]!)
        keys.push(citationId)
    for (const value of Object.values(node)) visit(value)
  }
  const {references, ...others} = meta as Readonly<{references?: Readonly<{c: readonly unknown[]}>}>
  visit([blocks, others])
  const count = (name: string): number => counts.get(name) ?? 0
  return {
    keys: keys.toSorted(),
    references: references?.c.length ?? 0,
    notes: count('Note'),
    tables: count('Table'),
    figures: count('Figure'),
    formulas: count('Math'),
    listings: count('CodeBlock')
  }
}
