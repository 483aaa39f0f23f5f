#!/usr/bin/env node
import type * as Cli from '../cli.ts'
import {loadProgram} from '../load-program.ts'
import {compileForOneRun} from '../optimizer.ts'

compileForOneRun()
;(loadProgram(import.meta.url, 'cli') as typeof Cli).main()
