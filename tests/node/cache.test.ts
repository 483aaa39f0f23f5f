import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Nodes} from 'mdast'
import {describe, expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import {rules} from '../../src/check/rules/index.ts'
import {createMemo, type Form} from '../../src/core/memo.ts'
import {walk} from '../../src/core/walk.ts'
import type {World} from '../../src/core/world.ts'
import {folderStore, sweepCache} from '../../src/node/cache.ts'
import {openDisk} from '../../src/node/world.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {bibliographyForm} from '../../src/parse/bibliography-form.ts'
import {parseChapter} from '../../src/parse/markdown/chapter.ts'
import {chapterForm} from '../../src/parse/markdown/chapter-form.ts'
import {galley, project, projectRoot} from '../galley.ts'
import {mapStore, namedSubset} from '../map-store.ts'
import fc from '../properties.ts'
import {part} from '../tier.ts'
import {textWorld} from '../world.ts'

// Some tests build this paper five times, on busy machines.
vi.setConfig({testTimeout: 120_000})

/** Writes a value as text, as a cache does, and reads it again. */
function kept<Value, Kept>(value: Value, form: Form<Value, Kept>): Value {
  return form.read(JSON.parse(JSON.stringify(form.write(value))))
}

/** Builds a world with the content of the store; returns its project, its findings and its page. */
async function built(world: World, memo = createMemo()) {
  const {manuscript, diagnostics, artifacts} = await build(world, memo, {
    entry: '',
    outputs: [htmlOutput],
    draft: true
  })
  const page = artifacts.map(({bytes}) => new TextDecoder().decode(bytes)).join()
  return {project: manuscript.project, diagnostics, page}
}

describe('a build from the cache of an earlier one gives the same result', () => {
  const papers = rules.flatMap(rule =>
    rule.examples.map(({name, files}): [string, World] => [`${rule.name}: ${name}`, textWorld(files)])
  )
  const own: World = {
    ...openDisk(projectRoot, () => Promise.reject(new Error('nothing is printed here'))).world,
    subsetFont: namedSubset
  }
  const notes = textWorld({
    '01.md':
      '---\ntitle: On *it* [@roe]\nabstract: Said @doe.\n---\n\n# One {#one}\n\n@doe [p. 3] and [see *also* @roe, ch. 2; -@doe] in @one.^[A note [@nobody].]\n\n[see [@roe] in @doe]\n',
    'references.bib':
      '@book{doe, ids = {d1, d2}, title = {A {Book}}, author = {Doe, Jane}, year = 1999}\n@misc{roe, crossref = {doe}, note = "x"}\n@misc{doe,}\n'
  })

  const described = textWorld({
    '01.md': '![Bread as in [@doe] and $x$, by @doe.](a.svg){#fig:a}\n\n@fig:a',
    'references.bib': '@book{doe, title = {A}, author = {Doe, Jane}, year = 1999}'
  })

  const chosen = part(papers, 8, ([name]) => name)
  const small: ReadonlyArray<[string, World]> = [
    ['this paper', own],
    ['citations everywhere', notes],
    ['a picture described by a caption with citations', described]
  ]
  test.each([...small, ...chosen])('%s', async (_, world) => {
    const store = mapStore()
    const without = await built(world)
    const cold = await built(world, createMemo(store))
    const written = store.size()
    const warm = await built(world, createMemo(store))
    expect(cold).toEqual(without)
    expect(warm).toEqual(without)
    expect(warm.page).toBe(without.page)
    expect(store.size()).toBe(written)
  })

  test('with an edited chapter, which alone is parsed again', async () => {
    const store = mapStore()
    const files = {'01.md': '# One\n', '02.md': '# Two [@doe]\n', 'references.bib': '@book{doe, title = {A}}'}
    await built(textWorld(files), createMemo(store))
    const before = store.size()
    const edited = textWorld({...files, '01.md': '# One {#a}\n\n@a\n'})
    expect(await built(edited, createMemo(store))).toEqual(await built(edited))
    expect(store.size() - before).toBe(1)
  })

  test('with other markup in a citation, without rendering any citation again', async () => {
    const store = mapStore()
    const files = (words: string): Record<string, string> => ({
      '01.md': `# One\n\n[see ${words} [@roe] @doe]\n`,
      'references.bib': '@book{doe, title = {A}}\n@book{roe, title = {B}}'
    })
    await built(textWorld(files('*also*')), createMemo(store))
    const before = store.size()
    const edited = await built(textWorld(files('**also**')), createMemo(store))
    expect(edited).toEqual(await built(textWorld(files('**also**'))))
    expect(edited.page).toContain('see <strong>also</strong> <span class="citation" id="citation--roe--2">')
    expect(store.size() - before).toBe(1)
  })
})

describe('cached values equal the original ones', () => {
  const pieces = fc.constantFrom(
    ...'[@doe; @roe] [see *x* @doe, p. 3] @doe {#fig:a} ![a [@b]](c.png) ^[n] [^1] $x$ \\ref{a} \\x{} <b> | ~ # - > ` é 𝔘 :::'.split(
      ' '
    ),
    '\n\n',
    '\n',
    '\r\n',
    '\n[^1]: ',
    '\n|a|\n|:-|\n',
    '\n::: x\n',
    '[l](javascript:x)',
    '\uFEFF'
  )

  test('of any chapter, including citations and targets in its tree', () => {
    fc.assert(
      fc.property(fc.array(pieces, {maxLength: 30}), parts => {
        const source = {path: '01.md', text: parts.join(' ')}
        const chapter = parseChapter(source, 'en')
        const again = kept(chapter, chapterForm(source))
        expect(again).toEqual(chapter)
        const nodes = new Set<Nodes>()
        walk(again.tree, node => {
          nodes.add(node)
        })
        for (const {node} of [...again.citations, ...again.targets]) expect(nodes.has(node)).toBe(true)
      }),
      {numRuns: 500}
    )
  })

  test('of any bibliography, including one entry under all its keys', () => {
    const entry = fc.constantFrom(
      '@book{doe, ids = {a, b}, title = {T {X}}, author = {Doe, J. and others}, year = {1999~}}',
      '@article{roe, crossref = {doe}, pages = 1--2, date = {2000-01-02/..}}',
      '@string{x = "y"}',
      '@misc{__proto__, constructor = {c}, __proto__ = {p}}',
      '@book{doe,',
      '}',
      'é\r\n'
    )
    fc.assert(
      fc.property(fc.array(entry, {maxLength: 8}), entries => {
        const bibliography = parseBibliography([{path: 'a.bib', text: entries.join('\n')}])
        const again = kept(bibliography, bibliographyForm)
        expect(again).toEqual(bibliography)
        for (const reference of again.byKey.values()) expect(again.references).toContain(reference)
      }),
      {numRuns: 500}
    )
  })
})

describe('a memo', () => {
  test('computes a value once for two concurrent callers', async () => {
    const memo = createMemo()
    const make = async () => ({})
    const [first, second] = await Promise.all([memo('a', 'b', make), memo('a', 'b', make)])
    expect(second).toBe(first)
    expect(await memo('a', 'b', make)).toBe(first)
    expect(await memo('a', 'c', make)).not.toBe(first)
  })

  test('does not cache failures', async () => {
    const memo = createMemo()
    const fail = () => {
      throw new Error('no')
    }
    await expect(memo('a', 'b', fail)).rejects.toThrow('no')
    expect(await memo('a', 'b', () => 1)).toBe(1)
  })

  test('stores nothing without a form', async () => {
    const store = mapStore()
    await createMemo(store)('a', 'b', () => 1)
    expect(store.size()).toBe(0)
  })
})

const program = '1.0.0-0123456789abcdef-node-20.0.0'

describe('a store in a folder', () => {
  test('gives a value back only to the program that stored it', async () => {
    const folder = project({})
    await folderStore(folder, program).set('a', 'é\n𝔘')
    expect(folderStore(folder, program).get('a')).toBe('é\n𝔘')
    expect(folderStore(folder, program).get('b')).toBeUndefined()
    expect(folderStore(folder, program.replace('0123', '3210')).get('a')).toBeUndefined()
  })

  test.each<[string, (file: string) => void]>([
    ['a truncated file', file => truncateSync(file, 70)],
    ['an empty file', file => truncateSync(file, 0)],
    ['a file with another letter', file => writeFileSync(file, readFileSync(file, 'utf8').replace('x', 'y'))],
    ['a file of something else', file => writeFileSync(file, '{}')],
    ['the file of another name', file => renameSync(besides(file), file)],
    [
      'a folder',
      file => {
        renameSync(file, `${file}.old`)
        mkdirSync(file)
      }
    ]
  ])('treats %s as missing', async (_, spoil) => {
    const folder = project({})
    const store = folderStore(folder, program)
    await store.set('a', 'xxxxxxxxxxxxxx')
    const [file] = readdirSync(join(folder, program))
    await store.set('b', 'xxxxxxxxxxxxxx')
    spoil(join(folder, program, file!))
    expect(store.get('a')).toBeUndefined()
  })

  test('in a place without a possible folder is empty', async () => {
    const folder = project({file: ''})
    const store = folderStore(join(folder, 'file', 'cache'), program)
    await store.set('a', 'x')
    expect(store.get('a')).toBeUndefined()
  })

  test('is readable only by its user', async () => {
    const folder = project({})
    await folderStore(folder, program).set('a', 'x')
    expect(readdirSync(join(folder, program))).toHaveLength(1)
    expect(statSync(join(folder, program)).mode & 0o077).toBe(0)
  })

  test('deletes values unused for thirty days, and the least recently used ones beyond its size', async () => {
    const folder = project({'other/file': 'x', [`other/${'0'.repeat(64)}`]: 'x', [`${program}/file`]: 'x'})
    const store = folderStore(folder, program)
    const now = statSync(folder).mtimeMs / 1000
    const names = ['31 days', '20 days', '10 days', 'today']
    for (const [index, age] of [31, 20, 10, 0].entries()) {
      const before = new Set(readdirSync(join(folder, program)))
      await store.set(names[index]!, 'x'.repeat(1000))
      const file = readdirSync(join(folder, program)).find(name => !before.has(name))!
      utimesSync(join(folder, program, file), now, now - age * 24 * 60 * 60)
    }
    sweepCache(folder, now * 1000)
    // Reading a value marks it as used.
    expect(names.map(name => store.get(name) !== undefined)).toEqual([false, true, true, true])
    expect(existsSync(join(folder, `other/${'0'.repeat(64)}`))).toBe(true)
    expect(existsSync(join(folder, `${program}/file`))).toBe(true)
    sweepCache(folder, now * 1000 + 29 * 24 * 60 * 60 * 1000, 2500)
    expect(names.filter(name => store.get(name) !== undefined)).toHaveLength(2)
  })
})

describe('galley', () => {
  /** A paper with every kind of cached content. */
  const samplePaper = (): string =>
    project({
      'manuscript/manuscript.yaml': 'title: Bricks\nlicense: CC-BY-4.0\nbibliography: ../references.bib\n',
      'manuscript/01.md':
        '# One\n\nSaid [@a, p. 3].[^n] So $\\frac{a}{b}$ is in @fig:m.\n\n![Map.](m.svg){#fig:m}\n\n[^n]: A note *of* @a.\n',
      'manuscript/02.md': '# Two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`code` and “quotes”.\n',
      'manuscript/m.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
      'references.bib': '@book{a, title = {B}, author = {Doe, Jane}, publisher = {P}, year = 1999}\n'
    })
  const smallPaper = (): string =>
    project({'manuscript/01.md': 'Said [@a].\n', 'references.bib': '@book{a, title = {B}}\n'})
  const contents = (folder: string): Record<string, string> =>
    Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'latin1')]))

  /** Expects the same bytes from `galley build` in a process of its own as in the tests' process. */
  async function expectSameBytes(
    paper: string,
    runs: readonly (readonly [args: readonly string[], env: Record<string, string>])[]
  ): Promise<void> {
    const args = ['build', paper, '--to', 'html']
    const base = await galley(args)
    const page = contents(join(paper, 'build'))
    for (const [extra, env] of runs) {
      expect(await galley([...args, ...extra], {env})).toEqual(base)
      expect(contents(join(paper, 'build'))).toEqual(page)
    }
  }

  test('writes the same bytes without a cache, with an empty one and with a filled one', async () => {
    const GALLEY_CACHE = project({})
    await expectSameBytes(samplePaper(), [
      [[], {GALLEY_CACHE}],
      [[], {GALLEY_CACHE}],
      [['--no-cache'], {GALLEY_CACHE}]
    ])
    expect(readdirSync(GALLEY_CACHE)).toHaveLength(2)
  })

  test('writes the same bytes if the cache is not writable', async () => {
    const readOnly = project({})
    chmodSync(readOnly, 0o500)
    const paper = smallPaper()
    await expectSameBytes(paper, [
      [[], {GALLEY_CACHE: '', XDG_CACHE_HOME: '', HOME: '/nonexistent/home'}],
      [[], {GALLEY_CACHE: '', XDG_CACHE_HOME: readOnly}]
    ])
  })

  test.each(['/proc', 'references.bib'])(
    'says so when the folder that is named cannot be: %s',
    async name => {
      const paper = smallPaper()
      const named = name.startsWith('/') ? name : join(paper, name)
      const {code, err} = await galley(['check', paper], {env: {GALLEY_CACHE: named}})
      expect(err).toMatch(
        new RegExp(
          `^galley: GALLEY_CACHE names \`${named}\`, which cannot be written .*; name another folder, or \`off\`\\n$`
        )
      )
      expect(code).toBe(2)
    }
  )

  test('caches in the folder of the user, but not with `--no-cache` or for verify', async () => {
    const home = project({})
    const paper = smallPaper()
    await galley(['build', paper, '--to', 'html'])
    const env = {GALLEY_CACHE: '', XDG_CACHE_HOME: home}
    await galley(['check', paper, '--no-cache'], {env})
    expect((await galley(['verify', paper], {env})).out).toContain('verify: same')
    expect(readdirSync(home)).toEqual([])
    await galley(['check', paper], {env})
    expect(readdirSync(home)).toEqual(['galley'])
  })

  test('loads the parser and the CSL processor only when needed', () => {
    const loaded = [...loadedBy('src/node/commands/build.ts'), ...loadedBy('src/build.ts')].filter(name =>
      /^(micromark|mdast-util-from|remark-parse|remark-gfm|@mathjax)|bibtex|parse\/markdown\/processor|^src\/csl\/(?!check\/|xml\/|values\/roman-numeral)/.test(
        name
      )
    )
    expect(loaded).toEqual([])
    expect(loadedBy('src/parse/markdown/chapter.ts')).toContain('remark-parse')
  })
})

/**
 * All files and packages that a file's own imports load, directly or indirectly; `import()` is lazy and does not count.
 */
function loadedBy(file: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(file)) return loaded
  loaded.add(file)
  const text = readFileSync(join(projectRoot, file), 'utf8')
  for (const [, names, from] of text.matchAll(/^(?:im|ex)port\s+(?:([\w*\s{},]+?)\s+from\s+)?'([^']+)'/gm)) {
    const bare = names?.trim().replace(/^\{|\}$/g, '')
    if (bare?.split(',').every(name => name.trim() === '' || name.trim().startsWith('type '))) continue
    if (names?.startsWith('type ')) continue
    // Here, a page script is imported as text.
    if (from!.endsWith('?script')) continue
    if (from!.startsWith('.')) loadedBy(join(dirname(file), from!), loaded)
    else loaded.add(from!)
  }
  return loaded
}

/** The path of the file that is next to a file, in a folder of two. */
function besides(file: string): string {
  const folder = dirname(file)
  return readdirSync(folder)
    .map(name => join(folder, name))
    .find(name => name !== file)!
}
