/**
 * The PDF printer: the only file that knows puppeteer. One browser serves all prints; every print has a context
 * of its own, so the tenth gives the same bytes as the first.
 */
import type {Browser, BrowserContext, CDPSession, LaunchOptions, Page} from 'puppeteer-core'
import {waitUntilLoaded} from '../browser/loaded.ts'
import type {Printed, PrintJob} from '../core/print.ts'
import {browserEnvironment, browserFlags, findBrowser, findCommand, thisMachine} from './browser.ts'
import {makeBrowserFolder, removeBrowserFolder, unprivileged} from './browser-folder.ts'

/** How a printer is made. */
export type PrinterOptions = Readonly<{
  /** Refuse to print rather than do it without the browser's sandbox. */
  requireSandbox?: boolean
  /** The executable of the browser; searched for when it is not given. */
  browserPath?: string
  /** Milliseconds that one print may take; two minutes when it is not given. */
  timeLimit?: number
  /** How many prints there will be, if that is known: with the last one the browser ends by itself. */
  prints?: number
  /** Takes one line for the user. */
  warn: (line: string) => void
}>

/** Prints documents. A fault of the machine rejects with a `PrintFault`, whose message is one line. */
export type Printer = Readonly<{
  print: (job: PrintJob) => Promise<Printed>
  /** Product and version of the browser. */
  version: () => Promise<string>
  /** Starts the browser in the background, so that it is there when the document is. */
  warm: () => void
  /** Ends the browser and removes what it left; quick, and may be called more than once. */
  close: () => Promise<void>
}>

/** No browser, a browser that does not start, a print that takes too long. The message is one line for the user. */
export class PrintFault extends Error {
  override name = 'PrintFault'
}

/** Makes a printer. Nothing is loaded or started before `warm` or the first print. */
export function createPrinter(options: PrinterOptions): Printer {
  let running: Promise<RunningBrowser> | undefined
  let ending: Promise<unknown> = Promise.resolve()
  let prints = 0

  function start(): Promise<RunningBrowser> {
    if (running) return running
    const starting = launch(options)
    running = starting
    const forget = () => {
      if (running === starting) running = undefined
    }
    starting.then(started => started.browser.once('disconnected', forget), forget)
    return starting
  }

  async function stop(): Promise<void> {
    const stopped = running?.then(
      started => started.stop(),
      () => undefined
    )
    running = undefined
    ending = Promise.all([ending, stopped])
    await ending
  }

  async function print(job: PrintJob): Promise<Printed> {
    const started = await start()
    const limit = options.timeLimit ?? 120_000
    const printed = await withinLimit(limit, printWith(started, job))
    // It takes a while to end, in which the PDF can be finished.
    if (++prints === options.prints) void stop()
    if (printed !== 'late') return printed
    await stop()
    throw new PrintFault(
      `Unexpected print of more than ${limit / 1000} s, expected the browser to be done by then`
    )
  }

  return {
    print,
    version: async () => (await start()).version,
    warm: () => {
      start().catch(() => undefined)
    },
    close: stop
  }
}

async function printWith({browser, version, openPage}: RunningBrowser, job: PrintJob): Promise<Printed> {
  let opened: OpenPage | undefined
  try {
    opened = await openPage()
    const {page} = opened
    const crash = new Promise<never>((_resolve, reject) => page.once('error', () => reject(crashed)))
    const printed = await Promise.race([printIn(opened, job), crash])
    return {...printed, browser: version}
  } catch (error) {
    throw browser.connected ? error : crashed
  } finally {
    opened?.context.close().catch(() => undefined)
  }
}

const crashed = new PrintFault('Unexpected end of the browser while it was printing, expected a PDF')

/** An empty page in a context of its own, in which no script of a document runs and from which nothing is asked. */
type OpenPage = Readonly<{context: BrowserContext; page: Page; refused: ReadonlySet<string>}>

async function openPageIn(browser: Browser): Promise<OpenPage> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  page.setDefaultTimeout(0)
  const refused = await refuseRequests(await page.createCDPSession())
  await page.setJavaScriptEnabled(false)
  await page.emulateMediaType('print')
  return {context, page, refused}
}

async function printIn({page, refused}: OpenPage, job: PrintJob): Promise<Omit<Printed, 'browser'>> {
  await page.setContent(job.html, {waitUntil: 'load'})
  const notLoaded = await page.evaluate(waitUntilLoaded)
  const results: unknown[] = []
  for (const script of job.scripts) results.push(await page.evaluate(script))
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: 0
  })
  const problems = [
    ...notLoaded.pictures.map(
      ({source, alt}) =>
        `Unexpected picture \`${source || alt}\` that cannot be shown, expected a sound PNG, JPEG, SVG, WebP or GIF file`
    ),
    ...notLoaded.fonts.map(
      family =>
        `Unexpected font \`${family}\` that cannot be read, expected a sound WOFF2, WOFF, TTF or OTF file`
    ),
    ...Array.from(
      refused,
      url => `Unexpected request of \`${url}\`, expected a document that is complete in itself`
    )
  ]
  return {pdf, problems, results}
}

