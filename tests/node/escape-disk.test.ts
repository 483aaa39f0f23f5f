import {spawn, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test, vi} from 'vitest'
import {program} from '../compiled.ts'
import {galley, type Outcome, project} from '../galley.ts'

/** A full disk, or an obstacle: one line names the file, and the old file stays. */
vi.setConfig({testTimeout: 60_000})

const paper = {'manuscript.yaml': 'title: Paper\nlicense: CC-BY-4.0\n', '01.md': 'Words.\n'}

/** Runs a command of the shell; `"$@"` in it is galley with these arguments. */
function shell(command: string, args: readonly string[]): Promise<Outcome> {
  return new Promise(settle => {
    const child = spawn('sh', ['-c', command, 'sh', process.execPath, program, ...args], {
      env: {...process.env, NO_COLOR: '1', GALLEY_CACHE: 'off'}
    })
    let out = ''
    let err = ''
    child.stdout.on('data', chunk => (out += chunk))
    child.stderr.on('data', chunk => (err += chunk))
    child.on('close', code => settle({code, out, err}))
  })
}

describe.skipIf(!existsSync('/dev/full'))('standard output on a full disk is a fault', () => {
  test.each([
    ['check'],
    ['check', '--format', 'json'],
    ['build', '--to', 'html'],
    ['cite'],
    ['rules'],
    ['--help']
  ])('galley %s %s %s', async (...args) => {
    const folder = ['rules', '--help'].includes(args[0]!) ? [] : [project(paper)]
    const {code, err} = await shell('"$@" > /dev/full', [...args, ...folder])
    expect(err).toBe('galley: cannot write to standard output: the disk is full\n')
    expect(code).toBe(2)
  })

  test('even if standard error is full, too', async () => {
    const {code, out} = await shell('"$@" > /dev/full 2> /dev/full', ['check', project(paper)])
    expect({code, out}).toEqual({code: 2, out: ''})
  })

  test('a closed pipe is not a fault', async () => {
    expect((await shell('"$@" | true', ['rules'])).err).toBe('')
  })

  // With `--format json`, the names of the written files go to standard error.
  test.each([
    ['check', '', 'Words.', 0],
    ['build --to html --format json', '2>&1', 'Words.', 0],
    ['build --to html --format json', '2>&1 > report.json', 'Words.', 0],
    ['check', '2>&1', 'Words [@no].', 1]
  ])(
    'galley %s %s | true gives the exit code of the findings',
    async (command, redirection, text, expected) => {
      const folder = project({...paper, '01.md': `${text}\n`})
      const args = [...command.split(' '), folder]
      await shell(`cd "${folder}"; { "$@" ${redirection}; echo $? > code; } | true`, args)
      expect(readFileSync(join(folder, 'code'), 'utf8')).toBe(`${expected}\n`)
    }
  )
})

describe('a full disk', () => {
  test('keeps the old files, and the message says so', async () => {
    const folder = project({...paper, 'build/paper.html': 'old', 'build/manifest.json': 'old'})
    // With this limit, a file may not use a single block of the disk.
    const {code, err} = await shell('ulimit -f 0; exec "$@"', ['build', folder, '--to', 'html'])
    expect(err).toMatch(
      /^galley: cannot write .*build\/paper\.html: the file is too large for the disk; the old file is still there, unchanged\n$/
    )
    expect(code).toBe(2)
    expect(readdirSync(join(folder, 'build')).sort()).toEqual(['manifest.json', 'paper.html'])
    expect(readFileSync(join(folder, 'build', 'paper.html'), 'utf8')).toBe('old')
  })

  test('is reported without old files, too', async () => {
    const folder = project(paper)
    const {err} = await shell('ulimit -f 0; exec "$@"', ['build', folder, '--to', 'html'])
    expect(err).toContain('there is no file of that name, as before')
    expect(existsSync(join(folder, 'build'))).toBe(false)
  })

  const mounting = ['unshare', ...(process.getuid?.() === 0 ? [] : ['-Ur']), '-m', 'sh', '-c']
  const canMount = spawnSync(mounting[0]!, [...mounting.slice(1), 'mount -t tmpfs none /mnt']).status === 0
  test.runIf(canMount)('is full (ENOSPC)', async () => {
    const folder = project({...paper, 'build/x': ''})
    const mount = `mount -t tmpfs -o size=8k none "${join(folder, 'build')}" && cd "${folder}"`
    const check = 'code=$?; ls -A build; exit $code'
    const [command, ...flags] = mounting
    const full = spawnSync(
      command!,
      [
        ...flags,
        `${mount} && echo old > build/paper.html && "$@"; ${check}`,
        'sh',
        process.execPath,
        program,
        'build',
        '--to',
        'html'
      ],
      {encoding: 'utf8', env: {...process.env, GALLEY_CACHE: 'off'}}
    )
    expect(full.stderr).toBe(
      'galley: cannot write build/paper.html: the disk is full; the old file is still there, unchanged\n'
    )
    expect(full.status).toBe(2)
    expect(full.stdout).toMatch(/\npaper\.html\n$|^paper\.html\n$/)
    expect(full.stdout).not.toContain('.galley-')
  })
})

