import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import puppeteer, {type Browser, type BrowserContext, type LaunchOptions} from 'puppeteer'
import {findBrowser, thisMachine} from '../src/node/print/browser.ts'
import {writeFontConfiguration} from '../src/node/print/browser-fonts.ts'
import './exit-on-signal.ts'

/** The browser of this machine, for tests that look at a page; it has only galley's fonts. */
export async function openBrowser(
  options: Pick<LaunchOptions, 'headless' | 'pipe'> = {headless: true}
): Promise<Browser> {
  const found = findBrowser(thisMachine(''))
  if ('problem' in found) throw new Error(found.problem)
  const folder = mkdtempSync(join(tmpdir(), 'galley-test-browser-'))
  const browser = await puppeteer.launch({
    ...options,
    executablePath: found.path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: {...process.env, FONTCONFIG_FILE: writeFontConfiguration(folder, join(folder, 'cache'))}
  })
  const remove = () => {
    process.off('exit', remove)
    rmSync(folder, {recursive: true, force: true})
  }
  process.once('exit', remove)
  browser.once('disconnected', remove)
  return browser
}

let shared: Promise<Browser> | undefined

/**
 * A browser context shared by all files of a worker, with its own pages and storage; the browser closes with the
 * worker.
 */
export async function openContext(): Promise<BrowserContext> {
  shared ??= openBrowser()
  return (await shared).createBrowserContext()
}
