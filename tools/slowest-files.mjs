// A reporter for vitest: the ten slowest test files of a run, so that a growing file is noticed before the run is slow.
import {relative} from 'node:path'

const most = 10

export default class SlowestFiles {
  onTestRunEnd(modules) {
    const rows = modules
      .map(module => {
        const {collectDuration, setupDuration, duration} = module.diagnostic()
        return {
          file: relative(process.cwd(), module.moduleId),
          milliseconds: collectDuration + setupDuration + duration
        }
      })
      .toSorted((one, other) => other.milliseconds - one.milliseconds)
      .slice(0, most)
    console.log(`\nThe ${rows.length} slowest test files:`)
    for (const {file, milliseconds} of rows)
      console.log(`  ${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${file}`)
  }
}
