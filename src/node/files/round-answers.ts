import {join} from 'node:path'
import {readReturned} from '../../review/answers/kept.ts'
import type {Returned} from '../../review/answers/returned.ts'
import {type Answers, type KeptAnswer, readAnswers} from '../../review/proofs/answers.ts'
import {type QueryRow, readQueryRows} from '../../review/proofs/queries.ts'
import {UsageFault} from '../program/fault.ts'
import {readRegularFile} from './read-file.ts'

/** The file with the queries of a round. */
export const queriesFile = 'queries.json'

/** The file with all answers to a round so far. */
export const answersFile = 'answers.json'

/** The file with everything else that a round has got so far. */
export const returnedFile = 'returned.json'

const mostBytes = 5_000_000

/** Reads the queries of a round; throws a `UsageFault` if they are missing or damaged. */
export async function roundQueries(folder: string): Promise<readonly QueryRow[]> {
  const text = await textIn(join(folder, queriesFile))
  const rows = text === undefined ? undefined : readQueryRows(text)
  if (rows === undefined) throw new UsageFault(`${join(folder, queriesFile)} is missing or damaged`)
  return rows
}

/** Reads the answers to a round; throws a `UsageFault` if their file is damaged, so that it is not overwritten. */
export async function roundAnswers(folder: string): Promise<readonly KeptAnswer[]> {
  const path = join(folder, answersFile)
  const text = await textIn(path)
  if (text === undefined) return []
  return soundAnswers(path, text).answers
}

/** Reads a file of answers that the user names; throws a `UsageFault` if it is not one. */
export async function answersIn(path: string): Promise<Answers> {
  const text = await textIn(path)
  if (text === undefined) throw new UsageFault(`cannot read the answers in ${path}: no such file`)
  return soundAnswers(path, text)
}

/** What else came back to a round; a usage fault if its file is damaged, so that it is not written over. */
export async function roundReturned(folder: string): Promise<readonly Returned[]> {
  const path = join(folder, returnedFile)
  const bytes = await readRegularFile(path).catch(() => undefined)
  if (!(bytes instanceof Uint8Array)) return []
  const kept = readReturned(new TextDecoder().decode(bytes))
  if (kept === undefined) throw new UsageFault(`${path} is damaged; nothing was written`)
  return kept.returned
}

function soundAnswers(path: string, text: string): Answers {
  const answers = readAnswers(text)
  if (answers === undefined)
    throw new UsageFault(
      `${path} is not a valid file of answers, such as the page of a proof saves; nothing was written`
    )
  return answers
}

async function textIn(path: string): Promise<string | undefined> {
  const bytes = await readRegularFile(path).catch(() => undefined)
  if (!(bytes instanceof Uint8Array)) return undefined
  if (bytes.length > mostBytes) throw new UsageFault(`${path} is larger than 5 MB; nothing was written`)
  return new TextDecoder().decode(bytes)
}
