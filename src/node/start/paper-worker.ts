import {loadProgram} from '../program/load-program.ts'
import {compileForOneRun} from '../program/optimizer.ts'

compileForOneRun()
loadProgram(import.meta.url, 'paper-worker')
