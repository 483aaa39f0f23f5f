import {setFlagsFromString} from 'node:v8'

/**
 * Configures V8 for a short-lived program: optimize hot code later, and compile a regular expression to machine code at
 * once.
 *
 * A build is over before most optimizations pay off: on a paper of 60,000 words V8 optimized 650 functions beside the
 * build, discarded 300 of them, and spent a quarter of all processor time on that. Programs that run for minutes are
 * optimized as before, a moment later. The threshold has a different name in each version of V8, which complains about
 * names that it does not know; from Node 24 on, a second, cheaper optimizer does this by itself.
 *
 * By default V8 compiles a regular expression twice: to bytecode, and to machine code after its first use. For `\p{L}`
 * each compilation walks through all of Unicode. Nearly all regular expressions of galley are used more than once.
 */
export function compileForOneRun(): void {
  for (const flag of flagsForOneRun()) setFlagsFromString(flag)
}

/**
 * Makes V8 collect garbage when the heap is two and a half times what was in use after the last time; four times is
 * usual. What V8 keeps of compiled code it then refuses, so a program does this only for a paper that needs it.
 */
export function collectSooner(): void {
  setFlagsFromString('--heap-growing-percent=150')
}

/** The flags of V8 for it. */
export function flagsForOneRun(): readonly string[] {
  const later = flags[process.versions.node.split('.')[0] ?? '']
  return ['--no-regexp-tier-up', ...(later === undefined ? [] : [later])]
}

const flags: Readonly<Record<string, string | undefined>> = {
  // Bytes of bytecode that a function runs through; 67,584 is usual.
  20: '--interrupt-budget=500000',
  // Calls of a function; 3,000 is usual.
  22: '--invocation-count-for-turbofan=20000'
}
