import {join, relative} from 'node:path'
import {defaultLetters, type LetterFacts, type LetterKind, letterAbout} from '../../review/answers/letters.ts'
import {isPartlyBack, stateOf} from '../../review/answers/paper-status.ts'
import type {Flags} from '../command.ts'
import {lockOutputs} from '../files/build-lock.ts'
import {readIn} from '../files/read-file.ts'
import {roundAt, roundFolder} from '../files/rounds.ts'
import {mostOfRecord} from '../files/size-limits.ts'
import {writeRound} from '../files/write-round.ts'
import type {NamedPaper} from '../papers/named-papers.ts'
import {today} from '../today.ts'
import {correspondent, type RoundOfPaper, readPapers} from './proof-status.ts'

/** The file of each letter, in the folder of its round. */
const letterFiles: Readonly<Record<LetterKind, string>> = {covering: 'letter.txt', reminder: 'reminder.txt'}

/**
 * `galley proof --letter`: writes a letter for the last round of each paper. It is a reminder if the proof is late, or
 * if a file was returned and queries are still open; otherwise it is the covering letter.
 */
export async function writeLetters(
  papers: readonly NamedPaper[],
  flags: Flags,
  wanted: number | undefined
): Promise<number> {
  const {read, isWhole} = await readPapers(papers, flags, wanted)
  let code = isWhole ? 0 : 1
  for (const paper of read) if (!(await writeLetter(paper, flags))) code = 1
  return code
}

/** Returns whether the letter was written, or was not needed. */
async function writeLetter(paper: RoundOfPaper, flags: Flags): Promise<boolean> {
  const {place, status, round} = paper
  const day = today()
  const state = stateOf(status, day)
  if (round === undefined) {
    process.stdout.write(`${status.paper}: there is no proof yet, so no letter\n`)
    return true
  }
  if (state === 'complete' || state === 'to settle') {
    process.stdout.write(`${status.paper}: no query is open, so no letter\n`)
    return true
  }
  const kind = state === 'late' || isPartlyBack(status) ? 'reminder' : 'covering'
  const {letter, reminder} = paper.manuscript.project.style.proof
  const template = (kind === 'covering' ? letter : reminder) ?? defaultLetters[kind]
  const name = letterFiles[kind]
  const text = letterAbout(template, status, factsOf(paper), day)
  const path = relative(process.cwd(), join(place.outputFolder, roundFolder(round.number), name))
  const before = await readIn(roundAt(place, round.number), name, mostOfRecord)
  const isThere = before instanceof Uint8Array
  if (isThere && new TextDecoder().decode(before) !== text && flags.replace !== true) {
    process.stderr.write(`galley: ${path} already exists with different words; \`--replace\` overwrites it\n`)
    return false
  }
  const unlock = await lockOutputs(place, line => process.stderr.write(`galley: ${line}\n`))
  try {
    await writeRound(place, round.number, {files: [{path: name, bytes: new TextEncoder().encode(text)}]})
  } finally {
    unlock()
  }
  process.stdout.write(`wrote ${path}\n`)
  return true
}

function factsOf({manuscript, round}: RoundOfPaper): LetterFacts {
  const {metadata, project} = manuscript
  const {proof} = project.style
  return {
    authors: metadata.authors.map(({name}) => name).join(', '),
    email: correspondent(metadata.authors)?.email,
    journal: metadata.journal.title,
    replyTo: round?.record?.replyTo ?? proof.replyTo,
    instructions: proof.instructions,
    files: (round?.record?.files ?? [])
      .map(({path}) => path)
      .filter(path => /\.(?:pdf|html|docx)$/.test(path))
  }
}
