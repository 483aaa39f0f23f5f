import {basename} from 'node:path'
import type {Retractions} from '../../core/types.ts'
import {parseRetractions} from '../../parse/retractions.ts'
import {requireNamed} from '../files/read-file.ts'
import {mostOfRetractions} from '../files/size-limits.ts'
import {hashOf} from '../hash.ts'
import {UsageFault} from '../program/fault.ts'

/**
 * Reads the list of notices that `--retractions` names, from anywhere on this machine. Throws a `UsageFault` if it is
 * unreadable or not such a list.
 */
export async function readRetractions(file: string): Promise<Retractions> {
  const bytes = await requireNamed(file, mostOfRetractions)
  const hash = hashOf(bytes)
  // The published lists contain a few bytes that are not UTF-8, none of them in the values compared.
  const list = parseRetractions(new TextDecoder().decode(bytes), basename(file), hash)
  if (list === undefined)
    throw new UsageFault(
      `${file} is not a list of Retraction Watch: CSV with the columns RetractionNature and OriginalPaperDOI or Title`
    )
  return list
}
