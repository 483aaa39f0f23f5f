import type {Block} from './mutations.d.mts'

export type CoveredTest = Readonly<{file: string; id: string; runs: readonly number[]}>
export function instrumented(text: string, blocks: readonly Block[], first: number): string
export function testsOf(
  blocks: ReadonlySet<number>,
  tests: readonly CoveredTest[],
  most: number,
  isOwn: (block: number) => boolean
): ReadonlyArray<Readonly<{file: string; ids: readonly string[]}>>
export function importsOf(text: string, file: string): readonly string[]
export function usersOf(text: string, blocks: readonly Block[], name: string): ReadonlySet<number>
export function constantAt(text: string, at: number): string | undefined
