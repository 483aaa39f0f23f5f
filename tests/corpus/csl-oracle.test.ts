import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import type {CslItem} from '../../src/core/types.ts'
import {recordFigure} from '../figures.ts'
import {judge} from '../judge.ts'
import {part, tier} from '../tier.ts'
import {corpus, corpusTest} from './corpus.ts'
import {randomClusters} from './csl-oracle-clusters.ts'
import {
  type OracleDocument,
  type Rendered,
  renderedByCiteproc,
  renderedByPandoc,
  renderedByUs
} from './csl-oracle-judges.ts'
import {kindsOf, ORACLE_KINDS, type OraclePair, type OtherProcessor} from './csl-oracle-kinds.ts'
import {allWorks, shuffled} from './works.ts'

/**
 * galley's processor compared with citeproc-js and Pandoc: works of the corpus, cited one by one and in random
 * citations, and listed. `make corpus` compares some works, chosen by a seed, and `make long` all of them. Every
 * difference belongs to a kind listed in docs/csl-differences.md: `GALLEY_BLESS=1` updates its rows.
 */
const STYLES = [
  'american-medical-association',
  'apa',
  'chicago-author-date',
  'chicago-notes-bibliography',
  'harvard-cite-them-right',
  'ieee',
  'modern-language-association',
  'nature',
  'nlm-citation-sequence'
]
/**
 * Languages in which APA is compared, with citeproc-js only, since Pandoc recognizes locators by the words of the
 * language.
 */
const LANGUAGES =
  tier === 'long'
    ? ['ar', 'de-DE', 'es-ES', 'fr-FR', 'ja-JP', 'ru-RU', 'sv-SE', 'tr-TR']
    : ['fr-FR', 'ja-JP', 'ru-RU']
/**
 * The number of works in one document: the time that the other processors need to disambiguate works grows with its
 * square.
 */
const WORKS_OF_DOCUMENT = 400
const SAMPLE = 60
/** The minimum share of entries, and of citations, that must equal the rendering of citeproc-js or Pandoc. */
const FLOOR = 0.97

const pandoc = judge('pandoc')
const page = fileURLToPath(new URL('../../docs/csl-differences.md', import.meta.url))
const seen = new Set<string>()

describe('each difference has a kind', () => {
  for (const style of part(STYLES, 3, name => name)) {
    corpusTest(
      style,
      () => {
        const pairs = documents(styleFile(style), 'en-US', SAMPLE).flatMap(document => {
          const ours = renderedByUs(document)
          return [
            ...pairsOf(document, style, ours, 'citeproc-js', renderedByCiteproc(document)),
            ...pairsOf(document, style, ours, 'Pandoc', renderedByPandoc(pandoc, document))
          ]
        })
        expectKinds(pairs)
        for (const isEntry of [true, false]) expectShares(style, pairs, isEntry)
      },
      6_000_000
    )
  }

  for (const lang of part(LANGUAGES, 3, name => name)) {
    corpusTest(
      `apa, ${lang}`,
      () => {
        const pairs = documents(styleFile('apa'), lang, SAMPLE / 4).flatMap(document =>
          pairsOf(document, 'apa', renderedByUs(document), 'citeproc-js', renderedByCiteproc(document))
        )
        expectKinds(pairs)
        for (const isEntry of [true, false]) expectShares(`apa in ${lang}`, pairs, isEntry)
      },
      6_000_000
    )
  }

  if (tier === 'long')
    corpusTest('every kind occurs, from each processor that it names', () => {
      expect(
        ORACLE_KINDS.flatMap(({name, from}) => from.map(other => `${other}: ${name}`)).filter(
          each => !seen.has(each)
        )
      ).toEqual([])
    })

  test('the page has a row for each kind', () => {
    const rows = ORACLE_KINDS.map(
      ({name, from, right, why}) => `| ${name} | ${from.join(', ')} | ${right} | ${why} |`
    )
    const text = readFileSync(page, 'utf8')
    const [before = '', after = ''] = text.split(/(?<=\| --- \| --- \| --- \| --- \|\n)(?:\|.*\n)*/u)
    const wanted = `${before}${rows.join('\n')}\n${after}`
    if (process.env.GALLEY_BLESS) writeFileSync(page, wanted)
    expect(readFileSync(page, 'utf8')).toBe(wanted)
  })
})

