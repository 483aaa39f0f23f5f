import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

// Certificates that an environment makes Node read at every start are unrelated to galley, and cost more than its start.
const environment = {...process.env, NODE_EXTRA_CA_CERTS: ''}

/**
 * Runs a program once and waits for it. Wall time is measured here, CPU time by Bash, which has milliseconds where GNU
 * time has hundredths of a second, and memory by GNU time, if they are installed.
 * Memory is that of the largest process of those the program started, not their sum.
 * @param {Command} command
 * @returns {Measurement}
 */
export function measure({program, args, cwd, env}) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-measure-'))
  const [times, memory] = [join(folder, 'times'), join(folder, 'memory')]
  const counted = hasGnuTime
    ? [gnuTime, '--quiet', '--format', '%M', '--output', memory, program, ...args]
    : [program, ...args]
  const [file, ...all] = hasBash ? ['bash', '-c', timed, 'bash', times, ...counted] : counted
  const start = performance.now()
  const {status, stderr, stdout, error} = spawnSync(file, all, {
    cwd,
    env: {...environment, ...env},
    encoding: 'utf8',
    maxBuffer: 1 << 28
  })
  const wall = performance.now() - start
  const [user, system] = readNumbers(times)
  const [kilobytes] = readNumbers(memory)
  rmSync(folder, {recursive: true})
  return {
    wall,
    cpu: user === undefined || system === undefined ? undefined : (user + system) * 1000,
    memory: kilobytes === undefined ? undefined : kilobytes / 1024,
    failure:
      status === 0 ? undefined : `${error?.message ?? `exit code ${status}`}\n${stderr}${stdout}`.trim()
  }
}

/** A Bash script that runs a program, and writes its user and system seconds to the file in the first argument. */
const timed = 'exec 3>&2; file=$1; shift; TIMEFORMAT="%3U %3S"; { time "$@" 2>&3; } 2>"$file"'

/**
 * The median of several measurements, separately for each quantity.
 * @param {readonly Measurement[]} measurements
 * @returns {Measurement}
 */
export function medianOf(measurements) {
  return {
    wall: median(measurements.map(({wall}) => wall)) ?? 0,
    cpu: median(measurements.flatMap(({cpu}) => cpu ?? [])),
    memory: median(measurements.flatMap(({memory}) => memory ?? [])),
    failure: measurements.find(({failure}) => failure !== undefined)?.failure
  }
}

/**
 * The median of some numbers; for an even count, the mean of the middle two.
 * @param {readonly number[]} numbers
 * @returns {number | undefined}
 */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 || sorted.length === 0
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * Whether a program is installed, by asking for its version.
 * @param {string} program
 */
export function isInstalled(program) {
  return spawnSync(program, ['--version'], {stdio: 'ignore'}).error === undefined
}

const gnuTime = '/usr/bin/time'

/** Whether memory can be measured. The `time` of BSD and of BusyBox has other options. */
export const hasGnuTime =
  existsSync(gnuTime) &&
  spawnSync(gnuTime, ['--quiet', '--format', '%M', process.execPath, '--version'], {stdio: 'ignore'})
    .status === 0

/** Whether CPU time can be measured. */
export const hasBash = isInstalled('bash')

function readNumbers(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').map(Number) : []
}

/**
 * @typedef {object} Command
 * @property {string} program
 * @property {readonly string[]} args
 * @property {string} cwd
 * @property {Readonly<Record<string, string>>} [env] additional environment variables
 */

/**
 * @typedef {object} Measurement
 * @property {number} wall in milliseconds
 * @property {number | undefined} cpu user and system time, in milliseconds
 * @property {number | undefined} memory at most, in MiB
 * @property {string | undefined} failure the output of a program that failed
 */
