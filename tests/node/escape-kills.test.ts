import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {PDFDocument} from 'pdf-lib'
import {afterAll, expect, test, vi} from 'vitest'
import {readGlyphs} from '../../src/node/pdf-glyphs.ts'
import {program} from '../compiled.ts'
import {recordFigure} from '../figures.ts'
import {galley, project, removeProjects} from '../galley.ts'
import {wordFinder} from '../review/marks/printed-words.ts'
import {type MarkKind, putMark} from '../review/marks/put-marks.ts'
import {wordFile} from '../review/word/word-file.ts'
import {numberFor, tier} from '../tier.ts'

/**
 * Commands are killed before each of their changes to the folder of a paper, and in the middle of each file that they
 * write. Every file must then be complete, old or new; every round must exist as a whole or not at all; and repeating
 * the command must lead to the same folder.
 */
vi.setConfig({testTimeout: 1_200_000})
afterAll(removeProjects)

/** Kills the process before the change with the number `KILL_AT` in the folder `KILL_IN`. */
const killer = `
const fs = require('node:fs')
const {KILL_AT, KILL_IN} = process.env
const opened = new Set()
let changes = 0
const isDue = () => ++changes === Number(KILL_AT)
const kill = () => process.kill(process.pid, 'SIGKILL')
const isInside = path => typeof path === 'string' && path.startsWith(KILL_IN)
for (const [object, names] of [
  [fs, ['renameSync', 'mkdirSync', 'rmSync', 'rmdirSync', 'unlinkSync', 'fchmodSync']],
  [fs.promises, ['rename', 'mkdir', 'rm', 'rmdir', 'unlink', 'writeFile']]
])
  for (const name of names) {
    const original = object[name]
    object[name] = (...values) => {
      if ((values.some(isInside) || opened.has(values[0])) && isDue()) kill()
      return original.apply(object, values)
    }
  }
const {openSync, closeSync, writeFileSync} = fs
fs.openSync = (path, flags, ...more) => {
  if (isInside(path) && flags === 'wx' && isDue()) kill()
  const file = openSync(path, flags, ...more)
  if (isInside(path) && flags === 'wx') opened.add(file)
  return file
}
fs.closeSync = file => {
  opened.delete(file)
  return closeSync(file)
}
fs.writeFileSync = (file, bytes, ...more) => {
  if (opened.has(file) && isDue()) {
    writeFileSync(file, bytes.subarray(0, bytes.length / 2))
    kill()
  }
  return writeFileSync(file, bytes, ...more)
}
require('node:module').syncBuiltinESMExports()
`

const text =
  '# Dogs\n\nThe big dog runs {++far ++}over the hill. {>>When?<<}\n\nIt slept in the sun all day long.\n'
const paper = {
  'manuscript/manuscript.yaml': 'title: Dogs\nlicense: CC-BY-4.0\n',
  'manuscript/01.md': text,
  'manuscript/02.md': 'More {--and more --}of it.\n'
}
const sound = {...paper, 'manuscript/01.md': 'Words.\n', 'manuscript/02.md': 'More of it.\n'}

type Case = Readonly<{
  files: Readonly<Record<string, string>>
  /** The preceding commands, which are not killed. */
  before?: readonly (readonly string[])[]
  prepare?: (folder: string) => void | Promise<void>
  args: readonly string[]
}>

const proof = ['proof', '--to', 'html']

const cases: Readonly<Record<string, Case>> = {
  build: {files: sound, args: ['build', '--to', 'html,docx']},
  'build of other words': {
    files: sound,
    before: [['build', '--to', 'html,docx']],
    prepare: folder => writeFileSync(join(folder, 'manuscript/01.md'), 'Other words.\n'),
    args: ['build', '--to', 'html,docx']
  },
  'build of a PDF': {files: sound, args: ['build', '--to', 'html,pdf']},
  'build of a PDF of other words': {
    files: sound,
    before: [['build', '--to', 'pdf,docx']],
    prepare: folder => writeFileSync(join(folder, 'manuscript/01.md'), 'Other words.\n'),
    args: ['build', '--to', 'pdf,docx']
  },
  'proof of a first round': {files: paper, args: proof},
  'proof of a second round': {
    files: paper,
    before: [proof],
    prepare: folder => writeFileSync(join(folder, 'manuscript/02.md'), 'More.\n'),
    args: [...proof, '--against', 'last']
  },
  'proof with another output': {files: paper, before: [proof], args: ['proof', '--to', 'docx']},
  'proof that replaces a round': {
    files: paper,
    before: [['proof', '--to', 'html,docx']],
    prepare: folder => writeFileSync(join(folder, 'manuscript/02.md'), 'More.\n'),
    args: [...proof, '--round', '1', '--replace']
  },
  accept: {files: paper, args: ['accept']},
  'check --fix': {
    files: {
      ...paper,
      'references.bib': '@book{doe, title = {A}, author = {Doe}, year = 2000}\n',
      'manuscript/01.md': 'Words [@doe; @doe].\n',
      'manuscript/02.md': 'More [@doe; @doe].\n'
    },
    args: ['check', '--fix', '--only', 'G1']
  },
  'proof --answers of a page': {
    files: paper,
    before: [proof],
    prepare: folder => {
      const {content} = JSON.parse(readFileSync(join(folder, 'proofs/round-1/proof.json'), 'utf8'))
      const answers = [{query: 1, question: 'When?', answer: 'In 1969.'}]
      const saved = {galley: 'answers', version: 1, round: 1, by: 'Ann Doe', content, answers}
      writeFileSync(join(folder, 'saved.json'), JSON.stringify(saved))
    },
    args: ['proof', '--answers', 'saved.json']
  },
  'proof --answers of a PDF': {
    files: {...sound, 'manuscript/01.md': 'The big dog runs over the hill.\n'},
    before: [['proof', '--to', 'pdf']],
    prepare: folder =>
      markProof(folder, [
        ['Replace', 'big', 'small'],
        ['StrikeOut', 'More', '']
      ]),
    args: ['proof', '--answers', 'marked.pdf']
  },
  'proof --answers of a PDF whose round is not here': {
    files: {...sound, 'manuscript/01.md': 'The big dog runs over the hill.\n'},
    before: [['proof', '--to', 'pdf']],
    prepare: async folder => {
      await markProof(folder, [['Replace', 'big', 'small']])
      rmSync(join(folder, 'proofs'), {recursive: true})
    },
    args: ['proof', '--answers', 'marked.pdf']
  },
  'proof --answers of Word': {
    files: {...sound, 'manuscript/01.md': 'The big dog runs over the hill.\n'},
    before: [proof],
    prepare: folder =>
      writeFileSync(
        join(folder, 'edited.docx'),
        wordFile(
          ['Dogs', 'The [-Ann:big-][+Ann:small+] dog runs over the hill.', 'More [-Ann:of-][+Ann:from+] it.'],
          {}
        )
      ),
    args: ['proof', '--answers', 'edited.docx']
  }
}

