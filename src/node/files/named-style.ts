import {existsSync} from 'node:fs'
import {basename, join, relative, resolve} from 'node:path'
import {leadsOut} from '../../core/path.ts'
import {UsageFault} from '../program/fault.ts'
import {readAsset} from '../program/package.ts'

/**
 * The name of the line in a manifest about the style of `--style`; the line has the style's name, or its folder in the
 * project.
 */
export const styleKey = 'named style'

/** A folder with the journal's style outside the paper, and the path by which the paper reads it. */
export type OutsideStyle = Readonly<{path: string; folder: string}>

export type NamedStyle = Readonly<{style?: string; styleFolder?: OutsideStyle}>

/**
 * The journal style that the user names: a built-in style, a style in the project's `styles/`, or a folder, by its path
 * from the project or from the working directory. A folder outside the project is read as if it were in `styles/`; only
 * the user can name it, not the paper. Throws a `UsageFault` if the style does not exist.
 */
export async function styleNamed(name: unknown, root: string): Promise<NamedStyle> {
  if (typeof name !== 'string') return {}
  if (await isStyle(name, root)) return {style: name}
  const folders = [name, relative(root, resolve(name)).replaceAll('\\', '/')]
  const own = folders.find(
    each => each.includes('/') && !leadsOut(each) && existsSync(join(root, each, 'style.yaml'))
  )
  if (own !== undefined) return {style: own}
  const folder = resolve(name)
  if (name.includes('/') && existsSync(join(folder, 'style.yaml'))) {
    const path = `styles/${basename(folder)}`
    return {style: path, styleFolder: {path, folder}}
  }
  throw new UsageFault(
    `unknown journal style \`${name}\`; name one that \`galley style list\` prints, or a folder with a style.yaml`
  )
}

/** Whether a build used a style outside the paper whose folder is no longer known. */
export async function isLostStyle(name: string | undefined, root: string): Promise<boolean> {
  if (name === undefined || (await isStyle(name, root))) return false
  return [root, '.'].every(folder => !existsSync(join(folder, name, 'style.yaml')))
}

/**
 * Returns a function that finds a file of a project: the folder to read from, and the path in that folder. A style
 * outside the paper is read as if it were in `styles/`, and so are the styles next to it, which it can extend, unless
 * the paper has a style of that name.
 */
export function filePlaces(
  root: string,
  outside: OutsideStyle | undefined
): (path: string) => readonly [folder: string, path: string] {
  if (outside === undefined) return path => [root, path]
  return path => {
    const [, name, rest = ''] = /^styles\/([^/]+)(?:\/(.*))?$/.exec(path) ?? []
    if (name === undefined) return [root, path]
    if (outside.path === `styles/${name}`) return [outside.folder, rest]
    const beside = join(outside.folder, '..', name)
    const isBeside = !existsSync(join(root, 'styles', name)) && existsSync(join(beside, 'style.yaml'))
    return isBeside ? [beside, rest] : [root, path]
  }
}

/** Whether a name belongs to a built-in style or to a style of the project. */
export async function isStyle(name: string, root: string): Promise<boolean> {
  const sheet = `styles/${name}/style.yaml`
  return /^[\w.-]+$/.test(name) && (existsSync(join(root, sheet)) || (await readAsset(sheet)) !== undefined)
}
