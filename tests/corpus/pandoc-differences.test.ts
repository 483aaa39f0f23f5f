import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect} from 'vitest'
import {judge} from '../judge.ts'
import {corpusTest} from './corpus.ts'
import {joinPapers, type Pair, printBoth} from './pandoc-citations.ts'
import {classOf, DIFFERENCE_CLASSES} from './pandoc-classes.ts'
import {differencesOf} from './pandoc-stretches.ts'

/**
 * Citations and lists of all papers, compared with Pandoc's. Every difference has a name, for which
 * docs/pandoc-differences.md states which program is right, the deciding sentence, and a count: `GALLEY_BLESS=1`
 * updates the rows.
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
const COMPARED = '_citations and entries_'
const DIFFERENT = '_that differ_'
/** A row of the table: its name, six numbers, the right program. */
const ROW = /^\| ([^|]+) \|((?: +[\d–]* \|){6}) ([^|]*) \|$/gmu
/** A sentence, with the manual and the section that contain it. */
const QUOTE =
  /^> “[^”]+(?:’[^”]*)*”[^—]* — (?:CSL 1\.0\.2|Pandoc’s manual|biblatex|BibTeXing|Designing BibTeX Styles|BibTeX 0\.99d|APA 7|the style|LaTeX), .+\.$/mu

const pandoc = judge('pandoc')

/**
 * For each style: the number of citations and entries, of those that differ, and of the differences for each reason.
 */
const counted = new Map<string, ReadonlyMap<string, number>>()

describe('differences from Pandoc', () => {
  for (const style of STYLES) {
    corpusTest(`${style}: each has a class`, () => {
      const pairs = printBoth(pandoc, joinPapers(), style)
      // Neither side lacks a citation.
      expect(pairs.filter(({galley, pandoc}) => galley === '' || pandoc === '')).toEqual([])
      const {counts, unnamed} = count(pairs, style)
      counted.set(style, counts)
      expect(unnamed).toEqual([])
    })
  }

  corpusTest('every class occurs', () => {
    pandoc(['--version'])
    const seen = new Set([...counted.values()].flatMap(counts => [...counts.keys()]))
    expect(DIFFERENCE_CLASSES.map(({name}) => name).filter(name => !seen.has(name))).toEqual([])
  })

  corpusTest('the page has a row for each, with its numbers and who is right', () => {
    const {stdout} = pandoc(['--version'])
    expect([...counted.keys()]).toEqual(STYLES)
    if (process.env.GALLEY_BLESS) writeFileSync(page, withNumbers(readFileSync(page, 'utf8')))
    const text = readFileSync(page, 'utf8')
    const rows = [...text.matchAll(ROW)].map(([row]) => row)
    expect(rows).toEqual([COMPARED, DIFFERENT, ...DIFFERENCE_CLASSES.map(({name}) => name)].map(rowOf))
    expect(text).toContain(`\`pandoc --citeproc\` (${/^pandoc (\S+)/.exec(stdout)?.[1]})`)
  })

  corpusTest('the page has a reason and a sentence for each', () => {
    const sections = readFileSync(page, 'utf8').split(/^### /mu).slice(1)
    const names = sections.map(section => section.slice(0, section.indexOf('\n')))
    expect(names.sort()).toEqual(DIFFERENCE_CLASSES.map(({name}) => name).sort())
    const without = sections.filter(section => !QUOTE.test(section) && !section.includes('No manual'))
    expect(without).toEqual([])
  })
})

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

function rowOf(name: string): string {
  const right = DIFFERENCE_CLASSES.find(each => each.name === name)?.right ?? ''
  const numbers = STYLES.map(style => String(counted.get(style)?.get(name) ?? '–'))
  return `| ${name} | ${numbers.join(' | ')} | ${right} |`
}

function withNumbers(text: string): string {
  return text.replace(ROW, (_row, name: string) => rowOf(name))
}
