import {readFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {expect} from 'vitest'
import {type Build, build} from '../../src/build.ts'
import {fix} from '../../src/check/fix/index.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {World} from '../../src/core/world.ts'
import {openDisk} from '../../src/node/world.ts'
import {corpus, corpusTest} from './corpus.ts'

corpusTest('the repairs of every JOSS paper terminate, and it cites the same works after them', async () => {
  const {papers} = JSON.parse(readFileSync(join(corpus, 'expected/joss.json'), 'utf8')) as {
    papers: Record<string, {paper: string}>
  }
  for (const {paper} of Object.values(papers)) {
    const file = join(corpus, paper)
    const memo = createMemo()
    const {world} = openDisk(dirname(file), () => Promise.reject(new Error('nothing is printed here')))
    const made = (now: World) => build(now, memo, {entry: basename(file), outputs: []})
    const diagnosticsOf = async (now: World) => (await made(now)).diagnostics
    const before = await made(world)
    const {files, stable} = await fix(world, before.diagnostics, diagnosticsOf)
    expect(stable, paper).toBe(true)
    const texts = new Map(files.map(({path, after}) => [path, new TextEncoder().encode(after)]))
    const fixed: World = {...world, read: async path => texts.get(path) ?? world.read(path)}
    const after = await made(fixed)
    expect((await fix(fixed, after.diagnostics, diagnosticsOf)).files, paper).toEqual([])
    expect(worksOf(after), paper).toEqual(worksOf(before))
  }
})

/**
 * The letters and digits of each cited work, in order of citation, since a repair may remove a full stop and capitalize
 * a name.
 */
function worksOf({manuscript}: Build): readonly string[] {
  return manuscript.citations.flatMap(({references}) =>
    references.map(work =>
      JSON.stringify(work?.csl ?? '')
        .replace(/<\/?span[^>]*>/g, '')
        .replace(/[^\p{L}\p{N}]/gu, '')
        .toLowerCase()
    )
  )
}
