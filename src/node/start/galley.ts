#!/usr/bin/env node
import type * as Cli from '../cli.ts'
import {loadProgram} from '../program/load-program.ts'
import {compileForOneRun, usualModules} from '../program/optimizer.ts'

compileForOneRun(process.argv[2] === 'lsp' ? ['net', 'worker_threads'] : usualModules)
;(loadProgram(import.meta.url, 'cli') as typeof Cli).main()
