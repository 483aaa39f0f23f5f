import {defineConfig} from 'vitest/config'
import {pageScriptsOfTests} from './tools/page-script.mjs'

export default defineConfig({
  plugins: [pageScriptsOfTests],
  test: {
    include: ['tests/**/*.test.ts'],
    // One worker a core: the process that waits for them does next to nothing.
    maxWorkers: '100%',
    // The files of a worker share what they load, which no test changes.
    isolate: false,
    // Pages are laid out by a real browser.
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
