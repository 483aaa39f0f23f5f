import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {textWorld} from '../world.ts'

/** The bibliography and the findings of a paper. */
async function paper(files: Readonly<Record<string, string>>, entry = '') {
  const {manuscript, diagnostics} = await build(textWorld(files), createMemo(), {entry, outputs: []})
  return {
    works: manuscript.bibliography.references.map(
      ({key, file, place, csl}) => `${key} ${csl.type} ${file}:${place.start.line}`
    ),
    // The works are placeholders, so missing fields are ignored.
    said: diagnostics
      .filter(({rule}) => rule !== 'reference-incomplete')
      .map(({file, start, message}) => `${file}:${start?.line} ${message}`)
  }
}

const references = 'references:\n- id: doe\n  type: book\n  title: A *fine* book\n- id: roe\n  type: report\n'

test('works in the settings are added to those of a file', async () => {
  expect(
    await paper({
      'manuscript/manuscript.yaml': `title: A\nlicense: CC-BY-4.0\n${references}`,
      'manuscript/01.md': '@doe, @roe, @poe.',
      'references.bib': '@book{poe,}'
    })
  ).toEqual({
    works: [
      'poe book references.bib:1',
      'doe book manuscript/manuscript.yaml:4',
      'roe report manuscript/manuscript.yaml:7'
    ],
    said: []
  })
})

test('works can be in the front matter of a single file', async () => {
  const text = `---\ntitle: A\nlicense: CC-BY-4.0\n${references}---\n\nOnly @doe.\n`
  expect(await paper({'paper.md': text}, 'paper.md')).toEqual({
    works: ['doe book paper.md:5', 'roe report paper.md:8'],
    said: ['paper.md:8 `roe` is in the bibliography but never cited']
  })
})

test('too many brackets are reported', async () => {
  const {said} = await paper({
    'manuscript/manuscript.yaml': `title: ${'{'.repeat(20_000)}`,
    'manuscript/01.md': 'Words.'
  })
  expect(said[0]).toMatch('manuscript/manuscript.yaml:1 The settings nest brackets more than 40 levels deep')
})
