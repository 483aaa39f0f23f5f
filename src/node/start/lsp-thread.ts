import {parentPort} from 'node:worker_threads'
import {loadProgram} from '../program/load-program.ts'
import {compileForOneRun, usualModules} from '../program/optimizer.ts'

compileForOneRun([...usualModules, 'net', 'perf_hooks'])
// From now on, the main thread can also load its code.
parentPort?.postMessage(undefined)
loadProgram(import.meta.url, 'lsp-thread')
