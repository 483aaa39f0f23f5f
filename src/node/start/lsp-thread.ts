import {loadProgram} from '../program/load-program.ts'
import {compileForOneRun} from '../program/optimizer.ts'

compileForOneRun(['http', 'net', 'perf_hooks'])
loadProgram(import.meta.url, 'lsp-thread')
