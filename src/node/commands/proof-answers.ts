import {isThreadState} from '../../core/thread-state.ts'
import {type Answers, answersBytes, type KeptAnswer, mergeAnswers} from '../../review/proofs/answers.ts'
import {placeAnswers} from '../../review/proofs/place-answers.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {answersFile, roundAnswers, roundQueries} from '../files/round-answers.ts'
import {readRounds, roundAt} from '../files/rounds.ts'
import {writeRound} from '../files/write-round.ts'
import {readAnswered} from './answered-file.ts'
import {textsBeforeAndAfter} from './changed-texts.ts'
import {importerOf} from './importers.ts'
import {readPresent} from './present-paper.ts'
import {withPresentStyle} from './round-style.ts'
import {takeReturned} from './take-returned.ts'

/**
 * `galley proof --answers`: writes returned answers into the paper, from files of answers, `queries.yaml` and PDFs
 * with marks, and records them with their round. All files are read before anything is written. Returns the exit
 * code: 1 if something has no place.
 */
export async function takeAnswers(
  place: ProjectPlace,
  flags: Flags,
  paths: readonly string[]
): Promise<number> {
  const rounds = await readRounds(place)
  const files = await Promise.all(
    paths.map(path => {
      const importer = importerOf(path)
      // A file with any other name is treated as an answer file, whose parser then reports the fault.
      const known = importer === undefined || importer === 'Word' ? 'answers.json' : importer
      return readAnswered(known, path, place, flags, rounds)
    })
  )
  let code = 0
  for (const round of new Set(files.map(file => file.round))) {
    const own = files.filter(file => file.round === round)
    const {content, write} = own[0]!
    const styled = await withPresentStyle(
      flags,
      rounds.find(({number}) => number === round),
      place.root
    )
    await write?.()
    const answers = own.flatMap(file => file.answers)
    const returned = own.flatMap(file => file.returned)
    const hasAnswers = answers.length > 0 || returned.length === 0
    if (hasAnswers && (await takeRound(place, styled, {round, content, answers}))) code = 1
    if (returned.length > 0 && (await takeReturned(place, styled, {round, content, returned}))) code = 1
  }
  return code
}

/** Writes the answers to a round; returns whether any of them has no place. */
export async function takeRound(
  place: ProjectPlace,
  flags: Flags,
  {round, content, answers}: Answers
): Promise<boolean> {
  const folder = roundAt(place, round)
  const [rows, before] = [await roundQueries(folder), await roundAnswers(folder)]
  const present = await readPresent(place, flags)
  const placed = await placeAnswers(answers, {...present, present: present.paper, rows})
  const kept = mergeAnswers(before, placed.answers)
  const bytes = answersBytes(round, content, kept)
  const texts = await textsBeforeAndAfter(present, placed.texts)
  await writeRound(place, round, {files: [{path: answersFile, bytes}], texts})
  const homeless = placed.answers.filter(({notPlaced}) => notPlaced !== undefined)
  const count = placed.answers.length - homeless.length
  const where = texts.map(({path}) => path).join(', ')
  process.stdout.write(
    `round ${round}: ${count} of ${placed.answers.length} answers placed at their queries${where === '' ? '' : `, written into ${where}`}\n`
  )
  process.stdout.write(placed.answers.filter(isThreadState).map(threadLine).join(''))
  process.stdout.write(homeless.map(notPlacedLine).join(''))
  return homeless.length > 0
}

/** Reports that a thread was resolved or reopened in Word. */
function threadLine({query, page, line, question, answer}: KeptAnswer): string {
  const at = page === undefined ? '' : `, page ${page}, line ${line}`
  return `${answer}: AQ${query}${at}: ${question}\n`
}

function notPlacedLine({query, page, line, about, by, answer, notPlaced}: KeptAnswer): string {
  const at = page === undefined ? '' : `, page ${page}, line ${line}`
  const words = about ? `, “${about}”` : ''
  const short = answer.length > 200 ? `${answer.slice(0, 200)}…` : answer
  return `not placed: AQ${query}${at}${words}: ${by === '' ? '' : `${by}: `}${short} (${notPlaced})\n`
}
