import {fork} from 'node:child_process'
import {fileURLToPath} from 'node:url'

const program = fileURLToPath(new URL('worker.mjs', import.meta.url))

/**
 * Runs jobs in several reused processes. A process that sends nothing for too long, neither an answer nor the end of a
 * test, is killed, together with those that it started.
 * @template Job
 * @param {readonly Job[]} jobs each with `message` for the process and `limit` in milliseconds
 * @param {object} options
 * @param {number} options.count of processes
 * @param {readonly string[]} options.args of the program
 * @param {Record<string, string>} [options.env]
 * @param {(job: Job, answer: Answer) => void} done
 */
export async function inProcesses(jobs, {count, args, env}, done) {
  const queue = [...jobs]
  const work = async () => {
    let child
    for (let job = queue.shift(); job; job = queue.shift()) {
      child ??= await started(args, env)
      const answer = await ask(child, job)
      if (answer.ended) {
        end(child)
        child = undefined
      }
      done(job, answer)
    }
    if (child) end(child)
  }
  await Promise.all(Array.from({length: Math.min(count, jobs.length)}, work))
}

async function started(args, env) {
  const child = fork(program, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {...process.env, ...env}
  })
  running.add(child)
  await new Promise((settle, reject) => {
    child.once('message', settle)
    child.once('exit', () => reject(new Error('The process that runs the tests does not start')))
  })
  return child
}

/** @returns {Promise<Answer>} */
function ask(child, {message, limit}) {
  return new Promise(settle => {
    const finish = answer => {
      clearInterval(timer)
      child.removeAllListeners()
      settle(answer)
    }
    // The limit counts the running seconds of this process, so that a sleeping machine or a paused run does not kill a
    // mutant.
    let left = limit / 1000
    const listen = answer => {
      if (answer === 'a test has ended') left = limit / 1000
      else finish(answer)
    }
    const timer = setInterval(() => {
      left--
      if (left <= 0) finish({failure: 'the tests do not end', ended: 'time'})
    }, 1000)
    child.on('message', listen)
    child.once('exit', (code, signal) =>
      finish({failure: `the process of the tests ends with ${signal ?? code}`, ended: 'crash'})
    )
    child.send(message)
  })
}

const running = new Set()

function end(child) {
  running.delete(child)
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The process has already ended.
  }
}

/** Kills running processes when the program is interrupted. */
export function endAll() {
  for (const child of running) end(child)
}

/**
 * @typedef {object} Answer
 * @property {string} [failure] the first test that fails; undefined if all pass
 * @property {'time' | 'crash'} [ended] why the process did not answer
 */
