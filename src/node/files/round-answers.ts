import {join} from 'node:path'
import {groupedNumber} from '../../core/grouped-number.ts'
import {readReturned} from '../../review/answers/kept.ts'
import type {Returned} from '../../review/answers/returned.ts'
import {type Answers, type KeptAnswer, mostAnswers, readAnswers} from '../../review/proofs/answers.ts'
import {type QueryRow, readQueryRows} from '../../review/proofs/queries.ts'
import {UsageFault} from '../program/fault.ts'
import type {Destination} from './destination.ts'
import {itIs, readNamed} from './read-file.ts'
import {readRoundFile} from './rounds.ts'
import {mostOfAnswers, mostOfRecord} from './size-limits.ts'

/** The file with the queries of a round. */
export const queriesFile = 'queries.json'

/** The file with all answers that a round has got so far. */
export const answersFile = 'answers.json'

/** The file with everything else that was returned to a round so far. */
export const returnedFile = 'returned.json'

/** Reads the queries of a round; throws a `UsageFault` if they are missing or damaged. */
export async function roundQueries(round: Destination): Promise<readonly QueryRow[]> {
  const bytes = await readRoundFile(round, queriesFile, mostOfRecord)
  const rows = bytes && readQueryRows(textOf(bytes))
  if (rows === undefined) throw new UsageFault(`${join(round.folder, queriesFile)} is missing or damaged`)
  return rows
}

/** Reads the answers to a round; throws a `UsageFault` if their file is damaged, so that it is not overwritten. */
export async function roundAnswers(round: Destination): Promise<readonly KeptAnswer[]> {
  const bytes = await readRoundFile(round, answersFile, mostOfRecord)
  return bytes === undefined ? [] : soundAnswers(join(round.folder, answersFile), textOf(bytes)).answers
}

/**
 * Reads a file of answers that the user names; throws a `UsageFault` if it is not such a file, or has too many answers.
 */
export async function answersIn(path: string): Promise<Answers & Readonly<{text: string}>> {
  const text = await answersText(path)
  const read = soundAnswers(path, text)
  const count = read.answers.length
  if (count > mostAnswers)
    throw new UsageFault(
      `${path} has ${groupedNumber(count)} answers; at most ${groupedNumber(mostAnswers)} are read; nothing was written`
    )
  return {...read, text}
}

/** The text of a file of answers that the user names. */
export async function answersText(path: string): Promise<string> {
  const bytes = await readNamed(path, mostOfAnswers)
  if (bytes instanceof Uint8Array) return textOf(bytes)
  const reason = bytes.fault === 'absent' ? 'no such file' : itIs(bytes)
  throw new UsageFault(`cannot read the answers in ${path}: ${reason}; nothing was written`)
}

/**
 * Everything other than answers that was returned to a round; throws a `UsageFault` if its file is damaged, so that it
 * is not overwritten.
 */
export async function roundReturned(round: Destination): Promise<readonly Returned[]> {
  const bytes = await readRoundFile(round, returnedFile, mostOfRecord)
  const kept = bytes && readReturned(textOf(bytes))
  if (bytes !== undefined && kept === undefined)
    throw new UsageFault(`${join(round.folder, returnedFile)} is damaged; nothing was written`)
  return kept?.returned ?? []
}

function soundAnswers(path: string, text: string): Answers {
  const answers = readAnswers(text)
  if (answers === undefined)
    throw new UsageFault(
      `${path} is not a valid file of answers, as saved by the page of a proof; nothing was written`
    )
  return answers
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
