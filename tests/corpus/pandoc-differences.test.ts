import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect} from 'vitest'
import {corpusTest} from './corpus.ts'
import {joinPapers, type Pair, printBoth} from './pandoc-citations.ts'
import {classOf, DIFFERENCE_CLASSES, differencesOf} from './pandoc-classes.ts'

/**
 * Citations and lists of all papers, beside Pandoc's. Every difference has a name, and docs/pandoc-differences.md says
 * of each who is right and how often there is one: `GALLEY_BLESS=1` writes the numbers anew.
 */
const STYLES = [
  'apa',
  'chicago-author-date',
  'chicago-notes-bibliography',
  'ieee',
  'modern-language-association',
  'nlm-citation-sequence'
]
const page = fileURLToPath(new URL('../../docs/pandoc-differences.md', import.meta.url))
const version = /^pandoc (\S+)/u.exec(
  spawnSync('pandoc', ['--version'], {encoding: 'utf8'}).stdout ?? ''
)?.[1]

/** How many citations and entries there are, how many differ, and how many for what reason; by style. */
const counted = new Map<string, ReadonlyMap<string, number>>()

describe('differences from Pandoc', () => {
  // Another version has other faults.
  if (!version?.startsWith('3.1.')) {
    corpusTest(`skipped: no Pandoc 3.1 (found ${version ?? 'none'})`, () =>
      console.log('skipped: no Pandoc 3.1')
    )
    return
  }
  for (const style of STYLES) {
    corpusTest(`${style}: each has a name`, () => {
      const pairs = printBoth(joinPapers(), style)
      // None is missing on either side.
      expect(pairs.filter(({galley, pandoc}) => galley === '' || pandoc === '')).toEqual([])
      const {counts, unnamed} = count(pairs, style)
      counted.set(style, counts)
      expect(unnamed).toEqual([])
    })
  }

  corpusTest('the page has a row for each, with its numbers', () => {
    expect([...counted.keys()]).toEqual(STYLES)
    if (process.env.GALLEY_BLESS) writeFileSync(page, withNumbers(readFileSync(page, 'utf8')))
    const text = readFileSync(page, 'utf8')
    const rows = rowsOf(text)
    const names = [COMPARED, DIFFERENT, ...DIFFERENCE_CLASSES.map(({name}) => name)]
    expect([...rows.keys()].sort()).toEqual([...names].sort())
    for (const name of names) expect(numbersOf(rows.get(name)), name).toEqual(expectedOf(name))
  })
})

const COMPARED = '_citations and entries_'
const DIFFERENT = '_that differ_'

function count(
  pairs: readonly Pair[],
  style: string
): Readonly<{counts: ReadonlyMap<string, number>; unnamed: readonly string[]}> {
  const counts = new Map([[COMPARED, pairs.length]])
  const unnamed: string[] = []
  for (const pair of pairs.filter(({galley, pandoc}) => galley !== pandoc)) {
    const names = new Set([DIFFERENT])
    for (const difference of differencesOf(pair, style)) {
      const {galley, pandoc, before, after} = difference
      const name = classOf(difference)
      if (name !== undefined) names.add(name)
      else unnamed.push(`${pair.name}: ${before.slice(-30)}⟨${galley}|${pandoc}⟩${after.slice(0, 30)}`)
    }
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return {counts, unnamed}
}

/** The rows of the page's table by what stands in their first cell. */
function rowsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const lines = text.split('\n').filter(line => /^\| [^|]+ \|( +[\d–]* \|){6}/u.test(line))
  return new Map(lines.map(line => [line.split('|')[1]!.trim(), line.split('|')]))
}

function numbersOf(cells: readonly string[] | undefined): readonly string[] {
  return (cells ?? []).slice(2, 2 + STYLES.length).map(cell => cell.trim())
}

function expectedOf(name: string): readonly string[] {
  return STYLES.map(style => String(counted.get(style)?.get(name) ?? '–'))
}

function withNumbers(text: string): string {
  return text.replace(/^\| ([^|]+) \|(?: +[\d–]* \|){6}/gmu, (_row, name: string) => {
    return `| ${name} | ${expectedOf(name).join(' | ')} |`
  })
}
