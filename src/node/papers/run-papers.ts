import type {Typesetter} from '../print/typesetter.ts'
import {TypesettingFault} from '../print/typesetting-fault.ts'
import {compiledProgram} from '../program/package.ts'
import {type PaperProcess, startPaperProcess} from '../program/paper-process.ts'
import {
  type FromWorker,
  failed,
  type PaperOutcome,
  type PaperTask,
  type RunTask,
  type ToWorker
} from './paper-task.ts'
import {printingAgain} from './printing-again.ts'

/** The means of working on several papers: processes, a browser, and callbacks. */
export type Shop = Readonly<{
  /** The number of processes. */
  jobs: number
  /** The browser that all papers share. */
  typesetter: Typesetter
  /** Runs a task in this process, which is necessary when galley is not compiled. */
  here: RunTask
  /** Called with each outcome when the task is done. */
  done: (task: PaperTask, outcome: PaperOutcome) => void
  /** Writes one line for the user. */
  say: (line: string) => void
}>

/**
 * Runs tasks in as many processes as there are jobs; returns the outcomes in the order of the tasks. If a process ends
 * in the middle of a task, the task is started once more.
 */
export async function runPapers(
  tasks: readonly PaperTask[],
  {jobs, typesetter, here, done, say}: Shop
): Promise<readonly PaperOutcome[]> {
  const outcomes: PaperOutcome[] = []
  const program = compiledProgram('paper-worker')
  const typeset = printingAgain(typesetter, say)
  let next = 0

  async function work(): Promise<void> {
    let running: PaperProcess | undefined
    for (let at = next++; at < tasks.length; at = next++) {
      const task = tasks[at]!
      let outcome: PaperOutcome | undefined
      for (let attempt = 1; outcome === undefined; attempt++) {
        if (program === undefined) outcome = await here(task, {...typesetter, close: async () => undefined})
        else {
          running = running?.isAlive() ? running : startPaperProcess(program)
          const ended = await askProcess(running, task, typeset)
          if ('outcome' in ended) outcome = ended.outcome
          else if (attempt === 1 && !ended.isSaid) say(`${ended.reason} (${task.name}); it is started again`)
          else outcome = failed(ended.reason)
        }
      }
      outcomes[at] = outcome
      done(task, outcome)
    }
    running?.end()
  }

  await Promise.all(Array.from({length: Math.min(jobs, tasks.length)}, work))
  return outcomes
}

type Ended = Readonly<{outcome: PaperOutcome}> | Readonly<{reason: string; isSaid: boolean}>

/** Sends a task to a process and prints for it; returns the outcome, or why the process ended without one. */
function askProcess(
  running: PaperProcess,
  task: PaperTask,
  typeset: (job: Parameters<Typesetter['typeset']>[0], name: string) => ReturnType<Typesetter['typeset']>
): Promise<Ended> {
  return new Promise(settle => {
    const tell = (message: ToWorker): void => running.send(message)
    running.listen(
      message => {
        const told = message as FromWorker
        if ('outcome' in told) return settle({outcome: told.outcome})
        typeset(told.job, task.name).then(
          document => tell({typeset: told.typeset, document}),
          error => tell({typeset: told.typeset, fault: reasonOf(error)})
        )
      },
      (reason, isSaid) => settle({reason, isSaid})
    )
    tell({task})
  })
}

function reasonOf(error: unknown): string {
  return error instanceof TypesettingFault || error instanceof Error ? error.message : String(error)
}
