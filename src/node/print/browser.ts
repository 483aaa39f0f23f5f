/** Finds a browser, and the flags to start it with. */
import {accessSync, constants, readdirSync, statSync} from 'node:fs'
import {homedir} from 'node:os'
import {delimiter, join} from 'node:path'

/** The properties of a machine that are needed to find a browser. */
export type BrowserSearch = Readonly<{
  /** The executable that the user requested. */
  wanted?: string | undefined
  environment: Readonly<Record<string, string | undefined>>
  /** A value of `process.platform`. */
  platform: string
  home: string
  /** The version of the browser that belongs to the installed puppeteer, such as `150.0.7871.24`. */
  pinned: string
  /** Whether a path is an executable file. */
  isExecutable: (path: string) => boolean
  /** The names in a folder; empty if it is unreadable. */
  list: (folder: string) => readonly string[]
}>

/** The executable of a browser, or a line that gives the reason why none was found and the remedy. */
export type BrowserFound = Readonly<{path: string}> | Readonly<{problem: string}>

/**
 * Finds the browser that typesets: the one named by `GALLEY_BROWSER` or `PUPPETEER_EXECUTABLE_PATH`, or else
 * puppeteer's own (preferably the pinned version), or else the machine's. The headless shell is preferred to the full
 * browser, because it starts three times as fast and prints twice as fast.
 */
export function findBrowser(search: BrowserSearch): BrowserFound {
  const {wanted, environment} = search
  const named = wanted ?? (environment.GALLEY_BROWSER || environment.PUPPETEER_EXECUTABLE_PATH)
  if (named) {
    if (search.isExecutable(named)) return {path: named}
    return {problem: `the browser \`${named}\` is not an executable file`}
  }
  const candidates = [...puppeteerCache(search), ...machinePaths(search)]
  const path = candidates.find(search.isExecutable)
  if (path) return {path}
  return {
    problem: 'there is no browser to print with: `galley browser` installs one, and `--to html` needs none'
  }
}

/** The search for a browser on this machine. */
export function thisMachine(pinned: string): BrowserSearch {
  return {environment: process.env, platform: process.platform, home: homedir(), pinned, isExecutable, list}
}

/** The folder into which puppeteer installs browsers. */
export function browserCache({environment, home}: BrowserSearch): string {
  return environment.PUPPETEER_CACHE_DIR ?? join(home, '.cache', 'puppeteer')
}

/** The browsers installed by puppeteer: first the pinned version, then from the newest to the oldest. */
function puppeteerCache(search: BrowserSearch): string[] {
  const {pinned, list} = search
  const cache = browserCache(search)
  const executables = {
    'chrome-headless-shell': ['chrome-headless-shell'],
    chrome: [
      'chrome',
      join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing')
    ]
  }
  const isOther = (build: string) => Number(!build.endsWith(`-${pinned}`))
  return Object.entries(executables)
    .flatMap(([product, names]) =>
      [...list(join(cache, product))].sort(newestFirst).map(build => ({product, names, build}))
    )
    .sort((left, right) => isOther(left.build) - isOther(right.build))
    .flatMap(({product, names, build}) =>
      list(join(cache, product, build)).flatMap(folder =>
        names.map(name => join(cache, product, build, folder, name))
      )
    )
}

/** Compares names such as `linux-156.0.8078.79` by their numbers, for sorting newest first. */
function newestFirst(left: string, right: string): number {
  const numbers = (name: string) => (name.match(/\d+(?=\.|$)/g) ?? []).map(Number)
  const [ours, theirs] = [numbers(left), numbers(right)]
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const difference = (theirs[index] ?? 0) - (ours[index] ?? 0)
    if (difference !== 0) return difference
  }
  return left < right ? -1 : 1
}

function machinePaths({environment, platform, home}: BrowserSearch): string[] {
  const commands = [
    'chromium-headless-shell',
    'chrome-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome'
  ]
  const folders = (environment.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  const onPath = commands.flatMap(command => folders.map(folder => join(folder, command)))
  if (platform !== 'darwin') return onPath
  const applications = ['Google Chrome', 'Chromium', 'Google Chrome for Testing'].map(name =>
    join('Applications', `${name}.app`, 'Contents', 'MacOS', name)
  )
  return [...onPath, ...applications.flatMap(path => [join('/', path), join(home, path)])]
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

/** The path of a command, or its name if `PATH` does not contain it. */
export function findCommand(
  name: string,
  {environment, isExecutable}: Pick<BrowserSearch, 'environment' | 'isExecutable'> = thisMachine('')
): string {
  const folders = (environment.PATH ?? '').split(delimiter)
  return folders.map(folder => join(folder, name)).find(isExecutable) ?? name
}

/** The flags to start the browser with, in addition to puppeteer's own. */
export const browserFlags: readonly string[] = [
  // No proxy listens at this address, and no host name resolves; this is one of the layers that isolate a page.
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // Keeps glyph advances unrounded in every build of the browser.
  '--font-render-hinting=none',
  '--lang=en-US',
  '--disable-gpu',
  '--disable-quic',
  '--disable-component-update',
  '--no-default-browser-check'
]

/**
 * The environment of the browser. It contains none of the user's variables, so time zone, locale and home do not
 * affect a PDF. The machine's fonts are not available either, unless `GALLEY_FONTS=machine` requests them; in that
 * case the user's fontconfig configuration applies.
 */
export function browserEnvironment(home: string, fontConfiguration: string): Record<string, string> {
  const isMachines = process.env.GALLEY_FONTS === 'machine'
  const kept = ['PATH', 'LD_LIBRARY_PATH', ...(isMachines ? fontConfigurations : [])]
  return {
    ...Object.fromEntries(kept.flatMap(name => (process.env[name] ? [[name, process.env[name]]] : []))),
    ...(!isMachines && {FONTCONFIG_FILE: fontConfiguration}),
    HOME: home,
    TMPDIR: home,
    XDG_RUNTIME_DIR: home,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC'
  }
}

/** The variables that choose the configuration of fontconfig. */
const fontConfigurations: readonly string[] = ['FONTCONFIG_FILE', 'FONTCONFIG_PATH', 'FONTCONFIG_SYSROOT']
