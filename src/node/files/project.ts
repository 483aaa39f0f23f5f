import {existsSync, statSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import {isMarkdown} from '../../core/path.ts'
import {UsageFault} from '../program/fault.ts'
import {type Destination, inProject, namedByUser} from './destination.ts'

/** The place of a paper on this machine. */
export type ProjectPlace = Readonly<{
  /** The absolute path of the project's folder. */
  root: string
  /** A Markdown file in the project, or `''` for a folder of chapters. */
  entry: string
  /** The absolute path of the output folder. */
  outputFolder: string
  /** Whether the user named that folder; if so, it may be outside the project. */
  isOutputNamed?: boolean
  /** The real path of the enclosing folder from which the user allows pictures. */
  pictureRoot?: string
}>

/**
 * Finds the project for a path of the command line: a folder, its `manuscript/`, or a Markdown file. Throws a
 * `UsageFault` if the path leads to no project.
 */
export function findProject(paths: readonly string[], output: string | undefined): ProjectPlace {
  if (paths.length > 1) throw new UsageFault(`name one folder or file, not ${paths.length}`)
  const given = paths[0] ?? '.'
  const path = resolve(given)
  const info = statSync(path, {throwIfNoEntry: false})
  if (info === undefined) throw new UsageFault(`no such folder or file: ${given}`)
  if (!info.isDirectory() && !isMarkdown(path))
    throw new UsageFault(`${given} is neither a folder nor a Markdown file`)
  const root = info.isDirectory() ? projectFolder(path) : dirname(path)
  return {
    root,
    entry: info.isDirectory() ? '' : basename(path),
    outputFolder: output === undefined ? join(root, 'build') : resolve(output),
    isOutputNamed: output !== undefined
  }
}

/** The output folder as a destination. */
export function outputsOf({root, outputFolder, isOutputNamed}: ProjectPlace): Destination {
  return isOutputNamed ? namedByUser(outputFolder) : inProject(root, outputFolder)
}

/**
 * A folder within the output folder; no link may lead out of the project, or out of the output folder if the user named
 * it.
 */
export function folderInOutputs(place: ProjectPlace, name: string): Destination {
  const {folder, within = folder} = outputsOf(place)
  return {folder: join(folder, name), within}
}

/**
 * The folder of the project that a path means: `galley build manuscript` means the enclosing project, which contains
 * the bibliography.
 */
function projectFolder(path: string): string {
  const isManuscript = basename(path) === 'manuscript' && !existsSync(join(path, 'manuscript'))
  return isManuscript ? dirname(path) : path
}
