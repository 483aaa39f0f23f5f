/**
 * Vitest ends a worker with this signal; without this handler, the worker would neither remove its files nor close its
 * browser.
 */
process.once('SIGTERM', () => process.exit())
