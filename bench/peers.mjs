import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

/**
 * The program to run for a peer: the pinned one of `make oracles` if it is installed, or the system's.
 * @param {string} name such as `pandoc`
 */
export function findPeer(name) {
  const pinned = fileURLToPath(new URL(`../.oracles/bin/${name}`, import.meta.url))
  return existsSync(pinned) ? pinned : name
}
