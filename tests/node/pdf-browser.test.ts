import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {findBrowser, thisMachine} from '../../src/node/print/browser.ts'
import {makeBrowserFolder, removeBrowserFolder} from '../../src/node/print/browser-folder.ts'

type Machine = Readonly<{
  environment?: Readonly<Record<string, string>>
  platform?: string
  pinned?: string
  files: readonly string[]
}>

/** The browser that is found on a machine with some executable files. */
function found({environment = {}, platform = 'linux', pinned = '', files}: Machine): string {
  const children = (folder: string) => {
    const inside = files.filter(file => file.startsWith(`${folder}/`))
    return [...new Set(inside.map(file => file.slice(folder.length + 1).split('/', 1)[0] ?? ''))].sort()
  }
  const result = findBrowser({
    environment: {PATH: '/usr/local/bin:/usr/bin', ...environment},
    platform,
    home: '/home/ada',
    pinned,
    isExecutable: path => files.includes(path),
    list: children
  })
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
    'Unexpected browser `/none`, expected the path of an executable file'
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
    'Unexpected lack of a browser to print with, expected Chromium: install it with `make browser`'
  ]
]

test.each(searches)('of browsers, %s', (_name, machine, expected) => {
  expect(found(machine)).toBe(expected)
})

test('the tool that installs a browser finds the same one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-test-'))
  const fake = join(folder, 'chromium')
  writeFileSync(fake, '#!/bin/sh\n')
  chmodSync(fake, 0o755)
  try {
    for (const environment of [
      {PATH: folder, HOME: folder},
      {PATH: '', HOME: folder, GALLEY_BROWSER: fake},
      {PATH: '', HOME: folder, GALLEY_BROWSER: join(folder, 'none')}
    ]) {
      const tool = spawnSync(process.execPath, ['tools/browser.mjs', '--find'], {
        env: environment,
        encoding: 'utf8'
      })
      const ours = findBrowser({...thisMachine(''), environment, home: folder})
      expect(tool.stdout.trim()).toBe('path' in ours ? ours.path : '')
    }
  } finally {
    rmSync(folder, {recursive: true})
  }
})

test('the folder of a browser whose process was killed is swept by the next', () => {
  const first = makeBrowserFolder(false)
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  const stale = first.folder.replace(`-${process.pid}-`, `-${dead}-`)
  spawnSync('mkdir', ['-p', join(stale, 'home', 'profile')])
  const second = makeBrowserFolder(false)
  expect(existsSync(stale)).toBe(false)
  expect(existsSync(first.folder)).toBe(true)
  for (const {folder} of [first, second]) removeBrowserFolder(folder)
  expect(readdirSync(tmpdir()).filter(name => name.includes(`-${process.pid}-`))).toEqual([])
})
