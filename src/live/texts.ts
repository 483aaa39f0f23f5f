import {encodeSaved} from '../core/decode.ts'
import type {Hash} from '../core/hash.ts'
import {folderOf} from '../core/path.ts'
import type {World} from '../core/world.ts'

/** The texts open in an editor, which replace those on the disk. */
export type Texts = Readonly<{
  open: (path: string, text: string) => void
  change: (path: string, text: string) => void
  /** Closes a text: from now on, the file on the disk counts. */
  close: (path: string) => void
  /** The hashes of the open texts by path. */
  hashes: () => ReadonlyMap<string, string>
  /** A world in which the open texts replace the files. */
  over: (world: World) => World
}>

/** Creates an empty table of open texts. */
export function createTexts(hash: Hash): Texts {
  const opened = new Map<string, Readonly<{text: string; bytes: Uint8Array}>>()
  // An unchanged text keeps the same bytes object, so that later steps reuse their results.
  const change = (path: string, text: string): void => {
    if (opened.get(path)?.text !== text) opened.set(path, {text, bytes: encodeSaved(text)})
  }
  return {
    open: change,
    change,
    close: path => {
      opened.delete(path)
    },
    hashes: () => new Map([...opened].map(([path, {bytes}]) => [path, hash(bytes)])),
    over: world => {
      if (opened.size === 0) return world
      const texts = new Map(opened)
      return {
        ...world,
        async read(path) {
          // The disk is read as well, so that changes to the file are noticed.
          const saved = await world.read(path)
          return texts.get(path)?.bytes ?? saved
        },
        async list(folder) {
          const names = await world.list(folder)
          // A chapter that is not saved yet, or was deleted while it is open, is still a chapter.
          const open = [...texts.keys()]
            .filter(path => folderOf(path) === folder)
            .map(path => path.slice(path.lastIndexOf('/') + 1))
          const missing = open.filter(name => names?.includes(name) === false)
          return missing.length === 0 ? names : [...names!, ...missing].sort()
        }
      }
    }
  }
}
