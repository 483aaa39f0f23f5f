import {spawn} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {build} from 'esbuild'
import type {Frame, KeyInput, Page} from 'puppeteer'
import {openBrowser} from './browser.ts'
import {program} from './compiled.ts'
import {projectRoot} from './project.ts'

/** VS Code in a browser, with galley's extension and an open folder; its author has a keyboard and a mouse. */
export type Workbench = Readonly<{
  page: Page
  /** Opens a file from the explorer. */
  open: (file: string) => Promise<void>
  /** Puts the cursor at a position; the status bar counts an emoji before it as one column. */
  goTo: (line: number, column: number, shown?: number) => Promise<void>
  /** Presses the last key while the others are held. */
  press: (...keys: readonly KeyInput[]) => Promise<void>
  type: (text: string) => Promise<void>
  /** Runs a command of the palette. */
  run: (command: string) => Promise<void>
  /** Waits until an element contains a text, with any kind of space. */
  see: (selector: string, text: string) => Promise<void>
  /** The texts of elements. */
  texts: (selector: string) => Promise<readonly string[]>
  /** Waits for the page in the panel of the preview. */
  preview: () => Promise<Frame>
  /** Clicks on words of the preview. */
  clickInPreview: (words: string, ...held: readonly KeyInput[]) => Promise<void>
  /** Saves a picture in the folder GALLEY_SCREENS, if there is one. */
  picture: (name: string) => Promise<void>
  end: () => Promise<void>
}>

const lateness = {timeout: 60_000}

/** Starts VS Code's server, whose path is the last argument of `command`, and opens a folder in the browser. */
export async function openWorkbench(command: readonly string[], folder: string): Promise<Workbench> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'galley-workbench-')))
  await installExtension(join(scratch, 'extensions'), command.at(-1)!.replace(/\/node_modules\/.*/, ''))
  mkdirSync(join(scratch, 'data/data/User'), {recursive: true})
  writeFileSync(join(scratch, 'data/data/User/settings.json'), JSON.stringify(settings))
  const {port, stop} = await startServer(command, scratch)
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.setViewport({width: 1200, height: 720})
  await page.goto(`http://127.0.0.1:${port}/?folder=${folder}`, lateness)
  await page.waitForSelector('.explorer-folders-view', lateness)
  return {
    ...author(page),
    async end() {
      await browser.close()
      await stop()
      rmSync(scratch, {recursive: true, force: true})
    }
  }
}

const settings = {
  // In a browser, VS Code saves a text a second after the last letter.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'window.commandCenter': false,
  'editor.wordWrap': 'on',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'telemetry.telemetryLevel': 'off'
}

/** Installs the extension, compiled from its sources, with the compiled galley as its server. */
async function installExtension(extensions: string, packages: string): Promise<void> {
  const source = join(projectRoot, 'editors/vscode')
  const target = join(extensions, 'galley.galley-0.2.0')
  mkdirSync(target, {recursive: true})
  cpSync(join(source, 'package.json'), join(target, 'package.json'))
  symlinkSync(dirname(dirname(program)), join(target, 'server'))
  await build({
    entryPoints: [join(source, 'src/extension.ts')],
    outfile: join(target, 'out/extension.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    nodePaths: [join(packages, 'node_modules')],
    tsconfigRaw: {}
  })
}

type Server = Readonly<{port: number; stop: () => Promise<void>}>

function startServer([node = '', ...script]: readonly string[], scratch: string): Promise<Server> {
  const options = ['--host=127.0.0.1', '--port=0', '--accept-server-license-terms']
  const ours = [
    '--without-connection-token',
    '--disable-workspace-trust',
    '--telemetry-level=off',
    `--server-data-dir=${join(scratch, 'data')}`,
    `--extensions-dir=${join(scratch, 'extensions')}`
  ]
  const server = spawn(node, [...script, ...options, ...ours], {stdio: ['ignore', 'pipe', 'pipe']})
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
  const kill = () => server.kill()
  process.once('exit', kill)
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (part: Buffer): void => {
      said += part.toString()
      const port = /listening on (\d+)/.exec(said)?.[1]
      if (port === undefined) return
      const stop = async () => {
        process.off('exit', kill)
        kill()
        await ended
      }
      resolve({port: Number(port), stop})
    }
    server.stdout.on('data', listen)
    server.stderr.on('data', listen)
    void ended.then(() => reject(new Error(`VS Code did not start: ${said}`)))
  })
}

