import {createHash} from 'node:crypto'
import {expect} from 'vitest'
import {resolveLocale} from '../../src/cite/locale.ts'
import {everyCslStyle} from '../../src/node/program/csl-repository.ts'
import {recordFigure} from '../figures.ts'
import {judge} from '../judge.ts'
import {tier} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {
  localeFile,
  type OracleDocument,
  type Rendered,
  renderedByCiteproc,
  renderedByPandoc,
  renderedByUs
} from './csl-oracle-judges.ts'
import {kindsOf, type OraclePair} from './csl-oracle-kinds.ts'
import {allWorks, shuffled} from './works.ts'

/**
 * Random styles of the CSL repository, fourteen for a seed, compared with citeproc-js and Pandoc.
 * They are those that come with galley. In `make long` the seed is the commit (GALLEY_PART); elsewhere it is always the
 * same, so that no change fails for a style that it does not touch.
 */
const seed = tier === 'long' ? (process.env.GALLEY_PART ?? '') : '1'
const [STYLES, WORKS] = tier === 'long' ? [14, 200] : [2, 40]
/** Least share of entries, and of citations, that differ from one of the others in named kinds only, or not at all. */
const FLOOR = 0.95

const pandoc = judge('pandoc')

corpusTest(
  'random styles',
  async () => {
    // Without Pandoc, the test is skipped here instead of failing below.
    pandoc(['--version'])
    const items = shuffled(allWorks(), 1).slice(0, WORKS)
    for (const {name, xml} of await drawn()) {
      const {lang} = resolveLocale(/default-locale="([^"]+)"/u.exec(xml)?.[1] ?? 'en-US', localeFile)
      const shares = sharesOf(name, {xml, lang, items, clusters: []})
      recordFigure(
        `CSL: ${name}, ${items.length} works`,
        `${percent(shares.entries)} of entries, ${percent(shares.citations)} of citations as citeproc-js or Pandoc, or different in named kinds`
      )
      expect.soft(shares.entries, `${name}: entries`).toBeGreaterThanOrEqual(FLOOR)
      expect.soft(shares.citations, `${name}: citations`).toBeGreaterThanOrEqual(FLOOR)
    }
  },
  6_000_000
)

/** Independent styles, drawn by the seed. */
async function drawn(): Promise<ReadonlyArray<Readonly<{name: string; xml: string}>>> {
  const lots: Array<Readonly<{name: string; xml: string; lot: string}>> = []
  for await (const {name, xml} of everyCslStyle())
    if (!xml.includes('rel="independent-parent"'))
      lots.push({name, xml, lot: createHash('sha1').update(`${seed} ${name}`).digest('hex')})
  return lots.toSorted((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, STYLES)
}

function sharesOf(style: string, document: OracleDocument): Readonly<{entries: number; citations: number}> {
  const {items} = document
  const ours = renderedByUs(document)
  const others = [
    {other: 'citeproc-js' as const, theirs: orNothing(() => renderedByCiteproc(document))},
    {other: 'Pandoc' as const, theirs: orNothing(() => renderedByPandoc(pandoc, document))}
  ]
  const share = (isEntry: boolean, textOf: (rendered: Rendered, index: number) => string): number =>
    items.filter((item, index) =>
      others.some(
        ({other, theirs}) =>
          theirs !== undefined &&
          isNamed({
            other,
            style,
            isEntry,
            ours: textOf(ours, index),
            theirs: textOf(theirs, index),
            works: [item]
          })
      )
    ).length / items.length
  return {
    entries: share(true, ({entries}, index) => entries.get(items[index]!.id) ?? ''),
    citations: share(false, ({citations}, index) => citations[index]!)
  }
}

/** Whether two renderings are equal, or differ in named kinds only. */
function isNamed(pair: OraclePair): boolean {
  return (
    pair.ours === pair.theirs ||
    kindsOf(pair).unnamed.length === 0 ||
    withoutLastMarks(pair.ours) === withoutLastMarks(pair.theirs)
  )
}

/**
 * A few styles put a comma behind a quotation at the end. galley moves it and the full stop into the quotation as they
 * come (the fixture punctuation_FullMontyQuotesIn), citeproc-js in the other order, and Pandoc one of them.
 */
function withoutLastMarks(text: string): string {
  return text.replace(/[.,"]+$/u, '')
}

/** What a processor renders; nothing where it fails, as citeproc-js does for some styles and works. */
function orNothing(render: () => Rendered): Rendered | undefined {
  try {
    return render()
  } catch {
    return undefined
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
