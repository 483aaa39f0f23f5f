import {mkdir, open, readdir, rename, rm, unlink} from 'node:fs/promises'
import {join} from 'node:path'

/**
 * Writes files into a folder so that each is the old one or the whole new one, whatever happens:
 * into a temporary file beside it, to the disk, then renamed, in the order given. The last file is the one that
 * vouches for the others. Temporary files of a build that was killed are swept.
 */
export async function writeFiles(
  folder: string,
  files: ReadonlyArray<Readonly<{path: string; bytes: Uint8Array}>>
): Promise<void> {
  await mkdir(folder, {recursive: true})
  await sweep(folder)
  const written: Array<readonly [temporary: string, path: string]> = []
  try {
    for (const {path, bytes} of files) {
      const temporary = join(folder, `.${path}.${process.pid}.tmp`)
      const file = await open(temporary, 'w')
      written.push([temporary, join(folder, path)])
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
    }
    for (const [temporary, path] of written) await rename(temporary, path)
  } catch (error) {
    await Promise.all(written.map(([temporary]) => rm(temporary, {force: true})))
    throw error
  }
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = /^\..+\.(\d+)\.tmp$/.exec(name)?.[1]
    if (owner !== undefined && !isAlive(Number(owner)))
      await unlink(join(folder, name)).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
