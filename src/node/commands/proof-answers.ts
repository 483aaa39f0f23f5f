import {largestOf} from '../../core/extremes.ts'
import {isThreadState} from '../../core/thread-state.ts'
import {returnedDoubts, returnedSummary, threadLines} from '../../review/answers/report.ts'
import {type Answers, answersBytes, type KeptAnswer, mergeAnswers} from '../../review/proofs/answers.ts'
import {placeAnswers} from '../../review/proofs/place-answers.ts'
import {statusOf} from '../../review/proofs/status.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {answersFile, roundAnswers, roundQueries, roundReturned} from '../files/round-answers.ts'
import {warnOfFaults} from '../files/round-faults.ts'
import {readRounds, roundAt} from '../files/rounds.ts'
import {isUnfinished, writeRound} from '../files/write-round.ts'
import {UsageFault} from '../program/fault.ts'
import {readAnswered} from './answered-file.ts'
import {textsBeforeAndAfter} from './changed-texts.ts'
import {importerOf} from './importers.ts'
import {readPresent} from './present-paper.ts'
import {withStyleOf} from './round-style.ts'
import {takeReturned} from './take-returned.ts'

/**
 * `galley proof --answers`: writes what came back into the paper, from files of answers, `queries.yaml` and PDFs with marks, and records
 * it with its round. All files are read before anything is written. Gives the exit code: 1 if something has no place.
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
      // What has no other name is read as a file of answers, which says what is wrong with it.
      const known = importer === undefined || importer === 'Word' ? 'answers.json' : importer
      return readAnswered(known, path, place, flags, rounds)
    })
  )
  let code = 0
  for (const round of new Set(files.map(file => file.round))) {
    const own = files.filter(file => file.round === round)
    const {content, write} = own[0]!
    const styled = withStyleOf(
      flags,
      rounds.find(({number}) => number === round)
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

/** Writes the answers of a round; gives whether one of them has no place. */
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
  const where = [...placed.texts.keys()].join(', ')
  process.stdout.write(
    `round ${round}: ${count} of ${placed.answers.length} answers at their queries${where === '' ? '' : `, written into ${where}`}\n`
  )
  process.stdout.write(placed.answers.filter(isThreadState).map(threadLine).join(''))
  process.stdout.write(homeless.map(notPlacedLine).join(''))
  return homeless.length > 0
}

/** Says of a thread that it was resolved in Word, or opened again. */
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

/** `galley proof --status`: prints the states of the queries of a round, by default the last one. */
export async function showStatus(
  place: ProjectPlace,
  flags: Flags,
  wanted: number | undefined
): Promise<number> {
  const rounds = await readRounds(place)
  const number = wanted ?? rounds.at(-1)?.number
  if (number === undefined || !rounds.some(round => round.number === number))
    throw new UsageFault(
      number === undefined
        ? `there is no round of proofs in ${place.outputFolder}`
        : `there is no round ${number} of proofs in ${place.outputFolder}`
    )
  const folder = roundAt(place, number)
  if (await isUnfinished(folder))
    process.stderr.write(
      `galley: warning: round ${number}: a run was interrupted; the next \`galley proof\` finishes it\n`
    )
  const round = rounds.find(each => each.number === number)!
  await warnOfFaults(place, round)
  const rows = await roundQueries(folder)
  const kept = await roundAnswers(folder)
  const returned = await roundReturned(folder)
  const {paper} = await readPresent(place, withStyleOf(flags, round))
  const all = statusOf(rows, paper.queries, kept)
  const lines = all.map(({row, state, by, thread}) => {
    const names = by.filter(name => name !== '').join(', ')
    const at = row.page === undefined ? '' : `page ${row.page}, line ${row.proofLine}`
    return [
      `AQ${row.number}`,
      `${state}${names === '' ? '' : `${state === 'open' ? ', answered' : ''} by ${names}`}${thread === undefined ? '' : `, ${thread}`}`,
      at,
      row.question
    ]
  })
  const counts = ['answered', 'open', 'not placed', 'no longer asked'].flatMap(state => {
    const amount = all.filter(each => each.state === state).length
    return amount === 0 ? [] : [`${amount} ${state}`]
  })
  process.stdout.write(`round ${number}: ${counts.length === 0 ? 'no queries' : counts.join(', ')}\n`)
  process.stdout.write(table(lines))
  const others = [...returnedSummary(returned), ...threadLines(returned), ...returnedDoubts(returned)]
  process.stdout.write(others.map(line => `${line}\n`).join(''))
  return 0
}

/** Pads the cells of rows to columns of the same width, except for the last column. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => largestOf(rows.map(row => row[column]!.length)))
  return rows
    .map(
      row =>
        `${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  ')}\n`
    )
    .join('')
}
