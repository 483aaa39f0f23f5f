import {rules} from '../../check/rules/index.ts'
import type {Flags} from '../command.ts'
import type {NamedPaper} from '../papers/named-papers.ts'
import type {PaperTask} from '../papers/paper-task.ts'
import {galleyVersion} from '../program/package.ts'
import {tasksFor} from './planned-papers.ts'
import {reportForm, writeReport} from './report.ts'
import {codeOf, type FinishedPaper, jobsOf, workOn} from './work-on-papers.ts'

/**
 * Checks, builds or verifies several papers with one browser and one report. A failing paper does not stop the others.
 * Returns the exit code: 2 if a paper could not be processed, or else 1 if one has errors.
 */
export async function runSeveral(
  command: PaperTask['command'],
  papers: readonly NamedPaper[],
  flags: Flags
): Promise<number> {
  // Unknown formats and numbers are reported before any work.
  const form = reportForm(typeof flags.format === 'string' ? flags.format : 'text')
  const jobs = jobsOf(flags)
  const tasks = tasksFor(command, papers, flags)
  const finished = await workOn(tasks, jobs, flags)
  if (command === 'verify') {
    process.stdout.write(verdicts(finished))
    return codeOf(finished)
  }
  const parts = finished.map(({name, outcome: {part, fault, errors, warnings}}) => ({
    paper: name,
    text: part,
    fault,
    errors,
    warnings
  }))
  const text = (await form.several()).join(parts, {rules, version: galleyVersion()})
  const file = command === 'check' && typeof flags.output === 'string' ? flags.output : undefined
  if (file === undefined) process.stdout.write(text)
  else {
    const read = finished.flatMap(({outcome}) => outcome.read)
    await writeReport(file, text, read)
  }
  return codeOf(finished)
}

/** A summary that counts the papers with each verdict. */
function verdicts(finished: readonly FinishedPaper[]): string {
  const blocks = finished.map(
    ({name, outcome: {part, fault}}) => `── ${name}\n${fault === undefined ? part : `${fault}\n`}\n`
  )
  const states = ['same', 'differs', 'not comparable or not done'].flatMap((state, code) => {
    const those = finished.filter(({outcome}) => outcome.code === code)
    const names = code === 0 ? '' : ` (${those.map(({name}) => name).join(', ')})`
    return those.length === 0 ? [] : [`${those.length} ${state}${names}`]
  })
  return `${blocks.join('')}${finished.length} papers: ${states.join(', ')}\n`
}
