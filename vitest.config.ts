import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Pages are laid out by a real browser.
    testTimeout: 30_000,
    hookTimeout: 30_000
  }
})
