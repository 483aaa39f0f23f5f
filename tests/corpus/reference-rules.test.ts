import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {Diagnostic} from '../../src/core/types.ts'
import {textWorld} from '../world.ts'
import {corpus, corpusTest} from './corpus.ts'

/**
 * The findings of the rules about references in a real bibliography. Every error and warning in the lists below was
 * read by hand, and an editor would ask about each; a false alarm would change the lists.
 */
async function findingsOf(path: string): Promise<readonly Diagnostic[]> {
  const files = {'01.md': 'Words.', 'references.bib': readFileSync(join(corpus, path), 'utf8')}
  const only = ({code}: {code: string}) => code >= 'G212' && code <= 'G249'
  return (await build(textWorld(files), createMemo(), {entry: '', outputs: [], only})).diagnostics
}

function alarms(findings: readonly Diagnostic[]): readonly string[] {
  return findings.filter(({severity}) => severity !== 'info').map(({subject, rule}) => `${subject} ${rule}`)
}

corpusTest('papers of a journal: seven findings in 312 entries, all of them true', async () => {
  const found: string[] = []
  for (const paper of readdirSync(join(corpus, 'joss')).sort()) {
    if (paper.includes('.')) continue
    for (const name of readdirSync(join(corpus, 'joss', paper)).sort()) {
      if (name.endsWith('.bib')) found.push(...alarms(await findingsOf(join('joss', paper, name))))
    }
  }
  expect(found.sort()).toEqual([
    // A paper accessed before it was published; a DOI in the field for the address, an ISSN in that for the ISBN,
    // invalid pages and addresses.
    'Hassell:2020 date-order',
    'Kumar_2019 url-form',
    'Sailynoja_2022 pages-order',
    'catmap identifier-invalid',
    'sanger_2015_ reference-incomplete',
    'warin_mapping reference-incomplete',
    'welbers_text_2017 url-form'
  ])
})

corpusTest('the examples of biblatex, and a thesis', async () => {
  expect(alarms(await findingsOf('bib/biblatex/bibtex/bib/biblatex/biblatex-examples.bib'))).toEqual([])
  expect(alarms(await findingsOf('pandoc/guillawme-these-fr/references.bib'))).toEqual([])
})

corpusTest('a laboratory’s 6315 entries: less than one finding in a hundred', async () => {
  const findings = await findingsOf('bib/CDL-bibliography/cdl.bib')
  const counts = new Map<string, number>()
  for (const {rule, severity} of findings) {
    if (severity !== 'info') counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  // Articles without a journal, months in place of issues, and two duplicate works.
  expect(Object.fromEntries(counts)).toEqual({
    'reference-incomplete': 24,
    'pages-label': 10,
    'reference-duplicate': 2
  })
  const names = findings.filter(({rule}) => rule === 'reference-spelling').map(({subject}) => subject)
  // “Graybriel”, “Herrman” and “Mangles”, while other entries have the right spelling.
  expect(names).toEqual(expect.arrayContaining(['DeCoEtal07', 'HerrMeck01', 'KnowEtal96']))
})
