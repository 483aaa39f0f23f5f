import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  chmodSync,
  cpSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {afterAll, describe, expect, test, vi} from 'vitest'
import {roundMap} from '../../src/node/files/round-map.ts'
import {roundAt} from '../../src/node/files/rounds.ts'
import {ownName} from '../../src/node/program/process-name.ts'
import {galley, project, removeProjects} from '../galley.ts'

/** All reading goes through one module: no link leads out of a paper, no pipe blocks, and sizes are checked first. */
vi.setConfig({testTimeout: 60_000})
afterAll(removeProjects)

const settings = 'title: Bricks\nlicense: CC-BY-4.0\n'
const secret = 'A sentence of another paper.\n'

/** A folder with two papers, each with a round and outputs; every test gets a copy. */
let made: Promise<string> | undefined

async function strangers(): Promise<Readonly<{paper: string; other: string}>> {
  made ??= makeStrangers()
  const folder = project({})
  cpSync(await made, folder, {recursive: true})
  return {paper: join(folder, 'paper'), other: join(folder, 'other')}
}

async function makeStrangers(): Promise<string> {
  const folder = project({
    'paper/manuscript.yaml': settings,
    'paper/01.md': 'Words.\n',
    'other/manuscript.yaml': settings,
    'other/01.md': secret
  })
  const other = join(folder, 'other')
  await galley(['build', other, '--to', 'html'])
  writeFileSync(join(other, '01.md'), `${secret.trim()} {>>Does Ann know of it?<<}\n`)
  for (const paper of [other, join(folder, 'paper')]) await galley(['proof', paper, '--to', 'html'])
  for (const name of ['answers', 'returned']) writeFileSync(join(other, `proofs/round-1/${name}.json`), '{}')
  writeFileSync(join(folder, 'paper/01.md'), 'Other words.\n')
  return folder
}

function link(paper: string, path: string, target: string): void {
  rmSync(join(paper, path), {recursive: true, force: true})
  mkdirSync(dirname(join(paper, path)), {recursive: true})
  symlinkSync(target, join(paper, path))
}

const outside = 'it is a link that leads outside the project'
const isPosix = process.platform !== 'win32'

describe('a link to another paper', () => {
  test.each([
    ['proofs', '../other/proofs', ['proof', '--status'], `proofs: ${outside}`],
    ['proofs/round-1', '../../other/proofs/round-1', ['proof', '--status'], `round-1: ${outside}`],
    ['proofs/round-1', '../../other/proofs/round-1', ['proof', '--against', 'last'], `round-1: ${outside}`],
    ['proofs/round-1', '../../other/proofs/round-1', ['proof'], `round-1: ${outside}`],
    ['proofs/round-1', '../../other/proofs/round-1', ['proof', '--answers', 'a.json'], `round-1: ${outside}`],
    ['build', '../other/build', ['verify'], `cannot read .*manifest.json: ${outside}`],
    ['build/manifest.json', '../../other/build/manifest.json', ['verify'], outside]
  ])('as %s → %s is not followed by %j', async (path, target, [command = '', ...args], said) => {
    const {paper} = await strangers()
    link(paper, path, target)
    const {code, out, err} = await galley([command, paper, ...args])
    expect(err).toMatch(new RegExp(`^galley: .*${said}.*\n$`))
    expect(code).toBe(2)
    expect(out + err).not.toMatch(/sentence|Ann/)
  })

  test.each([
    ['proof.json', ['proof', '--against', 'last']],
    ['sources.zip', ['proof', '--against', 'last']],
    ['queries.json', ['proof', '--status']],
    ['answers.json', ['proof', '--status']],
    ['returned.json', ['proof', '--status']]
  ])('as %s of a round is not followed by %j', async (name, [command = '', ...args]) => {
    const {paper} = await strangers()
    link(paper, `proofs/round-1/${name}`, `../../../other/proofs/round-1/${name}`)
    const {code, out, err} = await galley([command, paper, ...args])
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(`${name}: ${outside}`)])
  })

  test('as the map of a round is not followed, nor is a pipe waited for', async () => {
    const {paper} = await strangers()
    const round = roundAt({root: paper, entry: '', outputFolder: join(paper, 'proofs')}, 1)
    link(paper, 'proofs/round-1/map.json', '../../../other/proofs/round-1/queries.json')
    await expect(roundMap(round)).rejects.toThrow(`map.json: ${outside}`)
    if (!isPosix) return
    rmSync(join(paper, 'proofs/round-1/map.json'))
    execFileSync('mkfifo', [join(paper, 'proofs/round-1/map.json')])
    await expect(roundMap(round)).rejects.toThrow('map.json: it is a pipe or device')
  })

  test('is followed where it stays in the paper', async () => {
    const {other} = await strangers()
    for (const name of ['answers', 'returned']) rmSync(join(other, `proofs/round-1/${name}.json`))
    renameSync(join(other, 'proofs'), join(other, 'sent'))
    link(other, 'proofs', 'sent')
    expect((await galley(['proof', other, '--status'])).out).toContain('Does Ann know of it?')
  })
})

