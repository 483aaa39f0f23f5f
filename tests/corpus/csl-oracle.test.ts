import {existsSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {describe, expect} from 'vitest'
import type {CslItem} from '../../src/core/types.ts'
import {createProcessor, createStyle, toText} from '../../src/csl/index.ts'
import {recordFigure} from '../figures.ts'
import {corpus, corpusTest} from './corpus.ts'
import {bibliographies} from './works.ts'

/**
 * Our processor beside citeproc-js: every work of the corpus, cited once and listed, in styles of the repository. Least
 * shares of equal texts; raise them with every improvement. docs/pandoc-differences.md names the kinds of differences.
 */
const STYLES: Readonly<Record<string, Readonly<{entries: number; citations: number}>>> = {
  nature: {entries: 0.985, citations: 0.999},
  ieee: {entries: 0.98, citations: 0.999},
  apa: {entries: 0.966, citations: 0.999}
}

type Rendered = Readonly<{entries: ReadonlyMap<string, string>; citations: readonly string[]}>

describe('citeproc-js renders the same', () => {
  for (const [style, least] of Object.entries(STYLES)) {
    corpusTest(style, () => {
      const xml = readFileSync(join(corpus, `csl/styles/${style}.csl`), 'utf8')
      const items = bibliographies()
      const [ours, theirs] = [rendered(xml, items), renderedByCiteproc(xml, items)]
      const differing = {
        entries: items.filter(({id}) => ours.entries.get(id) !== theirs.entries.get(id)),
        citations: items.filter((_, index) => ours.citations[index] !== theirs.citations[index])
      }
      for (const {id} of differing.entries)
        console.log(`${id}\n  citeproc-js ${theirs.entries.get(id)}\n  ours        ${ours.entries.get(id)}`)
      const shares = {
        entries: 1 - differing.entries.length / items.length,
        citations: 1 - differing.citations.length / items.length
      }
      recordFigure(
        `${style} beside citeproc-js`,
        `${items.length} works: ${(100 * shares.entries).toFixed(1)} % of entries, ${(100 * shares.citations).toFixed(1)} % of citations equal`
      )
      expect(items.length).toBeGreaterThan(500)
      expect(shares.entries).toBeGreaterThanOrEqual(least.entries)
      expect(shares.citations).toBeGreaterThanOrEqual(least.citations)
    })
  }
})

function rendered(xml: string, items: readonly CslItem[]): Rendered {
  const style = createStyle(xml, {locales: [locale('en-US')!], lang: 'en-US'})
  const {citations, bibliography} = createProcessor(style, items).update({
    citations: items.map(({id}) => ({id, cites: [{id}]}))
  })
  return {
    entries: new Map(bibliography!.map(({id, segments}) => [id, words(toText(segments))])),
    citations: items.map(({id}) => plain(toText(citations.get(id)!)))
  }
}

/** The parts of citeproc-js that are called here. */
type CiteprocEngine = Readonly<{
  setOutputFormat: (format: 'text') => void
  updateItems: (ids: readonly string[]) => void
  makeBibliography: () => readonly [
    Readonly<{entry_ids: ReadonlyArray<readonly string[]>}>,
    readonly string[]
  ]
  makeCitationCluster: (cites: readonly object[]) => string
}>
type Citeproc = Readonly<{
  Engine: new (system: object, style: string, lang: string, forceLang: boolean) => CiteprocEngine
}>

function renderedByCiteproc(xml: string, items: readonly CslItem[]): Rendered {
  const citeproc: Citeproc = createRequire(import.meta.url)('citeproc')
  const byId = new Map(items.map(item => [item.id, item]))
  const system = {
    retrieveLocale: (lang: string) => locale(lang) ?? locale('en-US'),
    retrieveItem: (id: string) => structuredClone(byId.get(id))
  }
  const engine = new citeproc.Engine(system, xml, 'en-US', true)
  engine.setOutputFormat('text')
  engine.updateItems(items.map(({id}) => id))
  const [{entry_ids: ids}, entries] = engine.makeBibliography()
  return {
    entries: new Map(ids.map(([id], index) => [id!, words(entries[index]!)])),
    citations: items.map(({id}) => plain(engine.makeCitationCluster([{id}])))
  }
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** A text without its number, which stands in a column of its own. */
function words(text: string): string {
  return plain(text)
    .replace(/^(?:\[\d+\]|\d+\.) ?/u, '')
    .trim()
}

function locale(lang: string): string | undefined {
  const file = join(corpus, `csl/locales/locales-${lang}.xml`)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
