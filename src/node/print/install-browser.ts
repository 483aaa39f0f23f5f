/** Finds or installs a browser for PDFs, or explains how to get one. */
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {type Ran, runInTerminal} from '../program/child.ts'
import {packageFolder} from '../program/package.ts'
import {type BrowserSearch, browserCache, findBrowser, findCommand, thisMachine} from './browser.ts'
import {pinnedBrowser} from './pinned-browser.ts'

/** A program that installs a browser, and its arguments. */
type Installer = readonly [command: string, ...args: string[]]

/** The functions of the machine that installing a browser requires; tests replace them. */
export type BrowserMachine = Readonly<{
  search: BrowserSearch
  /** Whether the user may install system packages. */
  isRoot: boolean
  run: (command: string, args: readonly string[], stdout: 'shown' | 'read') => Ran
  tell: (line: string) => void
}>

/**
 * Finds or installs a browser on this machine, for `galley browser` and `make browser`; returns whether one is
 * available.
 */
export async function installBrowserHere(tell: (line: string) => void): Promise<boolean> {
  const search = thisMachine(await pinnedBrowser())
  return installBrowser({
    search,
    isRoot: process.getuid?.() === 0,
    // npm reads settings from the working folder, which may be an untrusted manuscript, so it runs in the home folder.
    run: (command, args, stdout) => runInTerminal(command, args, {cwd: search.home, stdout}),
    tell
  })
}

/**
 * Reports the browser if one is found; otherwise runs the installers in order until one works. Returns whether a
 * browser is available.
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
    tell(`No PDF can be printed: ${found.problem}`)
    return false
  }
  for (const [command, ...args] of installersOf(machine)) {
    tell(`No browser yet; running \`${[command, ...args].join(' ')}\``)
    const {stderr} = run(command, args, 'shown')
    const installed = findBrowser(search)
    if ('path' in installed && works(installed.path, machine)) return true
    // Installers also print usage and stack traces.
    const errors = (stderr ?? '').split('\n').filter(line => /^(?:E|Error|npm error): |^ {2}- /.test(line))
    for (const line of errors.slice(0, 5)) tell(line)
  }
  for (const line of howTo) tell(line)
  return false
}

/** Whether the browser can tell its version: it fails to start if libraries are missing. */
function works(path: string, {run, tell}: BrowserMachine): boolean {
  const {status, stdout} = run(path, ['--version'], 'read')
  tell(
    status === 0
      ? `Browser: ${path} (${stdout?.trim()})`
      : `The browser \`${path}\` does not run; libraries that it needs may be missing`
  )
  return status === 0
}

/**
 * The installers to try: first puppeteer's own browser in the pinned version; then, for root on Debian, the system's
 * browser, first with the existing package lists and then with new ones, since a container image has no lists and those
 * on a machine become outdated.
 */
function installersOf({search, isRoot}: BrowserMachine): readonly Installer[] {
  const wanted = [`chrome-headless-shell@${search.pinned}`, '--path', browserCache(search)]
  const apt = findCommand('apt-get', search)
  const packages = ['chromium-headless-shell', 'chromium'].map(
    (name): Installer => [apt, 'install', '--yes', '--no-install-recommends', name]
  )
  return [
    [...puppeteerInstaller(), 'install', ...wanted],
    ...(isRoot && apt !== 'apt-get' ? [...packages, [apt, 'update'] as const, ...packages] : [])
  ]
}

/** The command of `@puppeteer/browsers`, which is installed with puppeteer; if it is missing, npm fetches it. */
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
