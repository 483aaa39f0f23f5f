import {defineConfig} from 'vitest/config'
import {failedChecks} from '../../failed-checks.ts'
import {skippedChecks} from '../../skipped-checks.ts'

export default defineConfig({
  test: {include: ['asking.ts'], reporters: ['default', skippedChecks, failedChecks]}
})