describe('a file that the user names', () => {
  const commands: readonly (readonly [name: string, args: readonly string[]])[] = [
    ['a.bib', ['import', 'a.bib']],
    ['a.bib', ['import', 'sound.ris', '--to', 'a.bib', '--append']],
    ['a.ris', ['init', 'new', '--title', 'T', '--references', 'a.ris']],
    ['a.csv', ['check', 'paper', '--retractions', 'a.csv']],
    ['a.json', ['build', 'paper', '--to', 'html', '--abbreviations', 'a.json']],
    ['a.docx', ['build', 'paper', '--to', 'docx', '--reference-doc', 'a.docx']],
    ['a.pdf', ['verify', 'a.pdf']],
    ['a.json', ['proof', 'paper', '--answers', 'a.json']],
    ['a.pdf', ['proof', 'paper', '--answers', 'a.pdf']],
    ['a.docx', ['proof', 'paper', '--answers', 'a.docx']]
  ]
  const files = {
    'paper/manuscript.yaml': settings,
    'paper/01.md': 'Words.\n',
    'sound.ris': 'TY  - BOOK\nTI  - A\nER  - \n'
  }

  test.skipIf(!isPosix).each(commands)('%s that is a pipe is refused by %j', async (name, args) => {
    const folder = project(files)
    execFileSync('mkfifo', [join(folder, name)])
    const {code, out, err} = await galley(args, {cwd: folder})
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(/^galley: .*it is a pipe or device.*\n$/)])
  })

  test.skipIf(!isPosix)('is refused if it is a device', async () => {
    const {code, err} = await galley(['import', '/dev/zero'])
    expect([code, err]).toEqual([
      2,
      'galley: cannot read /dev/zero: it is a pipe or device; `-` reads standard input\n'
    ])
  })

  test.each(commands)('%s of 5 GB is refused by %j before it is read', async (name, args) => {
    const folder = project({...files, [name]: ''})
    truncateSync(join(folder, name), 5_000_000_000)
    const {code, out, err} = await galley(args, {cwd: folder})
    expect([code, out, err]).toEqual([
      2,
      '',
      expect.stringMatching(/^galley: .*a file larger than \d+ MB.*\n$/)
    ])
  })
})

test('a chapter of 300 MB is reported and not read', async () => {
  const folder = project({'manuscript.yaml': settings, '01.md': 'Words.\n', '02.md': ''})
  truncateSync(join(folder, '02.md'), 300_000_000)
  const {code, out} = await galley(['check', folder])
  expect(code).toBe(1)
  expect(out).toContain('`02.md` cannot be read as text: file larger than 16 MB')
})

