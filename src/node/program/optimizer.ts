import {setFlagsFromString} from 'node:v8'

/**
 * Has V8 compile for a program that is soon over: optimize later what runs often, and make machine code of a regular
 * expression at once.
 *
 * A build is over before most optimizing pays: on a paper of 60,000 words V8 compiled 650 functions beside the build,
 * threw 300 of them away again, and took a quarter of all processor time for it. What runs for minutes is optimized as
 * before, a moment later. The threshold has another name in each V8, and one that V8 does not know it complains about;
 * from Node 24 on a second, cheap optimizer does the same for us.
 *
 * Left alone, V8 compiles a regular expression twice, for an interpreter and after its first use for the machine, and
 * `\p{L}` takes it a walk through all of Unicode each time. Nearly all of ours are used more than once.
 */
export function compileForOneRun(): void {
  for (const flag of flagsForOneRun()) setFlagsFromString(flag)
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
