import {constants} from 'node:fs'
import {access, readFile, realpath} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import type {FixedFile} from '../../check/fix/index.ts'
import {UsageFault} from '../program/fault.ts'
import {inProject} from './destination.ts'
import {writeFiles} from './write.ts'

/** The command to suggest if a file has changed in the meantime, and the function that writes files. */
type Options = Readonly<{command?: string; write?: typeof writeFiles}>

/**
 * Writes repaired files below `root`, each atomically. Writes nothing if one of them has changed since the repairs were
 * made, because a repair may span two files. Throws a `UsageFault` that names the changed file.
 */
export async function writeFixed(
  root: string,
  files: readonly FixedFile[],
  {command = 'galley check --fix', write = writeFiles}: Options = {}
): Promise<void> {
  // For a symbolic link, the file that it points to is written.
  const targets: (readonly [target: string, file: FixedFile])[] = []
  for (const file of files) targets.push([await realpath(join(root, file.path)), file])
  for (const [target, {path, before}] of targets) {
    await access(target, constants.W_OK).catch(() => {
      throw new UsageFault(`cannot change ${path}: the file is read-only`)
    })
    await requireUnchanged(target, {path, before}, command)
  }
  for (const [target, {path, before, after}] of targets) {
    // Files written before a failure are completely repaired; the next run continues from there.
    await requireUnchanged(target, {path, before}, command)
    await write(inProject(root, dirname(target)), [
      {path: basename(target), bytes: new TextEncoder().encode(after)}
    ])
  }
}

async function requireUnchanged(
  target: string,
  {path, before}: Pick<FixedFile, 'path' | 'before'>,
  command: string
): Promise<void> {
  if (Buffer.compare(await readFile(target), new TextEncoder().encode(before)) !== 0)
    throw new UsageFault(`${path} was changed in the meantime and is left as it is; run \`${command}\` again`)
}
