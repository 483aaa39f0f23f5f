import {createTypesetter} from '../src/node/print/typesetter.ts'

/** The typesetter of a worker: its files share one browser, which starts for the first PDF and ends with the worker. */
export const typesetter = createTypesetter({warn: () => undefined})

// Vitest ends a worker by this signal, which by itself would leave the browser’s files behind.
process.once('SIGTERM', () => process.exit())
