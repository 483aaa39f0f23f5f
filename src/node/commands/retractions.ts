import {basename} from 'node:path'
import {decodeText} from '../../core/decode.ts'
import {locator} from '../../core/position.ts'
import type {Retractions} from '../../core/types.ts'
import {parseRetractions} from '../../parse/retractions.ts'
import {requireNamed} from '../files/read-file.ts'
import {mostOfRetractions} from '../files/size-limits.ts'
import {hashOf} from '../hash.ts'
import {UsageFault} from '../program/fault.ts'

/**
 * Reads the list of notices named by `--retractions`, from anywhere on this machine. Throws a `UsageFault` if it is
 * unreadable or not such a list.
 */
export async function readRetractions(file: string): Promise<Retractions> {
  const bytes = await requireNamed(file, mostOfRetractions)
  const hash = hashOf(bytes)
  const list = parseRetractions(textOf(bytes, file), basename(file), hash)
  if (list === undefined)
    throw new UsageFault(
      `${file} is not a list of Retraction Watch: CSV with the columns RetractionNature and OriginalPaperDOI or Title`
    )
  return list
}

/** The text of a list of notices. Published lists contain a few bytes that are not UTF-8. */
function textOf(bytes: Uint8Array, file: string): string {
  const decoded = decodeText(bytes)
  if (!('text' in decoded)) return new TextDecoder().decode(bytes)
  const {text, encoding} = decoded
  if (encoding !== undefined) {
    const {line, column} = locator(text).point(encoding.offsets[0] ?? 0)
    process.stderr.write(
      `galley: warning: ${file}:${line}:${column} is not UTF-8, so it is decoded as ${encoding.name}\n`
    )
  }
  return text
}
