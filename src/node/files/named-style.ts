import {existsSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {leadsOut} from '../../core/path.ts'
import {UsageFault} from '../program/fault.ts'
import {readAsset} from '../program/package.ts'

/** The line of a manifest with the style of `--style`: its name, or its folder in the project. */
export const styleKey = 'named style'

/**
 * The journal style that the user names: one of galley's, one of the project's `styles/`, or a folder of the project,
 * by its path from there or from the working directory; throws a `UsageFault` if there is none.
 */
export async function styleNamed(name: unknown, root: string): Promise<string | undefined> {
  if (typeof name !== 'string') return undefined
  if (await isStyle(name, root)) return name
  const folders = [name, relative(root, resolve(name)).replaceAll('\\', '/')]
  const folder = folders.find(
    each => each.includes('/') && !leadsOut(each) && existsSync(join(root, each, 'style.yaml'))
  )
  if (folder !== undefined) return folder
  throw new UsageFault(
    `unknown journal style \`${name}\`; name one of \`galley style list\` or a folder of the paper with a style.yaml`
  )
}

/** Whether a name is that of a style of galley or of the project. */
export async function isStyle(name: string, root: string): Promise<boolean> {
  const sheet = `styles/${name}/style.yaml`
  return /^[\w.-]+$/.test(name) && (existsSync(join(root, sheet)) || (await readAsset(sheet)) !== undefined)
}
