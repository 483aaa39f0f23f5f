import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {type BrowserSearch, findBrowser} from '../../src/node/print/browser.ts'
import {makeBrowserFolder, removeBrowserFolder} from '../../src/node/print/browser-folder.ts'
import {installBrowser} from '../../src/node/print/install-browser.ts'
import {spawnGalley} from '../galley.ts'

type Machine = Readonly<{
  environment?: Readonly<Record<string, string>>
  platform?: string
  pinned?: string
  files: readonly string[]
}>

/** The search on a machine with some executable files. */
function searchOf({environment = {}, platform = 'linux', pinned = '', files}: Machine): BrowserSearch {
  const children = (folder: string) => {
    const inside = files.filter(file => file.startsWith(`${folder}/`))
    return [...new Set(inside.map(file => file.slice(folder.length + 1).split('/', 1)[0] ?? ''))].sort()
  }
  return {
    environment: {PATH: '/usr/local/bin:/usr/bin', ...environment},
    platform,
    home: '/home/ada',
    pinned,
    isExecutable: path => files.includes(path),
    list: children
  }
}

/** The browser that is found on a machine. */
function found(machine: Machine): string {
  const result = findBrowser(searchOf(machine))
  return 'path' in result ? result.path : result.problem
}

const cache = '/home/ada/.cache/puppeteer'
const shell = (version: string) =>
  `${cache}/chrome-headless-shell/linux-${version}/chrome-headless-shell-linux64/chrome-headless-shell`
const chrome = `${cache}/chrome/linux-150.0.1.1/chrome-linux64/chrome`

