import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {CslItem} from '../../src/core/types.ts'
import {openDisk} from '../../src/node/world.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {biblatexEntry, referenceExports} from '../../src/references/index.ts'
import {corpus, corpusTest} from './corpus.ts'

const expected = join(corpus, 'expected/joss.json')
const papers = existsSync(expected)
  ? Object.entries(
      (JSON.parse(readFileSync(expected, 'utf8')) as {papers: Record<string, {paper: string}>}).papers
    )
  : []

corpusTest('there are twenty-five papers', () => expect(papers).toHaveLength(25))

for (const [name, {paper}] of papers) {
  corpusTest(`${name}: cited works survive a round trip through BibTeX`, async () => {
    const file = join(corpus, paper)
    const {world, readings} = openDisk(dirname(file), async () => {
      throw new Error('nothing is printed here')
    })
    const entry = file.slice(dirname(file).length + 1)
    const {manuscript} = await build(world, createMemo(), {entry, outputs: []})
    const {bibliography, citedBy} = manuscript
    const cited = bibliography.references.filter(
      reference => citedBy.has(reference.key) && bibliography.byKey.get(reference.key) === reference
    )
    expect(cited.length).toBeGreaterThan(0)
    const sources = readings()
      .filter(({path}) => path.endsWith('.bib'))
      .map(({path, bytes}) => ({path, text: new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)}))
    const {text, problems} = referenceExports.bib!({references: cited, sources})
    expect(problems).toEqual([])
    const again = parseBibliography([{path: 'cited.bib', text}])
    for (const {key, csl, entryPlace, file: path} of cited) {
      expect(again.byKey.get(key)?.csl).toEqual(csl)
      const source = sources.find(candidate => candidate.path === path)!
      expect(text).toContain(source.text.slice(entryPlace.start.offset, entryPlace.end.offset))
    }
    expect(again.findings.filter(({rule}) => rule !== 'bibliography-value').length).toBeLessThanOrEqual(
      bibliography.findings.length
    )
    // Works exported from CSL-JSON and imported again render the same.
    for (const {csl} of cited) {
      const made = parseBibliography([{path: 'made.bib', text: biblatexEntry(csl).text}]).references[0]!.csl
      expect(comparable(made)).toMatchObject(comparable(csl))
    }
  })
}

/**
 * A work without its type, which the importer decides, without `nocase` spans, which BibLaTeX lacks, and with
 * typographic apostrophes.
 */
function comparable({type: _, ...item}: CslItem): Record<string, unknown> {
  const text = JSON.stringify(item)
    .replace(/<span class=\\"nocase\\">/g, '')
    .replaceAll('</span>', '')
    .replaceAll("'", '’')
  return JSON.parse(text)
}