function author(page: Page): Omit<Workbench, 'end'> {
  const see: Workbench['see'] = async (selector, text) => {
    const isSeen = (wanted: string, words: string): boolean =>
      [...document.querySelectorAll(wanted)].some(element =>
        element.textContent.replace(/\s+/gu, ' ').includes(words)
      )
    await page.waitForFunction(isSeen, lateness, selector, text)
  }
  const press: Workbench['press'] = async (...keys) => {
    const held = keys.slice(0, -1)
    for (const key of held) await page.keyboard.down(key)
    await page.keyboard.press(keys.at(-1)!)
    for (const key of held.toReversed()) await page.keyboard.up(key)
  }
  const type: Workbench['type'] = text => page.keyboard.type(text, {delay: 20})
  /** Answers the box in which VS Code asks for a command or a place. */
  const answer = async (text: string, row: string): Promise<void> => {
    await page.waitForSelector('.quick-input-widget input:focus', {visible: true, ...lateness})
    await type(text)
    await see('.quick-input-list .monaco-list-row', row)
    await page.keyboard.press('Enter')
    await page.waitForSelector('.quick-input-widget', {hidden: true, ...lateness})
  }
  const preview: Workbench['preview'] = async () => {
    await page.waitForSelector('iframe.webview', lateness)
    // The text of the page is written into a frame, which triggers no event.
    for (let tries = 0; tries < 200; tries++) {
      for (const frame of page.frames().slice(1)) {
        const isPage = await frame.evaluate(() => document.querySelector('h1') !== null).catch(() => false)
        if (isPage) return frame
      }
      await new Promise(resolve => setTimeout(resolve, 300))
    }
    throw new Error('The panel shows no page')
  }
  return {
    page,
    see,
    press,
    type,
    preview,
    async open(file) {
      const row = page.locator(`.explorer-folders-view ::-p-text(${file})`).setTimeout(lateness.timeout)
      await row.click({count: 2})
      await see('.tab.active', file)
      await page.locator('.editor-instance .view-lines').setTimeout(lateness.timeout).click()
    },
    async goTo(line, column, shown = column) {
      await press('Control', 'g')
      await answer(`${line}:${column}`, `line ${line}`)
      await see('.statusbar', `Ln ${line}, Col ${shown}`)
    },
    async run(command) {
      await page.keyboard.press('F1')
      await answer(command, command)
    },
    texts: selector =>
      page.$$eval(selector, found => found.map(element => element.textContent.replace(/\s+/gu, ' ').trim())),
    async clickInPreview(words, ...held) {
      const frame = await preview()
      const inFrame = await frame.evaluate(middleOf, words)
      const outer = await (await frame.frameElement())!.boundingBox()
      for (const key of held) await page.keyboard.down(key)
      await page.mouse.click(outer!.x + inFrame.x, outer!.y + inFrame.y)
      for (const key of held) await page.keyboard.up(key)
    },
    async picture(name) {
      const folder = process.env.GALLEY_SCREENS
      if (folder === undefined) return
      mkdirSync(folder, {recursive: true})
      await page.screenshot({path: join(folder, `${name}.png`)})
    }
  }
}

/** Runs in the page: scrolls to words, and returns the middle of the first of their letters. */
async function middleOf(words: string): Promise<{x: number; y: number}> {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const start = (node as Text).data.replaceAll('\u00AD', '').indexOf(words)
    if (start < 0) continue
    const range = document.createRange()
    range.setStart(node, (node as Text).data.indexOf(words.slice(0, 2), start))
    range.setEnd(node, range.startOffset + 2)
    node.parentElement?.scrollIntoView({block: 'center', behavior: 'instant'})
    await new Promise(resolve => setTimeout(resolve, 300))
    const {x, y, width, height} = range.getBoundingClientRect()
    return {x: x + width / 2, y: y + height / 2}
  }
  throw new Error(`The preview does not contain “${words}”`)
}
