/** Vitest ends a worker by this signal, with which by itself no process removes its files or ends its browser. */
process.once('SIGTERM', () => process.exit())
