import {defineConfig} from 'vitest/config'
import {pageScriptsOfTests} from './tools/page-script.mjs'

export default defineConfig({
  plugins: [pageScriptsOfTests],
  test: {
    include: ['tests/**/*.test.ts'],
    // One worker a core: the process that waits for them does next to nothing.
    maxWorkers: '100%',
    // Pages are laid out by a real browser.
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
