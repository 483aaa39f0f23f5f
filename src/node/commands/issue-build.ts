import {join} from 'node:path'
import {plural} from '../../core/plural.ts'
import type {PartOfIssue} from '../../core/world.ts'
import {issueName} from '../../issue/contents.ts'
import {pagesBefore} from '../../issue/issue-manifest.ts'
import type {Issue} from '../../parse/settings/issue.ts'
import {mostManifestBytes} from '../../reproduce/read-manifest.ts'
import type {Flags} from '../command.ts'
import {namedByUser} from '../files/destination.ts'
import {readIn} from '../files/read-file.ts'
import {writeFiles} from '../files/write.ts'
import type {PaperOutcome, PaperTask} from '../papers/paper-task.ts'
import {UsageFault} from '../program/fault.ts'
import {processVoice} from '../program/voice.ts'
import {isPrinting} from './build.ts'
import type {IssuePlan, PaperOfIssue} from './issue-plan.ts'
import {jobsOf, workOn} from './work-on-papers.ts'

/** A paper of an issue after its task, with its page numbers in the issue. */
export type WorkedPaper = Readonly<{
  paper: PaperOfIssue
  outcome: PaperOutcome
  firstPage: number | undefined
  /** The number of pages that was assumed when the paper was built. */
  counted?: number | undefined
}>

/** The file name of an issue's manifest. */
export const issueManifestFile = 'issue.json'

/**
 * The maximum number of rounds in which papers are built again because an earlier paper has a different number of pages
 * than was assumed.
 */
const mostRounds = 3

/**
 * Builds the papers of an issue. If page numbers continue from paper to paper, papers whose number of pages is unknown
 * are laid out first; then each paper is built once. With `chosen`, only those papers are built.
 */
export async function buildIssue(
  plan: IssuePlan,
  flags: Flags,
  chosen?: readonly PaperOfIssue[]
): Promise<readonly WorkedPaper[]> {
  const {issue, papers} = plan
  const isContinued = issue.pages === 'continued' && isPrinting(flags)
  const counts = new Map(isContinued ? await countsBefore(plan) : [])
  // A run for chosen papers does not settle the page numbers.
  if (isContinued && chosen === undefined) {
    const unknown = papers.filter(({name}) => !counts.has(name))
    const counted = await run('count', unknown, plan, flags, new Map())
    for (const {paper, outcome} of counted)
      if (outcome.pages !== undefined) counts.set(paper.name, outcome.pages)
  }
  let built: readonly WorkedPaper[] = []
  let wanted = chosen ?? papers
  for (let round = 0; wanted.length > 0 && round < mostRounds; round++) {
    const firsts = isContinued ? firstPages(papers, issue.firstPage, counts) : new Map<string, number>()
    const anew = await run('build', wanted, plan, flags, firsts, new Map(counts))
    const others = built.filter(({paper}) => !wanted.includes(paper))
    built = [...others, ...anew].toSorted((a, b) => a.paper.order - b.paper.order)
    if (!isContinued || chosen !== undefined) break
    for (const {paper, outcome} of built) counts.set(paper.name, outcome.pages ?? 0)
    const now = firstPages(papers, issue.firstPage, counts)
    wanted = built
      .filter(
        ({paper, outcome: {pages}, firstPage, counted}) =>
          pages !== undefined && (now.get(paper.name) !== firstPage || pages !== counted)
      )
      .map(({paper}) => paper)
    if (wanted.length > 0)
      process.stderr.write(
        `galley: building again with new page numbers: ${wanted.map(({shown}) => shown).join(', ')}\n`
      )
  }
  return built
}

/**
 * Lays out papers and writes the number of pages of each into a file in `pages/`, or 0 if it has errors; returns the
 * exit code.
 */
