import {spawnSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {corpus, corpusTest} from '../corpus/corpus.ts'

/** Files that Pandoc does not read, and why. */
const unreadByPandoc: ReadonlyMap<string, string> = new Map([
  ['jabref/jablib/src/test/resources/testbib/simple-search-library.bib', 'entries without keys'],
  ['typst-biblatex/tests/fixtures/valid/comments.bib', 'a comment without its end'],
  ['typst-biblatex/tests/fixtures/invalid/incorrect_syntax.bib', 'a sign in place of an equals sign'],
  ['citation-js/packages/plugin-bibtex/test/input/different delimiters.bib', 'parentheses around an entry'],
  ['citation-js/packages/plugin-bibtex/test/input/crossref.bib', 'a circle of parents: Pandoc never ends']
])

corpusTest(
  'every bibliography has the entries that Pandoc finds in it',
  () => {
    if (spawnSync('pandoc', ['--version']).error !== undefined) {
      console.log('skipped: no pandoc')
      return
    }
    const root = join(corpus, 'bib')
    const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(file => file.endsWith('.bib'))
    const compared = files.toSorted().filter(file => !unreadByPandoc.has(file))
    let entries = 0
    for (const file of compared) {
      const path = join(root, file)
      const {stdout, stderr, status} = spawnSync('pandoc', [path, '--from=biblatex', '--to=csljson'], {
        encoding: 'utf8',
        maxBuffer: 1 << 28
      })
      expect(status, `${file}: ${stderr}`).toBe(0)
      const theirs = (JSON.parse(stdout) as ReadonlyArray<{id: string}>).map(item => item.id)
      const ours = parseBibliography([{path: file, text: readFileSync(path, 'utf8')}]).references
      expect([...new Set(ours.map(reference => reference.key))].toSorted(), file).toEqual(
        [...new Set(theirs)].toSorted()
      )
      entries += theirs.length
    }
    expect(compared.length).toBeGreaterThan(90)
    console.log(`${entries} entries of ${compared.length} files`)
  },
  300_000
)
