import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {withStyleOf} from '../../src/node/commands/round-style.ts'
import {namedInputs} from '../../src/node/files/named-inputs.ts'
import {readRounds} from '../../src/node/files/rounds.ts'
import {createKeptFiles} from '../../src/node/kept-files.ts'
import {readingWorld} from '../../src/node/preview/reading-world.ts'
import {galley, project, projectRoot, removeProjects} from '../galley.ts'

afterAll(removeProjects)

const files = {
  'manuscript.yaml': 'title: Dogs\nlicense: CC-BY-4.0\n',
  '01.md': 'See [@doe].\n',
  'references.bib': '@book{doe, author = {Doe, Jo}, title = {Bread}, publisher = {Oven}, year = 2001}\n',
  'styles/kiln/style.yaml': 'extends: notes\n',
  'journals/oven/style.yaml': 'extends: twocolumn\n'
}
const environmentOf = (paper: string) =>
  JSON.parse(readFileSync(join(paper, 'build', 'manifest.json'), 'utf8')).environment
const pageOf = (paper: string): string => readFileSync(join(paper, 'build', 'dogs.html'), 'utf8')

test('a paper is built in the style that the user names, and verified in it', async () => {
  const paper = project(files)
  await galley(['build', paper, '--to', 'html'])
  const own = pageOf(paper)
  expect(environmentOf(paper)).not.toHaveProperty('named style')
  for (const [name, said] of [
    ['twocolumn', 'twocolumn'],
    ['kiln', 'kiln'],
    [join(paper, 'journals/oven'), 'journals/oven']
  ] as const) {
    expect(await galley(['build', paper, '--to', 'html', '--style', name])).toMatchObject({code: 0})
    expect(environmentOf(paper)['named style']).toBe(said)
    expect(pageOf(paper)).not.toBe(own)
    expect((await galley(['verify', paper])).out).toContain('verify: same')
  }
  expect(pageOf(paper)).toContain('[1]')
  expect(readFileSync(join(paper, 'manuscript.yaml'), 'utf8')).toBe(files['manuscript.yaml'])
})

test('a style in a folder outside of the paper is that of the user, with its fonts, and never of the paper', async () => {
  const font = readFileSync(
    join(projectRoot, 'node_modules/source-sans/WOFF2/TTF/SourceSans3-Regular.ttf.woff2')
  )
  const journal = project({
    'styles/quarterly/style.yaml':
      'extends: house\nfaces: embedded\nfonts: [{family: Ours, file: fonts/ours.woff2}]\ntypefaces: {text: [Ours]}\n',
    'styles/quarterly/fonts/ours.woff2': font,
    'styles/quarterly/fonts/LICENSE': 'OFL',
    'styles/house/style.yaml': 'extends: twocolumn\naccent: "#123456"\n'
  })
  const outside = join(journal, 'styles/quarterly')
  const paper = project(files)
  expect(await galley(['build', paper, '--to', 'html', '--style', outside])).toMatchObject({code: 0})
  expect(pageOf(paper)).toContain('font-family:"Ours"')
  expect(pageOf(paper)).toContain('#123456')
  expect(environmentOf(paper)['named style']).toBe('styles/quarterly')
  const manifest = readFileSync(join(paper, 'build/manifest.json'), 'utf8')
  expect(manifest).toContain('"path": "styles/quarterly/style.yaml"')
  expect(manifest).not.toContain(journal)
  expect((await galley(['verify', paper, '--style', outside])).out).toContain('verify: same')
  expect(await galley(['verify', paper])).toMatchObject({
    code: 2,
    err: expect.stringContaining('unknown journal style `styles/quarterly`')
  })
  const own = project({...files, 'manuscript.yaml': `title: Dogs\nstyle: ${outside}\n`})
  const {out} = await galley(['build', own, '--to', 'html', '--draft'])
  expect(out).toContain('[G603]')
  expect(pageOf(own)).not.toContain('font-family:"Ours"')
})

test.each(['nowhere', '../elsewhere', '/etc'])('a style that is not there is refused: %s', async name => {
  const paper = project(files)
  expect(await galley(['check', paper, '--style', name])).toEqual({
    code: 2,
    out: '',
    err: `galley: unknown journal style \`${name}\`; name one of \`galley style list\` or a folder with a style.yaml\n`
  })
})

test('a proof keeps the style that the user names, for what comes back', async () => {
  const paper = project({...files, '01.md': 'See [@doe]. {>>When?<<}\n'})
  expect(await galley(['proof', paper, '--to', 'html', '--style', 'kiln'])).toMatchObject({code: 0})
  const record = (round: number) =>
    JSON.parse(readFileSync(join(paper, `proofs/round-${round}/proof.json`), 'utf8'))
  expect(record(1).style).toBe('kiln')
  expect(await galley(['proof', paper, '--to', 'html'])).toMatchObject({code: 0})
  expect(record(2)).not.toHaveProperty('style')
  expect((await galley(['proof', paper, '--status', '--round', '1'])).out).toContain('1 open')
  const [first, second] = await readRounds({root: paper, entry: '', outputFolder: join(paper, 'proofs')})
  expect([first, second].map(round => withStyleOf({}, round).style)).toEqual(['kiln', undefined])
  expect(withStyleOf({style: 'joss'}, first).style).toBe('joss')
})

test('the preview is in the style that the user names', async () => {
  const paper = project(files)
  const {world} = readingWorld(
    {root: paper, entry: '', outputFolder: join(paper, 'build')},
    createKeptFiles(),
    await namedInputs({style: 'kiln'}, paper)
  )
  const {manuscript} = await build(world, createMemo(), {entry: '', outputs: []})
  expect(manuscript.project.style.name).toBe('kiln')
})
