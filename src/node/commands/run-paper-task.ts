import {join} from 'node:path'
import {addAll} from '../../core/add-all.ts'
import type {Diagnostic} from '../../core/types.ts'
import type {TypesetDocument} from '../../core/typesetting.ts'
import type {Pagination} from '../../outputs/pdf/paginator/paginate.ts'
import {lockOutputs} from '../files/build-lock.ts'
import {failed, type PaperOutcome, type PaperTask, type RunTask} from '../papers/paper-task.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {faultLine} from '../program/fault.ts'
import type {Voice} from '../program/voice.ts'
import {readBehindOneWall} from '../program/wall.ts'
import type {Session, SharedTools} from '../session.ts'
import {createDeflater, createFormulaLayouter} from '../world.ts'
import {paperFacts} from './paper-facts.ts'

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
        addAll(
          lines,
          text.split('\n').filter(line => line !== '')
        ),
      hasColour: task.hasColour,
      isPart: true
    }
    let session: Session | undefined
    let pages: number | undefined
    const counting = countingPages(typesetter, count => {
      pages = count
    })
    const tools: SharedTools = {
      ...shared,
      typesetter: counting,
      issue: task.issue,
      built: built => {
        session = built
      }
    }
    try {
      const code = await runTask(task, tools, voice)
      const outcome = {code, part: parts.join(''), lines, pages}
      return session === undefined
        ? {...outcome, errors: 0, warnings: 0, read: []}
        : {...outcome, ...amountsOf(session, task), facts: paperFacts(session, task.place)}
    } catch (error) {
      return {...failed(faultLine(error).replace(/^galley: /, '')), lines}
    }
  }
}

/** A typesetter that tells how many pages a document has. */
function countingPages(typesetter: Typesetter, told: (pages: number) => void): Typesetter {
  return {
    ...typesetter,
    async typeset(job): Promise<TypesetDocument> {
      const document = await typesetter.typeset(job)
      const [pagination] = document.results as readonly [Partial<Pagination> | undefined]
      if (pagination?.pages !== undefined) told(pagination.pages)
      return document
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
  if (command === 'count') return (await import('./count-pages.ts')).countPages(place, flags, tools)
  const unlock = await lockOutputs(place, line => voice.err(`galley: ${line}\n`))
  try {
    return await (await import('./build-paper.ts')).buildPaper(place, flags, tools, voice)
  } finally {
    unlock()
  }
}

function amountsOf(
  session: Session,
  {place, flags}: PaperTask
): Pick<PaperOutcome, 'errors' | 'warnings' | 'read'> {
  const {diagnostics} = session.build
  const isError = ({severity}: Diagnostic): boolean =>
    severity === 'error' || (flags.strict === true && severity === 'warning')
  return {
    errors: diagnostics.filter(isError).length,
    warnings: diagnostics.filter(one => !isError(one) && one.severity === 'warning').length,
    read: session.disk
      .readings()
      .filter(({bytes}) => bytes !== undefined)
      .map(({path, asked}) => join(place.root, asked ?? path))
  }
}