export async function countIssue(
  plan: IssuePlan,
  flags: Flags,
  chosen: readonly PaperOfIssue[]
): Promise<number> {
  const counted = await run('count', chosen, plan, flags, new Map())
  for (const {paper, outcome} of counted) {
    if (outcome.fault !== undefined) throw new UsageFault(`${outcome.fault} (${paper.shown})`)
    const papers = [{name: paper.name, pages: outcome.pages ?? 0}]
    const bytes = new TextEncoder().encode(`${JSON.stringify({papers})}\n`)
    await writeFiles(namedByUser(join(plan.outputFolder, pagesFolder)), [{path: `${paper.name}.json`, bytes}])
  }
  return 0
}

const pagesFolder = 'pages'

/** The number of pages of each paper, from the manifest of the last run, or as counted by `countIssue`. */
export async function countsBefore({outputFolder, papers}: IssuePlan): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const {name} of papers) {
    const bytes = await readIn(
      namedByUser(join(outputFolder, pagesFolder)),
      `${name}.json`,
      mostManifestBytes
    )
    if (bytes instanceof Uint8Array) addPages(counts, bytes)
  }
  const bytes = await readIn(namedByUser(outputFolder), issueManifestFile, mostManifestBytes)
  if (bytes instanceof Uint8Array) addPages(counts, bytes)
  return counts
}

function addPages(counts: Map<string, number>, bytes: Uint8Array): void {
  for (const [name, pages] of pagesBefore(new TextDecoder().decode(bytes))) counts.set(name, pages)
}

/** The first page number of each paper, which follows the last page of the paper before it. */
export function firstPages(
  papers: readonly PaperOfIssue[],
  first: number,
  counts: ReadonlyMap<string, number>
): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>()
  let next = first
  for (const {name} of papers) {
    firsts.set(name, next)
    next += counts.get(name) ?? 0
  }
  return firsts
}

async function run(
  command: 'build' | 'count',
  papers: readonly PaperOfIssue[],
  {issue}: IssuePlan,
  flags: Flags,
  firsts: ReadonlyMap<string, number>,
  counts: ReadonlyMap<string, number> = new Map()
): Promise<readonly WorkedPaper[]> {
  if (papers.length === 0) return []
  const {hasColour} = processVoice()
  const own = issue.style === undefined || flags.style !== undefined ? flags : {...flags, style: issue.style}
  const tasks = papers.map(paper => {
    const task: PaperTask = {
      command,
      name: paper.shown,
      place: paper.place,
      flags: own,
      hasColour,
      issue: saidByIssue(issue, paper, firsts.get(paper.name), counts.get(paper.name))
    }
    return {name: paper.shown, task}
  })
  // Findings are reported when the papers are built.
  const isQuiet = command === 'count'
  if (isQuiet) process.stderr.write(`galley: counting the pages of ${plural(papers.length, 'paper')}\n`)
  const finished = await workOn(tasks, jobsOf(flags), flags, isQuiet ? () => undefined : undefined)
  return papers.map((paper, index) => ({
    paper,
    outcome: finished[index]!.outcome,
    firstPage: firsts.get(paper.name),
    counted: counts.get(paper.name)
  }))
}

/** The metadata that an issue determines for one of its papers: journal, section, order and pages. */
export function saidByIssue(
  issue: Issue,
  {section, order}: Pick<PaperOfIssue, 'section' | 'order'>,
  firstPage?: number,
  pages?: number
): PartOfIssue {
  const lastPage = firstPage === undefined || !pages ? undefined : firstPage + pages - 1
  const journal = {
    title: issue.journal,
    volume: issue.volume,
    issue: issue.number,
    section,
    firstPage,
    lastPage
  }
  return {
    journal: JSON.parse(JSON.stringify(journal)),
    ...(publishedOf(issue) !== undefined && {published: publishedOf(issue)}),
    order
  }
}

function publishedOf({date, year}: Issue): string | undefined {
  return date ?? year
}

/** The name of an issue in messages. */
export function shownName({issue}: IssuePlan, built: readonly WorkedPaper[]): string {
  const journals = built.flatMap(({outcome}) => outcome.facts?.journal ?? [])
  return issueName(issue, journals[0]) || issue.title || 'the issue'
}

/** The path of a paper's file, relative to the output folder of the issue. */
export function folderOfPaper({name}: PaperOfIssue, file: string): string {
  return join(name, file).replaceAll('\\', '/')
}
