import type {TypesetDocument} from '../../core/typesetting.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {TypesettingFault} from '../print/typesetting-fault.ts'
import type {FromWorker, RunTask, ToWorker} from './paper-task.ts'

type Waiting = Readonly<{settle: (document: TypesetDocument) => void; reject: (fault: Error) => void}>

/** Works on papers for the parent process, whose browser prints them. */
export function servePapers(run: RunTask): void {
  const waiting = new Map<number, Waiting>()
  let jobs = 0
  const send = (message: FromWorker): void => void process.send?.(message)
  const typesetter: Typesetter = {
    typeset: job =>
      new Promise((settle, reject) => {
        const typeset = ++jobs
        waiting.set(typeset, {settle, reject})
        send({typeset, job})
      }),
    version: () => Promise.reject(new TypesettingFault('only documents are printed here')),
    // The parent process started the browser before the first paper.
    warm: () => undefined,
    close: async () => undefined
  }
  process.on('message', async (message: ToWorker) => {
    if ('task' in message) return send({outcome: await run(message.task, typesetter)})
    const asked = waiting.get(message.typeset)
    waiting.delete(message.typeset)
    if ('document' in message) asked?.settle(message.document)
    else asked?.reject(new TypesettingFault(message.fault))
  })
  // Ends in the same way as on a signal, so that temporary files and locks are removed.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
