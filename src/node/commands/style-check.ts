import {existsSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import {build} from '../../build.ts'
import {createMemo} from '../../core/memo.ts'
import type {World} from '../../core/world.ts'
import {builtInStyles} from '../../load/styles/index.ts'
import type {Flags} from '../command.ts'
import {UsageFault} from '../program/fault.ts'
import {packageFolder} from '../program/package.ts'
import {openDisk} from '../world.ts'
import {report} from './report.ts'
import {stylesIn} from './style-list.ts'

/**
 * Checks one style by its name or folder, a CSL style by its file, or every style of the project; returns the exit
 * code.
 */
export async function checkStyles(given: string | undefined, flags: Flags): Promise<number> {
  if (given !== undefined && /\.csl$/iu.test(given))
    return (await import('./style-check-csl.ts')).checkCslFile(given, flags)
  const folders = given === undefined ? await ownStyles() : [folderOfStyle(given)]
  let code = 0
  for (const folder of folders) if (await checkStyle(folder, flags)) code = 1
  return code
}

async function ownStyles(): Promise<readonly string[]> {
  const names = await stylesIn(process.cwd())
  if (names.length === 0)
    throw new UsageFault(
      'no style in styles/; name one that comes with galley, or make one with `galley style new NAME`'
    )
  return names.map(name => resolve('styles', name))
}

function folderOfStyle(given: string): string {
  const candidates = [resolve('styles', given), resolve(given)]
  if (builtInStyles.includes(given)) candidates.push(join(packageFolder, 'styles', given))
  const folder = candidates.find(candidate => existsSync(join(candidate, 'style.yaml')))
  if (folder !== undefined) return folder
  throw new UsageFault(
    `no style \`${given}\`; name a folder with a style.yaml, or one of ${builtInStyles.join(', ')}`
  )
}

const styleRules: ReadonlySet<string> = new Set([
  'style-invalid',
  'style-unsafe',
  'path-outside',
  'style-incomplete',
  'style-css',
  'style-schema',
  'style-contrast',
  'front-matter-syntax'
])

/** Builds a one-word paper in the style, to find the faults that a paper would meet. */
async function checkStyle(folder: string, flags: Flags): Promise<boolean> {
  const siblings = dirname(folder)
  const root = dirname(siblings)
  const disk = openDisk(root, async () => {
    throw new Error('nothing is typeset here')
  })
  const inStyles = basename(siblings) === 'styles'
  const style = inStyles ? basename(folder) : `${basename(siblings)}/${basename(folder)}`
  const world = specimenWorld(disk.world, style)
  const options = {entry: '', outputs: [], only: (rule: {name: string}) => styleRules.has(rule.name)}
  const session = {build: await build(world, createMemo(), options), disk, named: {}}
  const about = `style ${style}`
  return report(session, {root, entry: '', outputFolder: ''}, flags, {about})
}

/** The folder of a style together with a one-word paper, without the other files of the project. */
function specimenWorld(world: World, style: string): World {
  const texts: Readonly<Record<string, string>> = {
    'manuscript.yaml': `title: Specimen\nlicense: CC-BY-4.0\nstyle: ${JSON.stringify(style)}\n`,
    '01.md': 'Words.\n'
  }
  const isOfStyle = (path: string): boolean =>
    path.startsWith('styles/') || (style.includes('/') && path.startsWith(`${style}/`)) || path === style
  return {
    ...world,
    // A built-in style is checked like any other.
    asset: async path => (path.startsWith(`styles/${style}/`) ? undefined : world.asset(path)),
    list: async folder =>
      folder === '' ? Object.keys(texts) : isOfStyle(folder) ? world.list(folder) : undefined,
    async read(path) {
      const text = Object.hasOwn(texts, path) ? texts[path] : undefined
      if (text !== undefined) return new TextEncoder().encode(text)
      return isOfStyle(path) ? world.read(path) : {fault: 'absent', reason: 'missing file'}
    }
  }
}
