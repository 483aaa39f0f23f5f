import {randomBytes} from 'node:crypto'
import {rmSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {startDetached} from '../program/child.ts'

/** A browser being opened; `forget` removes the temporary file and may be called more than once. */
export type Opening = Readonly<{forget: () => void}>

/**
 * Opens a browser at a secret URL. Other users of the machine can read a program's arguments, so the browser gets a
 * file in `folder`, which only its owner can read and which redirects to the URL. The system's folder for temporary
 * files would not work, because packaged browsers cannot see it. Failures are ignored, because the terminal shows the
 * URL.
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
  startDetached(command!, args)
  return {forget: () => rmSync(file, {force: true})}
}
