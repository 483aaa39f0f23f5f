/**
 * Installs the browser that typesets PDFs, if none is found: `node tools/browser.mjs`. With `--find` it only reports
 * which browser there is. It searches the places listed in `src/node/print/browser.ts` (a test keeps the two in step),
 * but it is plain JavaScript, because it runs before anything is compiled.
 */
import {spawnSync} from 'node:child_process'
import {accessSync, constants, readdirSync, statSync} from 'node:fs'
import {homedir} from 'node:os'
import {delimiter, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {PUPPETEER_REVISIONS} from 'puppeteer-core/internal/revisions.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const found = findBrowser()

if (process.argv.includes('--find')) {
  console.log(found ?? '')
} else if (found) {
  console.log(`Browser: ${found}`)
} else {
  process.exitCode = install() ? 0 : 1
}

/** First puppeteer's own browser, of the version that it is made for; then, for root on Debian, the system's. */
function install() {
  const puppeteer = join(root, 'node_modules', '.bin', 'puppeteer')
  run(process.execPath, [puppeteer, 'browsers', 'install', 'chrome-headless-shell'])
  if (works()) return true
  if (process.getuid?.() === 0 && onPath('apt-get').length > 0) {
    const packages = ['chromium-headless-shell', 'chromium']
    for (const name of packages) {
      run('apt-get', ['install', '--yes', '--no-install-recommends', name])
      if (works()) return true
    }
  }
  console.error(
    'No browser could be installed. Install Chromium or chromium-headless-shell yourself, or name one in GALLEY_BROWSER.'
  )
  return false
}

/** Whether there is a browser now and it runs: the libraries that it needs may be missing. */
function works() {
  const path = findBrowser()
  if (!path) return false
  const {status, stdout} = spawnSync(path, ['--version'], {encoding: 'utf8', timeout: 30_000})
  if (status === 0) {
    console.log(`Browser: ${path} (${stdout.trim()})`)
    return true
  }
  console.error(`${path} does not run; libraries that it needs may be missing.`)
  return false
}

function run(command, args) {
  spawnSync(command, args, {stdio: 'inherit', cwd: root})
}

function findBrowser() {
  const named = process.env.GALLEY_BROWSER || process.env.PUPPETEER_EXECUTABLE_PATH
  if (named) return isExecutable(named) ? named : undefined
  return [...puppeteerCache(), ...machinePaths()].find(isExecutable)
}

function puppeteerCache() {
  const cache = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer')
  const testing = 'Google Chrome for Testing'
  const executables = {
    'chrome-headless-shell': ['chrome-headless-shell'],
    chrome: ['chrome', join(`${testing}.app`, 'Contents', 'MacOS', testing)]
  }
  const pinned = PUPPETEER_REVISIONS['chrome-headless-shell']
  const isOther = build => Number(!build.endsWith(`-${pinned}`))
  return Object.entries(executables)
    .flatMap(([product, names]) =>
      list(join(cache, product))
        .sort((left, right) => right.localeCompare(left, 'en', {numeric: true}))
        .map(build => ({product, names, build}))
    )
    .sort((left, right) => isOther(left.build) - isOther(right.build))
    .flatMap(({product, names, build}) =>
      list(join(cache, product, build)).flatMap(folder =>
        names.map(name => join(cache, product, build, folder, name))
      )
    )
}

function machinePaths() {
  const commands = [
    'chromium-headless-shell',
    'chrome-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome'
  ]
  const paths = commands.flatMap(onPath)
  if (process.platform !== 'darwin') return paths
  const applications = ['Google Chrome', 'Chromium', 'Google Chrome for Testing'].map(name =>
    join('Applications', `${name}.app`, 'Contents', 'MacOS', name)
  )
  return [...paths, ...applications.flatMap(path => [join('/', path), join(homedir(), path)])]
}

function onPath(command) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  return folders.map(folder => join(folder, command)).find(isExecutable) ?? []
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function list(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
