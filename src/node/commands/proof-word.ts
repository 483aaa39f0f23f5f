import {join, relative} from 'node:path'
import {unifiedDiff} from '../../check/fix/unified-diff.ts'
import {mergeReturned, returnedBytes} from '../../review/answers/kept.ts'
import {returnedDoubts, returnedSummary} from '../../review/answers/report.ts'
import type {Round} from '../../review/proofs/rounds.ts'
import {type BroughtHome, bringHome} from '../../review/word/index.ts'
import {withEntries, writtenEntries} from '../../review/word/new-works.ts'
import type {WordDocument} from '../../review/word/read/document.ts'
import type {Flags} from '../command.ts'
import type {Destination} from '../files/destination.ts'
import {editedFiles, ownEdits} from '../files/own-texts.ts'
import type {ProjectPlace} from '../files/project.ts'
import {queriesFile, returnedFile, roundQueries, roundReturned} from '../files/round-answers.ts'
import {warnOfFaults} from '../files/round-faults.ts'
import {readRoundFile, roundAt} from '../files/rounds.ts'
import {mostOfRecord} from '../files/size-limits.ts'
import {readWordFile} from '../files/word-file.ts'
import {type ChangedText, writeRound} from '../files/write-round.ts'
import {UsageFault} from '../program/fault.ts'
import {inFolder} from './attached-paper.ts'
import {takeRound} from './proof-answers.ts'
import {readablePaper} from './readable-paper.ts'
import {roundSources} from './round-sources.ts'
import {withPresentStyle, withStyleOf} from './round-style.ts'
import {sentWordFiles} from './sent-word.ts'
import {wantedRound} from './wanted-round.ts'

/** The file for entries that co-authors cite and that the paper does not have. */
const newEntriesFile = 'new-references.bib'

/** The file for changes to existing entries, for `git apply` or `patch -p1`. */
const patchFile = 'references.patch'

/** A returned Word file, and its round. */
export type ReturnedWord = Readonly<{path: string; document: WordDocument; round: Round}>

/** Reads a returned Word file; throws a usage fault if the file is not a Word file, or belongs to no round. */
export async function readReturnedWord(
  path: string,
  rounds: readonly Round[],
  flags: Flags
): Promise<ReturnedWord> {
  const document = await readWordFile(path)
  return {path, document, round: roundOf(document, rounds, path, flags)}
}

/**
 * `galley proof --answers edited.docx`: writes a co-author's changes in Word into the texts, as CriticMarkup, and
 * records them with their round. Returns the exit code: 1 if something has no place.
 */
export async function takeWord(
  place: ProjectPlace,
  given: Flags,
  {path, document, round}: ReturnedWord
): Promise<number> {
  const flags = await withPresentStyle(given, round, place.root)
  const {number, record} = round
  const folder = roundAt(place, number)
  const sources = await roundSources(folder, record, 'read what came back to')
  await warnOfFaults(place, round, [queriesFile])
  const [kept, queries] = [await roundReturned(folder), await roundQueries(folder)]
  const own = await readablePaper(place, flags)
  const home = await inFolder({files: sources.files, entries: [sources.entry]}, async root => {
    const sentPlace = {root, entry: sources.entry, outputFolder: root}
    const asSent = withStyleOf(given, round)
    const files = await sentWordFiles(folder, sentPlace, asSent)
    const sent = await readablePaper(sentPlace, asSent)
    return bringHome(document, {sent, now: own, files, kept, queries})
  })
  if (home === undefined)
    throw new UsageFault(
      `${path} contains too few of the paragraphs of round ${number} to belong to it; nothing was written`
    )
  const edits = ownEdits(own.paper.manuscript.project.joined, home.edits)
  const texts: readonly ChangedText[] = await editedFiles(place.root, edits)
  const entries = await newEntries(folder, [...writtenEntries(home.newWorks), ...home.newEntries])
  const patch = home.proposals.map(({path, before, after}) => unifiedDiff(path, before, after)).join('')
  const patches = patch === '' ? [] : [{path: patchFile, bytes: new TextEncoder().encode(patch)}]
  const returned = mergeReturned(kept, home.returned)
  const bytes = returnedBytes({round: number, content: sources.content, returned})
  await writeRound(place, number, {
    files: [{path: returnedFile, bytes}, ...entries, ...patches],
    texts
  })
  const written = texts.map(text => text.path)
  process.stdout.write(report(home, {path, number, written, folder: folder.folder}).join(''))
  const {content} = sources
  const isAnswered = home.answers.length > 0
  const isLost =
    isAnswered && (await takeRound(place, flags, {round: number, content, answers: home.answers}))
  return isLost || home.returned.some(({verdict}) => verdict === 'not placed') ? 1 : 0
}

/** The round of a file: the round that the file names, or the round of `--round`, or else the last. */
function roundOf({properties}: WordDocument, rounds: readonly Round[], path: string, flags: Flags): Round {
  const [, number, content = ''] = /^(\d+) ([\da-f]+)$/.exec(properties.get('galley.proof') ?? '') ?? []
  const named = rounds.find(({record}) => record?.content === content)
  if (number !== undefined && named === undefined)
    throw new UsageFault(
      `${path} does not belong to round ${number} of this paper: its content ${content.slice(0, 12)} is not among its rounds; nothing was written`
    )
  return named ?? wantedRound(path, rounds, flags)
}

/** The file of proposed entries, extended by the entries of new works. */
async function newEntries(
  folder: Destination,
  entries: readonly string[]
): Promise<ReadonlyArray<Readonly<{path: string; bytes: Uint8Array}>>> {
  if (entries.length === 0) return []
  const bytes = await readRoundFile(folder, newEntriesFile, mostOfRecord)
  const before = bytes === undefined ? '' : new TextDecoder().decode(bytes)
  const text = withEntries(entries, before)
  return text === before ? [] : [{path: newEntriesFile, bytes: new TextEncoder().encode(text)}]
}

type Reported = Readonly<{path: string; number: number; written: readonly string[]; folder: string}>

function report(
  {returned, repeated, newWorks, newEntries, remarks}: BroughtHome,
  {path, number, written, folder}: Reported
): readonly string[] {
  const placed = returned.filter(({verdict}) => verdict !== 'not placed')
  const where = written.length === 0 ? '' : `, written into ${written.join(', ')}`
  const before = repeated === 0 ? '' : `; ${repeated} were imported before`
  const cited = newWorks.map(({key}) => `@${key}`).join(', ')
  const inFolder = (name: string): string => relative(process.cwd(), join(folder, name))
  const isProposed = returned.some(({proposed}) => proposed !== undefined)
  return [
    returned.length === 0
      ? `${path}, round ${number}: nothing ${repeated === 0 ? 'has changed' : 'new; everything in it was imported before'}\n`
      : `${path}, round ${number}: ${placed.length} of ${returned.length} changes and comments have a place${where}${before}\n`,
    ...[...returnedSummary(returned), ...returnedDoubts(returned)].map(line => `${line}\n`),
    ...(newWorks.length === 0
      ? []
      : [`new in the citations: ${cited}; their entries are proposed in ${inFolder(newEntriesFile)}\n`]),
    ...(newEntries.length === 0
      ? []
      : [`new in the list of references: ${newEntries.length}; see ${inFolder(newEntriesFile)}\n`]),
    ...(isProposed ? [`changes of the bibliography are proposed in ${inFolder(patchFile)}\n`] : []),
    ...remarks.map(remark => `${remark}\n`)
  ]
}
