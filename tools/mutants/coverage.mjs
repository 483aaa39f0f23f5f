// Which tests run which blocks of the code: a mutant is tried with the tests that run its block, and with no others.

/**
 * A module that says of each of its blocks that it runs.
 * @param {string} text
 * @param {readonly import('./mutations.mjs').Block[]} blocks
 * @param {number} first the number of the first block of the module, among those of all modules
 * @returns {string}
 */
export function instrumented(text, blocks, first) {
  const insertions = blocks.flatMap(({start, end, isValue}, index) => {
    const runs = `globalThis.blockRuns(${first + index})`
    if (!isValue) return [{at: start + 1, code: `${runs};`}]
    return [
      {at: start, code: `(${runs},`},
      {at: end, code: ')'}
    ]
  })
  return insertions
    .sort((one, other) => other.at - one.at)
    .reduce((code, {at, code: inserted}) => code.slice(0, at) + inserted + code.slice(at), text)
}

/**
 * The tests that run one of some blocks. Those that run the fewest blocks of all come first: they are quick, and the
 * nearest to the fault.
 * @param {ReadonlySet<number>} blocks
 * @param {readonly CoveredTest[]} tests
 * @param {number} most how many tests to give
 * @returns {ReadonlyArray<{file: string, ids: readonly string[]}>} by test file, in the order to run them
 */
export function testsOf(blocks, tests, most) {
  const files = new Map()
  const near = tests
    .filter(({runs}) => runs.some(run => blocks.has(run)))
    .sort((one, other) => one.runs.length - other.runs.length || (one.id < other.id ? -1 : 1))
    .slice(0, most)
  for (const {file, id} of near) files.set(file, [...(files.get(file) ?? []), id])
  return [...files].map(([file, ids]) => ({file, ids}))
}

/**
 * The blocks of a module that use a constant, also by way of other constants, by their index; constants stand outside of
 * all blocks and are made as the module is loaded.
 * @param {string} text
 * @param {readonly import('./mutations.mjs').Block[]} blocks
 * @param {string} name
 * @returns {ReadonlySet<number>}
 */
export function usersOf(text, blocks, name) {
  const users = new Set()
  const names = new Set([name])
  for (const each of names) {
    for (const {index} of text.matchAll(new RegExp(`\\b${each}\\b`, 'g'))) {
      const block = blocks.findLastIndex(({start, end}) => start <= index && index < end)
      const constant = block === -1 ? constantAt(text, index) : undefined
      if (block !== -1) users.add(block)
      else if (constant !== undefined) names.add(constant)
    }
  }
  return users
}

/** The name of the constant of a module that a place stands in; top-level statements begin their line. */
export function constantAt(text, at) {
  const statement = [...text.slice(0, at + 1).matchAll(/^(?:export )?(\w+) ?(\w*)/gm)].at(-1)
  return statement !== undefined && /^(?:const|let)$/.test(statement[1]) ? statement[2] : undefined
}

/** The modules that a module imports, by path: `src/core/a.ts` of `'./a.ts'`. */
export function importsOf(text, file) {
  return [...text.matchAll(/(?:from|import) '(\.{1,2}\/[^']+\.ts)'/g)].map(([, path]) =>
    new URL(path, `file:///${file}`).pathname.slice(1)
  )
}

/** @typedef {{file: string, id: string, runs: readonly number[]}} CoveredTest */
