/** Calls functions in a worker thread, by messages. */
import {parentPort, type TransferListItem, Worker} from 'node:worker_threads'

/** Functions in another thread. Arguments and results are copied, so they must be plain data. */
type Thread = Readonly<{
  /** Calls a function of the thread; rejects with an error that has only the message of the original. */
  call: (name: string, ...values: readonly unknown[]) => Promise<unknown>
}>

type Call = Readonly<{id: number; name: string; values: readonly unknown[]}>
type Waiting = Readonly<{resolve: (value: unknown) => void; reject: (fault: Error) => void}>
type Answer = Readonly<{id: number; value?: unknown; fault?: string}> | Readonly<{notice: string}>

/**
 * Creates a thread from a file that calls `answerCalls`; it starts with the first call, and keeps the process alive
 * only while a call is pending. `notice` gets the lines that the thread sends for the user.
 */
export function createThread(file: URL, notice: (line: string) => void): Thread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let calls = 0

  function settle(id: number, result: Readonly<{value?: unknown}> | Error): void {
    const call = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker?.unref()
    if (result instanceof Error) call?.reject(result)
    else call?.resolve(result.value)
  }

  function start(): Worker {
    const started = new Worker(file)
    started.on('message', (answer: Answer) => {
      if ('notice' in answer) notice(answer.notice)
      else settle(answer.id, answer.fault === undefined ? answer : new Error(answer.fault))
    })
    const end = (fault: Error) => {
      if (worker === started) worker = undefined
      for (const id of [...waiting.keys()]) settle(id, fault)
    }
    started.on('error', end)
    started.on('exit', () => end(new Error('a worker thread ended without a result')))
    return started
  }

  return {
    call(name, ...values) {
      worker ??= start()
      worker.ref()
      const id = ++calls
      worker.postMessage({id, name, values} satisfies Call)
      return new Promise((resolve, reject) => waiting.set(id, {resolve, reject}))
    }
  }
}

/** The event that a thread's port emits before a call is answered. */
export const answeringEvent = 'answering'

/** Answers calls; used in the worker thread. Bytes in a result are transferred instead of copied. */
export function answerCalls(functions: Readonly<Record<string, (...values: never[]) => unknown>>): void {
  parentPort?.on('message', async ({id, name, values}: Call) => {
    try {
      const value = await functions[name]?.(...(values as never[]))
      // The event is emitted first, since the main thread may end this thread as soon as it has the answer.
      parentPort?.emit(answeringEvent, id)
      parentPort?.postMessage({id, value} satisfies Answer, bytesOf(value))
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error)
      parentPort?.postMessage({id, fault} satisfies Answer)
    }
  })
}

/** Sends a line for the user from the thread. */
export function sendNotice(notice: string): void {
  parentPort?.postMessage({notice} satisfies Answer)
}

function bytesOf(value: unknown): TransferListItem[] {
  const parts = value instanceof Uint8Array ? [value] : value instanceof Object ? Object.values(value) : []
  return parts.flatMap(part => {
    const isAlone = part instanceof Uint8Array && part.byteLength === part.buffer.byteLength
    return isAlone && part.buffer instanceof ArrayBuffer ? [part.buffer] : []
  })
}
