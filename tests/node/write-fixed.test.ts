import {readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {fix} from '../../src/check/fix/index.ts'
import {createMemo} from '../../src/core/memo.ts'
import {writeFiles} from '../../src/node/files/write.ts'
import {writeFixed} from '../../src/node/files/write-fixed.ts'
import {openDisk} from '../../src/node/world.ts'
import {project} from '../project.ts'

const files = {'01.md': 'One.', '02.md': 'Two.'}
const repairs = [
  {path: '01.md', before: 'One.', after: 'One!'},
  {path: '02.md', before: 'Two.', after: 'Two!'}
]
const changed = (path: string) =>
  `${path} was changed in the meantime and is left as it is; run \`galley check --fix\` again`

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map(name => readFileSync(join(folder, name), 'utf8'))
}

test('unchanged files are repaired', async () => {
  const folder = project(files)
  await writeFixed(folder, repairs)
  expect(textsIn(folder)).toEqual(['One!', 'Two!'])
})

test('if one file has changed in the meantime, no file is written', async () => {
  const folder = project({...files, '02.md': 'Two and a half.'})
  await expect(writeFixed(folder, repairs)).rejects.toThrow(changed('02.md'))
  expect(textsIn(folder)).toEqual(['One.', 'Two and a half.'])
})

test('a file that changes while another is written is not overwritten', async () => {
  const folder = project(files)
  const write: typeof writeFiles = async (target, written) => {
    await writeFiles(target, written)
    writeFileSync(join(folder, '02.md'), 'Two and a half.')
  }
  await expect(writeFixed(folder, repairs, {write})).rejects.toThrow(changed('02.md'))
  expect(textsIn(folder)).toEqual(['One!', 'Two and a half.'])
})

test('a change between check and repair is noticed, even behind a link', async () => {
  const folder = project({'texts/01.md': '@doe .', 'references.bib': '@book{doe, title = {A title.}}'})
  symlinkSync('texts/01.md', join(folder, '01.md'))
  const world = openDisk(folder, () => Promise.reject(new Error('nothing is printed'))).world
  const check = async (of: typeof world) =>
    (await build(of, createMemo(), {entry: '', outputs: []})).diagnostics
  const fixed = await fix(world, await check(world), async repaired => {
    // The author saves the file while the repairs are being checked.
    writeFileSync(join(folder, 'references.bib'), '@book{doe, title = {Another title.}}')
    return check(repaired)
  })
  expect(fixed.files.map(({path}) => path)).toContain('references.bib')
  await expect(writeFixed(folder, fixed.files)).rejects.toThrow(changed('references.bib'))
  expect(readFileSync(join(folder, 'references.bib'), 'utf8')).toBe('@book{doe, title = {Another title.}}')
})
