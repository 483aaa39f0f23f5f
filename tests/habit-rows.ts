import {expect, test} from 'vitest'
import {topNodes, wordsOf} from '../src/core/walk-article.ts'
import {renderingOf} from './compose/article.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
/** The files that each habit may use. */
export const shared = {
  'a.svg': svg,
  'b.svg': svg,
  'references.bib':
    '@book{doe, author={Doe, Jane}, title={Bread}, publisher={Oven}, year={1999}}\n@book{roe, author={Roe, Ann}, title={Salt}, publisher={Sea}, year={2001}}\n'
}
export const environment = (name: string, body: string, options = ''): string =>
  `\\begin{${name}}${options}\n${body}\n\\end{${name}}`

/** A habit: the source, the words that readers see, words that must not be visible, and the words of findings. */
export type HabitRow = readonly [
  source: string,
  words: readonly string[],
  absent?: readonly string[],
  told?: readonly string[]
]

/** Builds each habit as a paper and compares its words and its findings. */
export function testHabits(rows: readonly HabitRow[]): void {
  test.each(rows.map(row => [row[0], row] as const))('%s', async (_, [source, words, absent = [], told]) => {
    const {article, diagnostics} = await renderingOf({...shared, '01.md': source})
    const shown = wordsOf(topNodes(article)).replace(/[\u00A0\u202F]/g, ' ')
    for (const each of words) expect(shown).toContain(each)
    for (const each of absent) expect(shown).not.toContain(each)
    const said = diagnostics
      .filter(({code, file}) => file === '01.md' && /^G(?:[235]\d\d|1[01]\d)$/.test(code))
      .filter(({code}) => !['G102', 'G119', 'G309', 'G310', 'G304'].includes(code))
      .map(({message, note = ''}) => `${message} ${note}`)
    if (told === undefined) expect(said).toEqual([])
    else for (const each of told) expect(said.join('\n')).toContain(each)
  })
}

/**
 * A habit in a project: its files, the words that readers see or that are in the metadata, words that must not be
 * there, and the words of findings.
 */
export type ProjectRow = Readonly<{
  name: string
  files: Readonly<Record<string, string>>
  words?: readonly string[]
  absent?: readonly string[]
  told?: readonly string[]
}>

/** The files that each project may use. */
export const projectFiles = {
  'a.svg': svg,
  'references.bib':
    '@article{doe, author={Doe, Jane}, title={Bread}, journal={Oven}, volume={1}, pages={1--2}, year={1999}, doi={10.1000/1}}\n'
}

/** Builds each project and compares its words and its findings. */
export function testProjects(rows: readonly ProjectRow[]): void {
  test.each(rows.map(row => [row.name, row] as const))(
    '%s',
    async (_, {files, words = [], absent = [], told}) => {
      const {article, diagnostics} = await renderingOf({...projectFiles, ...files})
      const shown = `${JSON.stringify(article.metadata)} ${wordsOf(topNodes(article))}`.replace(
        /[\u00A0\u202F]/g,
        ' '
      )
      for (const each of words) expect(shown).toContain(each)
      for (const each of absent) expect(shown).not.toContain(each)
      const said = diagnostics
        .filter(({code}) => !quiet.has(code))
        .map(({message, note = ''}) => `${message} ${note}`)
      if (told === undefined) expect(said).toEqual([])
      else for (const each of told) expect(said.join('\n')).toContain(each)
    }
  )
}

/** Rules whose findings about these small papers are not under test. */
const quiet = new Set(['G102', 'G119', 'G309', 'G310', 'G304', 'G401', 'G402', 'G608', 'G403'])