describe('a file that a style or the settings name', () => {
  const files = {
    'manuscript.yaml': `${settings}style: mine\ncitation-abbreviations: short.json\nbibliography: a.bib\n`,
    '01.md': 'Words.\n\n![A map.](a.svg)\n',
    'styles/mine/LICENSE': 'MIT\n',
    'styles/mine/style.yaml':
      'name: Mine\nextends: plain\ncsl: ours\nfonts:\n  - {family: X, weight: 400, style: normal, file: x.woff2}\n'
  }
  const named = [
    'a.bib',
    'a.svg',
    'queries.yaml',
    'short.json',
    'styles/csl/ours.csl',
    ...['page.html', 'screen.css', 'print.css', 'citations.csl', 'x.woff2'].map(name => `styles/mine/${name}`)
  ]
  const other = (): string => join(project({'other.md': secret}), 'other.md')
  const places = [
    {name: 'a link to another paper', put: (path: string) => symlinkSync(other(), path), why: 'outside'},
    {name: 'a link to a device', put: (path: string) => symlinkSync('/dev/zero', path), why: 'outside'},
    {name: 'a pipe', put: (path: string) => execFileSync('mkfifo', [path]), why: 'pipe or device'},
    {name: 'a folder', put: (path: string) => mkdirSync(path), why: 'folder'},
    {
      name: 'a file of 300 MB',
      put(path: string) {
        writeFileSync(path, '')
        truncateSync(path, 300_000_000)
      },
      why: 'file larger than \\d+ MB'
    }
  ]

  /** The first lines of the findings about a file. */
  const about = (out: string, file: string): readonly string[] =>
    out
      .split(/\n(?=\w+\[G\d+\])/)
      .filter(finding => finding.includes(file))
      .map(finding => finding.split('\n')[0]!)

  test.skipIf(!isPosix).each(places)('and that is $name is told, and not read', async ({put, why}) => {
    const folder = project({...files, 'styles/csl/none.csl': ''})
    for (const path of named) put(join(folder, path))
    const {code, out} = await galley(['check', folder])
    expect(code).toBe(1)
    expect(out).not.toContain('sentence')
    for (const path of named) expect(about(out, path).join('\n'), path).toMatch(new RegExp(why))
    rmSync(join(folder, 'styles/mine/style.yaml'))
    put(join(folder, 'styles/mine/style.yaml'))
    const unnamed = await galley(['check', folder])
    expect(about(unnamed.out, 'styles/mine/style.yaml').join('\n')).toMatch(new RegExp(why))
  })
})

