import {existsSync, readdirSync, realpathSync} from 'node:fs'
import {join, sep} from 'node:path'
import {isMarkdown} from '../../core/path.ts'
import type {ProjectPlace} from '../files/project.ts'
import {UsageFault} from '../program/fault.ts'

/** A paper as the user named it; `place` throws a `UsageFault` if no paper is there. */
export type NamedPaper = Readonly<{name: string; place: () => ProjectPlace}>

/**
 * The papers named on a command line: folders, files and patterns such as `papers/*`, which some shells do not expand;
 * by default, the current folder. Throws a `UsageFault` for a pattern without a match.
 */
export function namedPapers(
  paths: readonly string[],
  placeOf: (path: string) => ProjectPlace
): readonly NamedPaper[] {
  const named = paths.length === 0 ? ['.'] : paths.flatMap(expanded)
  return withoutRepeats(named).map(name => ({name, place: () => placeOf(name)}))
}

/**
 * The folders and Markdown files that a pattern matches; an existing path, or a path without wildcards, is returned
 * unchanged.
 */
export function expanded(path: string): readonly string[] {
  if (!/[*?]/.test(path) || existsSync(path)) return [path]
  const [first = '', ...rest] = path.replaceAll(sep, '/').split('/')
  const start = first === '' ? '/' : ''
  const parts = first === '' ? rest : [first, ...rest]
  const found = matching(start, parts).filter(name => isMarkdown(name) || isFolder(name))
  if (found.length > 0) return found
  throw new UsageFault(`no folder and no Markdown file is named \`${path}\``)
}

/** The paths below a folder that match the parts of a pattern, sorted by name. */
function matching(folder: string, [part, ...rest]: readonly string[]): readonly string[] {
  if (part === undefined) return [folder]
  if (part === '**') return [folder, ...everyFolder(folder)].flatMap(each => matching(each, rest))
  if (!/[*?]/.test(part)) {
    const path = below(folder, part)
    return existsSync(path) ? matching(path, rest) : []
  }
  const pattern = new RegExp(
    `^${part
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'u'
  )
  return namesIn(folder)
    .filter(name => pattern.test(name) && !name.startsWith('.'))
    .flatMap(name => matching(below(folder, name), rest))
}

function everyFolder(folder: string): readonly string[] {
  return namesIn(folder)
    .filter(name => !name.startsWith('.') && name !== 'node_modules')
    .map(name => below(folder, name))
    .filter(isFolder)
    .flatMap(path => [path, ...everyFolder(path)])
}

function below(folder: string, name: string): string {
  return folder === '' ? name : join(folder, name)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder === '' ? '.' : folder).sort()
  } catch {
    return []
  }
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path)
    return true
  } catch {
    return false
  }
}

/** Removes repeated papers, such as one named by its folder and also matched by a pattern. */
function withoutRepeats(names: readonly string[]): readonly string[] {
  const known = new Set<string>()
  return names.filter(name => {
    const path = existsSync(name) ? realpathSync(name) : name
    const isNew = !known.has(path)
    known.add(path)
    return isNew
  })
}
