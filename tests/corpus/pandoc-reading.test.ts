import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect} from 'vitest'
import {judge} from '../judge.ts'
import {corpus, corpusTest} from './corpus.ts'

/**
 * Older tests compare with recordings of Pandoc 3.1.11: the clusters of `citation-syntax.test.ts`, the keys of
 * `joss.test.ts` and the CSL-JSON of `bibliography.test.ts`. The current Pandoc parses the same inputs in the same way,
 * except for the rows here.
 */
const CHANGED: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  // A bare `-@doe99` omits the author; earlier versions printed a hyphen and a citation.
  ['narr-suppress', [['-doe99']]]
])

const pandoc = judge('pandoc')

type Case = Readonly<{
  name: string
  markdown: string
  pandocClusters: readonly (readonly Readonly<{key: string; mode: string}>[])[]
}>
type Paper = Readonly<{paper: string; cited: readonly string[]; pandoc_raw_citations: number}>
type Citation = Readonly<{citationId: string; citationMode: Readonly<{t: string}>}>

const SIGNS: Readonly<Record<string, string>> = {
  NormalCitation: '',
  normal: '',
  AuthorInText: '@',
  narrative: '@',
  SuppressAuthor: '-',
  'suppress-author': '-'
}

describe('Pandoc parses as recorded', () => {
  corpusTest('citations in every notation', () => {
    const file = join(corpus, '../notes/citations-prototype/citation-syntax-cases.json')
    const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[]
    expect(cases).toHaveLength(76)
    for (const {name, markdown, pandocClusters} of cases) {
      const read = clustersOf(ask(['-f', 'markdown', '-t', 'json'], markdown))
      const recorded = pandocClusters.map(items => items.map(({key, mode}) => `${SIGNS[mode]}${key}`))
      expect(
        read.map(items => items.map(written)),
        name
      ).toEqual(CHANGED.get(name) ?? recorded)
    }
  })

  corpusTest('the citations of twenty-five papers', () => {
    const {papers} = JSON.parse(readFileSync(join(corpus, 'expected/joss.json'), 'utf8')) as {
      papers: Readonly<Record<string, Paper>>
    }
    for (const [name, {paper, cited, pandoc_raw_citations}] of Object.entries(papers)) {
      const tree = ask([join(corpus, paper), '-f', 'markdown', '-t', 'json'])
      const keys = allCitations(tree).map(({citationId}) => citationId)
      expect([...new Set(keys)].sort(), name).toEqual([...cited].sort())
      expect(keys, name).toHaveLength(pandoc_raw_citations)
    }
  })

  corpusTest('the works of their bibliographies', () => {
    const folder = join(corpus, 'expected/csl')
    for (const name of readdirSync(folder)) {
      const recorded = JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly Work[]
      const works = bibliographiesOf(name).flatMap(
        ([path, format]) => ask([path, '-f', format, '-t', 'csljson']) as readonly Work[]
      )
      expect(works.map(withoutDollars), name).toEqual(recorded.map(withoutDollars))
    }
  })
})

function ask(args: readonly string[], input = ''): unknown {
  const {stdout, stderr} = pandoc(args, {input})
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

/** The outermost citations of a tree. */
function clustersOf(node: unknown): readonly (readonly Citation[])[] {
  if (Array.isArray(node)) return node.flatMap(clustersOf)
  if (typeof node !== 'object' || node === null) return []
  if ('t' in node && node.t === 'Cite') return [(node as unknown as {c: [readonly Citation[]]}).c[0]]
  return Object.values(node).flatMap(clustersOf)
}

/** All citations of a tree, including those in the suffix of another. */
function allCitations(node: unknown): readonly Citation[] {
  return clustersOf(node).flatMap(items =>
    items.flatMap(item => [item, ...allCitations(Object.values(item))])
  )
}

function written({citationId, citationMode}: Citation): string {
  return `${SIGNS[citationMode.t]}${citationId}`
}

type Work = Readonly<Record<string, unknown>>

/** A work without dollar signs in its title: unlike Pandoc 3.1.11, the current Pandoc keeps those around a formula. */
function withoutDollars({title, ...work}: Work): Work {
  return {...work, title: String(title).replaceAll('$', '')}
}

function bibliographiesOf(name: string): readonly (readonly [string, string])[] {
  const paper = /^joss-(.*)\.json$/u.exec(name)?.[1]
  if (paper === undefined)
    return [[join(corpus, 'bib/biblatex/bibtex/bib/biblatex/biblatex-examples.bib'), 'biblatex']]
  const folder = join(corpus, 'joss', paper)
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith('.bib'))
    .toSorted()
    .map(file => [join(folder, file), 'bibtex'] as const)
}