/**
 * Refuses whatever a page asks for, save what is in the page itself. One of four layers: scripts are off, the
 * document's CSP forbids requests, and no name or address can be reached (see `browserFlags`).
 * `Aborted` leaves the document where it is when the request was to go to another one.
 */
async function refuseRequests(session: CDPSession): Promise<ReadonlySet<string>> {
  const refused = new Set<string>()
  session.on('Fetch.requestPaused', ({requestId, request}) => {
    const inside = /^(data|about):/.test(request.url)
    if (!inside) refused.add(request.url.slice(0, 200))
    const answer = inside
      ? session.send('Fetch.continueRequest', {requestId})
      : session.send('Fetch.failRequest', {requestId, errorReason: 'Aborted'})
    answer.catch(() => undefined)
  })
  await session.send('Fetch.enable', {patterns: [{urlPattern: '*'}]})
  return refused
}

/** What comes of the work, or `late` when the time is over before. */
async function withinLimit<Result>(milliseconds: number, work: Promise<Result>): Promise<Result | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(resolve, milliseconds, 'late')
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => undefined)
  }
}

type Puppeteer = Awaited<ReturnType<typeof loadPuppeteer>>['puppeteer']

/**
 * Loaded late, because a check needs no browser. The package `puppeteer` itself is for installing a browser: when it
 * is loaded it looks for settings in the working folder, and would run a `.puppeteerrc.cjs` of a manuscript there.
 */
async function loadPuppeteer() {
  const [{default: puppeteer}, {PUPPETEER_REVISIONS}] = await Promise.all([
    import('puppeteer-core'),
    import('puppeteer-core/internal/revisions.js')
  ])
  return {puppeteer, pinned: PUPPETEER_REVISIONS['chrome-headless-shell']}
}

type RunningBrowser = Readonly<{
  browser: Browser
  version: string
  openPage: () => Promise<OpenPage>
  stop: () => Promise<void>
}>

/** A way to start the browser. */
type Footing = Readonly<{sandbox: boolean; asNobody: boolean}>

/**
 * Starts the browser on the safest footing that the machine allows. Chromium refuses to run its sandbox as
 * root, so root starts it as `nobody`. Where the sandbox cannot work (a container without user namespaces, a
 * browser in a folder that only root may read) one line warns the user, unless the sandbox is required.
 */
async function launch(options: PrinterOptions): Promise<RunningBrowser> {
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
    try {
      const started = await launchOn(puppeteer, path, footing)
      if (!footing.sandbox) {
        options.warn(`Printing without the browser's sandbox, because it does not start with it (${reason})`)
      }
      return started
    } catch (error) {
      reason ||= firstLine(error)
    }
  }
  const expected = options.requireSandbox ? 'it to start in its sandbox' : 'it to start'
  throw new PrintFault(`Unexpected failure of the browser \`${path}\`, expected ${expected} (${reason})`)
}

async function launchOn(puppeteer: Puppeteer, path: string, footing: Footing): Promise<RunningBrowser> {
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
    browser = await puppeteer.launch(launchOptions(puppeteer, path, home, footing))
    browser.once('disconnected', removeFolder)
    // A renderer that cannot live in the sandbox dies here and not in the middle of a print. The page is kept for the
    // first print.
    const opening = openPageIn(browser).then(async opened => {
      await opened.page.evaluate('1')
      return opened
    })
    const first = await withinLimit(20_000, opening)
    if (first === 'late') throw new Error('the browser does not answer')
    const spare = [first]
    const openPage = async () => spare.pop() ?? openPageIn(browser!)
    return {browser, version: await browser.version(), openPage, stop}
  } catch (error) {
    await stop()
    throw error
  }
}

function searchBrowser(pinned: string, wanted: string | undefined): string {
  const found = findBrowser({...thisMachine(pinned), wanted})
  if ('problem' in found) throw new PrintFault(found.problem)
  return found.path
}

function launchOptions(puppeteer: Puppeteer, path: string, home: string, footing: Footing): LaunchOptions {
  const flags = puppeteer.defaultArgs({
    headless: /headless.shell/.test(path) ? 'shell' : true,
    userDataDir: `${home}/profile`,
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
    // A browser on a pipe ends with its parent, even when the parent is killed.
    pipe: true,
    env: browserEnvironment(home),
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
 * Ends the browser and all its processes at once. It has nothing to keep: its profile is removed, and asking it to end
 * takes a tenth of a second.
 */
async function endBrowser(browser: Browser): Promise<void> {
  const child = browser.process()
  if (child?.pid === undefined || child.exitCode !== null) return browser.close()
  const ended = new Promise(resolve => child.once('exit', resolve))
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended in the meantime.
  }
  await withinLimit(1000, ended)
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n', 1)[0] ?? message
}
