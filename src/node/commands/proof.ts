import {join, relative} from 'node:path'
import {rules} from '../../check/rules/index.ts'
import {wholeTexts} from '../../core/joined-text.ts'
import {withLineFeeds} from '../../core/line-ends.ts'
import {type Output, proofOutputs} from '../../outputs/index.ts'
import {questionsAbout} from '../../review/proofs/asked-findings.ts'
import {proofChanges} from '../../review/proofs/changes.ts'
import {proofHtmlOutput} from '../../review/proofs/html.ts'
import {isRoundNumber, lastRound} from '../../review/proofs/map/format.ts'
import {contentHash, proofMarks} from '../../review/proofs/marks.ts'
import {type AskedQuery, queriesBytes, queriesOf, queryRows} from '../../review/proofs/queries.ts'
import {
  type NamedBytes,
  type ProofRecord,
  proofSchema,
  recordBytes,
  recordedFiles,
  sortedRows
} from '../../review/proofs/record.ts'
import {chooseRound, type Round} from '../../review/proofs/rounds.ts'
import {zipOf} from '../../review/proofs/sources.ts'
import type {Flags, Run} from '../command.ts'
import {lockOutputs} from '../files/build-lock.ts'
import {withPictureRoot} from '../files/picture-root.ts'
import {findProject, type ProjectPlace} from '../files/project.ts'
import {mapFile, otherFiles, readRounds, recordFile, roundFolder, sourcesFile} from '../files/rounds.ts'
import {finishRounds, writeRound} from '../files/write-round.ts'
import {revisionOf} from '../git/git.ts'
import {namedPapers} from '../papers/named-papers.ts'
import {UsageFault} from '../program/fault.ts'
import {galleyVersion} from '../program/package.ts'
import {requireChapters, runOnce, type Session} from '../session.ts'
import {earlierVersion} from './against.ts'
import {blindOptions, keyArtifact, reportLeaks, slugOf} from './blind.ts'
import {confirmDue, dayOf} from './due-day.ts'
import {rulesOnly} from './only.ts'
import {outputsNamed} from './outputs.ts'
import {writeLetters} from './proof-letters.ts'
import {isReturnedFile, takeReturnedFiles} from './proof-returned.ts'
import {spokenProof} from './proof-spoken.ts'
import {showStatus} from './proof-status.ts'
import {referenceDocument} from './reference-doc.ts'
import {report} from './report.ts'
import {recordedStyle, withLastStyle} from './round-style.ts'

/** `galley proof`: writes a proof into a folder for its round. Errors do not prevent it, but are shown in it. */
export const runProof: Run = async (flags, paths) => {
  const answers = Array.isArray(flags.answers) ? flags.answers.map(String) : []
  // `--answers` can be followed by several files.
  const isAnswers = (path: string): boolean => answers.length > 0 && isReturnedFile(path)
  const papers = paths.filter(path => !isAnswers(path))
  if (answers.length === 0 && (flags.status === true || flags.letter === true)) {
    const named = namedPapers(papers, name => placeOf([name], flags))
    const show = flags.letter === true ? writeLetters : showStatus
    return show(named, flags, roundOf(flags))
  }
  const place = placeOf(papers, flags)
  const unlock = await lockOutputs(place, line => process.stderr.write(`galley: ${line}\n`))
  try {
    await finishRounds(place)
    if (answers.length === 0) return await makeProof(place, flags)
    return await takeReturnedFiles(place, flags, [...answers, ...paths.filter(isAnswers)])
  } finally {
    unlock()
  }
}

async function makeProof(place: ProjectPlace, given: Flags): Promise<number> {
  const wish = {number: roundOf(given), replace: given.replace === true}
  const due = dayOf(given, 'due')
  await confirmDue(due)
  const isAsked = rulesOnly(given.ask)
  const askedRules = new Set(isAsked && rules.filter(isAsked).map(({name}) => name as string))
  const rounds = await readRounds(place)
  const flags = await withLastStyle(given, rounds.at(-1), place.root, line =>
    process.stderr.write(`galley: ${line}\n`)
  )
  // Both call git, and run at the same time, so that an unresponsive git delays a proof only once.
  const [{problem, ...source}, before] = await Promise.all([
    revisionOf(place.root),
    typeof given.against === 'string' ? earlierVersion(given.against, place, rounds, flags) : undefined
  ])
  if (problem !== undefined)
    process.stderr.write(`galley: warning: the proof names no git revision: ${problem}\n`)
  const blind = await blindOptions(flags, place)
  let chosen: Pick<MadeRound, 'round' | 'content' | 'queries' | 'due' | 'replyTo'> = {
    round: 0,
    content: '',
    queries: [],
    due,
    replyTo: undefined
  }
  const session = await runOnce(place, flags, {
    outputs: outputsOfProof(flags, before !== undefined),
    against: before?.composed,
    reference: await referenceDocument(flags, place),
    blind,
    draft: true,
    // The proof itself shows open queries and edits, so they are not reported.
    only: rule => rule.name !== 'query-open' && rule.name !== 'edits-tracked',
    ask: (diagnostics, {project}) =>
      questionsAbout(
        diagnostics.filter(({rule}) => askedRules.has(rule)),
        project.questions
      ),
    proof: content => {
      const hash = contentHash(content.source)
      const choice = chooseRound(rounds, hash, wish)
      if ('refusal' in choice) throw new UsageFault(choice.refusal)
      const {proof} = content.manuscript.project.style
      // If the round already exists with the same content, this output gets the same due day and e-mail address.
      const there = rounds.find(({number}) => number === choice.number)?.record
      const same = there?.content === hash ? there : undefined
      const given = typeof flags['reply-to'] === 'string' ? flags['reply-to'] : undefined
      const back = {due: due ?? same?.due, to: given ?? same?.replyTo ?? proof.replyTo}
      const queries = queriesOf(content.article)
      chosen = {round: choice.number, content: hash, queries, due: back.due, replyTo: back.to}
      const identity = {round: choice.number, ...(blind ? {date: undefined, revision: undefined} : source)}
      const {redline} = content
      const changes =
        redline && before && proofChanges(redline, blind ? nameForReviewers(before.name) : before.name)
      return proofMarks(content, identity, hash, {...back, instructions: proof.instructions}, changes)
    }
  })
  requireChapters(session, place)
  await report(session, place, flags)
  if (reportLeaks(session.build)) return 1
  for (const problem of session.build.problems) process.stderr.write(`galley: warning: ${problem}\n`)
  const record = rounds.find(({number}) => number === chosen.round)?.record
  const spoken = flags.spoken === true ? [await spokenProof(session, before !== undefined)] : []
  await writeProof(session, place, {...source, ...chosen, spoken}, record)
  return 0
}