describe.skipIf(!isPosix)('a text of the author', () => {
  const edited = {
    'manuscript.yaml': settings,
    'references.bib': '@book{doe, title = {A}, author = {Doe}, year = 2000}\n',
    '01.md': 'One {++two ++}three [@doe; @doe].\n\n<!-- AQ: When? -->\n'
  }
  const answer = {galley: 'answers', version: 1, round: 1, by: 'Ann Doe'}

  /** The paper; for tests of answers, with a first round and the answer to its query. */
  async function sent(isAnswered: boolean): Promise<string> {
    const folder = project(edited)
    if (!isAnswered) return folder
    await galley(['proof', folder, '--to', 'html'])
    const {content} = JSON.parse(readFileSync(join(folder, 'proofs/round-1/proof.json'), 'utf8'))
    const answers = [{query: 1, question: 'When?', answer: 'In 1969.'}]
    writeFileSync(join(folder, 'a.json'), JSON.stringify({...answer, content, answers}))
    return folder
  }

  test.each([
    ['accept', ['accept'], 'One two three'],
    ['reject', ['reject'], 'One three'],
    ['check --fix', ['check', '--fix', '--only', 'G1'], '[@doe].'],
    ['proof --answers', ['proof', '--answers', 'a.json'], 'In 1969.']
  ])('keeps its permissions: galley %s', async (_, [command = '', ...args], text) => {
    const folder = await sent(args.includes('--answers'))
    const file = join(folder, '01.md')
    for (const mode of [0o600, 0o664, 0o755]) {
      writeFileSync(file, edited['01.md'])
      chmodSync(file, mode)
      await galley([command, '.', ...args], {cwd: folder})
      expect(readFileSync(file, 'utf8')).toContain(text)
      expect((statSync(file).mode & 0o777).toString(8)).toBe(mode.toString(8))
    }
  })

  test('is built into outputs that stay as private as they were', async () => {
    const folder = project({'manuscript.yaml': settings, '01.md': 'Words.\n'})
    const modes = async (): Promise<readonly string[]> => {
      await galley(['build', folder, '--to', 'html'])
      return ['bricks.html', 'manifest.json'].map(name =>
        (statSync(join(folder, 'build', name)).mode & 0o777).toString(8)
      )
    }
    await modes()
    chmodSync(join(folder, 'build/bricks.html'), 0o600)
    chmodSync(join(folder, 'build/manifest.json'), 0o666)
    const usual = (0o666 & ~process.umask()).toString(8)
    expect(await modes()).toEqual(['600', usual])
  })

  test.skipIf(process.getuid?.() !== 0)('keeps its owner', async () => {
    const folder = project(edited)
    execFileSync('chown', ['65534:65534', join(folder, '01.md')])
    await galley(['accept', folder])
    const {uid, gid} = statSync(join(folder, '01.md'))
    expect([uid, gid]).toEqual([65534, 65534])
  })

  test('with another name, a hard link, is told', async () => {
    const folder = project(edited)
    linkSync(join(folder, '01.md'), join(folder, 'kept.txt'))
    const {err} = await galley(['accept', folder])
    expect(err).toContain(
      'galley: warning: 01.md had another name, a hard link, which keeps the text from before\n'
    )
    expect(readFileSync(join(folder, 'kept.txt'), 'utf8')).toBe(edited['01.md'])
  })
})

