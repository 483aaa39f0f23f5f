import {readFileSync, rmSync, writeFileSync} from 'node:fs'
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
    err: expect.stringContaining(
      'the paper was built in the style `styles/quarterly` from outside its folder; name the folder of that style with `--style FOLDER`'
    )
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
    err: `galley: unknown journal style \`${name}\`; name one that \`galley style list\` prints, or a folder with a style.yaml\n`
  })
})

const queried = {...files, '01.md': 'See [@doe]. {>>When?<<}\n'}
const recordOf = (paper: string, round: number) =>
  JSON.parse(readFileSync(join(paper, `proofs/round-${round}/proof.json`), 'utf8'))

test('a proof keeps the style that the user names, for what comes back and the next round', async () => {
  const paper = project(queried)
  expect(await galley(['proof', paper, '--to', 'html', '--style', 'kiln'])).toMatchObject({code: 0})
  expect(recordOf(paper, 1).style).toBe('kiln')
  expect((await galley(['proof', paper, '--status'])).out).toContain('1 open')
  const again = await galley(['proof', paper, '--to', 'html'])
  expect(again).toMatchObject({code: 0, err: 'galley: in the style kiln, as round 1\n'})
  expect(again.out).toContain('round-1/dogs.html')
  await galley(['proof', paper, '--to', 'html', '--style', 'plain'])
  expect(recordOf(paper, 2).style).toBe('plain')
  const [first, second] = await readRounds({root: paper, entry: '', outputFolder: join(paper, 'proofs')})
  expect([first, second].map(round => withStyleOf({}, round).style)).toEqual(['kiln', 'plain'])
  expect(withStyleOf({style: 'joss'}, first).style).toBe('joss')
})

test('a round in a style outside of the paper needs no name of it again', async () => {
  const shelf = project({
    'paper/manuscript.yaml': files['manuscript.yaml'],
    'paper/01.md': queried['01.md'],
    'paper/references.bib': files['references.bib'],
    'styles/oven/style.yaml': 'extends: house\n',
    'styles/house/style.yaml': 'extends: twocolumn\naccent: "#123456"\n',
    'secret/stove/style.yaml': 'accent: "#000000"\n',
    'secret/oven/style.yaml': 'accent: "#000000"\n'
  })
  const [paper, outside] = [join(shelf, 'paper'), join(shelf, 'styles/oven')]
  const proof = (...more: readonly string[]) => galley(['proof', paper, ...more])
  const page = (round: number, name = 'dogs.html'): string =>
    readFileSync(join(paper, `proofs/round-${round}`, name), 'utf8')
  expect(await proof('--to', 'html,docx', '--style', outside)).toMatchObject({code: 0})
  expect(recordOf(paper, 1)).toMatchObject({style: 'styles/oven', styleFolder: '../styles/oven'})
  expect(await proof('--status')).toMatchObject({code: 0, err: '', out: expect.stringContaining('AQ1  open')})
  expect(await proof('--letter')).toMatchObject({code: 0, err: ''})
  expect(await proof('--against', 'last')).toMatchObject({
    code: 2,
    err: 'galley: in the style ../styles/oven, as round 1\ngalley: nothing has changed since the only round\n'
  })
  const queries = readFileSync(join(paper, 'proofs/round-1/queries.json'), 'utf8')
  const answers = join(shelf, 'answers.json')
  const {content} = recordOf(paper, 1)
  const answer = {query: 1, question: JSON.parse(queries).queries[0].question, answer: 'In 2001.', by: 'Doe'}
  writeFileSync(
    answers,
    JSON.stringify({galley: 'answers', version: 1, round: 1, content, by: 'Doe', answers: [answer]})
  )
  expect(await proof('--answers', answers)).toMatchObject({code: 0, err: ''})
  expect(await proof('--answers', join(paper, 'proofs/round-1/dogs.docx'))).toMatchObject({code: 0, err: ''})

  writeFileSync(join(shelf, 'styles/house/style.yaml'), 'extends: twocolumn\naccent: "#654321"\n')
  const changed = await proof('--to', 'html', '--against', 'last')
  expect(changed).toMatchObject({
    code: 2,
    err: expect.stringContaining(
      'galley: round 1 is in the style ../styles/oven, which has changed since: styles/house/style.yaml; name it again with `--style '
    )
  })
  expect((await proof('--to', 'html', '--against', 'last', '--style', outside)).code).toBe(0)
  expect(page(2, 'dogs.redline.html')).toContain('#654321')
  expect(recordOf(paper, 2).styleFolder).toBe('../styles/oven')

  // A record delivered with the paper names another folder.
  const record = join(paper, 'proofs/round-2/proof.json')
  const own = readFileSync(record, 'utf8')
  for (const folder of ['../secret/stove', '../secret/oven', join(shelf, 'secret/oven')]) {
    writeFileSync(record, own.replace('"../styles/oven"', JSON.stringify(folder)))
    const refused = await proof('--status')
    expect([refused.code, refused.out]).toEqual([2, ''])
    expect(refused.err).toMatch(
      /^galley: round 2 is in the style \S+, which (?:its sources do not have|has changed since: \S[^;]*); name it again/
    )
  }
  writeFileSync(record, own)

  rmSync(join(shelf, 'styles'), {recursive: true})
  expect(await proof('--status')).toMatchObject({
    code: 2,
    err: 'galley: round 2 is in the style ../styles/oven, which is missing; name a style with `--style`\n'
  })
  expect(await proof('--status', '--style', 'plain')).toMatchObject({code: 0, err: ''})
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
