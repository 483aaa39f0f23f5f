import {spawn, spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {createTypesetter} from '../src/node/print/typesetter.ts'
import {openDisk} from '../src/node/world.ts'
import {outputs} from '../src/outputs/index.ts'
import {program} from './compiled.ts'
import {projectRoot} from './project.ts'
import {withCrlf, zoo} from './zoo.ts'

/** The files of a paper by path. */
export type PaperFiles = Readonly<Record<string, string | Uint8Array>>

/** One way in which a machine, a checkout or a run may differ while the paper stays the same. */
export type Variation = Readonly<{
  name: string
  /** The reason why this machine cannot run the variation; undefined if it can. */
  unavailable?: () => string | undefined
  /** The folder in which the paper is built; it ends in random letters. */
  folderName?: string
  files?: (files: PaperFiles) => PaperFiles
  /** Changes the folder before the build. */
  prepare?: (folder: string) => void
  /** Environment variables; an undefined value unsets a variable. */
  env?: (folder: string) => Readonly<Record<string, string | undefined>>
  /** The words before `node` on the command line. */
  before?: readonly string[]
  /** Whether the paper is built from within its folder. */
  inside?: boolean
  uid?: number
  /** The number of builds; the last one counts. */
  times?: number
}>

/** A user other than root. */
const nobody = 65534

/** The table of variations. All the other variations are compared with the first. */
export const variations: readonly Variation[] = [
  {name: 'UTC and no locale', env: () => ({TZ: 'UTC', LC_ALL: 'C'})},
  {
    name: 'Turkish, at the other end of the day',
    env: () => ({TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', LANGUAGE: 'tr'})
  },
  {
    name: 'Arabic digits, a quarter of an hour off',
    env: () => ({TZ: 'Asia/Kathmandu', LC_ALL: 'ar_EG.UTF-8', LC_NUMERIC: 'ar_EG.UTF-8'})
  },
  {name: 'a folder with blanks and accents, built from inside', folderName: 'été ä "x" $y ', inside: true},
  {name: 'umask 077', before: ['sh', '-c', 'umask 077; exec "$@"', 'sh']},
  {name: 'other times of the files', prepare: scrambleTimes},
  {name: 'a checkout with CRLF', files: crlf},
  {
    name: 'files made in another order',
    files: files => Object.fromEntries(Object.entries(files).toReversed())
  },
  {
    name: 'without a home',
    env: () => ({HOME: '/nonexistent', GALLEY_CACHE: undefined, XDG_CACHE_HOME: undefined})
  },
  {name: 'one core', before: ['taskset', '-c', '0'], unavailable: () => missing('taskset')},
  {name: 'a warm cache', env: folder => ({GALLEY_CACHE: join(folder, '.cache')}), times: 2},
  {name: 'built over itself', times: 2},
  {name: 'another date of the source', env: () => ({SOURCE_DATE_EPOCH: '1000000000'})},
  {name: 'no fonts of the system', env: withoutFonts},
  {
    name: 'other options of Node',
    env: () => ({NODE_OPTIONS: '--max-old-space-size=1500 --enable-source-maps'})
  },
  {
    name: 'another user',
    uid: nobody,
    prepare: folder => giveTo(folder, nobody),
    unavailable: () => (process.getuid?.() === 0 ? undefined : 'only root can become another user')
  },
  {
    name: 'another year',
    before: ['faketime', '2032-02-29 23:59:50'],
    unavailable: () => missing('faketime')
  }
]

/** The hashes of the files that a build of a paper writes under a variation, by name, including the manifest. */
export async function hashesUnder(
  variation: Variation,
  files: PaperFiles
): Promise<Readonly<Record<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), variation.folderName ?? 'galley-variation-'))
  try {
    writeFilesIn(folder, variation.files?.(files) ?? files)
    variation.prepare?.(folder)
    for (let time = 0; time < (variation.times ?? 1); time++) await runBuild(variation, folder)
    return hashesIn(join(folder, 'build'))
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** The hashes of the files that consecutive builds in one process write, as in `watch`, which keeps a memo. */
export async function hashesInOneProcess(
  files: PaperFiles
): Promise<ReadonlyArray<Readonly<Record<string, string>>>> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-variation-'))
  const typesetter = createTypesetter({warn: () => undefined})
  const memo = createMemo()
  const all: Array<Readonly<Record<string, string>>> = []
  try {
    writeFilesIn(folder, files)
    for (let time = 0; time < 2; time++) {
      const {world} = openDisk(folder, typesetter.typeset)
      const {artifacts} = await build(world, memo, {entry: '', outputs, draft: true})
      all.push(Object.fromEntries(artifacts.map(({path, bytes}) => [path, hashOf(bytes)])))
    }
    return all
  } finally {
    await typesetter.close()
    rmSync(folder, {recursive: true, force: true})
  }
}

