import {join} from 'node:path'
import {type ReportPart, reports} from '../../check/report/index.ts'
import {rules} from '../../check/rules/index.ts'
import {pagesShown} from '../../core/pages-shown.ts'
import {plural} from '../../core/plural.ts'
import {destinations} from '../../core/wanted-by.ts'
import {aligned} from '../../review/answers/paper-list.ts'
import type {Run} from '../command.ts'
import {UsageFault} from '../program/fault.ts'
import {galleyVersion} from '../program/package.ts'
import {buildIssue, countIssue, shownName, type WorkedPaper} from './issue-build.ts'
import {checkIssue} from './issue-check.ts'
import {writeIssue} from './issue-files.ts'
import {newIssue} from './issue-new.ts'
import {type IssuePlan, type PaperOfIssue, planIssue} from './issue-plan.ts'
import {issuePart} from './issue-report.ts'
import {writeSnakefile} from './issue-snakefile.ts'
import {reportForm} from './report.ts'

/** `galley issue`: builds an issue of a journal, or reports the missing settings of its papers. */
export const runIssue: Run = async (flags, paths) => {
  const [first, second, ...others] = paths
  if (first === 'new') {
    if (others.length > 0) throw new UsageFault('name one folder for the new issue')
    return newIssue(second)
  }
  if (second !== undefined) throw new UsageFault('name one folder with an issue.yaml')
  const form = reportForm(typeof flags.format === 'string' ? flags.format : 'text')
  const plan = await planIssue(first ?? '.', typeof flags.output === 'string' ? flags.output : undefined)
  const chosen = chosenPapers(plan, flags.paper)
  const own = await issuePart(plan, flags)
  if (own !== undefined && own.errors > 0) {
    process.stdout.write((await form.several()).join([own], about))
    process.stderr.write('galley: nothing was built, because of errors in issue.yaml\n')
    return 1
  }
  if (flags.count === true) return countIssue(plan, flags, chosen ?? plan.papers)
  if (flags.snakefile === true) {
    process.stdout.write(`wrote ${await writeSnakefile(plan, await checkIssue(plan, flags), flags)}\n`)
    return 0
  }
  const keeping = {cache: join(plan.outputFolder, 'cache'), ...flags}
  const built = flags.check === true ? await checkIssue(plan, flags) : await buildIssue(plan, keeping, chosen)
  const parts = [...(own === undefined ? [] : [own]), ...built.map(partOfReport)]
  process.stdout.write((await form.several()).join(parts, about))
  // With a machine-readable report, standard output contains only the report.
  const stream = form === reports.text ? process.stdout : process.stderr
  if (flags.check === true) {
    stream.write(`\n${lackLines(built).join('\n')}\n`)
    return codeOf(built)
  }
  if (chosen !== undefined) return codeOf(built)
  const written = await writeIssue(plan, built, keeping)
  stream.write(`\n${issueLines(plan, built).join('\n')}\n`)
  stream.write(written.map(name => `wrote ${name}\n`).join(''))
  return codeOf(built)
}

/** The papers that `--paper` names, by their names in the issue or by their paths; undefined without it. */
function chosenPapers({papers}: IssuePlan, given: unknown): readonly PaperOfIssue[] | undefined {
  if (!Array.isArray(given)) return undefined
  return given.map(word => {
    const found = papers.find(({name, shown}) => name === word || shown === word)
    if (found !== undefined) return found
    const names = papers.map(({name}) => name).join(', ')
    throw new UsageFault(`the issue has no paper \`${word}\`; choose one of ${names}`)
  })
}

const about = {rules, version: galleyVersion()}

function partOfReport({paper, outcome: {part, fault, errors, warnings}}: WorkedPaper): ReportPart {
  return {paper: paper.shown, text: part, fault, errors, warnings}
}

/** Lines about the papers of the issue with their pages, and about the papers that are left out. */
function issueLines(plan: IssuePlan, built: readonly WorkedPaper[]): readonly string[] {
  const [inside, left] = [built.filter(isBuilt), built.filter(one => !isBuilt(one))]
  const rows = inside.map(({paper, outcome: {pages, facts}, firstPage}) => [
    firstPage === undefined || pages === undefined
      ? ''
      : pagesShown({firstPage, lastPage: firstPage + pages - 1}),
    paper.shown,
    facts?.title ?? ''
  ])
  return [
    `${shownName(plan, built)}: ${plural(inside.length, 'paper')}`,
    ...aligned(rows),
    ...left.map(({paper}) => `not in the issue, because it was not built: ${paper.shown}`)
  ]
}

function isBuilt({outcome}: WorkedPaper): boolean {
  return (outcome.facts?.files.length ?? 0) > 0
}

/** Lines about the settings that each paper lacks for archives, Crossref and other destinations. */
function lackLines(built: readonly WorkedPaper[]): readonly string[] {
  const rows = built.map(({paper, outcome: {facts, fault}}) => [
    paper.shown,
    fault !== undefined
      ? 'could not be read'
      : facts === undefined || facts.lacks.length === 0
        ? 'lacks nothing'
        : `lacks ${facts.lacks.join(', ')}`
  ])
  return [`for ${destinations.join(', ')}:`, ...aligned(rows)]
}

function codeOf(built: readonly WorkedPaper[]): number {
  return built.reduce((code, {outcome}) => Math.max(code, outcome.code), 0)
}
