import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {spokenLanguages} from '../../src/core/spoken-languages.ts'
import {theoremNames} from '../../src/core/terms/theorem-names.ts'
import {formatDate} from '../../src/outputs/page/dates.ts'
import {lackingTables} from '../../tools/new/language-tables.mjs'
import {projectRoot} from '../project.ts'

const [spoken, siglum, doubled, hyphens, langid] = [
  'src/outputs/formulas/spoken/languages/index.ts',
  'src/cite/sigla.ts',
  'src/check/rules/term-doubled.ts',
  'src/outputs/pdf/page/hyphenation-patterns.ts',
  'src/parse/bibtex/languages.ts'
]
const labels = 'src/import/document/structure/front-labels.ts'

/**
 * Tables that have no row for a language: it is not written yet, or not needed, since words in Arabic script are not
 * hyphenated, `no` has the `langid` of `nb`, and the three tags of Norwegian share the labels of manuscripts.
 */
const lacking: Readonly<Record<string, readonly string[]>> = {
  ar: [hyphens, doubled],
  da: [spoken, siglum, doubled],
  fa: [hyphens, doubled],
  hi: [hyphens, siglum, doubled],
  it: [doubled],
  nb: [spoken, siglum, doubled],
  nl: [spoken, doubled],
  nn: [spoken, siglum, doubled, labels],
  no: [spoken, siglum, doubled, langid, labels],
  pl: [spoken, siglum, doubled],
  pt: [doubled],
  ru: [spoken, siglum, doubled],
  sv: [spoken, siglum, doubled],
  tr: [spoken, siglum, doubled],
  ur: [hyphens, doubled]
}

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8')
const tags = Object.keys(spokenLanguages)
/** The languages; of the three tags of Norwegian, which share their words, only one. */
const languages = tags.filter(tag => tag !== 'nb' && tag !== 'nn')

test.each(tags)('%s has a row in each table of languages', tag => {
  expect(
    lackingTables(tag, read)
      .map(({file}) => file)
      .sort(),
    'Write the rows, or name the tables in `lacking` above.'
  ).toEqual([...(lacking[tag] ?? [])].sort())
})

/** Returns the texts of a language, for each table whose rows are not in `terms/`. */
const ownWords: Readonly<Record<string, (tag: string) => string>> = {
  months: tag =>
    [...Array(12).keys()].map(at => formatDate(`2026-${`${at + 1}`.padStart(2, '0')}-24`, tag)).join(),
  theorems: tag => JSON.stringify(theoremNames(tag)),
  [siglum]: tag => rowOf(siglum, tag),
  [doubled]: tag => rowOf(doubled, tag)
}

test.each(Object.entries(ownWords))('%s: the words of a language are not those of another', (_, wordsOf) => {
  const seen = new Map<string, string>()
  for (const tag of languages) {
    const words = wordsOf(tag)
    expect(seen.get(words), `${tag} has the words of ${seen.get(words)}`).toBeUndefined()
    if (words !== '') seen.set(words, tag)
  }
})

test('a language is known by its own name too, and the guide lists it', () => {
  const guide = read('docs/guide-languages.md')
  for (const tag of languages) {
    const [english = '', ...own] = spokenLanguages[tag]!
    expect(own, `${tag} in src/core/spoken-languages.ts`).not.toEqual([])
    expect(guide).toContain(`${english.charAt(0).toUpperCase()}${english.slice(1)}`)
  }
})

/** The row of a language in a table of `tag: words`, without the tag. */
function rowOf(file: string, tag: string): string {
  const lines = read(file).split('\n')
  const start = lines.findIndex(line => line.startsWith(`  ${tag}: `))
  if (start < 0) return ''
  const length = lines.slice(start + 1).findIndex(line => /^(?: {2}[a-z]{2}: |\})/.test(line))
  return lines
    .slice(start, start + 1 + length)
    .join('\n')
    .slice(`  ${tag}: `.length)
    .replace(/,$/, '')
}
