import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {openDisk} from '../../src/node/world.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {corpus, corpusTest} from './corpus.ts'

/** Papers of the Journal of Open Source Software, made blind: no byte of the output reveals an author's name. */
corpusTest('blind copies of ten real papers do not reveal their authors', async () => {
  const folder = join(corpus, 'joss')
  const papers = readdirSync(folder, {withFileTypes: true})
    .filter(entry => entry.isDirectory())
    .flatMap(({name}) =>
      readdirSync(join(folder, name))
        .filter(file => /^paper\.md$/.test(file))
        .map(file => ({root: join(folder, name), entry: file}))
    )
    .slice(0, 10)
  expect(papers).toHaveLength(10)
  for (const {root, entry} of papers) {
    const {world} = openDisk(root, () => Promise.reject(new Error('nothing is typeset')))
    const built = await build(world, createMemo(), {
      entry,
      outputs: [htmlOutput],
      draft: true,
      blind: {slug: () => 'copy.anonymous', machine: []}
    })
    const page = built.artifacts[0]
    // If the text itself names an author, nothing is written.
    if (page === undefined) {
      expect(built.blind?.leaks.length).toBeGreaterThan(0)
      continue
    }
    const html = new TextDecoder().decode(page.bytes).replaceAll(/base64,[A-Za-z0-9+/=]*/g, '')
    const {authors, affiliations} = built.manuscript.metadata
    const text = readFileSync(join(root, entry), 'utf8')
    for (const {name, orcid} of authors) {
      expect(html, `${root}: ${name}`).not.toContain(name)
      if (orcid !== undefined) expect(html, `${root}: ${orcid}`).not.toContain(orcid)
    }
    for (const {name} of affiliations)
      if (text.split(name).length === 2) expect(html, `${root}: ${name}`).not.toContain(name)
  }
})
