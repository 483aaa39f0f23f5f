import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect} from 'vitest'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {corpus, corpusTest} from '../corpus/corpus.ts'
import {judge} from '../judge.ts'

const pandoc = judge('pandoc')

/**
 * A file that Pandoc does not read: Pandoc's message, the reason, the right program with the deciding sentence, and the
 * number of entries that galley finds.
 */
type Unread = Readonly<{says: RegExp; why: string; right: string; entries: number}>

const UNBRACED: Unread = {
  says: /line 27, column 10\):\s*unexpected 't'/u,
  why: '`@Comment` without braces',
  right:
    'galley: “BibTeX allows in the database files any comment that’s not within an entry” (BibTeXing, 4); BibTeX 0.99d reads both entries',
  entries: 2
}
const jabref = 'jabref/jablib/src/test/resources/testbib'
const UNREAD: ReadonlyMap<string, Unread> = new Map([
  [`${jabref}/bibWithUserComments.bib`, UNBRACED],
  [`${jabref}/bibWithUserCommentAndEntryChange.bib`, UNBRACED],
  [
    `${jabref}/simple-search-library.bib`,
    {
      says: /line 1, column 10\):\s*unexpected ','/u,
      why: 'entries without keys',
      right:
        'either: BibTeX wants a key, JabRef writes entries without one; galley reports each and reads on',
      entries: 0
    }
  ],
  [
    'typst-biblatex/tests/fixtures/valid/comments.bib',
    {
      says: /line 10, column 1\):\s*unexpected 'i'/u,
      why: '`@comment` without its closing brace',
      right: 'galley: the same sentence; it reports the brace and reads on',
      entries: 4
    }
  ],
  [
    'typst-biblatex/tests/fixtures/invalid/incorrect_syntax.bib',
    {
      says: /line 12, column 13\):\s*unexpected '\\128175'/u,
      why: 'a sign in place of an equals sign',
      right: 'either: the file is invalid; galley loses that field and reports it, Pandoc the whole file',
      entries: 2
    }
  ],
  [
    'citation-js/packages/plugin-bibtex/test/input/different delimiters.bib',
    {
      says: /line 11, column 1\):\s*unexpected '\)'/u,
      why: 'an entry that opens with `{` and ends with `)`',
      right: 'either: the file is invalid; galley reports the entry and keeps both',
      entries: 2
    }
  ],
  [
    'citation-js/packages/plugin-bibtex/test/input/crossref.bib',
    {
      says: /^no end$/u,
      why: 'entries that are parents of each other',
      right: 'galley: Pandoc never ends',
      entries: 6
    }
  ]
])

describe('bibliographies compared with Pandoc', () => {
  const root = join(corpus, 'bib')

  corpusTest(
    'every bibliography has the entries that Pandoc finds in it',
    () => {
      const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(file =>
        file.endsWith('.bib')
      )
      const compared = files.toSorted().filter(file => !UNREAD.has(file))
      let entries = 0
      for (const file of compared) {
        const {theirs, failure} = readByPandoc(join(root, file))
        expect(failure, file).toBeUndefined()
        expect([...new Set(keysOf(join(root, file)))].toSorted(), file).toEqual(
          [...new Set(theirs)].toSorted()
        )
        entries += theirs.length
      }
      expect(compared.length).toBeGreaterThan(90)
      console.log(`${entries} entries of ${compared.length} files`)
    },
    300_000
  )

  corpusTest('the files that Pandoc cannot parse are the known ones, with the known reason', () => {
    for (const [file, {says, why, right, entries}] of UNREAD) {
      const {failure} = readByPandoc(join(root, file), 5_000)
      expect(failure, `${file}: ${why}`).toMatch(says)
      expect(keysOf(join(root, file)).length, `${file}: ${right}`).toBe(entries)
    }
  })
})

/** The keys that Pandoc finds, or its error message. A run that does not end is stopped. */
function readByPandoc(
  path: string,
  timeout?: number
): Readonly<{theirs: readonly string[]; failure: string | undefined}> {
  const args = [path, '--from=biblatex', '--to=csljson']
  const {stdout, stderr, status, isLate} = pandoc(args, timeout === undefined ? {} : {timeout})
  if (status !== 0) return {theirs: [], failure: isLate ? 'no end' : stderr}
  return {theirs: (JSON.parse(stdout) as ReadonlyArray<{id: string}>).map(({id}) => id), failure: undefined}
}

function keysOf(path: string): readonly string[] {
  return parseBibliography([{path, text: readFileSync(path, 'utf8')}]).references.map(({key}) => key)
}
