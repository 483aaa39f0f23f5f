import {resolve} from 'node:path'
import type {Flags} from '../command.ts'
import {type BuildCache, keptRendering} from '../kept-builds.ts'
import {findBrowser, thisMachine} from '../print/browser.ts'
import {pinnedBrowser} from '../print/pinned-browser.ts'
import {runChild} from '../program/child.ts'
import {UsageFault} from '../program/fault.ts'
import type {Voice} from '../program/voice.ts'
import type {SharedTools} from '../session.ts'

/** The options of a build that do not affect its bytes. */
const withoutEffect: ReadonlySet<string> = new Set([
  'cache',
  'check',
  'count',
  'format',
  'jobs',
  'no-cache',
  'output',
  'paper',
  'require-sandbox',
  'root',
  'strict'
])

/**
 * The cache of renderings in the folder of `--cache`; undefined without that option. `entry` is the Markdown file that
 * is built, and `reference` the hash of the document that gives a Word file its styles.
 */
export async function keptFor(
  flags: Flags,
  entry: string,
  reference: string | undefined,
  {err}: Pick<Voice, 'err'>
): Promise<SharedTools['kept']> {
  if (typeof flags.cache !== 'string' || flags['no-cache'] === true) return undefined
  if (flags.anonymous === true) throw new UsageFault('--cache does not work with --anonymous')
  // The fonts of the machine are unknown, so renderings with these fonts cannot be reused.
  if (process.env.GALLEY_FONTS === 'machine') return undefined
  const options = Object.entries(flags).filter(
    ([name, value]) => !withoutEffect.has(name) && value !== undefined && value !== false
  )
  const cache: BuildCache = {
    folder: resolve(flags.cache),
    about: {
      entry,
      options: JSON.stringify(options.sort(([a], [b]) => (a < b ? -1 : 1))),
      reference: reference ?? '',
      browser: await browserName(flags),
      machine: `${process.platform} ${process.arch}`
    },
    say: line => err(`galley: ${line}\n`)
  }
  return async (disk, named, pages) => keptRendering(cache, disk, named, pages)
}

/** The product and version of the browser that would print; empty if a build needs none. */
async function browserName({to}: Flags): Promise<string> {
  if (typeof to === 'string' && !/\b(?:pdf|docx)\b/.test(to)) return ''
  const found = findBrowser(thisMachine(await pinnedBrowser()))
  if ('problem' in found) return ''
  const version = await runChild(found.path, ['--version'], {
    env: process.env,
    seconds: 10,
    mostBytes: 10_000
  }).catch(() => Buffer.from('unknown'))
  return version.toString().trim()
}