/**
 * The name of an earlier version; a folder, file or revision named by the user is left out, since it may reveal the
 * authors.
 */
function nameForReviewers(name: string): string {
  return /^round \d+$/.test(name) ? name : 'the earlier version'
}

/**
 * The HTML and PDF outputs of a proof; the files of a redline have other names, so that they can be in the same
 * folder as the unmarked proof.
 */
function outputsOfProof({to}: Flags, isRedline: boolean): readonly Output[] {
  return outputsNamed(to, proofOutputs).map(output => {
    const proof = output.name === 'html' ? proofHtmlOutput : output
    return isRedline ? {...proof, ending: `redline.${proof.ending}`} : proof
  })
}

/** The place of a paper with `proofs/` as its output folder, since rounds are kept, unlike the files in `build/`. */
function placeOf(paths: readonly string[], flags: Flags): ProjectPlace {
  const output = typeof flags.output === 'string' ? flags.output : undefined
  const place = withPictureRoot(findProject(paths, output), flags.root)
  return output === undefined ? {...place, outputFolder: join(place.root, 'proofs')} : place
}

function roundOf({round}: Flags): number | undefined {
  if (round === undefined) return undefined
  const number = Number(round)
  if (!isRoundNumber(number))
    throw new UsageFault(`--round must be a whole number from 1 to ${lastRound}, not ${round}`)
  return number
}

type MadeRound = Readonly<{
  round: number
  content: string
  date: string | undefined
  revision: string | undefined
  due: string | undefined
  replyTo: string | undefined
  queries: readonly AskedQuery[]
  /** The text that a screen reader would speak for the proof, if requested. */
  spoken: readonly NamedBytes[]
}>

/**
 * Writes the files of a round, all at once. If the round exists with the same content, its other files stay, because
 * the PDF may have been sent before the HTML is made; if the content has changed, they are removed.
 */
async function writeProof(
  session: Session,
  place: ProjectPlace,
  made: MadeRound,
  before: Round['record']
): Promise<void> {
  const sources = session.disk
    .readings()
    .flatMap(({path, bytes}) => (bytes === undefined ? [] : [{path, bytes: withLineFeeds(bytes)}]))
  const {queryPlaces, proofMap, files: read, blind} = session.build
  const {joined} = session.build.manuscript.project
  const rows = queryRows(made.queries, queryPlaces, wholeTexts(joined, read.textOf), joined)
  const files = [
    ...session.build.artifacts,
    ...made.spoken,
    ...(blind === undefined ? [] : [keyArtifact(slugOf(session.build.artifacts), blind.masked)]),
    {path: 'queries.json', bytes: queriesBytes(rows)},
    ...(proofMap === undefined ? [] : [{path: mapFile, bytes: proofMap}]),
    {path: sourcesFile, bytes: zipOf(sources)}
  ]
  const folder = join(place.outputFolder, roundFolder(made.round))
  const names = [...files.map(({path}) => path), recordFile]
  const others = otherFiles(folder, before, names)
  const isReplaced = before?.content !== made.content
  const record: ProofRecord = {
    schema: proofSchema,
    galley: galleyVersion(),
    round: made.round,
    date: made.date,
    revision: made.revision,
    content: made.content,
    entry: place.entry,
    ...recordedStyle(session.named, place.root),
    due: made.due,
    replyTo: made.replyTo,
    sources: recordedFiles(sources),
    files: sortedRows([...recordedFiles(files), ...(isReplaced ? [] : others)])
  }
  const written = [...files, {path: recordFile, bytes: recordBytes(record)}]
  const removed = isReplaced ? others.map(({path}) => path) : []
  await writeRound(place, made.round, {files: written, removed})
  process.stdout.write(names.map(path => `wrote ${relative(process.cwd(), join(folder, path))}\n`).join(''))
}
