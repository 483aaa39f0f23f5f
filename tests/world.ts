import {encodeSaved} from '../src/core/decode.ts'
import type {World} from '../src/core/world.ts'
import {hashOf} from '../src/node/hash.ts'
import {cslRepository} from '../src/node/program/csl-repository.ts'
import {installedLocales} from '../src/node/program/locales.ts'
import {readAsset} from '../src/node/program/package.ts'
import {pdfReader} from '../src/node/world.ts'

const readPdf = pdfReader()

const unpacked = new Map<string, Promise<Uint8Array | undefined>>()

/** Unpacks each font once for all tests of a worker, since unpacking would take a third of their time. */
function unpackedOnce(font: Uint8Array): Promise<Uint8Array | undefined> {
  const digest = hashOf(font)
  const known = unpacked.get(digest)
  if (known !== undefined) return known
  // The program that unpacks fonts is loaded on demand, because few tests need it.
  const result = import('../src/node/fonts/unpack-font.ts').then(({unpackFont}) => unpackFont(font))
  unpacked.set(digest, result)
  return result
}

/**
 * A project backed by a map of texts: no disk, clock or printer. A lone surrogate such as U+DCFC is the byte FC, as in
 * `decodeSaved`.
 */
export function textWorld(files: Readonly<Record<string, string | Uint8Array>>): World {
  return {
    async list(folder) {
      const prefix = folder === '' ? '' : `${folder}/`
      const names = Object.keys(files)
        .filter(path => path.startsWith(prefix))
        .map(path => path.slice(prefix.length).split('/')[0]!)
      return names.length > 0 ? [...new Set(names)].sort() : undefined
    },
    async read(path) {
      const content = files[path]
      if (content === undefined) return {fault: 'absent', reason: 'missing file'}
      return typeof content === 'string' ? encodeSaved(content) : content
    },
    asset: readAsset,
    cslRepository: cslRepository(),
    locale: installedLocales(),
    async typeset() {
      throw new Error('this world has no typesetter')
    },
    readPdf,
    // Whole fonts would make each page of a test a megabyte larger.
    subsetLetters: async () => encodeSaved('wOF2'),
    unpackFont: unpackedOnce,
    // The core's own implementation would take a tenth of the time of a test.
    machine: {hash: hashOf},
    version: '0.0.0'
  }
}
