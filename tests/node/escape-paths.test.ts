import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import {isFileName} from '../../src/core/file-name.ts'
import {createMemo} from '../../src/core/memo.ts'
import {inProject, namedByUser} from '../../src/node/files/destination.ts'
import {writeFiles} from '../../src/node/files/write.ts'
import {openDisk} from '../../src/node/world.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {sourcesOf} from '../../src/outputs/pdf/publication/sources.ts'
import {galley, project} from '../galley.ts'

/** An untrusted paper reads and changes nothing outside its folder. */
vi.setConfig({testTimeout: 60_000})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Every file and folder below a folder, with its content. */
function contents(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()
  return Object.fromEntries(
    names.map(name => {
      const path = join(folder, name)
      return [name, statSync(path).isFile() ? readFileSync(path, 'utf8') : 'folder']
    })
  )
}

/** A paper in `paper/`, next to files that must not change. */
function neighbours(files: Readonly<Record<string, string>>): Readonly<{paper: string; outside: string}> {
  const own = Object.entries(files).map(([path, text]) => [`paper/${path}`, text])
  const folder = project({
    ...Object.fromEntries(own),
    'outside/kept.txt': 'kept',
    'outside/paper.html': 'mine'
  })
  return {paper: join(folder, 'paper'), outside: join(folder, 'outside')}
}

const switchedOff =
  'rules: {setting-invalid: off, output-name: off, G418: off, rule-protected: off}\nwaivers: [{rule: output-name, reason: no}]\n'

describe('the names of outputs', () => {
  test.each([
    '../../outside/paper',
    'x/../../../outside/paper',
    '/elsewhere/paper',
    '..',
    '.',
    '.hidden',
    '-rf',
    'a/b',
    'a\\b',
    '..\\..\\outside\\paper',
    'C:paper',
    'paper.html:stream',
    'CON',
    'nul.v2',
    'com1',
    'LPT¹',
    'ends.',
    'ends ',
    'a\u0000b',
    'a\u202eb',
    'a\u2215b',
    'a\uff0fb',
    'x'.repeat(300),
    'ü'.repeat(101)
  ])('is not %j', name => expect(isFileName(name) && /^[\p{L}\p{N}._-]+$/u.test(name)).toBe(false))

  test.each(['paper', 'law-2.v3', 'عدالت', 'Ämter_1', 'console', 'x'.repeat(200)])('may be %s', name =>
    expect(isFileName(name)).toBe(true)
  )

  test.each([
    ['build', ['build', '--to', 'html']],
    ['build --draft', ['build', '--draft', '--to', 'html']],
    ['proof', ['proof', '--to', 'html']]
  ])('keep `%s` inside its folder, whatever the paper contains', async (_, [command = '', ...flags]) => {
    const {paper, outside} = neighbours({
      'manuscript.yaml': `title: T\nlicense: CC-BY-4.0\noutput: x/../../../outside/paper\n${switchedOff}`,
      '01.md': 'Words.\n'
    })
    const {code, out, err} = await galley([command, paper, ...flags])
    expect(out + err).toContain('error[G418] The outputs cannot be named `x/../../../outside/paper`')
    expect(out).toContain('warning[G708] `output-name` cannot be `off`')
    expect(code).toBe(command === 'proof' ? 0 : 1)
    expect(contents(outside)).toEqual({'kept.txt': 'kept', 'paper.html': 'mine'})
    expect(readdirSync(dirname(paper)).sort()).toEqual(['outside', 'paper'])
    // The outputs have the name that they have without the setting.
    const written = ['build', 'proofs/round-1'].flatMap(name => {
      const place = join(paper, name)
      return existsSync(place) ? readdirSync(place) : []
    })
    expect(
      written.every(name =>
        ['manifest.json', 't.html', 'sources.zip', 'queries.json', 'proof.json'].includes(name)
      )
    ).toBe(true)
    expect(written.length > 0).toBe(flags.includes('--draft') || command === 'proof')
  })

  test('replace the name of a chapter that is invalid on Windows', async () => {
    const folder = project({'con.md': 'Words.\n', 'a:b?.md': 'Words.\n'})
    const slugOf = async (entry: string): Promise<string> => {
      const {world} = openDisk(folder, noPrinter)
      return (await build(world, createMemo(), {entry, outputs: []})).manuscript.slug
    }
    expect(await slugOf('con.md')).toBe('paper')
    expect(await slugOf('a:b?.md')).toBe('a-b')
  })
})

test('attachments of a PDF are not saved under names that lead elsewhere', async () => {
  const chapters = ['..\\..\\evil.md', 'con.md', 'in/a:b.md', 'sound one.md']
  const folder = project({
    'manuscript.yaml': `chapters: ${JSON.stringify(chapters)}`,
    ...Object.fromEntries(chapters.map(path => [path, 'Words.\n']))
  })
  const {world} = openDisk(folder, noPrinter)
  const {manuscript} = await build(world, createMemo(), {entry: '', outputs: []})
  const attached = await sourcesOf(manuscript, world)
  expect(attached.map(({name}) => name)).toEqual([
    'manuscript.yaml',
    '_..-..-evil.md',
    '_con.md',
    '_a-b.md',
    'sound one.md'
  ])
  expect(attached.map(({description}) => description)).toContain('Text: in/a:b.md')
})

