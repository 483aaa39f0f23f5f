/** Keeps the print thread of commands, and so the browser, for the next command of the same process. */
import {EventEmitter} from 'node:events'
import threads, {type Worker} from 'node:worker_threads'

/** A call of a thread, and its answer or a line for the user (`src/node/program/thread.ts`). */
type Call = Readonly<{id: number; name: string; values: readonly unknown[]}>
type Answer = Readonly<{id: number}> | Readonly<{notice: string}>

/** A replacement for the print thread of a command. */
type Door = EventEmitter & Readonly<{postMessage: (call: Call) => void; ref: () => void; unref: () => void}>

type Kept = Readonly<{
  thread: Worker
  /**
   * The calls that wait for an answer, by the number that we gave each: the door that made the call, and the number of
   * the call there.
   */
  waiting: Map<number, Readonly<{door: EventEmitter; id: number}>>
  /** The browser's messages at start-up; every command passes them on. */
  notices: string[]
}>

const RealWorker = threads.Worker
let kept: Kept | undefined
let current: EventEmitter | undefined
let calls = 0

/** Makes the commands that run from now on share one print thread. */
export function keepPrintThread(): void {
  function Kept(file: URL, options: object): Worker | Door {
    return file.pathname.endsWith('/print-thread.js') ? doorTo(file) : new RealWorker(file, options)
  }
  threads.Worker = Kept as unknown as typeof Worker
}

/** Ends the kept browser and removes its files. */
export async function closePrintThread(): Promise<void> {
  if (kept === undefined) return
  const {thread} = kept
  kept = undefined
  const closed = new Promise(settle => {
    thread.on('message', ({id}) => id === 0 && settle(undefined))
    thread.once('exit', settle)
  })
  thread.postMessage({id: 0, name: 'close', values: []} satisfies Call)
  await closed
}

function doorTo(file: URL): Door {
  const door = new EventEmitter()
  /** A separate thread, for a command whose browser must be started differently. */
  let own: Worker | undefined

  function create({id, name, values: [options]}: Call): void {
    const {prints, ...wanted} = options as Readonly<{prints?: number; requireSandbox?: boolean}>
    if (wanted.requireSandbox) {
      own = new RealWorker(file)
      for (const event of ['message', 'error', 'exit'])
        own.on(event, (...about) => door.emit(event, ...about))
      own.postMessage({id, name, values: [options]})
      return
    }
    current = door
    if (kept === undefined) forward({id, name, values: [wanted]}, door, start(file))
    else for (const notice of kept.notices) answer({notice}, door)
  }

  function postMessage(call: Call): void {
    if (call.name === 'create') create(call)
    else if (own !== undefined) own.postMessage(call)
    else if (call.name === 'close') answer({id: call.id}, door)
    else forward(call, door, kept ?? start(file))
  }

  // `ref` and `unref` do nothing, because the process lives until its parent disconnects.
  return Object.assign(door, {postMessage, ref: () => undefined, unref: () => undefined})
}

function answer(message: Answer, door: EventEmitter): void {
  queueMicrotask(() => door.emit('message', message))
}

function forward(call: Call, door: EventEmitter, {thread, waiting}: Kept): void {
  waiting.set(++calls, {door, id: call.id})
  thread.postMessage({...call, id: calls})
}

function start(file: URL): Kept {
  const thread = new RealWorker(file)
  const started: Kept = {thread, waiting: new Map(), notices: []}
  thread.unref()
  thread.on('message', (message: Answer) => {
    if ('notice' in message) {
      started.notices.push(message.notice)
      current?.emit('message', message)
      return
    }
    const {door, id} = started.waiting.get(message.id) ?? {}
    started.waiting.delete(message.id)
    door?.emit('message', {...message, id})
  })
  for (const event of ['error', 'exit'])
    thread.on(event, (...about) => {
      if (kept === started) kept = undefined
      current?.emit(event, ...about)
    })
  kept = started
  return started
}
