/** The only file that starts other programs, each with limits; only the browser is started by puppeteer. */
import {execFile, spawn, spawnSync} from 'node:child_process'

/** Thrown if a program gave no output: because it is `absent`, ran too long, wrote too much, or failed. */
export class ChildFault extends Error {
  override name = 'ChildFault'
  readonly reason: 'absent' | 'late' | 'large' | 'failed'

  constructor(reason: ChildFault['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

type ChildOptions = Readonly<{
  /** The text to write to the program's standard input. */
  input?: string | undefined
  env: NodeJS.ProcessEnv
  /** The time limit in seconds, after which the program is killed. */
  seconds: number
  /** The maximum size of the program's output. */
  mostBytes: number
}>

/** Runs a program and returns its output. Rejects with a `ChildFault`. */
export function runChild(
  command: string,
  args: readonly string[],
  {input, env, seconds, mostBytes}: ChildOptions
): Promise<Buffer> {
  return new Promise((settle, reject) => {
    const options = {
      encoding: 'buffer',
      env,
      timeout: 1000 * seconds,
      killSignal: 'SIGKILL',
      maxBuffer: mostBytes
    } as const
    const child = execFile(command, args, options, (error, stdout) => {
      if (error === null) return settle(stdout)
      const {code} = error as NodeJS.ErrnoException
      if (code === 'ENOENT') return reject(new ChildFault('absent', `${command} is not installed`))
      if (String(code) === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
        return reject(new ChildFault('large', `${command} wrote more than ${mostBytes} bytes`))
      if (error.killed) return reject(new ChildFault('late', `${command} did not answer within ${seconds} s`))
      return reject(new ChildFault('failed', error.message))
    })
    // A program may exit without having read all its input.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

/** A finished program: its exit code, and its output unless that was shown to the user. */
export type Ran = Readonly<{status: number | null; stdout: string | null; stderr: string | null}>

/** The time limits, in milliseconds, for a program that answers a question and for one that installs a browser. */
const longestAnswer = 30_000
const longestInstallation = 3_600_000

/** Runs a program in a folder and waits for it; its output is either shown to the user or returned. */
export function runInTerminal(
  command: string,
  args: readonly string[],
  {cwd, stdout}: Readonly<{cwd: string; stdout: 'shown' | 'read'}>
): Ran {
  return spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    killSignal: 'SIGKILL',
    maxBuffer: 16_000_000,
    ...(stdout === 'shown'
      ? {stdio: ['ignore', 'inherit', 'pipe'], timeout: longestInstallation}
      : {timeout: longestAnswer})
  })
}

/** Starts a program that outlives this one; returns the reason if it cannot be started, otherwise undefined. */
export function startProgram(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise(resolve => {
    const child = spawn(command, args, {stdio: 'ignore', detached: true})
    child.on('spawn', () => resolve(undefined))
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve(
        error.code === 'ENOENT'
          ? `${command} is not installed`
          : `${command} does not start: ${error.message}`
      )
    )
    child.unref()
  })
}

/** Starts a program that outlives this one, and ignores its output and its failure. */
export function startDetached(command: string, args: readonly string[]): void {
  const child = spawn(command, args, {stdio: 'ignore', detached: true})
  child.on('error', () => undefined)
  child.unref()
}
