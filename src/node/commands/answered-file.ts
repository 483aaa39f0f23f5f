import {basename} from 'node:path'
import type {Returned, ReturnedFile} from '../../review/answers/returned.ts'
import {readReturnedQueries} from '../../review/answers/returned-queries.ts'
import {untakenWords} from '../../review/answers/untaken-words.ts'
import {type Answers, type KeptAnswer, nameOf} from '../../review/proofs/answers.ts'
import type {QueryRow} from '../../review/proofs/queries.ts'
import type {Round} from '../../review/proofs/rounds.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {answersIn, answersText, queriesFile, roundAnswers, roundQueries} from '../files/round-answers.ts'
import {warnOfFaults} from '../files/round-faults.ts'
import {recordFile, roundAt} from '../files/rounds.ts'
import {UsageFault} from '../program/fault.ts'
import type {AnswerImporter} from './importers.ts'
import {readPresent} from './present-paper.ts'
import {withPresentStyle} from './round-style.ts'
import {wantedRound} from './wanted-round.ts'

/** The content of a file returned to a round. */
export type CameBack = Answers &
  Pick<ReturnedFile, 'returned'> &
  Readonly<{
    /** Writes the folder of a round that this copy of the paper did not have. */
    write?: (() => Promise<void>) | undefined
  }>

type Reader = (path: string, place: ProjectPlace, flags: Flags, rounds: readonly Round[]) => Promise<CameBack>

/**
 * The table of readers of files with answers or marks, each of which belongs to a query or to certain words; a Word
 * file is compared as a whole instead.
 */
const readers: Readonly<Record<Exclude<AnswerImporter, 'Word'>, Reader>> = {
  'answers.json': readSaved,
  'queries.yaml': readQueries,
  PDF: readMarked
}

/** Reads a returned file: answers from the page of a proof, a `queries.yaml`, or a PDF with marks. */
export function readAnswered(
  importer: Exclude<AnswerImporter, 'Word'>,
  ...[path, place, flags, rounds]: Parameters<Reader>
): Promise<CameBack> {
  return readers[importer](path, place, flags, rounds)
}

async function readMarked(
  path: string,
  place: ProjectPlace,
  flags: Flags,
  rounds: readonly Round[]
): Promise<CameBack> {
  // PDFium is loaded only for a PDF.
  const {readReturnedPdf} = await import('./returned-pdf.ts')
  const {isSigned, unread, round, content, returned, rows, write} = await readReturnedPdf(
    path,
    place,
    flags,
    rounds
  )
  if (isSigned)
    process.stdout.write(`${path} is signed; its marks are read, but its signature is not checked\n`)
  if (unread > 0)
    process.stdout.write(`${path} has ${unread} more annotations than galley reads: look at its last pages\n`)
  return {
    round,
    content,
    write,
    answers: returned.flatMap(each => givenAnswer(each, rows)),
    returned: returned.filter(({kind}) => kind !== 'answer')
  }
}

async function readSaved(
  path: string,
  place: ProjectPlace,
  _flags: Flags,
  rounds: readonly Round[]
): Promise<CameBack> {
  const {text, ...answers} = await answersIn(path)
  const {round, content} = answers
  const sent = rounds.find(({number}) => number === round)
  if (sent?.record?.content !== content)
    throw new UsageFault(
      `${path} does not answer round ${round} of this paper: its content ${content.slice(0, 12)} is not in ${place.outputFolder}; nothing was written`
    )
  await warnOfFaults(place, sent, [queriesFile])
  return {...answers, returned: untakenWords(text, answers, await roundAnswers(roundAt(place, round)))}
}

/**
 * Reads the answers in a `queries.yaml`. The file does not name its round, so it belongs to the round of `--round`, or
 * to the last one.
 */
async function readQueries(
  path: string,
  place: ProjectPlace,
  flags: Flags,
  rounds: readonly Round[]
): Promise<CameBack> {
  const round = wantedRound(path, rounds, flags)
  if (round.record === undefined)
    throw new UsageFault(
      `cannot read the answers in ${path}: ${recordFile} of round ${round.number} is missing or damaged; nothing was written`
    )
  const text = await answersText(path)
  const {paper, queriesFile: own} = await readPresent(place, await withPresentStyle(flags, round, place.root))
  const sent = paper.textOf(own)
  const rows = await roundQueries(roundAt(place, round.number))
  const read = readReturnedQueries(
    {path: basename(path), text},
    rows,
    sent === undefined ? undefined : {path: own, text: sent}
  )
  if (read === undefined)
    throw new UsageFault(`${path} contains no query of round ${round.number}; nothing was written`)
  return {round: round.number, content: round.record.content, ...read}
}

/** Converts an answer in a returned file to the form that the page of a proof saves. */
function givenAnswer(
  {kind, person, query, text}: Returned,
  rows: readonly QueryRow[]
): readonly KeptAnswer[] {
  if (kind !== 'answer' || query === undefined) return []
  const question = rows.find(({number}) => number === query)?.question ?? ''
  return [{by: nameOf(person), query, question, answer: text}]
}
