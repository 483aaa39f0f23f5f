import {existsSync, readFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {CslDate, CslName, Diagnostic, Manuscript, NumberedCitation} from '../../src/core/types.ts'
import type {World} from '../../src/core/world.ts'
import {openDisk} from '../../src/node/world.ts'
import {corpus, corpusTest} from './corpus.ts'

const listed = join(corpus, 'expected/joss.json')
const joss: ReadonlyArray<readonly [string, string]> = existsSync(listed)
  ? Object.values(
      (JSON.parse(readFileSync(listed, 'utf8')) as {papers: Record<string, {paper: string}>}).papers
    ).map(({paper}) => [dirname(paper), basename(paper)])
  : []
const folders = [
  'manubot/deep-rules',
  'manubot/illusions-visuelles-fr',
  'manubot/meta-review',
  'manubot/rootstock'
]
const others = [...folders, 'pandoc/guillawme-these-fr'].map(folder => [folder, ''] as const)

/** The rules about citations and text whose findings are warnings. */
const warning = new Set(
  `citation-by-hand citation-locator-pages citation-name-repeated citation-repeated heading-skipped section-empty
  link-dead term-doubled`.split(/\s+/)
)

async function check(
  world: World,
  entry: string
): Promise<Readonly<{manuscript: Manuscript; diagnostics: readonly Diagnostic[]}>> {
  return build(world, createMemo(), {entry, outputs: [], draft: true})
}

function worldOf(folder: string): World {
  return openDisk(join(corpus, folder), async () => {
    throw new Error('nothing is printed here')
  }).world
}

corpusTest('the findings on real papers are those that were reviewed', async () => {
  const found: string[] = []
  for (const [folder, entry] of [...joss, ...others]) {
    const {diagnostics} = await check(worldOf(folder), entry)
    for (const {rule, file, start} of diagnostics)
      if (warning.has(rule)) found.push(`${basename(folder)} ${file}:${start?.line} ${rule}`)
  }
  expect(found.sort()).toEqual([
    'REHO paper.md:75 heading-skipped',
    'REHO paper.md:93 heading-skipped',
    'guillawme-these-fr conclusion.md:48 citation-by-hand',
    'openjournals-inara-example paper.md:261 term-doubled',
    'rootstock content/02.delete-me.md:68 section-empty'
  ])
})

corpusTest('hand-typed citations are found by name and year', async () => {
  let typed = 0
  let found = 0
  for (const [folder, entry] of joss) {
    const world = worldOf(folder)
    const {manuscript} = await check(world, entry)
    const {path, text} = manuscript.chapters[0]!
    let changed = text
    const keys: string[] = []
    for (const cited of manuscript.citations.toReversed()) {
      const words = cited.file === path ? byHand(cited) : undefined
      const {start, end} = cited.citation.place
      if (words === undefined) continue
      changed = changed.slice(0, start.offset) + words + changed.slice(end.offset)
      keys.push(cited.references[0]!.key)
    }
    const bytes = new TextEncoder().encode(changed)
    const {diagnostics} = await check(
      {...world, read: async name => (name === path ? bytes : world.read(name))},
      entry
    )
    typed += keys.length
    found += diagnostics.filter(({rule}) => rule === 'citation-by-hand').length
  }
  expect(typed).toBeGreaterThan(200)
  expect(found / typed).toBeGreaterThan(0.95)
  expect(found).toBeLessThanOrEqual(typed)
})

/** A citation of one work without further words, as typed by hand. */
function byHand({citation, references}: NumberedCitation): string | undefined {
  const [item, ...more] = citation.items
  const work = references[0]?.csl
  const names = (work?.author ?? work?.editor ?? []) as readonly CslName[]
  const year = (work?.issued as CslDate | undefined)?.['date-parts']?.[0]?.[0]
  if (!item || more.length > 0 || year === undefined || item.locator !== undefined) return undefined
  if (item.prefix.length > 0 || item.suffix.length > 0) return undefined
  const [first, second] = names.map(
    name =>
      name.literal ??
      [name['non-dropping-particle'] ?? name['dropping-particle'], name.family].filter(Boolean).join(' ')
  )
  if (first === undefined) return undefined
  const and = citation.narrative ? 'and' : '&'
  const who = names.length > 2 ? `${first} et al.` : second ? `${first} ${and} ${second}` : first
  return citation.narrative ? `${who} (${year})` : `(${who}, ${year})`
}
