import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {takeAnswers} from './proof-answers.ts'
import {takeWordFile} from './proof-word.ts'

/** Whether a file can be one that somebody sent back with a proof, by its name. */
export function isReturnedFile(path: string): boolean {
  return /\.json$/i.test(path) || isWordFile(path)
}

function isWordFile(path: string): boolean {
  return /\.(?:docx|docm|doc)$/i.test(path)
}

/**
 * `galley proof --answers`: takes what authors and co-authors sent back, answers of the page of a proof and Word files.
 * Gives the exit code: 1 if something has no place.
 */
export async function takeReturned(
  place: ProjectPlace,
  flags: Flags,
  paths: readonly string[]
): Promise<number> {
  const answers = paths.filter(path => !isWordFile(path))
  let code = answers.length === 0 ? 0 : await takeAnswers(place, flags, answers)
  // Each is placed in the texts as the one before has left them.
  for (const path of paths.filter(isWordFile)) code = Math.max(code, await takeWordFile(place, flags, path))
  return code
}
