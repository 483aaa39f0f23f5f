/** Finds the typesetting browser, starts it with as few privileges as possible, and ends it. */
import type {Browser, LaunchOptions} from 'puppeteer-core'
import {openFilesFault} from '../program/open-files.ts'
import {withinLimit} from '../program/time-limit.ts'
import {browserEnvironment, browserFlags, findBrowser, findCommand, thisMachine} from './browser.ts'
import {makeBrowserFolder, removeBrowserFolder, unprivileged} from './browser-folder.ts'
import {writeFontConfiguration} from './browser-fonts.ts'
import {pinnedBrowser} from './pinned-browser.ts'
import {firstPageOf, type OpenPage} from './print-page.ts'
import {TypesettingFault} from './typesetting-fault.ts'

/** The settings for starting the browser. */
export type LaunchSettings = Readonly<{
  /** Whether to fail rather than run the browser without its sandbox. */
  requireSandbox?: boolean
  /** The executable of the browser; by default, galley searches for one. */
  browserPath?: string
  /** Writes one warning for the user. */
  warn: (line: string) => void
  /** Aborts the start. */
  signal?: AbortSignal
}>

export type RunningBrowser = Readonly<{
  browser: Browser
  /** The product and version of the browser. */
  version: string
  /** The page that was opened to test the browser. */
  first: OpenPage
  stop: () => Promise<void>
}>

type Puppeteer = Awaited<ReturnType<typeof loadPuppeteer>>['puppeteer']

/**
 * Loads puppeteer on demand, because checks need no browser. The package `puppeteer` itself serves only to install a
 * browser: when loaded, it would search the working folder for settings and run the `.puppeteerrc.cjs` of a manuscript.
 */
async function loadPuppeteer() {
  const [{default: puppeteer}, pinned] = await Promise.all([import('puppeteer-core'), pinnedBrowser()])
  return {puppeteer, pinned}
}

/** The privileges with which the browser is started. */
type Footing = Readonly<{sandbox: boolean; asNobody: boolean}>

/**
 * Starts the browser with as few privileges as the machine allows. Chromium refuses to run its sandbox as root, so root
 * starts it as `nobody`. If the sandbox cannot work, as in a container without user namespaces or with a browser in a
 * folder that only root may read, one line warns the user, unless the sandbox is required. Throws a `TypesettingFault`.
 */
export async function launch(options: LaunchSettings): Promise<RunningBrowser> {
  const {puppeteer, pinned} = await loadPuppeteer()
  const path = searchBrowser(pinned, options.browserPath)
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const footings: readonly Footing[] = [
    {sandbox: true, asNobody: isRoot},
    ...(options.requireSandbox ? [] : [{sandbox: false, asNobody: isRoot}]),
    ...(options.requireSandbox || !isRoot ? [] : [{sandbox: false, asNobody: false}])
  ]
  let reason = ''
  for (const footing of footings) {
    options.signal?.throwIfAborted()
    try {
      const started = await launchOn(puppeteer, path, footing, options.signal)
      if (!footing.sandbox) {
        options.warn(
          `Printing without the browser's sandbox, because the browser does not start in it (${reason})`
        )
      }
      return started
    } catch (error) {
      // Starting with other privileges would not help.
      if (error instanceof TypesettingFault) throw error
      const fewFiles = openFilesFault(error)
      if (fewFiles !== undefined) throw new TypesettingFault(fewFiles)
      reason ||= firstLine(error)
    }
  }
  const sandboxed = options.requireSandbox ? ' in its sandbox' : ''
  throw new TypesettingFault(`the browser \`${path}\` does not start${sandboxed} (${reason})`)
}

async function launchOn(
  puppeteer: Puppeteer,
  path: string,
  footing: Footing,
  signal: AbortSignal | undefined
): Promise<RunningBrowser> {
  const {folder, home} = makeBrowserFolder(footing.asNobody)
  const removeFolder = () => {
    process.removeListener('exit', removeFolder)
    removeBrowserFolder(folder)
  }
  process.once('exit', removeFolder)
  let browser: Browser | undefined
  const stop = async () => {
    if (browser) await endBrowser(browser)
    removeFolder()
  }
  try {
    const fonts = writeFontConfiguration(folder, `${home}/fontconfig`)
    browser = await start(
      puppeteer,
      path,
      launchOptions(puppeteer, path, browserEnvironment(home, fonts), footing),
      signal
    )
    browser.once('disconnected', removeFolder)
    // If a renderer process cannot run in the sandbox, opening the first page fails, rather than a job later.
    const opening = firstPageOf(browser).then(async opened => {
      await opened.page.evaluate('1')
      return opened
    })
    const first = await withinLimit(20_000, opening)
    if (first === 'late') throw new Error('the browser does not answer')
    return {browser, version: await browser.version(), first, stop}
  } catch (error) {
    await stop()
    throw error
  }
}

/** Starts the browser with a time limit: puppeteer itself waits forever for a browser on a pipe. */
async function start(
  puppeteer: Puppeteer,
  path: string,
  options: LaunchOptions,
  signal: AbortSignal | undefined
): Promise<Browser> {
  const limit = new AbortController()
  const signals = [limit.signal, ...(signal ? [signal] : [])]
  const starting = puppeteer.launch({...options, signal: AbortSignal.any(signals)})
  const seconds = Number(process.env.GALLEY_TIME_LIMIT) || mostSilence
  const started = await withinLimit(1000 * seconds, starting)
  if (started !== 'late') return started
  limit.abort()
  throw new TypesettingFault(`the browser \`${path}\` did not answer within ${seconds} s`)
}

/** The seconds to wait for the browser; `GALLEY_TIME_LIMIT` overrides it. */
const mostSilence = 25

function searchBrowser(pinned: string, wanted: string | undefined): string {
  const found = findBrowser({...thisMachine(pinned), wanted})
  if ('problem' in found) throw new TypesettingFault(found.problem)
  return found.path
}

function launchOptions(
  puppeteer: Puppeteer,
  path: string,
  environment: Readonly<Record<string, string>>,
  footing: Footing
): LaunchOptions {
  const flags = puppeteer.defaultArgs({
    headless: /headless.shell/.test(path) ? 'shell' : true,
    userDataDir: `${environment.HOME}/profile`,
    args: [...browserFlags, ...(footing.sandbox ? [] : ['--no-sandbox'])]
  })
  const asNobody = [
    `--reuid=${unprivileged.uid}`,
    `--regid=${unprivileged.gid}`,
    '--clear-groups',
    '--',
    path
  ]
  return {
    executablePath: footing.asNobody ? findCommand('setpriv') : path,
    ignoreDefaultArgs: true,
    args: footing.asNobody ? [...asNobody, ...flags] : flags,
    // A browser on a pipe ends with its parent, even if the parent is killed.
    pipe: true,
    env: environment,
    defaultViewport: {width: 800, height: 1000},
    networkEnabled: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: 30_000,
    protocolTimeout: 0
  }
}

/**
 * Kills the browser and all its processes. No data have to be saved, because its profile is removed, and a regular
 * shutdown would take a tenth of a second.
 */
async function endBrowser(browser: Browser): Promise<void> {
  const child = browser.process()
  if (child?.pid === undefined || child.exitCode !== null) return browser.close()
  const ended = new Promise(resolve => child.once('exit', resolve))
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The browser has already ended.
  }
  await withinLimit(1000, ended)
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n', 1)[0] ?? message
}
