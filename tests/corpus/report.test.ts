import {existsSync, readdirSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {reports} from '../../src/check/report/index.ts'
import {rules} from '../../src/check/rules/index.ts'
import {renderCitationsOf} from '../../src/compose/rendered-citations.ts'
import {createMemo} from '../../src/core/memo.ts'
import {elementsOf, parseXml} from '../../src/core/xml.ts'
import {openDisk} from '../../src/node/world.ts'
import {corpus, corpusTest} from './corpus.ts'

/** Reports about real papers: every finding is in each of them. */
const folder = join(corpus, 'joss')
const papers = existsSync(folder)
  ? readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .filter(path => path.endsWith('paper.md'))
      .sort()
  : []

corpusTest('there are papers', () => expect(papers.length).toBeGreaterThan(20))

for (const paper of papers) {
  corpusTest(`${paper}: every finding and every work is in every report`, async () => {
    const file = join(folder, paper)
    const root = dirname(file)
    const {world} = openDisk(root, async () => {
      throw new Error('nothing is printed here')
    })
    const entry = file.slice(root.length + 1)
    const {manuscript, diagnostics, waived, files} = await build(world, createMemo(), {entry, outputs: []})
    const {bibliography} = await renderCitationsOf(manuscript, world, createMemo())
    const print = async (form: string): Promise<string> => {
      const write = await reports[form]!.load()
      return write({
        diagnostics,
        waived,
        manuscript,
        rules,
        sourceOf: files.textOf,
        savedFinding: files.savedFinding,
        colour: false,
        strict: true,
        folder: '',
        version: '0.0.0',
        entries: bibliography
      })
    }
    const {runs} = JSON.parse(await print('sarif'))
    expect(runs[0].results).toHaveLength(diagnostics.length + waived.length)
    const {root: xml, fault} = parseXml(await print('junit'))
    expect(fault).toBeUndefined()
    expect(elementsOf(xml, 'failure')).toHaveLength(
      diagnostics.filter(({severity}) => severity !== 'info').length
    )
    const page = await print('html')
    expect(page.match(/<li class="finding"/g) ?? []).toHaveLength(diagnostics.length)
    expect(page.match(/<li class="work"/g) ?? []).toHaveLength(
      new Set(manuscript.bibliography.byKey.values()).size
    )
    const cited = [...manuscript.citedBy.values()].reduce((sum, citations) => sum + citations.length, 0)
    expect(page.match(/<span class="sentence"/g) ?? []).toHaveLength(cited)
    const codes = new Set(diagnostics.map(({code}) => code))
    const text = await print('text')
    for (const code of codes) expect(text).toContain(`[${code}]`)
  })
}
