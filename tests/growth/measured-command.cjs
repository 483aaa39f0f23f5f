/** Writes, when a command of galley ends, what processor time (in seconds) and memory (in MB) it took, into MEASURE_TO. */
const {writeFileSync} = require('node:fs')
const {isMainThread} = require('node:worker_threads')

if (isMainThread && process.env.MEASURE_TO) {
  process.on('exit', () => {
    const {user, system} = process.cpuUsage()
    const memory = process.resourceUsage().maxRSS / 1024
    writeFileSync(process.env.MEASURE_TO, JSON.stringify({seconds: (user + system) / 1e6, memory}))
  })
}
