import {spawnSync} from 'node:child_process'
import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {galley, project} from '../galley.ts'

const paper = {
  'manuscript/manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\nbibliography: ../references.bib\n',
  'manuscript/01.md': '# One\n\nWords of old [@nix] and [@doe].\n\n[@doe, @doe]\n',
  'references.bib':
    '@book{doe, title = {A Book}, author = {Doe, Jane}, publisher = {P}, year = 1999}\n@book{roe,}\n'
}

function git(folder: string, ...args: readonly string[]): string {
  const settings = ['-c', 'user.email=a@example.org', '-c', 'user.name=A', '-c', 'commit.gpgsign=false']
  const {status, stdout, stderr} = spawnSync('git', ['-C', folder, ...settings, ...args], {encoding: 'utf8'})
  expect(status, stderr).toBe(0)
  return stdout
}

function repository(files: Readonly<Record<string, string>>): string {
  const folder = project(files)
  git(folder, 'init', '--quiet')
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', '--message', 'One')
  return folder
}

async function since(folder: string, revision = 'HEAD'): Promise<readonly string[]> {
  const {out, err} = await galley([
    'check',
    folder,
    '--since',
    revision,
    '--only',
    'G101,G102,G103',
    '--format',
    'json'
  ])
  expect(err).toBe('')
  const found = JSON.parse(out).diagnostics as ReadonlyArray<{
    file: string
    start: {line: number}
    code: string
    subject: string
  }>
  return found.map(({file, start, code, subject}) => `${file}:${start.line} ${code} ${subject}`)
}

const hasGit = spawnSync('git', ['--version']).error === undefined

describe.runIf(hasGit)('check --since: new is', () => {
  test.each<[string, (text: string) => string, readonly string[]]>([
    ['nothing without a change', text => text, []],
    ['nothing where lines moved', text => `Before.\n\n${text}\nAfter.\n`, []],
    [
      'nothing where the paragraph went on elsewhere',
      text => text.replace('[@doe].', '[@doe], as is well known.'),
      []
    ],
    ['nothing where lines are broken otherwise', text => text.replace('of old [', 'of\nold\n['), []],
    ['a citation of another key', text => `${text}\nSee @zoe.\n`, ['manuscript/01.md:7 G101 zoe']],
    ['the same fault once more', text => `${text}\nSee @nix.\n`, ['manuscript/01.md:7 G101 nix']],
    [
      'the same fault before the old one',
      text => `See @nix again.\n\n${text}`,
      ['manuscript/01.md:1 G101 nix']
    ],
    [
      'a fault in place of one of its kind',
      text => `${text.replace(', @doe', '')}\nOr [see @roe, p. 2, @doe].\n`,
      ['manuscript/01.md:7 G103 doe']
    ]
  ])('%s', async (_, change, expected) => {
    const folder = repository(paper)
    writeFileSync(join(folder, 'manuscript/01.md'), change(paper['manuscript/01.md']))
    expect((await since(folder)).filter(line => !line.includes('G102'))).toEqual(expected)
  })

  test('an entry that is no longer cited', async () => {
    const folder = repository({...paper, 'manuscript/02.md': '@roe'})
    expect(await since(folder)).toEqual([])
    writeFileSync(join(folder, 'manuscript/02.md'), 'Words.')
    expect(await since(folder)).toEqual(['references.bib:2 G102 roe'])
  })

  test('everything in a paper that did not exist', async () => {
    const folder = repository({'readme.txt': 'Words.'})
    for (const [path, text] of Object.entries(paper)) {
      mkdirSync(join(folder, path, '..'), {recursive: true})
      writeFileSync(join(folder, path), text)
    }
    expect(await since(folder)).toHaveLength(3)
  })

  test('the same in a folder of the repository, by the name of a revision', async () => {
    const folder = repository(
      Object.fromEntries(Object.entries(paper).map(([path, text]) => [`paper/${path}`, text]))
    )
    git(folder, 'tag', 'sent')
    writeFileSync(join(folder, 'paper/manuscript/02.md'), 'See @zoe.')
    git(folder, 'add', '.')
    git(folder, 'commit', '--quiet', '--message', 'Two')
    expect(await since(join(folder, 'paper'))).toEqual([])
    expect(await since(join(folder, 'paper'), 'sent')).toEqual(['manuscript/02.md:1 G101 zoe'])
  })

  test('what determines the exit code', async () => {
    const folder = repository(paper)
    expect((await galley(['check', folder, '--since', 'HEAD', '--only', 'G1'])).code).toBe(0)
    writeFileSync(join(folder, 'manuscript/02.md'), 'See @zoe.')
    expect((await galley(['check', folder, '--since', 'HEAD', '--only', 'G1'])).code).toBe(1)
  })
})

describe.runIf(hasGit)('check --since reports in one line', () => {
  test.each([
    ['that there is no such revision', 'nope', /^galley: no revision `nope` [^\n]+\n$/],
    ['that an option is no revision', '--output=x', /^galley: --since takes a revision, [^\n]+\n$/]
  ])('%s', async (_, revision, message) => {
    const {code, err} = await galley(['check', repository(paper), `--since=${revision}`])
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })

  test('that the paper is not in a repository', async () => {
    const folder = repository(paper)
    renameSync(join(folder, '.git'), join(folder, 'git'))
    const {code, err} = await galley(['check', folder, '--since', 'HEAD'])
    expect(code).toBe(2)
    expect(err).toMatch(/^galley: --since needs a git repository, [^\n]+\n$/)
  })
})

test('check --since without git is reported in one line', async () => {
  const {code, err} = await galley(['check', project(paper), '--since', 'HEAD'], {env: {PATH: '/nowhere'}})
  expect(code).toBe(2)
  expect(err).toBe('galley: --since needs git, which is not installed\n')
})

test.runIf(hasGit)('git applies the diff of check --fix --dry-run', async () => {
  const text = 'One.\r\n\r\n[@doe, @roe]\n\nFour.'
  const folder = repository({...paper, 'manuscript/01.md': text})
  const {out} = await galley(['check', folder, '--fix', '--dry-run', '--only', 'G103'])
  writeFileSync(join(folder, 'repair.diff'), out)
  git(folder, 'apply', 'repair.diff')
  const {code, err} = await galley(['check', folder, '--fix', '--dry-run', '--only', 'G103'])
  expect([code, err]).toEqual([0, 'galley: nothing to repair\n'])
})

test.runIf(hasGit).each([
  [
    'a file',
    'HEAD:manuscript/01.md',
    /^galley: --since HEAD: git no longer has manuscript\/01\.md of that revision; /
  ],
  ['a folder', 'HEAD:manuscript', /^galley: --since: git lacks folders of the revision [0-9a-f]{10}; /]
])(
  'check --since: a repository that lacks %s of the revision is reported in one line',
  async (_, name, expected) => {
    const folder = repository(paper)
    const object = git(folder, 'rev-parse', name).trim()
    rmSync(join(folder, '.git/objects', object.slice(0, 2), object.slice(2)))
    writeFileSync(join(folder, 'manuscript/01.md'), 'Words.\n')
    const {code, err} = await galley(['check', folder, '--since', 'HEAD'])
    expect(code).toBe(2)
    expect(err).toMatch(expected)
    expect(err).toMatch(/a partial clone: `git fetch --refetch` gets all of it\n$/)
  }
)
