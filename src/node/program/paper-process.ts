/** A process that works on one paper at a time; its messages are plain data. */
import {fork} from 'node:child_process'
import {fileURLToPath} from 'node:url'

export type PaperProcess = Readonly<{
  send: (message: object) => void
  /** Until the next call, passes messages to `message`; calls `ended` with the reason when the process has ended. */
  listen: (message: (message: object) => void, ended: (reason: string, isSaid: boolean) => void) => void
  isAlive: () => boolean
  end: () => void
}>

/** Starts a process from a file. The new process ends with this one, even if this one is killed. */
export function startPaperProcess(file: URL): PaperProcess {
  const child = fork(fileURLToPath(file), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc']
  })
  let told: Parameters<PaperProcess['listen']> | undefined
  let words = ''
  let isAlive = true
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-mostWords)
  })
  const ended = (reason: string): void => {
    if (!isAlive) return
    isAlive = false
    const [line] = /^galley: .*$/m.exec(words) ?? []
    told?.[1](line === undefined ? reason : line.replace(/^galley: /, ''), line !== undefined)
  }
  child.on('message', message => told?.[0](message as object))
  child.on('error', error => ended(`a process does not start: ${error.message}`))
  child.on('close', (code, signal) =>
    ended(`a process ended in the middle of a paper (${signal ?? `exit code ${code}`})`)
  )
  return {
    // If the process has ended, that is reported separately.
    send: message => void child.send(message, () => undefined),
    listen: (...listeners) => {
      told = listeners
    },
    isAlive: () => isAlive,
    end: () => {
      if (child.connected) child.disconnect()
    }
  }
}

const mostWords = 10_000
