/** The machine's part of the library, `galley/node`: projects on a disk, and PDFs. */
import type {World} from '../core/world.ts'
import type {Typesetter} from './print/typesetter.ts'
import {diskWorld} from './world.ts'

export {createTypesetter, type Typesetter, type TypesetterOptions} from './print/typesetter.ts'

/**
 * The project in a folder of this machine's disk; nothing outside the folder is ever read, links included. Without a
 * typesetter, an output that needs one fails.
 */
export function folderWorld(folder: string, typesetter?: Typesetter): World {
  const typeset: World['typeset'] =
    typesetter?.typeset ?? (() => Promise.reject(new Error('a PDF needs a typesetter: createTypesetter()')))
  return diskWorld(folder, typeset).world
}
