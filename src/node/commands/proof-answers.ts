import {existsSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {type Answers, answersBytes, type KeptAnswer, mergeAnswers} from '../../proofs/answers.ts'
import {placeAnswers} from '../../proofs/place-answers.ts'
import {statusOf} from '../../proofs/status.ts'
import type {Flags} from '../command.ts'
import {inProject} from '../files/destination.ts'
import {outputsOf, type ProjectPlace} from '../files/project.ts'
import {answersFile, answersIn, roundAnswers, roundQueries} from '../files/round-answers.ts'
import {readRounds, roundFolder} from '../files/rounds.ts'
import {writeFiles} from '../files/write.ts'
import {writeFixed} from '../files/write-fixed.ts'
import {UsageFault} from '../program/fault.ts'
import {type Present, readPresent} from './present-paper.ts'

/**
 * `galley proof --answers`: writes the authors' answers behind their queries and records them with their round. Gives
 * the exit code: 1 if an answer has no place.
 */
export async function takeAnswers(
  place: ProjectPlace,
  flags: Flags,
  paths: readonly string[]
): Promise<number> {
  const rounds = await readRounds(place.outputFolder)
  const files = await Promise.all(paths.map(async path => ({path, ...(await answersIn(path))})))
  for (const {path, round, content} of files)
    if (rounds.find(({number}) => number === round)?.record?.content !== content)
      throw new UsageFault(
        `${path} answers a round ${round} that this paper has not sent: its content ${content.slice(0, 12)} is not in ${place.outputFolder}; nothing was written`
      )
  let code = 0
  for (const round of new Set(files.map(file => file.round))) {
    const own = files.filter(file => file.round === round)
    const answers = {round, content: own[0]!.content, answers: own.flatMap(file => file.answers)}
    if (await takeRound(place, flags, answers)) code = 1
  }
  return code
}

/** Writes the answers of a round; gives whether one of them has no place. */
export async function takeRound(
  place: ProjectPlace,
  flags: Flags,
  {round, content, answers}: Answers
): Promise<boolean> {
  const folder = join(place.outputFolder, roundFolder(round))
  const [rows, before] = [await roundQueries(folder), await roundAnswers(folder)]
  const present = await readPresent(place, flags)
  const placed = await placeAnswers(answers, {...present, present: present.paper, rows})
  await writeTexts(place, present, placed.texts)
  const kept = mergeAnswers(before, placed.answers)
  const bytes = answersBytes(round, content, kept)
  await writeFiles({...outputsOf(place), folder}, [{path: answersFile, bytes}])
  const homeless = placed.answers.filter(({notPlaced}) => notPlaced !== undefined)
  const count = placed.answers.length - homeless.length
  const where = [...placed.texts.keys()].join(', ')
  process.stdout.write(
    `round ${round}: ${count} of ${placed.answers.length} answers at their queries${where === '' ? '' : `, written into ${where}`}\n`
  )
  process.stdout.write(homeless.map(notPlacedLine).join(''))
  return homeless.length > 0
}

function notPlacedLine({query, page, line, about, by, answer, notPlaced}: KeptAnswer): string {
  const at = page === undefined ? '' : `, page ${page}, line ${line}`
  const words = about ? `, “${about}”` : ''
  const short = answer.length > 200 ? `${answer.slice(0, 200)}…` : answer
  return `not placed: AQ${query}${at}${words}: ${by === '' ? '' : `${by}: `}${short} (${notPlaced})\n`
}

/** Writes the texts with answers, each atomically; a new `queries.yaml` last. */
async function writeTexts(
  {root}: ProjectPlace,
  {savedText}: Present,
  texts: ReadonlyMap<string, string>
): Promise<void> {
  const files = await Promise.all(
    [...texts].map(async ([path, after]) => ({path, before: await savedText(path), after}))
  )
  await writeFixed(
    root,
    files.flatMap(({path, before, after}) => (before === undefined ? [] : [{path, before, after}])),
    {command: 'galley proof --answers'}
  )
  for (const {path, before, after} of files) {
    const target = join(root, path)
    if (before !== undefined || existsSync(target)) continue
    const bytes = new TextEncoder().encode(after)
    await writeFiles(inProject(root, dirname(target)), [{path: basename(target), bytes}])
  }
}

/** `galley proof --status`: prints the states of the queries of a round, by default the last one. */
export async function showStatus(
  place: ProjectPlace,
  flags: Flags,
  wanted: number | undefined
): Promise<number> {
  const rounds = await readRounds(place.outputFolder)
  const number = wanted ?? rounds.at(-1)?.number
  if (number === undefined || !rounds.some(round => round.number === number))
    throw new UsageFault(
      number === undefined
        ? `there is no round of proofs in ${place.outputFolder}`
        : `there is no round ${number} of proofs in ${place.outputFolder}`
    )
  const folder = join(place.outputFolder, roundFolder(number))
  const rows = await roundQueries(folder)
  const kept = await roundAnswers(folder)
  const {paper} = await readPresent(place, flags)
  const all = statusOf(rows, paper.queries, kept)
  const lines = all.map(({row, state, by}) => {
    const names = by.filter(name => name !== '').join(', ')
    const at = row.page === undefined ? '' : `page ${row.page}, line ${row.proofLine}`
    return [`AQ${row.number}`, `${state}${names === '' ? '' : ` by ${names}`}`, at, row.question]
  })
  const counts = ['answered', 'open', 'not placed', 'no longer asked'].flatMap(state => {
    const amount = all.filter(each => each.state === state).length
    return amount === 0 ? [] : [`${amount} ${state}`]
  })
  process.stdout.write(`round ${number}: ${counts.length === 0 ? 'no queries' : counts.join(', ')}\n`)
  process.stdout.write(table(lines))
  return 0
}

/** Pads the cells of rows to columns of the same width, except for the last column. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  return rows
    .map(
      row =>
        `${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  ')}\n`
    )
    .join('')
}
