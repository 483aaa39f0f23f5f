import {createRequire} from 'node:module'
import type * as Util from 'node:util'
import {setFlagsFromString} from 'node:v8'

/**
 * Configures V8 for a short-lived program: it optimizes hot functions later, and compiles regular expressions to
 * machine code at once. A build is over before most optimizations pay off: on a paper of 60,000 words, V8 optimized 650
 * functions in the background, discarded 300 of them, and spent a quarter of all processor time on that. Programs that
 * run for minutes are optimized as usual, slightly later. The flag for the threshold depends on the version of V8,
 * which complains about unknown flags; from Node 24 on, a second, cheaper optimizer makes it unnecessary. By default,
 * V8 compiles a regular expression twice: to bytecode, and after its first use to machine code. For `\p{L}`, each
 * compilation walks through all of Unicode, and galley uses nearly all of its regular expressions more than once.
 * `modules` are those of Node to load before.
 */
export function compileForOneRun(modules: readonly string[] = usualModules): void {
  loadOwnModules(modules)
  for (const flag of flagsForOneRun()) setFlagsFromString(flag)
}

/**
 * Restores V8's defaults, under which V8 accepts Node's compiled code in a new thread. Code that galley loads
 * afterwards is compiled again.
 */
export function compileAsUsual(): void {
  const threshold = thresholdOfVersion()
  setFlagsFromString('--regexp-tier-up')
  if (threshold !== undefined) setFlagsFromString(`${threshold.flag}=${threshold.usual}`)
}

/** The modules of Node that nearly every command needs. */
export const usualModules = ['crypto', 'fs/promises', 'os', 'timers/promises', 'worker_threads', 'zlib']

/**
 * Loads modules of Node. V8 accepts Node's compiled code only under the flags with
 * which it was compiled; under other flags, it compiles these modules again.
 */
function loadOwnModules(modules: readonly string[]): void {
  const load = createRequire(import.meta.url)
  for (const name of modules) load(`node:${name}`)
  const {parseArgs} = load('node:util') as typeof Util
  parseArgs({args: []})
  // Node loads the modules of these streams when they are first used.
  void process.stdout
  void process.stderr
}

/**
 * Makes V8 collect garbage when the heap has grown to a multiple, such as 1.5, of the memory that was in use after the
 * last collection; V8's own multiple is four. With this flag, V8 rejects its code cache, so it is set only for papers
 * that need it.
 */
export function collectSooner(share: number): void {
  setFlagsFromString(`--heap-growing-percent=${100 * share}`)
}

/**
 * Configures V8 for a program that builds all day: it optimizes hot functions as early as V8 usually does, and keeps
 * the heap small, because the next build needs most of it.
 */
export function compileForManyRuns(): void {
  collectSooner(0.4)
  const threshold = thresholdOfVersion()
  if (threshold !== undefined) setFlagsFromString(`${threshold.flag}=${threshold.usual}`)
}

/** The flags for V8 in a short-lived program. */
export function flagsForOneRun(): readonly string[] {
  const threshold = thresholdOfVersion()
  return ['--no-regexp-tier-up', ...(threshold === undefined ? [] : [`${threshold.flag}=${threshold.later}`])]
}

type Threshold = Readonly<{flag: string; usual: number; later: number}>

function thresholdOfVersion(): Threshold | undefined {
  return thresholds[process.versions.node.split('.')[0] ?? '']
}

/** The thresholds of the optimizer by the version of Node. */
const thresholds: Readonly<Record<string, Threshold | undefined>> = {
  // In Node 20, the threshold is a budget: bytes of executed bytecode.
  20: {flag: '--interrupt-budget', usual: 67_584, later: 2_000_000},
  // In Node 22, the threshold is a number of calls of a function.
  22: {flag: '--invocation-count-for-turbofan', usual: 3000, later: 20_000}
}
