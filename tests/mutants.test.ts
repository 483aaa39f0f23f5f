import {spawn} from 'node:child_process'
import {readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {constantAt, importsOf, instrumented, testsOf, usersOf} from '../tools/mutants/coverage.mjs'
import {mutated, mutationsOf} from '../tools/mutants/mutations.mjs'
import {intervalOf, sampleOf} from '../tools/mutants/sample.mjs'
import {project, projectRoot} from './project.ts'

/** The mutants of a line of code. */
function mutants(text: string): readonly string[] {
  return mutationsOf(text, 'a.ts').mutations.map(mutation => mutated(text, mutation))
}

describe('the mutants of', () => {
  test.each([
    ['a comparison', 'f(a < b)', [';', 'f(a <= b)']],
    ['a sum', 'f(a + 1)', [';', 'f(a - 1)', 'f(a + 2)']],
    ['joined texts', 'f(a + `b`)', [';']],
    ['a choice', 'let c = a ? b : d', ['let c = true ? b : d', 'let c = false ? b : d']],
    [
      'an order',
      'let c = a < b ? -1 : 1',
      ['true', 'false']
        .map(to => `let c = ${to} ? -1 : 1`)
        .concat('let c = a < b ? -2 : 1', 'let c = a < b ? -1 : 2')
    ],
    [
      'joined conditions',
      'let c = a && (b || !d)',
      ['let c = a || (b || !d)', 'let c = a && (b && !d)', 'let c = a && (b || d)']
    ],
    ['a default', 'let c = a ?? (b)', ['let c = a ']],
    ['a default that only the types ask for', "let [c = ''] = d", []],
    ['a list', "let c = [a, 'b']", ["let c = [ 'b']", 'let c = [a, ]', "let c = [a, '']"]],
    ['a word list', "let c = 'ab cd'.split(' ')", ["let c = 'cd'.split(' ')", "let c = 'ab '.split(' ')"]],
    ['a text', "let c = '' + d", ["let c = 'mutant' + d"]],
    ['a method', 'let c = a.trim().some(b)', ['let c = a.some(b)', 'let c = a.trim().every(b)']],
    [
      'an early return',
      'function f() {if (a) return b; return d}',
      [
        'function f() {if (true) return b; return d}',
        'function f() {if (false) return b; return d}',
        'function f() {if (a) ; return d}'
      ]
    ],
    [
      'a regular expression',
      'let c = /^a+[^b]\\d$/i',
      [
        '/a+[^b]\\d$/i',
        '/^a[^b]\\d$/i',
        '/^a+[b]\\d$/i',
        '/^a+[^b]\\D$/i',
        '/^a+[^b]\\d/i',
        '/^a+[^b]\\d$/'
      ].map(to => `let c = ${to}`)
    ],
    [
      'a regular expression whose matches go',
      "let c = a.replace(/b+/g, '')",
      ['let c = a', "let c = a.replace(/b+/g, 'mutant')"]
    ]
  ])('%s', (_, text, expected) => {
    expect(mutants(text)).toEqual(expected)
  })

  test.each([
    ['types', "type A = 'b' | 1\nlet c: Array<'d'> | undefined\nlet e = c as 'f'"],
    ['names of modules and properties', "import {a} from './b.ts'\nlet c = {'d': a}"],
    ['comments', '// a < 1\n/** 2 */'],
    [
      'what a rule says of itself',
      "let a = {summary: 'B.', why: `C.`, examples: [{name: 'd', files: {e: 'f'}, expect: [1, 2]}]}"
    ],
    ['words of messages', "let a = {message: 'page', note: `of pages`}"],
    ['texts of several words', "let a = 'Unexpected end'"]
  ])('%s: none', (_, text) => {
    expect(mutants(text)).toEqual([])
  })

  test('a long list are six, from all its parts', () => {
    const changes = mutationsOf(
      `let a = [${Array.from({length: 60}, (_, index) => `b${index}`)}]`,
      'a.ts'
    ).mutations
    expect(changes.map(({change}) => change)).toEqual(
      ['b0,', 'b10,', 'b20,', 'b30,', 'b40,', 'b50,'].map(member => `${member} → (nothing)`)
    )
  })

  test('a module have their places, in UTF-16 units', () => {
    const text = "let a = '𝔘'\n\nlet b = 1"
    expect(
      mutationsOf(text, 'a.ts').mutations.map(({line, start}) => `${line} ${text.slice(start)}`)
    ).toEqual([`1 ${text.slice(8)}`, '3 1'])
  })
})

describe('a sample', () => {
  const list = Array.from({length: 1000}, (_, index) => index)

  test('is the same for the same seed, and differs for another', () => {
    expect(sampleOf(list, 400, 7)).toEqual(sampleOf(list, 400, 7))
    expect(sampleOf(list, 400, 8)).not.toEqual(sampleOf(list, 400, 7))
  })

  test('has every member at most once, in order, and all members of a short list', () => {
    const sample = sampleOf(list, 400, 7)
    expect(new Set(sample).size).toBe(400)
    expect(sample.toSorted((a, b) => a - b)).toEqual(sample)
    expect(sampleOf([1, 2], 400, 7)).toEqual([1, 2])
  })

  // The intervals of E. B. Wilson (1927); the first is the example of R’s `prop.test(15, 50, correct = FALSE)`.
  test.each([
    [15, 50, 0.191, 0.4375],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [320, 400, 0.758, 0.8364]
  ])('with %d of %d found has an interval', (hits, size, low, high) => {
    expect(intervalOf(hits, size).low).toBeCloseTo(low, 3)
    expect(intervalOf(hits, size).high).toBeCloseTo(high, 3)
  })
})

describe('the tests that run a block', () => {
  test('blocks and values of arrows report themselves', () => {
    const text = 'function f() {return [1].map(a => a)}'
    expect(instrumented(text, mutationsOf(text, 'a.ts').blocks, 5)).toBe(
      'function f() {globalThis.blockRuns(5);return [1].map(a => (globalThis.blockRuns(6),a))}'
    )
  })

  test.each([
    ['if (a) throw b', 'if (a) {globalThis.blockRuns(5);throw b}'],
    [
      'if (a) b()\nelse if (c) d()',
      'if (a) {globalThis.blockRuns(5);b()}\nelse {globalThis.blockRuns(6);if (c) {globalThis.blockRuns(7);d()}}'
    ],
    ['for (a of b) c()', 'for (a of b) {globalThis.blockRuns(5);c()}'],
    ['while (a) {b()}', 'while (a) {globalThis.blockRuns(5);b()}'],
    ['a = b ? c : d', 'a = b ? (globalThis.blockRuns(5),c) : (globalThis.blockRuns(6),d)'],
    ['a = b ?? c', 'a = b ?? (globalThis.blockRuns(5),c)'],
    ['if (a) b && c()', 'if (a) {globalThis.blockRuns(5);b && (globalThis.blockRuns(6),c())}'],
    [
      'a = b ? c : d || e',
      'a = b ? (globalThis.blockRuns(5),c) : (globalThis.blockRuns(6),d || (globalThis.blockRuns(7),e))'
    ]
  ])('so do other parts that are run or not: %s', (text, expected) => {
    expect(instrumented(text, mutationsOf(text, 'a.ts').blocks, 5)).toBe(expected)
  })

  test('those that run least come first', () => {
    const tests = [
      {file: 'long', id: 'a', runs: [1, 2, 3, 4]},
      {file: 'long', id: 'b', runs: [1, 2, 3]},
      {file: 'short', id: 'c', runs: [2]},
      {file: 'short', id: 'd', runs: [9]},
      {file: 'long', id: 'e', runs: [1, 2, 3, 4, 5]}
    ]
    expect(testsOf(new Set([2]), tests, 9, () => false)).toEqual([
      {file: 'short', ids: ['c']},
      {file: 'long', ids: ['b', 'a', 'e']}
    ])
    expect(testsOf(new Set([2]), tests, 2, () => false).flatMap(({ids}) => ids)).toEqual(['c', 'b'])
    expect(testsOf(new Set([7]), tests, 2, () => false)).toEqual([])
  })

  test('one of each path through the module comes before the second of any', () => {
    const tests = [
      {file: 'a', id: 'a', runs: [2, 3]},
      {file: 'a', id: 'b', runs: [3, 2, 11]},
      {file: 'b', id: 'c', runs: [2, 4, 11, 12]},
      {file: 'c', id: 'd', runs: [2, 5, 11, 12, 13]}
    ]
    const ids = (most: number) =>
      testsOf(new Set([2]), tests, most, block => block < 10).flatMap(test => test.ids)
    expect(ids(3)).toEqual(['a', 'c', 'd'])
    expect(ids(4)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('a constant is tested with the blocks that use it, even indirectly', () => {
    const text = [
      'const most = 3',
      'export const names = [most, 4].map(name => name)',
      'function f() {return names.length}',
      'function g() {return 1}',
      'function h() {return most}'
    ].join('\n')
    const {blocks} = mutationsOf(text, 'a.ts')
    const users = (name: string) =>
      [...usersOf(text, blocks, name)].map(index => text.slice(blocks[index]!.start, blocks[index]!.end))
    expect(users('most')).toEqual(['{return most}', '{return names.length}'])
    expect(users('names')).toEqual(['{return names.length}'])
    expect(['3', '4', '1'].map(number => constantAt(text, text.indexOf(number)))).toEqual([
      'most',
      'names',
      undefined
    ])
  })

  test('imports are paths in the project', () => {
    const text = "import {a} from './a.ts'\nexport type {B} from '../../core/b.ts'\nimport c from 'c'"
    expect(importsOf(text, 'src/rules/about/d.ts')).toEqual(['src/rules/about/a.ts', 'src/core/b.ts'])
  })
})

test('a mutant is found if a test fails, and survives if no test fails or runs it', async () => {
  const folder = project({
    'package.json': '{"type": "module"}',
    'src/core/half.ts': [
      'export function half(n: number): number {',
      '  return n / 2',
      '}',
      'export function unused(n: number): number {',
      '  return n * 3',
      '}',
      'export function loop(n: number): number {',
      '  let at = n',
      '  while (at < 4) at = step(at)',
      '  return at',
      '}',
      'function step(n: number): number {',
      '  return n + 1',
      '}',
      'export function atMost(n: number): number {',
      '  return n > 9 ? 9 : n',
      '}',
      'export function double(n: number): number {',
      '  return n * 2',
      '}'
    ].join('\n'),
    'tests/half.test.ts': [
      "import {beforeAll, expect, test} from 'vitest'",
      "import {atMost, double, half, loop} from './reached.ts'",
      'let doubled = 0',
      'beforeAll(() => {',
      '  doubled = double(4)',
      '})',
      "test('half', () => expect(half(4)).toBe(2))",
      "test('loop', () => expect(loop(1)).toBe(4))",
      "test('at most', () => expect(atMost(3)).toBe(3))",
      "test('made before all', () => expect(doubled).toBe(8))",
      "test('a text', () => expect(`import x from './gone.ts'`).toContain('gone'))"
    ].join('\n'),
    'tests/reached.ts': "export * from '../src/core/half.ts'\nexport {two} from './two.ts'",
    'tests/two.ts': "export {half} from './reached.ts'\nexport const two = 2"
  })
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'))
  const runs = join(folder, 'runs')
  const {code, out} = await run(['--root', folder, '--patience', '5', '--runs', runs])
  expect(out.split('\n').filter(line => line.startsWith('survives'))).toEqual([
    'survives: src/core/half.ts:5 * → /',
    'survives: src/core/half.ts:5 3 → 4',
    'survives: src/core/half.ts:16 n > 9 → false',
    'survives: src/core/half.ts:16 > → >=',
    'survives: src/core/half.ts:16 9 → 10',
    'survives: src/core/half.ts:16 9 → 10'
  ])
  expect(out).toMatch(/mutants: 11 of 17, 64.7 % .* seed 1; [1-9] of them never ended/)
  expect(code).toBe(1)

  // Interrupted before its last two mutants, the run continues with these.
  const outcomes = readFileSync(`${runs}.outcomes`, 'utf8').trimEnd().split('\n')
  writeFileSync(`${runs}.outcomes`, outcomes.slice(0, -2).join('\n'))
  // Two processes try the mutants, so that their order differs.
  const tried = (text: string): string[] => text.match(/(?<=^\d+ )src.*/gm) ?? []
  const next = await run(['--root', folder, '--patience', '5', '--runs', runs, '--least', '0.3'])
  expect(tried(next.out).sort()).toEqual(tried(out).slice(-2).sort())
  expect(next.out.split('\n').at(-2)).toBe(out.split('\n').at(-2))
  expect(next.code).toBe(0)
})

function run(args: readonly string[]): Promise<{code: number | null; out: string}> {
  return new Promise(settle => {
    const child = spawn(process.execPath, [join(projectRoot, 'tools/mutants.mjs'), ...args])
    let out = ''
    child.stdout.on('data', chunk => (out += chunk))
    child.stderr.on('data', chunk => (out += chunk))
    child.on('close', code => settle({code, out}))
  })
}
