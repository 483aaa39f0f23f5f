import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import puppeteer, {type Browser, type LaunchOptions} from 'puppeteer'
import {findBrowser, thisMachine} from '../src/node/print/browser.ts'
import {writeFontConfiguration} from '../src/node/print/browser-fonts.ts'

/** The browser of this machine, for tests that look at a page; it sees the faces of galley and no others. */
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
  browser.once('disconnected', () => rmSync(folder, {recursive: true, force: true}))
  return browser
}