describe('an obstacle in the place of a file or folder', () => {
  test.each<[string, string, readonly string[], RegExp]>([
    [
      'a file named by --output',
      'out',
      ['build', '--to', 'html'],
      /^galley: cannot write into .*out: it is a file, not a folder\n$/
    ],
    [
      'a file above the folder',
      'out/in',
      ['build', '--to', 'html'],
      /^galley: cannot write .*out\/in: a file is in the way, and a folder is needed; nothing was written\n$/
    ],
    [
      'a file named by --output of a proof',
      'out',
      ['proof', '--to', 'html'],
      /^galley: cannot write into .*out: it is a file, not a folder\n$/
    ]
  ])('%s', async (_, output, args, message) => {
    const folder = project({...paper, out: 'mine'})
    const {code, err} = await galley([...args, folder, '--output', join(folder, output)])
    expect(err).toMatch(message)
    expect(code).toBe(2)
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('mine')
  })

  test('a file with the name of the folder of outputs', async () => {
    const folder = project({...paper, build: 'mine'})
    const {code, err} = await galley(['build', folder, '--to', 'html'])
    expect(err).toMatch(/^galley: cannot write into .*build: it is a file, not a folder\n$/)
    expect(code).toBe(2)
  })

  test('a folder with the name of an output; no other outputs are written', async () => {
    const folder = project({...paper, 'build/paper.html': 'old'})
    mkdirSync(join(folder, 'build', 'manifest.json'))
    const {code, err} = await galley(['build', folder, '--to', 'html'])
    expect(err).toMatch(
      /^galley: cannot write .*build\/manifest\.json: a folder of that name is in the way; nothing was written\n$/
    )
    expect(code).toBe(2)
    expect(readFileSync(join(folder, 'build', 'paper.html'), 'utf8')).toBe('old')
    expect(readdirSync(join(folder, 'build')).sort()).toEqual(['manifest.json', 'paper.html'])
  })

  test.each([
    ['check', '--format', 'html'],
    ['cite', '--to', 'bib']
  ])('a folder with the name of the file of `%s --output`', async (...args) => {
    const folder = project({...paper, 'report/x': ''})
    const {code, err} = await galley([...args, folder, '--output', join(folder, 'report')])
    expect(err).toMatch(
      /^galley: cannot write .*report: a folder of that name is in the way; nothing was written\n$/
    )
    expect(code).toBe(2)
  })
})

test.runIf(process.getuid?.() === 0)('a read-only project can be checked, and built elsewhere', async () => {
  const folder = project({...paper, 'out/x': ''})
  const other = {uid: 65534}
  spawnSync('chmod', ['755', folder])
  spawnSync('chmod', ['777', join(folder, 'out')])
  expect(await galley(['check', folder], other)).toMatchObject({code: 0, err: ''})
  const refused = await galley(['build', folder, '--to', 'html'], other)
  expect(refused.code).toBe(2)
  expect(refused.err).toMatch(/^galley: cannot write .*build: permission is denied; nothing was written\n$/)
  const built = await galley(['build', folder, '--to', 'html', '--output', join(folder, 'out')], other)
  expect(built).toMatchObject({code: 0, err: ''})
  writeFileSync(join(folder, 'out', 'y'), '')
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['manifest.json', 'paper.html', 'x', 'y'])
})
