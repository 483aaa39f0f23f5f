#!/usr/bin/env node
import type * as Cli from '../cli.ts'
import {loadProgram} from '../program/load-program.ts'
import {compileForOneRun} from '../program/optimizer.ts'

compileForOneRun()
;(loadProgram(import.meta.url, 'cli') as typeof Cli).main()