/** Papers that together have every kind of block, three scripts, notes and citations of four styles. */
export const papers: Readonly<Record<string, () => PaperFiles>> = {
  zoo: () => zoo,
  article: () => filesIn(join(projectRoot, 'docs/examples/article')),
  own: () => ({
    ...prefixed('manuscript', filesIn(join(projectRoot, 'manuscript'))),
    'references.bib': readFileSync(join(projectRoot, 'references.bib'))
  }),
  urdu: () => ({
    'manuscript.yaml':
      'title: اینٹیں\nlang: ur\nlicense: CC-BY-4.0\ndate: 2025-01-02\nauthor: {name: عائشہ خان}\n',
    '01.md': '# پہلا باب\n\nمزدوروں کے حقوق [@doe1999, p. 3] اور Latin words in 12 lines۔\n\n- ایک\n- دو\n',
    'references.bib': zoo['references.bib']!
  }),
  notes: () => ({
    'manuscript.yaml':
      'title: Notes\nstyle: notes\nlicense: CC-BY-4.0\ndate: 2025-01-02\nbibliography: references.bib\n',
    '01.md':
      '# One\n\nCited [@doe1999, p. 3]. Again [@doe1999].^[A note with [@roe2001].]\n\n```js\nconst i = "I"\n```\n',
    'references.bib': zoo['references.bib']!
  })
}

function runBuild({env, before = [], inside, uid}: Variation, folder: string): Promise<void> {
  const [command, ...args] = [
    ...before,
    process.execPath,
    program,
    'build',
    '--draft',
    ...(inside ? [] : [folder])
  ]
  const variables = {
    ...process.env,
    NO_COLOR: '1',
    GALLEY_CACHE: 'off',
    SOURCE_DATE_EPOCH: undefined,
    ...env?.(folder)
  }
  return new Promise((settle, reject) => {
    const child = spawn(command!, args, {
      cwd: inside ? folder : projectRoot,
      ...(uid !== undefined && {uid, gid: uid}),
      env: variables,
      stdio: ['ignore', 'ignore', 'pipe']
    })
    let said = ''
    child.stderr.on('data', chunk => (said += chunk))
    child.on('error', reject)
    // This paper has errors, but a draft of it is built: exit code 1 is allowed.
    child.on('close', code => {
      if ((code === 0 || code === 1) && existsSync(join(folder, 'build'))) settle()
      else reject(new Error(`exit code ${code}: ${said}`))
    })
  })
}

function hashesIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map(name => [name, hashOf(readFileSync(join(folder, name)))])
  )
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function writeFilesIn(folder: string, files: PaperFiles): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), content)
  }
}

function filesIn(folder: string): PaperFiles {
  const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()
  const files = paths.filter(path => statSync(join(folder, path)).isFile() && !path.startsWith('build'))
  return Object.fromEntries(files.map(path => [path, readFileSync(join(folder, path))]))
}

function prefixed(folder: string, files: PaperFiles): PaperFiles {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]))
}

/** The files with CRLF line ends; as in git, a file with a NUL is not text. */
function crlf(files: PaperFiles): PaperFiles {
  const texts: Record<string, string> = {}
  const others: Record<string, Uint8Array> = {}
  for (const [path, content] of Object.entries(files)) {
    if (typeof content !== 'string' && content.includes(0)) others[path] = content
    else texts[path] = typeof content === 'string' ? content : Buffer.from(content).toString('utf8')
  }
  return {...withCrlf(texts), ...others}
}

function scrambleTimes(folder: string): void {
  const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  for (const [index, path] of paths.entries()) utimesSync(join(folder, path), 1e9 - index, 1e9 + 7 * index)
}

function giveTo(folder: string, uid: number): void {
  const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  for (const path of ['', ...paths]) chownSync(join(folder, path), uid, uid)
}

/** fontconfig settings without a folder of fonts. */
function withoutFonts(folder: string): Readonly<Record<string, string>> {
  const file = join(folder, '.fonts.conf')
  writeFileSync(file, '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>\n')
  return {FONTCONFIG_FILE: file}
}

function missing(command: string): string | undefined {
  const found = spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
  return found ? undefined : `there is no ${command}`
}