describe('a round', () => {
  const asked = {'manuscript.yaml': settings, '01.md': 'It was law {>>When?<<}.\n'}

  let once: Promise<string> | undefined

  /** A paper with a round, and an answer to its query; every test gets a copy. */
  async function answered(): Promise<string> {
    once ??= makeAnswered()
    const folder = project({})
    cpSync(await once, folder, {recursive: true})
    return folder
  }

  async function makeAnswered(): Promise<string> {
    const folder = project(asked)
    await galley(['proof', folder, '--to', 'html'])
    const {content} = JSON.parse(readFileSync(join(folder, 'proofs/round-1/proof.json'), 'utf8'))
    const answers = [{query: 1, question: 'When?', answer: 'In 1969.'}]
    const saved = {galley: 'answers', version: 1, round: 1, by: 'Ann Doe', content, answers}
    writeFileSync(join(folder, 'a.json'), JSON.stringify(saved))
    return folder
  }

  test('that an older galley left with a temporary file only is none', async () => {
    const folder = await answered()
    mkdirSync(join(folder, 'proofs/round-2'))
    const left = join(folder, 'proofs/round-2', ownName('tmp').replace(`-${process.pid}-`, '-99999999-'))
    writeFileSync(left, 'torn')
    expect((await galley(['proof', folder, '--status'])).out).toContain('round 1: 1 open')
    writeFileSync(join(folder, '01.md'), 'Other words.\n')
    const {code, out} = await galley(['proof', folder, '--to', 'html', '--against', 'last'])
    expect([code, out]).toEqual([0, expect.stringContaining('proofs/round-2/bricks.redline.html')])
    expect(readdirSync(join(folder, 'proofs/round-2'))).not.toContain(basename(left))
  })

  test('that a killed run has finished, but not tidied up, is tidied up by a command that writes nothing, too', async () => {
    const folder = await answered()
    const left = join(folder, 'proofs', ownName('tmp').replace(`-${process.pid}-`, '-99999999-'))
    mkdirSync(join(left, 'texts'), {recursive: true})
    writeFileSync(join(left, 'texts/0'), 'Words.')
    await galley(['proof', folder, '--answers', 'none.json'])
    expect(readdirSync(join(folder, 'proofs'))).toEqual(['round-1'])
    const none = project(asked)
    await galley(['proof', none, '--answers', 'none.json'])
    expect(readdirSync(none)).not.toContain('proofs')
  })

  test('that cannot record an answer leaves the text as it is', async () => {
    const folder = await answered()
    writeFileSync(join(folder, 'proofs/round-1/.pending'), '')
    const {code, err} = await galley(['proof', '.', '--answers', 'a.json'], {cwd: folder})
    expect([code, err]).toEqual([2, expect.stringMatching(/\.pending[^\n]*\n$/)])
    expect(readFileSync(join(folder, '01.md'), 'utf8')).toBe(asked['01.md'])
  })

  test.each([
    [2_000_000_000, 'its files are larger than 1000 MB in total'],
    [3, 'in round-1 cannot be unpacked'],
    [-1, 'in round-1 cannot be unpacked']
  ])('whose sources claim to have %d bytes is not unpacked beyond that', async (size, said) => {
    const folder = await answered()
    const file = join(folder, 'proofs/round-1/proof.json')
    const record = JSON.parse(readFileSync(file, 'utf8'))
    record.sources[0].size = size
    writeFileSync(file, JSON.stringify(record))
    const {code, err} = await galley(['proof', folder, '--to', 'html', '--against', '1'])
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
  })

  /** The folder as left by a process that was killed after it had decided what to write. */
  async function interrupted(): Promise<string> {
    const folder = await answered()
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    const after = 'It was law {>>When?<<}{>>A (Ann Doe): In 1969.<<}.\n'
    const pending = join(folder, 'proofs/round-1/.pending')
    for (const name of ['texts', 'files']) mkdirSync(join(pending, name), {recursive: true})
    writeFileSync(join(pending, 'texts/0'), after)
    writeFileSync(join(pending, 'files/new.json'), '{}')
    const text = {path: '01.md', before: sha256(asked['01.md']), after: sha256(after)}
    writeFileSync(join(pending, 'change.json'), JSON.stringify({removed: ['bricks.html'], texts: [text]}))
    return folder
  }

  test('whose change was interrupted is finished by the next run that writes', async () => {
    const folder = await interrupted()
    const status = await galley(['proof', folder, '--status'])
    expect([status.code, status.err]).toEqual([0, expect.stringContaining('round 1: a run was interrupted')])
    expect(readFileSync(join(folder, '01.md'), 'utf8')).toBe(asked['01.md'])
    await galley(['proof', folder, '--answers', join(folder, 'a.json')])
    expect(readFileSync(join(folder, '01.md'), 'utf8')).toContain('In 1969.')
    const names = readdirSync(join(folder, 'proofs/round-1'))
    expect(names).toContain('new.json')
    expect(names).not.toContain('bricks.html')
    expect(names).not.toContain('.pending')
  })

  test('whose change was interrupted says so if the text was changed since', async () => {
    const folder = await interrupted()
    writeFileSync(join(folder, '01.md'), 'Mine.\n')
    const {code, err} = await galley(['proof', folder, '--answers', join(folder, 'a.json')])
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(
        /^galley: 01\.md was changed before .*\.pending and run `galley proof --answers` again\n$/
      )
    ])
    expect(readFileSync(join(folder, '01.md'), 'utf8')).toBe('Mine.\n')
  })

  test('whose change leads elsewhere is not followed', async () => {
    const folder = await interrupted()
    const other = project({'files/kept.txt': 'kept'})
    link(folder, 'proofs/round-1/.pending/files', join(other, 'files'))
    const {code, err} = await galley(['proof', folder, '--answers', join(folder, 'a.json')])
    expect([code, err]).toEqual([2, expect.stringContaining(outside)])
    expect(readFileSync(join(other, 'files/kept.txt'), 'utf8')).toBe('kept')
  })
})
