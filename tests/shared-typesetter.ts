import {createTypesetter} from '../src/node/print/typesetter.ts'
import './exit-on-signal.ts'

/**
 * The typesetter of a worker: its files share one browser, which starts for the first PDF and closes with the worker.
 */
export const typesetter = createTypesetter({warn: () => undefined})
