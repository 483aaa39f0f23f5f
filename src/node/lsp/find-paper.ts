import {existsSync} from 'node:fs'
import {basename, dirname, join, relative} from 'node:path'
import {isMarkdown} from '../../core/path.ts'
import type {ProjectPlace} from '../files/project.ts'

/** Names of files with settings. A `metadata.yaml` may be that of a program. */
const settingsNames = ['manuscript.yaml', 'manuscript.yml']

/** Folders that hold the chapters of a paper, which is the folder around them. */
const innerFolders: ReadonlySet<string> = new Set(['manuscript', 'content'])

/**
 * The paper that a file belongs to: the nearest folder above it with settings, the file itself if its front matter has
 * those of a paper, or a folder with `manuscript/` or `references.bib`. Undefined for other files, such as the pages of
 * a program. Nothing above `top` is a paper, the folder that the editor has open.
 */
export function paperOf(path: string, text: string, top: string | undefined): ProjectPlace | undefined {
  const folders = foldersUpTo(path, top)
  const withSettings = folders.find(folder => settingsNames.some(name => existsSync(join(folder, name))))
  if (withSettings !== undefined) return placeOf(outerOf(withSettings))
  const around = folders.find(folder =>
    settingsNames.some(name => existsSync(join(folder, 'manuscript', name)))
  )
  if (around !== undefined) return placeOf(around)
  if (isMarkdown(path) && hasOwnSettings(text)) return placeOf(dirname(path), basename(path))
  const inner = folders.find(folder => basename(folder) === 'manuscript')
  if (inner !== undefined) return placeOf(dirname(inner))
  const beside = folders.find(folder => existsSync(join(folder, 'references.bib')))
  return beside === undefined ? undefined : placeOf(beside)
}

/** The folders above a file, the nearest first. */
function foldersUpTo(path: string, top: string | undefined): readonly string[] {
  const folders = [dirname(path)]
  const isInside = top !== undefined && !relative(top, path).startsWith('..')
  // Outside the open folder, a paper is near its file.
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
