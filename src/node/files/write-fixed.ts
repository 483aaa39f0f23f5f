import {constants} from 'node:fs'
import {access, realpath, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import type {FixedFile} from '../../check/fix/index.ts'
import {encodeSaved} from '../../core/decode.ts'
import {UsageFault} from '../program/fault.ts'
import {inProject} from './destination.ts'
import {itIs, readInside} from './read-file.ts'
import {mostOf} from './size-limits.ts'
import {writeFiles} from './write.ts'

/**
 * Options for writing repaired files: the command to suggest if a file has changed in the meantime, or `''`; and
 * functions that write files and notify the user.
 */
type Options = Readonly<{command?: string; write?: typeof writeFiles; notice?: (line: string) => void}>

/**
 * Writes repaired files below `root`, each atomically, with their owners and permissions. Writes nothing if one of them
 * has changed since the repairs were made, because a repair may span two files. Throws a `UsageFault` that names the
 * changed file.
 */
export async function writeFixed(
  root: string,
  files: readonly FixedFile[],
  {command = 'galley check --fix', write = writeFiles, notice = tell}: Options = {}
): Promise<void> {
  await requireWritable(root, files, command)
  for (const file of files) {
    // If writing fails midway, the files written before are completely repaired, and the next run continues from there.
    await requireUnchanged(root, file, command)
    // For a symbolic link, the file that it points to is written.
    const target = await realpath(join(root, file.path))
    const {nlink} = await stat(target)
    const bytes = encodeSaved(file.after)
    await write(inProject(root, dirname(target)), [{path: basename(target), bytes}], 'all')
    if (nlink > 1)
      notice(`warning: ${file.path} had another name, a hard link, which keeps the text from before`)
  }
}

/** Throws a `UsageFault` that names the first file that cannot be written or has changed. */
export async function requireWritable(
  root: string,
  files: readonly FixedFile[],
  command: string
): Promise<void> {
  for (const file of files) {
    await access(join(root, file.path), constants.W_OK).catch(() => {
      throw new UsageFault(`cannot change ${file.path}: the file is read-only`)
    })
    await requireUnchanged(root, file, command)
  }
}

async function requireUnchanged(
  root: string,
  {path, before}: Pick<FixedFile, 'path' | 'before'>,
  command: string
): Promise<void> {
  const bytes = await readInside(root, path, mostOf(path))
  if (!(bytes instanceof Uint8Array)) throw new UsageFault(`cannot change ${path}: ${itIs(bytes)}`)
  if (Buffer.compare(bytes, encodeSaved(before)) !== 0)
    throw new UsageFault(`${path} was changed in the meantime and is left as it is${again(command)}`)
}

function again(command: string): string {
  return command === '' ? '' : `; run \`${command}\` again`
}

function tell(line: string): void {
  process.stderr.write(`galley: ${line}\n`)
}
