import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {unzipSync} from 'fflate'
import type {ElementContent} from 'hast'
import {describe, expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import type {Article, Node} from '../../src/core/article.ts'
import {createMemo} from '../../src/core/memo.ts'
import {inNumerals} from '../../src/core/numerals.ts'
import {topNodes, walkNodes} from '../../src/core/walk-article.ts'
import type {World} from '../../src/core/world.ts'
import {openDisk} from '../../src/node/world.ts'
import {articleToHast} from '../../src/outputs/article/index.ts'
import {markdownOutput} from '../../src/outputs/markdown/index.ts'
import type {Rendering} from '../../src/outputs/output.ts'
import {statementTitle} from '../../src/outputs/page/colophon.ts'
import {corpusTest} from '../corpus/corpus.ts'
import {printedPaper, papers as realPapers, styledWorld} from '../corpus/real-papers.ts'
import {project, projectRoot} from '../galley.ts'
import {judge} from '../judge.ts'
import {part} from '../tier.ts'

vi.setConfig({testTimeout: 120_000})

const pandoc = judge('pandoc')
const folder = project({})

const typeset = async (): Promise<never> => {
  throw new Error('No PDF is made')
}

const papers: Readonly<Record<string, readonly [folder: string, entry: string]>> = {
  paper: ['', ''],
  article: ['docs/examples/article', '01-article.md'],
  historian: ['docs/examples/historian', '01-article.md'],
  mathematician: ['docs/examples/mathematician', '01-article.md'],
  urdu: ['tests/data/languages', 'urdu.md']
}

describe('Pandoc reads the Markdown of', () => {
  test.each(part(Object.entries(papers), 2, ([name]) => name))('%s', (name, [place, entry]) =>
    compare(name, openDisk(join(projectRoot, place), typeset).world, entry)
  )

  for (const paper of part(realPapers(), 12, ({name}) => name))
    corpusTest(paper.name, () =>
      compare(
        paper.name.replaceAll(/\W/g, '-'),
        styledWorld(openDisk(paper.folder, typeset).world, paper, 'insights'),
        printedPaper
      )
    )
})

async function compare(name: string, world: World, entry: string): Promise<void> {
  const given: Rendering[] = []
  const {artifacts} = await build(world, createMemo(), {
    entry,
    draft: true,
    outputs: [
      {
        ...markdownOutput,
        render(rendering) {
          given.push({...rendering, memo: createMemo()})
          return markdownOutput.render(rendering)
        }
      }
    ]
  })
  const target = join(folder, name)
  mkdirSync(target)
  const files = unzipSync(artifacts[0]!.bytes)
  const [file] = Object.keys(files).filter(each => each.endsWith('.md'))
  for (const each of [file!, 'references.json'])
    if (files[each] !== undefined) writeFileSync(join(target, each), files[each])
  const {stdout, stderr} = pandoc(['--from', 'markdown', '--to', 'json', file!], {cwd: target})
  expect(stderr).toBe('')
  const read = inPandoc(JSON.parse(stdout))
  const works = files['references.json']
  const references = works === undefined ? [] : (JSON.parse(new TextDecoder().decode(works)) as unknown[])
  expect({...read.counts, references: references.length}).toEqual(inArticle(given[0]!.article))
  expect(differences(await wordsOfArticle(given[0]!), read.words)).toEqual([])
}

/** The number of elements of each kind in an article. A figure of Pandoc is one picture with a caption. */
function inArticle(article: Article) {
  const keys: string[] = []
  const counts = {notes: 0, tables: 0, figures: 0, formulas: 0, listings: 0}
  const visit = (node: Node): boolean | undefined => {
    if (node.type === 'citation') {
      for (const {key, work = key} of node.items) keys.push(work)
      return false
    }
    if (node.type === 'noteCall') counts.notes++
    if (node.type === 'table' || (node.type === 'element' && node.tagName === 'table')) counts.tables++
    if (node.type === 'figure' && node.kind === 'figure' && isPicture(node.children)) counts.figures++
    if (node.type === 'equation' || (node.type === 'formula' && node.fallback === undefined))
      counts.formulas++
    if (node.type === 'listing' || (node.type === 'raw' && node.block)) counts.listings++
    return undefined
  }
  walkNodes(textOf(article), visit)
  const works = new Set(
    article.lists.flatMap(({entries}) => entries.flatMap(({key, work}) => (work ? [key] : [])))
  )
  return {...counts, keys: keys.toSorted(), references: works.size}
}

/**
 * The content without the lists of references, which Pandoc generates from the works, and without the notes that a note
 * style generates.
 */
function textOf(article: Article): readonly Node[] {
  const own = new Set(notesInText(article))
  return topNodes({...article, lists: [], notes: article.notes.filter(({number}) => own.has(number))})
}

function isPicture(children: readonly Node[]): boolean {
  const [only, ...more] = children
  if (more.length > 0 || only === undefined) return false
  return only.type === 'image' || (only.type === 'paragraph' && isPicture(only.children))
}

/**
 * The words of an article's page, except THE LIST of text that Pandoc generates: citations, lists of references,
 * sections and notes, links back; formulas are compared by their count, and pictures by their file.
 */
function wordsOfPage(nodes: readonly ElementContent[], isOwn: (note: string) => boolean): string {
  return nodes
    .map(node => {
      if (node.type === 'text') return node.value
      if (node.type !== 'element') return ' '
      const {className, role, id} = node.properties
      const classes = Array.isArray(className) ? className.map(String) : []
      if (role === 'doc-backlink' || classes.some(name => made.has(name))) return ' '
      if (classes.includes('note') && !isOwn(String(id))) return ' '
      // galley generates the title of the notes.
      const isNotes = node.tagName === 'section' && classes.includes('notes')
      const children = isNotes ? node.children.slice(1) : node.children
      const words = wordsOfPage(children, isOwn)
      return inLine.has(node.tagName) ? words : ` ${words} `
    })
    .join('')
}

const made: ReadonlySet<string> = new Set(
  'citation note-call back-links contents csl-entry references theorem-end picture-missing'.split(' ')
)

const inLine: ReadonlySet<string> = new Set(
  'a abbr b bdi cite code del em i ins kbd mark s small span strong sub sup u wbr'.split(' ')
)

async function wordsOfArticle({article, manuscript, memo}: Rendering): Promise<string> {
  const elements = await articleToHast(article, {project: manuscript.project}, memo)
  const own = new Set(notesInText(article).map(number => `note-${number}`))
  const {title, subtitle, titles, abstracts, body, statements} = elements
  const parts = [
    ...[title, subtitle, body, ...titles.map(({content}) => content)],
    ...[...abstracts, ...statements].map(({content}) => content)
  ]
  const numbers: string[] = []
  walkNodes(textOf(article), node => {
    // On a page, the numbers of an equation's lines are inside the formula.
    if (node.type === 'equation')
      for (const line of node.lines ?? []) numbers.push(inNumerals(line, article.numerals))
    return node.type === 'citation' ? false : undefined
  })
  return [
    ...parts.map(part => wordsOfPage(part, note => own.has(note))),
    ...article.statements.map(({name, lang}) => statementTitle(name, lang)),
    ...numbers,
    // A paper without a title has its file name as its title.
    title.length === 0 ? manuscript.slug : ''
  ].join(' ')
}

/** The numbers of notes called in the text, except those that a style generates for citations. */
function notesInText(article: Article): readonly number[] {
  const called = new Set<number>()
  const visit = (node: Node): boolean | undefined => {
    if (node.type === 'noteCall' && !called.has(node.note)) {
      called.add(node.note)
      walkNodes(article.notes.find(({number}) => number === node.note)?.children ?? [], visit)
    }
    return node.type === 'citation' ? false : undefined
  }
  walkNodes(topNodes({...article, lists: [], notes: []}), visit)
  return [...called]
}

const spaced: ReadonlySet<string> = new Set([
  'Para',
  'Plain',
  'Header',
  'MetaInlines',
  'MetaBlocks',
  'Math',
  'Note'
])

function inPandoc(document: unknown) {
  const counts = {notes: 0, tables: 0, figures: 0, formulas: 0, listings: 0}
  const kinds: Readonly<Record<string, keyof typeof counts>> = {
    Note: 'notes',
    Table: 'tables',
    Figure: 'figures',
    Math: 'formulas',
    CodeBlock: 'listings'
  }
  const keys: string[] = []
  const words: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return
    const {t, c} = node as Readonly<{t?: string; c?: unknown}>
    if (t !== undefined && kinds[t] !== undefined) counts[kinds[t]]++
    if (t === 'Str') words.push(String(c))
    if (t === 'Code' || t === 'CodeBlock') words.push(` ${(c as readonly unknown[])[1]} `)
    if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') words.push(' ')
    if (t === 'Image') return
    if (t === 'DefinitionList') {
      for (const [term, definitions] of c as ReadonlyArray<readonly [unknown, unknown]>) {
        visit(term)
        words.push(' ')
        visit(definitions)
      }
      return
    }
    if (t === 'Cite') {
      for (const {citationId} of (c as ReadonlyArray<ReadonlyArray<{citationId: string}>>)[0]!)
        keys.push(citationId)
      return
    }
    if (spaced.has(t ?? '')) words.push(' ')
    for (const value of Object.values(node)) visit(value)
    if (spaced.has(t ?? '')) words.push(' ')
  }
  const {blocks, meta} = document as Readonly<{blocks: unknown; meta: Readonly<Record<string, unknown>>}>
  for (const name of ['title', 'subtitle', 'titles', 'abstract', 'abstracts'])
    visit(withoutLanguages(meta[name]))
  visit(blocks)
  return {counts: {...counts, keys: keys.toSorted()}, words: words.join('')}
}

/** A text of the metadata without its language tags. */
function withoutLanguages(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLanguages)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (name === 'lang' ? [] : [[name, withoutLanguages(each)]]))
  )
}

function differences(one: string, other: string): readonly string[] {
  const [before, after] = [counted(one), counted(other)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(word => {
    const counts = [before.get(word) ?? 0, after.get(word) ?? 0]
    return counts[0] === counts[1] ? [] : [`${word}: ${counts.join(', ')}`]
  })
}

function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.replace(/[\u00ad\u200b\u2060]/gu, '').matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