/** Saves the proof of the first round with marks on words. */
async function markProof(
  folder: string,
  marks: ReadonlyArray<readonly [MarkKind, string, string]>
): Promise<void> {
  const pdf = new Uint8Array(readFileSync(join(folder, 'proofs/round-1/dogs.pdf')))
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const glyphs = await readGlyphs(pdf, Array.from(document.getPageIndices()))
  if ('fault' in glyphs) throw new Error(glyphs.fault)
  const find = wordFinder(glyphs)
  for (const [kind, words, text] of marks) putMark(document, kind, find(words)!, text, 'Ann Doe')
  writeFileSync(join(folder, 'marked.pdf'), await document.save())
}

/** All files of a folder with their content, by path. */
function contents(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()
  return new Map(
    names.flatMap(name =>
      statSync(join(folder, name)).isFile() ? [[name, hash(readFileSync(join(folder, name)))]] : []
    )
  )
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Fails if a round is incomplete, unless `.pending` says that it is to be finished. */
function expectWholeRounds(folder: string): void {
  const proofs = join(folder, 'proofs')
  const rounds = existsSync(proofs) ? readdirSync(proofs).filter(name => name.startsWith('round-')) : []
  for (const round of rounds.filter(name => !existsSync(join(proofs, name, '.pending')))) {
    const {files} = JSON.parse(readFileSync(join(proofs, round, 'proof.json'), 'utf8'))
    for (const {path, sha256} of files)
      expect(hash(readFileSync(join(proofs, round, path))), `${round}/${path}`).toBe(sha256)
  }
}

/**
 * Commands are killed at every change in `make attack` and `make long`, and elsewhere at every fortieth, chosen by the
 * commit.
 */
const step = tier === 'long' ? 1 : 40

const counts: number[] = []

test.each(Object.entries(cases))('%s', async (name, {files, before = [], prepare, args}) => {
  const start = project(files)
  for (const command of before) await galley(command, {cwd: start})
  await prepare?.(start)
  const old = contents(start)
  const reference = copyOf(start)
  const whole = await galley(args, {cwd: reference})
  expect([0, 1], whole.err).toContain(whole.code)
  const expected = contents(reference)
  const script = join(project({'kill.cjs': killer}), 'kill.cjs')
  const first = 1 + numberFor(name, step)
  for (let at = first; ; at += step) {
    const folder = copyOf(start)
    const child = spawn(process.execPath, ['--require', script, program, ...args], {
      cwd: folder,
      stdio: 'ignore',
      env: {...process.env, GALLEY_CACHE: 'off', KILL_AT: String(at), KILL_IN: folder}
    })
    const [, signal] = await once(child, 'close')
    if (signal === null) {
      expect(contents(folder)).toEqual(expected)
      counts.push((at - first) / step)
      break
    }
    for (const [path, found] of contents(folder))
      if (!/(^|\/)\.(?:galley-|pending\/)/.test(path))
        expect([old.get(path), expected.get(path)], `${at}: ${path}`).toContain(found)
    expectWholeRounds(folder)
    const again = await galley(args, {cwd: folder})
    expect([0, 1], `${at}: ${again.err}`).toContain(again.code)
    expect(contents(folder), `killed at change ${at}`).toEqual(expected)
  }
})

test('the kills are many', () => {
  const kills = counts.reduce((sum, count) => sum + count, 0)
  expect(kills).toBeGreaterThan(200 / step)
  recordFigure(
    'commands killed',
    `${kills}, at each change of a file: none torn, no half round, each rerun right`
  )
})

function copyOf(start: string): string {
  const folder = project({})
  cpSync(start, folder, {recursive: true})
  return folder
}
