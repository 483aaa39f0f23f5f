/**
 * Typesets PDFs. One browser serves all jobs, but each PDF has its own browser context, so the tenth gives the same bytes
 * as the first.
 */
import type {TypesetDocument, TypesettingFace, TypesettingJob} from '../../core/typesetting.ts'
import {withinLimit} from '../program/time-limit.ts'
import {type LaunchSettings, launch, type RunningBrowser} from './print-launch.ts'
import {crashed, loadFaces, mayHave, type OpenPage, openPageIn, setDocument, typesetIn} from './print-page.ts'
import {createScreenPage} from './screen-page.ts'
import {TypesettingFault} from './typesetting-fault.ts'

/** Settings of a typesetter. */
export type TypesetterOptions = LaunchSettings &
  Readonly<{
    /** The time limit for one job in milliseconds; two minutes by default. */
    timeLimit?: number
    /** The number of jobs, if known; the browser then ends after the last job. */
    prints?: number
  }>

/** Typesets documents. Faults of the machine reject with a `TypesettingFault`, whose message is one line. */
export type Typesetter = Readonly<{
  typeset: (job: TypesettingJob) => Promise<TypesetDocument>
  /** Ends the jobs for a screen that are running or waiting, which then reject. */
  abandonScreens?: () => void
  /** Returns the product and version of the browser. */
  version: () => Promise<string>
  /**
   * Starts the browser in the background and loads these fonts, so that both are ready when the document is. With
   * `like`, it also lays out that document, because a similar document is then laid out faster in the same page.
   */
  warm: (faces?: readonly TypesettingFace[], like?: TypesettingJob) => void
  /** Ends the browser and removes its files, without delay; may be called more than once. */
  close: () => Promise<void>
}>

/** Creates a typesetter. The browser is not loaded or started before `warm` or the first job. */
export function createTypesetter(options: TypesetterOptions): Typesetter {
  let running: Promise<RunningBrowser> | undefined
  let starting: AbortController | undefined
  let spare: Promise<OpenPage> | undefined
  let screens = createScreenPage()
  let ending: Promise<unknown> = Promise.resolve()
  let typesetJobs = 0

  function start(): Promise<RunningBrowser> {
    if (running) return running
    const controller = new AbortController()
    const launched = launch({...options, signal: controller.signal})
    starting = controller
    running = launched
    spare = launched.then(started => started.first)
    spare.catch(() => undefined)
    const forget = () => {
      if (running === launched) running = undefined
    }
    const isStarted = () => {
      if (starting === controller) starting = undefined
    }
    launched.then(isStarted, isStarted)
    launched.then(started => started.browser.once('disconnected', forget), forget)
    return launched
  }

  async function stop(): Promise<void> {
    starting?.abort()
    const stopped = running?.then(
      started => started.stop(),
      () => undefined
    )
    running = undefined
    screens = createScreenPage()
    ending = Promise.all([ending, stopped])
    await ending
  }

  function waitingPage(): Promise<OpenPage> | undefined {
    const waiting = spare
    spare = undefined
    return waiting
  }

  function typesetWith(started: RunningBrowser, job: TypesettingJob): Promise<TypesetDocument> {
    const open = (last?: Promise<OpenPage>) =>
      pageWith(started, last ?? waitingPage(), job.faces ?? [], isExactly)
    return inBrowser(started, job.isForScreen ? screens.typeset(job, open) : typesetAlone(job, open()))
  }

  async function typeset(job: TypesettingJob): Promise<TypesetDocument> {
    const started = await start()
    const limit = options.timeLimit ?? 120_000
    const document = await withinLimit(limit, typesetWith(started, job))
    // Ending the browser takes time, during which the PDF can be finished.
    if (++typesetJobs === options.prints) void stop()
    if (document !== 'late') return document
    await stop()
    throw new TypesettingFault(`the browser did not finish printing within ${limit / 1000} s`)
  }

  function warm(faces: readonly TypesettingFace[] = [], like?: TypesettingJob): void {
    const started = start()
    const waiting = spare
    const warming = started.then(browser => warmPage(browser, waiting, faces, like))
    warming.catch(() => undefined)
    spare = warming
  }

  return {
    typeset,
    abandonScreens: () => screens.abandon(),
    version: async () => (await start()).version,
    warm,
    close: stop
  }
}

/** The result of a job with the version of the browser; if the browser has ended, the job rejects for that reason. */
function inBrowser(
  {browser, version}: RunningBrowser,
  typesetting: Promise<Omit<TypesetDocument, 'browser'>>
): Promise<TypesetDocument> {
  return typesetting.then(
    document => ({...document, browser: version}),
    error => Promise.reject(browser.connected ? error : crashed)
  )
}

/** A page that has loaded these fonts and laid out a document. */
async function warmPage(
  browser: RunningBrowser,
  waiting: Promise<OpenPage> | undefined,
  faces: readonly TypesettingFace[],
  like: TypesettingJob | undefined
): Promise<OpenPage> {
  const opened = await pageWith(browser, waiting, faces, mayHave)
  if (like) await Promise.race([setDocument(opened, like), opened.crash])
  return opened
}

/** Typesets a job in a page of its own. */
async function typesetAlone(
  job: TypesettingJob,
  opening: Promise<OpenPage>
): Promise<Omit<TypesetDocument, 'browser'>> {
  const opened = await opening
  try {
    return await Promise.race([typesetIn(opened, job), opened.crash])
  } finally {
    opened.close().catch(() => undefined)
  }
}

/** The waiting page if it fits the fonts, otherwise a new page. */
async function pageWith(
  {browser}: RunningBrowser,
  waiting: Promise<OpenPage> | undefined,
  faces: readonly TypesettingFace[],
  fits: (page: OpenPage, faces: readonly TypesettingFace[]) => boolean
): Promise<OpenPage> {
  let opened = await waiting?.catch(() => undefined)
  if (opened && fits(opened, faces)) {
    const isReady = await Promise.race([loadFaces(opened, faces), opened.crash]).then(
      () => true,
      () => !browser.connected
    )
    if (isReady) return opened
  }
  opened?.close().catch(() => undefined)
  opened = await openPageIn(browser)
  await Promise.race([loadFaces(opened, faces), opened.crash])
  return opened
}

/**
 * A page that was prepared before the document was known may have loaded other fonts as well, but a document must be
 * typeset with exactly its own fonts.
 */
const isExactly: typeof mayHave = (page, faces) => page.faces.length <= faces.length && mayHave(page, faces)
