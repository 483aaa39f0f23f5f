/** Gets a browser for PDFs: one that is there, or else a new one; or it says how a person gets one. */
import {spawnSync} from 'node:child_process'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {packageFolder} from '../program/package.ts'
import {type BrowserSearch, browserCache, findBrowser, findCommand, thisMachine} from './browser.ts'
import {pinnedBrowser} from './pinned-browser.ts'

/** A program that installs a browser, and its arguments. */
type Installer = readonly [command: string, ...args: string[]]

/** A run of a program: its exit code, and what it wrote unless that was shown. */
type Ran = Readonly<{status: number | null; stdout: string | null; stderr: string | null}>

/** What the search for a browser may use of the machine; tests give their own. */
export type BrowserMachine = Readonly<{
  search: BrowserSearch
  /** Whether the user may install packages of the system. */
  isRoot: boolean
  run: (command: string, args: readonly string[], stdout: 'shown' | 'read') => Ran
  tell: (line: string) => void
}>

/** Gets a browser on this machine, as `galley browser` and `make browser` do; gives whether there is one. */
export async function installBrowserHere(tell: (line: string) => void): Promise<boolean> {
  const search = thisMachine(await pinnedBrowser())
  return installBrowser({
    search,
    isRoot: process.getuid?.() === 0,
    // The home folder, since npm reads settings of the folder that it runs in, which may be a stranger's manuscript.
    run: (command, args, stdout) =>
      spawnSync(command, args, {
        cwd: search.home,
        encoding: 'utf8',
        ...(stdout === 'shown' ? {stdio: ['ignore', 'inherit', 'pipe']} : {timeout: 30_000})
      }),
    tell
  })
}

/**
 * Names the browser that is there; otherwise tries the installers one after another, until there is one that runs.
 * Gives whether there is one.
 */
export function installBrowser(machine: BrowserMachine): boolean {
  const {search, run, tell} = machine
  const found = findBrowser(search)
  if ('path' in found) {
    if (works(found.path, machine)) return true
    for (const line of howTo) tell(line)
    return false
  }
  if (search.environment.GALLEY_BROWSER || search.environment.PUPPETEER_EXECUTABLE_PATH) {
    tell(found.problem)
    return false
  }
  for (const [command, ...args] of installersOf(machine)) {
    tell(`No browser yet; running \`${[command, ...args].join(' ')}\``)
    const {stderr} = run(command, args, 'shown')
    const installed = findBrowser(search)
    if ('path' in installed && works(installed.path, machine)) return true
    // Installers write pages of usage and of stack traces, too.
    const errors = (stderr ?? '').split('\n').filter(line => /^(?:E|Error|npm error): |^ {2}- /.test(line))
    for (const line of errors.slice(0, 5)) tell(line)
  }
  for (const line of howTo) tell(line)
  return false
}

/** The libraries that a browser needs may be missing, so it is asked for its version. */
function works(path: string, {run, tell}: BrowserMachine): boolean {
  const {status, stdout} = run(path, ['--version'], 'read')
  tell(
    status === 0
      ? `Browser: ${path} (${stdout?.trim()})`
      : `Unexpected browser \`${path}\` that does not run, expected one with all libraries that it needs`
  )
  return status === 0
}

/** First puppeteer's own browser, of the version that it is made for; then, for root on Debian, the system's. */
function installersOf({search, isRoot}: BrowserMachine): readonly Installer[] {
  const wanted = [`chrome-headless-shell@${search.pinned}`, '--path', browserCache(search)]
  const apt = findCommand('apt-get', search)
  return [
    [...puppeteerInstaller(), 'install', ...wanted],
    ...(isRoot && apt !== 'apt-get'
      ? ['chromium-headless-shell', 'chromium'].map(
          (name): Installer => [apt, 'install', '--yes', '--no-install-recommends', name]
        )
      : [])
  ]
}

/** The package `@puppeteer/browsers`: where puppeteer could be installed it came along, otherwise npm fetches it. */
function puppeteerInstaller(): Installer {
  try {
    const main = createRequire(join(packageFolder, 'package.json')).resolve('@puppeteer/browsers')
    return [process.execPath, join(dirname(main), 'main-cli.js')]
  } catch {
    return ['npm', 'exec', '--yes', '--package=@puppeteer/browsers@2', '--', 'browsers']
  }
}

const howTo: readonly string[] = [
  'No browser could be installed. A PDF needs one; HTML does not (`galley build --to html`). Any of these will do:',
  '  Debian, Ubuntu:  sudo apt-get install chromium',
  '  Fedora:          sudo dnf install chromium-headless',
  '  macOS:           Google Chrome in Applications',
  '  elsewhere:       GALLEY_BROWSER=/path/to/chrome in the environment',
  'Behind a proxy, HTTPS_PROXY tells the download where it is.'
]
