import {existsSync} from 'node:fs'
import {basename, dirname, join, relative} from 'node:path'
import {isMarkdown} from '../../core/path.ts'
import type {ProjectPlace} from '../files/project.ts'

const settingsNames = ['manuscript.yaml', 'manuscript.yml']

/** Files that make their folder a project of Quarto, bookdown or MyST. */
const projectNames = [
  '_quarto.yml',
  '_quarto.yaml',
  '_bookdown.yml',
  '_bookdown.yaml',
  'myst.yml',
  'myst.yaml',
  'curvenote.yml',
  '_toc.yml'
]

/**
 * The names of settings in a folder for chapters; a `metadata.yaml` in any other folder may belong to something other
 * than a paper.
 */
const innerNames = [...settingsNames, 'metadata.yaml', 'metadata.yml']

/** Folders for chapters; the paper is the folder above them. */
const innerFolders: ReadonlySet<string> = new Set(['manuscript', 'content'])

/**
 * The paper to which a file belongs: the nearest folder above it with settings, the file itself if its front matter
 * has settings of a paper, a project of another program, or a folder with `manuscript/` or `references.bib`.
 * Undefined for other files, such as the documentation of a program. Folders above `top`, the folder open in the
 * editor, are ignored.
 */
export function paperOf(path: string, text: string, top: string | undefined): ProjectPlace | undefined {
  const folders = foldersUpTo(path, top)
  const isIn = (folder: string, names: readonly string[]): boolean =>
    names.some(name => existsSync(join(folder, name)))
  const withSettings = folders.find(folder =>
    isIn(folder, innerFolders.has(basename(folder)) ? innerNames : settingsNames)
  )
  if (withSettings !== undefined) return placeOf(outerOf(withSettings))
  const around = folders.find(folder =>
    [...innerFolders].some(inner => isIn(join(folder, inner), innerNames))
  )
  if (around !== undefined) return placeOf(around)
  const project = folders.find(folder => isIn(folder, projectNames))
  if (project !== undefined) return placeOf(project)
  if (isMarkdown(path) && hasOwnSettings(text)) return placeOf(dirname(path), basename(path))
  const inner = folders.find(folder => basename(folder) === 'manuscript')
  if (inner !== undefined) return placeOf(dirname(inner))
  const beside = folders.find(folder => existsSync(join(folder, 'references.bib')))
  return beside === undefined ? undefined : placeOf(beside)
}

/** The folders above a file, nearest first. */
function foldersUpTo(path: string, top: string | undefined): readonly string[] {
  const folders = [dirname(path)]
  const isInside = top !== undefined && !relative(top, path).startsWith('..')
  // For a file outside the open folder, only its own folder and the folder above are searched.
  const most = isInside ? relative(top, dirname(path)).split('/').filter(Boolean).length : 1
  for (let count = 0; count < most; count++) folders.push(dirname(folders.at(-1)!))
  return folders
}

function outerOf(folder: string): string {
  return innerFolders.has(basename(folder)) ? dirname(folder) : folder
}

function placeOf(root: string, entry = ''): ProjectPlace {
  return {root, entry, outputFolder: join(root, 'build')}
}

/** Whether a Markdown file has front matter with settings that only papers have. */
function hasOwnSettings(text: string): boolean {
  const [, front] = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  return front !== undefined && /^(?:bibliography|references|csl|abstract|authors?|style)[ \t]*:/m.test(front)
}
