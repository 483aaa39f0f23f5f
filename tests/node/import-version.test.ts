import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {zipSync} from 'fflate'
import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {openDisk} from '../../src/node/world.ts'
import {sourcesOf} from '../../src/outputs/pdf/publication/sources.ts'
import {galley, project} from '../galley.ts'
import {headingStyles, p, styled, wordParts} from '../import/document/word-package.ts'

const picture = (blue: number): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="${blue}" height="9"/></svg>`
  )

function docx(
  body: string,
  pictures: Readonly<Record<string, Uint8Array>> = {},
  more: Readonly<Record<string, string>> = {}
): Uint8Array {
  const links = Object.keys(pictures).map(
    (name, index) => `<Relationship Id="i${index + 1}" Target="media/${name}"/>`
  )
  const parts = wordParts(body, {
    'word/styles.xml': headingStyles,
    'word/_rels/document.xml.rels': links.join(''),
    ...more
  })
  const texts = Object.entries(parts).map(([path, text]) => [path, new TextEncoder().encode(text)] as const)
  const files = Object.entries(pictures).map(([name, bytes]) => [`word/media/${name}`, bytes] as const)
  return zipSync(Object.fromEntries([...texts, ...files]))
}

const figure = (file: string, words: string): string =>
  p(`<w:r><w:drawing><pic:pic><a:blip r:embed="${file}"/></pic:pic></w:drawing></w:r>`) + p(words)
const heading = (text: string): string => p(text, styled('H1'))
const roe = p('Roe, A. (2011). Kilns and law. Journal of Clay, 3(1), 1–12.')
const doe = p('Doe, J. (2012). Bricks of the oven. Clay Press.')
const poe = p('Poe, E. (2010). Salt and other matters. Clay Press.')

const first = docx(
  p('Bread', styled('Title')) +
    heading('Ovens') +
    p('The oven is big (Roe, 2011), says Doe (2012).') +
    figure('i1', 'Figure 1: An oven.') +
    heading('References') +
    doe +
    roe,
  {'a.svg': picture(1)}
)
const third = docx(
  p('Bread', styled('Title')) +
    heading('Ovens') +
    p('The oven is hot (Roe, 2011), says Doe (2012).') +
    figure('i1', 'Figure 1: A sack of salt.') +
    figure('i2', 'Figure 2: An oven.') +
    heading('Salt') +
    p('Salt is old (Poe, 2010).') +
    heading('References') +
    doe.replace('Clay Press', 'Salt Press') +
    poe +
    roe,
  {'new.svg': picture(2), 'z.svg': picture(1)}
)

test('a newer version of a manuscript comes into the paper as edits, and nothing is written over', async () => {
  const cwd = project({'article.docx': first, 'article v3 FINAL.docx': third})
  await galley(['import', 'article.docx', '--to', 'paper'], {cwd})
  const chapter = join(cwd, 'paper/manuscript/01-ovens.md')
  const before = readFileSync(chapter, 'utf8')
  // Changes that an editor made in the meantime are kept.
  writeFileSync(chapter, before.replace('# Ovens', '# Ovens {#sec:ovens}'))
  const {code, out} = await galley(['import', 'article v3 FINAL.docx', '--to', 'paper'], {cwd})
  expect(out).toContain('version 2: 5 of 5 changes since article.docx have a place')
  expect(out).toContain('with all edits accepted, the text has all words of the file')
  expect(code).toBe(0)
  const marked = readFileSync(chapter, 'utf8')
  expect(marked).toContain(
    '# Ovens {#sec:ovens}\n\nThe oven is {~~big~>hot~~}{>>@article-v3-FINAL<<} [@roe2011], says @doe2012.'
  )
  expect(marked).toContain(
    '{++\n\n![A sack of salt.](figures/picture-2.svg){#fig:1-2}\n\n++}{>>@article-v3-FINAL<<}\n\n![An oven.](figures/picture-1.svg){#fig:1}'
  )
  const [one, two] = ['1', '2'].map(number =>
    readFileSync(join(cwd, `paper/manuscript/figures/picture-${number}.svg`))
  )
  expect([one, two].map(bytes => Buffer.compare(bytes!, Buffer.from(picture(1))))).toEqual([
    0,
    expect.any(Number)
  ])
  expect(Buffer.compare(two!, Buffer.from(picture(2)))).toBe(0)
  const folder = join(cwd, 'paper/imported/version-2')
  expect(readdirSync(folder).sort()).toEqual([
    'article v3 FINAL.docx',
    'changes.json',
    'new-references.bib',
    'redline.html',
    'references.patch'
  ])
  expect(readFileSync(join(folder, 'references.patch'), 'utf8')).toContain('+  publisher = {Salt Press}')
  const redline = readFileSync(join(folder, 'redline.html'), 'utf8')
  expect(redline).toMatch(/<del[^>]*>big<\/del>/)
  // The list of changes has no style sheet in a page for screens.
  expect(redline).toMatch(/<a href="#change-1">1<\/a> <span/)
  // The commands that the report names: first they add the new entries, then they accept all edits.
  const added = await galley(
    ['import', 'imported/version-2/new-references.bib', '--to', 'references.bib', '--append'],
    {cwd: join(cwd, 'paper')}
  )
  expect(added.err).toContain('1 added to references.bib')
  await galley(['accept'], {cwd: join(cwd, 'paper')})
  const checked = await galley(['check', 'paper'], {cwd})
  expect(checked.out).toContain('3 references (3 cited, 0 uncited), 0 undefined')
  const again = await galley(['import', 'article v3 FINAL.docx', '--to', 'paper'], {cwd})
  expect(again).toEqual({
    code: 2,
    out: '',
    err: 'galley: article v3 FINAL.docx is version 2 of the paper already; nothing was written\n'
  })
})

test('a version that is another paper, or a proof of this one, is refused in a line', async () => {
  const other = docx(
    p('Rivers', styled('Title')) + heading('Water') + p('Nothing of this is about any kitchen.')
  )
  const proof = docx(
    p('The oven is hot.'),
    {},
    {'docProps/custom.xml': '<property name="galley.proof"><vt:lpwstr>1 abc</vt:lpwstr></property>'}
  )
  const cwd = project({'article.docx': first, 'rivers.docx': other, 'proof.docx': proof})
  await galley(['import', 'article.docx', '--to', 'paper'], {cwd})
  const refused = await galley(['import', 'rivers.docx', '--to', 'paper'], {cwd})
  expect(refused).toEqual({
    code: 2,
    out: '',
    err: 'galley: rivers.docx contains too few of the words of article.docx to be a version of it; nothing was written\n'
  })
  const sent = await galley(['import', 'proof.docx', '--to', 'paper'], {cwd})
  expect(sent).toEqual({
    code: 2,
    out: '',
    err: 'galley: proof.docx is a proof of a paper: `galley proof paper --answers proof.docx` takes what was changed in it; nothing was written\n'
  })
  expect(existsSync(join(cwd, 'paper/imported/version-2'))).toBe(false)
})

test('the files that the author sent are in no copy for review, and not among the attached sources', async () => {
  const cwd = project({'article.docx': first, 'v2.docx': third})
  await galley(['import', 'article.docx', '--to', 'paper'], {cwd})
  await galley(['import', 'v2.docx', '--to', 'paper'], {cwd})
  await galley(['accept'], {cwd: join(cwd, 'paper')})
  await galley(['import', 'imported/version-2/new-references.bib', '--to', 'references.bib', '--append'], {
    cwd: join(cwd, 'paper')
  })
  const {code, out} = await galley(['build', 'paper', '--anonymous', '--to', 'html,jats,markdown'], {cwd})
  expect(code, out).toBe(0)
  const copies = join(cwd, 'paper/build/anonymous')
  const files = readdirSync(copies, {recursive: true, withFileTypes: true}).filter(each => each.isFile())
  expect(files.length).toBeGreaterThan(2)
  for (const {name, parentPath} of files) {
    expect(name).not.toMatch(/docx|redline|changes/)
    const text = readFileSync(join(parentPath, name), 'utf8').replace(/base64,[A-Za-z0-9+/=]*/g, '')
    expect(text).not.toMatch(/imported\/|article\.docx|v2\.docx/)
  }
  const {world} = openDisk(join(cwd, 'paper'), noPrinter)
  const {manuscript} = await build(world, createMemo(), {entry: '', outputs: []})
  const attached = await sourcesOf(manuscript, world)
  expect(attached.map(({description}) => description).sort()).toEqual([
    'Bibliography: references.bib',
    'Metadata and settings: manuscript/manuscript.yaml',
    'Picture: manuscript/figures/picture-1.svg',
    'Picture: manuscript/figures/picture-2.svg',
    'Text: manuscript/01-ovens.md',
    'Text: manuscript/02-references.md'
  ])
})

function noPrinter(): Promise<never> {
  return Promise.reject(new Error('nothing is printed here'))
}