const searches: readonly (readonly [name: string, machine: Machine, expected: string])[] = [
  [
    'the named one goes first',
    {environment: {GALLEY_BROWSER: '/b'}, files: ['/b', shell('157.0.1.1')]},
    '/b'
  ],
  ["puppeteer's variable names one", {environment: {PUPPETEER_EXECUTABLE_PATH: '/b'}, files: ['/b']}, '/b'],
  [
    'a named one that is not there is a fault, whatever else is there',
    {environment: {GALLEY_BROWSER: '/none'}, files: ['/usr/bin/chromium']},
    'the browser `/none` is not an executable file'
  ],
  ['the pinned one before newer ones', {pinned: '150.0.1.1', files: [chrome, shell('157.0.1.1')]}, chrome],
  [
    'the newest by number',
    {files: [shell('99.0.1.1'), shell('156.0.2.9'), shell('156.0.2.10')]},
    shell('156.0.2.10')
  ],
  ['the shell before the whole browser', {files: [chrome, shell('120.0.1.1')]}, shell('120.0.1.1')],
  ["puppeteer's before the system's", {files: ['/usr/bin/chromium', chrome]}, chrome],
  [
    'the shell of the system before its browser',
    {files: ['/usr/local/bin/chromium', '/usr/bin/chromium-headless-shell']},
    '/usr/bin/chromium-headless-shell'
  ],
  [
    'an application of macOS',
    {platform: 'darwin', files: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']},
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  ],
  [
    'none',
    {files: []},
    'there is no browser to print with: `galley browser` installs one, and `--to html` needs none'
  ]
]

test.each(searches)('the browser found among %s', (_name, machine, expected) => {
  expect(found(machine)).toBe(expected)
})

type Installs = Machine & {
  isRoot?: boolean
  /** The files that installers add, by a word in the installer's command. */
  brings?: Readonly<Record<string, string>>
  /** The prerequisites for installing some files. */
  needs?: Readonly<Record<string, string>>
}

/**
 * Returns whether `galley browser` finds or installs a browser on a machine where some installers bring a file, and
 * then its messages.
 */
function installed(machine: Installs) {
  const files = [...machine.files]
  const said: string[] = []
  const there = installBrowser({
    search: searchOf({...machine, files}),
    isRoot: machine.isRoot ?? false,
    run: (command, args, output) => {
      if (output === 'read')
        return {status: command.includes('broken') ? 127 : 0, stdout: 'Chromium 1\n', stderr: ''}
      const brought = Object.entries(machine.brings ?? {}).find(
        ([word, file]) =>
          args.includes(word) && (!machine.needs?.[file] || files.includes(machine.needs[file]))
      )
      if (brought) files.push(brought[1])
      return {status: brought ? 0 : 1, stdout: null, stderr: 'usage: …\nError: no network\n    at install.js'}
    },
    tell: line => said.push(line.replace(/`\S*(node|main-cli\.js) [^`]*`/, '`…`'))
  })
  return [there, ...said]
}

const inPackage = (name: string): string =>
  `No browser yet; running \`/usr/bin/apt-get install --yes --no-install-recommends ${name}\``

const explained = expect.stringContaining('No browser could be installed.')

test('`galley browser` names an installed browser', () => {
  expect(installed({files: ['/usr/bin/chromium']})).toEqual([true, 'Browser: /usr/bin/chromium (Chromium 1)'])
})

test('`galley browser` installs the pinned headless shell', () => {
  const pinned = '150.0.7871.24'
  expect(
    installed({files: [], pinned, brings: {[`chrome-headless-shell@${pinned}`]: shell(pinned)}})
  ).toEqual([true, 'No browser yet; running `…`', `Browser: ${shell(pinned)} (Chromium 1)`])
})

test('`galley browser` tries packages of the system for root only', () => {
  const machine = {files: ['/usr/bin/apt-get'], brings: {chromium: '/usr/bin/chromium'}}
  expect(installed({...machine, isRoot: true})).toEqual([
    true,
    'No browser yet; running `…`',
    'Error: no network',
    'No browser yet; running `/usr/bin/apt-get install --yes --no-install-recommends chromium-headless-shell`',
    'Error: no network',
    'No browser yet; running `/usr/bin/apt-get install --yes --no-install-recommends chromium`',
    'Browser: /usr/bin/chromium (Chromium 1)'
  ])
  expect(installed(machine).slice(0, 4)).toEqual([
    false,
    'No browser yet; running `…`',
    'Error: no network',
    explained
  ])
})

test('`galley browser` reads the lists of packages anew where the system has none', () => {
  const lists = '/var/lib/apt/lists/debian'
  const machine = {
    files: ['/usr/bin/apt-get'],
    isRoot: true,
    brings: {update: lists, chromium: '/usr/bin/chromium'},
    needs: {'/usr/bin/chromium': lists}
  }
  expect(installed(machine).filter(line => !String(line).startsWith('Error'))).toEqual([
    true,
    'No browser yet; running `…`',
    ...['chromium-headless-shell', 'chromium'].map(inPackage),
    'No browser yet; running `/usr/bin/apt-get update`',
    ...['chromium-headless-shell', 'chromium'].map(inPackage),
    'Browser: /usr/bin/chromium (Chromium 1)'
  ])
})

test('`galley browser` says what to do if a browser does not run or is not at the given path', () => {
  expect(installed({files: ['/broken/chromium'], environment: {PATH: '/broken'}}).slice(0, 3)).toEqual([
    false,
    'The browser `/broken/chromium` does not run; libraries that it needs may be missing',
    explained
  ])
  expect(installed({files: [], environment: {GALLEY_BROWSER: '/none'}})).toEqual([
    false,
    'No PDF can be printed: the browser `/none` is not an executable file'
  ])
})

test('`make browser` and `galley browser` name the same browser', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-test-'))
  const fake = join(folder, 'chromium')
  writeFileSync(fake, '#!/bin/sh\necho Chromium 7\n')
  chmodSync(fake, 0o755)
  try {
    const env = {PATH: '/bin:/usr/bin', HOME: folder, GALLEY_BROWSER: fake}
    const tool = spawnSync(process.execPath, ['tools/browser.mjs'], {env, encoding: 'utf8'})
    expect(tool.stdout).toBe(`Browser: ${fake} (Chromium 7)\n`)
    expect((await spawnGalley(['browser'], {env})).out).toBe(tool.stdout)
  } finally {
    rmSync(folder, {recursive: true})
  }
})

test('the next browser removes the folder of one whose process was killed', () => {
  const ofThisProcess = () => readdirSync(tmpdir()).filter(name => name.includes(`-${process.pid}-`))
  // The shared browser of a worker may be open.
  const before = ofThisProcess()
  const first = makeBrowserFolder(false)
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  const stale = first.folder.replace(`-${process.pid}-`, `-${dead}-`)
  spawnSync('mkdir', ['-p', join(stale, 'home', 'profile')])
  const second = makeBrowserFolder(false)
  expect(existsSync(stale)).toBe(false)
  expect(existsSync(first.folder)).toBe(true)
  for (const {folder} of [first, second]) removeBrowserFolder(folder)
  expect(ofThisProcess()).toEqual(before)
})
