import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {readRounds} from '../files/rounds.ts'
import {importerOf} from './importers.ts'
import {takeAnswers} from './proof-answers.ts'
import {readReturnedWord, takeWord} from './proof-word.ts'

/** Whether a file may be a returned proof, by its name. */
export function isReturnedFile(path: string): boolean {
  return importerOf(path) !== undefined
}

/**
 * `galley proof --answers`: reads the files returned by authors and co-authors: answers from the page of a proof,
 * PDFs with marks and Word files. Returns the exit code: 1 if something has no place.
 */
export async function takeReturnedFiles(
  place: ProjectPlace,
  flags: Flags,
  paths: readonly string[]
): Promise<number> {
  const rounds = await readRounds(place)
  const isWordFile = (path: string): boolean => importerOf(path) === 'Word'
  const files = paths.filter(isWordFile)
  const words = await Promise.all(files.map(path => readReturnedWord(path, rounds, flags)))
  const others = paths.filter(path => !isWordFile(path))
  let code = others.length === 0 ? 0 : await takeAnswers(place, flags, others)
  // Each Word file is placed in the texts as changed by the previous file.
  for (const word of words) code = Math.max(code, await takeWord(place, flags, word))
  return code
}
