import {spawn} from 'node:child_process'
import {randomBytes} from 'node:crypto'
import {rmSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'

/** A browser being opened; `forget` removes its traces and may be called more than once. */
export type Opening = Readonly<{forget: () => void}>

/**
 * Opens a browser of this machine at a secret address. Other users of the machine can read a program's arguments, so
 * the browser gets a redirecting file in `folder` that only its owner can read. A folder for temporary files would not
 * do, since packaged browsers do not see it. If that fails, nothing is opened: the address is on the screen.
 */
export async function openBrowser(url: string, folder: string): Promise<Opening> {
  const file = join(folder, `.galley-preview-${randomBytes(8).toString('hex')}.html`)
  const page = `<!doctype html><meta charset="utf-8"><title>galley watch</title><meta http-equiv="refresh" content="0;url=${url}">\n`
  try {
    await writeFile(file, page, {flag: 'wx', mode: 0o600})
  } catch {
    return {forget: () => undefined}
  }
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', file]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', file]
        : ['xdg-open', file]
  const child = spawn(command!, args, {stdio: 'ignore', detached: true})
  child.on('error', () => undefined)
  child.unref()
  return {forget: () => rmSync(file, {force: true})}
}
