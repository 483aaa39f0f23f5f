import {cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {unzipSync} from 'fflate'
import {describe, expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {nameOfOutside} from '../../src/core/outside-pictures.ts'
import {openDisk} from '../../src/node/world.ts'
import {sourcesOf} from '../../src/outputs/pdf/publication/sources.ts'
import {galley, project} from '../galley.ts'

/** Pictures outside the paper are read only from a folder named on the command line. */
vi.setConfig({testTimeout: 60_000})

const svg = (word: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>${word}</title><path d="M0 0h9v9z"/></svg>`
const settings = 'title: Paper\nlicense: CC-BY-4.0\nlang: en\n'
const chapter = 'Words.\n\n![A map of it.](../docs/map.svg){alt="A map"}\n'

/** A repository with a paper in `paper/` and a picture in `docs/`. */
function repository(files: Readonly<Record<string, string>> = {}): string {
  const folder = project({
    'repo/.git/HEAD': 'ref: refs/heads/main\n',
    'repo/docs/map.svg': svg('MAP'),
    'repo/docs/secret.txt': 'SECRET',
    'repo/refs.bib': '@misc{SECRET, title={SECRET}}',
    'repo/paper/manuscript.yaml': settings,
    'repo/paper/01.md': chapter,
    'elsewhere/map.svg': svg('ELSEWHERE'),
    ...files
  })
  return join(folder, 'repo')
}

const html = (repo: string): string => readFileSync(join(repo, 'paper/build/paper.html'), 'utf8')

describe('a picture outside the paper', () => {
  test('is not read without `--root`, and the finding explains how to allow it', async () => {
    const repo = repository()
    const {code, out} = await galley(['build', 'paper', '--to', 'html'], {cwd: repo})
    expect(code).toBe(1)
    expect(out).toContain('error[G603] The picture `../docs/map.svg` is outside the project')
    expect(out.replace(/\s+/g, ' ')).toContain('allow pictures from that folder with `--root ..`')
  })

  test('is not read because a file of the paper asks for it', async () => {
    const repo = repository({'repo/paper/manuscript.yaml': `${settings}root: ..\n`})
    const {code, out} = await galley(['check', 'paper'], {cwd: repo})
    expect(code).toBe(1)
    expect(out).toContain('error[G603]')
  })

  test('is read with `--root`, and has a name inside the project in the manifest; `verify` needs `--root`, too', async () => {
    const repo = repository()
    const built = await galley(['build', 'paper', '--to', 'html', '--root', '.'], {cwd: repo})
    expect(built.out + built.err).not.toContain('error')
    expect(built.code).toBe(0)
    const manifest = JSON.parse(readFileSync(join(repo, 'paper/build/manifest.json'), 'utf8'))
    const paths = manifest.inputs.map(({path}: {path: string}) => path)
    expect(paths).toContain('outside/docs/map.svg')
    expect(paths.join()).not.toContain('..')
    expect((await galley(['verify', 'paper', '--root', '.'], {cwd: repo})).code).toBe(0)
    expect((await galley(['verify', 'paper'], {cwd: repo})).code).not.toBe(0)
    // Run from another folder, the command writes the same bytes.
    const page = html(repo)
    await galley(['build', '.', '--to', 'html', '--root', '..'], {cwd: join(repo, 'paper')})
    expect(html(repo)).toBe(page)
  })

  test.each([['check'], ['cite']])('is read by `%s` too', async command => {
    const {code, out} = await galley([command, 'paper', '--root', '.'], {cwd: repository()})
    expect(out).not.toContain('G603')
    expect(code).toBe(0)
  })

  test('is among the sources of a proof, which build without `--root`', async () => {
    const repo = repository()
    const {code} = await galley(['proof', 'paper', '--to', 'html', '--root', '.'], {cwd: repo})
    expect(code).toBe(0)
    const zip = unzipSync(readFileSync(join(repo, 'paper/proofs/round-1/sources.zip')))
    expect(Object.keys(zip)).toContain('outside/docs/map.svg')
    const copy = project({})
    for (const [path, bytes] of Object.entries(zip)) {
      mkdirSync(join(copy, path, '..'), {recursive: true})
      writeFileSync(join(copy, path), bytes)
    }
    expect((await galley(['check', copy])).code).toBe(0)
  })

  test('is attached to a PDF under the same name', async () => {
    const repo = repository()
    const {world} = openDisk(join(repo, 'paper'), noPrinter, {pictureRoot: repo})
    const {manuscript} = await build(world, createMemo(), {entry: '', outputs: []})
    const attached = await sourcesOf(manuscript, world)
    expect(attached.map(({name, description}) => `${name} ${description}`)).toContain(
      'map.svg Picture: outside/docs/map.svg'
    )
  })

  test('is reported as missing if it does not exist', async () => {
    const repo = repository({'repo/paper/01.md': '![A map.](../docs/none.svg)\n'})
    const {out} = await galley(['check', 'paper', '--root', '.'], {cwd: repo})
    expect(out).toContain('error[G303] The project has no picture `../docs/none.svg`')
  })
})

describe('is not read even with `--root` if it is not a picture', () => {
  test.each([
    ['a text', '![A.](../docs/secret.txt)', ''],
    ['a text by a picture’s name', '![A.](../docs/link.png)', ''],
    ['a picture outside the folder', '![A.](../../elsewhere/map.svg)', ''],
    ['a link that leads out of it', '![A.](../docs/out.svg)', ''],
    ['a folder that leads out of it', '![A.](../docs/far/map.svg)', ''],
    ['a path of the machine', '![A.](/etc/hostname)', ''],
    ['a chapter', 'Words.', 'chapters: [01.md, ../docs/secret.txt]\n'],
    ['a bibliography', 'Words.', 'bibliography: ../refs.bib\nnocite: [SECRET]\n'],
    ['a citation style', 'Words.', 'csl: ../docs/map.svg\n'],
    ['a journal style', 'Words.', 'style: ../docs\n']
  ])('%s', async (_, text, yaml) => {
    const repo = repository({
      'repo/paper/01.md': `${text}\n`,
      'repo/paper/manuscript.yaml': settings + yaml
    })
    symlinkSync('../../elsewhere/map.svg', join(repo, 'docs/out.svg'))
    symlinkSync('../../elsewhere', join(repo, 'docs/far'))
    cpSync(join(repo, 'docs/secret.txt'), join(repo, 'docs/link.png'))
    const {code, out} = await galley(['build', 'paper', '--to', 'html', '--draft', '--root', '.'], {
      cwd: repo
    })
    expect(code).toBe(1)
    expect(out).toMatch(/error\[G(?:603|303)\]/)
    expect(html(repo)).not.toMatch(/SECRET|ELSEWHERE|<title>MAP/)
    expect(readFileSync(join(repo, 'paper/build/manifest.json'), 'utf8')).not.toMatch(/secret|outside/)
  })
})

describe('the folder of `--root`', () => {
  test.each([
    ['is a folder', 'paper/01.md', '--root must be a folder, and paper/01.md is not one'],
    ['is around the paper', 'docs', '--root docs does not contain the paper'],
    ['is in the repository of the paper', '..', '--root .. is not in the git repository of the paper']
  ])('%s', async (_, root, said) => {
    const {code, err} = await galley(['check', 'paper', '--root', root], {cwd: repository()})
    expect(code).toBe(2)
    expect(err).toContain(said)
  })

  test('may be any enclosing folder outside a repository', async () => {
    const repo = repository()
    rmSync(join(repo, '.git'), {recursive: true})
    const {code} = await galley(['check', 'paper', '--root', '..'], {cwd: repo})
    expect(code).toBe(0)
  })
})

test.each([
  ['../docs/x.png', 'outside/docs/x.png'],
  ['../../x.png', 'outside/outside/x.png'],
  ['x.png', undefined],
  ['/x.png', undefined],
  ['..', undefined],
  ['../..', undefined],
  ['..//x.png', undefined],
  ['../a/../../x.png', undefined],
  ['../C:/x.png', undefined]
])('the name of %j', (path, name) => expect(nameOfOutside(path)).toBe(name))

function noPrinter(): Promise<never> {
  return Promise.reject(new Error('nothing is printed here'))
}
