import {mkdtempSync, rmSync} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {isMarkdown, leadsOut} from '../../core/path.ts'
import {type AttachedFile, attachedFiles} from '../../outputs/pdf/file/attached-files.ts'
import type {Inflate} from '../../outputs/pdf/file/written-objects.ts'
import {shown} from '../../reproduce/first-difference.ts'
import {beforeEnd} from '../program/ending.ts'
import {UsageFault} from '../program/fault.ts'

/** The sources attached to a paper's PDF. */
export type AttachedPaper = Readonly<{
  files: ReadonlyArray<Readonly<{path: string; bytes: Uint8Array}>>
  /** Possible entries to build, most likely first, since the PDF does not name the entry. */
  entries: readonly string[]
}>

/**
 * Extracts the sources attached to an untrusted PDF. Throws a `UsageFault` if it has none, or if a path leads out of
 * the folder.
 */
export function readAttachedPaper(name: string, pdf: Uint8Array, inflate: Inflate): AttachedPaper {
  const attached = attachedFiles(pdf, inflate)
  if (attached === undefined) {
    const state = pdf.length === 0 ? 'it is empty' : 'it was cut short, or galley did not write it'
    throw new UsageFault(`cannot read the sources in ${name}: ${state}`)
  }
  if (attached.length === 0)
    throw new UsageFault(`${name} contains no sources; \`galley build --attach-sources\` attaches them`)
  if (attached.length > mostAttached)
    throw new UsageFault(`${name} has ${attached.length} attachments; at most ${mostAttached} are read`)
  const files = attached.map(file => soundFile(name, file))
  const clash = clashOf(files.map(({path}) => path))
  if (clash !== undefined) {
    const [one, other] = clash.map(path => `\`${shown(path)}\``)
    throw new UsageFault(`the attachments ${one} and ${other} in ${name} would overwrite each other`)
  }
  const isSettings = files.some(({path}) => /(?:^|\/)(?:manuscript|metadata)\.ya?ml$/i.test(path))
  const texts = files.filter(({path}) => isMarkdown(path))
  const entries = isSettings || texts.length !== 1 ? [''] : [texts[0]!.path, '']
  return {files, entries}
}

/** The maximum number of attached files, far more than a paper has. */
const mostAttached = 10_000

/**
 * Calls a function with the files in a temporary folder that only this user can read, and removes the folder
 * afterwards.
 */
export async function inFolder<Result>(
  {files}: AttachedPaper,
  work: (root: string) => Promise<Result>
): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), 'galley-verify-'))
  const remove = (): void => rmSync(root, {recursive: true, force: true})
  const forget = beforeEnd(remove)
  try {
    for (const {path, bytes} of files) {
      await mkdir(dirname(join(root, path)), {recursive: true})
      await writeFile(join(root, path), bytes, {flag: 'wx'})
    }
    return await work(root)
  } finally {
    forget()
    remove()
  }
}

/**
 * A file with a path inside the folder of its paper; throws a `UsageFault` if the path leads out or the file is
 * damaged.
 */
export function soundFile(
  name: string,
  {path, bytes}: AttachedFile
): Readonly<{path: string; bytes: Uint8Array}> {
  const parts = path.split('/')
  const isSafe =
    !leadsOut(path) &&
    !/[\\\p{Cc}\p{Surrogate}]/u.test(path) &&
    path.length <= 1000 &&
    parts.every(part => part !== '' && part !== '.' && part.length <= 255)
  if (!isSafe)
    throw new UsageFault(
      `the path of the attachment \`${shown(path.slice(0, 100))}\` in ${name} leads out of the paper`
    )
  if (bytes === undefined)
    throw new UsageFault(
      `the attachment \`${shown(path)}\` in ${name} cannot be unpacked: the file was altered`
    )
  return {path, bytes}
}

/**
 * Two paths that name the same file, or of which one is inside the other, regardless of case; undefined without such
 * paths.
 */
function clashOf(paths: readonly string[]): readonly [string, string] | undefined {
  const files = new Map<string, string>()
  const folders = new Map<string, string>()
  for (const path of paths) {
    const name = path.toLowerCase()
    const parts = name.split('/')
    const around = parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'))
    const other = [name, ...around].map(each => files.get(each)).find(each => each !== undefined)
    const clash = other ?? folders.get(name)
    if (clash !== undefined) return [clash, path]
    files.set(name, path)
    for (const folder of around) if (!folders.has(folder)) folders.set(folder, path)
  }
  return undefined
}
