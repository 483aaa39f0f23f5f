import {basename} from 'node:path'
import {isMarkdown} from '../../core/path.ts'
import type {Author, Manuscript} from '../../core/types.ts'
import {wholeTitle} from '../../outputs/page/titles.ts'
import {aligned, paperList, paperListJson} from '../../review/answers/paper-list.ts'
import {type PaperStatus, queryCounts, stateWords} from '../../review/answers/paper-status.ts'
import {returnedDoubts, returnedSummary, threadLines} from '../../review/answers/report.ts'
import {settlementLines} from '../../review/answers/settled.ts'
import type {Round} from '../../review/proofs/rounds.ts'
import {type QueryStatus, statusOf} from '../../review/proofs/status.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {roundAnswers, roundQueries, roundReturned} from '../files/round-answers.ts'
import {warnOfFaults} from '../files/round-faults.ts'
import {readRounds, roundAt} from '../files/rounds.ts'
import {isUnfinished} from '../files/write-round.ts'
import type {NamedPaper} from '../papers/named-papers.ts'
import {faultLine, UsageFault} from '../program/fault.ts'
import {today} from '../today.ts'
import {readPresent} from './present-paper.ts'
import {withPresentStyle} from './round-style.ts'

/** A paper with its last round, or the round chosen by the user. */
export type RoundOfPaper = Readonly<{
  place: ProjectPlace
  status: PaperStatus
  round: Round | undefined
  manuscript: Manuscript
}>

/**
 * `galley proof --status`: prints the states of the queries in a round of one or several papers, by default in the last
 * round.
 */
export async function showStatus(
  papers: readonly NamedPaper[],
  flags: Flags,
  wanted: number | undefined
): Promise<number> {
  const day = today()
  const isJson = flags.format === 'json'
  if (papers.length === 1 && !isJson) {
    const {status} = await readRoundOf(papers[0]!, flags, wanted, {isRequired: true})
    process.stdout.write(statusLines(status, day).join(''))
    return 0
  }
  const {read, isWhole} = await readPapers(papers, flags, wanted)
  const all = read.map(({status}) => status)
  const text = isJson ? paperListJson(all, day) : `${paperList(all, day).join('\n')}\n`
  process.stdout.write(text)
  return isWhole ? 0 : 1
}

/** Reads papers in order; unreadable ones are reported and do not stop the others. */
export async function readPapers(
  papers: readonly NamedPaper[],
  flags: Flags,
  wanted: number | undefined
): Promise<Readonly<{read: readonly RoundOfPaper[]; isWhole: boolean}>> {
  const read: RoundOfPaper[] = []
  for (const paper of papers) {
    try {
      read.push(await readRoundOf(paper, flags, wanted, {isRequired: false}))
    } catch (error) {
      process.stderr.write(`${faultLine(error)} (${paper.name})\n`)
    }
  }
  return {read, isWhole: read.length === papers.length}
}

async function readRoundOf(
  paper: NamedPaper,
  flags: Flags,
  wanted: number | undefined,
  {isRequired}: Readonly<{isRequired: boolean}>
): Promise<RoundOfPaper> {
  const named = paper.place()
  const rounds = await readRounds(named)
  const number = wanted ?? rounds.at(-1)?.number
  const round = rounds.find(each => each.number === number)
  if (round === undefined && (isRequired || wanted !== undefined))
    throw new UsageFault(
      `there is no round ${number === undefined ? '' : `${number} `}of proofs in ${named.outputFolder}`
    )
  const place = madeFrom(named, round)
  const {paper: present, manuscript} = await readPresent(
    place,
    await withPresentStyle(flags, round, place.root)
  )
  const {queries, returned} =
    round === undefined ? {queries: [], returned: []} : await readRound(place, round, present.queries)
  const {metadata} = manuscript
  const author = correspondent(metadata.authors)
  const status = {
    paper: paper.name,
    title: wholeTitle(manuscript) ?? '',
    author: author?.name ?? '',
    round: round?.number,
    due: round?.record?.due,
    queries,
    returned
  }
  return {place, status, round, manuscript}
}

/** The place of the Markdown file from which a round was made, if the user named only its folder. */
function madeFrom(place: ProjectPlace, round: Round | undefined): ProjectPlace {
  const entry = round?.record?.entry ?? ''
  return place.entry === '' && entry === basename(entry) && isMarkdown(entry) ? {...place, entry} : place
}

async function readRound(
  place: ProjectPlace,
  round: Round,
  present: Parameters<typeof statusOf>[1]
): Promise<Pick<PaperStatus, 'queries' | 'returned'>> {
  const folder = roundAt(place, round.number)
  if (await isUnfinished(folder))
    process.stderr.write(
      `galley: warning: round ${round.number}: a run was interrupted; the next \`galley proof\` finishes it\n`
    )
  await warnOfFaults(place, round)
  const [rows, kept] = [await roundQueries(folder), await roundAnswers(folder)]
  return {queries: statusOf(rows, present, kept), returned: await roundReturned(folder)}
}

/** The author who receives a letter: the corresponding author or, without one, the first. */
export function correspondent(authors: readonly Author[]): Author | undefined {
  return authors.find(({corresponding}) => corresponding) ?? authors[0]
}

/** Lines about the state of one paper: its queries, and its returned files. */
function statusLines(status: PaperStatus, today: string): readonly string[] {
  const {round, due, queries, returned} = status
  const counts = Object.entries(queryCounts(queries)).flatMap(([state, amount]) =>
    amount === 0 ? [] : [`${amount} ${state}`]
  )
  const back = due === undefined ? '' : `; ${due}, ${stateWords(status, today)}`
  return [
    `round ${round}: ${counts.length === 0 ? 'no queries' : counts.join(', ')}${back}`,
    ...aligned(queries.map(queryCells)),
    ...returnedSummary(returned),
    ...settlementLines(returned),
    ...threadLines(returned),
    ...returnedDoubts(returned)
  ].map(line => `${line}\n`)
}

function queryCells({row, state, by, thread}: QueryStatus): readonly string[] {
  const names = by.filter(name => name !== '').join(', ')
  return [
    `AQ${row.number}`,
    `${state}${names === '' ? '' : `${state === 'open' ? ', answered' : ''} by ${names}`}${thread === undefined ? '' : `, ${thread}`}`,
    row.page === undefined ? '' : `page ${row.page}, line ${row.proofLine}`,
    row.question
  ]
}
