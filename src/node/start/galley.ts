#!/usr/bin/env node
import {loadProgram} from '../load-program.ts'
import {compileForOneRun} from '../optimizer.ts'

compileForOneRun()
loadProgram(import.meta.url, 'cli')
