import {type ChildProcess, spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {basename, join, resolve} from 'node:path'
import {buildSync} from 'esbuild'
import {expect} from 'vitest'
import {keepPdf} from './built-pdfs.ts'
import {program} from './compiled.ts'
import {projectRoot} from './project.ts'
import type {Command} from './resident.ts'
import {numberFor} from './tier.ts'

export {project, projectRoot, removeProjects} from './project.ts'

export type Outcome = Readonly<{code: number | null; out: string; err: string}>

/** The working directory, user and additional environment variables for galley. */
type Place = Readonly<{cwd?: string; env?: Readonly<Record<string, string>>; uid?: number | undefined}>

/**
 * Runs a galley command and returns its output. Most commands run one after another in a long-lived process, which
 * takes a fifth of the time; `spawnGalley` starts galley as a user does.
 */
export async function galley(
  args: readonly string[],
  {cwd = projectRoot, env = {}, uid}: Place = {}
): Promise<Outcome> {
  const isOrdinary = uid === undefined && Object.keys(env).every(name => readAnew.has(name))
  if (!isOrdinary || isResidentBusy || process.env.GALLEY_PROGRAM || isCold(args))
    return spawnGalley(args, {cwd, env, uid})
  isResidentBusy = true
  try {
    const outcome = await askResident({args, cwd, env: {...environment, ...env}})
    keepPdfs(outcome.out, cwd)
    return outcome
  } finally {
    isResidentBusy = false
  }
}

/**
 * Whether a command starts a process of its own: one command in ten does, chosen by the commit, so that state left in
 * the long-lived process cannot hide a fault forever.
 */
function isCold(args: readonly string[]): boolean {
  const {testPath = '', currentTestName = ''} = expect.getState()
  // Paths are left out, because folders have random names.
  const words = args.filter(word => !word.startsWith('/'))
  return numberFor([basename(testPath), currentTestName, ...words].join('\n'), 10) === 0
}

/** Runs galley as a user does, in a separate process. */
export function spawnGalley(
  args: readonly string[],
  {cwd = projectRoot, env = {}, uid}: Place = {}
): Promise<Outcome> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      ...(uid !== undefined && {uid, gid: uid}),
      env: {...process.env, ...environment, ...env}
    })
    let out = ''
    let err = ''
    child.stdout.on('data', chunk => (out += chunk))
    child.stderr.on('data', chunk => (err += chunk))
    child.on('error', reject)
    child.on('close', code => {
      keepPdfs(out, cwd)
      settle({code, out, err})
    })
  })
}

/** The variables that the long-lived process reads again for every command. */
const readAnew: ReadonlySet<string> = new Set(['GALLEY_CACHE', 'GALLEY_DOI_RESOLVER', 'GITHUB_WORKSPACE'])

/** Commands run without a cache, so that no test sees the results of another; tests of the cache name a folder. */
const environment = {NO_COLOR: '1', GALLEY_CACHE: 'off'}

let resident: ChildProcess | undefined
let isResidentBusy = false

function askResident(command: Command): Promise<Outcome> {
  resident ??= startResident()
  const child = resident
  return new Promise((settle, reject) => {
    child.ref()
    child.channel?.ref()
    const ended = () => {
      resident = undefined
      reject(new Error(`\`galley ${command.args.join(' ')}\` ended the process`))
    }
    child.once('exit', ended)
    child.once('message', (outcome: Outcome) => {
      child.off('exit', ended)
      child.unref()
      child.channel?.unref()
      settle(outcome)
    })
    child.send(command)
  })
}

function startResident(): ChildProcess {
  const {outputFiles} = buildSync({
    entryPoints: [join(projectRoot, 'tests', 'resident.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false
  })
  return spawn(process.execPath, ['-e', outputFiles[0]!.text, program], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
}

/** Copies the PDFs that galley reports as written. */
function keepPdfs(out: string, cwd: string): void {
  if (!process.env.GALLEY_PDFS) return
  for (const [, path = ''] of out.matchAll(/^wrote (.+\.pdf)(?: \(.*\))?$/gm))
    keepPdf(basename(path, '.pdf'), readFileSync(resolve(cwd, path)))
}
