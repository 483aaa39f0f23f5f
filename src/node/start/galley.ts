#!/usr/bin/env node
import type * as Cli from '../cli.ts'
import {loadProgram} from '../program/load-program.ts'
import {compileForOneRun} from '../program/optimizer.ts'

// The thread of `galley lsp` does so once it has loaded Node's modules: V8 would compile them again under other flags.
if (process.argv[2] !== 'lsp') compileForOneRun()
;(loadProgram(import.meta.url, 'cli') as typeof Cli).main()
