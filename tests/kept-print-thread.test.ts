import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {galley, project, spawnGalley} from './galley.ts'

const paper = (words: string) => ({
  'paper.md': `---\ntitle: Bricks\nlicense: CC-BY-4.0\n---\n\n# One\n\n${words} $\\frac{a}{b}$ and *more*.^[A note.]\n`
})

test('a PDF from the kept browser has the bytes of one from a process and a browser of its own', async () => {
  const [before, kept, own] = [
    project(paper('Other words')),
    project(paper('Words')),
    project(paper('Words'))
  ]
  const build = (folder: string) => ['build', folder, '--to', 'pdf']
  expect((await galley(build(before))).code).toBe(0)
  expect(await galley(build(kept))).toMatchObject({code: 0, err: ''})
  expect((await spawnGalley(build(own))).code).toBe(0)
  const [one, other] = [kept, own].map(folder => readFileSync(join(folder, 'build/paper.pdf')))
  expect(one!.equals(other!)).toBe(true)
})