function styleFile(name: string): string {
  return join(corpus, `csl/styles/${name}.csl`)
}

/** Divides the works into documents of some hundred works each; a sample is one document. */
function documents(style: string, lang: string, sample: number): readonly OracleDocument[] {
  const works = shuffled(allWorks(), 1)
  expect(works.length).toBeGreaterThan(7000)
  const taken = tier === 'long' ? works : works.slice(0, sample)
  const xml = readFileSync(style, 'utf8')
  return Array.from({length: Math.ceil(taken.length / WORKS_OF_DOCUMENT)}, (_, index) => {
    const items = taken.slice(index * WORKS_OF_DOCUMENT, (index + 1) * WORKS_OF_DOCUMENT)
    const ids = items.map(({id}) => id)
    return {xml, lang, items, clusters: randomClusters(ids, items.length, index + 1)}
  })
}

/** Entries and citations side by side. */
function pairsOf(
  {items, clusters}: OracleDocument,
  style: string,
  ours: Rendered,
  other: OtherProcessor,
  theirs: Rendered
): readonly OraclePair[] {
  const byId = new Map(items.map(item => [item.id, item]))
  const worksOf = (ids: readonly string[]): readonly CslItem[] => ids.map(id => byId.get(id)!)
  const cited = [...items.map(({id}) => [id]), ...clusters.map(cluster => cluster.map(({id}) => id))]
  expect([ours, theirs].map(({citations}) => citations.length)).toEqual([cited.length, cited.length])
  return [
    ...items.map(item => ({
      other,
      style,
      isEntry: true,
      ours: ours.entries.get(item.id) ?? '',
      theirs: theirs.entries.get(item.id) ?? '',
      works: [item]
    })),
    ...cited.map((ids, index) => ({
      other,
      style,
      isEntry: false,
      ours: ours.citations[index]!,
      theirs: theirs.citations[index]!,
      works: worksOf(ids)
    }))
  ]
}

function expectKinds(pairs: readonly OraclePair[]): void {
  const unnamed: string[] = []
  for (const pair of pairs.filter(({ours, theirs}) => ours !== theirs)) {
    const kinds = kindsOf(pair)
    for (const name of kinds.names) seen.add(`${pair.other}: ${name}`)
    unnamed.push(
      ...kinds.unnamed.map(text => `${pair.other}, ${pair.works.map(({id}) => id).join(' ')}: ${text}`)
    )
  }
  expect(unnamed).toEqual([])
}

/** Records how many pairs equal each of the other processors, and expects nearly all pairs to equal one of them. */
function expectShares(name: string, pairs: readonly OraclePair[], isEntry: boolean): void {
  const own = pairs.filter(pair => pair.isEntry === isEntry)
  const others = [...new Set(own.map(({other}) => other))]
  const equal = others.map(other =>
    own.filter(pair => pair.other === other).map(({ours, theirs}) => ours === theirs)
  )
  const count = equal[0]!.length
  const percent = (number: number): string => `${((100 * number) / count).toFixed(1)} %`
  const either = equal[0]!.filter((_, index) => equal.some(each => each[index])).length
  const each = others.map((other, index) => `${percent(equal[index]!.filter(Boolean).length)} as ${other}`)
  recordFigure(
    `CSL: ${name}, ${isEntry ? 'entries' : 'citations'}`,
    `${count}: ${[...each, ...(others.length > 1 ? [`${percent(either)} as one of them`] : [])].join(', ')}`
  )
  // With few entries, a single different entry would be several per cent.
  if (count >= SAMPLE) expect(either / count).toBeGreaterThanOrEqual(FLOOR)
}
