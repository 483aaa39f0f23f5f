import {readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {packedBuild, unpackedBuild} from '../../../src/node/packed-build.ts'
import {galley, project, removeProjects} from '../../galley.ts'

afterAll(removeProjects)

const rendered = {
  artifacts: [
    {path: 'a.html', bytes: new TextEncoder().encode('{}\nä'), mediaType: 'text/html'},
    {path: 'a.pdf', bytes: new Uint8Array([0, 255, 10]), mediaType: 'application/pdf', standards: []}
  ],
  problems: ['A problem'],
  environment: {browser: 'x'},
  queryPlaces: [],
  undrawn: [],
  finished: {missedStandards: [], smallFormulas: [], brokenTables: [], brokenWords: []}
}

test('an entry is read back as it was written, and with no byte changed', () => {
  const bytes = packedBuild('key', {rendered, later: [['font.woff2', 'abc']], pages: 3})
  const read = unpackedBuild('key', bytes)
  expect(read).toEqual({rendered, later: [['font.woff2', 'abc']], pages: 3})
  expect(unpackedBuild('other', bytes)).toBeUndefined()
  expect(unpackedBuild('key', bytes.slice(0, -1))).toBeUndefined()
  expect(unpackedBuild('key', new Uint8Array())).toBeUndefined()
  for (let at = 0; at < bytes.length; at += 7) {
    const changed = Uint8Array.from(bytes)
    changed[at]! ^= 1
    expect(unpackedBuild('key', changed)).toBeUndefined()
  }
})

const paper = {
  'paper.md':
    '---\ntitle: A paper\nlicense: CC0-1.0\nstyle: own\n---\n\nText with a picture.\n\n![A dot](dot.svg)\n',
  'dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>',
  'styles/own/style.yaml': 'extends: plain\n'
}

/** The paths of the entries in a cache. */
function entriesIn(cache: string): readonly string[] {
  const names = readdirSync(cache, {recursive: true, encoding: 'utf8'})
  return names.filter(name => /\/[0-9a-f]{64}$/.test(name)).sort()
}

test('what did not change is taken from the cache, in any folder; what changed is built', async () => {
  const [first, second, cache] = [project(paper), project(paper), project({})]
  const build = async (folder: string, ...more: readonly string[]) => {
    const args = ['build', 'paper.md', '--to', 'html', '--cache', cache, ...more]
    const {code, err} = await galley(args, {cwd: folder})
    return [code, err, entriesIn(cache).length] as const
  }
  const html = (folder: string) => readFileSync(join(folder, 'build/paper.html'), 'utf8')
  const manifest = (folder: string) => readFileSync(join(folder, 'build/manifest.json'), 'utf8')
  expect(await build(first)).toEqual([0, '', 1])
  // Existing entries are used, so a forged entry with a valid seal is used, too.
  expect(await build(second)).toEqual([0, '', 1])
  expect([html(second), manifest(second)]).toEqual([html(first), manifest(first)])
  const [entry = ''] = entriesIn(cache)
  const whole = readFileSync(join(cache, entry))
  const damaged = Uint8Array.from(whole)
  damaged[whole.length - 5]! ^= 1
  writeFileSync(join(cache, entry), damaged)
  expect(await build(second)).toEqual([
    0,
    expect.stringMatching(/^galley: warning: .*[0-9a-f]{64} is damaged; the paper is built again\n$/),
    1
  ])
  expect(html(second)).toBe(html(first))
  expect(readFileSync(join(cache, entry)).equals(whole)).toBe(true)
  const changes: ReadonlyArray<readonly [string, string]> = [
    ['dot.svg', paper['dot.svg'].replace('4', '3')],
    ['styles/own/style.yaml', 'extends: plain\nnumber-sections: true\n'],
    ['paper.md', paper['paper.md'].replace('Text', 'Words')]
  ]
  for (const [index, [path, text]] of changes.entries()) {
    writeFileSync(join(second, path), text)
    expect(await build(second), path).toEqual([0, '', index + 2])
  }
  expect(html(second)).toContain('Words')
  expect((await build(second, '--draft'))[2]).toBe(5)
  // The hash in a manifest is that of the build, not of the cache entry.
  const verified = await galley(['verify', 'paper.md'], {cwd: second})
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('verify: same')])
})

test('galley cache --prune removes what nobody has used lately, and nothing else', async () => {
  const [folder, cache] = [project(paper), project({'notes.txt': 'Mine.', 'ab/cd': 'Mine.'})]
  await galley(['build', 'paper.md', '--to', 'html', '--cache', cache], {cwd: folder})
  const entry = join(cache, entriesIn(cache)[0]!)
  const old = statSync(entry).mtimeMs / 1000 - 40 * 86_400
  expect((await galley(['cache', cache, '--prune'])).out).toMatch(/^removed 0 builds, 0\.0 MB\n1 build, /)
  utimesSync(entry, old, old)
  // A build that takes an entry marks it as used.
  await galley(['build', 'paper.md', '--to', 'html', '--cache', cache], {cwd: folder})
  expect((await galley(['cache', cache, '--prune'])).out).toMatch(/^removed 0 builds/)
  utimesSync(entry, old, old)
  expect((await galley(['cache', cache, '--prune', '--days', '41'])).out).toMatch(/^removed 0 builds/)
  expect((await galley(['cache', cache, '--prune'])).out).toMatch(
    /^removed 1 builds, .*\n0 builds, 0\.0 MB\n$/
  )
  expect(readdirSync(cache).sort()).toEqual(
    [entry.slice(cache.length + 1, cache.length + 3), 'ab', 'notes.txt'].sort()
  )
})

test('copies for reviewers are not kept', async () => {
  const args = ['build', 'paper.md', '--anonymous', '--cache', 'x']
  const {code, err} = await galley(args, {cwd: project(paper)})
  expect([code, err]).toEqual([2, 'galley: --cache does not work with --anonymous\n'])
})