describe('writing files', () => {
  test.each(['../x', 'a/b', '/elsewhere/paper', '', '.', '..', 'a\0b'])('takes no path %j', async path => {
    const folder = project({'in/kept.txt': ''})
    await expect(writeFiles(namedByUser(join(folder, 'in')), [{path, bytes: bytes('x')}])).rejects.toThrow(
      'which is not the name of a file'
    )
    expect(contents(folder)).toEqual({in: 'folder', 'in/kept.txt': ''})
  })

  test('replaces a link and does not follow it', async () => {
    const {paper, outside} = neighbours({'build/x.txt': ''})
    symlinkSync(join(outside, 'kept.txt'), join(paper, 'build', 'paper.html'))
    await writeFiles(inProject(paper, join(paper, 'build')), [{path: 'paper.html', bytes: bytes('new')}])
    expect(contents(outside)).toEqual({'kept.txt': 'kept', 'paper.html': 'mine'})
    expect(readFileSync(join(paper, 'build', 'paper.html'), 'utf8')).toBe('new')
  })

  test.each([
    ['a link to a folder outside', 'build', '../outside'],
    ['a link to nothing', 'build', '../outside/new'],
    ['a link above it', 'a', '../outside']
  ])('does not leave the project by %s', async (_, name, target) => {
    const {paper, outside} = neighbours({'01.md': ''})
    symlinkSync(target, join(paper, name))
    const destination = inProject(paper, join(paper, name === 'a' ? 'a/b' : name))
    await expect(writeFiles(destination, [{path: 'paper.html', bytes: bytes('new')}])).rejects.toThrow(
      /^cannot write/
    )
    expect(contents(outside)).toEqual({'kept.txt': 'kept', 'paper.html': 'mine'})
  })

  test('follows a link that stays in the project', async () => {
    const {paper} = neighbours({'public/x.txt': ''})
    symlinkSync('public', join(paper, 'build'))
    await writeFiles(inProject(paper, join(paper, 'build')), [{path: 'paper.html', bytes: bytes('new')}])
    expect(readdirSync(join(paper, 'public')).sort()).toEqual(['paper.html', 'x.txt'])
  })
})

describe('a folder of outputs that is a link out of the project', () => {
  const sound = {'manuscript.yaml': 'title: Paper\nlicense: CC-BY-4.0\n', '01.md': 'Words.\n'}

  test.each([
    ['build', ['build', '--to', 'html']],
    ['build --draft', ['build', '--draft', '--to', 'html']],
    ['proof', ['proof', '--to', 'html']]
  ])('is refused by `%s`, and nothing in it is deleted', async (_, [command = '', ...flags]) => {
    const {paper, outside} = neighbours(sound)
    const old = join(outside, '.paper.html.99999999.tmp')
    writeFileSync(old, 'mine')
    const before = contents(outside)
    symlinkSync('../outside', join(paper, command === 'proof' ? 'proofs' : 'build'))
    const {code, err} = await galley([command, paper, ...flags])
    expect(code).toBe(2)
    expect(err).toMatch(
      /^galley: cannot write into .*(?:build|proofs): it leads out of the project, to .*outside; choose another folder with `--output`\n$/
    )
    expect(contents(outside)).toEqual(before)
  })

  test('is written into if the user names it', async () => {
    const {paper, outside} = neighbours(sound)
    symlinkSync('../outside', join(paper, 'build'))
    const {code} = await galley(['build', paper, '--to', 'html', '--output', join(paper, 'build')])
    expect(code).toBe(0)
    expect(contents(outside)['paper.html']).toContain('Words.')
  })

  test.each([
    ['init', 'manuscript', ['init', '.', '--title', 'T']],
    ['style new', 'styles', ['style', 'new', 'ours']]
  ])('`%s` follows no link', async (_, name, args) => {
    const {paper, outside} = neighbours({'x.txt': ''})
    symlinkSync('../outside', join(paper, name))
    const {code, err} = await galley(args, {cwd: paper})
    expect(code).toBe(2)
    expect(err).toContain('it leads out of the project')
    expect(contents(outside)).toEqual({'kept.txt': 'kept', 'paper.html': 'mine'})
  })
})

