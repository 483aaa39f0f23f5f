import {statSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import {compose} from '../../build.ts'
import {createMemo} from '../../core/memo.ts'
import {compareWords} from '../../import/document/paper-words.ts'
import {htmlReport} from '../../import/report/html.ts'
import {importReport} from '../../import/report/index.ts'
import {jsonReport} from '../../import/report/json.ts'
import {textReport} from '../../import/report/text.ts'
import type {Flags} from '../command.ts'
import {inProject} from '../files/destination.ts'
import {isImported, versionsFolder} from '../files/imported-versions.ts'
import {isFullFolder, writeFiles} from '../files/write.ts'
import {UsageFault} from '../program/fault.ts'
import {galleyVersion} from '../program/package.ts'
import {openDisk} from '../world.ts'
import {importVersion} from './import-version.ts'
import {manuscriptBytes, manuscriptFiles, readManuscript} from './read-manuscript.ts'

/** Whether `--to` names a folder for a paper rather than a bibliography. */
export function isFolderName(to: string): boolean {
  return !/\.[A-Za-z]{1,8}$/.test(basename(to)) || /[\\/]$/.test(to) || /^\.{1,2}$/.test(basename(to))
}

/** Writes a Word manuscript as a paper into a folder that is empty or does not exist yet. */
export async function importManuscript(
  paths: readonly string[],
  to: string,
  format: 'text' | 'json' | 'html',
  flags: Flags
): Promise<number> {
  const [path] = paths
  if (path === undefined || paths.length > 1)
    throw new UsageFault(`name one Word file for the folder ${to}, not ${paths.length}`)
  const root = resolve(to)
  if (await isImported(root)) return importVersion(path, root, format, flags)
  await refuseFull(root, to)
  const bytes = await manuscriptBytes(path)
  const read = readManuscript(path, bytes)
  const {paper} = read
  await writePaper(root, [
    ...manuscriptFiles(read),
    {path: join(versionsFolder, 'version-1', basename(path)), bytes}
  ])
  const {world} = openDisk(root, () => Promise.reject(new Error('nothing is typeset here')))
  const {article, manuscript} = await compose(world, createMemo(), '')
  const words = compareWords(paper.words, article, manuscript)
  const report = importReport(basename(path), paper, manuscript, words)
  if (format === 'json') process.stdout.write(`${JSON.stringify(jsonReport(report), undefined, 2)}\n`)
  else if (format === 'html') process.stdout.write(htmlReport(report, galleyVersion()))
  else {
    const folder = relative(process.cwd(), root)
    const wrote = [...paper.texts.keys()].sort().map(file => `wrote ${join(folder, file)}`)
    for (const line of [...wrote, ...textReport(report, folder)]) process.stdout.write(`${line}\n`)
  }
  return words.lost.length > 0 ? 1 : 0
}

async function refuseFull(root: string, to: string): Promise<void> {
  const status = statSync(root, {throwIfNoEntry: false})
  if (status === undefined) return
  if (!status.isDirectory()) throw new UsageFault(`${to} is a file; name a folder for the paper`)
  if (await isFullFolder(root))
    throw new UsageFault(`${to} is not empty; name a new folder. Nothing was written`)
}

async function writePaper(
  root: string,
  files: ReadonlyArray<Readonly<{path: string; bytes: Uint8Array}>>
): Promise<void> {
  const folders = new Set(files.map(({path}) => dirname(path)))
  for (const folder of folders) {
    const own = files.filter(({path}) => dirname(path) === folder)
    await writeFiles(
      inProject(root, join(root, folder)),
      own.map(({path, bytes}) => ({path: basename(path), bytes}))
    )
  }
}
