import {availableParallelism} from 'node:os'
import {configDefaults, defineConfig} from 'vitest/config'
import {flagsForOneRun} from './src/node/program/optimizer.ts'
import {failedChecks} from './tests/failed-checks.ts'
import {LongestFirst} from './tests/longest-first.ts'
import {filesOfOtherRuns} from './tests/sampled-files.ts'
import {skippedChecks} from './tests/skipped-checks.ts'
import {pageScriptsOfTests} from './tools/page-script.mjs'
import {compiledSources} from './tools/test-sources.mjs'

export default defineConfig({
  plugins: [compiledSources(), pageScriptsOfTests],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...filesOfOtherRuns()],
    globalSetup: ['tests/compile-first.ts'],
    setupFiles: ['tests/after-file.ts'],
    // Modules are compiled again only if they have changed; `npx vitest --clearCache` removes them.
    experimental: {fsModuleCache: true},
    // A test that asserts nothing cannot fail.
    expect: {requireAssertions: true},
    reporters: ['default', './tools/slowest-files.mjs', skippedChecks, failedChecks],
    sequence: {sequencer: LongestFirst},
    // Half as many workers again as cores, since a worker waits for its browser a third of the time.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // The tests of a worker are over before most optimizing pays, as a build is.
    execArgv: [...flagsForOneRun()],
    // The files of a worker share what they load, which no test changes.
    isolate: false,
    // Pages are laid out by a real browser.
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
