import {readdirSync, readFileSync} from 'node:fs'

/**
 * The processor time of all threads of a running process, in milliseconds (Linux).
 * @param {number} pid
 */
export function cpuOf(pid) {
  const folder = `/proc/${pid}/task`
  const nanoseconds = readdirSync(folder).map(thread => timeOf(`${folder}/${thread}/schedstat`))
  return nanoseconds.reduce((sum, own) => sum + own, 0) / 1e6
}

/**
 * The resident memory of a process in MB (Linux).
 * @param {number} pid
 */
export function memoryOf(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024)
}

/** A thread that has ended has no time. */
function timeOf(file) {
  try {
    return Number(readFileSync(file, 'utf8').split(' ')[0])
  } catch {
    return 0
  }
}
