import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {expect, test} from 'vitest'
import {namedByUser} from '../../src/node/files/destination.ts'
import {writeFiles} from '../../src/node/files/write.ts'
import {ownName} from '../../src/node/program/process-name.ts'
import {program} from '../compiled.ts'
import {recordFigure} from '../figures.ts'
import {galley, project} from '../galley.ts'
import {tier} from '../tier.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('files are complete and nothing else is left', async () => {
  const folder = project({'a.html': 'old', 'kept.txt': 'mine'})
  await writeFiles(namedByUser(folder), [
    {path: 'a.html', bytes: bytes('new')},
    {path: 'manifest.json', bytes: bytes('{}')}
  ])
  expect(readdirSync(folder).sort()).toEqual(['a.html', 'kept.txt', 'manifest.json'])
  expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('new')
})

test('files of killed builds are removed, those of running ones and unknown files are not', async () => {
  const living = ownName('tmp')
  // Process numbers of a machine are far below this number.
  const dead = living.replace(`-${process.pid}-`, '-99999999-')
  const elsewhere = dead.replace(/^\.galley-[0-9a-f]{8}/, '.galley-00000000')
  const mine = ['.notes.tmp', '.b.html.99999999.tmp', dead.replace('.tmp', '.txt')]
  const folder = project({
    [dead]: 'torn',
    ...Object.fromEntries([living, elsewhere, ...mine].map(name => [name, 'x']))
  })
  const target = project({'kept.txt': 'kept'})
  const link = dead.replace(/[0-9a-f]{24}/, '0'.repeat(24))
  symlinkSync(join(target, 'kept.txt'), join(folder, link))
  await writeFiles(namedByUser(folder), [{path: 'a.html', bytes: bytes('new')}])
  expect(readdirSync(folder).sort()).toEqual([living, elsewhere, link, ...mine, 'a.html'].sort())
  expect(readFileSync(join(target, 'kept.txt'), 'utf8')).toBe('kept')
})

test('a reused process number does not protect the files of a killed build', async () => {
  const [, start = ''] = /^\.galley-[0-9a-f]+-\d+-(\d+)-/.exec(ownName('tmp')) ?? []
  if (start === '0') return expect(process.platform).not.toBe('linux')
  const folder = project({[ownName('tmp').replace(`-${start}-`, '-7-')]: 'torn'})
  await writeFiles(namedByUser(folder), [{path: 'a.html', bytes: bytes('new')}])
  expect(readdirSync(folder)).toEqual(['a.html'])
})

test('a failed write keeps the old files and leaves no temporary ones', async () => {
  const folder = project({'a.html': 'old'})
  mkdirSync(join(folder, 'b.pdf'))
  writeFileSync(join(folder, 'b.pdf', 'x'), '')
  await expect(
    writeFiles(namedByUser(folder), [
      {path: 'no/such/folder.html', bytes: bytes('new')},
      {path: 'a.html', bytes: bytes('new')}
    ])
  ).rejects.toThrow()
  expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('old')
  expect(readdirSync(folder).sort()).toEqual(['a.html', 'b.pdf'])
})

test('a build killed at any moment leaves complete files, and the next one removes its traces', async () => {
  const paper = (word: string) => ({
    'paper.md': `---\ntitle: A\nlicense: CC-BY-4.0\n---\n\n${`${word} `.repeat(20_000)}\n`
  })
  const hash = (folder: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, 'build/paper.html')))
      .digest('hex')
  const folder = project(paper('old'))
  const build = ['build', join(folder, 'paper.md'), '--to', 'html']
  await galley(build)
  const old = hash(folder)
  writeFileSync(join(folder, 'paper.md'), paper('new')['paper.md'])
  const reference = project(paper('new'))
  await galley(['build', join(reference, 'paper.md'), '--to', 'html'])
  const allowed = [old, hash(reference)]
  // The process is killed at some time between its start, before the program is loaded, and the writing of the last
  // file.
  const rounds = tier === 'quick' ? 8 : 40
  for (let round = 0; round < rounds; round++) {
    const child = spawn(process.execPath, [program, ...build], {stdio: 'ignore'})
    await pause(150 + (round * 480) / rounds)
    child.kill('SIGKILL')
    expect(allowed).toContain(hash(folder))
  }
  await galley(build)
  expect(hash(folder)).toBe(allowed[1])
  expect(readdirSync(join(folder, 'build')).sort()).toEqual(['manifest.json', 'paper.html'])
  recordFigure('builds killed', `${rounds} at different moments: each file old or new and whole, no traces`)
})
