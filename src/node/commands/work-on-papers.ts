import {availableParallelism} from 'node:os'
import {largestOf} from '../../core/extremes.ts'
import type {Flags} from '../command.ts'
import {failed, type PaperOutcome, type PaperTask} from '../papers/paper-task.ts'
import {runPapers} from '../papers/run-papers.ts'
import {typesetterFor} from '../print/command-typesetter.ts'
import {UsageFault} from '../program/fault.ts'
import {isPrinting} from './build.ts'
import type {PlannedTask} from './planned-papers.ts'
import {createTaskRunner} from './run-paper-task.ts'

/** A paper and the outcome of its task. */
export type FinishedPaper = Readonly<{name: string; outcome: PaperOutcome}>

/** Runs the tasks of papers; `write` gets a line about each paper when its task is done. */
export async function workOn(
  planned: readonly PlannedTask[],
  jobs: number,
  flags: Flags,
  write = (line: string): void => void process.stderr.write(`${line}\n`)
): Promise<readonly FinishedPaper[]> {
  const say = (line: string): void => write(`galley: ${line}`)
  const total = planned.length
  let count = 0
  let broken = 0
  const tell = (name: string, outcome: PaperOutcome): void => {
    count++
    if (outcome.code !== 0) broken++
    const left = total - count
    const about = [...(left > 0 ? [`${left} left`] : []), ...(broken > 0 ? [`${broken} failed`] : [])]
    say(
      `${count} of ${total}: ${name}: ${stateOf(outcome)}${about.length > 0 ? `; ${about.join(', ')}` : ''}`
    )
    for (const line of outcome.lines) write(`${line} (${name})`)
  }
  const faults = new Map<string, PaperOutcome>()
  for (const one of planned) {
    if (!('fault' in one)) continue
    faults.set(one.name, failed(one.fault))
    tell(one.name, failed(one.fault))
  }
  const tasks = planned.flatMap(one => ('task' in one ? [one.task] : []))
  const typesetter = typesetterFor(flags)
  // With a cache, possibly no paper has to be printed.
  if (
    flags.cache === undefined &&
    tasks.some(({command, flags: own}) => command === 'build' && isPrinting(own))
  )
    typesetter.warm()
  try {
    const here = createTaskRunner()
    const done = ({name}: PaperTask, outcome: PaperOutcome): void => tell(name, outcome)
    const outcomes = await runPapers(tasks, {jobs, typesetter, here, done, say})
    const byName = new Map(tasks.map(({name}, index) => [name, outcomes[index]!]))
    return planned.map(({name}) => ({name, outcome: faults.get(name) ?? byName.get(name)!}))
  } finally {
    await typesetter.close()
  }
}

function stateOf({fault, errors, warnings, code}: PaperOutcome): string {
  if (fault !== undefined) return fault
  const counts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : [])
  ]
  return counts.join(', ') || (code === 0 ? 'done' : 'failed')
}

/** The exit code of a command for several papers. */
export function codeOf(finished: readonly FinishedPaper[]): number {
  return largestOf(finished.map(({outcome}) => outcome.code))
}

/** The number of processes: `--jobs`, or else the number of cores. */
export function jobsOf({jobs}: Flags): number {
  if (jobs === undefined) return availableParallelism()
  const number = Number(jobs)
  if (!Number.isInteger(number) || number < 1 || number > mostJobs)
    throw new UsageFault(`--jobs must be a whole number from 1 to ${mostJobs}, not ${jobs}`)
  return number
}

const mostJobs = 1024
