import {decodeText} from '../core/decode.ts'
import {isFault, type World} from '../core/world.ts'
import {summaryProject} from '../parse/settings/other-projects/summary.ts'
import type {OtherProject} from '../parse/settings/other-projects/types.ts'

/** The book of mdBook or GitBook in a folder, and the path of its `SUMMARY.md`; undefined if none exists. */
export async function summaryBook(
  world: World,
  names: readonly string[]
): Promise<Readonly<{project: OtherProject; path: string}> | undefined> {
  const settings = names.find(name => name === 'book.toml' || name === 'book.json')
  const written = settings === undefined ? undefined : await textOf(world, settings)
  const [, source = 'src'] = /^\s*src\s*=\s*"([\w./-]+)"/m.exec(written ?? '') ?? []
  const root = settings === 'book.toml' ? `${source.replace(/^\.\/|\/+$/g, '')}/` : ''
  const folder = root === './' || root === '/' || source === '.' ? '' : root
  if (settings !== 'book.toml' && !names.includes('SUMMARY.md')) return undefined
  const path = `${folder}SUMMARY.md`
  const summary = await textOf(world, path)
  const project = summary === undefined ? undefined : summaryProject({summary, settings: written})
  return project && {project, path}
}

async function textOf(world: World, path: string): Promise<string | undefined> {
  const bytes = await world.read(path)
  const decoded = isFault(bytes) ? undefined : decodeText(bytes)
  return decoded !== undefined && 'text' in decoded ? decoded.text : undefined
}
