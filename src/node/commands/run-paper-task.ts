import {join} from 'node:path'
import {addAll} from '../../core/add-all.ts'
import type {Diagnostic, Severity} from '../../core/types.ts'
import {lockOutputs} from '../files/build-lock.ts'
import {failed, type PaperTask, type RunTask} from '../papers/paper-task.ts'
import {faultLine} from '../program/fault.ts'
import type {Voice} from '../program/voice.ts'
import {readBehindOneWall} from '../program/wall.ts'
import type {Session, SharedTools} from '../session.ts'
import {createDeflater, createFormulaLayouter} from '../world.ts'

/** Creates a function that runs tasks in this process, one after another; they share its threads. */
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
        void addAll(
          lines,
          text.split('\n').filter(line => line !== '')
        ),
      hasColour: task.hasColour,
      isPart: true
    }
    let session: Session | undefined
    const tools = {
      ...shared,
      typesetter,
      built: (built: Session) => {
        session = built
      }
    }
    try {
      const code = await runTask(task, tools, voice)
      return {code, part: parts.join(''), lines, ...factsOf(session, task)}
    } catch (error) {
      return {...failed(faultLine(error).replace(/^galley: /, '')), lines}
    }
  }
}

/** Runs one task; gives its exit code. */
async function runTask(
  {command, place, flags}: PaperTask,
  tools: SharedTools,
  voice: Voice
): Promise<number> {
  if (command === 'check') return (await import('./check-paper.ts')).checkPaper(place, flags, tools, voice)
  if (command === 'verify') return (await import('./verify-paper.ts')).verifyPaper(place, flags, tools, voice)
  const unlock = await lockOutputs(place, line => voice.err(`galley: ${line}\n`))
  try {
    return await (await import('./build-paper.ts')).buildPaper(place, flags, tools, voice)
  } finally {
    unlock()
  }
}

function factsOf(
  session: Session | undefined,
  {place, flags}: PaperTask
): Readonly<{errors: number; warnings: number; read: readonly string[]}> {
  const found = session?.build.diagnostics ?? []
  const isError = ({severity}: Diagnostic): boolean =>
    severity === 'error' || (flags.strict === true && severity === 'warning')
  return {
    errors: found.filter(isError).length,
    warnings: found.filter(one => !isError(one) && one.severity === ('warning' satisfies Severity)).length,
    read: (session?.disk.readings() ?? [])
      .filter(({bytes}) => bytes !== undefined)
      .map(({path, asked}) => join(place.root, asked ?? path))
  }
}
