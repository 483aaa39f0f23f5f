// The tests that run each block of the code: a mutant is tested only with those that run its block.

/**
 * A module instrumented so that each block records that it runs.
 * @param {string} text
 * @param {readonly import('./mutations.mjs').Block[]} blocks
 * @param {number} first the number of the first block of the module, among those of all modules
 * @returns {string}
 */
export function instrumented(text, blocks, first) {
  const insertions = blocks.flatMap(({start, end, kind}, index) => {
    const runs = `globalThis.blockRuns(${first + index})`
    const [open, close] = {block: ['', ''], statement: ['{', '}'], value: ['(', ')']}[kind]
    const code = `${open}${runs}${kind === 'value' ? ',' : ';'}`
    // A block has braces of its own, so the code is inserted after the opening one.
    if (kind === 'block') return [{at: start + 1, isEnd: false, other: end, code}]
    return [
      {at: start, isEnd: false, other: end, code},
      {at: end, isEnd: true, other: start, code: close}
    ]
  })
  // At the same position, the ends of inner blocks and the beginnings of outer ones come first.
  insertions.sort(
    (one, next) => one.at - next.at || Number(next.isEnd) - Number(one.isEnd) || next.other - one.other
  )
  let written = ''
  let from = 0
  for (const {at, code} of insertions) {
    written += text.slice(from, at) + code
    from = at
  }
  return written + text.slice(from)
}

/**
 * The tests that run one of some blocks. One test of each path through the module comes first, because a hundred tests
 * of plain dates find no more than one does. Among these, tests that run the fewest blocks come first: they are fast, and
 * closest to the fault.
 * @param {ReadonlySet<number>} blocks
 * @param {readonly CoveredTest[]} tests
 * @param {number} most how many tests to give
 * @param {(block: number) => boolean} isOwn whether a block is one of the module
 * @returns {ReadonlyArray<{file: string, ids: readonly string[]}>} by test file, in the order to run them
 */
export function testsOf(blocks, tests, most, isOwn) {
  const ways = new Map()
  for (const test of tests
    .filter(({runs}) => runs.some(run => blocks.has(run)))
    .sort((one, other) => one.runs.length - other.runs.length || (one.id < other.id ? -1 : 1))) {
    const way = test.runs
      .filter(isOwn)
      .sort((one, other) => one - other)
      .join()
    ways.set(way, [...(ways.get(way) ?? []), test])
  }
  const files = new Map()
  for (const {file, id} of inTurn([...ways.values()]).slice(0, most))
    files.set(file, [...(files.get(file) ?? []), id])
  return [...files].map(([file, ids]) => ({file, ids}))
}

/** The first element of each list, then the second of each, and so on. */
function inTurn(lists) {
  const longest = Math.max(0, ...lists.map(list => list.length))
  return Array.from({length: longest}, (_, index) =>
    lists.flatMap(list => list.slice(index, index + 1))
  ).flat()
}

/**
 * The indices of the blocks of a module that use a constant, even indirectly; constants are outside all blocks and are
 * evaluated when the module is loaded.
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

/**
 * The name of the module's constant that contains a position; every top-level statement begins at the start of a line.
 */
export function constantAt(text, at) {
  const statement = [...text.slice(0, at + 1).matchAll(/^(?:export )?(\w+) ?(\w*)/gm)].at(-1)
  return statement !== undefined && /^(?:const|let)$/.test(statement[1]) ? statement[2] : undefined
}

/** The modules that a module imports, by path: `src/core/a.ts` for `'./a.ts'`. */
export function importsOf(text, file) {
  return [...text.matchAll(/(?:from|import) '(\.{1,2}\/[^']+\.ts)'/g)].map(([, path]) =>
    new URL(path, `file:///${file}`).pathname.slice(1)
  )
}

/** @typedef {{file: string, id: string, runs: readonly number[]}} CoveredTest */
