import {readdirSync, readFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {openDisk} from '../../src/node/world.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {bibliographyForm} from '../../src/parse/bibliography-form.ts'
import {mapStore, namedSubset} from '../map-store.ts'
import {part} from '../tier.ts'
import {corpus, corpusTest} from './corpus.ts'

function files(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(join(corpus, folder), {recursive: true, encoding: 'utf8'})
    .filter(name => pattern.test(name))
    .sort()
    .map(name => join(corpus, folder, name))
}

corpusTest('a JOSS paper is the same with and without the cache', async () => {
  const {papers} = JSON.parse(readFileSync(join(corpus, 'expected/joss.json'), 'utf8')) as {
    papers: Record<string, {paper: string}>
  }
  for (const {paper} of part(Object.values(papers), 15, ({paper}) => paper)) {
    const file = join(corpus, paper)
    const store = mapStore()
    const made = async (memo = createMemo()) => {
      const {world} = openDisk(dirname(file), () => Promise.reject(new Error('nothing is printed here')))
      return build({...world, subsetFont: namedSubset}, memo, {
        entry: basename(file),
        outputs: [htmlOutput],
        draft: true
      })
    }
    const cold = await made(createMemo(store))
    const written = store.size()
    const warm = await made(createMemo(store))
    expect(written, paper).toBeGreaterThan(2)
    expect(store.size(), paper).toBe(written)
    expect(warm.manuscript.project, paper).toEqual(cold.manuscript.project)
    expect(warm.diagnostics, paper).toEqual(cold.diagnostics)
    expect(warm.artifacts, paper).toEqual(cold.artifacts)
  }
})

corpusTest('every bibliography is the same from the cache', () => {
  const bibliographies = files('', /\.bib$/)
  expect(bibliographies.length).toBeGreaterThan(25)
  for (const path of bibliographies) {
    const bibliography = parseBibliography([{path, text: readFileSync(path, 'utf8')}])
    const text = JSON.stringify(bibliographyForm.write(bibliography))
    expect(bibliographyForm.read(JSON.parse(text)), path).toEqual(bibliography)
  }
})
