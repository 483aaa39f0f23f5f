import {addAll} from '../../core/add-all.ts'
import type {Diagnostic} from '../../core/types.ts'
import {lockOutputs} from '../files/build-lock.ts'
import {failed, type PaperOutcome, type PaperTask, type RunTask} from '../papers/paper-task.ts'
import {faultLine} from '../program/fault.ts'
import type {Voice} from '../program/voice.ts'
import {readBehindOneWall} from '../program/wall.ts'
import type {Session, SharedTools} from '../session.ts'
import {createDeflater, createFormulaLayouter} from '../world.ts'
import {factsForIssue} from './facts-for-issue.ts'

/** Creates a function that runs tasks in this process, in order, with shared threads. */
export function createTaskRunner(): RunTask {
  const shared = {
    deflate: createDeflater(),
    layOutFormulas: createFormulaLayouter(),
    guard: readBehindOneWall()
  }
  return async (task, typesetter) => {
    const [parts, lines]: [string[], string[]] = [[], []]
    const voice: Voice = {
      out: text => void parts.push(text),
      err: text =>
        addAll(
          lines,
          text.split('\n').filter(line => line !== '')
        ),
      hasColour: task.hasColour,
      isPart: true
    }
    let session: Session | undefined
    const tools: SharedTools = {
      ...shared,
      typesetter,
      issue: task.issue,
      built: built => {
        session = built
      }
    }
    try {
      const {code, pages = session?.pages} = await runTask(task, tools, voice)
      const outcome = {code, part: parts.join(''), lines, pages}
      return session === undefined
        ? {...outcome, errors: 0, warnings: 0, read: []}
        : {...outcome, ...amountsOf(session, task), facts: factsForIssue(session, task.place)}
    } catch (error) {
      return {...failed(faultLine(error).replace(/^galley: /, '')), lines}
    }
  }
}

/** Runs one task; returns its exit code, and the number of pages if they were only counted. */
async function runTask(
  {command, place, flags}: PaperTask,
  tools: SharedTools,
  voice: Voice
): Promise<Readonly<{code: number; pages?: number | undefined}>> {
  if (command === 'check')
    return {code: await (await import('./check-paper.ts')).checkPaper(place, flags, tools, voice)}
  if (command === 'verify')
    return {code: await (await import('./verify-paper.ts')).verifyPaper(place, flags, tools, voice)}
  if (command === 'count') return (await import('./count-pages.ts')).countPages(place, flags, tools)
  const unlock = await lockOutputs(place, line => voice.err(`galley: ${line}\n`))
  try {
    return {code: await (await import('./build-paper.ts')).buildPaper(place, flags, tools, voice)}
  } finally {
    unlock()
  }
}

function amountsOf(session: Session, {flags}: PaperTask): Pick<PaperOutcome, 'errors' | 'warnings' | 'read'> {
  const {diagnostics} = session.build
  const isError = ({severity}: Diagnostic): boolean =>
    severity === 'error' || (flags.strict === true && severity === 'warning')
  return {
    errors: diagnostics.filter(isError).length,
    warnings: diagnostics.filter(one => !isError(one) && one.severity === 'warning').length,
    read: session.disk
      .readings()
      .filter(({bytes}) => bytes !== undefined)
      .map(({path, asked}) => session.disk.fileOf(asked ?? path))
  }
}