describe('files outside are not read', () => {
  const canary = 'CANARY'
  const outsideFiles = {
    'outside/x.md': `${canary} text.`,
    'outside/x.bib': `@misc{doe, title = {${canary}}, author = {Doe, Jane}, year = 1999}`,
    'outside/x.csl': `<style>${canary}</style>`,
    'outside/x.svg': `<svg xmlns="http://www.w3.org/2000/svg"><text>${canary}</text></svg>`,
    'outside/x.css': `.${canary} {color: red}`,
    'outside/x.html': `{{head}}${canary}{{body}}`,
    'outside/x.yaml': `name: ${canary}\nextends: plain`,
    'outside/m.yaml': `title: ${canary}`,
    'outside/manuscript/01.md': canary
  }

  /** Builds the paper with links to targets outside its folder; returns its page and its findings. */
  async function built(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>>) {
    const own = Object.entries(files).map(([path, text]) => [`paper/${path}`, text])
    const folder = project({...outsideFiles, ...Object.fromEntries(own)})
    for (const [path, target] of Object.entries(links)) {
      mkdirSync(dirname(join(folder, 'paper', path)), {recursive: true})
      symlinkSync(join(folder, 'outside', target), join(folder, 'paper', path))
    }
    const {world} = openDisk(join(folder, 'paper'), noPrinter)
    const {artifacts, diagnostics} = await build(world, createMemo(), {
      entry: '',
      outputs: [htmlOutput],
      draft: true
    })
    const page = new TextDecoder().decode(artifacts[0]?.bytes)
    return {page, found: diagnostics.map(({rule}) => rule), text: JSON.stringify(diagnostics)}
  }

  const style = {'manuscript.yaml': 'title: T\nstyle: q\n', '01.md': 'Words.'}
  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['a chapter', {'manuscript.yaml': 'chapters: [a.md, b.md]', 'b.md': 'Words.'}, {'a.md': 'x.md'}],
    ['a chapter found by itself', {'manuscript.yaml': 'title: T', 'b.md': 'Words.'}, {'a.md': 'x.md'}],
    ['a bibliography', {'manuscript.yaml': 'bibliography: a.bib', '01.md': '[@doe]'}, {'a.bib': 'x.bib'}],
    ['a citation style', {'manuscript.yaml': 'csl: a.csl', '01.md': 'Words.'}, {'a.csl': 'x.csl'}],
    ['a CSL locale', {'manuscript.yaml': 'csl-locale: a.xml', '01.md': 'Words.'}, {'a.xml': 'x.csl'}],
    ['a picture', {'manuscript.yaml': 'title: T', '01.md': '![A.](a.svg)'}, {'a.svg': 'x.svg'}],
    ['a picture in a linked folder', {'manuscript.yaml': 'title: T', '01.md': '![A.](a/x.svg)'}, {a: '.'}],
    ['a style.yaml', style, {'styles/q/style.yaml': 'x.yaml'}],
    ['a page.html', {...style, 'styles/q/style.yaml': 'extends: plain'}, {'styles/q/page.html': 'x.html'}],
    ['a screen.css', {...style, 'styles/q/style.yaml': 'extends: plain'}, {'styles/q/screen.css': 'x.css'}],
    [
      'a citations.csl',
      {...style, 'styles/q/style.yaml': 'extends: plain'},
      {'styles/q/citations.csl': 'x.csl'}
    ],
    ['the folder of a style', style, {'styles/q': '.'}],
    ['the settings', {'01.md': 'Words.'}, {'manuscript.yaml': 'm.yaml'}],
    [
      'a file that is not there, in a linked folder',
      {'manuscript.yaml': 'bibliography: a/new.bib', '01.md': ''},
      {a: '.'}
    ]
  ])('%s that is a link', async (_, files, links) => {
    const {page, found, text} = await built(files, links)
    expect(page + text).not.toContain(canary)
    expect(found).toContain('path-outside')
  })

  test.each([
    ['chapters: [../outside/x.md, 01.md]', ''],
    ['bibliography: ../outside/x.bib', '[@doe]'],
    ['csl: ../outside/x.csl', ''],
    ['csl-locale: ../outside/x.csl', ''],
    ['style: ../outside', ''],
    ['title: T', '![A.](../outside/x.svg)'],
    ['title: T', '![A.](%2e%2e/outside/x.svg)'],
    ['bibliography: manuscript/../../outside/x.bib', '[@doe]']
  ])('%s %s', async (yaml, text) => {
    const {page, found, text: said} = await built({'manuscript.yaml': yaml, '01.md': `Words. ${text}`}, {})
    expect(page + said).not.toContain(canary)
    expect(found).toContain('path-outside')
  })

  test('their names are not listed', async () => {
    const {page, text} = await built({}, {manuscript: 'manuscript'})
    expect(page + text).not.toContain(canary)
    const folder = project({'outside/secret.md': '', 'paper/01.md': 'Words.'})
    symlinkSync(join(folder, 'outside'), join(folder, 'paper', 'styles'))
    expect(await openDisk(join(folder, 'paper'), noPrinter).world.list('styles')).toBeUndefined()
    expect(await openDisk(join(folder, 'paper'), noPrinter).world.list('')).toEqual(['01.md', 'styles'])
  })

  test('`galley style list` does not show their content', async () => {
    const folder = project({'outside/x.yaml': `# ${canary}\nname: ${canary}`, 'paper/styles/q/x.txt': ''})
    symlinkSync(join(folder, 'outside', 'x.yaml'), join(folder, 'paper', 'styles', 'q', 'style.yaml'))
    const {out, err} = await galley(['style', 'list'], {cwd: join(folder, 'paper')})
    expect(out).toMatch(/^q /m)
    expect(out + err).not.toContain(canary)
  })
})

function noPrinter(): Promise<never> {
  return Promise.reject(new Error('nothing is printed here'))
}
