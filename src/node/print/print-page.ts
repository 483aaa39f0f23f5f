/** A page of the typesetting browser, which loads fonts and a document and returns a PDF. */

import type {Browser, CDPSession, Page} from 'puppeteer-core'
import {addFaces, type PortableFace} from '../../browser/faces.ts'
import {type NotLoaded, waitUntilLoaded} from '../../browser/loaded.ts'
import {addAll} from '../../core/add-all.ts'
import type {TypesetDocument, TypesettingFace, TypesettingJob} from '../../core/typesetting.ts'
import {withinLimit} from '../program/time-limit.ts'
import {browserEnded, TypesettingFault} from './typesetting-fault.ts'

/** An empty page that runs no scripts of documents and blocks requests. */
export type OpenPage = Readonly<{
  page: Page
  session: CDPSession
  frameId: string
  /** The URLs of blocked requests. */
  refused: Set<string>
  /** The fonts that are loaded. */
  faces: TypesettingFace[]
  /** Rejects when the process of the page ends, whether or not the page is in use. */
  crash: Promise<never>
  close: () => Promise<void>
}>

/** The error of a job whose page process has ended. */
export const crashed = new TypesettingFault(browserEnded)

/** Returns the first page of a browser, which is already open. */
export async function firstPageOf(browser: Browser): Promise<OpenPage> {
  const [page] = await browser.pages()
  return page ? prepared(page, () => page.close()) : openPageIn(browser)
}

/**
 * Opens a page in its own browser context, separate from earlier pages. If the page's process ends too early, the
 * browser never reports that, so another page is opened if the first is not open after `patience` milliseconds, which
 * double each time.
 */
export async function openPageIn(browser: Browser, patience = 4000): Promise<OpenPage> {
  const context = await browser.createBrowserContext()
  const close = () => context.close()
  const opening = context.newPage().then(page => prepared(page, close))
  const opened = await withinLimit(patience, opening)
  if (opened !== 'late') return opened
  opening.catch(() => undefined)
  close().catch(() => undefined)
  return openPageIn(browser, patience * 2)
}

async function prepared(page: Page, close: () => Promise<void>): Promise<OpenPage> {
  page.setDefaultTimeout(0)
  const crash = new Promise<never>((_resolve, reject) => page.once('error', () => reject(crashed)))
  crash.catch(() => undefined)
  const opening = openedPage(page, close, crash)
  opening.catch(() => undefined)
  return Promise.race([opening, crash])
}

async function openedPage(page: Page, close: () => Promise<void>, crash: Promise<never>): Promise<OpenPage> {
  const session = await page.createCDPSession()
  const refused = await refuseRequests(session)
  await page.setJavaScriptEnabled(false)
  await page.emulateMediaType('print')
  const {frameTree} = await session.send('Page.getFrameTree')
  return {page, session, frameId: frameTree.frame.id, refused, faces: [], crash, close}
}

/**
 * Whether the page's fonts and `faces` agree as far as both lists go, so that the page can load the rest: fonts are
 * never unloaded, and always have the same order.
 */
export function mayHave({faces: loaded}: OpenPage, faces: readonly TypesettingFace[]): boolean {
  return loaded.every((face, index) => index >= faces.length || isSame(face, faces[index]!))
}

/** Loads the fonts that the page does not have yet; they stay loaded when the document is replaced. */
export async function loadFaces(
  {page, faces: loaded}: OpenPage,
  faces: readonly TypesettingFace[]
): Promise<void> {
  const missing = faces.slice(loaded.length)
  addAll(loaded, missing)
  if (missing.length > 0) await page.evaluate(addFaces, missing.map(portable))
}

function portable({bytes, ...face}: TypesettingFace): PortableFace {
  return {...face, base64: Buffer.from(bytes).toString('base64')}
}

function isSame({bytes, ...one}: TypesettingFace, {bytes: others, ...other}: TypesettingFace): boolean {
  return JSON.stringify(one) === JSON.stringify(other) && Buffer.compare(bytes, others) === 0
}

/** A document laid out in a page: the results of its scripts, and the resources that failed to load. */
type SetDocument = Readonly<{
  results: readonly unknown[]
  notLoaded: NotLoaded
  times: NonNullable<TypesetDocument['times']>
}>

/** Loads the document of a job and runs its scripts. */
export async function setDocument(opened: OpenPage, job: TypesettingJob): Promise<SetDocument> {
  const {page, session, frameId, refused} = opened
  refused.clear()
  const times: {name: string; took: number}[] = []
  let since = performance.now()
  const lap = (name: string) => {
    const now = performance.now()
    times.push({name, took: now - since})
    since = now
  }
  const loaded = new Promise<void>(resolve => page.once('load', () => resolve()))
  await session.send('Page.setDocumentContent', {frameId, html: job.html})
  await loaded
  lap('load the document')
  const notLoaded = await page.evaluate(waitUntilLoaded)
  lap('wait for pictures and fonts')
  const results: unknown[] = []
  for (const [index, script] of job.scripts.entries()) {
    results.push(await page.evaluate(script))
    lap(`script ${index + 1}`)
  }
  return {results, notLoaded, times}
}

/** The document itself sets the size of its pages, and its layout includes the margins. */
const printSettings = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  marginTop: 0,
  marginBottom: 0,
  marginLeft: 0,
  marginRight: 0,
  // A single transfer is faster than a stream.
  transferMode: 'ReturnAsBase64'
} as const

/** Loads the document of a job and returns its PDF. */
export async function typesetIn(
  opened: OpenPage,
  job: TypesettingJob
): Promise<Omit<TypesetDocument, 'browser'>> {
  const {session, refused} = opened
  const {results, notLoaded, times} = await setDocument(opened, job)
  const {data} = job.isForScreen ? {data: ''} : await session.send('Page.printToPDF', printSettings)
  const pdf = new Uint8Array(Buffer.from(data, 'base64'))
  const problems = [
    ...notLoaded.pictures.flatMap(({source, name}) =>
      source === undefined
        ? [`the picture \`${name}\` cannot be shown: it is not a valid PNG, JPEG, SVG, WebP or GIF file`]
        : []
    ),
    ...notLoaded.fonts.map(
      family => `the font \`${family}\` cannot be read: it is not a valid WOFF2, WOFF, TTF or OTF file`
    ),
    ...Array.from(refused, url => `the page requests \`${url}\`, but nothing is loaded during printing`)
  ]
  const undrawn = [...new Set(notLoaded.pictures.flatMap(({source}) => source ?? []))]
  return {pdf, undrawn, problems, results, times}
}

/**
 * Blocks every request except the one for the page itself; returns the blocked URLs. This is one of four layers:
 * scripts are off, the document's CSP forbids requests, and no host can be reached (see `browserFlags`). `Aborted`
 * keeps the document in place if it tries to navigate.
 */
async function refuseRequests(session: CDPSession): Promise<Set<string>> {
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
