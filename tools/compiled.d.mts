/** The programs of `tools/` that compile. */
export const compilers: readonly string[]
/** A hash of everything that dist/ is made from. */
export function hashOfSources(root: string): string
/** Marks a folder as compiled from the sources with this hash. */
export function stampCompiled(folder: string, hash: string): void
/** Compiles dist/ if the sources have changed since. Of several processes, one compiles and the others wait. */
export function compileIfStale(root: string, say: (line: string) => void): Promise<void>
