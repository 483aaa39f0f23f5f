import {join} from 'node:path'
import {type Answers, type KeptAnswer, readAnswers} from '../../proofs/answers.ts'
import {type QueryRow, readQueryRows} from '../../proofs/queries.ts'
import {UsageFault} from '../program/fault.ts'
import {readRegularFile} from './read-file.ts'

/** The file with the queries of a round. */
export const queriesFile = 'queries.json'

/** The file with all answers to a round so far. */
export const answersFile = 'answers.json'

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

function soundAnswers(path: string, text: string): Answers {
  const answers = readAnswers(text)
  if (answers === undefined)
    throw new UsageFault(
      `${path} is not a sound file of answers, as the page of a proof saves it; nothing was written`
    )
  return answers
}

async function textIn(path: string): Promise<string | undefined> {
  const bytes = await readRegularFile(path).catch(() => undefined)
  if (!(bytes instanceof Uint8Array)) return undefined
  if (bytes.length > mostBytes) throw new UsageFault(`${path} is larger than 5 MB; nothing was written`)
  return new TextDecoder().decode(bytes)
}
