import {readdirSync, readFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {prepareCluster} from '../../src/cite/cluster.ts'
import {createEngine, itemId} from '../../src/cite/engine.ts'
import {resolveLocale} from '../../src/cite/locale.ts'
import {type Cluster, createProcessor} from '../../src/cite/processor.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {CslItem, NumberedCitation} from '../../src/core/types.ts'
import type {World} from '../../src/core/world.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {diskWorld} from '../../src/node/world.ts'
import {part} from '../tier.ts'
import {corpus, corpusTest} from './corpus.ts'

/** What galley prints cite by cite against what the processor prints when it is given the whole document anew. */
const styles = [
  'apa',
  'chicago-author-date',
  'chicago-notes-bibliography',
  'ieee',
  'modern-language-association',
  'nlm-citation-sequence'
]

type Work = Readonly<{
  items: readonly CslItem[]
  citations: readonly NumberedCitation[]
  keys: readonly string[]
}>

/** Every paper of the corpus that cites from a bibliography, and this repository's. */
async function papers(): Promise<readonly Work[]> {
  const works: Work[] = []
  const listed = JSON.parse(readFileSync(join(corpus, 'expected/joss.json'), 'utf8')) as {
    papers: Record<string, {paper: string}>
  }
  const own = fileURLToPath(new URL('../..', import.meta.url))
  for (const [root, entry] of [
    ...Object.values(listed.papers).map(
      ({paper}) => [join(corpus, dirname(paper)), basename(paper)] as const
    ),
    [join(corpus, 'pandoc/guillawme-these-fr'), ''] as const,
    [own, ''] as const
  ]) {
    const disk = diskWorld(root, async () => {
      throw new Error('nothing is printed here')
    }).world
    const world = root.endsWith('these-fr') ? withAllChapters(disk, root) : disk
    const {manuscript} = await build(world, createMemo(), {entry, outputs: []})
    const keys = [
      ...new Set(manuscript.citations.flatMap(({references}) => references.flatMap(r => r?.key ?? [])))
    ]
    const items = keys.map(key => manuscript.bibliography.byKey.get(key)!.csl)
    works.push({items, keys, citations: manuscript.citations})
  }
  return works
}

/** The thesis with every text as a chapter; its own makefile says so, not its metadata. */
function withAllChapters(world: World, root: string): World {
  const names = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.md'))
  const yaml = `bibliography: ../references.bib\nchapters: ${JSON.stringify(names.sort().map(name => `../${name}`))}\n`
  return {
    ...world,
    list: async folder => (folder === 'manuscript' ? ['manuscript.yaml'] : world.list(folder)),
    read: async path =>
      path === 'manuscript/manuscript.yaml' ? new TextEncoder().encode(yaml) : world.read(path)
  }
}

for (const name of part(styles, 3, style => style)) {
  corpusTest(
    `${name}: every citation and every list is that of a full rebuild`,
    async () => {
      const style = readFileSync(join(corpus, `csl/styles/${name}.csl`), 'utf8')
      const locale = resolveLocale('en-US', installedLocales())
      const all = await papers()
      // One document of all papers: more names and years in common than any paper has, and one engine.
      const items = all.flatMap(({items: own}) => own)
      const starts = all.map((_work, index) =>
        all.slice(0, index).reduce((sum, work) => sum + work.items.length, 0)
      )
      const probe = {delimiter: '; ', term: () => ''}
      const clusters: Cluster[] = all.flatMap(({citations, keys}, index) => {
        const numbers = new Map(keys.map((key, place) => [key, starts[index]! + place]))
        return citations.flatMap(({citation, references}) => {
          const known = {
            ...citation,
            items: citation.items.map((item, place) => ({...item, key: references[place]?.key ?? item.key}))
          }
          const {cluster} = prepareCluster(known, key => numbers.get(key) ?? 'unknown', probe)
          return cluster.cites.length > 0 ? [{...cluster, inOrder: false}] : []
        })
      })
      expect(clusters.length).toBeGreaterThan(500)
      // Notes that hold several citations, and gaps where the author's own notes stand.
      const notes = clusters.map(
        (_cluster, index) => Math.floor(index / 3) * 3 + (index % 3) + (index % 7 === 0 ? 1 : 0)
      )
      notes.sort((a, b) => a - b)

      const cited = [...new Set(clusters.flatMap(({cites}) => cites.map(({item}) => item)))]
      const processor = createProcessor(style, locale, items, cited, [])
      const placed = processor.note ? processor.positions(clusters, notes) : clusters
      const ours = placed.map(cluster => printed(processor.cluster(cluster)))
      const engine = createEngine(style, locale, items)
      const citations = clusters.map(({cites}, index) => ({
        citationID: `c${index}`,
        properties: {noteIndex: processor.note ? notes[index] : 0},
        citationItems: cites.map(({item, suppressAuthor, ...cite}) => ({
          ...cite,
          id: itemId(item),
          ...(suppressAuthor ? {'suppress-author': true} : {})
        }))
      }))
      const rebuilt = engine.rebuildProcessorState(citations, 'html').map(([, , html]) => printed(html))
      expect(ours.filter((html, index) => html !== rebuilt[index])).toEqual([])

      const again = createProcessor(style, locale, items, cited, [])
      expect(
        again.bibliography().entries.flatMap(({html}) => (html === undefined ? [] : [printed(html)]))
      ).toEqual((engine.makeBibliography() || [{}, []])[1].map(printed))
    },
    240_000
  )
}

/** Without links, and without what the processor says where it has nothing to print. */
function printed(html: string): string {
  return html
    .replace(/<a href[^>]*>|<\/a>|\uFDD1[\uFDE0-\uFDEF]+/gu, '')
    .replace(/\[NO_PRINTED_FORM\]|\[CSL STYLE ERROR: reference with no printed form\.\]/gu, '')
}
