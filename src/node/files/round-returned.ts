import {join} from 'node:path'
import {readReturned} from '../../answers/kept.ts'
import type {Returned} from '../../answers/returned.ts'
import {UsageFault} from '../program/fault.ts'
import {readRegularFile} from './read-file.ts'

/** The file with all that came back to a round in Word files. */
export const returnedFile = 'returned.json'

/** What has come back to a round; a usage fault if its file is damaged, so that it is not overwritten. */
export async function roundReturned(folder: string): Promise<readonly Returned[]> {
  const path = join(folder, returnedFile)
  const bytes = await readRegularFile(path).catch(() => undefined)
  if (!(bytes instanceof Uint8Array)) return []
  const file = readReturned(new TextDecoder().decode(bytes))
  if (file === undefined) throw new UsageFault(`${path} is damaged; nothing was written`)
  return file.returned
}
